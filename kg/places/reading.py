"""RDF text → a graph whose triples can be found in the text again; each syntax error with its line and a caret.

Terms come from rdflib, which keeps what was written (language tags as they are). The engine reads most formats first,
since it tells line and column of what is wrong. Nothing is fetched from the network unless that is allowed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.sax import SAXParseException

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.errors import InputError, Place
from kg.iris import DEFAULT_BASE
from kg.places.json_text import decode
from kg.places.line_formats import BadLine, find_in_lines, read_lines
from kg.places.positions import Found, Lines, Mark, Wanted
from kg.places.rdflib_parsing import Quads, find_in_turtle, read_jsonld, read_rdfxml, read_turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text that was read: its ``graph``, and how to find the places of its triples.

    ``name`` is shown to users. ``load`` gives the bytes again, so that no text is kept in memory. ``dump`` says that
    the text is no one's to mend, so that graphs are named instead of lines.
    """

    name: str
    format: str
    graph: Graph
    key: str
    load: Callable[[], bytes]
    kept: Found | None = None
    dump: bool = False

    def find(self, wanted: Wanted) -> Found:
        """Find the places of triples and nodes; none where the text can no longer be read as it was."""
        if self.kept is not None and self.format == "rdfxml":
            return self.kept
        try:
            text = _text(self.load(), self.name)
            return _as_marks(self.kept or self._find_again(text, wanted), Lines(text), wanted)
        except Exception:  # noqa: BLE001 - results without a place are better than none
            return Found()

    def _find_again(self, text: str, wanted: Wanted) -> Found:
        found = Found(wanted)
        if self.format in {"ntriples", "nquads"}:
            find_in_lines(text, found, self.key)
        else:
            find_in_turtle(text, found, DEFAULT_BASE, self.key, trig=self.format == "trig")
        return found


def read(name: str, load: Callable[[], bytes], kind: str, number: int = 0, *, network: bool = False) -> Source:
    """Read RDF; ``kind`` is one of ``FORMATS``; ``number`` differs for each text that is validated together.

    Relative IRIs are resolved against ``DEFAULT_BASE``. Raises :class:`InputError` with line, column and the line
    itself for what is not valid, and where JSON-LD asks for a remote context and ``network`` is not allowed.
    """
    key = f"d{number}x"
    data = _loaded(name, load)
    text = _text(data, name)
    engine = FORMATS[kind]
    graph = Quads() if engine.supports_datasets else _plain(name)
    kept = None
    try:
        if kind == "jsonld":
            document = decode(text)
            _refuse_remote(document, text, name, network=network)
            kept = read_jsonld(document, graph, DEFAULT_BASE, key)
        else:
            _check(text, engine, name)
            kept = _parse(text, kind, graph, key)
    except InputError:
        raise
    except Exception as error:  # rdflib lets each parser's own exceptions through
        raise _told(error, kind, name, text) from error
    return Source(name, kind, graph, key, load, kept)


def _parse(text: str, kind: str, graph: Graph, key: str) -> Found | None:
    if kind == "rdfxml":
        return read_rdfxml(text.encode(), graph, DEFAULT_BASE)
    if kind in {"ntriples", "nquads"}:
        read_lines(text, graph, key)
    else:
        read_turtle(text, graph, DEFAULT_BASE, key)
    return None


def _plain(name: str) -> Graph:
    return Graph(identifier=URIRef(f"file:{quote(name)}"), bind_namespaces="none")  # «<stdin>» is no part of an IRI


def _loaded(name: str, load: Callable[[], bytes]) -> bytes:
    try:
        return load()
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        raise InputError(why, place=Place(name), hint="Check the path.") from error


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        mark = Lines(before).mark(len(before.removeprefix("\ufeff")))
        raise InputError("the file is not UTF-8", place=Place(name, *mark), hint="Save it as UTF-8.") from error


def _check(text: str, engine: ox.RdfFormat, name: str) -> None:
    """Let the engine look first; a literal that does not fit into its buffer is left to rdflib."""
    try:
        for _ in ox.parse(text, format=engine, base_iri=DEFAULT_BASE):
            pass
    except SyntaxError as error:
        mark = Mark(error.lineno, error.offset or 1) if error.lineno else None
        raise _bad(name, engine.name, _short(error.msg), mark, text) from error
    except MemoryError:
        pass


def _short(message: str) -> str:
    """Leave out of the engine's message where it is: that stands before it already."""
    head, colon, rest = message.partition(": ")
    return rest if colon and head.startswith("Parser error") else message


def _told(error: Exception, kind: str, name: str, text: str) -> InputError:
    """Translate what a parser raised, with its place as far as it is known."""
    what = FORMATS[kind].name
    if isinstance(error, json.JSONDecodeError):
        return _bad(name, "JSON", error.msg, Mark(error.lineno, error.colno), text)
    if isinstance(error, BadLine):
        return _bad(name, what, str(error), Lines(text).mark(error.offset), text)
    if isinstance(error, BadSyntax):
        offset = len(error._str[: error._i].decode(errors="ignore"))  # noqa: SLF001 - its only way to say where
        why = error._why  # noqa: SLF001
        return _bad(name, what, why, Lines(text).mark(min(offset, len(text))), text)
    if isinstance(error, SAXParseException):
        mark = Mark(error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1)
        return _bad(name, "XML", error.getMessage(), mark, text)
    if isinstance(error, RecursionError):
        return InputError("it is nested too deeply", place=Place(name), hint="Flatten it.")
    return InputError(f"no valid {what}: {error or type(error).__name__}", place=Place(name), hint="Mend the file.")


def _bad(name: str, what: str, why: str, mark: Mark | None, text: str) -> InputError:
    place = Place(name, *mark) if mark else Place(name)
    excerpt = "\n" + Lines(text).excerpt(mark) if mark else ""
    return InputError(f"no valid {what}: {why}{excerpt}", place=place, hint="Mend the file there.")


def _refuse_remote(document: Any, text: str, name: str, *, network: bool) -> None:  # noqa: ANN401 - any JSON value
    if network:
        return
    for address, offset in _remote_contexts(document):
        mark = Lines(text).mark(offset)
        why = f"it asks for the remote context {address!r}\n{Lines(text).excerpt(mark)}"
        hint = "Write the context into the file, or let it be fetched with --allow-network."
        raise InputError(why, place=Place(name, *mark), hint=hint)


def _remote_contexts(document: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - any JSON value
    """Give the addresses of all contexts that are elsewhere, with the offset of the key that names them."""
    left = [document]
    while left:
        value = left.pop()
        if isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            for key in ("@context", "@import"):
                named = value.get(key)
                for one in named if isinstance(named, list) else [named]:
                    if isinstance(one, str):
                        yield one, getattr(value, "keys_at", {}).get(key, 0)
            left += value.values()


def _as_marks(found: Found, lines: Lines, wanted: Wanted) -> Found:
    """Turn the offsets of what is wanted into lines and columns."""

    def mark(at: int | Mark) -> Mark:
        return at if isinstance(at, Mark) else lines.mark(at)

    result = Found(wanted)
    result.triples = {t: [mark(at) for at in found.triples[t]] for t in wanted.triples if t in found.triples}
    result.subjects = {n: mark(found.subjects[n]) for n in wanted.nodes if n in found.subjects}
    result.objects = {n: mark(found.objects[n]) for n in wanted.nodes if n in found.objects}
    return result
