"""Data and shapes → a report, by pySHACL's own constraint classes; nothing is patched or left behind for others.

Any number of threads may validate at once, also with the same :class:`Shapes`. No inference, no SHACL Advanced
Features, no SHACL-JS.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef

from kg.errors import HouseError, InputError, KgError
from kg.files import SHAPES
from kg.validation.driver import forget
from kg.validation.engines import engine as engine_named
from kg.validation.engines import untested
from kg.validation.index import nodes
from kg.validation.loading import copied, read_shapes
from kg.validation.reading import read_data
from kg.validation.results import Checked, report
from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

    from kg.model import Report
    from kg.validation.engines import Engine, EngineName

    Data = Graph | Path | str | bytes

__all__ = ["Shapes", "untested", "validate"]


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Shapes, ready to be applied to any number of graphs. Treat ``graph`` as read only.

    ``engine`` is ``driver`` or ``stock``: pySHACL's classes asked for many nodes at once, or pySHACL alone.
    """

    graph: Graph
    engine: EngineName = "driver"
    _idle: list[Engine] = field(default_factory=list, repr=False)

    @classmethod
    def load(
        cls, source: Data | Sequence[Data], *, engine: EngineName = "driver", allow_network: bool = False
    ) -> Shapes:
        """Read shapes: files or folders of them (:class:`Path`, or a string without ``<``), graphs, or their text.

        Raises :class:`HouseError` where a file cannot be read, or the shapes can never do what they seem to demand: a
        term that SHACL does not have, a shape that nothing applies, a constraint that never fires, a recursion.
        ``owl:imports`` are followed only where ``allow_network`` says so.
        """
        sources = [source] if isinstance(source, Graph | Path | str | bytes) else list(source)
        shapes = cls(read_shapes(sources, allow_network=allow_network), engine)
        shapes._idle.append(shapes._ready())
        return shapes

    def _ready(self) -> Engine:
        try:
            return engine_named(self.engine)(copied(self.graph))
        except KgError:
            raise
        except Exception as error:  # pySHACL, rdflib's SPARQL parser and re raise what they like
            raise HouseError(f"the shapes are broken: {error}", hint="Mend the shapes file.") from error

    def apply(self, graphs: Sequence[Graph], own: set[Node] | None) -> Iterator[Checked]:
        """Apply each shape to the union of graphs, or to those of its nodes that are ``own``."""
        try:
            ready = self._idle.pop()
        except IndexError:  # another thread has it
            ready = self._ready()
        data = ready.data(graphs)
        try:
            for shape in ready.roots:
                focus = set() if shape.deactivated else shape.focus_nodes(data)
                nodes = focus if own is None else focus & own
                yield Checked(shape.node, len(nodes), ready.check(shape, data, nodes) if nodes else ())
        except Exception as error:  # pySHACL's, and rdflib's where values cannot be compared or queries not answered
            raise HouseError(f"the shape {shape.node} cannot be evaluated: {error}", hint="Mend the shape.") from error
        finally:
            forget(data)
            self._idle.append(ready)


def validate(
    data: Data | Iterable[Data],
    shapes: Shapes | Data | Sequence[Data] = SHAPES,
    *,
    context: Iterable[Graph] = (),
    engine: EngineName | None = None,
    data_format: str | None = None,
) -> Report:
    """Validate data, or the union of several, and report (SHACL, 3.4); what is given stays as it is.

    ``data`` and ``shapes`` are rdflib graphs or datasets, files or folders (:class:`Path`, or a string without ``<``),
    or RDF text; shapes that are used again are better given as :class:`Shapes`. ``data_format`` is the format of text
    or of files whose ending tells none, as rdflib names it (``turtle``, ``json-ld`` …). ``context`` graphs are looked
    up for the classes and properties of what the data names, but are not themselves validated.

    Results are in a fixed order; where no shape found a focus node, ``report.focus_nodes`` is 0. Warnings and notes
    make a report not conform, as the standard has it (3.6.1.1). Data must be in rdflib's memory, not in a store behind
    it. Raises :class:`kg.errors.InputError` for data that cannot be read, with their place, and :class:`HouseError`
    for shapes that are broken, before any data are read, or that cannot be evaluated.
    """
    if not isinstance(shapes, Shapes):
        shapes = Shapes.load(shapes, engine=engine or "driver")
    elif engine is not None and engine != shapes.engine:
        shapes = Shapes.load(shapes.graph, engine=engine)
    given: list[Data] = [data] if isinstance(data, Graph | Path | str | bytes) else list(data)
    graphs = read_data(given, data_format) or [Graph()]
    around = list(context)
    checked = list(shapes.apply([*graphs, *around], set(nodes(graphs)) if around else None))
    if not any(each.focus_nodes for each in checked) and any(
        _are_other_shapes(graph, shapes.graph) for graph in graphs
    ):
        hint = "Give the data first, and the shapes second."
        raise InputError("these data are shapes, and nothing in them is validated", hint=hint)
    return report(checked, graphs, shapes.graph)


def _are_other_shapes(graph: Graph, shapes: Graph) -> bool:
    """Whether data hold shapes that are not among those given: a file may stand for both, as W3C's tests do."""
    named = {node for kind in (SH.NodeShape, SH.PropertyShape) for node in graph.subjects(RDF.type, kind)}
    return any((node, None, None) not in shapes for node in named if isinstance(node, URIRef))
