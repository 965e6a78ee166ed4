"""The formats in which a store answers: the one table of media types, short names and suffixes.

Rows (SELECT, ASK) and graphs (CONSTRUCT, DESCRIBE) have formats of their own. ``json`` and ``xml`` name one of each,
so a format is chosen by what the query gives. ASK has no CSV or TSV form (SPARQL 1.1 Query Results CSV and TSV
Formats, 3 and 4, speak of SELECT alone).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Form = Literal["SELECT", "ASK", "CONSTRUCT"]
"""What a query gives; DESCRIBE gives what CONSTRUCT does."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``name`` for ``--format``, other names and media types for it, and the engine's own constant."""

    name: str
    media_type: str
    suffix: str
    forms: tuple[Form, ...]
    engine: Any  # ox.QueryResultsFormat for rows, ox.RdfFormat for graphs
    aliases: tuple[str, ...] = ()

    def is_called(self, wanted: str) -> bool:
        """Whether a short name, media type (with or without parameters) or suffix means this format."""
        return wanted.partition(";")[0].strip().lower() in {self.name, self.media_type, self.suffix, *self.aliases}


_R = ox.QueryResultsFormat
_G = ox.RdfFormat
_ROWS: tuple[Form, ...] = ("SELECT", "ASK")
_GRAPH: tuple[Form, ...] = ("CONSTRUCT",)

FORMATS: tuple[Format, ...] = (
    Format("json", "application/sparql-results+json", ".json", _ROWS, _R.JSON, ("application/json",)),
    Format("xml", "application/sparql-results+xml", ".xml", _ROWS, _R.XML, ("application/xml", "text/xml")),
    Format("csv", "text/csv", ".csv", ("SELECT",), _R.CSV),
    Format("tsv", "text/tab-separated-values", ".tsv", ("SELECT",), _R.TSV),
    Format("turtle", "text/turtle", ".ttl", _GRAPH, _G.TURTLE, ("ttl", "application/x-turtle")),
    Format("ntriples", "application/n-triples", ".nt", _GRAPH, _G.N_TRIPLES, ("nt", "n-triples")),
    Format("nquads", "application/n-quads", ".nq", _GRAPH, _G.N_QUADS, ("nq", "n-quads")),
    Format("trig", "application/trig", ".trig", _GRAPH, _G.TRIG),
    Format("jsonld", "application/ld+json", ".jsonld", _GRAPH, _G.JSON_LD, ("json-ld", "json", "application/json")),
    Format(
        "rdfxml",
        "application/rdf+xml",
        ".rdf",
        _GRAPH,
        _G.RDF_XML,
        ("rdf", "xml", "rdf/xml", "application/xml", "text/xml"),
    ),
)
"""Every format, the default for its kind of answer first."""

NAMES = tuple(found.name for found in FORMATS)


def choose(accept: Sequence[str] | str | None, form: Form) -> Format:
    """Give the first format of ``accept`` (names or media types, best first) that can hold what the query gives.

    None takes the default: JSON for rows, Turtle for graphs. Raises :class:`UsageError` where none fits.
    """
    offers = [found for found in FORMATS if form in found.forms]
    if accept is None:
        return offers[0]
    wanted = [accept] if isinstance(accept, str) else list(accept)
    for one in wanted:
        for offer in offers:
            if offer.is_called(one):
                return offer
    known = any(found.is_called(one) for one in wanted for found in FORMATS)
    asked = " or ".join(repr(one) for one in wanted) or "nothing"
    why = f"{form} results cannot be written as {asked}" if known else f"there is no format {asked}"
    raise UsageError(why, hint=f"For {form} there are: {', '.join(listed(offers))}.")


def listed(formats: Iterable[Format]) -> list[str]:
    """Give the names of formats, for messages."""
    return [found.name for found in formats]
