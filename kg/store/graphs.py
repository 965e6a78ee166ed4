"""Results as they are written: graphs in a fixed order where they are small, as they come where not; XML made safe."""

from __future__ import annotations

import re
import tempfile
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import UsageError
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.formats import Format

SORTED_BYTES = 8_000_000
"""A graph of at most as many bytes of N-Triples is written sorted, each triple once: the same graph, the same bytes."""

_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_XML_NAME_AT_END = re.compile(r"[^\W\d][\w.·-]*$")
_PIECE_BYTES = 65_536


class Sink(Protocol):
    """What can be written to."""

    def write(self, piece: bytes, /) -> int:
        """Take a piece, and give its length."""


def write(triples: ox.QueryTriples, chosen: Format, sink: Sink) -> None:
    """Write a graph; raises :class:`UsageError` for what RDF/XML cannot say.

    It passes a temporary file, so that a large one needs no memory: then it stays in the engine's order, and may say a
    triple twice.
    """
    with tempfile.SpooledTemporaryFile(SORTED_BYTES) as spooled:
        triples.serialize(spooled, format=ox.RdfFormat.N_TRIPLES)
        small = spooled.tell() <= SORTED_BYTES
        spooled.seek(0)
        if small:
            sink.write(sorted_lines(sorted(set(spooled)), chosen))
        elif _is_lines(chosen):
            while piece := spooled.read(_PIECE_BYTES):
                sink.write(piece)
        else:
            quads = ox.parse(spooled, format=ox.RdfFormat.N_TRIPLES)
            ox.serialize(_named(quads, chosen), xml_safe(sink, chosen), format=chosen.engine, prefixes=PREFIXES)  # type: ignore[arg-type]


def sorted_lines(lines: Iterable[bytes], chosen: Format) -> bytes:
    """Write N-Triples lines in a graph format, with our prefixes where used; raises as :func:`write`."""
    plain = b"".join(lines)
    if _is_lines(chosen):
        return plain
    quads = _named(ox.parse(plain, format=ox.RdfFormat.N_TRIPLES), chosen)
    body = ox.serialize(quads, format=chosen.engine, prefixes=used_prefixes(plain)) or b""
    return _safe(body) if _is_xml(chosen) else body


def used_prefixes(plain: bytes) -> dict[str, str]:
    """Give those of our prefixes whose namespaces occur."""
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace.encode() in plain}


def xml_safe(sink: Sink, chosen: Format) -> Sink:
    """Give a sink that makes XML safe on its way; for other formats the sink itself."""
    return _XmlSafe(sink) if _is_xml(chosen) else sink


class _XmlSafe:
    """Passes pieces on, made safe; two bytes are kept back in the check, as a character may lie across two pieces."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._tail = b""

    def write(self, piece: bytes) -> int:
        _check_xml(self._tail + piece)
        self._tail = piece[-2:]
        self._sink.write(piece.replace(b"\r", b"&#xD;"))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


def _safe(body: bytes) -> bytes:
    """Keep carriage returns, which an XML parser would drop, and refuse characters that XML 1.0 cannot hold (2.2)."""
    _check_xml(body)
    return body.replace(b"\r", b"&#xD;")


def _check_xml(piece: bytes) -> None:
    if _NO_XML.search(piece):
        raise UsageError("the result has a control character, which XML cannot hold", hint="Ask for JSON or Turtle.")


def _named(quads: Iterable[ox.Quad], chosen: Format) -> Iterator[ox.Quad]:
    """Check RDF/XML's predicates: each is an element, so its IRI must end in an XML name (RDF 1.1 XML Syntax, 5.1)."""
    seen: set[str] = set()
    for quad in quads:
        if chosen.name == "rdfxml" and quad.predicate.value not in seen:
            if not _XML_NAME_AT_END.search(quad.predicate.value):
                raise UsageError(
                    f"RDF/XML has no way to write the predicate <{quad.predicate.value}>",
                    hint="Ask for Turtle or JSON-LD.",
                )
            seen.add(quad.predicate.value)
        yield quad


def _is_lines(chosen: Format) -> bool:
    return chosen.engine in {ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS}


def _is_xml(chosen: Format) -> bool:
    return chosen.name in {"xml", "rdfxml"}
