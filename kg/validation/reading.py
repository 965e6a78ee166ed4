"""RDF as a caller has it (graphs, files, folders, text) → graphs in rdflib's memory.

The engine reads text first, since it tells line and column for every format; terms come from rdflib, which keeps
what was written. Nothing is fetched from the network.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, URIRef

from kg.errors import InputError, Place, UsageError
from kg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Data = Graph | Path | str | bytes

FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "json-ld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
"""The formats, as rdflib names them and as the engine does."""

SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
}


def read_data(given: Iterable[Data], data_format: str | None = None) -> list[Graph]:
    """Read all that is given; graphs are taken as they are.

    Raises :class:`InputError`, with the line and column where they are known, for what cannot be read.
    """
    graphs = []
    for one in given:
        if isinstance(one, Graph):
            graphs.append(one)
        else:
            graphs += [parsed(*source, data_format) for source in sources(one, tuple(SUFFIXES))]
    return graphs


def sources(given: Path | str | bytes, suffixes: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Give name and content of a text, a file, or the files of a folder that end in one of ``suffixes``, sorted."""
    if isinstance(given, bytes) or (isinstance(given, str) and is_text(given)):
        yield "", given if isinstance(given, bytes) else given.encode()
        return
    path = Path(given)
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in suffixes) if path.is_dir() else [path]
    if not files:
        raise InputError(f"no file here ends in {', '.join(suffixes)}", place=Place(str(path)), hint="Check the path.")
    for file in files:
        try:
            yield str(file), file.read_bytes()
        except OSError as error:
            why = f"the file cannot be read: {error.strerror}"
            raise InputError(why, place=Place(str(file)), hint="Check the path.") from error


def is_text(given: str) -> bool:
    """Whether a string is RDF and not the name of a file: IRIs stand in angle brackets, JSON in braces."""
    return not given.strip() or any(mark in given for mark in "<{\n")


def parsed(name: str, data: bytes, data_format: str | None = None) -> Graph:
    """Parse RDF; the format is told by the name's ending, else by ``data_format``, else by how the text begins."""
    kind = format_of(name, data, data_format)
    checked(name, data, kind)
    several = FORMATS[kind].supports_datasets
    graph: Graph = Dataset(default_union=True) if several else Graph(identifier=_named(name), bind_namespaces="none")
    try:
        graph.parse(data=data.removeprefix(b"\xef\xbb\xbf"), format=kind, publicID=DEFAULT_BASE)
    except Exception as error:  # rdflib lets each parser's own exceptions through
        raise InputError(f"no valid {FORMATS[kind]}: {error}", place=_place(name), hint="Mend the file.") from error
    return _with_own_blank_nodes(graph) if isinstance(graph, Dataset) and kind == "json-ld" else graph


def checked(name: str, data: bytes, kind: str) -> None:
    """Raise :class:`InputError` with line and column where the text is not of that format."""
    try:
        for _ in ox.parse(data.removeprefix(b"\xef\xbb\xbf"), format=FORMATS[kind], base_iri=DEFAULT_BASE):
            pass
    except SyntaxError as error:
        place = Place(name or "text", error.lineno, error.offset)
        raise InputError(f"no valid {FORMATS[kind]}: {error.msg}", place=place, hint="Mend it there.") from error


def format_of(name: str, data: bytes, told: str | None) -> str:
    """Give the format's name in rdflib."""
    known = SUFFIXES.get(Path(name).suffix.lower())
    if known or told:
        if told and told not in FORMATS:
            raise UsageError(f"there is no format {told!r}", hint=f"Choose one of {', '.join(FORMATS)}.")
        return known or told or ""
    if name:
        hint = f"RDF files end in {', '.join(SUFFIXES)}; or name the format."
        raise InputError("its ending tells no RDF format", place=Place(name), hint=hint)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in {b"{", b"["} and b'"' in start[:200]:
        return "json-ld"
    if start.startswith((b"<?xml", b"<rdf:RDF")):
        return "xml"
    return "trig" if b"{" in data and not _is_turtle(data) else "turtle"


def _is_turtle(data: bytes) -> bool:
    """Whether braces stand in literals only, as those of a query or a pattern do."""
    try:
        checked("", data, "turtle")
    except InputError:
        return False
    return True


def _named(name: str) -> URIRef | None:
    return URIRef(Path(name).as_posix()) if name and " " not in name else None


def _place(name: str) -> Place:
    return Place(name or "text")


def _with_own_blank_nodes(dataset: Dataset) -> Dataset:
    """Give blank nodes new names: rdflib keeps those of JSON-LD, so that two files would share them."""
    own: dict[Any, BNode] = {}

    def renamed(node: Any) -> Any:  # noqa: ANN401 - any term
        return own.setdefault(node, BNode()) if isinstance(node, BNode) else node

    renewed = Dataset(default_union=True)
    for s, p, o, name in dataset.quads():
        renewed.get_context(renamed(name)).add((renamed(s), p, renamed(o)))
    return renewed
