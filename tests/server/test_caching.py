from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
import zstandard
from asking import ask
from small_world import BROWSER

from server.answers import Answers
from server.negotiation import choose_encoding
from server.processes.result import Result
from server.rates import Rates, client_of
from server.site import KEY
from server.validators import is_volatile

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from server.outcomes import Outcome

SELECT = "SELECT ?name { ?x a <https://schema.org/Person> ; <https://schema.org/name> ?name } ORDER BY ?name"
ADDRESSES = ["/", "/sparql", "/search?q=velen", "/doc/person/marta-velen", "/ontology", "/.well-known/void", "/dumps/"]


@pytest.mark.parametrize("path", [*ADDRESSES, "/sparql?query=ASK%20%7B%7D", "/dumps/dateline.nq", "/static/style.css"])
@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_every_get_has_a_validator_and_an_unchanged_one_is_told(address: str, path: str, accept: str) -> None:
    first = ask(address, path=path, headers={"Accept": accept})
    etag = first.headers["ETag"]
    assert first.status == 200
    again = ask(address, path=path, headers={"Accept": accept, "If-None-Match": f'"other", {etag}'})
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    other = ask(address, path=path, headers={"Accept": accept, "If-None-Match": '"other"'})
    assert (other.status, other.body) == (200, first.body)


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_what_tells_of_the_moment_has_none(address: str, path: str) -> None:
    answer = ask(address, path=path)
    assert (answer.headers["ETag"], answer.headers["Cache-Control"]) == (None, "no-store")


def test_validators_differ_by_what_was_asked(address: str) -> None:
    def etag(query: str, accept: str = "*/*", *more: tuple[str, str]) -> str:
        return ask(address, fields=(("query", query), *more), headers={"Accept": accept}).headers["ETag"]

    tags = {
        etag(SELECT),
        etag(SELECT + " LIMIT 1"),
        etag(SELECT, "text/csv"),
        etag(SELECT, "*/*", ("default-graph-uri", "http://a/g")),
        etag(SELECT, "*/*", ("named-graph-uri", "http://a/g")),
    }
    assert len(tags) == 5
    assert None not in tags


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand() AS ?x) {}",
        "SELECT (UUID () AS ?x) {}",
        "SELECT (STRUUID( ) AS ?x) {}",
        "SELECT (BNODE() AS ?x) {}",
        "SELECT * { ?a ?b ?c FILTER(?a<NOW()&&?b>3) }",
        "SELECT * { ?a ?b ?c FILTER(?c < NOW #(\n()) }",
        "SELECT * { ?a ?b 'it' FILTER(?c < NOW()) }",
    ],
)
def test_a_query_whose_answer_changes_has_no_validator_and_is_not_remembered(address: str, query: str) -> None:
    assert is_volatile(query)
    answer = ask(address, fields=(("query", query),))
    assert (answer.headers["ETag"], answer.headers["Cache-Control"]) == (None, "no-store")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?now ?uuid { <http://a/now> ?rand ?now }",
        'ASK { ?s ?p "now" }',
        "PREFIX now: <http://a/> ASK { now:rand ?p ?o }",
    ],
)
def test_a_name_that_looks_like_such_a_call_is_none(query: str) -> None:
    assert not is_volatile(query)


def test_an_answer_is_remembered_for_its_release_and_its_own_question(app: Flask) -> None:
    told: list[Outcome] = []
    app.extensions[KEY].observers.add(told.append)
    client: FlaskClient = app.test_client()
    bodies = [client.get("/sparql", query_string={"query": SELECT}).data for _ in range(2)]
    client.post("/sparql", data={"query": SELECT})
    client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": "text/csv"})
    client.get("/sparql", query_string={"query": SELECT, "default-graph-uri": "http://a/none"})
    assert [o.ending for o in told] == ["answered", "cached", "cached", "answered", "answered"]
    assert bodies[0] == bodies[1]
    assert [o.cache_hit for o in told] == [False, True, True, False, False]


def result(size: int, release: str = "r1") -> Result:
    return Result("text/csv", b"x" * size, release, size=size, length=size)


def test_remembered_answers_stay_within_their_bound_and_go_with_their_release() -> None:
    answers = Answers(100_000)
    for number in range(50):
        answers.put("r1", number, result(5_000))
    assert answers.size_bytes <= 100_000
    assert answers.get("r1", 49) is not None
    assert answers.get("r1", 0) is None
    answers.put("r1", "too large", result(50_000))
    assert answers.get("r1", "too large") is None
    answers.put("r2", "late", result(10, "r1"))
    assert answers.get("r2", "late") is None
    assert answers.get("r1", 49) is None
    assert answers.size_bytes == 0


@pytest.mark.parametrize("path", ["/", "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%20100"])
def test_answers_are_compressed_where_asked(address: str, path: str) -> None:
    plain = ask(address, path=path)
    packed = {e: ask(address, path=path, headers={"Accept-Encoding": e}) for e in ("gzip", "zstd")}
    assert "Content-Encoding" not in plain.headers
    assert {e: a.headers["Content-Encoding"] for e, a in packed.items()} == {"gzip": "gzip", "zstd": "zstd"}
    assert gzip.decompress(packed["gzip"].body) == plain.body
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed["zstd"].body) == plain.body
    for answer in (plain, *packed.values()):
        assert "accept-encoding" in answer.headers["Vary"].lower()


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, ""),
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, zstd;q=0.5", "gzip"),
        ("gzip;q=0, zstd;q=0", ""),
        ("identity", ""),
        ("gzip;q=0.5, identity", ""),
        ("*", "zstd"),
        ("br", ""),
        ("x-gzip", "gzip"),
        ("gzip;q=nonsense", ""),
    ],
)
def test_the_coding_is_chosen_by_quality(header: str | None, coding: str) -> None:
    assert choose_encoding(header) == coding


def test_a_client_that_asks_too_often_waits_and_others_do_not() -> None:
    rates = Rates(60)
    assert [rates.wait_s("a", 100.0) for _ in range(60)] == [0] * 60
    assert rates.wait_s("a", 100.0) == 1
    assert rates.wait_s("b", 100.0) == 0
    assert rates.wait_s("a", 101.1) == 0
    assert rates.wait_s("a", 101.2) == 1
    assert [Rates(0).wait_s("a", 0.0) for _ in range(1000)] == [0] * 1000


def test_only_our_own_proxies_are_believed() -> None:
    assert client_of("10.0.0.1", "6.6.6.6, 192.0.2.7", 1) == "192.0.2.7"
    assert client_of("10.0.0.1", "6.6.6.6, 192.0.2.7, 10.0.0.2", 2) == "192.0.2.7"
    assert client_of("192.0.2.9", "6.6.6.6", 0) == "192.0.2.9"
    assert client_of("192.0.2.9", "", 1) == "192.0.2.9"


def test_problems_are_not_kept(address: str) -> None:
    answer = ask(address, fields=(("query", "ASK {"),))
    assert answer.headers["ETag"] is None
    assert json.loads(answer.body)["status"] == 400
