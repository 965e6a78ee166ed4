"""The query operation of the SPARQL 1.1 Protocol, clause by clause, against the running server.

Each row is one rule: what is sent, and what must come back. The clauses are those of https://www.w3.org/TR/sparql11-protocol/
(2.1.1 GET, 2.1.2 form, 2.1.3 direct, 2.1.4 dataset, 2.1.5 formats, 2.1.6 success, 2.1.7 failure).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import pytest
from asking import Answer, ask, form
from rdflib import Graph
from small_world import BASE

ROWS = "application/sparql-results+json"
MANY = f"{BASE}graph/article/many"
WORDS = f"{BASE}graph/ontology"
NONE = f"{BASE}graph/none"
DIRECT = {"Content-Type": "application/sparql-query"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
VISIT = f"<{BASE}id/event/many/1>"
EXISTS = f"ASK {{ {VISIT} ?p ?o }}"


@dataclass(frozen=True)
class Case:
    name: str
    method: str = "GET"
    fields: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


def posted(name: str, *fields: tuple[str, str]) -> Case:
    body, headers = form(*fields)
    return Case(name, "POST", (), body, headers)


def direct(name: str, query: str, *fields: tuple[str, str], content_type: str = "application/sparql-query") -> Case:
    return Case(name, "POST", fields, query.encode(), {"Content-Type": content_type})


def sent(address: str, case: Case) -> Answer:
    return ask(address, case.method, fields=case.fields, body=case.body, headers=case.headers)


ANSWERED = [
    Case("get", fields=(("query", EXISTS),)),
    posted("form", ("query", EXISTS)),
    direct("direct", EXISTS),
    direct("direct, charset named", EXISTS, content_type="application/sparql-query; charset=utf-8"),
    direct("direct, charset in capitals and quotes", EXISTS, content_type='application/sparql-query;charset="UTF-8"'),
    Case("get, all that may be escaped is", fields=(("query", f"  {EXISTS}\r\n\t# žćš +&=%"),)),
    Case("get, dataset in the query", fields=(("query", f"ASK FROM <{MANY}> {{ {VISIT} ?p ?o }}"),)),
    Case("get, a parameter that nobody knows", fields=(("query", EXISTS), ("colour", "blue"))),
]


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_a_query_is_answered_by_every_way_of_asking(address: str, case: Case) -> None:
    answer = sent(address, case)
    assert (answer.status, answer.type) == (200, ROWS)
    assert json.loads(answer.body)["boolean"] is True


def ways(name: str, query: str, *dataset: tuple[str, str]) -> list[Case]:
    return [
        Case(f"{name}, get", fields=(("query", query), *dataset)),
        posted(f"{name}, form", ("query", query), *dataset),
        direct(f"{name}, direct", query, *dataset),
    ]


def numbers(answer: Answer) -> list[str]:
    return [next(iter(row.values()))["value"] for row in json.loads(answer.body)["results"]["bindings"]]


@pytest.mark.parametrize("case", ways("one default graph", COUNT, ("default-graph-uri", MANY)), ids=lambda c: c.name)
def test_a_default_graph_is_all_that_is_queried(address: str, case: Case) -> None:
    assert numbers(sent(address, case)) == ["42"]


@pytest.mark.parametrize(
    "case",
    ways("two default graphs", COUNT, ("default-graph-uri", MANY), ("default-graph-uri", WORDS)),
    ids=lambda c: c.name,
)
def test_several_default_graphs_are_merged(address: str, case: Case) -> None:
    alone = numbers(ask(address, fields=(("query", COUNT), ("default-graph-uri", WORDS))))
    assert numbers(sent(address, case)) == [str(42 + int(alone[0]))]


@pytest.mark.parametrize(
    "case", ways("named graphs", GRAPHS, ("named-graph-uri", MANY), ("named-graph-uri", WORDS)), ids=lambda c: c.name
)
def test_named_graphs_are_all_that_graph_finds(address: str, case: Case) -> None:
    assert numbers(sent(address, case)) == [MANY, WORDS]


@pytest.mark.parametrize(
    "case",
    ways(
        "both",
        f"SELECT ?n {{ {{ SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} }} GRAPH <{WORDS}> {{ ?x ?y ?z }} }} LIMIT 1",
        ("default-graph-uri", MANY),
        ("named-graph-uri", WORDS),
    ),
    ids=lambda c: c.name,
)
def test_default_and_named_graphs_stand_beside_each_other(address: str, case: Case) -> None:
    assert numbers(sent(address, case)) == ["42"]


@pytest.mark.parametrize(
    "case",
    ways("over FROM", f"SELECT (COUNT(*) AS ?n) FROM <{WORDS}> {{ ?s ?p ?o }}", ("default-graph-uri", MANY)),  # noqa: S608
    ids=lambda c: c.name,
)
def test_the_dataset_of_the_request_overrides_the_one_of_the_query(address: str, case: Case) -> None:
    assert numbers(sent(address, case)) == ["42"]


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_there_is_empty(address: str, parameter: str) -> None:
    query = COUNT if parameter.startswith("default") else f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{NONE}> {{ ?s ?p ?o }} }}"
    assert numbers(ask(address, fields=(("query", query), (parameter, NONE)))) == ["0"]


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", ROWS),
        ("ASK { ?s ?p ?o }", ROWS),
        (f"DESCRIBE {VISIT}", "text/turtle"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", "text/turtle"),
    ],
)
def test_each_form_of_query_has_a_format_of_its_kind(address: str, query: str, media_type: str) -> None:
    answer = ask(address, fields=(("query", query),), headers={"Accept": "*/*"})
    assert (answer.status, answer.type) == (200, media_type)
    if media_type == "text/turtle":
        assert len(Graph().parse(data=answer.body, format="turtle")) > 0


REFUSED = [
    (Case("another method", "PUT", (("query", EXISTS),)), 405),
    (Case("delete", "DELETE"), 405),
    (Case("two queries in the address", fields=(("query", EXISTS), ("query", COUNT))), 400),
    (posted("two queries in a form", ("query", EXISTS), ("query", COUNT)), 400),
    (direct("one in the address, one in the body", EXISTS, ("query", COUNT)), 400),
    (Case("an empty query", fields=(("query", ""),)), 400),
    (Case("graphs without a query", fields=(("default-graph-uri", MANY),)), 400),
    (Case("a graph that is no IRI", fields=(("query", EXISTS), ("named-graph-uri", "many"))), 400),
    (Case("bad syntax", fields=(("query", "ASK { ?s ?p }"),)), 400),
    (posted("bad syntax in a form", ("query", "SELECT ?x")), 400),
    (posted("a form without a query", ("colour", "blue")), 400),
    (direct("a body of a strange type", EXISTS, content_type="text/plain"), 415),
    (direct("a strange charset", EXISTS, content_type="application/sparql-query; charset=utf-16"), 415),
    (Case("a body without a type", "POST", (), EXISTS.encode()), 415),
    (Case("a form without a type", "POST", (), urlencode({"query": EXISTS}).encode(), {"Content-Type": ""}), 415),
    (Case("direct, not UTF-8", "POST", (), "ASK { ?s ?p 'é' }".encode("latin-1"), DIRECT), 400),
    (
        Case(
            "form, not UTF-8",
            "POST",
            (),
            b"query=" + quote("ASK { ?s ?p 'é' }", encoding="latin-1").encode(),
            {"Content-Type": "application/x-www-form-urlencoded"},
        ),
        400,
    ),
    (posted("an update in a form", ("update", "CLEAR ALL")), 403),
    (direct("an update", "CLEAR ALL", content_type="application/sparql-update"), 403),
    (direct("an update as a query", "CLEAR ALL"), 400),
    (posted("query and update", ("query", EXISTS), ("update", "CLEAR ALL")), 403),
    (Case("no format that there is", fields=(("query", EXISTS),), headers={"Accept": "image/png"}), 406),
    (Case("rows as a graph", fields=(("query", COUNT),), headers={"Accept": "text/turtle"}), 406),
    (Case("yes or no as CSV", fields=(("query", EXISTS),), headers={"Accept": "text/csv"}), 406),
    (Case("a format of no name", fields=(("query", EXISTS), ("format", "papyrus"))), 406),
    (Case("a compressed body", "POST", (), EXISTS.encode(), DIRECT | {"Content-Encoding": "gzip"}), 415),
    (Case("a long query", fields=(("query", EXISTS + " #" + "x" * 60_000),)), 413),
    (direct("ten megabytes", "x" * 10_000_000), 413),
    (direct("deep nesting", "ASK " + "{" * 500 + "}" * 500), 400),
    (direct("many words", "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }"), 400),
    (Case("a timeout that is none", fields=(("query", EXISTS), ("timeout", "soon"))), 400),
    (Case("a timeout of nothing", fields=(("query", EXISTS), ("timeout", "0"))), 400),
]


@pytest.mark.parametrize(("case", "status"), REFUSED, ids=lambda x: x.name if isinstance(x, Case) else str(x))
def test_what_is_not_of_the_protocol_is_refused_with_a_reason(address: str, case: Case, status: int) -> None:
    answer = sent(address, case)
    assert (answer.status, answer.type) == (status, "application/problem+json")
    problem = json.loads(answer.body)
    assert problem["status"] == status
    assert len(problem["detail"]) > 10
    assert "Traceback" not in problem["detail"]
    if status == 405:
        assert set(answer.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "POST", "OPTIONS"}
    if status == 406:
        assert ROWS in problem["available"]
    if status == 415 and "charset" not in case.name:
        assert "application/sparql-query" in answer.headers.get("Accept-Post", "application/sparql-query")


def test_a_syntax_error_has_line_column_and_what_was_expected(address: str) -> None:
    problem = json.loads(ask(address, fields=(("query", "ASK {\n ?s ?p"),)).body)
    assert (problem["line"], problem["column"]) == (2, 7)
    assert {"?", "<", "true"} <= set(problem["expected"])


@pytest.mark.parametrize("query", [EXISTS, "ASK {"])
def test_head_is_get_without_a_body(address: str, query: str) -> None:
    got = ask(address, fields=(("query", query),))
    head = ask(address, "HEAD", fields=(("query", query),))
    assert (head.status, head.body) == (got.status, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Vary"):
        assert head.headers[name] == got.headers[name], name


def test_options_tells_what_a_page_of_another_site_may_do(address: str) -> None:
    answer = ask(address, "OPTIONS", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"})
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert {"GET", "POST"} <= set(answer.headers["Access-Control-Allow-Methods"].replace(" ", "").split(","))


@pytest.mark.parametrize("wanted", ["json", "xml", "csv", "tsv"])
def test_values_that_look_empty_and_text_beyond_ascii_come_through_every_format(address: str, wanted: str) -> None:
    query = 'SELECT * { VALUES (?a ?b ?c) { (0 false "Šarić 東京 🦊") } }'
    answer = ask(address, fields=(("query", query), ("format", wanted)))
    assert answer.status == 200
    text = answer.body.decode("utf-8")
    assert "Šarić 東京 🦊" in text
    assert "false" in text
    assert ">0<" in text or '"0"' in text or "\r\n0,false" in text or "\n0\tfalse" in text
