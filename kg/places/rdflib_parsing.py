"""rdflib's parsers, made to tell where each triple stands: the one module that relies on what they have inside.

It relies, in rdflib 7, on

* ``plugins.parsers.notation3``: ``SinkParser`` asks ``statement``, ``node``, ``property_list``, ``objectList`` and
  ``item`` for each production at an offset, and hands each triple to ``makeStatement`` in the order of the objects;
  ``RDFSink`` names blank nodes by its ``uuid`` and a counter, and writes collections in ``newList``;
* ``plugins.parsers.trig.TrigSinkParser``, a subclass of it;
* ``plugins.parsers.rdfxml.RDFXMLHandler``, a SAX handler that keeps the ``locator`` it is given;
* ``plugins.parsers.jsonld.Parser``: ``_add_to_graph`` reads a node object, ``_key_to_graph`` one of its entries.

Turtle and TriG are read twice: first as rdflib does, then, where results need places, once more without a graph; the
same ``uuid`` gives the same blank nodes. RDF/XML and JSON-LD name theirs by chance and are read once, with places.
"""

from __future__ import annotations

import io
from collections import deque
from typing import TYPE_CHECKING, Any
from xml.sax import handler, make_parser
from xml.sax.handler import ErrorHandler
from xml.sax.xmlreader import InputSource

from rdflib import Dataset, Graph
from rdflib.plugins.parsers.jsonld import Parser
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser
from rdflib.plugins.parsers.rdfxml import RDFXMLHandler
from rdflib.plugins.parsers.trig import TrigSinkParser
from rdflib.plugins.shared.jsonld.context import Context
from rdflib.store import TripleAddedEvent

from kg.places.json_text import PlacedObject
from kg.places.positions import Found, Mark
from kg.vocab import RDF

if TYPE_CHECKING:
    from collections.abc import MutableSequence

_Any = Any  # rdflib annotates its parsers only in part


class Quads(Dataset):
    """A dataset whose default graph is the union; rdflib 7.6 warns of a property that its own methods still use."""

    def __init__(self) -> None:
        super().__init__(default_union=True)

    @property  # type: ignore[misc] # nothing of ours sets it
    def default_context(self) -> Graph:
        """Give the default graph, without the warning."""
        graph: Graph = self.default_graph
        return graph


def read_turtle(text: str, graph: Graph, base: str, key: str) -> None:
    """Read Turtle, or TriG where the graph is a dataset; ``key`` sets its blank nodes apart from other files'."""
    sink = RDFSink(graph.default_graph if isinstance(graph, Dataset) else graph)
    sink.uuid = key
    kind = TrigSinkParser if isinstance(graph, Dataset) else SinkParser
    kind(sink, baseURI=base, turtle=True).loadBuf(text)


def find_in_turtle(text: str, found: Found, base: str, key: str, *, trig: bool = False) -> None:
    """Read Turtle or TriG again, only to see where the wanted triples stand."""
    sink = _PlacingSink(_Heard(found))
    sink.uuid = key
    kind = _PlacingTrig if trig else _Placing
    kind(sink, baseURI=base, turtle=True).loadBuf(text)


class _Heard(Graph):
    """Takes a parser's triples and keeps none of them; in a collection, each item has its own place."""

    def __init__(self, found: Found) -> None:
        super().__init__(bind_namespaces="none")
        self.found = found
        self.listed: deque[int] | None = None

    def add(self, triple: _Any) -> _Heard:
        if self.listed is not None and triple[1] == RDF.first:
            self.found.at = self.found.subject_at = self.listed.popleft()
        self.found.see(triple)
        return self


class _PlacingSink(RDFSink):
    graph: _Heard

    def __init__(self, graph: _Heard) -> None:
        super().__init__(graph)
        self.lists: list[deque[int]] = []

    def newGraph(self, identifier: _Any) -> Graph:  # noqa: ARG002, N802 - rdflib's
        return self.graph

    def newList(self, n: list[_Any], f: _Any) -> _Any:  # noqa: N802 - rdflib's
        self.graph.listed = self.lists[-1]
        try:
            return super().newList(n, f)
        finally:
            self.graph.listed = None


class _Placing(SinkParser):
    """Keeps, on stacks for what is nested, where subjects start and where the objects of a predicate stand."""

    _store: _PlacingSink

    def __init__(self, sink: _PlacingSink, **options: _Any) -> None:
        super().__init__(sink, **options)
        self._found = sink.graph.found
        self._starts: list[int] = []
        self._objects: list[deque[int]] = []

    def statement(self, argstr: str, i: int) -> int:
        self._starts.append(max(i, self.skipSpace(argstr, i)))
        try:
            return super().statement(argstr, i)
        finally:
            self._starts.pop()

    def node(self, argstr: str, i: int, res: MutableSequence[_Any], subjectAlready: _Any = None) -> int:  # noqa: N803
        j = self.skipSpace(argstr, i)
        if j < 0 or argstr[j] not in "[(":
            return super().node(argstr, i, res, subjectAlready)
        self._starts.append(j)
        self._store.lists.append(deque())
        try:
            return super().node(argstr, j, res, subjectAlready)
        finally:
            self._store.lists.pop()
            self._starts.pop()

    def subject(self, argstr: str, i: int, res: MutableSequence[_Any]) -> int:
        return self.path(argstr, i, res)  # so that `item` is asked only for what stands in collections

    prop = subject

    def item(self, argstr: str, i: int, res: MutableSequence[_Any]) -> int:
        self._store.lists[-1].append(i)
        return self.path(argstr, i, res)

    def property_list(self, argstr: str, i: int, subj: _Any) -> int:
        self._objects.append(deque())
        try:
            return super().property_list(argstr, i, subj)
        finally:
            self._objects.pop()

    def objectList(self, argstr: str, i: int, res: MutableSequence[_Any]) -> int:  # noqa: N802 - rdflib's
        places = self._objects[-1] = deque()
        while True:
            places.append(max(i, self.skipSpace(argstr, i)))
            i = self.object(argstr, i, res)
            if i < 0:
                return -1
            i = self.skipSpace(argstr, i)
            if i < 0 or argstr[i] != ",":
                return i
            i += 1

    def makeStatement(self, quadruple: _Any) -> None:  # noqa: N802 - rdflib's
        self._found.at = self._objects[-1].popleft()
        self._found.subject_at = self._starts[-1]
        super().makeStatement(quadruple)


class _PlacingTrig(_Placing, TrigSinkParser):
    pass


def read_rdfxml(data: bytes, graph: Graph, base: str) -> Found:
    """Read RDF/XML; a triple stands where its property element does, or the node element that says it."""
    found = Found()
    placing = _PlacingXml(graph, found)
    _listen(graph, found)
    source = InputSource(base)
    source.setByteStream(io.BytesIO(data))
    parser = make_parser()  # noqa: S317 - the engine has read it before, and expat expands no endless entities
    parser.setFeature(handler.feature_namespaces, True)  # noqa: FBT003 - the standard library's
    parser.start_namespace_decl("xml", "http://www.w3.org/XML/1998/namespace")  # type: ignore[attr-defined]
    placing.setDocumentLocator(source)  # type: ignore[arg-type] # it is asked for the base until parsing starts
    parser.setContentHandler(placing)
    parser.setErrorHandler(ErrorHandler())
    parser.parse(source)
    return found


def _listen(graph: Graph, found: Found) -> None:
    def added(event: _Any) -> None:
        found.see(event.triple)

    graph.store.dispatcher.subscribe(TripleAddedEvent, added)  # type: ignore[no-untyped-call]


class _PlacingXml(RDFXMLHandler):
    def __init__(self, graph: Graph, found: Found) -> None:
        super().__init__(graph)
        self._found = found
        self._marks: list[Mark] = []
        self._text: list[str] = []

    def characters(self, content: str) -> None:
        self._text.append(content)  # rdflib would copy the whole literal for each line of it

    def _say_text(self) -> None:
        if self._text:
            super().characters("".join(self._text))
            self._text.clear()

    def startElementNS(self, name: _Any, qname: _Any, attrs: _Any) -> None:  # noqa: N802 - SAX's
        self._say_text()
        self._marks.append(Mark(self.locator.getLineNumber() or 1, (self.locator.getColumnNumber() or 0) + 1))
        self._found.at = self._found.subject_at = self._marks[-1]
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: _Any, qname: _Any) -> None:  # noqa: N802 - SAX's
        self._say_text()
        self._found.at = self._found.subject_at = self._marks.pop()
        if self._marks:
            self._found.subject_at = self._marks[-1]  # what ends and says something is a property element
        super().endElementNS(name, qname)


def read_jsonld(document: _Any, dataset: Graph, base: str, key: str) -> Found:
    """Read a decoded JSON-LD document; a triple stands where the key in its node object does."""
    found = Found()
    _listen(dataset, found)
    parser = _PlacingJson(found, key)
    parser.parse(document, Context(base=base, version=1.1), dataset)
    return found


class _PlacingJson(Parser):
    def __init__(self, found: Found, key: str) -> None:
        super().__init__()
        self._found = found
        self._key = key
        self._nodes: list[_Any] = []

    def _add_to_graph(self, dataset: _Any, graph: _Any, context: _Any, node: _Any, *options: _Any) -> _Any:
        before = self._found.subject_at, self._found.at
        self._nodes.append(node)
        if isinstance(node, PlacedObject):
            self._found.subject_at = node.start
        try:
            return super()._add_to_graph(dataset, graph, context, node, *options)
        finally:
            self._nodes.pop()
            self._found.subject_at, self._found.at = before

    def _key_to_graph(self, dataset: _Any, graph: _Any, context: _Any, *said: _Any, **options: _Any) -> None:
        _, key, *_ = said
        before = self._found.at
        node = self._nodes[-1]
        self._found.at = node.keys_at.get(key, node.start) if isinstance(node, PlacedObject) else self._found.subject_at
        try:
            super()._key_to_graph(dataset, graph, context, *said, **options)
        finally:
            self._found.at = before

    def _get_bnodeid(self, ref: str) -> str | None:
        """Keep ``_:x`` of one file apart from ``_:x`` of another."""
        label = super()._get_bnodeid(ref)
        return f"{self._key}{label}" if label else None
