"""Shapes that could never do what they seem to demand: refused before any data are read.

To a SHACL engine a misspelt term is a triple that nothing reads, and everything conforms. So every term must exist,
every shape must be applied, and every constraint must be one that can be met and can be missed.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import HouseError, Place
from kg.validation.contradictions import Fault, contradictions, short
from kg.validation.structure import (
    LISTS,
    Text,
    applied_in,
    called,
    items,
    line_of,
    place_of,
    references,
    shapes_of,
)
from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib import Graph
    from rdflib.term import Node

_UNSUPPORTED = (SH.js, SH.target, SH.expression)
_IRIS = "class datatype equals disjoint lessThan lessThanOrEquals targetClass targetObjectsOf targetSubjectsOf".split()
_THIS = re.compile(r"[?$]this\b")
_SHOWN = 10


def refuse(graph: Graph, texts: Iterable[Text]) -> None:
    """Raise :class:`HouseError` that tells the faults of shapes, with their places as far as they can be told."""
    texts = list(texts)
    for text in texts or [Text("", "", graph, asked_for=False)]:
        _refuse_terms(text)
    _refuse_data(graph, texts)
    found = [fault for check in _CHECKS for fault in check(graph)]
    if not found:
        return
    first, *others = found
    also = "".join(f"\n{place_of(graph, fault.node, texts)}: {fault.message}" for fault in others[:_SHOWN])
    more = f"\nand {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    raise HouseError(first.message + also + more, place=place_of(graph, first.node, texts), hint=first.hint)


def _refuse_terms(text: Text) -> None:
    """Refuse terms that SHACL does not have, but for those of a typed thing that is no shape: of data beside shapes."""
    known = {str(term).removeprefix(str(SH)) for term in dir(SH)}
    used = {(s, term) for s, p, o in text.graph for term in (p, o) if isinstance(term, URIRef)}
    for subject, term in sorted(used):
        name = str(term).removeprefix(str(SH))
        if not term.startswith(str(SH)) or not name or name in SH or _is_data(text.graph, subject):
            continue
        near = get_close_matches(name, known, 1)
        line = line_of(text.text, rf"(?<![\w-])\w*:{re.escape(name)}(?![\w-])|#{re.escape(name)}>")
        raise HouseError(
            f"SHACL has no term sh:{name}: nothing would be checked by it",
            place=Place(text.name or "the shapes", line),
            hint=f"Did you mean sh:{near[0]}?" if near else "See https://www.w3.org/TR/shacl/ for the terms.",
        )


def _is_data(graph: Graph, node: Node) -> bool:
    types = [str(kind) for kind in graph.objects(node, RDF.type)]
    used = [p for p in graph.predicates(node) if str(p).startswith(str(SH))]
    return bool(types) and not any(kind.startswith(str(SH)) for kind in types) and len(used) == 1


def _refuse_data(graph: Graph, texts: Iterable[Text]) -> None:
    hint = "A shape is a sh:NodeShape with a target. Are these the data, and the shapes elsewhere?"
    for text in texts:
        shaped = any(str(term).startswith(str(SH)) for _, p, o in text.graph for term in (p, o))
        if text.asked_for and not shaped:
            what = f"it holds {len(text.graph):,} triples of data" if len(text.graph) else "it is empty"
            raise HouseError(f"there is no shape here: {what}", place=Place(text.name or "the shapes"), hint=hint)
    if not shapes_of(graph):
        place = Place(", ".join(text.name for text in texts if text.name) or "the shapes")
        raise HouseError("there is no shape here", place=place, hint=hint)


def _unsupported(graph: Graph) -> Iterator[Fault]:
    hint = "Say it by SHACL Core or SPARQL, or check it elsewhere."
    for predicate in _UNSUPPORTED:
        for shape in graph.subjects(predicate):
            yield Fault(
                shape, f"{short(predicate)} of {called(graph, shape)} is not supported: it checks nothing", hint
            )


def _dangling(graph: Graph) -> Iterator[Fault]:
    for shape, predicate, referred in references(graph):
        what = f"{short(predicate)} of {called(graph, shape)}"
        if not any(graph.predicates(referred)) and referred != RDF.nil:
            yield Fault(shape, f"{what} refers to {referred}, of which nothing is said", "Define it, or mend its name.")
        elif predicate == SH.property and not any(graph.objects(referred, SH.path)):
            hint = f"Give it a sh:path, or leave it out of {called(graph, shape)}."
            yield Fault(referred, f"{called(graph, referred)} is no property shape", hint)
    for predicate in (*LISTS, SH["in"], SH.languageIn):
        for shape, members in graph.subject_objects(predicate):
            if not items(graph, members):
                what = f"{short(predicate)} of {called(graph, shape)} is no list, or an empty one"
                yield Fault(shape, what, "List what is allowed, in round brackets.")


def _circles(graph: Graph) -> Iterator[Fault]:
    """Find shapes that lead back to themselves: what that means is left open (SHACL, 3.4.3)."""
    leads: dict[Node, list[Node]] = {}
    for shape, _, referred in references(graph):
        leads.setdefault(shape, []).append(referred)
    done: set[Node] = set()
    for start in leads:
        way: list[Node] = []
        left = [(start, 0)]
        while left:
            node, depth = left.pop()
            del way[depth:]
            if node in way:
                circle = " → ".join(called(graph, each) for each in (*way[way.index(node) :], node))
                hint = "Recursive shapes are not supported (SHACL, 3.4.3): break the circle."
                yield Fault(node, f"the shapes lead back to themselves: {circle}", hint)
                return
            if node not in done:
                way.append(node)
                left += [(referred, depth + 1) for referred in leads.get(node, ())]
            done.add(node)


def _idle(graph: Graph) -> Iterator[Fault]:
    applied = set(applied_in(graph))
    hint = "Give it a target (sh:targetClass …), or refer to it from a shape that has one."
    for shape in shapes_of(graph):
        if shape not in applied:
            yield Fault(shape, f"nothing applies the shape {called(graph, shape)}", hint)


def _ill_typed(graph: Graph) -> Iterator[Fault]:
    for name in _IRIS:
        for shape, value in graph.subject_objects(SH[name]):
            if isinstance(value, Literal):
                what = f"sh:{name} of {called(graph, shape)} must be an IRI, not {value.n3()}"
                yield Fault(shape, what, "Write it as an IRI.")
    for predicate in (SH.closed, SH.uniqueLang, SH.deactivated):
        for shape, value in graph.subject_objects(predicate):
            if not isinstance(getattr(value, "value", None), bool):
                what = f"{short(predicate)} of {called(graph, shape)} must be true or false, not {value}"
                yield Fault(shape, what, "Write true or false, without quotation marks.")
    for shape, value in graph.subject_objects(SH.pattern):
        try:
            re.compile(str(value))
        except re.error as error:
            yield Fault(shape, f"sh:pattern of {called(graph, shape)} is no regular expression: {error}", "Mend it.")


def _queries(graph: Graph) -> Iterator[Fault]:
    constraints = set(graph.objects(None, SH.sparql))
    for predicate in (SH.select, SH.ask):
        for node, query in graph.subject_objects(predicate):
            what = f"{short(predicate)} of {called(graph, node)}"
            if node in constraints and not _THIS.search(str(query)):
                yield Fault(node, f"{what} does not ask about $this, the focus node", "Use $this in the query.")
            try:
                _, asked = parseQuery(re.sub(r"[$?]PATH\b", "<urn:path>", str(query)))
            except Exception as error:  # noqa: BLE001 - pyparsing's and rdflib's own
                yield Fault(node, f"{what} is no SPARQL: {error}", "Mend the query.")
            else:
                if asked.datasetClause:
                    yield Fault(node, f"{what} names graphs (FROM), but it is asked of the data", "Leave FROM out.")


_CHECKS: tuple[Callable[[Graph], Iterator[Fault]], ...] = (
    _unsupported,
    _dangling,
    _circles,
    _idle,
    _ill_typed,
    contradictions,
    _queries,
)
