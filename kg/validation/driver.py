"""pySHACL's own shapes and constraints, asked for many focus nodes at once: the same results in less time.

Every result comes from pySHACL's constraint classes. What differs from ``Shape.validate``:

* constraints are made once per shape instead of once per focus node, and queries are parsed once;
* a property shape is asked for the values of all focus nodes in one call;
* where only conformance matters (``sh:or``, ``sh:not`` …) no results are made, since pySHACL discards them;
* before a constraint is asked focus node by focus node, it may be asked once for all distinct values: if it accepts
  those, it has nothing to say of any focus node. ``sh:class`` and ``sh:closed`` are accepted by looking at sets;
* results of custom components have their own messages only; in pySHACL, messages of other results add up.

It relies on these parts of pySHACL, as they are in the versions of ``TESTED``: ``ShapesGraph`` with its
``_node_shape_cache``, through which constraints look shapes up; ``Shape.validate``, ``.value_nodes``, ``.focus_nodes``
and ``.find_custom_constraints``; the constraint classes of ``CONSTRAINT_PARAMETERS_MAP`` with ``evaluate`` and
``make_v_result``, ``ClassConstraintComponent.class_rules``, ``ClosedConstraintComponent.is_closed``, ``.ignored_props``
and ``.property_shapes``; ``BoundShapeValidatorComponent.constraint``, whose ``messages`` are extended for each result;
``SPARQLQueryHelper.check_invalid_sparql``; the caches ``SPARQLConstraintComponentValidator.validator_cache`` and
``stringify_blank_node.dict_cache``, from which what belongs to our graphs is taken out again.
"""

from __future__ import annotations

import logging
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.core import logical_constraints as logical
from pyshacl.constraints.core import other_constraints as others
from pyshacl.constraints.core import shape_based_constraints as shaped
from pyshacl.constraints.core import string_based_constraints as strings
from pyshacl.constraints.core import value_constraints as kinds
from pyshacl.constraints.core import value_range_constraints as ranges
from pyshacl.constraints.sparql.sparql_based_constraint_components import SPARQLConstraintComponentValidator
from pyshacl.constraints.sparql.sparql_based_constraints import SPARQLBasedConstraint
from pyshacl.errors import ConstraintLoadWarning, ReportableRuntimeError
from pyshacl.pytypes import SHACLExecutor
from pyshacl.rdfutil.stringify import stringify_blank_node
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph

from kg.validation.index import NOTHING, DataIndex, steps
from kg.validation.structure import TARGETS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from rdflib import Graph
    from rdflib.term import Node

TESTED = ("0.30", "0.41")
"""The first version of pySHACL that the driver was tested with, and the first that it was not."""

MAX_DEPTH = 15
"""How deep shapes may be nested; pySHACL's own limit."""

_Shape: Any = Shape  # pySHACL annotates its classes only in part
_Constraint = Any
_Reports = list[Any]
_Values = dict[Any, "Collection[Node]"]
LOG = logging.getLogger(f"{__name__}.quiet")
LOG.disabled = True  # a library does not log and go on

_CONFORMANCE_ONLY = {
    logical.NotConstraintComponent,
    logical.AndConstraintComponent,
    logical.OrConstraintComponent,
    logical.XoneConstraintComponent,
    shaped.QualifiedValueShapeConstraintComponent,
}
"""They ask other shapes whether a node conforms, and throw the results away."""

_OF_VALUES = {
    kinds.ClassConstraintComponent,
    kinds.DatatypeConstraintComponent,
    kinds.NodeKindConstraintComponent,
    ranges.MinExclusiveConstraintComponent,
    ranges.MinInclusiveConstraintComponent,
    ranges.MaxExclusiveConstraintComponent,
    ranges.MaxInclusiveConstraintComponent,
    strings.MinLengthConstraintComponent,
    strings.MaxLengthConstraintComponent,
    strings.PatternConstraintComponent,
    strings.LanguageInConstraintComponent,
    others.InConstraintComponent,
    logical.NotConstraintComponent,
    logical.AndConstraintComponent,
    logical.OrConstraintComponent,
    logical.XoneConstraintComponent,
    shaped.NodeConstraintComponent,
}
"""They say something of each value by itself, whatever the focus node, and nothing where there is no value."""


class _Executor(SHACLExecutor):
    """``quiet`` asks whether nodes conform, and for no results."""

    def __init__(self, *, quiet: bool) -> None:
        super().__init__(max_validation_depth=MAX_DEPTH)
        self.quiet = quiet


_LOUD, _QUIET = _Executor(quiet=False), _Executor(quiet=True)


class DrivenShape(_Shape):  # type: ignore[misc]
    """A shape with its constraints, made once, each with a twin that makes no results."""

    __slots__ = ("_allowed", "_constraints", "_link", "_properties", "_steps")

    def prepare(self) -> None:
        """Make the constraints; raises what pySHACL raises for broken ones."""
        self._steps = steps(self.sg.graph, self._path)
        given = sorted(set(self.sg.graph.predicates(self.node)) & CONSTRAINT_PARAMETERS_MAP.keys(), key=str)
        components = dict.fromkeys(CONSTRAINT_PARAMETERS_MAP[parameter] for parameter in given)
        self._link = None
        if shaped.PropertyConstraintComponent in components:
            del components[shaped.PropertyConstraintComponent]
            self._link = shaped.PropertyConstraintComponent(self)
        self._properties = [self.get_other_shape(node) for node in self._link.property_shapes] if self._link else []
        self._constraints = list(zip(self._made(components), self._made(components), strict=True))
        self._allowed = frozenset[Any]()
        for _, quiet in self._constraints:
            quiet.make_v_result = _no_result
            if isinstance(quiet, others.ClosedConstraintComponent) and quiet.is_closed:
                paths = (self.get_other_shape(node).path() for node in quiet.property_shapes)
                self._allowed = frozenset(quiet.ignored_props).union(paths)

    def _made(self, components: Iterable[Any]) -> Iterator[_Constraint]:
        for component in components:
            try:
                constraint = component(self)
            except ConstraintLoadWarning:  # what node shapes ignore
                continue
            if isinstance(constraint, SPARQLBasedConstraint):
                for helper in constraint.sparql_constraints:
                    helper.check_invalid_sparql(helper.select_text)
                    helper.check_invalid_sparql = lambda *_, **__: True  # it was checked as it was made
            constraint.make_v_result_description = lambda *_, **__: ""  # pySHACL would look everything up again for it
            yield constraint
        for custom in sorted(self.find_custom_constraints(), key=lambda custom: str(custom.node)):
            validator = custom.make_validator_for_shape(self)
            validator.constraint = _Component(custom.node)
            validator.make_v_result_description = lambda *_, **__: ""  # pySHACL would look everything up again for it
            yield validator

    def validate(
        self, executor: _Executor, target_graph: DataIndex, focus: Node, _evaluation_path: list[Any]
    ) -> tuple[bool, _Reports]:
        """Validate one node, as the constraints of other shapes ask for it."""
        return self.check(executor, target_graph, (focus,), _evaluation_path)

    def check(
        self, executor: _Executor, index: DataIndex, nodes: Collection[Node], above: list[Any]
    ) -> tuple[bool, _Reports]:
        """Validate focus nodes, each given once: whether all conform, and pySHACL's reports."""
        if self.deactivated or not nodes:
            return True, []
        if len(above) // 2 >= MAX_DEPTH:
            raise ReportableRuntimeError("Validation path too deep!")
        conforms, reports = True, list[Any]()
        values = self._values(index, nodes)
        distinct = self._distinct(index, values)
        for loud, quiet in self._constraints:
            left = self._left(quiet, index, values, distinct)
            if left:
                constraint = quiet if executor.quiet else loud
                inner = _QUIET if type(constraint) in _CONFORMANCE_ONLY else executor
                fine, found = constraint.evaluate(inner, index, left, [*above, self, constraint])
                conforms = conforms and fine
                reports += found
        for part in self._properties:
            for reached in self._reached(values):
                fine, found = part.check(executor, index, reached, [*above, self, self._link])
                conforms = conforms and fine
                reports += found
        return conforms, reports

    def _values(self, index: DataIndex, nodes: Collection[Node]) -> _Values:
        if not self.is_property_shape:
            return {node: (node,) for node in nodes}
        if not self._steps:
            return self.value_nodes(index, list(nodes))  # type: ignore[no-any-return]
        return index.reached(nodes, self._steps)

    def _distinct(self, index: DataIndex, values: _Values) -> AbstractSet[Node]:
        """Give all values, each once; perhaps more, where the index has them ready."""
        asks = any(type(quiet) in _OF_VALUES for _, quiet in self._constraints)
        if not asks or not self.is_property_shape or len(values) == 1:
            return frozenset()
        ready = index.by_predicate.get(self._path, NOTHING)
        if ready and len(ready) <= sum(map(len, values.values())):
            return ready.keys()
        return dict.fromkeys(chain.from_iterable(values.values())).keys()

    def _left(self, quiet: _Constraint, index: DataIndex, values: _Values, distinct: AbstractSet[Node]) -> _Values:
        """Leave out focus nodes of which it is sure that the constraint has nothing to say."""
        if type(quiet) is others.ClosedConstraintComponent:
            said, allowed = index.by_subject, self._allowed
            return {f: vs for f, vs in values.items() if not all(said.get(v, NOTHING).keys() <= allowed for v in vs)}
        if type(quiet) not in _OF_VALUES:
            return values
        if type(quiet) is kinds.ClassConstraintComponent:
            known = [index.instances(rule) for rule in quiet.class_rules]
            if not (distinct and all(distinct <= found for found in known)):
                return {f: vs for f, vs in values.items() if not all(v in found for found in known for v in vs)}
            return {}
        if distinct and self._accepted(quiet, index, distinct):
            return {}
        return {f: vs for f, vs in values.items() if vs}

    def _accepted(self, quiet: _Constraint, index: DataIndex, distinct: AbstractSet[Node]) -> bool:
        try:
            fine, _ = quiet.evaluate(_QUIET, index, {self.node: distinct}, [self, quiet])
        except Exception:  # noqa: BLE001 - whatever it is, it is raised again if the value is one of the focus nodes'
            return False
        return bool(fine)

    def _reached(self, values: _Values) -> Iterator[Collection[Node]]:
        """Give the values, in groups without repetition: what two focus nodes reach is validated twice."""
        if not self.is_property_shape:
            yield values
            return
        times = Counter(chain.from_iterable(values.values()))
        for number in range(1, max(times.values(), default=0) + 1):
            yield [value for value, count in times.items() if count >= number]


class _Component:
    """A custom component, as its validators know it: its messages do not add up from result to result."""

    def __init__(self, node: Node) -> None:
        self.node = node

    @property
    def messages(self) -> _OwnMessages:
        return _OwnMessages()


class _OwnMessages(list[Any]):
    """What pySHACL extends by the messages of each result: it holds the last one's only.

    pySHACL asks ``messages or []`` first, so that it must be true once, even empty.
    """

    _taken = False

    def __bool__(self) -> bool:
        taken, self._taken = self._taken, True
        return not taken or len(self) > 0

    def extend(self, messages: Iterable[Any]) -> None:
        self[:] = messages


class Driver:
    """The shapes of a graph, made ready. One thread at a time may use it: queries and constraints keep notes."""

    def __init__(self, shapes: Graph) -> None:
        """Raise what pySHACL raises for broken shapes; ``shapes`` get pySHACL's own triples and prefix."""
        self._queries: dict[Any, Any] = {}
        graph = ShapesGraph(shapes, logger=LOG)
        made = {s.node: DrivenShape(graph, s.node, s.is_property_shape, s.path(), LOG) for s in graph.shapes}
        graph._node_shape_cache.update(made)  # noqa: SLF001 - through it, constraints look shapes up
        for shape in made.values():
            shape.prepare()
        forget(shapes)
        self.roots = roots(made.values())

    def data(self, graphs: Sequence[Graph]) -> DataIndex:
        """Index the union of graphs."""
        return DataIndex(graphs, self._queries)

    def check(self, shape: Any, data: DataIndex, focus: Collection[Node]) -> _Reports:  # noqa: ANN401 - pySHACL's
        """Give the reports on focus nodes of a shape."""
        _, reports = shape.check(_LOUD, data, data.own(focus), [])
        return reports  # type: ignore[no-any-return]


def roots(shapes: Iterable[Any]) -> list[Any]:
    """Give those shapes that say themselves what they are applied to (SHACL, 2.1.3), in a fixed order."""
    targeted = (s for s in shapes if any(any(s.objects(target)) for target in TARGETS) or s.implicit_class_targets())
    return sorted(targeted, key=lambda shape: str(shape.node))


def forget(graph: Graph) -> None:
    """Take what belongs to a graph out of pySHACL's caches, which know graphs by a number that is used again."""
    for cache in (SPARQLConstraintComponentValidator.validator_cache, stringify_blank_node.dict_cache):
        for key in [key for key in list(cache) if key[0] == id(graph)]:
            cache.pop(key, None)


def _no_result(*_: Any, **__: Any) -> tuple[str, None, list[Any]]:  # noqa: ANN401 - pySHACL's
    """Stand in for a result where only conformance matters."""
    return "", None, []
