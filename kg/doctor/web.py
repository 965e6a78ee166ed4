"""Whether it is a good citizen of the Web: negotiation, HEAD, caching, CORS, and descriptions of itself."""

from __future__ import annotations

import zlib
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import pyoxigraph as ox

from kg.doctor.findings import OK, Check, Told, mislabelled, not_offered, unclear, wrong
from kg.doctor.protocol import JSON
from kg.store.formats import FORMATS

if TYPE_CHECKING:
    from kg.doctor.asking import Came, Endpoint

_XML = "application/sparql-results+xml"
_ASK = ("query", "ASK {}")
_GRAPHS = {form.media_type: form.engine for form in FORMATS if form.forms == ("CONSTRUCT",)}
_RDF = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8, application/ld+json;q=0.7"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_GZIP = 16 + zlib.MAX_WBITS


def _preferred(to: Endpoint) -> Told:
    first = to.get(_ASK, accept=f"{_XML};q=0.4, {JSON};q=0.9").media_type
    second = to.get(_ASK, accept=f"{_XML};q=0.9, {JSON};q=0.4").media_type
    if (first, second) == (JSON, _XML):
        return OK
    if first == second and first in {JSON, _XML}:
        return wrong(f"{first} comes whichever of two has the higher q-value")
    return unclear("it does not give booleans in both JSON and XML")


def _impossible(to: Endpoint) -> Told:
    came = to.get(_ASK, accept="image/png")
    if came.media_type == "image/png":
        return wrong("it says image/png, which a boolean is not")
    if not came.is_error:
        return not_offered(f"what cannot be had (406) is answered with {came.media_type or 'no media type'}")
    return OK if came.status == HTTPStatus.NOT_ACCEPTABLE else wrong(f"it should be 406, not {came.status}")


def _vary(to: Endpoint) -> Told:
    came = to.get(_ASK, accept=JSON)
    said = {name.strip().lower() for name in (came.headers.get("Vary") or "").split(",")}
    if "accept" in said or "*" in said:
        return OK
    other = to.get(_ASK, accept=_XML)
    if other.media_type == came.media_type:
        return unclear("it has but one format for a boolean")
    return wrong("the answer depends on Accept and does not say so: caches give one client another's format")


def _head(to: Endpoint) -> Told:
    came = to.get(_ASK, accept=JSON, method="HEAD")
    if not came.is_ok:
        return wrong(f"what GET answers with 200, HEAD answers with {came.status}")
    return OK if came.media_type == JSON else wrong(f"HEAD tells {came.media_type or 'no media type'}, GET {JSON}")


def _conditional(to: Endpoint) -> Told:
    first = to.get(_ASK, accept=JSON)
    tag, modified = first.headers.get("ETag"), first.headers.get("Last-Modified")
    if not tag and not modified:
        return not_offered("neither ETag nor Last-Modified: the same answer is sent again and again")
    known = {"if_none_match": tag} if tag else {"if_modified_since": modified or ""}
    again = to.get(_ASK, accept=JSON, **known)
    if again.status == HTTPStatus.NOT_MODIFIED:
        return wrong("304 has a body") if again.body else OK
    return wrong(f"{'ETag' if tag else 'Last-Modified'} is sent, and asking with it is answered with {again.status}")


def _compressed(to: Endpoint) -> Told:
    came = to.get(("query", f"SELECT ?x {{ VALUES ?x {{ {'1 ' * 500} }} }}"), accept=JSON, accept_encoding="gzip")
    if (came.headers.get("Content-Encoding") or "").lower() != "gzip":
        return not_offered("answers are not compressed")
    try:
        zlib.decompressobj(_GZIP).decompress(came.body)
    except zlib.error as error:
        return mislabelled("gzip", error)
    return OK


def _cors(to: Endpoint) -> Told:
    came = to.get(_ASK, accept=JSON, origin="https://dateline.example")
    allowed = came.headers.get("Access-Control-Allow-Origin")
    return OK if allowed in {"*", "https://dateline.example"} else not_offered("no page elsewhere may ask it")


def _service(to: Endpoint) -> Told:
    came = to.get(accept=_RDF)
    told, triples = _described(came, "a Service Description", to.url)
    if told is not None:
        return told
    services = {triple.subject for triple in triples if triple.object == ox.NamedNode(f"{_SD}Service")}
    endpoints = [triple for triple in triples if triple.predicate.value == f"{_SD}endpoint"]
    if not services:
        return wrong("the RDF without a query describes no sd:Service")
    return OK if any(triple.subject in services for triple in endpoints) else wrong("the service has no sd:endpoint")


def _void(to: Endpoint) -> Told:
    parts = urlsplit(to.url)
    address = urlunsplit((parts.scheme, parts.netloc, "/.well-known/void", "", ""))
    told, triples = _described(to.request("GET", address, None, {"Accept": _RDF}), "VoID", address)
    if told is not None:
        return told
    kinds = {triple.object for triple in triples if triple.predicate == _TYPE}
    known = {ox.NamedNode(f"{_VOID}{name}") for name in ("Dataset", "DatasetDescription")}
    return OK if kinds & known else wrong("the RDF there describes no void:Dataset")


def _described(came: Came, what: str, base: str) -> tuple[Told | None, list[ox.Triple]]:
    """Give the triples of a description, or what is to be told where there is none."""
    if came.is_error or "html" in came.media_type:
        said = str(came.status) if came.is_error else "a page"
        return not_offered(f"there is no {what.removeprefix('a ')}: {said} came"), []
    engine = _GRAPHS.get(came.media_type)
    if engine is None:
        return wrong(f"{came.media_type or 'no media type'} is no RDF"), []
    try:
        return None, [quad.triple for quad in ox.parse(came.body, engine, base_iri=base)]
    except (ValueError, SyntaxError) as error:
        return mislabelled(came.media_type, error), []


_H = "RFC 9110"
CHECKS = (
    Check("gives the preferred format", f"{_H}, 12.4.2", _preferred),
    Check("says 406 to what it does not have", f"{_H}, 15.5.7", _impossible),
    Check("tells caches what an answer depends on", f"{_H}, 12.5.5", _vary),
    Check("answers HEAD as GET", f"{_H}, 9.3.2", _head),
    Check("spares sending what a client has", f"{_H}, 13.1", _conditional),
    Check("compresses what is large", f"{_H}, 12.5.3", _compressed),
    Check("lets pages elsewhere ask", "Fetch Standard, CORS protocol", _cors),
    Check("describes its service", "SPARQL 1.1 Service Description, 2", _service),
    Check("describes its data at /.well-known/void", "VoID, 7.2", _void),
)
