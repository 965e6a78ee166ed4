from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from small_world import BASE, BROWSER

from server import Config, create_app
from server.facts import SCHEMA, Fact
from server.labels import PART
from server.rows import Term, is_iri, quoted
from server.things import Section

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from kg.store import Store

PERSON = "person/marta-velen"
ARTICLE = "article/velen-visits-korda-1a2b3c4d"
EVENT = "event/velen-visits-korda-1a2b3c4d/visit-2031-05-04-korda-abc123"
PARSERS = {
    "text/turtle": (".ttl", ox.RdfFormat.TURTLE),
    "application/ld+json": (".jsonld", ox.RdfFormat.JSON_LD),
    "application/n-triples": (".nt", ox.RdfFormat.N_TRIPLES),
    "application/rdf+xml": (".rdf", ox.RdfFormat.RDF_XML),
}


def page(client: FlaskClient, path: str, accept: str | None = BROWSER) -> TestResponse:
    return client.get(path, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "target"),
    [(None, ""), ("*/*", ""), (BROWSER, "")] + [(media_type, suffix) for media_type, (suffix, _) in PARSERS.items()],
)
def test_a_name_leads_to_its_document(client: FlaskClient, accept: str, target: str) -> None:
    response = page(client, f"/id/{PERSON}", accept or "")
    assert response.status_code == 303
    assert response.headers["Location"] == f"/doc/{PERSON}{target}"
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    "path", ["/id/person/nobody", "/doc/person/nobody", "/doc/person/nobody.ttl", "/doc/a%3Eb", "/id/%22%7D"]
)
@pytest.mark.parametrize("accept", [BROWSER, "*/*"])
def test_what_is_not_known_is_not_found(client: FlaskClient, path: str, accept: str) -> None:
    response = page(client, path, accept)
    assert response.status_code == 404
    assert ("text/html" in response.content_type) is (accept == BROWSER)


@pytest.mark.parametrize("media_type", PARSERS)
@pytest.mark.parametrize("path", [PERSON, ARTICLE, EVENT])
def test_a_document_comes_as_data_by_accept_and_by_suffix_alike(
    client: FlaskClient, media_type: str, path: str
) -> None:
    suffix, parser = PARSERS[media_type]
    asked = page(client, f"/doc/{path}", media_type)
    suffixed = page(client, f"/doc/{path}{suffix}")
    assert asked.content_type.split(";")[0] == suffixed.content_type.split(";")[0] == media_type
    triples = {str(q.triple) for q in ox.parse(asked.data, parser)}
    assert triples == {str(q.triple) for q in ox.parse(suffixed.data, parser)}
    assert any(t.startswith(f"<{BASE}id/{path}>") for t in triples)
    assert {link.split(";")[2].strip() for link in asked.headers.getlist("Link")} >= {f'type="{media_type}"'}


def test_the_data_of_a_fact_holds_the_words_that_say_it(client: FlaskClient) -> None:
    values = {q.object.value for q in ox.parse(page(client, f"/doc/{EVENT}.nt").data, ox.RdfFormat.N_TRIPLES)}
    assert {"came to Korda", "On Sunday Chancellor Marta Velen ", "112"} <= values


def test_a_document_that_cannot_be_had_is_406(client: FlaskClient) -> None:
    assert page(client, f"/doc/{PERSON}", "image/png").status_code == 406
    assert page(client, f"/id/{PERSON}", "text/csv").json["available"]


def test_a_person_has_posts_events_statements_and_articles_each_with_its_sentence(client: FlaskClient) -> None:
    text = page(client, f"/doc/{PERSON}").text
    assert "<title>Marta Velen — person</title>" in text
    assert "<strong>Chancellor</strong>" in text
    assert "Visit of Marta Velen to Korda" in text
    assert "On Sunday Chancellor Marta Velen <mark>came to Korda</mark> to open the &lt;Šarić&gt; range." in text
    assert "<mark>Our harbours stay open to every neighbour.</mark>" in text
    assert 'href="https://courier.example/2031/velen"' in text
    assert "Ostrian Courier" in text
    assert 'href="/doc/place/korda"' in text
    assert "Марта Велен" in text
    assert "Martha Vellen" not in text, "a misspelling helps the search, not the reader"
    assert ">announced<" in text


def test_a_page_shows_labels_instead_of_names(client: FlaskClient) -> None:
    text = page(client, f"/doc/{EVENT}").text
    visible = text.split("As data:")[0].split("<code>")[0]
    assert ">visit</a>" in visible or ">visit<" in visible
    assert "event type" in visible
    assert ">http://localhost:8000/" not in visible
    assert ">https://" not in visible


def test_an_article_page_tells_what_it_is_and_its_facts_in_the_order_of_the_text(client: FlaskClient) -> None:
    text = page(client, f"/doc/{ARTICLE}").text
    assert "<title>Velen visits Korda &amp; the Šarić range — article</title>" in text
    for shown in ("Photo: A. Lark", "2031-05-04", "news page", "00aa11bb22cc33dd44ee55ff66778899", "000_velen.txt"):
        assert shown in text
    headings = [
        text.index(f">{h} <span") for h in ("Events", "Statements", "Posts", "Agreements and programmes", "Quantities")
    ]
    assert headings == sorted(headings)
    assert "12 berths" in text
    assert "League of Ports and Ostria" in text


def test_an_article_without_a_headline_is_called_as_its_page_is_cited_or_by_its_first_words(
    client: FlaskClient,
) -> None:
    cited = page(client, "/doc/article/talks-in-korda-55443322").text
    assert "<h1>The Courier: a page about Velen</h1>" in cited
    assert "has no headline" in cited
    assert "<h1>A bare note …</h1>" in page(client, "/doc/article/a-bare-note-66554433").text
    for path in ("/", "/search?kind=article"):
        assert "The Courier: a page about Velen</a>" in page(client, path).text
        assert "A bare note …</a>" in page(client, path).text
    assert "The Courier: a page about Velen</a>" in page(client, "/doc/person/ivo-saric").text


def test_a_provisional_person_is_marked_where_named_and_on_its_page(client: FlaskClient) -> None:
    assert "Provisional: named by an article only" in page(client, f"/doc/{ARTICLE}").text
    assert "its identity is not confirmed" in page(client, "/doc/person/ivo-saric").text
    assert "its identity is not confirmed" not in page(client, f"/doc/{PERSON}").text


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("place/korda", ["Events here", "Visit to Korda, announced", "Ostria"]),
        ("place/ostria", ["Who held posts here", "Chancellor", "places in it", "Korda"]),
        ("organization/league-of-ports", ["Connected with it", "League of Ports and Ostria"]),
        ("organization/ostrian-courier", ["published by it", "Velen visits Korda"]),
        ("programme/harbour-partnership", ["What articles say of it", "2027", "Statements about it"]),
        ("partnership/league-ostria", ["League of Ports", "Ostria", "Velen visits Korda"]),
        ("happening/visit-2031-05-04-korda", ["How it was reported", "came to Korda", "will visit Korda"]),
        (EVENT, ["As reported", "reported together with others as", "/doc/happening/visit-2031-05-04-korda"]),
        ("capture/00aa11bb22cc33dd", ["000_velen.txt", "original page", "drawn from it"]),
        ("passage/velen-visits-korda-1a2b3c4d/100-111", ["<mark>Marta Velen</mark>", "characters 100 to 111"]),
        ("mention/velen-visits-korda-1a2b3c4d/person-marta-velen", ["<mark>Marta Velen</mark>"]),
    ],
)
def test_every_kind_of_thing_has_a_page_that_says_what_it_is(client: FlaskClient, path: str, shown: list[str]) -> None:
    response = page(client, f"/doc/{path}")
    assert response.status_code == 200
    for words in shown:
        assert words in response.text


def test_text_of_the_data_is_never_markup_and_only_web_addresses_are_links(client: FlaskClient) -> None:
    for path in ("/doc/article/script-alert-99887766", "/", "/search?q=script", f"/doc/{PERSON}"):
        text = page(client, path).text
        assert "<script" not in text
        assert 'href="javascript:' not in text
    assert "&lt;script&gt;" in page(client, "/doc/article/script-alert-99887766").text


def test_data_minted_under_another_base_is_browsable_here(store: Store, build: Path) -> None:
    client = create_app(store, Config(base="https://data.example.org/", build=build)).test_client()
    text = page(client, f"/doc/{PERSON}").text
    assert 'href="/doc/place/korda"' in text
    mounted = client.get(f"/doc/{PERSON}", headers={"Accept": BROWSER}, environ_overrides={"SCRIPT_NAME": "/kg"})
    assert 'href="/kg/doc/place/korda"' in mounted.text


@pytest.mark.parametrize("path", [f"/doc/{PERSON}", "/", "/sparql", "/nothing", "/health", "/static/style.css"])
def test_every_answer_has_the_headers_that_keep_pages_safe(client: FlaskClient, path: str) -> None:
    headers = client.get(path, headers={"Accept": BROWSER}, buffered=True).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "script" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "text", ["http://a/b c", "http://a/>", "no-scheme", 'http://a/"', "http://a/\n", "http://a/{", ""]
)
def test_what_is_no_iri_never_gets_into_a_query(text: str) -> None:
    assert not is_iri(text)
    with pytest.raises(ValueError, match="no absolute IRI"):
        quoted([text])


def test_reports_of_one_post_stand_together_and_long_lists_are_folded_but_whole() -> None:
    def post(number: int, title: str) -> Fact:
        values = {"holder": "http://a/p", "postAt": "http://a/o", "roleName": title}
        names = {"roleName": SCHEMA}
        properties = {names.get(k, PART) + k: (Term("literal", v),) for k, v in values.items()}
        return Fact(f"http://a/{number}", "post", properties, (), None)

    section = Section("Posts", [post(1, "Chancellor"), post(2, "Envoy"), post(3, "chancellor")], 3)
    assert [[fact.iri[-1] for fact in card] for card in section.cards] == [["1", "3"], ["2"]]


def test_a_long_list_is_folded_but_whole(client: FlaskClient) -> None:
    text = page(client, "/doc/organization/league-of-ports").text
    assert "<details>" not in text
    long = page(client, "/doc/place/many").text
    assert "<summary>4 more</summary>" in long
    assert all(f"Visit number {number}<" in long for number in range(10))
