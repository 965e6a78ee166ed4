"""Terms as results write them, N-Triples on one line, and back; property paths, and the triples that they end in."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib.term import Node

    from kg.places.positions import Triple

    Reached = dict[Node, list[Triple]]


def term_text(term: Node) -> str:
    """Write a term as results do."""
    if not isinstance(term, Literal):
        return term.n3() if isinstance(term, URIRef | BNode) else str(term)
    kind = f"@{term.language}" if term.language else f"^^{term.datatype.n3()}" if term.datatype else ""
    return json.dumps(str(term), ensure_ascii=False) + kind


def read_term(text: str) -> Node:
    """Read a term that a result names."""
    if text.startswith("<"):
        return URIRef(text[1:-1])
    if text.startswith("_:"):
        return BNode(text[2:])
    value, end = json.JSONDecoder().raw_decode(text)
    rest = text[end:]
    return Literal(
        value,
        lang=rest[1:] if rest.startswith("@") else None,
        datatype=URIRef(rest[3:-1]) if rest.startswith("^^") else None,
        normalize=False,
    )


class Path:
    """A property path (SHACL, 2.3), walked from a node."""

    def __init__(self, graph: Graph, node: Node) -> None:
        self._graph = graph
        self._node = node

    def walk(self, start: Iterable[Node], objects: Callable[..., Iterator[Node]]) -> Reached:
        """Give the nodes reached, each with the triples that lead to it last.

        ``objects(subject, predicate, inverse=…)`` gives what the data says.
        """
        return _walk(self._graph, self._node, list(start), objects)


@cache
def read_path(text: str) -> Path:
    """Read a path as results write it, in Turtle."""
    graph = Graph(bind_namespaces="none").parse(data=f"<r:s> <r:p> {text} .", format="turtle")
    return Path(graph, next(graph.objects(URIRef("r:s"), URIRef("r:p"))))


def _walk(graph: Graph, path: Node, start: list[Node], objects: Callable[..., Iterator[Node]]) -> Reached:
    if isinstance(path, URIRef):
        return _gathered((node, path, value) for node in start for value in objects(node, path))
    reached: Reached = {}
    inverse, choices = graph.value(path, SH.inversePath), graph.value(path, SH.alternativePath)
    if inverse is not None:
        for node in start:
            for value in objects(node, inverse, inverse=True):
                reached.setdefault(value, []).append((value, inverse, node))
    elif choices is not None:
        for choice in Collection(graph, choices):
            _add(reached, _walk(graph, choice, start, objects))
    elif (path, RDF.first, None) in graph:
        for step in Collection(graph, path):
            reached = _walk(graph, step, start, objects)
            start = list(reached)
    else:
        reached = _closure(graph, path, start, objects)
    return reached


def _gathered(triples: Iterable[Triple]) -> Reached:
    reached: Reached = {}
    for triple in triples:
        reached.setdefault(triple[2], []).append(triple)
    return reached


def _add(reached: Reached, more: Reached) -> None:
    for node, triples in more.items():
        reached.setdefault(node, []).extend(triples)


def _closure(graph: Graph, path: Node, start: list[Node], objects: Callable[..., Iterator[Node]]) -> Reached:
    reached: Reached = {}
    for kind in (SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath):
        step = graph.value(path, kind)
        if step is None:
            continue
        if kind != SH.oneOrMorePath:
            reached.update((node, []) for node in start)
        while start:
            found = _walk(graph, step, start, objects)
            start = [] if kind == SH.zeroOrOnePath else [node for node in found if node not in reached]
            _add(reached, found)
    return reached
