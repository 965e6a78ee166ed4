from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from small_world import BASE, BROWSER

from kg.errors import InputError
from kg.files import QUESTIONS
from server import Config, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from kg.store import Store


def page(client: FlaskClient, path: str, accept: str = BROWSER) -> TestResponse:
    return client.get(path, headers={"Accept": accept})


def test_the_front_page_has_counts_the_newest_articles_and_the_ways_in(client: FlaskClient) -> None:
    text = page(client, "/").text
    assert '<a href="/search?kind=article">4</a>' in text
    assert "Velen visits Korda &amp; the Šarić range" in text
    assert text.index("Velen visits Korda") < text.index("is what Velen announced"), "the dated one is newer"
    assert 'name="q"' in text
    for path in ("/sparql", "/dumps/", "/ontology", "/shapes", "/validation", "/.well-known/void"):
        assert f'href="{path}"' in text
        assert page(client, path).status_code == 200


def test_an_empty_store_has_a_front_page_and_is_not_ready(empty_store: Store) -> None:
    client = create_app(empty_store, Config()).test_client()
    assert "no article in the graph yet" in page(client, "/").text
    assert page(client, "/health").json == {"status": "ok"}
    assert page(client, "/ready", "*/*").status_code == 503
    assert page(client, "/ontology").status_code == 404


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("marta velen", "Marta Velen"),
        ("SARIC", "Ivo Šarić"),
        ("Šarić", "Ivo Šarić"),
        ("марта", "Marta Velen"),
        ("Vellen", "Marta Velen"),
        ("velen marta", "Marta Velen"),
        ("korda", "Korda"),
        ("harb", "Harbour Partnership"),
    ],
)
def test_search_minds_neither_case_nor_diacritics_nor_script(client: FlaskClient, text: str, first: str) -> None:
    found = client.get("/search", query_string={"q": text}, headers={"Accept": "application/json"}).json
    assert found["results"][0]["label"] == first
    html = client.get("/search", query_string={"q": text}, headers={"Accept": BROWSER}).text
    assert f'href="{found["results"][0]["page"]}"' in html


def test_search_by_kind_lists_all_of_it(client: FlaskClient) -> None:
    found = client.get("/search?kind=person&format=json").json
    assert [r["label"] for r in found["results"]] == ["Ivo Šarić", "Marta Velen"]
    assert found["total"] == 2
    both = [
        client.get(f"/search?kind={k}&q=quay+watch&format=json").json["total"] for k in ("organization", "programme")
    ]
    assert both == [1, 1]
    assert client.get("/search?q=velen&kind=place&format=json").json["total"] == 0


def test_articles_are_listed_newest_first_with_date_and_publisher(client: FlaskClient) -> None:
    text = page(client, "/search?kind=article").text
    assert text.index("Velen visits Korda") < text.index("is what Velen announced")
    assert "2031-05-04" in text
    assert "Ostrian Courier" in text


def test_long_lists_have_pages(store: Store) -> None:
    client = create_app(store, Config(page_rows=1)).test_client()
    first = client.get("/search?kind=person", headers={"Accept": BROWSER}).text
    assert "Ivo Šarić" in first
    assert 'rel="next" href="/search?kind=person&amp;page=2"' in first
    second = client.get("/search?kind=person&page=2", headers={"Accept": BROWSER}).text
    assert "Marta Velen" in second
    assert "Next" not in second


@pytest.mark.parametrize("query", ["kind=robot", "page=0&q=a", "page=x&q=a", "q=" + "a" * 201])
def test_a_search_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    response = client.get(f"/search?{query}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"


def test_nothing_found_is_said(client: FlaskClient) -> None:
    assert "Nothing is found" in page(client, "/search?q=zzz").text
    assert page(client, "/search", "application/json").json["results"] == []


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/.well-known/void"])
@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_of_the_house_come_as_data(client: FlaskClient, path: str, accept: str, parser: ox.RdfFormat) -> None:
    response = page(client, path, accept)
    assert response.content_type.split(";")[0] == accept
    assert list(ox.parse(response.data, parser))


@pytest.mark.parametrize("path", ["/ontology.ttl", "/ontology.jsonld", "/ontology.nt", "/ontology.rdf", "/shapes.ttl"])
def test_ontology_and_shapes_have_suffixes(client: FlaskClient, path: str) -> None:
    assert page(client, path).status_code == 200
    assert page(client, path).content_type.split(";")[0] != "text/html"
    assert page(client, "/ontology.html", "*/*").content_type == "text/html; charset=utf-8"
    assert page(client, "/ontology.exe").status_code == 404
    assert page(client, "/ontology.nq").status_code == 404


ARTICLE_GRAPH = "/graph/article/velen-visits-korda-1a2b3c4d"


def test_a_named_graph_is_data_at_its_own_address_and_a_page_for_browsers(client: FlaskClient) -> None:
    data = page(client, ARTICLE_GRAPH, "application/n-triples")
    assert data.content_type == "application/n-triples"
    assert len(data.data.splitlines()) > 50
    assert page(client, f"{ARTICLE_GRAPH}.nt", BROWSER).data == data.data
    led = page(client, ARTICLE_GRAPH)
    assert (led.status_code, led.headers["Location"]) == (303, "/doc/article/velen-visits-korda-1a2b3c4d")
    assert page(client, "/graph/ontology").headers["Location"] == "/ontology"
    assert page(client, "/graph/authority").content_type == "text/turtle; charset=utf-8"
    assert page(client, "/graph/unknown").status_code == 404
    assert page(client, "/graph/a%3E%20b", "*/*").status_code == 404


def test_the_ontology_page_has_each_term_with_definition_and_example(client: FlaskClient) -> None:
    text = page(client, "/ontology").text
    assert 'id="PostHeld"' in text
    assert "A title, rank or office that an article gives a person" in text
    assert 'id="EventType-Visit"' in text
    assert text.count('class="term"') > 40


def test_the_shapes_page_has_each_rule_in_words(client: FlaskClient) -> None:
    text = page(client, "/shapes").text
    assert "Give the person a name." in text
    assert 'id="Person"' in text


def test_the_dataset_description_names_endpoint_and_dumps_at_the_address_asked(
    client: FlaskClient, store: Store, build: Path
) -> None:
    values = {
        q.object.value for q in ox.parse(page(client, "/.well-known/void", "text/turtle").data, ox.RdfFormat.TURTLE)
    }
    assert {"http://localhost/sparql", "http://localhost/dumps/dateline.nq"} <= values
    public = create_app(store, Config(base="https://data.example.org/", build=build)).test_client()
    assert "https://data.example.org/sparql" in public.get("/.well-known/void?format=turtle").text


def test_the_dataset_page_tells_how_often_each_class_is_used_and_programs_get_data(client: FlaskClient) -> None:
    text = page(client, "/.well-known/void").text
    assert "A small world" in text
    assert '>person</a></th><td class="number">2</td>' in text
    assert page(client, "/.well-known/void", "*/*").content_type == "text/turtle; charset=utf-8"


def test_a_host_that_is_no_name_gets_no_description(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Host": 'a">b'})
    assert response.status_code == 400


def test_the_questions_are_all_there_as_examples(client: FlaskClient) -> None:
    files = sorted(QUESTIONS.glob("*.rq"))
    assert files
    text = page(client, "/sparql").text
    assert text.count('href="/sparql?query=') == len(files)


def test_dumps_are_listed_with_size_and_checksum_and_downloaded_whole(client: FlaskClient, build: Path) -> None:
    folder = build / "current" / "dumps"
    listed = page(client, "/dumps/", "application/json").json["files"]
    assert {f["name"] for f in listed} == {p.name for p in folder.iterdir()}
    html = page(client, "/dumps/").text
    for entry in listed:
        body = (folder / entry["name"]).read_bytes()
        response = client.get(entry["url"], buffered=True)
        assert response.data == body
        assert response.headers["Content-Length"] == str(len(body)) == str(entry["sizeBytes"])
        assert "Content-Encoding" not in response.headers
        if entry["name"] != "SHA256SUMS":
            assert entry["sha256"] == hashlib.sha256(body).hexdigest()
            assert entry["sha256"] in html


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("dateline.nq", "application/n-quads"),
        ("dateline.ttl", "text/turtle; charset=utf-8"),
        ("dateline.trig", "application/trig"),
        ("dateline.nq.gz", "application/gzip"),
    ],
)
def test_a_dump_has_its_media_type(client: FlaskClient, name: str, media_type: str) -> None:
    assert client.get(f"/dumps/{name}", buffered=True).content_type == media_type
    head = client.head(f"/dumps/{name}", buffered=True)
    assert (head.data, head.status_code) == (b"", 200)


@pytest.mark.parametrize(
    "name", ["../manifest.json", "..%2fmanifest.json", "%2e%2e/manifest.json", "none.nq", "/etc/passwd"]
)
def test_no_other_file_can_be_had(client: FlaskClient, name: str) -> None:
    response = client.get(f"/dumps/{name}")
    assert response.status_code in {404, 308}
    assert "base" not in response.text


def test_a_store_without_a_build_folder_has_no_dumps_and_no_report(store: Store) -> None:
    client = create_app(store, Config()).test_client()
    assert "has no dumps" in page(client, "/dumps/").text
    assert client.get("/validation").status_code == 404


def test_the_report_is_a_page_and_data(client: FlaskClient) -> None:
    assert "The data conforms" in page(client, "/validation").text
    assert page(client, "/validation", "application/json").json["conforms"] is True
    for accept, parser in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        predicates = {q.predicate.value for q in ox.parse(page(client, "/validation", accept).data, parser)}
        assert "http://www.w3.org/ns/shacl#conforms" in predicates


def test_a_failing_report_lists_what_to_do(store: Store, tmp_path: Path) -> None:
    release = tmp_path / "releases" / "x"
    release.mkdir(parents=True)
    (tmp_path / "current").symlink_to(release)
    (release / "manifest.json").write_text(json.dumps({"base": BASE}))
    result = {
        "focus": f"<{BASE}id/person/marta-velen>",
        "path": None,
        "value": None,
        "severity": "Warning",
        "shape": "<https://w3id.org/dateline/shapes#Person>",
        "constraint": "x",
        "message": "Name <her>.",
    }
    report = {"conforms": False, "focusNodes": 3, "targets": {result["shape"]: 3}, "results": [result]}
    (release / "report.json").write_text(json.dumps(report))
    text = page(create_app(store, Config(build=tmp_path)).test_client(), "/validation").text
    assert "does not conform" in text
    assert "Name &lt;her&gt;." in text
    assert 'href="/shapes#Person"' in text
    assert 'href="/doc/person/marta-velen"' in text


class BrokenStore:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def query(self, *_: object, **__: object) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"), [(InputError("/secret/place is gone"), 503), (RuntimeError("/secret/place"), 500)]
)
@pytest.mark.parametrize("accept", [BROWSER, "*/*"])
@pytest.mark.parametrize("path", ["/", "/doc/person/x", "/search?q=a", "/ontology"])
def test_a_failure_says_nothing_of_the_machine(error: Exception, status: int, accept: str, path: str) -> None:
    client = create_app(BrokenStore(error), Config()).test_client()
    response = page(client, path, accept)
    assert response.status_code == status
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert ("text/html" in response.content_type) is (accept == BROWSER)


def test_ready_asks_the_store(client: FlaskClient) -> None:
    assert client.get("/ready").json == {"status": "ready"}
    broken = create_app(BrokenStore(InputError("gone")), Config()).test_client()
    assert broken.get("/ready").status_code == 503
    assert broken.get("/health").status_code == 200
