"""An article, its mentions and its facts → its named graph, each fact with its evidence.

The graph stands alone: whatever an article names is in it with its classes and its name, so that one article can be
read, validated and replaced without the others. All nodes have IRIs, made from what they are.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from rdflib import Graph, Literal

from kg.graph.facts import said_of
from kg.graph.naming import article_slug, event_paths, facts_by_path
from kg.graph.writing import Writer, date, empty_graph
from kg.iris import slug
from kg.model import EventType, Evidence, PartialDate, Record
from kg.vocab import OA, PART, PROV, RDF, SDO, XSD, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.iris import Names
    from kg.model import Fact, Reading, Span

__all__ = [
    "HappeningLike",
    "article_slug",
    "describe",
    "event_paths",
    "facts_by_path",
    "happenings_graph",
    "publisher_of",
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


def describe(
    reading: Reading,
    facts: Sequence[Fact],
    names: Names,
    *,
    partnerships: Sequence[Record] = (),
    publisher: Record | None = None,
) -> Graph:
    """Give the article's named graph; its identifier is the graph's IRI.

    ``partnerships`` are those that the article is about. ``publisher`` is
    the authority's record of the stated publisher; without it, an organisation of that name in the article, or else
    a provisional one, stands for it.
    """
    name = article_slug(reading.article)
    writer = Writer(reading.article, name, names, empty_graph(names.graph(f"article/{name}")))
    _write_capture(writer)
    _write_article(writer, publisher_of(reading, publisher))
    _write_mentions(writer, reading, partnerships)
    for path, fact in facts_by_path(reading.article, facts).items():
        node = writer.add(names.id(path), [(PART.reportedIn, writer.article), *said_of(writer, fact)])
        writer.evidence(node, fact.evidence)
    writer.write_passages()
    return writer.graph


def happenings_graph(happenings: Iterable[HappeningLike], names: Names) -> Graph:
    """Give the graph of the events that more than one article reports."""
    graph = empty_graph(names.graph("happenings"))
    for happening in happenings:
        node = names.id(happening.path)
        graph.add((node, RDF.type, PART.Happening))
        graph.add((node, RDF.type, SDO.Event))
        graph.add((node, PART.eventType, concept("EventType", happening.type)))
        graph.add((node, SDO.name, Literal(happening.label, lang="en")))
        if happening.start is not None:
            graph.add((node, SDO.startDate, date(happening.start)))
        for report in happening.reports:
            graph.add((node, PART.report, names.id(report)))
    return graph


def _write_capture(writer: Writer) -> None:
    capture = writer.source.capture
    writer.add(
        writer.capture,
        [
            (RDF.type, PART.Capture),
            (RDF.type, SDO.MediaObject),
            (SDO.name, Literal(PurePosixPath(capture.name).name)),
            (SDO.sha256, Literal(capture.sha256)),
            (SDO.encodingFormat, Literal(capture.media_type)),
            (SDO.contentSize, Literal(f"{capture.size_bytes} B")),
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
                (SDO.name, Literal(f"Text {number}of {PurePosixPath(capture.name).name}")),
                (SDO.sha256, Literal(hashlib.sha256(data).hexdigest())),
                (SDO.encodingFormat, Literal("text/plain")),
                (SDO.contentSize, Literal(f"{len(data)} B")),
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
            (SDO.genre, Literal(article.kind)),
            (SDO.inLanguage, Literal(article.language)),
            (SDO.position, Literal(article.item)),
            (PROV.wasDerivedFrom, writer.capture),
            (SDO.publisher, writer.entity(publisher) if publisher else None),
            (SDO.creditText, Literal(article.credit.value) if article.credit else None),
            (SDO.datePublished, date(article.published.value) if article.published else None),
            (SDO.url, Literal(url.value, datatype=XSD.anyURI) if url else None),
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
    for mention in reading.mentions:
        if mention.form == "name":
            spans.setdefault(mention.record, []).append(mention.span)
    for record, (first, *others) in spans.items():
        entity = writer.entity(record)
        sentence = reading.sentence_at(first.start)
        writer.add(writer.article, [(SDO.mentions, entity)])
        writer.add(
            writer.names.id(f"mention/{writer.slug}/{record.path.replace('/', '-')}"),
            [
                (RDF.type, PART.Mention),
                (RDF.type, OA.Annotation),
                (OA.hasBody, entity),
                (PART.reportedIn, writer.article),
                (OA.motivatedBy, OA.identifying),
                (OA.hasTarget, writer.passage(first, sentence.span if sentence else None)),
                *((OA.hasTarget, writer.passage(span)) for span in others),
            ],
        )
    writer.add(writer.article, [(SDO.about, writer.entity(partnership)) for partnership in partnerships])
