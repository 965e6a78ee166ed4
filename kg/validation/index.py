"""A data graph by plain dictionaries, as pySHACL and rdflib's SPARQL engine ask for it; it is only read.

rdflib's ``Memory`` store looks up the contexts of each triple that it gives, which takes most of the time. Where a
graph is all that its store holds, the store's own dictionaries are read instead, and nothing is copied. They are
private: ``Memory.__spo`` and ``Memory.__pos`` in rdflib 7. Where a graph has none, its triples are copied.
"""

from __future__ import annotations

from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.graph import QuotedGraph
from rdflib.namespace import NamespaceManager
from rdflib.paths import Path
from rdflib.plugins.sparql.evaluate import evalQuery
from rdflib.plugins.sparql.processor import SPARQLResult, prepareQuery
from rdflib.plugins.stores.memory import Memory

from kg.vocab import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence

    from rdflib.plugins.sparql.sparql import Query
    from rdflib.term import Node

    Nested = dict[Node, dict[Node, dict[Node, Any]]]
    Step = tuple[URIRef, bool]  # a predicate, and whether it is followed backwards

NOTHING: Mapping[Any, Any] = {}
_PARSING = Lock()  # pyparsing finishes its grammars as they are first used


class DataIndex(Graph):
    """The union of graphs, for reading; a prefix is bound as the first graph does that binds it.

    ``by_subject`` leads from subject to predicate to object, ``by_predicate`` from predicate to object to subject;
    the innermost dictionaries stand for sets and may be empty. ``queries`` keeps what was parsed, for the next graph;
    no two threads may share it, since rdflib writes into parsed queries.
    """

    def __init__(self, graphs: Sequence[Graph], queries: dict[Any, Query] | None = None) -> None:
        super().__init__(bind_namespaces="none")
        self._graphs = graphs
        self._queries = {} if queries is None else queries
        self._names: NamespaceManager | None = None
        self._by_object: Nested | None = None
        self._own: dict[Node, Node] = {}
        self._prefixes: tuple[tuple[str, URIRef], ...] | None = None
        self._instances: dict[Node, frozenset[Node]] = {}
        own = _dictionaries(graphs[0]) if len(graphs) == 1 else None
        self.by_subject, self.by_predicate = own or _copied(graphs)

    @property  # type: ignore[misc]
    def namespace_manager(self) -> NamespaceManager:
        """The prefixes by which messages shorten IRIs: a copy, since pySHACL binds one of its own."""
        if self._names is None:
            named = Graph(bind_namespaces="none")
            for prefix, namespace in self.namespaces():
                named.store.bind(prefix, namespace)
            self._names = NamespaceManager(named, bind_namespaces="none")
        return self._names

    def namespaces(self) -> Generator[tuple[str, URIRef], None, None]:
        """Give the bound prefixes."""
        bound: dict[str, URIRef] = {}
        for graph in self._graphs:
            for prefix, namespace in graph.namespaces():
                bound.setdefault(prefix, namespace)
        yield from bound.items()

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Iterator[Any]:  # type: ignore[override] # noqa: ANN401, FBT001, FBT002
        """Give the objects of a subject and a predicate, as rdflib does."""
        if subject is None or predicate is None or isinstance(predicate, Path):
            return super().objects(subject, predicate, unique)
        return iter(self.by_subject.get(subject, NOTHING).get(predicate, NOTHING))

    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override] # noqa: ANN401
        """Give the triples of a pattern, as rdflib does."""
        s, p, o = triple
        if isinstance(p, Path):
            yield from ((start, p, end) for start, end in p.eval(self, s, o))
        elif s is not None:
            said = self.by_subject.get(s, NOTHING)
            for predicate in said if p is None else (p,):
                values = said.get(predicate, NOTHING)
                for value in values if o is None else (o,) if o in values else ():
                    yield s, predicate, value
        elif p is not None:
            found = self.by_predicate.get(p, NOTHING)
            for value in found if o is None else (o,):
                for subject in found.get(value, NOTHING):
                    yield subject, p, value
        else:
            yield from _walked(self.by_subject) if o is None else self._said_of(o)

    def own(self, nodes: Iterable[Node]) -> list[Node]:
        """Give nodes as the very objects that are keys here: they are found faster, since terms compare slowly."""
        if not self._own:
            self._own = dict(zip(self.by_subject, self.by_subject, strict=True))
        return [self._own.get(node, node) for node in nodes]

    def reached(self, nodes: Iterable[Node], steps: Sequence[Step]) -> dict[Node, Collection[Node]]:
        """Give for each node what steps lead to from it."""
        (path, inverse), *more = steps
        found: dict[Node, Collection[Node]]
        if inverse:
            said = self.by_predicate.get(path, NOTHING)
            found = {node: said.get(node, NOTHING) for node in nodes}
        else:
            found = {node: self.by_subject.get(node, NOTHING).get(path, NOTHING) for node in nodes}
        for step in more:
            found = {node: self._next(values, step) for node, values in found.items()}
        return found

    def _next(self, nodes: Collection[Node], step: Step) -> Collection[Node]:
        found = [values for values in self.reached(nodes, [step]).values() if values]
        return found[0] if len(found) == 1 else set().union(*found)

    def instances(self, of: Node) -> frozenset[Node]:
        """Give the SHACL instances of a class: of itself or of a class below it (SHACL, 1.1); literals are none."""
        if of not in self._instances:
            typed = self.by_predicate.get(RDF.type, NOTHING)
            classes: Iterable[Any] = self.transitive_subjects(RDFS.subClassOf, of)
            found = frozenset(chain.from_iterable(typed.get(each, NOTHING) for each in classes))
            self._instances[of] = frozenset(node for node in found if not isinstance(node, Literal))
        return self._instances[of]

    def query(self, query_object: Any, *_: Any, initBindings: Any = None, **__: Any) -> SPARQLResult:  # noqa: ANN401, N803
        """Answer a query, parsed once, with variables bound beforehand."""
        if self._prefixes is None:
            self._prefixes = tuple(self.namespaces())
        key = (self._prefixes, query_object)
        if key not in self._queries:
            with _PARSING:
                self._queries[key] = prepareQuery(query_object, initNs=dict(self._prefixes))
        return SPARQLResult(evalQuery(self, self._queries[key], initBindings))

    def _said_of(self, value: Node) -> Iterator[Any]:
        if self._by_object is None:
            by_object: Nested = {}
            for s, p, o in _walked(self.by_subject):
                by_object.setdefault(o, {}).setdefault(s, {})[p] = 1
            self._by_object = by_object
        for s, predicates in self._by_object.get(value, NOTHING).items():
            for p in predicates:
                yield s, p, value

    def __contains__(self, triple: Any) -> bool:  # noqa: ANN401 - rdflib's
        return any(True for _ in self.triples(triple))

    def __bool__(self) -> bool:
        return bool(self.by_subject)

    def __len__(self) -> int:
        return sum(1 for _ in _walked(self.by_subject))


def steps(shapes: Graph, path: Node | None) -> list[Step]:
    """Give a property path that goes straight, forwards or backwards, as its steps; none for any other path."""
    if path is None:
        return []
    found = []
    for part in shapes.items(path) if (path, RDF.rest, None) in shapes else (path,):
        inverse = next(shapes.objects(part, SH.inversePath), None)
        predicate = inverse or part
        if not isinstance(predicate, URIRef):
            return []
        found.append((predicate, inverse is not None))
    return found


def nodes(graphs: Iterable[Graph]) -> dict[Node, None]:
    """Give the subjects and objects of graphs, in the order in which they were read, as far as that is known."""
    return dict.fromkeys(node for graph in graphs for s, _, o in triples(graph) for node in (s, o))


def _dictionaries(graph: Graph) -> tuple[Nested, Nested] | None:
    """Give the dictionaries of the graph's store, if the graph is all that the store holds."""
    store = graph.store
    if type(store) is not Memory or type(graph) not in {Graph, Dataset}:
        return None
    for held in store.contexts():
        if isinstance(held, QuotedGraph) or (type(graph) is Graph and held.identifier != graph.identifier):
            return None
    inside = vars(store)
    by_subject, by_predicate = inside.get("_Memory__spo"), inside.get("_Memory__pos")
    return None if by_subject is None or by_predicate is None else (by_subject, by_predicate)


def _copied(graphs: Iterable[Graph]) -> tuple[Nested, Nested]:
    by_subject: Nested = {}
    by_predicate: Nested = {}
    for graph in graphs:
        for s, p, o in triples(graph):
            by_subject.setdefault(s, {}).setdefault(p, {})[o] = 1
            by_predicate.setdefault(p, {}).setdefault(o, {})[s] = 1
    return by_subject, by_predicate


def triples(graph: Graph) -> Iterable[tuple[Node, Node, Node]]:
    """Give the triples of a graph, or of all graphs of a dataset, in the order in which they were read, if known."""
    own = _dictionaries(graph)
    if own:
        return _walked(own[0])
    if isinstance(graph, Dataset):
        return ((s, p, o) for s, p, o, _ in graph.quads())
    return graph


def _walked(by_subject: Nested) -> Iterator[tuple[Node, Node, Node]]:
    for s, said in by_subject.items():
        for p, values in said.items():
            for o in values:
                yield s, p, o
