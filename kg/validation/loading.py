"""Shapes files → one graph, refused where a demand in it would never be checked.

A misspelt SHACL term is no error to a SHACL engine: it is a triple that nothing reads, and everything conforms. So
every ``sh:`` term must exist, every shape must have a target or be referred to, and there must be a shape at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.util import guess_format

from kg.errors import HouseError, Place
from kg.vocab import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from rdflib.term import Node

TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_REFERENCES = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
_LISTS = (SH["and"], SH["or"], SH.xone)


def read_shapes(paths: Sequence[Path]) -> Graph:
    """Read shapes files, or the ``.ttl`` files of folders, into one graph.

    Raises :class:`HouseError` for a file that cannot be read (with its line), a SHACL term that does not exist, a
    shape that nothing applies, or where there is no shape.
    """
    graph = Graph(bind_namespaces="none")
    files = list(_files(paths))
    for file in files:
        _read(file, graph)
    for file in files:
        _check_terms(file)
    _check_shapes(graph, paths)
    return graph


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.ttl"))
            if not found:
                raise HouseError(
                    "no shapes file (.ttl) in this folder",
                    place=Place(str(path)),
                    hint="Give the folder of the shapes.",
                )
            yield from found
        else:
            yield path


def _read(file: Path, into: Graph) -> None:
    try:
        into.parse(file, format=guess_format(str(file)) or "turtle")
    except BadSyntax as error:
        _, _, why = str(error).partition("Bad syntax (")
        place = Place(str(file), error.lines + 1)
        raise HouseError(f"bad Turtle: {why.split(') at ^')[0]}", place=place, hint="Mend the shapes file.") from error
    except Exception as error:  # rdflib lets each parser's own exceptions through
        hint = "Mend the shapes file, or name another with --shapes."
        raise HouseError(f"the shapes cannot be read: {error}", place=Place(str(file)), hint=hint) from error


def _check_terms(file: Path) -> None:
    graph = Graph(bind_namespaces="none")
    _read(file, graph)
    terms = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(str(SH))}
    for term in sorted(terms):
        name = term.removeprefix(str(SH))
        if name and name not in SH:
            line = _line_of(file, rf"(?<![\w-])\w*:{re.escape(name)}(?![\w-])|#{re.escape(name)}>")
            raise HouseError(
                f"SHACL has no term sh:{name}: nothing would be checked by it",
                place=Place(str(file), line),
                hint="See https://www.w3.org/TR/shacl/ for the terms that exist.",
            )


def _line_of(file: Path, pattern: str) -> int | None:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.search(pattern, line)), None)


def _check_shapes(graph: Graph, paths: Sequence[Path]) -> None:
    shapes = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    shapes |= {s for target in TARGETS for s in graph.subjects(target)}
    place = Place(", ".join(str(path) for path in paths))
    if not shapes:
        raise HouseError("there is no shape here", place=place, hint="A shape is a sh:NodeShape with a target.")
    applied = set(_applied(graph))
    idle = sorted(str(shape) for shape in shapes - applied)
    if idle:
        raise HouseError(
            f"nothing applies the shape {idle[0]}",
            place=place,
            hint="Give it a target (sh:targetClass …), or refer to it from a shape that has one.",
        )


def _applied(graph: Graph) -> Iterator[Node]:
    """Give the shapes that have a target or that another shape refers to (SHACL, 2.1.3 and 4.6–4.7)."""
    for target in TARGETS:
        yield from graph.subjects(target)
    yield from (s for s in graph.subjects(RDF.type, RDFS.Class) if (s, RDF.type, SH.NodeShape) in graph)
    for reference in _REFERENCES:
        yield from graph.objects(None, reference)
    for reference in _LISTS:
        for members in graph.objects(None, reference):
            yield from Collection(graph, members)


def path_text(graph: Graph, path: Node) -> str:
    """Write a property path as Turtle with full IRIs: ``<…>``, ``( <a> <b> )``, ``[ <…inversePath> <…> ]``."""
    if not isinstance(path, BNode):
        return path.n3() if isinstance(path, URIRef | Literal) else str(path)
    if (path, RDF.first, None) in graph:
        return f"( {' '.join(path_text(graph, step) for step in Collection(graph, path))} )"
    steps = sorted(f"{p.n3()} {path_text(graph, o)}" for p, o in graph.predicate_objects(path) if isinstance(p, URIRef))
    return f"[ {' ; '.join(steps)} ]"
