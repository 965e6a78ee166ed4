"""RDF files → graphs, for validation: each syntax error with its file, line and column.

Terms come from rdflib, which keeps what was written (language tags as they are); the engine reads each file first,
since it tells line and column for every format, and fetches nothing from the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from kg.errors import InputError, Place
from kg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SUFFIXES: dict[str, tuple[str, ox.RdfFormat]] = {
    ".ttl": ("turtle", ox.RdfFormat.TURTLE),
    ".nt": ("nt", ox.RdfFormat.N_TRIPLES),
    ".nq": ("nquads", ox.RdfFormat.N_QUADS),
    ".trig": ("trig", ox.RdfFormat.TRIG),
    ".jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    ".rdf": ("xml", ox.RdfFormat.RDF_XML),
    ".owl": ("xml", ox.RdfFormat.RDF_XML),
    ".xml": ("xml", ox.RdfFormat.RDF_XML),
}


def read_data(paths: Sequence[Path]) -> list[Graph]:
    """Read files, the RDF files of folders, and the current release of build folders.

    Raises :class:`InputError` for a path that does not exist, a folder without RDF, a format that is not known and
    a file that is broken.
    """
    return [_read(file) for path in paths for file in _files(path)]


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise InputError("there is no such file or folder", place=Place(str(path)), hint="Check the path.")
    if not path.is_dir():
        yield path
        return
    if (path / "releases").is_dir():
        from kg.dumps import NQUADS
        from kg.store import release_folder

        yield release_folder(path) / "dumps" / NQUADS
        return
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES)
    if not found:
        known = ", ".join(_SUFFIXES)
        raise InputError("the folder holds no RDF file", place=Place(str(path)), hint=f"RDF files end in {known}.")
    yield from found


def _read(file: Path) -> Graph:
    place = Place(str(file))
    if file.suffix.lower() not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise InputError("its ending tells no RDF format", place=place, hint=f"RDF files end in {known}.")
    name, engine = _SUFFIXES[file.suffix.lower()]
    try:
        data = file.read_bytes()
        for _ in ox.parse(data, format=engine, base_iri=DEFAULT_BASE):
            pass
    except SyntaxError as error:
        place = Place(str(file), error.lineno, error.offset)
        raise InputError(f"no valid {engine}: {error.msg}", place=place, hint="Mend the file there.") from error
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=place, hint="Check the path.") from error
    graph = Dataset(default_union=True) if engine.supports_datasets else Graph(bind_namespaces="none")
    graph = graph if isinstance(graph, Dataset) else Graph(identifier=URIRef(file.as_posix()), bind_namespaces="none")
    try:
        return graph.parse(data=data, format=name, publicID=DEFAULT_BASE)
    except Exception as error:  # rdflib lets each parser's own exceptions through
        raise InputError(f"no valid {engine}: {error}", place=place, hint="Mend the file.") from error
