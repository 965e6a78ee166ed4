"""What pySHACL found → a report: terms as text, in a fixed order, blank nodes named by that order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from rdflib import BNode, Dataset, Literal, URIRef

from kg.model import Report, Result
from kg.validation.index import nodes
from kg.validation.loading import path_text
from kg.vocab import SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Literal as OneOf

    from rdflib import Graph
    from rdflib.term import Node

    Triples = Iterable[tuple[Any, Node, Any]]


class Checked(NamedTuple):
    """What came of a shape: how many focus nodes it had, and pySHACL's reports: (text, node, triples) each."""

    shape: Node
    focus_nodes: int
    reports: Sequence[tuple[str, Node, Triples]]


def report(checked: Iterable[Checked], graphs: Sequence[Graph], shapes: Graph) -> Report:
    """Make the report of a validation (SHACL, 3.6)."""
    found: list[Result] = []
    targets = []
    for shape, focus_nodes, reports in checked:
        targets.append((term(shape), focus_nodes))
        found += [_result(node, triples, shapes) for _, node, triples in reports]
    results, names = _named(found, graphs, shapes)
    blank = tuple((ours, theirs) for theirs, ours in names.items())
    return Report(not results, results, tuple(sorted(targets)), tuple(_sources(graphs)), blank_nodes=blank)


def term(node: Node) -> str:
    """Write a term as N-Triples do: on one line (rdflib's n3 breaks long literals over lines)."""
    if not isinstance(node, Literal):
        return f"<{node}>" if isinstance(node, URIRef) else node.n3() if isinstance(node, BNode) else str(node)
    kind = f"@{node.language}" if node.language else f"^^<{node.datatype}>" if node.datatype else ""
    return json.dumps(str(node), ensure_ascii=False) + kind


def _result(node: Node, triples: Triples, shapes: Graph) -> Result:
    """Read a result, and what it gives as ``sh:detail``, from its triples; terms of graphs stand in pairs with them."""
    said: dict[Node, Any] = {}
    messages, details = set(), []
    for subject, predicate, value in triples:
        if subject != node:
            continue
        if predicate == SH.resultMessage:
            messages.add(value)
        elif predicate == SH.detail:
            details.append(_result(value, triples, shapes))
        else:
            said[predicate] = value[1] if isinstance(value, tuple) else value
    path, value = said.get(SH.resultPath), said.get(SH.value)
    return Result(
        focus=term(said[SH.focusNode]),
        path=None if path is None else path_text(shapes, path),
        value=None if value is None else term(value),
        shape=term(said[SH.sourceShape]),
        constraint=term(said[SH.sourceConstraintComponent]),
        severity=_severity(said[SH.resultSeverity]),
        message=_message(messages),
        details=tuple(details),
    )


def _severity(node: Node) -> OneOf["Violation", "Warning", "Info"]:
    if node == SH.Warning:
        return "Warning"
    return "Info" if node == SH.Info else "Violation"


def _message(messages: Iterable[Any]) -> str:
    english = [m for m in messages if (getattr(m, "language", None) or "en").startswith("en")]
    return " ".join(sorted(str(m) for m in english or messages))


def _named(
    found: Iterable[Result], graphs: Sequence[Graph], shapes: Graph
) -> tuple[tuple[Result, ...], dict[str, str]]:
    """Sort results, and name blank nodes by their order in the report, since a parser names them by chance.

    Among results that differ in blank nodes only, those come first that the graph names first.
    """
    order: Mapping[str, int] = {}
    if any(term.startswith("_:") for result in found for term in _terms(result)):
        blank = (node for node in nodes((*graphs, shapes)) if isinstance(node, BNode))
        order = {node.n3(): number for number, node in enumerate(blank)}
    names: dict[str, str] = {}

    def key(result: Result) -> tuple[Any, ...]:
        terms = _terms(result)
        plain = tuple("_:" if t.startswith("_:") else t for t in terms)
        return *plain, result.message, *(order.get(t, 0) for t in terms), tuple(sorted(map(key, result.details)))

    def named(term: str) -> str:
        return names.setdefault(term, f"_:b{len(names)}") if term.startswith("_:") else term

    def rename(result: Result) -> Result:
        if not any(t.startswith("_:") for t in _terms(result)) and not result.details:
            return result
        value = None if result.value is None else named(result.value)
        details = tuple(rename(detail) for detail in sorted(result.details, key=key))
        return replace(result, focus=named(result.focus), shape=named(result.shape), value=value, details=details)

    return tuple(rename(result) for result in sorted(found, key=key)), names


def _terms(result: Result) -> tuple[str, str, str, str, str]:
    return result.focus, result.path or "", result.shape, result.constraint, result.value or ""


def _sources(graphs: Iterable[Graph]) -> Iterator[str]:
    for graph in graphs:
        if isinstance(graph, Dataset):
            yield from sorted(str(part.identifier) for part in graph.graphs() if len(part))
        elif isinstance(graph.identifier, URIRef):
            yield str(graph.identifier)
