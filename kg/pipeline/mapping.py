"""A capture → its articles' graphs, each validated: the part of a build that is done once per capture.

Nothing here reads the clock, the order of the inputs or another capture, so it can be done by several processes and
kept in a cache.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import extraction, linking, sources
from kg.authority import Authority
from kg.corroboration import ReportedEvent
from kg.errors import ForeignLanguage, Place
from kg.extraction.partnerships import about
from kg.files import AUTHORITY, ONTOLOGY, SHAPES, SOURCES
from kg.graph import article_slug, describe, event_paths
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import Graph

    from kg.extraction import Extraction
    from kg.iris import Names
    from kg.model import Article, Capture, Doubt, Record, Report

LANGUAGES = frozenset({"en"})
"""The languages that the rules read."""


@dataclass(frozen=True, slots=True)
class House:
    """Where a build takes its words, rules and names from; the packaged ones unless told otherwise."""

    ontology: Path = ONTOLOGY
    shapes: Path = SHAPES
    authority: Path = AUTHORITY
    sources: Path = SOURCES


@dataclass(frozen=True, slots=True)
class MappedArticle:
    """An article's graph as N-Quads (sorted lines), with its report, and what else the build needs of it."""

    slug: str
    item: int
    kind: str
    nquads: bytes
    report: Report
    doubts: tuple[dict[str, object], ...] = ()
    events: tuple[ReportedEvent, ...] = ()
    facts: int = 0


@dataclass(frozen=True, slots=True)
class MappedCapture:
    """What a capture gave; ``foreign`` says which of its articles no rule reads, and why."""

    articles: tuple[MappedArticle, ...]
    foreign: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps captures; made once per process."""

    names: Names
    authority: Authority
    shapes: Shapes

    @classmethod
    def load(cls, house: House, names: Names) -> Mapper:
        """Load authority and shapes; raises :class:`kg.errors.HouseError` where they are broken."""
        return cls(names, Authority.load(house.authority, names.base), Shapes.load(house.shapes))

    def map(self, capture: Capture) -> MappedCapture:
        """Map and validate the articles of a capture.

        Raises :class:`kg.errors.InputError` for a capture without an article, and :class:`ForeignLanguage` for one
        whose articles are all in languages that no rule reads.
        """
        articles = sources.articles(capture)
        foreign = tuple(_foreign(article) for article in articles if article.language not in LANGUAGES)
        if len(foreign) == len(articles):
            hint = f"Rules read {', '.join(sorted(LANGUAGES))} only."
            raise ForeignLanguage(foreign[0], place=Place(capture.name), hint=hint)
        return MappedCapture(tuple(self._mapped(a) for a in articles if a.language in LANGUAGES), foreign)

    def _described(self, article: Article) -> tuple[Graph, Extraction]:
        reading = linking.read(article, self.authority)
        found = extraction.extract(reading)
        partnerships = about(reading, (record for record in self.authority.records if record.is_a("partnership")))
        graph = describe(
            reading, found.facts, self.names, partnerships=partnerships, publisher=self._publisher(article)
        )
        return graph, found

    def _publisher(self, article: Article) -> Record | None:
        """Give the one organisation that the authority knows by the name that the page states."""
        named = self.authority.lookup(article.publisher.value) if article.publisher else ()
        organizations = [record for record in named if record.is_a("organization")]
        return organizations[0] if len(organizations) == 1 else None

    def _mapped(self, article: Article) -> MappedArticle:
        graph, found = self._described(article)
        return MappedArticle(
            slug=article_slug(article),
            item=article.item,
            kind=article.kind,
            nquads=b"".join(nquads_of(graph)),
            report=validate(graph, self.shapes),
            doubts=tuple(_told(article, doubt) for doubt in found.doubts),
            events=tuple(_events(article, found)),
            facts=len(found.facts),
        )


def nquads_of(graph: Graph) -> list[bytes]:
    """Give the sorted N-Quads lines of a named graph, in the engine's canonical form."""
    plain = graph.serialize(format="nt", encoding="utf-8")
    name = ox.NamedNode(str(graph.identifier))
    quads = (ox.Quad(q.subject, q.predicate, q.object, name) for q in ox.parse(plain, format=ox.RdfFormat.N_TRIPLES))
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return sorted(written.splitlines(keepends=True))


def _foreign(article: Article) -> str:
    return f"article {article.item} is in {article.language!r}, which no rule reads"


def _events(article: Article, found: Extraction) -> Iterator[ReportedEvent]:
    for path, event in event_paths(article, found.facts):
        yield ReportedEvent.of(article_slug(article), path, event)


def _told(article: Article, doubt: Doubt) -> dict[str, object]:
    """Give a doubt as the review queue lists it, with the words and where they stand."""
    span = doubt.evidence.span
    return {
        "article": article_slug(article),
        "capture": article.capture.name,
        "kind": doubt.kind,
        "claim": doubt.claim,
        "reason": doubt.reason,
        "alternatives": list(doubt.alternatives),
        "exact": span.of(article.capture.text),
        "start": span.start,
        "end": span.end,
    }
