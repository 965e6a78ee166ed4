"""Shapes (files, folders, graphs, text) → one graph, refused where a demand in it would never be checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

from kg.errors import HouseError, InputError, Place
from kg.iris import DEFAULT_BASE
from kg.validation.faults import refuse
from kg.validation.index import triples
from kg.validation.reading import checked, format_of, is_text, parsed, sources
from kg.validation.structure import TARGETS, Text
from kg.vocab import OWL, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    Data = Graph | Path | str | bytes

__all__ = ["TARGETS", "copied", "path_text", "read_shapes"]

_TYPES = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}
_TIMEOUT_S = 20
_MAX_BYTES = 20_000_000
_MAX_IMPORTS = 100


def read_shapes(given: Iterable[Data], *, allow_network: bool = False) -> Graph:
    """Read shapes into one graph; of folders, the ``.ttl`` files.

    Raises :class:`HouseError` for what cannot be read (with its line), and for shapes that can never do what they
    seem to demand (see :mod:`kg.validation.faults`). ``owl:imports`` are followed only where ``allow_network`` says so.
    """
    graph = Graph(bind_namespaces="none")
    texts: list[Text] = []
    for one in given:
        if isinstance(one, Graph):
            _take(one, graph)
        else:
            texts += _read(one, graph)
    if allow_network:
        _follow_imports(graph)
    refuse(graph, texts)
    return graph


def copied(graph: Graph) -> Graph:
    """Copy a graph, or all graphs of a dataset, with its prefixes: pySHACL adds triples and a prefix of its own."""
    copy = Graph(identifier=None if isinstance(graph, Dataset) else graph.identifier, bind_namespaces="none")
    _take(graph, copy)
    return copy


def _take(graph: Graph, into: Graph) -> None:
    for prefix, namespace in graph.namespaces():
        into.bind(prefix, namespace, override=False)
    for triple in triples(graph):
        into.add(triple)


def _read(given: Path | str | bytes, into: Graph) -> list[Text]:
    folder = not isinstance(given, bytes) and not (isinstance(given, str) and is_text(given)) and Path(given).is_dir()
    texts = []
    try:
        for name, data in sources(given, (".ttl",)):
            graph = copied(_shapes_in(name, data))
            _take(graph, into)
            texts.append(Text(name, data.decode(errors="replace"), graph, asked_for=not folder))
    except InputError as error:
        hint = "Mend the shapes file, or name another."
        raise HouseError(f"the shapes cannot be read: {error.message}", place=error.place, hint=hint) from error
    return texts


def _shapes_in(name: str, data: bytes) -> Graph:
    """Parse shapes; of Turtle, literals stay as they are written, as pySHACL reads them (``"1"^^xsd:boolean``)."""
    if format_of(name, data, None) != "turtle":
        return parsed(name, data)
    checked(name, data, "turtle")
    graph = Graph(bind_namespaces="none")
    parser = SinkParser(_AsWritten(graph), baseURI=DEFAULT_BASE, turtle=True)
    try:
        parser.loadBuf(data.decode().removeprefix("\ufeff"))
    except Exception as error:  # rdflib lets each parser's own exceptions through
        raise InputError(f"no valid Turtle: {error}", place=Place(name or "text"), hint="Mend the file.") from error
    for prefix, namespace in parser._bindings.items():  # noqa: SLF001 - as rdflib's TurtleParser does
        graph.bind(prefix, namespace)
    return graph


class _AsWritten(RDFSink):
    """Makes literals of the text as it is written; only ``true`` is true (SHACL asks for it, not for the value)."""

    def newLiteral(self, s: str, dt: URIRef | None, lang: str | None) -> Literal:  # noqa: N802 - rdflib's
        if not dt:
            return Literal(s, lang=lang)
        literal = Literal(s, datatype=dt, normalize=False)
        if dt == XSD.boolean:
            literal._value = s.lower() == "true"  # noqa: SLF001 - what pySHACL patches rdflib for
        return literal


def _follow_imports(graph: Graph) -> None:
    """Read what shapes import, and what that imports, each once."""
    seen: set[Node] = set()
    while left := sorted(set(graph.objects(None, OWL.imports)) - seen, key=str):
        address = str(left[0])
        seen.add(left[0])
        if len(seen) > _MAX_IMPORTS:
            raise HouseError(f"the shapes import more than {_MAX_IMPORTS} others", hint="Import fewer.")
        if address.startswith(("http://", "https://")):
            _take(_fetched(address), graph)


def _fetched(address: str) -> Graph:
    place = Place(address)
    try:
        request = Request(address, headers={"Accept": ", ".join(_TYPES)})  # noqa: S310 - http(s) only, seen above
        with urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the same
            data = answer.read(_MAX_BYTES + 1)
            kind = _TYPES.get(answer.headers.get_content_type(), "turtle")
        if len(data) > _MAX_BYTES:
            raise HouseError(f"the import has more than {_MAX_BYTES:,} bytes", place=place, hint="Do not import it.")
        return _shapes_in("", data) if kind == "turtle" else parsed("", data, kind)
    except (URLError, TimeoutError, OSError, InputError) as error:
        raise HouseError(f"the import cannot be read: {error}", place=place, hint="Import what can be read.") from error


def path_text(graph: Graph, path: Node) -> str:
    """Write a property path as Turtle with full IRIs: ``<…>``, ``( <a> <b> )``, ``[ <…inversePath> <…> ]``."""
    if not isinstance(path, BNode):
        return path.n3() if isinstance(path, URIRef | Literal) else str(path)
    if (path, RDF.first, None) in graph:
        return f"( {' '.join(path_text(graph, step) for step in Collection(graph, path))} )"
    steps = sorted(f"{p.n3()} {path_text(graph, o)}" for p, o in graph.predicate_objects(path) if isinstance(p, URIRef))
    return f"[ {' ; '.join(steps)} ]"
