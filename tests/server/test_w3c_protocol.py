"""The cases of W3C's SPARQL 1.1 Protocol test suite, by the suite's own names, against the running server.

The requests are our own, on our small world. Of the suite's cases about updates, those that must fail are here; the
endpoint is read only unless an operator has turned updates on, and what it then takes is in ``test_updates.py``: an
update there names its dataset itself (no ``using-graph-uri``) and never changes the default graph, which is the union.
"""

from __future__ import annotations

import json

import pytest
from asking import ask
from test_protocol import COUNT, EXISTS, GRAPHS, MANY, ROWS, WORDS, Case, direct, numbers, posted, sent

CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"
BOTH = "SELECT DISTINCT ?g { GRAPH ?g { ?a ?b ?c } { SELECT * { ?s ?p ?o } LIMIT 1 } } ORDER BY ?g"
DEFAULTS = (("default-graph-uri", MANY), ("default-graph-uri", WORDS))
NAMED = (("named-graph-uri", MANY), ("named-graph-uri", WORDS))
UPDATE = "application/sparql-update"

TRUE = [
    Case("query_get", fields=(("query", EXISTS),)),
    posted("query_post_form", ("query", EXISTS)),
    direct("query_post_direct", EXISTS),
]
COUNTED = [
    direct("query_dataset_default_graph", COUNT, DEFAULTS[0]),
    Case("query_dataset_default_graphs_get", fields=(("query", COUNT), *DEFAULTS)),
    posted("query_dataset_default_graphs_post", ("query", COUNT), *DEFAULTS),
]
LISTED = [
    posted("query_dataset_named_graphs_post", ("query", GRAPHS), *NAMED),
    Case("query_dataset_named_graphs_get", fields=(("query", GRAPHS), *NAMED)),
    posted("query_dataset_full", ("query", BOTH), DEFAULTS[0], *NAMED),
    posted("query_multiple_dataset", ("query", GRAPHS.replace("{", f"FROM NAMED <{MANY}> {{", 1)), NAMED[1]),
]
TYPED = [
    ("query_content_type_select", "SELECT * { ?s ?p ?o } LIMIT 1", {ROWS, "application/sparql-results+xml"}),
    ("query_content_type_ask", EXISTS, {ROWS, "application/sparql-results+xml"}),
    ("query_content_type_describe", f"DESCRIBE <{MANY}>", {"text/turtle", "application/rdf+xml"}),
    ("query_content_type_construct", CONSTRUCT, {"text/turtle", "application/rdf+xml"}),
]
BAD = [
    Case("bad_query_method", "PUT", (("query", EXISTS),)),
    Case("bad_multiple_queries", fields=(("query", EXISTS), ("query", COUNT))),
    direct("bad_query_wrong_media_type", EXISTS, content_type="text/plain"),
    Case("bad_query_missing_form_type", "POST", (), b"query=ASK%20%7B%7D"),
    Case("bad_query_missing_direct_type", "POST", (), EXISTS.encode()),
    Case("bad_query_non_utf8", "POST", (), EXISTS.encode("utf-16"), {"Content-Type": "application/sparql-query"}),
    Case("bad_query_syntax", fields=(("query", "ASK {"),)),
    Case("bad_update_get", fields=(("update", "CLEAR ALL"),)),
    posted("bad_multiple_updates", ("update", "CLEAR ALL"), ("update", "CLEAR ALL")),
    direct("bad_update_wrong_media_type", "CLEAR ALL", content_type="text/plain"),
    Case("bad_update_missing_form_type", "POST", (), b"update=CLEAR%20ALL"),
    Case("bad_update_non_utf8", "POST", (), "CLEAR ALL".encode("utf-16"), {"Content-Type": UPDATE}),
    posted("bad_update_syntax", ("update", "CLEAR THE LOT")),
    posted(
        "bad_update_dataset_conflict", ("update", f"WITH <{MANY}> DELETE {{}} WHERE {{}}"), ("using-graph-uri", MANY)
    ),
]


@pytest.mark.parametrize("case", TRUE, ids=lambda case: case.name)
def test_a_query_is_answered(address: str, case: Case) -> None:
    answer = sent(address, case)
    assert answer.status == 200
    assert json.loads(answer.body)["boolean"] is True


@pytest.mark.parametrize("case", COUNTED, ids=lambda case: case.name)
def test_default_graphs_are_what_is_queried(address: str, case: Case) -> None:
    alone = int(numbers(ask(address, fields=(("query", COUNT), DEFAULTS[1])))[0])
    assert numbers(sent(address, case)) == [str(42 if case.name == "query_dataset_default_graph" else 42 + alone)]


@pytest.mark.parametrize("case", LISTED, ids=lambda case: case.name)
def test_named_graphs_are_what_graph_finds(address: str, case: Case) -> None:
    expected = [WORDS] if case.name == "query_multiple_dataset" else [MANY, WORDS]
    assert numbers(sent(address, case)) == expected


@pytest.mark.parametrize(("name", "query", "types"), TYPED, ids=[name for name, *_ in TYPED])
def test_an_answer_has_a_media_type_of_its_kind(address: str, name: str, query: str, types: set[str]) -> None:
    answer = sent(address, posted(name, ("query", query)))
    assert answer.status == 200
    assert answer.type in types


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_what_is_wrong_is_refused(address: str, case: Case) -> None:
    answer = sent(address, case)
    assert 400 <= answer.status < 500
    assert answer.type == "application/problem+json"


def test_the_suite_is_here_but_for_what_updates_must_do() -> None:
    names = {case.name for case in (*TRUE, *COUNTED, *LISTED, *BAD)} | {name for name, *_ in TYPED}
    assert len(names) == 28
