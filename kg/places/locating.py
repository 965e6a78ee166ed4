"""A report + the sources of the data → the report with places.

A result stands at the triple that offends: the one that leads to its value; where values are too many, the last of
them (``also`` names the others). Where something is missing, or the node itself offends, it stands at the focus node's
first statement, or else where the node is said to be a value. What several files say, all of them are named for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rdflib import BNode, Dataset, URIRef

from kg.errors import Place
from kg.places.positions import Found, Wanted
from kg.places.terms import read_path, read_term, term_text
from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib.term import Node

    from kg.model import Report, Result
    from kg.places.positions import Triple
    from kg.places.reading import Source

_MISSING = {f"<{SH[f'{name}ConstraintComponent']}>" for name in ("MinCount", "QualifiedMinCount", "HasValue")}


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a result points at: triples in the order of the sources, or where there is none the focus node."""

    focus: Node
    triples: tuple[Triple, ...]
    last: bool = False


class Data:
    """All sources together, asked by subject; which source says what."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self._by_subject: dict[Node, list[int]] = defaultdict(list)
        for number, source in enumerate(sources):
            for subject in source.graph.subjects(unique=True):
                self._by_subject[subject].append(number)

    def objects(self, node: Node, predicate: Node, *, inverse: bool = False) -> Iterator[Node]:
        """Give the values of a predicate, or with ``inverse`` the subjects of which the node is a value."""
        if inverse:
            for source in self.sources:
                yield from source.graph.subjects(predicate, node)
            return
        for number in self._by_subject.get(node, ()):
            yield from self.sources[number].graph.objects(node, predicate)

    def value(self, node: Node | None, predicate: Node) -> Node | None:
        """Give the least value of a predicate, if there is one."""
        return None if node is None else min(self.objects(node, predicate), key=str, default=None)

    def triples(self, node: Node) -> Iterator[Triple]:
        """Give all that is said of a node."""
        for number in self._by_subject.get(node, ()):
            yield from ((s, p, o) for s, p, o, *_ in self.sources[number].graph.triples((node, None, None)))

    def saying(self, triple: Triple) -> list[int]:
        """Give the numbers of the sources that say a triple."""
        return [n for n in self._by_subject.get(triple[0], ()) if triple in self.sources[n].graph]

    def describing(self, node: Node) -> list[int]:
        """Give the source that describes a node: one that types it before others, else one that names it."""
        numbers = self._by_subject.get(node, [])
        typing = [n for n in numbers if (node, RDF.type, None) in self.sources[n].graph]
        if numbers:
            return (typing or numbers)[:1]
        return [n for n, source in enumerate(self.sources) if (None, None, node) in source.graph][:1]


def located(report: Report, data: Data) -> Report:
    """Give the report with the places of its results, as far as they are found."""
    names = dict(report.blank_nodes)
    aims = [_aim(result, data, names) for result in report.results]
    found = _found(aims, data)
    results = tuple(_placed(result, aim, data, found) for result, aim in zip(report.results, aims, strict=True))
    return replace(report, results=results)


def focus_of(result: Result, names: dict[str, str]) -> Node:
    """Give a result's focus node as the graph knows it."""
    return read_term(names.get(result.focus, result.focus))


def _aim(result: Result, data: Data, names: dict[str, str]) -> _Aim:
    focus = focus_of(result, names)
    value = names.get(result.value, result.value) if result.value else None
    if result.constraint in _MISSING:
        return _Aim(focus, ())
    triples: list[Triple] = []
    if result.path:
        reached = read_path(result.path).walk([focus], data.objects)
        for node, leading in reached.items():
            if value is None or term_text(node) == value:
                triples += leading
    if not triples and value and value != term_text(focus):
        triples += [triple for triple in data.triples(focus) if term_text(triple[2]) == value]
    return _Aim(focus, tuple(dict.fromkeys(triples)), last=value is None)


def _found(aims: Sequence[_Aim], data: Data) -> dict[int, Found]:
    """Ask each source once for the places of all that is wanted of it."""
    triples: dict[int, set[Triple]] = defaultdict(set)
    nodes: dict[int, set[Node]] = defaultdict(set)
    for aim in aims:
        for triple in aim.triples:
            for number in data.saying(triple):
                triples[number].add(triple)
        if not aim.triples:
            for number in data.describing(aim.focus):
                nodes[number].add(aim.focus)
    return {
        number: Found()
        if data.sources[number].dump
        else data.sources[number].find(Wanted(frozenset(triples[number]), frozenset(nodes[number])))
        for number in sorted(triples.keys() | nodes.keys())
    }


def _placed(result: Result, aim: _Aim, data: Data, found: dict[int, Found]) -> Result:
    numbers = [n for triple in aim.triples for n in data.saying(triple)] or data.describing(aim.focus)
    if not numbers:
        return result
    places = _places(aim, data, {number: found[number] for number in numbers if number in found})
    if aim.last:
        places = places[-1:] + places[:-1]
    shown = [number for number in numbers if not data.sources[number].dump]
    first = places[0] if places else Place(data.sources[shown[0]].name) if shown else None
    return replace(
        result,
        file=first.file if first else None,
        line=first.line if first else None,
        column=first.column if first else None,
        also=tuple(places[1:]),
        graph=_graph(aim, data, numbers),
    )


def _places(aim: _Aim, data: Data, found: dict[int, Found]) -> list[Place]:
    """Give all places, by file and then by line."""
    marks = []
    for number in sorted(found):
        name, seen = data.sources[number].name, found[number]
        at = [mark for triple in aim.triples for mark in seen.triples.get(triple, ())]
        if not aim.triples:
            mark = seen.subjects.get(aim.focus) or seen.objects.get(aim.focus)
            at = [mark] if mark else []
        marks += [Place(name, *mark) for mark in sorted(set(at)) if isinstance(mark, tuple)]
    return marks


def _graph(aim: _Aim, data: Data, numbers: Sequence[int]) -> str | None:
    """Give the named graph that says it, the first by name."""
    pattern = aim.triples[0] if aim.triples else (aim.focus, None, None)
    names: set[str] = set()
    for number in numbers:
        graph = data.sources[number].graph
        if isinstance(graph, Dataset):
            for _, _, _, name in graph.quads((*pattern, None)):
                if isinstance(name, URIRef | BNode) and name != graph.default_graph.identifier:
                    names.add(str(name))
    return min(names, default=None)
