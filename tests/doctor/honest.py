"""An endpoint that keeps the protocol, as small as that can be; tests sin by changing one method of it."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import pyoxigraph as ox
from werkzeug.http import parse_accept_header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FORM = "application/x-www-form-urlencoded"
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
SERVICE = b"""
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<> a sd:Service ; sd:endpoint <> .
"""
DATASET = b"<#data> a <http://rdfs.org/ns/void#Dataset> ."


@dataclass
class Request:
    method: str
    path: str
    given: list[tuple[str, str]]
    headers: dict[str, str]
    media_type: str
    body: bytes

    def all(self, name: str) -> list[str]:
        return [value for known, value in self.given if known == name]


@dataclass
class Answer:
    status: int
    media_type: str = "text/plain"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Honest:
    def __init__(self) -> None:
        self.store = ox.Store()
        self.store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"), ox.NamedNode("urn:g")))
        self.store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))
        self.asked: list[Request] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        media_type = (environ.get("CONTENT_TYPE") or "").partition(";")[0]
        given = parse_qsl(environ["QUERY_STRING"])
        if media_type == FORM:
            given += parse_qsl(body.decode())
        headers = {k[5:].replace("_", "-").lower(): v for k, v in environ.items() if k.startswith("HTTP_")}
        request = Request(environ["REQUEST_METHOD"], environ["PATH_INFO"], given, headers, media_type, body)
        self.asked.append(request)
        answer = self.finish(request, self.answer(request))
        kept = b"" if request.method == "HEAD" or answer.status == 304 else answer.body
        answer.headers["Content-Type"] = answer.media_type
        start_response(f"{answer.status} OK", list(answer.headers.items()))
        return [kept]

    def answer(self, request: Request) -> Answer:
        if request.path == "/.well-known/void":
            return Answer(200, "text/turtle", DATASET)
        queries = request.all("query")
        if request.method == "POST" and request.media_type != FORM:
            if request.media_type != "application/sparql-query":
                return Answer(415)
            queries.append(request.body.decode())
        if not queries and not request.given and request.method == "GET":
            return Answer(200, "text/turtle", SERVICE)
        return self.query(request, queries[0]) if len(queries) == 1 else Answer(400)

    def query(self, request: Request, query: str) -> Answer:
        graphs = [ox.NamedNode(name) for name in request.all("default-graph-uri")]
        named = [ox.NamedNode(name) for name in request.all("named-graph-uri")]
        try:
            found: Any = self.store.query(query, default_graph=graphs or None, named_graphs=named or None)
        except SyntaxError as error:
            return Answer(400, body=str(error).encode())
        offers: dict[str, Any] = GRAPHS if isinstance(found, ox.QueryTriples) else ROWS
        if isinstance(found, ox.QueryBoolean):
            offers = dict(list(ROWS.items())[:2])
        chosen = self.choose(request, list(offers))
        return Answer(200, chosen, found.serialize(format=offers[chosen])) if chosen else Answer(406)

    def choose(self, request: Request, offers: list[str]) -> str | None:
        return parse_accept_header(request.headers.get("accept", "*/*")).best_match(offers) if offers else None

    def finish(self, request: Request, answer: Answer) -> Answer:
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:8]}"'
        answer.headers |= {"Vary": "Accept, Accept-Encoding", "Access-Control-Allow-Origin": "*", "ETag": tag}
        if answer.status == 200 and request.headers.get("if-none-match") == tag:
            return Answer(304, headers=answer.headers)
        if request.headers.get("accept-encoding") == "gzip":
            answer.headers["Content-Encoding"] = "gzip"
            answer.body = gzip.compress(answer.body)
        return answer
