"""An article, its mentions and its facts → its named graph, each fact with its evidence.

The graph stands alone: whatever an article names is in it with its classes and its name, so that one article can be
read, validated and replaced without the others. All nodes have IRIs, made from what they are.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from kg.graph.at_hand import at_hand, in_dataset
from kg.graph.facts import acting, said_of
from kg.graph.naming import article_slug, event_paths, facts_by_path
from kg.graph.terms import OA, PART, PROV, RDF, SDO, XSD, NamedGraph, concept, iri, literal
from kg.graph.writing import Writer, date
from kg.iris import slug
from kg.model import EventType, Evidence, PartialDate, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.iris import Names
    from kg.model import Fact, Reading, Span

__all__ = [
    "HappeningLike",
    "NamedGraph",
    "ReportLike",
    "article_slug",
    "at_hand",
    "describe",
    "event_paths",
    "facts_by_path",
    "happenings_graph",
    "in_dataset",
    "publisher_of",
    "reports_graph",
]


class HappeningLike(Protocol):
    """What :func:`happenings_graph` reads of a happening: its path, what it is, and the paths of its reports."""

    @property
    def path(self) -> str: ...  # noqa: D102 - see the class
    @property
    def type(self) -> EventType: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> PartialDate | None: ...  # noqa: D102
    @property
    def reports(self) -> Sequence[str]: ...  # noqa: D102


class ReportLike(Protocol):
    """What :func:`reports_graph` reads of a reported event: its path, what it is, and when."""

    @property
    def path(self) -> str: ...  # noqa: D102 - see the class
    @property
    def type(self) -> EventType: ...  # noqa: D102
    @property
    def start(self) -> PartialDate | None: ...  # noqa: D102


def describe(
    reading: Reading,
    facts: Sequence[Fact],
    names: Names,
    *,
    partnerships: Sequence[Record] = (),
    publisher: Record | None = None,
) -> NamedGraph:
    """Give the article's named graph.

    ``partnerships`` are those that the article is about. ``publisher`` is
    the authority's record of the stated publisher; without it, an organisation of that name in the article, or else
    a provisional one, stands for it.
    """
    name = article_slug(reading.article)
    writer = Writer(reading.article, name, names)
    _write_capture(writer)
    _write_article(writer, publisher_of(reading, publisher))
    _write_mentions(writer, reading, partnerships)
    for path, fact in facts_by_path(reading.article, facts).items():
        node = writer.add(writer.id(path), [(PART.reportedIn, writer.article), *said_of(writer, fact)])
        writer.evidence(node, fact.evidence)
        writer.add(writer.article, [(SDO.mentions, writer.entity(record)) for record in acting(fact)])
    writer.write_passages()
    return NamedGraph(iri(names.graph(f"article/{name}")), writer.said)


def happenings_graph(happenings: Iterable[HappeningLike], names: Names) -> NamedGraph:
    """Give the graph of the events that more than one article reports."""
    found: dict[str, set[str]] = {}
    for happening in happenings:
        node = iri(names.id(happening.path))
        said = [
            (RDF.type, PART.Happening),
            (RDF.type, SDO.Event),
            (PART.eventType, concept("EventType", happening.type)),
            (SDO.name, literal(happening.label, language="en")),
            *([(SDO.startDate, date(happening.start))] if happening.start else []),
            *((PART.report, iri(names.id(report))) for report in happening.reports),
        ]
        found.setdefault(node, set()).update(f"{predicate} {value}" for predicate, value in said)
    return NamedGraph(iri(names.graph("happenings")), found)


def reports_graph(reports: Iterable[ReportLike], names: Names) -> NamedGraph:
    """Give what happenings are held against while they are validated: what their reports are, and when.

    No class and no article is named: the reports are validated in their articles' graphs, not with the happenings.
    """
    found: dict[str, set[str]] = {}
    for report in reports:
        said = found.setdefault(iri(names.id(report.path)), set())
        said.add(f"{PART.eventType} {concept('EventType', report.type)}")
        if report.start is not None:
            said.add(f"{SDO.startDate} {date(report.start)}")
    return NamedGraph(iri(names.graph("reports")), found)


def _write_capture(writer: Writer) -> None:
    capture = writer.source.capture
    writer.add(
        writer.capture,
        [
            (RDF.type, PART.Capture),
            (RDF.type, SDO.MediaObject),
            (SDO.name, literal(PurePosixPath(capture.name).name)),
            (SDO.sha256, literal(capture.sha256)),
            (SDO.encodingFormat, literal(capture.media_type)),
            (SDO.contentSize, literal(f"{capture.size_bytes} B")),
        ],
    )
    if capture.extracted:
        number = f"{capture.number} " if capture.number else ""
        data = capture.text.encode()
        writer.add(
            writer.text,
            [
                (RDF.type, PART.ExtractedText),
                (RDF.type, SDO.MediaObject),
                (SDO.name, literal(f"Text {number}of {PurePosixPath(capture.name).name}")),
                (SDO.sha256, literal(hashlib.sha256(data).hexdigest())),
                (SDO.encodingFormat, literal("text/plain")),
                (SDO.contentSize, literal(f"{len(data)} B")),
                (SDO.encodesCreativeWork, writer.article),
                (PROV.wasDerivedFrom, writer.capture),
            ],
        )


def _write_article(writer: Writer, publisher: Record | None) -> None:
    article = writer.source
    url = article.capture.stated("url")
    writer.add(
        writer.article,
        [
            (RDF.type, SDO.NewsArticle),
            (SDO.headline, writer.words(article.headline.value) if article.headline else None),
            (SDO.genre, literal(article.kind)),
            (SDO.inLanguage, literal(article.language)),
            (SDO.position, literal(str(article.item), datatype=XSD.integer)),
            (PROV.wasDerivedFrom, writer.capture),
            (SDO.publisher, writer.entity(publisher) if publisher else None),
            (SDO.creditText, literal(article.credit.value) if article.credit else None),
            (SDO.datePublished, date(article.published.value) if article.published else None),
            (SDO.url, literal(url.value, datatype=XSD.anyURI) if url else None),
        ],
    )
    stated = (article.headline, article.published, article.publisher, article.credit)
    evidence = [Evidence(part.span, part.span) for part in stated if part and part.quoted]
    if evidence:
        writer.evidence(writer.article, evidence)


def publisher_of(reading: Reading, known: Record | None = None) -> Record | None:
    """Give the record that stands for an article's publisher; ``known`` is the authority's, if it knows one."""
    stated = reading.article.publisher
    if stated is None or known is not None:
        return known if stated else None
    wanted = stated.value.casefold()
    for record in (mention.record for mention in reading.mentions):
        names = {record.name, *(label.text for label in record.labels)}
        if record.is_a("organization") and wanted in {name.casefold() for name in names}:
            return record
    path = f"organization/{slug(stated.value)}"
    return Record(path, stated.value, ("organization",), ("Organization",), provisional=True)


def _write_mentions(writer: Writer, reading: Reading, partnerships: Sequence[Record]) -> None:
    spans: dict[Record, list[Span]] = {}
    confirmed = {opinion.record: opinion.reader for opinion in reading.opinions if opinion.verdict == "agrees"}
    for mention in reading.mentions:
        if mention.form == "name":
            spans.setdefault(mention.record, []).append(mention.span)
    for record, (first, *others) in spans.items():
        entity = writer.entity(record)
        sentence = reading.sentence_at(first.start)
        writer.add(writer.article, [(SDO.mentions, entity)])
        writer.add(
            writer.id(f"mention/{writer.slug}/{record.path.replace('/', '-')}"),
            [
                (RDF.type, PART.Mention),
                (RDF.type, OA.Annotation),
                (OA.hasBody, entity),
                (PART.reportedIn, writer.article),
                (OA.motivatedBy, OA.identifying),
                (PART.confirmedBy, writer.reader(confirmed[record]) if record in confirmed else None),
                (OA.hasTarget, writer.passage(first, sentence.span if sentence else None)),
                *((OA.hasTarget, writer.passage(span)) for span in others),
            ],
        )
    writer.add(writer.article, [(SDO.about, writer.entity(partnership)) for partnership in partnerships])
