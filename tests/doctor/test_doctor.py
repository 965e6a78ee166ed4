"""The doctor finds nothing wrong with an honest endpoint, and each sin of a sinner, and no other."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from honest import SERVICE, Answer, Honest, Request
from werkzeug.serving import make_server

from kg.cli import run
from kg.doctor import CHECKS, Finding, examine
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def served(endpoint: Honest) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, endpoint, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def found(endpoint: Honest, timeout_s: float = 5) -> list[Finding]:
    with served(endpoint) as url:
        return list(examine(url, timeout_s, pause_s=0))


class ErrorsAsSuccess(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer.status = 200 if answer.status >= 400 else answer.status
        return super().finish(request, answer)


class FaultsAsItsOwn(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer.status = 500 if answer.status in {400, 415} else answer.status
        return super().finish(request, answer)


class NoForms(Honest):
    def answer(self, request: Request) -> Answer:
        return Answer(405) if "form" in request.media_type else super().answer(request)


class NoDirectPosts(Honest):
    def answer(self, request: Request) -> Answer:
        return Answer(415) if request.method == "POST" and "form" not in request.media_type else super().answer(request)


class Latin1(Honest):
    def answer(self, request: Request) -> Answer:
        if "form" not in request.media_type:
            request.body = request.body.decode("latin-1").encode()
        return super().answer(request)


class OtherByForm(Honest):
    def query(self, request: Request, query: str) -> Answer:
        return super().query(request, query.replace("1 AS", "2 AS") if "form" in request.media_type else query)


class Talkative(Honest):
    def query(self, request: Request, query: str) -> Answer:
        answer = super().query(request, query)
        if answer.status == 400:
            answer.body = b"Traceback (most recent call last):\n  line 1"
        return answer


class TakesUpdates(Honest):
    def answer(self, request: Request) -> Answer:
        return Answer(204) if request.all("update") else super().answer(request)


class IgnoresGraphs(Honest):
    def query(self, request: Request, query: str) -> Answer:
        request.given = []
        return super().query(request, query)


class IgnoresFrom(Honest):
    def query(self, request: Request, query: str) -> Answer:
        return super().query(request, query.replace("FROM <urn:x-dateline:no-graph-has-this-name>", ""))


class FindsNoGraph(Honest):
    def query(self, request: Request, query: str) -> Answer:
        if request.all("default-graph-uri"):
            request.given = [("default-graph-uri", "urn:another")]
        return super().query(request, query)


class RefusesGraphs(Honest):
    def answer(self, request: Request) -> Answer:
        named = request.all("default-graph-uri") or request.all("named-graph-uri")
        return Answer(403) if named else super().answer(request)


class NoGraphs(Honest):
    def __init__(self) -> None:
        super().__init__()
        self.store.clear()
        self.store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))


class OnlyNamedGraphs(Honest):
    def __init__(self) -> None:
        super().__init__()
        self.store.clear_graph(ox.DefaultGraph())


class LosesZero(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer.body = answer.body.replace(b">0<", b"><") if "xml" in answer.media_type else answer.body
        return super().finish(request, answer)


class LosesAccents(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer.body = answer.body.replace("é".encode(), b"?") if answer.media_type == "text/csv" else answer.body
        return super().finish(request, answer)


class Mislabels(Honest):
    def query(self, request: Request, query: str) -> Answer:
        answer = super().query(request, query)
        if "DESCRIBE" in query:
            answer.media_type = "text/csv"
        return answer


class NoTurtleInTurtle(Honest):
    def query(self, request: Request, query: str) -> Answer:
        answer = super().query(request, query)
        if answer.media_type == "text/turtle" and "CONSTRUCT" in query:
            answer.body = b"{}"
        return answer


class OnlyJson(Honest):
    def choose(self, request: Request, offers: list[str]) -> str | None:  # noqa: ARG002 - that is its sin
        return offers[0]


class Garbled(Honest):
    def __init__(self, media_type: str) -> None:
        super().__init__()
        self.media_type = media_type

    def finish(self, request: Request, answer: Answer) -> Answer:
        if answer.media_type == self.media_type:
            answer.body = b"<"
        return super().finish(request, answer)


class BindsAll(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer.body = answer.body.replace(b'"bindings":[{"a":', b'"bindings":[{"b":null,"a":')
        return super().finish(request, answer)


class NoQualities(Honest):
    def choose(self, request: Request, offers: list[str]) -> str | None:
        first = request.headers["accept"].partition(",")[0].partition(";")[0]
        return first if first in offers else super().choose(request, offers)


class AnythingAsked(Honest):
    def choose(self, request: Request, offers: list[str]) -> str | None:
        return super().choose(request, offers) or offers[0]

    def finish(self, request: Request, answer: Answer) -> Answer:
        if request.headers["accept"] == "image/png":
            answer.media_type = "image/png"
        return super().finish(request, answer)


class NoVary(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        answer = super().finish(request, answer)
        del answer.headers["Vary"]
        return answer


class NoHead(Honest):
    def answer(self, request: Request) -> Answer:
        return Answer(405) if request.method == "HEAD" else super().answer(request)


class SendsAgain(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        request.headers.pop("if-none-match", None)
        return super().finish(request, answer)


class SaysGzip(Honest):
    def finish(self, request: Request, answer: Answer) -> Answer:
        asked = request.headers.pop("accept-encoding", None)
        answer = super().finish(request, answer)
        return (
            Answer(answer.status, answer.media_type, answer.body, answer.headers | {"Content-Encoding": "gzip"})
            if (asked == "gzip")
            else answer
        )


class Bare(Honest):
    """No ETag, no compression, no CORS, no descriptions: all of which it may."""

    def answer(self, request: Request) -> Answer:
        described = request.path != "/sparql" or not (request.given or request.body)
        return Answer(404) if described else super().answer(request)

    def finish(self, request: Request, answer: Answer) -> Answer:  # noqa: ARG002 - so is this
        answer.headers["Vary"] = "Accept"
        return answer


class DescribesNothing(Honest):
    def answer(self, request: Request) -> Answer:
        answer = super().answer(request)
        return Answer(200, "text/turtle", b"<a:a> <a:b> <a:c> .") if answer.body in {SERVICE, VOID} else answer


VOID = b"<#data> a <http://rdfs.org/ns/void#Dataset> ."
MALFORMED = {"refuses a malformed query with 400", "refuses a malformed query that is posted itself with 400"}
REFUSALS = {
    "refuses two queries in one request",
    "refuses a request without a query",
    "refuses a query in a media type that is none",
}
BY_FORM = {"answers a query in a posted form", "takes a form that tells its charset"}
DIRECT = {"answers a query that is posted itself", "reads a posted query as UTF-8"}
DESCRIPTIONS = {"describes its service", "describes its data at /.well-known/void"}

SINS: dict[type[Honest], set[str]] = {
    ErrorsAsSuccess: MALFORMED | REFUSALS | {"lets nobody change the data"},
    FaultsAsItsOwn: MALFORMED | REFUSALS,
    NoForms: BY_FORM,
    NoDirectPosts: DIRECT | {"refuses a malformed query that is posted itself with 400"},
    Latin1: {"reads a posted query as UTF-8"},
    OtherByForm: {"gives the same answer each way"},
    Talkative: {"shows nothing of its inside in errors"},
    TakesUpdates: {"lets nobody change the data"},
    IgnoresGraphs: {"honours default-graph-uri", "honours named-graph-uri"},
    FindsNoGraph: {"honours default-graph-uri"},
    IgnoresFrom: {"honours FROM"},
    BindsAll: {"leaves unbound variables out"},
    LosesZero: {"gives rows as XML, with 0 and false"},
    LosesAccents: {"gives rows as CSV"},
    Mislabels: {"describes a thing in the format that it says"},
    NoTurtleInTurtle: {"gives graphs as Turtle"},
    NoQualities: {"gives the preferred format"},
    AnythingAsked: {"says 406 to what it does not have"},
    NoVary: {"tells caches what an answer depends on"},
    NoHead: {"answers HEAD as GET"},
    SendsAgain: {"spares sending what a client has"},
    SaysGzip: {"compresses what is large"},
    DescribesNothing: DESCRIPTIONS,
}


GARBLED = {
    "application/sparql-results+json": {"gives rows as JSON", "answers a query by GET"},
    "application/sparql-results+xml": {"gives rows as XML, with 0 and false", "gives a boolean as XML"},
    "text/csv": {"gives rows as CSV"},
    "text/tab-separated-values": {"gives rows as TSV"},
    "text/turtle": {"gives graphs as Turtle", *DESCRIPTIONS},
    "application/n-triples": {"gives graphs as N-Triples"},
    "application/ld+json": {"gives graphs as JSON-LD"},
    "application/rdf+xml": {"gives graphs as RDF/XML"},
}


def named(findings: list[Finding], verdict: str) -> set[str]:
    return {finding.check for finding in findings if finding.verdict == verdict}


def test_an_honest_endpoint_is_well() -> None:
    endpoint = Honest()
    findings = found(endpoint)
    assert [finding for finding in findings if finding.verdict != "ok"] == []
    assert len(findings) == len(CHECKS) >= 35
    assert len(endpoint.asked) < 2 * len(CHECKS), "it asks no more than it must"
    assert all(finding.asked and finding.came and finding.spec for finding in findings)


@pytest.mark.parametrize("sinner", SINS, ids=lambda sinner: sinner.__name__)
def test_each_sin_is_found_and_no_other(sinner: type[Honest]) -> None:
    findings = found(sinner())
    assert named(findings, "wrong") == SINS[sinner]
    assert all(finding.why for finding in findings if finding.verdict != "ok")


@pytest.mark.parametrize("media_type", GARBLED)
def test_a_format_that_is_not_what_it_says_is_found(media_type: str) -> None:
    assert GARBLED[media_type] <= named(found(Garbled(media_type)), "wrong")


def test_each_check_has_been_seen_to_find_something() -> None:
    wrong = set().union(*SINS.values(), *GARBLED.values())
    assert {check.name for check in CHECKS} - wrong == {"lets pages elsewhere ask"}, "which is offered or not"


def test_what_may_be_left_out_is_not_offered() -> None:
    findings = found(Bare())
    assert named(findings, "wrong") == set()
    assert named(findings, "not offered") == DESCRIPTIONS | {
        "spares sending what a client has",
        "compresses what is large",
        "lets pages elsewhere ask",
    }
    refusing = found(RefusesGraphs())
    assert named(refusing, "wrong") == set()
    assert named(refusing, "not offered") == {"honours default-graph-uri", "honours named-graph-uri"}


def test_other_formats_than_were_asked_for_are_told() -> None:
    findings = found(OnlyJson())
    assert named(findings, "wrong") == {"gives the preferred format"}
    assert "gives rows as XML, with 0 and false" in named(findings, "not offered")
    assert "says 406 to what it does not have" in named(findings, "not offered")


def test_without_named_graphs_nothing_can_be_seen() -> None:
    unclear = named(found(NoGraphs()), "unclear")
    assert unclear == {"honours default-graph-uri", "honours named-graph-uri", "honours FROM"}
    assert named(found(OnlyNamedGraphs()), "ok") == {check.name for check in CHECKS}


def test_an_endpoint_that_asks_to_be_left_alone_is_not_called_wrong() -> None:
    class Busy(Honest):
        def answer(self, request: Request) -> Answer:  # noqa: ARG002 - whatever is asked
            return Answer(429, headers={"Retry-After": "60"})

    findings = found(Busy())
    assert named(findings, "wrong") == set()
    assert "429" in findings[0].why


def test_no_answer_in_time_is_wrong_and_the_others_go_on() -> None:
    class Slow(Honest):
        def answer(self, request: Request) -> Answer:
            if request.method == "HEAD":
                time.sleep(1)
            return super().answer(request)

    findings = found(Slow(), timeout_s=0.5)
    assert named(findings, "wrong") == {"answers HEAD as GET"}
    (slow,) = (finding for finding in findings if finding.verdict == "wrong")
    assert (slow.why, slow.came) == ("no answer within 0.5 s", "no answer")


def test_what_is_no_endpoint() -> None:
    with pytest.raises(InputError, match="no answer"):
        list(examine("http://127.0.0.1:9/sparql", 1, 0))
    for address in ("ftp://example.org/", "file:///etc/passwd", "sparql", "http://"):
        with pytest.raises(UsageError, match=r"no http\(s\) address"):
            list(examine(address))


def test_the_command_gives_a_table_or_json_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with served(Honest()) as url:
        assert run(["doctor", url, "--strict"]) == 0
        out = capsys.readouterr().out
        assert "ok           answers HEAD as GET" in out
        assert f"{len(CHECKS)} ok, 0 wrong, 0 not offered, 0 unclear" in out
    with served(NoHead()) as url:
        assert run(["doctor", url]) == 1
        out = capsys.readouterr().out
        assert "what GET answers with 200, HEAD answers with 405" in out
        assert f"HEAD /sparql?query={quote('ASK {}', safe='').replace('%20', '+')}" in out
        assert run(["doctor", url, "--format", "json"]) == 1
        document = json.loads(capsys.readouterr().out)
        assert document["counts"]["wrong"] == 1
        assert document["findings"][0]["spec"] == "SPARQL 1.1 Protocol, 2.1.1"
    with served(Bare()) as url:
        assert (run(["doctor", url]), run(["doctor", url, "--strict"])) == (0, 1)
    capsys.readouterr()
    assert run(["doctor", "http://127.0.0.1:9/sparql", "--timeout", "1"]) == 3
    assert run(["doctor", "ftp://127.0.0.1/"]) == 2
