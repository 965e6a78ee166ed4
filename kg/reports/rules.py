"""What the shapes say of themselves, for reports: a stable IRI, what to do, why, how many nodes were looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.model import Report, Rule
from kg.reports.wording import short
from kg.vocab import RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

_LISTS = (SH["and"], SH["or"], SH.xone)


def explained(report: Report, shapes: Graph) -> Report:
    """Give the report with its rules: one for each shape that a result names."""
    names = dict(report.blank_nodes)
    targets = dict(report.targets)
    rules = [_rule(shape, names, targets, shapes) for shape in sorted({result.shape for result in report.results})]
    return replace(report, rules=tuple(rules))


def _rule(shape: str, names: dict[str, str], targets: dict[str, int], shapes: Graph) -> Rule:
    known = names.get(shape, shape)
    node = BNode(known[2:]) if known.startswith("_:") else URIRef(known[1:-1])
    return Rule(
        shape=shape,
        iri=_iri(node, shapes),
        message=_said(shapes, node, SH.message),
        description=_said(shapes, node, SH.description, RDFS.comment, SH.name, RDFS.label),
        focus_nodes=_focus_nodes(node, targets, shapes),
    )


def _iri(node: Node, shapes: Graph) -> str:
    """Give a shape's IRI; that of a blank one is its owner's, with its path or its place."""
    if isinstance(node, URIRef):
        return str(node)
    owners = [owner for owner in _owners(node, shapes) if isinstance(owner, URIRef)]
    owner = min(owners, default=None) or next((_iri(one, shapes) for one in _owners(node, shapes)), "urn:shape")
    path = shapes.value(node, SH.path)
    return f"{owner}/{short(path.n3()) if isinstance(path, URIRef) else 'part'}"


def _owners(node: Node, shapes: Graph) -> Iterator[Node]:
    """Give the shapes that use a shape (SHACL, 2.3.2 and 4.6–4.7)."""
    for reference in (SH.property, SH.node, SH["not"], SH.qualifiedValueShape):
        yield from shapes.subjects(reference, node)
    for reference in _LISTS:
        for owner, members in shapes.subject_objects(reference):
            if node in Collection(shapes, members):
                yield owner


def _focus_nodes(node: Node, targets: dict[str, int], shapes: Graph) -> int:
    """Count the focus nodes of the shapes from which a shape is reached."""
    reached = {node}
    left = [node]
    while left:
        more = set(_owners(left.pop(), shapes)) - reached
        reached |= more
        left += more
    return sum(targets.get(one.n3(), 0) for one in reached if isinstance(one, URIRef))


def _said(shapes: Graph, node: Node, *predicates: URIRef) -> str:
    for predicate in predicates:
        said = [o for o in shapes.objects(node, predicate) if isinstance(o, Literal)]
        english = [one for one in said if (one.language or "en").startswith("en")]
        if said:
            return str(min(english or said, key=str))
    return ""
