"""Which format a request wants: the one table of formats, and the one choice among them.

Accept follows RFC 9110, 12.5.1: the most specific range that matches a media type gives its quality, 0 rules it
out; among equals the order of the table decides. A browser asks for ``text/html`` with quality 1 and so gets pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Family = Literal["page", "rows", "graph", "feed", "data"]

_RANGE = re.compile(r"^([!#$%&'*+.^_`|~0-9a-zA-Z-]+)/([!#$%&'*+.^_`|~0-9a-zA-Z-]+)$")
_WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """A format: ``name`` for ``?format=``, ``suffix`` for addresses, ``aliases`` other media types for the same."""

    name: str
    family: Family
    title: str
    media_type: str
    suffix: str
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    described: str = ""

    @property
    def media_types(self) -> tuple[str, ...]:
        """Its own media type first, then the aliases."""
        return (self.media_type, *self.aliases)


FORMATS: tuple[Format, ...] = (
    Format("html", "page", "HTML", "text/html", ".html"),
    Format(
        "json",
        "rows",
        "JSON",
        "application/sparql-results+json",
        ".json",
        ("application/json",),
        described="SPARQL_Results_JSON",
    ),
    Format(
        "xml",
        "rows",
        "XML",
        "application/sparql-results+xml",
        ".xml",
        ("application/xml", "text/xml"),
        described="SPARQL_Results_XML",
    ),
    Format("csv", "rows", "CSV", "text/csv", ".csv", described="SPARQL_Results_CSV"),
    Format("tsv", "rows", "TSV", "text/tab-separated-values", ".tsv", described="SPARQL_Results_TSV"),
    Format(
        "turtle",
        "graph",
        "Turtle",
        "text/turtle",
        ".ttl",
        ("application/x-turtle", "application/turtle"),
        ("ttl", "n3"),
        described="Turtle",
    ),
    Format(
        "jsonld",
        "graph",
        "JSON-LD",
        "application/ld+json",
        ".jsonld",
        ("application/json",),
        ("json-ld", "json"),
        described="JSON-LD",
    ),
    Format(
        "ntriples",
        "graph",
        "N-Triples",
        "application/n-triples",
        ".nt",
        names=("nt", "n-triples"),
        described="N-Triples",
    ),
    Format(
        "rdfxml",
        "graph",
        "RDF/XML",
        "application/rdf+xml",
        ".rdf",
        ("application/xml", "text/xml"),
        ("rdf", "xml", "rdf+xml", "rdf/xml"),
        described="RDF_XML",
    ),
    Format("nquads", "graph", "N-Quads", "application/n-quads", ".nq", names=("nq", "n-quads"), described="N-Quads"),
    Format("trig", "graph", "TriG", "application/trig", ".trig", described="TriG"),
    Format("atom", "feed", "Atom", "application/atom+xml", ".atom", ("application/xml", "text/xml"), ("feed", "xml")),
    Format("jsonfeed", "feed", "JSON Feed", "application/feed+json", ".json", ("application/json",), ("json",)),
    Format("json", "data", "JSON", "application/json", ".json"),
)
"""Every format that an address of ours has, in the order that decides among equals."""

HTML = FORMATS[0]
ROWS = tuple(f for f in FORMATS if f.family == "rows")
GRAPHS = tuple(f for f in FORMATS if f.family == "graph")
FEEDS = tuple(f for f in FORMATS if f.family == "feed")
JSON = FORMATS[-1]
TRIPLES = tuple(f for f in GRAPHS if f.name not in {"nquads", "trig"})
QUERY = (*ROWS, *GRAPHS)
BY_SUFFIX = {f.suffix: f for f in (HTML, *GRAPHS)}


@dataclass(frozen=True, slots=True)
class Choice:
    """A format, and the media type under which the client asked for it."""

    format: Format
    media_type: str

    @property
    def content_type(self) -> str:
        """The value for the Content-Type header: text formats say that they are UTF-8."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


class NotAcceptable(Exception):  # noqa: N818 - named for the status
    """Nothing on offer is acceptable; ``available`` are the media types on offer."""

    def __init__(self, offers: Sequence[Format]) -> None:
        super().__init__("nothing on offer is acceptable")
        self.available = tuple(dict.fromkeys(f.media_type for f in offers))


def choose(header: str | None, offers: Sequence[Format]) -> Choice:
    """Give the best of the offers for an Accept header; raises :class:`NotAcceptable`."""
    return ranked(header, offers)[0]


def ranked(header: str | None, offers: Sequence[Format]) -> tuple[Choice, ...]:
    """Give all acceptable offers, best first; raises :class:`NotAcceptable` where there is none."""
    found = _ranked(header, tuple(offers))
    if not found:
        raise NotAcceptable(offers)
    return found


@lru_cache(maxsize=512)
def _ranked(header: str | None, offers: tuple[Format, ...]) -> tuple[Choice, ...]:
    """Rank the offers; remembered, as clients send the same few headers over and over."""
    ranges = _ranges(header)
    # An alias counts only where it is asked for by name: a wildcard means the format's own media type.
    found = [(_quality(offer.media_type, ranges), offer, offer.media_type) for offer in offers]
    named_ranges = [r for r in ranges if r[1] != "*"]
    found += [(_quality(alias, named_ranges), offer, alias) for offer in offers for alias in offer.aliases]
    best: dict[int, tuple[float, Choice]] = {}
    for quality, offer, media_type in found:
        at = offers.index(offer)
        if quality > 0 and (at not in best or quality > best[at][0]):
            best[at] = (quality, Choice(offer, media_type))
    return tuple(best[at][1] for at in sorted(best, key=lambda at: (-best[at][0], at)))


def named(name: str, offers: Sequence[Format]) -> tuple[Choice, ...]:
    """Give the offers that ``?format=`` names, by a short name or a media type; raises :class:`NotAcceptable`."""
    wanted = name.strip().lower()
    found = tuple(
        Choice(f, f.media_type)
        for f in offers
        if wanted in {f.name, *f.names} or wanted.replace(" ", "+") in f.media_types
    )
    if not found:
        raise NotAcceptable(offers)
    return found


def split_suffix(path: str, offers: Iterable[Format]) -> tuple[str, Format | None]:
    """Split ``person/x.ttl`` into path and format; a path without a suffix on offer stays whole."""
    for offer in offers:
        if path.endswith(offer.suffix) and path != offer.suffix:
            return path.removesuffix(offer.suffix), offer
    return path, None


ENCODINGS = ("zstd", "gzip")
"""The content codings that we write, the better first."""


@lru_cache(maxsize=256)
def choose_encoding(header: str | None) -> str:
    """Give the coding for an Accept-Encoding header (RFC 9110, 12.5.3); empty for none.

    >>> choose_encoding("gzip, deflate, br"), choose_encoding("gzip;q=0, *"), choose_encoding(None)
    ('gzip', 'zstd', '')
    """
    wanted: dict[str, float] = {}
    for part in (header or "").split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        if name and _WEIGHT.fullmatch(weight):
            wanted["gzip" if name == "x-gzip" else name] = float(weight)
    qualities = {name: wanted.get(name, wanted.get("*", 0.0)) for name in ENCODINGS}
    best = max(ENCODINGS, key=lambda name: qualities[name])
    return best if qualities[best] > 0 and qualities[best] >= wanted.get("identity", 0.0) else ""


def _ranges(header: str | None) -> list[tuple[str, str, float]]:
    """Read an Accept header into (type, subtype, quality); what cannot be read is left out, as if not sent."""
    if header is None or not header.strip():
        return [("*", "*", 1.0)]
    ranges = []
    for part in header.split(","):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        matched = _RANGE.match(media_range)
        if matched is None:
            continue
        weight = next((p[2:] for p in parameters if p[:2].lower() == "q="), "1")
        if _WEIGHT.fullmatch(weight):
            ranges.append((matched[1].lower(), matched[2].lower(), float(weight)))
    return ranges


def _quality(media_type: str, ranges: list[tuple[str, str, float]]) -> float:
    major, minor = media_type.split("/")
    found = [
        ((kind != "*") + (subtype != "*"), quality)
        for kind, subtype, quality in ranges
        if kind in {"*", major} and subtype in {"*", minor}
    ]
    return max(found, default=(0, 0.0))[1]
