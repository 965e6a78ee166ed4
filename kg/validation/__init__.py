"""A graph and shapes → a report, by pySHACL's own constraint classes.

``pyshacl.validate`` is not called: it patches rdflib for the whole process while it loads shapes, loads them anew for
each graph, and asks each property shape for one focus node at a time. Here the shapes are loaded once and each
property shape is asked for all its focus nodes at once; the constraints themselves, and so the results, are pySHACL's
(the tests compare the two). No inference, no SHACL Advanced Features.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from typing import Literal as OneOf

from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.core.shape_based_constraints import PropertyConstraintComponent
from pyshacl.errors import (
    ConstraintLoadError,
    ConstraintLoadWarning,
    ReportableRuntimeError,
    ShapeLoadError,
    ValidationFailure,
)
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from kg.errors import HouseError
from kg.model import Report, Result
from kg.validation.loading import TARGETS, path_text, read_shapes
from kg.vocab import SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

__all__ = ["Shapes", "validate"]

_Shape = Any  # pySHACL annotates its classes only in part
_Constraint = Any
_LOG = logging.getLogger(__name__)
_MAX_DEPTH = 15
_BROKEN = (ConstraintLoadError, ConstraintLoadWarning, ReportableRuntimeError, ShapeLoadError, ValidationFailure)


@dataclass(frozen=True, slots=True)
class _Check:
    """A shape with its constraints, made once; ``custom`` ones are made anew, since they keep what they found."""

    shape: _Shape
    constraints: tuple[_Constraint, ...]
    custom: tuple[Any, ...]
    properties: tuple[_Check, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Shapes, ready to be applied to any number of graphs. Treat ``graph`` as read only."""

    graph: Graph
    checks: tuple[_Check, ...]

    @classmethod
    def load(cls, paths: Path | Sequence[Path]) -> Shapes:
        """Read shapes from files or folders.

        Raises :class:`HouseError` where a file cannot be read, a SHACL term does not exist, a shape is never applied
        or cannot be understood.
        """
        graph = read_shapes([paths] if isinstance(paths, Path) else list(paths))
        try:
            shapes = ShapesGraph(graph, logger=_LOG)
            targeted = [shape for shape in shapes.shapes if _has_target(shape)]
            checks = [_check(shape, 0) for shape in sorted(targeted, key=lambda shape: str(shape.node))]
        except _BROKEN as error:
            raise HouseError(f"the shapes are broken: {error}", hint="Mend the shapes file.") from error
        return cls(graph, tuple(checks))


def validate(data: Graph | Iterable[Graph], shapes: Shapes, *, context: Iterable[Graph] = ()) -> Report:
    """Validate a graph, or the union of several, and report (SHACL, 3.4); inputs stay as they are.

    ``context`` graphs are looked up for the classes and properties of what the data names, but are not themselves
    validated. Results are in a fixed order. Where no shape found a focus node, ``report.focus_nodes`` is 0. Data must
    be in rdflib's memory, not in a store behind it. Raises :class:`HouseError` for a shape that cannot be evaluated.
    """
    graphs = [data] if isinstance(data, Graph) else list(data)
    own = graphs[0] if len(graphs) == 1 and not isinstance(graphs[0], Dataset) else _union(graphs)
    around = list(context)
    run = _Run(_union([own, *around]) if around else own, shapes.graph, set(own.all_nodes()) if around else None)
    targets = []
    for check in shapes.checks:
        focus = run.focus_nodes(check)
        targets.append((_term(check.shape.node), len(focus)))
        try:
            run.apply(check, focus)
        except (*_BROKEN, TypeError) as error:  # TypeError: rdflib, where two values cannot be compared
            raise HouseError(f"the shape {check.shape.node} cannot be evaluated: {error}") from error
    results, names = _relabelled(run.results)
    blank = tuple((ours, theirs) for theirs, ours in names.items())
    return Report(not results, results, tuple(sorted(targets)), tuple(_names(graphs)), blank_nodes=blank)


def _has_target(shape: _Shape) -> bool:
    return any(any(shape.objects(target)) for target in TARGETS) or bool(shape.implicit_class_targets())


def _check(shape: _Shape, depth: int) -> _Check:
    if depth > _MAX_DEPTH:
        raise HouseError(f"the property shapes of {shape.node} lead back to it", hint="Break the circle.")
    parameters = sorted({p for p, _ in shape.sg.predicate_objects(shape.node)} & set(ALL_CONSTRAINT_PARAMETERS))
    components = dict.fromkeys(CONSTRAINT_PARAMETERS_MAP[parameter] for parameter in parameters)
    return _Check(
        shape,
        tuple(component(shape) for component in components if component is not PropertyConstraintComponent),
        tuple(shape.find_custom_constraints()),
        tuple(_check(_property_shape(shape, node), depth + 1) for node in sorted(shape.objects(SH.property))),
    )


def _property_shape(shape: _Shape, node: Node) -> _Shape:
    found = shape.get_other_shape(node)
    if found is None or not found.is_property_shape:
        raise HouseError(f"{node} is no property shape", hint=f"Give it a sh:path, or leave it out of {shape.node}.")
    return found


def _union(graphs: Iterable[Graph]) -> Graph:
    union = Graph(bind_namespaces="none")
    for graph in graphs:
        triples = ((s, p, o) for s, p, o, _ in graph.quads()) if isinstance(graph, Dataset) else graph
        for triple in triples:
            union.add(triple)
    return union


def _names(graphs: Iterable[Graph]) -> Iterator[str]:
    for graph in graphs:
        if isinstance(graph, Dataset):
            yield from sorted(str(part.identifier) for part in graph.graphs() if len(part))
        elif isinstance(graph.identifier, URIRef):
            yield str(graph.identifier)


class _Run:
    """One validation: the data graph, and the results so far."""

    def __init__(self, graph: Graph, shapes: Graph, own: set[Node] | None) -> None:
        self.graph = graph
        self.shapes = shapes
        self.own = own
        self.executor = SHACLExecutor(max_validation_depth=_MAX_DEPTH)
        self.results: dict[Result, None] = {}

    def focus_nodes(self, check: _Check) -> list[Node]:
        if check.shape.deactivated:
            return []
        found: set[Node] = check.shape.focus_nodes(self.graph)
        return sorted(found if self.own is None else found & self.own, key=_term)

    def apply(self, check: _Check, focus: list[Node]) -> None:
        if not focus or check.shape.deactivated:
            return
        values: dict[Node, Any] = check.shape.value_nodes(self.graph, focus)
        for constraint in check.constraints:
            self.evaluate(check, constraint, values)
        for custom in check.custom:
            for node, value in values.items():
                self.evaluate(check, custom.make_validator_for_shape(check.shape), {node: value})
        if check.properties:
            reached = sorted({value for found in values.values() for value in found}, key=_term)
            for part in check.properties:
                self.apply(part, reached)

    def evaluate(self, check: _Check, constraint: _Constraint, values: dict[Node, Any]) -> None:
        _, reports = constraint.evaluate(self.executor, self.graph, values, [check.shape, constraint])
        for _, _, triples in reports:
            self.results[self.result(triples)] = None

    def result(self, triples: Iterable[tuple[Any, Node, Any]]) -> Result:
        said: dict[Node, Node] = {}
        messages = set()
        for _, predicate, value in triples:
            term = value[1] if isinstance(value, tuple) else value
            if predicate == SH.resultMessage:
                messages.add(term)
            else:
                said[predicate] = term
        path = said.get(SH.resultPath)
        value = said.get(SH.value)
        return Result(
            focus=_term(said[SH.focusNode]),
            path=None if path is None else path_text(self.shapes, path),
            value=None if value is None else _term(value),
            shape=_term(said[SH.sourceShape]),
            constraint=_term(said[SH.sourceConstraintComponent]),
            severity=_severity(said[SH.resultSeverity]),
            message=_message(messages),
        )


def _term(node: Node) -> str:
    """Write a term as N-Triples do: on one line (rdflib's n3 breaks long literals over lines)."""
    if not isinstance(node, Literal):
        return node.n3() if isinstance(node, URIRef | BNode) else str(node)
    kind = f"@{node.language}" if node.language else f"^^{node.datatype.n3()}" if node.datatype else ""
    return json.dumps(str(node), ensure_ascii=False) + kind


def _severity(node: Node) -> OneOf["Violation", "Warning", "Info"]:
    if node == SH.Warning:
        return "Warning"
    return "Info" if node == SH.Info else "Violation"


def _message(messages: set[Any]) -> str:
    english = [m for m in messages if (m.language or "en").startswith("en")]
    return " ".join(sorted(str(m) for m in english or messages))


def _relabelled(results: Iterable[Result]) -> tuple[tuple[Result, ...], dict[str, str]]:
    """Sort, and name blank nodes by their order in the report, since a parser names them by chance."""
    blank = re.compile(r"^_:\w+$")

    def parts(result: Result) -> tuple[str, ...]:
        terms = (result.focus, result.path or "", result.shape, result.constraint, result.value or "", result.message)
        return tuple("_:" if blank.match(term) else term for term in terms)

    names: dict[str, str] = {}

    def named(term: str | None) -> str | None:
        return names.setdefault(term, f"_:b{len(names)}") if term and blank.match(term) else term

    def relabel(ordered: list[Result]) -> Iterator[Result]:
        for r in ordered:
            focus, shape = named(r.focus) or "", named(r.shape) or ""
            yield Result(focus, r.path, named(r.value), shape, r.constraint, r.severity, r.message)

    return tuple(relabel(sorted(results, key=parts))), names
