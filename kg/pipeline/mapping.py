"""A capture → its articles' graphs, each validated: the part of a build that is done once per capture.

Nothing here reads the clock, the order of the inputs or another capture, so it can be done by several processes and
kept in a cache.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import extraction, linking, opinion, review, sources
from kg.authority import Authority
from kg.corroboration import ReportedEvent
from kg.errors import ForeignLanguage, Place
from kg.extraction.partnerships import about
from kg.files import AUTHORITY, ONTOLOGY, SHAPES, SOURCES
from kg.graph import article_slug, at_hand, describe, event_paths, publisher_of
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rdflib import Graph
    from rdflib.term import Node

    from kg.extraction import Extraction
    from kg.iris import Names
    from kg.model import Article, Capture, Record, Report

LANGUAGES = frozenset({"en"})
"""The languages that the rules read."""


@dataclass(frozen=True, slots=True)
class House:
    """Where a build takes its words, rules and names from; the packaged ones unless told otherwise.

    ``decisions`` is the file of what people decided in review, if there is one; ``nlp`` the spaCy model that gives a
    second opinion, if one is asked.
    """

    ontology: Path = ONTOLOGY
    shapes: Path = SHAPES
    authority: Path = AUTHORITY
    sources: Path = SOURCES
    decisions: Path | None = None
    nlp: str | None = None

    @property
    def rules(self) -> Shapes:
        """Give the shapes, loaded once per process and state of their files; raises :class:`kg.errors.HouseError`."""
        files = sorted(self.shapes.rglob("*.ttl"))
        return _shapes(self.shapes, sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest())

    @property
    def model(self) -> opinion.Model | None:
        """Give the model, loaded once per process; raises :class:`kg.errors.UsageError` where that cannot be."""
        return opinion.load(self.nlp) if self.nlp else None


@lru_cache(maxsize=2)
def _shapes(folder: Path, checksum: str) -> Shapes:  # noqa: ARG001 - they are read anew where a file has changed
    return Shapes.load(folder)


@dataclass(frozen=True, slots=True)
class MappedArticle:
    """An article's graph as N-Quads (sorted lines), with its report, and what else the build needs of it.

    ``questions`` are for a person to answer; ``settled`` are the ids of the decisions that it was mapped with.
    """

    slug: str
    item: int
    kind: str
    nquads: bytes
    report: Report
    questions: tuple[review.Question, ...] = ()
    settled: tuple[str, ...] = ()
    events: tuple[ReportedEvent, ...] = ()
    facts: int = 0


@dataclass(frozen=True, slots=True)
class MappedCapture:
    """What a capture gave; ``foreign`` says which of its articles no rule reads, ``unreadable`` which lines are bad."""

    articles: tuple[MappedArticle, ...]
    foreign: tuple[str, ...] = field(default=())
    unreadable: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps captures; made once per process. ``known`` are the records of the authority by their IRIs."""

    names: Names
    applied: review.Applied
    shapes: Shapes
    known: Mapping[Node, Record]
    model: opinion.Model | None = None

    @classmethod
    def load(cls, house: House, names: Names) -> Mapper:
        """Load authority, decisions, shapes and the model of a second opinion.

        Raises :class:`kg.errors.HouseError` or, for decisions, :class:`kg.errors.InputError` where they are broken;
        :class:`kg.errors.UsageError` where there is no such model.
        """
        authority = Authority.load(house.authority, names.base)
        decisions = review.Decisions.load(house.decisions, names.base)
        applied = review.Applied.to(authority, decisions)
        known: dict[Node, Record] = {names.id(record.path): record for record in applied.authority.records}
        return cls(names, applied, house.rules, known, house.model)

    def map(self, capture: Capture) -> MappedCapture:
        """Map and validate the articles of a capture.

        Raises :class:`kg.errors.InputError` for a capture without an article, and :class:`ForeignLanguage` for one
        whose articles are all in languages that no rule reads.
        """
        articles, unreadable = sources.read_articles(capture)
        foreign = tuple(_foreign(article) for article in articles if article.language not in LANGUAGES)
        if len(foreign) == len(articles) and not unreadable:
            hint = f"Rules read {', '.join(sorted(LANGUAGES))} only."
            raise ForeignLanguage(foreign[0], place=Place(capture.name), hint=hint)
        mapped = tuple(self._mapped(article) for article in articles if article.language in LANGUAGES)
        return MappedCapture(mapped, foreign, unreadable)

    def _mapped(self, article: Article) -> MappedArticle:
        reading = linking.read(article, self.applied.authority)
        if self.model is not None:
            reading = opinion.weigh(reading, self.model, self.applied.entities)
        reading, of_reading = self.applied.reading(reading)
        found, of_facts = self.applied.extraction(reading, extraction.extract(reading))
        publisher = publisher_of(reading, self._publisher(reading.article))
        records = self.applied.authority.records
        partnerships = about(reading, (record for record in records if record.is_a("partnership")))
        graph = describe(reading, found.facts, self.names, partnerships=partnerships, publisher=publisher)
        slug, held = article_slug(article), graph.graph()
        return MappedArticle(
            slug=slug,
            item=article.item,
            kind=article.kind,
            nquads=graph.nquads(),
            report=validate(held, self.shapes, context=[self.at_hand(article, held)]),
            questions=(
                *review.doubts(reading, slug, found.doubts),
                *review.unknown(reading, slug, found.facts, publisher),
            ),
            settled=tuple(sorted(of_reading | of_facts)),
            events=tuple(_events(article, found)),
            facts=len(found.facts),
        )

    def at_hand(self, article: Article, graph: Graph) -> Graph:
        """Give the context in which an article's graph is validated: its capture, and the records that it names."""
        return at_hand(graph, article, self.known, self.names)

    def _publisher(self, article: Article) -> Record | None:
        """Give the one organisation that the authority knows by the name that the page states."""
        named = self.applied.authority.lookup(article.publisher.value) if article.publisher else ()
        organizations = [record for record in named if record.is_a("organization")]
        return organizations[0] if len(organizations) == 1 else None


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
