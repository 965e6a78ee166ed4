"""Demands of one shape that contradict each other, or that nothing could miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.validation.structure import called, shapes_of
from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node

_NEEDS = {
    SH.flags: (SH.pattern,),
    SH.ignoredProperties: (SH.closed,),
    SH.qualifiedMinCount: (SH.qualifiedValueShape,),
    SH.qualifiedMaxCount: (SH.qualifiedValueShape,),
    SH.qualifiedValueShapesDisjoint: (SH.qualifiedValueShape,),
    SH.qualifiedValueShape: (SH.qualifiedMinCount, SH.qualifiedMaxCount),
}
_RANGES = (
    (SH.minCount, SH.maxCount),
    (SH.qualifiedMinCount, SH.qualifiedMaxCount),
    (SH.minLength, SH.maxLength),
    (SH.minInclusive, SH.maxInclusive),
    (SH.minExclusive, SH.maxExclusive),
)
_NODE_KINDS = (SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral, SH.IRIOrLiteral)
_NO_LITERAL = (SH.IRI, SH.BlankNode, SH.BlankNodeOrIRI)
_OF_LITERALS = (SH.datatype, SH.languageIn, SH.uniqueLang)
_OF_TEXT = (SH.pattern, SH.minLength, SH.maxLength)


class Fault(NamedTuple):
    """What is wrong with a node of the shapes, and what to do."""

    node: Node
    message: str
    hint: str


def short(term: object) -> str:
    """Write a term of SHACL with its prefix, another as an IRI."""
    text = str(term)
    return f"sh:{text.removeprefix(str(SH))}" if text.startswith(str(SH)) else f"<{text}>"


def contradictions(graph: Graph) -> Iterator[Fault]:
    """Give the faults of each shape by itself."""
    for shape in shapes_of(graph):
        said = _Said(graph, shape)
        name = called(graph, shape)
        for parameter, others in _NEEDS.items():
            if said.has(parameter) and not any(map(said.has, others)) and not said.ignores(parameter):
                needed = " or ".join(map(short, others))
                yield Fault(shape, f"{short(parameter)} of {name} says nothing without {needed}", f"Give {needed}.")
        for least, most in _RANGES:
            if said.above(least, most) and not said.ignores(least):
                what = f"{short(least)} of {name} is more than its {short(most)}: nothing could conform"
                yield Fault(shape, what, "Mend one of the two.")
        for what in _kinds(said):
            yield Fault(shape, f"{name} {what}", "Leave one of them out.")
        kind = said.one(SH.nodeKind)
        if kind is not None and kind not in _NODE_KINDS:
            yield Fault(
                shape, f"sh:nodeKind of {name} is no node kind", f"Choose of {', '.join(map(short, _NODE_KINDS))}."
            )


def _kinds(said: _Said) -> Iterator[str]:
    """Tell demands that no one value can meet, or that no value of that kind can miss."""
    kind, datatype = said.one(SH.nodeKind), said.one(SH.datatype)
    for parameter in _OF_LITERALS:
        if kind in _NO_LITERAL and said.has(parameter):
            yield f"asks for {short(kind)} and for {short(parameter)}, which only literals have"
    if said.has(SH["class"]) and (kind == SH.Literal or datatype is not None):
        yield "asks for a literal and for sh:class, but literals are of no class"
    for parameter in _OF_TEXT:
        if kind == SH.BlankNode and said.has(parameter):
            yield f"asks for blank nodes and for {short(parameter)}, but they have no text"
    for parameter in (SH.languageIn, SH.uniqueLang):
        if datatype not in {None, RDF.langString} and said.has(parameter):
            yield f"asks for {short(datatype)} and for {short(parameter)}, but only rdf:langString has languages"


class _Said:
    """What a shape says."""

    def __init__(self, graph: Graph, shape: Node) -> None:
        self._said: dict[Node, list[Node]] = {}
        for predicate, value in graph.predicate_objects(shape):
            self._said.setdefault(predicate, []).append(value)

    def has(self, predicate: Node) -> bool:
        return predicate in self._said

    def one(self, predicate: Node) -> Node | None:
        return next(iter(self._said.get(predicate, ())), None)

    def ignores(self, parameter: Node) -> bool:
        """Whether it is a node shape, which ignores such a parameter (as W3C's tests have it)."""
        return not self.has(SH.path) and str(parameter).startswith(f"{SH}qualified")

    def above(self, least: Node, most: Node) -> bool:
        low, high = (getattr(self.one(each), "value", None) for each in (least, most))
        try:
            return low is not None and high is not None and bool(low > high)
        except TypeError:
            return False
