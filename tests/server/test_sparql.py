from __future__ import annotations

import csv
import io
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from small_world import BASE, BROWSER

from server import Config, create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from kg.store import Store

SELECT = "SELECT ?name { ?x a <https://schema.org/Person> ; <https://schema.org/name> ?name } ORDER BY ?name"
CONSTRUCT = """PREFIX schema: <https://schema.org/>
CONSTRUCT { ?x schema:name ?name } WHERE { ?x a schema:Person ; schema:name ?name }"""
ASK = "ASK { ?x a <https://schema.org/Person> }"
NAMES = ["Ivo Šarić", "Marta Velen"]
JSON = "application/sparql-results+json"


def names(response: TestResponse) -> list[str]:
    return [row["name"]["value"] for row in json.loads(response.data)["results"]["bindings"]]


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.get("/sparql", query_string={"query": SELECT}),
        lambda c: c.post("/sparql", data={"query": SELECT}),
        lambda c: c.post("/sparql", data=SELECT.encode(), content_type="application/sparql-query"),
        lambda c: c.post("/sparql", data=SELECT.encode(), content_type="application/sparql-query; charset=UTF-8"),
    ],
)
def test_each_way_of_asking_gives_the_same_answer(
    client: FlaskClient, ask: Callable[[FlaskClient], TestResponse]
) -> None:
    response = ask(client)
    assert response.status_code == 200
    assert response.content_type == JSON
    assert names(response) == NAMES
    assert "Accept" in response.headers["Vary"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def read_xml(body: bytes) -> list[str | None]:
    spaces = {"s": "http://www.w3.org/2005/sparql-results#"}
    return [e.text for e in ET.fromstring(body).iterfind(".//s:literal", spaces)]  # noqa: S314 - our own answer


@pytest.mark.parametrize(
    ("accept", "read"),
    [
        (JSON, lambda b: [r["name"]["value"] for r in json.loads(b)["results"]["bindings"]]),
        ("application/json", lambda b: [r["name"]["value"] for r in json.loads(b)["results"]["bindings"]]),
        ("application/sparql-results+xml", read_xml),
        ("text/csv", lambda b: [r["name"] for r in csv.DictReader(io.StringIO(b.decode()))]),
        ("text/tab-separated-values", lambda b: [line.strip('"') for line in b.decode().splitlines()[1:]]),
    ],
)
def test_rows_come_in_every_format(client: FlaskClient, accept: str, read: Callable[[bytes], list[str]]) -> None:
    response = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": accept})
    assert response.content_type.split(";")[0] == accept
    assert read(response.data) == NAMES


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{BASE}id/person/marta-velen>"])
def test_graphs_come_in_every_format(client: FlaskClient, accept: str, parser: ox.RdfFormat, query: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert response.content_type.split(";")[0] == accept
    found = {quad.object.value for quad in ox.parse(response.data, parser)}
    assert "Marta Velen" in found


@pytest.mark.parametrize(
    ("query", "name", "content_type"),
    [
        (SELECT, "csv", "text/csv; charset=utf-8"),
        (SELECT, "json", JSON),
        (CONSTRUCT, "json", "application/ld+json"),
        (SELECT, "xml", "application/sparql-results+xml"),
        (CONSTRUCT, "xml", "application/rdf+xml"),
        (CONSTRUCT, "nt", "application/n-triples"),
    ],
)
def test_the_format_parameter_wins_over_accept(client: FlaskClient, query: str, name: str, content_type: str) -> None:
    response = client.get("/sparql", query_string={"query": query, "format": name}, headers={"Accept": BROWSER})
    assert response.content_type == content_type
    posted = client.post("/sparql", data={"query": query, "format": name})
    assert posted.data == response.data


def test_without_a_preference_rows_are_json_and_graphs_turtle(client: FlaskClient) -> None:
    assert client.get("/sparql", query_string={"query": ASK}).json["boolean"] is True
    response = client.get("/sparql", query_string={"query": CONSTRUCT}, headers={"Accept": "*/*"})
    assert response.content_type == "text/turtle; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ASK, "text/csv"),
        (ASK, "text/tab-separated-values"),
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        (SELECT, "image/png"),
    ],
)
def test_what_a_query_cannot_be_answered_in_is_406_with_the_list(client: FlaskClient, query: str, accept: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert response.status_code == 406
    assert response.content_type == "application/problem+json"
    assert {JSON, "text/turtle"} <= set(response.json["available"])


def test_the_dataset_of_the_request_is_honoured(client: FlaskClient) -> None:
    def count(**graphs: str) -> int:
        headline = "?x <https://schema.org/headline> ?name"
        query = f"SELECT ?name {{ {{ {headline} }} UNION {{ GRAPH ?g {{ {headline} }} }} }}"
        return len(names(client.get("/sparql", query_string={"query": query, **graphs})))

    article = f"{BASE}graph/article/velen-visits-korda-1a2b3c4d"
    assert count() == 4
    assert count(**{"default-graph-uri": article}) == 1
    assert count(**{"named-graph-uri": article}) == 1
    assert count(**{"default-graph-uri": article, "named-graph-uri": article}) == 2
    assert count(**{"default-graph-uri": f"{BASE}graph/unknown"}) == 0


def test_the_default_graph_is_the_union_as_a_set(client: FlaskClient) -> None:
    query = f"SELECT ?name {{ <{BASE}id/person/marta-velen> <https://schema.org/name> ?name }}"
    assert names(client.get("/sparql", query_string={"query": query})) == ["Marta Velen"]


@pytest.mark.parametrize(
    ("send", "status"),
    [
        ({"query_string": {"query": ""}}, 400),
        ({"query_string": {"query": "  "}}, 400),
        ({"query_string": {"default-graph-uri": f"{BASE}graph/authority"}}, 400),
        ({"query_string": {"named-graph-uri": f"{BASE}graph/authority"}}, 400),
        ({"query_string": {"query": SELECT, "default-graph-uri": "not an iri"}}, 400),
        ({"query_string": f"query={'ASK {}'}&query={'ASK {}'}"}, 400),
        ({"path": "/sparql?query=ASK%20%7B%7D%20%23%ff"}, 400),
        ({"query_string": {"query": "SELECT ?x"}}, 400),
        ({"query_string": {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}}, 400),
        ({"query_string": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": "CLEAR ALL", "content_type": "application/sparql-update"}, 403),
        ({"method": "POST", "data": {"format": "json"}}, 400),
        ({"method": "POST", "data": b"query=%ff", "content_type": "application/x-www-form-urlencoded"}, 400),
        ({"method": "POST", "data": b"\xff", "content_type": "application/sparql-query"}, 400),
        ({"method": "POST", "data": SELECT, "content_type": "text/plain"}, 415),
        ({"method": "POST", "data": SELECT}, 415),
        ({"method": "POST", "data": SELECT, "content_type": "application/sparql-query; charset=utf-16"}, 415),
        (
            {
                "method": "POST",
                "data": SELECT,
                "content_type": "application/sparql-query",
                "headers": {"Content-Encoding": "gzip"},
            },
            415,
        ),
        (
            {
                "method": "POST",
                "data": SELECT,
                "content_type": "application/sparql-query",
                "query_string": {"query": SELECT},
            },
            400,
        ),
        ({"query_string": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400),
        ({"query_string": {"query": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400),
        ({"query_string": {"query": SELECT + " #" + "x" * 60_000}}, 413),
        ({"method": "POST", "data": b"x" * 1_000_001, "content_type": "application/sparql-query"}, 413),
        ({"method": "PUT", "data": SELECT}, 405),
        ({"method": "DELETE"}, 405),
    ],
)
def test_what_cannot_be_answered_is_told_as_a_problem(client: FlaskClient, send: dict[str, Any], status: int) -> None:
    response = client.open(**({"path": "/sparql", "method": "GET"} | send))
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.json["status"] == status
    assert response.json["detail"]
    assert "Traceback" not in response.text
    assert str(Path(__file__).parents[2]) not in response.text


def test_a_syntax_error_is_told_with_line_and_column(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert (response.json["line"], response.json["column"]) == (2, 16)


def test_a_method_that_is_not_known_is_answered_with_those_that_are(client: FlaskClient) -> None:
    assert {"GET", "HEAD", "POST", "OPTIONS"} <= set(client.put("/sparql").headers["Allow"].split(", "))


def test_head_answers_as_get_without_the_body(client: FlaskClient) -> None:
    got = client.get("/sparql", query_string={"query": SELECT})
    head = client.head("/sparql", query_string={"query": SELECT})
    assert (head.status_code, head.data, head.content_type) == (200, b"", got.content_type)
    assert head.headers["Content-Length"] == str(len(got.data))


def test_pages_of_other_sites_may_ask(client: FlaskClient) -> None:
    response = client.options("/sparql", headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_the_bare_endpoint_describes_itself(client: FlaskClient, accept: str, parser: ox.RdfFormat) -> None:
    response = client.get("/sparql", headers={"Accept": accept})
    found = {(q.predicate.value, q.object.value) for q in ox.parse(response.data, parser)}
    assert (f"{SD}endpoint", "http://localhost/sparql") in found
    assert (f"{SD}feature", f"{SD}UnionDefaultGraph") in found
    assert (f"{SD}resultFormat", "http://www.w3.org/ns/formats/SPARQL_Results_JSON") in found
    assert (f"{SD}name", f"{BASE}graph/authority") in found
    counted = client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?name) { ?s ?p ?o }"})
    assert ("http://rdfs.org/ns/void#triples", names(counted)[0]) in found


def test_the_description_names_the_configured_public_base(store: Store) -> None:
    client = create_app(store, Config(base="https://data.example.org/")).test_client()
    assert b"<https://data.example.org/sparql> a sd:Service" in client.get("/sparql").data


def test_a_browser_gets_the_query_page_with_the_questions(client: FlaskClient) -> None:
    page = client.get("/sparql", headers={"Accept": BROWSER})
    assert page.content_type == "text/html; charset=utf-8"
    assert "<textarea" in page.text
    assert "Which articles are there" in page.text
    assert 'href="/sparql?query=' in page.text


def test_a_browser_gets_its_result_as_a_table_with_labels_and_downloads(client: FlaskClient) -> None:
    query = "SELECT ?person ?n { ?person a <https://schema.org/Person> BIND(3 AS ?n) }"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": BROWSER}).text
    assert '<a href="/doc/person/marta-velen">Marta Velen</a>' in page
    assert '<th scope="col">person</th>' in page
    assert '<td class="number">' in page
    assert "2 rows" in page
    assert "format=csv" in page


def test_a_long_result_is_cut_on_the_page_and_says_so(store: Store) -> None:
    client = create_app(store, Config(page_rows=5)).test_client()
    page = client.get("/sparql", query_string={"query": "SELECT ?s { ?s ?p ?o } LIMIT 9", "format": "html"}).text
    assert "9 rows, the first 5 shown" in page
    assert page.count("<tr>") == 6


def test_a_browser_gets_yes_no_and_triples_too(client: FlaskClient) -> None:
    assert ">Yes<" in client.get("/sparql", query_string={"query": ASK, "format": "html"}).text
    assert "Marta Velen" in client.get("/sparql", query_string={"query": CONSTRUCT, "format": "html"}).text


def test_a_browser_is_told_what_is_wrong_above_its_own_query(client: FlaskClient) -> None:
    query = "SELECT * WHERE { ?s ?p } # <script>"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": BROWSER})
    assert page.status_code == 400
    assert "Line 1, column 26" in page.text
    assert "# &lt;script&gt;</textarea>" in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("form", ["ASK", "SELECT *", "SELECT (COUNT(*) AS ?n)", "CONSTRUCT { ?s ?p ?o } WHERE"])
@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_no_query_makes_this_server_call_another(client: FlaskClient, form: str, silent: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        there = f"<http://127.0.0.1:{other.getsockname()[1]}/>"
        query = f"{form} {{ SERVICE {silent}{there} {{ ?s ?p ?o }} }}"
        assert client.get("/sparql", query_string={"query": query}).status_code == 400
        with pytest.raises(TimeoutError):
            other.accept()


@pytest.mark.parametrize(
    "query", ["(" * 20_000, "SELECT * {" + "{" * 10_000, "ASK { ?s ?p ?o FILTER(" + "1+" * 15_000 + "1) }"]
)
def test_a_query_that_would_overflow_the_parser_is_refused(client: FlaskClient, query: str) -> None:
    assert client.post("/sparql", data=query, content_type="application/sparql-query").status_code == 400
    assert client.get("/ready").status_code == 200
