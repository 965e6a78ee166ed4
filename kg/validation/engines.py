"""How shapes are applied: by the driver, or by pySHACL alone where that is asked for or the driver was not tested."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph

from kg.errors import UsageError
from kg.validation.driver import LOG, MAX_DEPTH, TESTED, Driver, forget, roots
from kg.validation.index import triples

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rdflib.term import Node

EngineName = Literal["driver", "stock"]


class Engine(Protocol):
    """Shapes that are ready to be applied, by one thread at a time."""

    @property
    def roots(self) -> Sequence[Any]:
        """The shapes that have targets."""

    def data(self, graphs: Sequence[Graph]) -> Any:  # noqa: ANN401 - the engine's own graph
        """Make ready the union of graphs."""

    def check(self, shape: Any, data: Any, focus: Collection[Node]) -> Sequence[Any]:  # noqa: ANN401 - pySHACL's
        """Give pySHACL's reports on focus nodes of a shape."""


class Stock:
    """pySHACL alone, as its ``Validator`` asks shape by shape.

    ``pyshacl.validate`` itself is not called: it patches rdflib for the whole process while it loads shapes.
    """

    def __init__(self, shapes: Graph) -> None:
        """Raise what pySHACL raises for broken shapes; ``shapes`` get pySHACL's own triples and prefix."""
        self.roots = roots(ShapesGraph(shapes, logger=LOG).shapes)

    def data(self, graphs: Sequence[Graph]) -> Graph:
        """Copy the union of graphs with its prefixes, since pySHACL binds one of its own."""
        union = Graph(identifier=graphs[0].identifier, bind_namespaces="none")
        for graph in graphs:
            for prefix, namespace in graph.namespaces():
                union.bind(prefix, namespace, override=False)
            for triple in triples(graph):
                union.add(triple)
        return union

    def check(self, shape: Any, data: Graph, focus: Collection[Node]) -> Sequence[Any]:  # noqa: ANN401 - pySHACL's
        """Give the reports on focus nodes of a shape."""
        reports: Sequence[Any] = shape.validate(SHACLExecutor(max_validation_depth=MAX_DEPTH), data, list(focus))[1]
        forget(shape.sg.graph)
        return reports


def engine(name: str) -> Callable[[Graph], Engine]:
    """Give the engine of that name; stock for the driver where pySHACL's version is not among ``TESTED``."""
    if name not in {"driver", "stock"}:
        raise UsageError(f"there is no engine {name!r}", hint="Choose driver or stock.")
    return Driver if name == "driver" and untested() is None else Stock


def untested() -> str | None:
    """Give the installed version of pySHACL where it is none that the driver was tested with (``TESTED``)."""
    installed = version("pyshacl")
    first, beyond = (tuple(map(int, each.split("."))) for each in TESTED)
    return None if first <= tuple(int(part) for part in installed.split(".")[:2]) < beyond else installed
