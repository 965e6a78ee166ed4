"""What shapes are made of: which nodes are shapes, which refer to which, what they are called and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rdflib import BNode, Graph, URIRef

from kg.errors import Place
from kg.vocab import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
LISTS = (SH["and"], SH["or"], SH.xone)
_REFERENCES = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
_KINDS = (SH.NodeShape, SH.PropertyShape)
_PARAMETERS = """
    class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength
    pattern languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and or xone node property
    qualifiedValueShape closed hasValue in sparql
""".split()


class Text(NamedTuple):
    """A text of shapes as it was read; ``asked_for`` by its own name, not by that of its folder."""

    name: str
    text: str
    graph: Graph
    asked_for: bool


def shapes_of(graph: Graph) -> dict[Node, None]:
    """Give all that is a shape (SHACL, 2.1), but for the parameters of constraint components."""
    parameters = set(graph.objects(None, SH.parameter))
    said = [*(s for kind in _KINDS for s in graph.subjects(RDF.type, kind)), *applied_in(graph)]
    said += [s for name in _PARAMETERS for s in graph.subjects(SH[name])]
    return dict.fromkeys(node for node in said if node not in parameters)


def applied_in(graph: Graph) -> Iterator[Node]:
    """Give the shapes that have a target, or to which others refer."""
    for target in TARGETS:
        yield from graph.subjects(target)
    classes = {RDFS.Class, *graph.transitive_subjects(RDFS.subClassOf, RDFS.Class)}
    yield from (s for s in graph.subjects(RDF.type, SH.NodeShape) if classes & set(graph.objects(s, RDF.type)))
    yield from (referred for _, _, referred in references(graph))


def references(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Give each shape with the predicate by which it refers to another, and the other."""
    for predicate in _REFERENCES:
        yield from ((s, predicate, o) for s, o in graph.subject_objects(predicate))
    for predicate in LISTS:
        for s, members in graph.subject_objects(predicate):
            yield from ((s, predicate, o) for o in items(graph, members))


def items(graph: Graph, members: Node) -> list[Node]:
    """Give the members of a list; none of what is no list, or goes round."""
    try:
        return list(graph.items(members))
    except ValueError:
        return []


def called(graph: Graph, node: Node) -> str:
    """Name a node: a blank one by its path, and by the named one that leads to it."""
    if not isinstance(node, BNode):
        return str(node)
    path = next(iter(graph.objects(node, SH.path)), None)
    what = f"the shape of {path}" if isinstance(path, URIRef) else "a shape without a name"
    owner = _owner(graph, node)
    return f"{what} in {owner}" if owner is not None else what


def place_of(graph: Graph, node: Node, texts: Iterable[Text]) -> Place:
    """Give the file and line where a node, or the named one that leads to it, is a subject, if that is found."""
    named = node if isinstance(node, URIRef) else _owner(graph, node)
    if named:
        local = re.escape(re.split(r"[/#:]", named)[-1])
        for text in texts:
            line = line_of(text.text, rf"^[ \t]*(?:<[^>]*{local}>|[\w.-]*:{local})(?![\w-])")
            if line:
                return Place(text.name or "the shapes", line)
    return Place(", ".join(text.name for text in texts if text.name) or "the shapes")


def line_of(text: str, pattern: str) -> int | None:
    """Give the line, from 1, of the first place where a pattern is found."""
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _owner(graph: Graph, node: Node) -> URIRef | None:
    """Give the nearest named node that leads to a blank one."""
    seen = {node}
    left = [node]
    while left:
        for above in graph.subjects(None, left.pop(0)):
            if isinstance(above, URIRef):
                return above
            if above not in seen:
                seen.add(above)
                left.append(above)
    return None
