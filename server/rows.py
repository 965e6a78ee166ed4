"""What pages ask the store: rows and triples as plain values, and IRIs that are safe to stand in a query."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store import Store
    from server.negotiation import Format

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]*")
_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_ENGINE = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class Term(NamedTuple):
    """An RDF term: ``kind`` is ``uri``, ``literal`` or ``bnode``, as in the SPARQL JSON results format."""

    kind: str
    value: str
    datatype: str = ""
    language: str = ""

    @property
    def is_iri(self) -> bool:
        """Whether it names something."""
        return self.kind == "uri"


Row = dict[str, Term]


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that can stand between ``<`` and ``>`` in a query."""
    return _IRI.fullmatch(text) is not None


def quoted(iris: Iterable[str]) -> str:
    """Give IRIs for a query's VALUES block; raises ValueError for text that is no IRI."""
    listed = list(iris)
    for iri in listed:
        if not is_iri(iri):
            raise ValueError(f"{iri!r} is no absolute IRI")
    return " ".join(f"<{iri}>" for iri in listed)


def select(store: Store, query: str) -> list[Row]:
    """Run a SELECT; our prefixes need not be declared."""
    answer = store.query(_PROLOGUE + query, "application/sparql-results+json")
    return read_rows(json.loads(answer.body))


def read_rows(document: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[Row]:
    """Give the rows of a SPARQL 1.1 JSON results document."""
    return [
        {
            name: Term(
                term["type"].replace("typed-", ""), term["value"], term.get("datatype", ""), term.get("xml:lang", "")
            )
            for name, term in row.items()
        }
        for row in document["results"]["bindings"]
    ]


def ask(store: Store, query: str) -> bool:
    """Run an ASK."""
    return bool(json.loads(store.query(_PROLOGUE + query, "application/sparql-results+json").body)["boolean"])


def construct(store: Store, query: str) -> list[ox.Triple]:
    """Run a CONSTRUCT; the triples come sorted, each once."""
    answer = store.query(_PROLOGUE + query, "application/n-triples")
    return sorted({quad.triple for quad in ox.parse(answer.body, ox.RdfFormat.N_TRIPLES)}, key=str)


def serialize(triples: Sequence[ox.Triple], wanted: Format) -> bytes:
    """Write triples in a format, with our prefixes where it has any."""
    used = {p: n for p, n in PREFIXES.items() if any(n in str(triple) for triple in triples)}
    return ox.serialize(triples, format=_ENGINE[wanted.media_type], prefixes=used) or b""
