"""How articles and facts are named, so that what is said twice is one fact with more evidence."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.iris import digest, slug
from kg.model import Event, FrameworkReport, Quantity, Role, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kg.model import Article, Capture, Fact, Record

T = TypeVar("T")

_ARTICLE_SLUG = 48
_WORDS_FOR_SLUG = 80


def article_slug(article: Article) -> str:
    """Name an article by its headline (or first words) and its capture's address (or name).

    Where a capture has the same headline twice, how often the words stand before it tells them apart.
    """
    text = article.capture.text
    if article.headline is not None:
        said, at = article.headline.value, article.headline.span.start
    else:
        first = article.paragraphs[0].span if article.paragraphs else article.region
        said, at = first.of(text)[:_WORDS_FOR_SLUG], first.start
    url = article.capture.stated("url")
    # lines of one file have its name in common: their texts tell them apart
    source = url.value if url else article.capture.text if article.capture.number else article.capture.name
    ordinal = text.count(said, 0, at) if said else 0
    return f"{slug(said, limit=_ARTICLE_SLUG)}-{digest(source, said, str(ordinal))}"


def capture_path(capture: Capture) -> str:
    """Name a capture, by the checksum of its bytes."""
    return f"capture/{capture.sha256[:16]}"


def text_path(capture: Capture) -> str:
    """Name the text in which offsets count: the capture, or what was extracted from it, by its own checksum."""
    if not capture.extracted:
        return capture_path(capture)
    return f"text/{hashlib.sha256(capture.text.encode()).hexdigest()[:16]}"


def facts_by_path(article: Article, facts: Iterable[Fact]) -> dict[str, Fact]:
    """Give an article's facts by their paths below ``{base}id/``, in the order in which they were first said."""
    found: dict[str, Fact] = {}
    name = article_slug(article)
    for fact in facts:
        path = _path(name, article, fact)
        found[path] = _joined(found[path], fact) if path in found else fact
    return found


def event_paths(article: Article, facts: Iterable[Fact]) -> list[tuple[str, Event]]:
    """Give an article's events with their paths, in the order in which they were first said."""
    return [(path, fact) for path, fact in facts_by_path(article, facts).items() if isinstance(fact, Event)]


def plain(value: Decimal) -> str:
    """Write a number without exponent and without zeros at its end: ``Decimal("2E+2")`` is ``200``."""
    return format(value.normalize(), "f")


def _path(name: str, article: Article, fact: Fact) -> str:
    match fact:
        case Role():
            return f"post/{name}/{_last(fact.person)}-{_slug_of_all(fact.title)}"
        case Event():
            return f"event/{name}/{_event_slug(article, fact)}"
        case Statement():
            return f"statement/{name}/{_last(fact.speaker)}-{digest(' '.join(fact.text.split()))}"
        case FrameworkReport():
            return f"framework-report/{name}/{_last(fact.framework)}"
        case Quantity():
            of = digest(fact.of, fact.currency or "", length=6)
            return f"quantity/{name}/{slug(plain(fact.value))}-{slug(fact.unit)}-{of}"


def _event_slug(article: Article, event: Event) -> str:
    when = [str(event.start)] if event.start else []
    where = [_last(record) for record in (*event.places[:1], *event.participants[:1])][:1]
    words = " ".join(event.evidence[0].span.of(article.capture.text).split()).casefold()
    return "-".join([slug(event.type), *when, *where, digest(words, length=6)])


def _last(record: Record) -> str:
    return record.path.rpartition("/")[2]


def _slug_of_all(text: str) -> str:
    """Give a slug that tells apart what is cut off."""
    cut = slug(text)
    return cut if slug(text, limit=4 * len(text) + 1) == cut else f"{cut}-{digest(text, length=6)}"


def _joined(first: Fact, again: Fact) -> Fact:
    """Join two sayings of one fact: the first wording stands, what only the second knows is added."""
    evidence = _union(first.evidence, again.evidence)
    match first, again:
        case Event(), Event():
            return replace(
                first,
                evidence=evidence,
                end=first.end or again.end,
                places=_union(first.places, again.places),
                participants=_union(first.participants, again.participants),
            )
        case Role(), Role():
            return replace(first, evidence=evidence, at=first.at or again.at)
        case Statement(), Statement():
            return replace(first, evidence=evidence, about=_union(first.about, again.about))
        case FrameworkReport(), FrameworkReport():
            parties = _union(first.parties, again.parties)
            return replace(first, evidence=evidence, since=first.since or again.since, parties=parties)
        case _:
            return replace(first, evidence=evidence)


def _union(first: tuple[T, ...], again: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *again)))
