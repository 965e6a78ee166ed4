"""The nodes that every part of an article's graph is made of: entities, passages, evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.graph.naming import capture_path, text_path
from kg.graph.terms import OA, PART, PROV, RDF, SDO, SKOS, XSD, concept, iri, literal
from kg.iris import slug
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.iris import Names
    from kg.model import Article, EntityKind, Evidence, PartialDate, Reader, Record

    Pairs = Iterable[tuple[str, str | None]]

_CLASSES: dict[EntityKind, tuple[str, ...]] = {
    "person": (SDO.Person,),
    "organization": (SDO.Organization,),
    "place": (SDO.Place,),
    "programme": (PART.Framework, SDO.Intangible),
    "topic": (SKOS.Concept, SDO.DefinedTerm),
    "partnership": (PART.Partnership, SDO.Intangible),
}


def date(known: PartialDate) -> str:
    """Write a date as precise as it is known: xsd:date, xsd:gYearMonth or xsd:gYear."""
    return literal(str(known), datatype=XSD[known.datatype])


@dataclass(slots=True)
class Writer:
    """Writes one article's graph, as terms of N-Triples.

    Passages are gathered and written last, each once, with the widest context that anything needs.
    """

    source: Article
    slug: str
    names: Names
    said: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _contexts: dict[Span, Span] = field(default_factory=dict)
    _entities: dict[Record, str] = field(default_factory=dict)

    def id(self, path: str) -> str:
        """Name a thing by its path below ``{base}id/``."""
        return f"<{self.names.base}id/{path}>"

    @property
    def article(self) -> str:
        """Name the article."""
        return self.id(f"article/{self.slug}")

    @property
    def capture(self) -> str:
        """Name the capture, by the checksum of its bytes."""
        return self.id(capture_path(self.source.capture))

    @property
    def text(self) -> str:
        """Name the text in which offsets count: the capture, or what was extracted from it, by its own checksum."""
        return self.id(text_path(self.source.capture))

    def add(self, subject: str, pairs: Pairs) -> str:
        """Say of a subject what is not None, and give the subject."""
        self.said[subject].update([f"{predicate} {value}" for predicate, value in pairs if value is not None])
        return subject

    def words(self, text: str) -> str:
        """Give words of the article, in its language."""
        return literal(text, language=self.source.language.lower())

    def entity(self, record: Record) -> str:
        """Name a record and write its stub: classes and name, so that the graph can be read alone."""
        known = self._entities.get(record)
        if known is not None:
            return known
        node = self.add(self.id(record.path), ((RDF.type, of) for of in _classes(record.kinds, record.types)))
        self.add(node, [(SDO.name, literal(record.name))])
        if record.is_a("programme"):
            self.add(node, [(PART.frameworkKind, concept("FrameworkKind", record.framework_kind or "Other"))])
        if record.provisional:
            self.add(node, [(RDF.type, PART.ProvisionalEntity)])
        self._entities[record] = node
        return node

    def reader(self, reader: Reader) -> str:
        """Name what read the article beside the rules, by its name and version, and say so."""
        return self.add(
            self.id(f"software/{slug(str(reader))}"),
            [
                (RDF.type, PROV.SoftwareAgent),
                (RDF.type, SDO.SoftwareApplication),
                (SDO.name, literal(reader.name)),
                (SDO.softwareVersion, literal(reader.version)),
            ],
        )

    def passage(self, span: Span, context: Span | None = None) -> str:
        """Name the words of a span; ``context`` is the stretch around them that goes with them."""
        known, wanted = self._contexts.get(span), context or span
        if known is None or not known.covers(wanted):
            known = known or span
            self._contexts[span] = Span(min(known.start, wanted.start), max(known.end, wanted.end))
        return self.id(f"passage/{self.slug}/{span.start}-{span.end}")

    def evidence(self, fact: str, evidence: Sequence[Evidence]) -> None:
        """Lead from a fact to the words that say it."""
        node = iri(f"{fact[1:-1]}#evidence")
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
            selector = iri(f"{node[1:-1]}#selector")
            self.add(node, [(RDF.type, OA.SpecificResource), (OA.hasSource, source), (OA.hasSelector, selector)])
            before, after = text[context.start : span.start], text[span.end : context.end]
            self.add(
                selector,
                [
                    (RDF.type, OA.TextPositionSelector),
                    (RDF.type, OA.TextQuoteSelector),
                    (OA.start, literal(str(span.start), datatype=XSD.integer)),
                    (OA.end, literal(str(span.end), datatype=XSD.integer)),
                    (OA.exact, literal(span.of(text))),
                    (OA.prefix, literal(before) if before else None),
                    (OA.suffix, literal(after) if after else None),
                ],
            )


@cache
def _classes(kinds: tuple[EntityKind, ...], types: tuple[str, ...]) -> tuple[str, ...]:
    """Write the classes of a record."""
    return tuple(dict.fromkeys([*(of for kind in kinds for of in _CLASSES[kind]), *(SDO[name] for name in types)]))
