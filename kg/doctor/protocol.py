"""Whether queries are taken in each way, refused as they should be, and asked of the data that they name."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from kg.doctor.asking import FORM, QUERY
from kg.doctor.findings import OK, Check, Told, not_offered, unclear, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.doctor.asking import Came, Endpoint

JSON = "application/sparql-results+json"
NOWHERE = "urn:x-dateline:no-graph-has-this-name"
_ANY = "ASK { ?s ?p ?o }"
_ANY_NAMED = "ASK { GRAPH ?g { ?s ?p ?o } }"
_ONE = "SELECT (1 AS ?one) {}"
_BROKEN = "SELECT WHERE {{"
_TRACES = ("Traceback (most recent call last)", "\tat org.", "\tat com.", "\tat java.", "Stack trace:", 'File "/')


def truth(came: Came) -> bool | None:
    """Give the answer of an ASK in JSON, or None where it is none."""
    try:
        value = json.loads(came.text)["boolean"]
    except (ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, bool) else None


def _is_true(came: Came) -> Told:
    if not came.is_ok:
        return wrong(f"ASK {{}} is true of any data, and should be answered with 200, not {came.status}")
    if truth(came) is not True:
        return wrong("ASK {} is true of any data, and this is no JSON that says so")
    return OK


def _by_get(to: Endpoint) -> Told:
    return _is_true(to.get(("query", "ASK {}"), accept=JSON))


def _by_form(to: Endpoint) -> Told:
    return _is_true(to.form(("query", "ASK {}"), accept=JSON))


def _by_form_with_charset(to: Endpoint) -> Told:
    return _is_true(to.form(("query", "ASK {}"), accept=JSON, media_type=f"{FORM}; charset=UTF-8"))


def _direct(to: Endpoint) -> Told:
    return _is_true(to.direct("ASK {}", accept=JSON))


def _direct_with_charset(to: Endpoint) -> Told:
    came = to.direct('ASK { FILTER(STRLEN("é") = 1) }', accept=JSON, media_type=f"{QUERY}; charset=UTF-8")
    if came.is_ok and truth(came) is False:
        return wrong("the query was not read as UTF-8: «é» came as more than one character")
    return _is_true(came)


def _same(to: Endpoint) -> Told:
    ways = (
        to.get(("query", _ONE), accept=JSON),
        to.form(("query", _ONE), accept=JSON),
        to.direct(_ONE, accept=JSON),
    )
    try:
        rows = [json.loads(came.text)["results"]["bindings"] for came in ways]
    except (ValueError, KeyError, TypeError):
        return unclear("not every way gives rows in JSON")
    return OK if rows[0] == rows[1] == rows[2] else wrong("the same query has another answer by another way")


def _refused(came: Came, what: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> Told:
    if not came.is_error:
        return wrong(f"{what} should be refused with {status}, and is answered with {came.status}")
    if not came.is_refusal:
        return wrong(f"{what} is the client's fault ({status}), not the server's ({came.status})")
    return OK


def _malformed(to: Endpoint) -> Told:
    return _told_malformed(to.get(("query", _BROKEN)))


def _malformed_posted(to: Endpoint) -> Told:
    return _told_malformed(to.direct(_BROKEN))


def _told_malformed(came: Came) -> Told:
    if came.status != HTTPStatus.BAD_REQUEST:
        return wrong(f"a query that cannot be parsed should be refused with 400, and came back with {came.status}")
    return OK


def _no_trace(to: Endpoint) -> Told:
    came = to.get(("query", _BROKEN))
    found = next((trace for trace in _TRACES if trace in came.text), None)
    return wrong(f"the error shows the server's inside: {found.strip()!r}") if found else OK


def _two_queries(to: Endpoint) -> Told:
    return _refused(to.get(("query", "ASK {}"), ("query", _ONE)), "a request with two queries")


def _no_query(to: Endpoint) -> Told:
    return _refused(to.form(("default-graph-uri", NOWHERE)), "a request without a query")


def _other_media_type(to: Endpoint) -> Told:
    return _refused(
        to.direct("ASK {}", media_type="image/png"), "a query posted as image/png", HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    )


def _no_update(to: Endpoint) -> Told:
    came = to.form(("update", "INSERT DATA {}"))
    if not came.is_error:
        return wrong(f"anybody may change the data: an update (of nothing) is answered with {came.status}")
    return OK


def _default_graph(to: Endpoint) -> Told:
    def asked(graph: str) -> Came:
        return to.get(("query", _ANY), ("default-graph-uri", graph), accept=JSON)

    return _of_a_graph(to, asked, "default-graph-uri")


def _named_graph(to: Endpoint) -> Told:
    def asked(graph: str) -> Came:
        return to.get(("query", _ANY_NAMED), ("named-graph-uri", graph), accept=JSON)

    return _of_a_graph(to, asked, "named-graph-uri")


def _from(to: Endpoint) -> Told:
    def asked(graph: str) -> Came:
        return to.get(("query", f"ASK FROM <{graph}> {{ ?s ?p ?o }}"), accept=JSON)

    return _of_a_graph(to, asked, "FROM")


def _of_a_graph(to: Endpoint, ask: Callable[[str], Came], what: str) -> Told:
    """Ask of a graph that does not exist, where there must be nothing; then, to be sure, of one that does."""
    came = ask(NOWHERE)
    if came.is_refusal:
        return not_offered(f"{what} is refused with {came.status}, as it may be")
    if truth(came) is None:
        return wrong(f"a query with {what} has no answer")
    if truth(came):
        return wrong(f"{what} is ignored: a graph that does not exist has triples")
    graph = _some_graph(to)
    if graph is None:
        return unclear("there is no named graph, so that nothing is to be seen")
    return OK if truth(ask(graph)) else wrong(f"{what} finds nothing in a graph that has triples: <{graph}>")


def _some_graph(to: Endpoint) -> str | None:
    came = to.get(("query", "SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1"), accept=JSON)
    try:
        (row,) = json.loads(came.text)["results"]["bindings"]
    except (ValueError, KeyError, TypeError):
        return None
    return str(row["g"]["value"]) if row.get("g", {}).get("type") == "uri" else None


_P = "SPARQL 1.1 Protocol"
CHECKS = (
    Check("answers a query by GET", f"{_P}, 2.1.1", _by_get),
    Check("answers a query in a posted form", f"{_P}, 2.1.2", _by_form),
    Check("takes a form that tells its charset", f"{_P}, 2.1.2", _by_form_with_charset),
    Check("answers a query that is posted itself", f"{_P}, 2.1.3", _direct),
    Check("reads a posted query as UTF-8", f"{_P}, 2.1.3", _direct_with_charset),
    Check("gives the same answer each way", f"{_P}, 2.1", _same),
    Check("refuses a malformed query with 400", f"{_P}, 2.1.7", _malformed),
    Check("refuses a malformed query that is posted itself with 400", f"{_P}, 2.1.7", _malformed_posted),
    Check("shows nothing of its inside in errors", "OWASP ASVS 4.0, 7.4.1", _no_trace),
    Check("refuses two queries in one request", f"{_P}, 2.1", _two_queries),
    Check("refuses a request without a query", f"{_P}, 2.1", _no_query),
    Check("refuses a query in a media type that is none", f"{_P}, 2.1.3", _other_media_type),
    Check("lets nobody change the data", f"{_P}, 4", _no_update),
    Check("honours default-graph-uri", f"{_P}, 2.1.4", _default_graph),
    Check("honours named-graph-uri", f"{_P}, 2.1.4", _named_graph),
    Check("honours FROM", "SPARQL 1.1 Query, 13.2", _from),
)
