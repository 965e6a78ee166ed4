"""The nodes that every part of an article's graph is made of: entities, passages, evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef

from kg.model import Span
from kg.vocab import OA, PART, PREFIXES, RDF, SDO, SKOS, XSD, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib.term import Node

    from kg.iris import Names
    from kg.model import Article, EntityKind, Evidence, PartialDate, Record

    Pairs = Iterable[tuple[Node, Node | None]]

_CLASSES: dict[EntityKind, tuple[URIRef, ...]] = {
    "person": (SDO.Person,),
    "organization": (SDO.Organization,),
    "place": (SDO.Place,),
    "programme": (PART.Framework, SDO.Intangible),
    "topic": (SKOS.Concept, SDO.DefinedTerm),
    "partnership": (PART.Partnership, SDO.Intangible),
}


def empty_graph(name: URIRef) -> Graph:
    """Give a graph of that name that knows our prefixes."""
    graph = Graph(store="SimpleMemory", identifier=name, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def date(known: PartialDate) -> Literal:
    """Give a date as precise as it is known: xsd:date, xsd:gYearMonth or xsd:gYear."""
    return Literal(str(known), datatype=XSD[known.datatype])


@dataclass(slots=True)
class Writer:
    """Writes into one article's graph.

    Passages are gathered and written last, each once, with the widest context that anything needs.
    """

    source: Article
    slug: str
    names: Names
    graph: Graph
    _contexts: dict[Span, Span] = field(default_factory=dict)

    @property
    def article(self) -> URIRef:
        """Name the article."""
        return self.names.id(f"article/{self.slug}")

    @property
    def capture(self) -> URIRef:
        """Name the capture, by the checksum of its bytes."""
        return self.names.id(f"capture/{self.source.capture.sha256[:16]}")

    @property
    def text(self) -> URIRef:
        """Name the text in which offsets count: the capture, or what was extracted from it, by its own checksum."""
        capture = self.source.capture
        if not capture.extracted:
            return self.capture
        return self.names.id(f"text/{hashlib.sha256(capture.text.encode()).hexdigest()[:16]}")

    def add(self, subject: URIRef, pairs: Pairs) -> URIRef:
        """Say of a subject what is not None, and give the subject."""
        for predicate, value in pairs:
            if value is not None:
                self.graph.add((subject, predicate, value))
        return subject

    def words(self, text: str) -> Literal:
        """Give words of the article, in its language."""
        return Literal(text, lang=self.source.language.lower())

    def entity(self, record: Record) -> URIRef:
        """Name a record and write its stub: classes and name, so that the graph can be read alone."""
        classes = {of for kind in record.kinds for of in _CLASSES[kind]} | {SDO[name] for name in record.types}
        node = self.add(self.names.id(record.path), ((RDF.type, of) for of in classes))
        self.add(node, [(SDO.name, Literal(record.name))])
        if record.is_a("programme"):
            self.add(node, [(PART.frameworkKind, concept("FrameworkKind", record.framework_kind or "Other"))])
        if record.provisional:
            self.add(node, [(RDF.type, PART.ProvisionalEntity)])
        return node

    def passage(self, span: Span, context: Span | None = None) -> URIRef:
        """Name the words of a span; ``context`` is the stretch around them that goes with them."""
        known, wanted = self._contexts.get(span, span), context or span
        self._contexts[span] = Span(min(known.start, wanted.start), max(known.end, wanted.end))
        return self.names.id(f"passage/{self.slug}/{span.start}-{span.end}")

    def evidence(self, fact: URIRef, evidence: Sequence[Evidence]) -> None:
        """Lead from a fact to the words that say it."""
        node = URIRef(f"{fact}#evidence")
        self.add(fact, [(PART.evidence, node)])
        self.add(node, [(RDF.type, PART.Evidence), (RDF.type, OA.Annotation), (OA.motivatedBy, OA.linking)])
        self.add(node, [(OA.hasBody, fact)])
        self.add(node, ((OA.hasTarget, self.passage(said.span, said.context)) for said in evidence))

    def write_passages(self) -> None:
        """Write all passages that were named, with the exact words of the untouched capture.

        Offsets are xsd:integer: the store knows no narrower type, and dumps and endpoint must say the same.
        """
        text, source = self.source.capture.text, self.text
        for span, context in sorted(self._contexts.items()):
            node = self.passage(span)
            selector = URIRef(f"{node}#selector")
            self.add(node, [(RDF.type, OA.SpecificResource), (OA.hasSource, source), (OA.hasSelector, selector)])
            before, after = text[context.start : span.start], text[span.end : context.end]
            self.add(
                selector,
                [
                    (RDF.type, OA.TextPositionSelector),
                    (RDF.type, OA.TextQuoteSelector),
                    (OA.start, Literal(span.start)),
                    (OA.end, Literal(span.end)),
                    (OA.exact, Literal(span.of(text))),
                    (OA.prefix, Literal(before) if before else None),
                    (OA.suffix, Literal(after) if after else None),
                ],
            )
