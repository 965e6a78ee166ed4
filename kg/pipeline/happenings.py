"""Events of several articles → happenings: what more than one article reports, drawn together.

Two reports are of one happening when they tell the same kind of event of the same day in different articles, and
share a place or a participant. A day alone is not enough, nor is a month: what is not sure stays apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.iris import digest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import EventType, PartialDate
    from kg.pipeline.mapping import EventReport, MappedArticle

_VAGUE: frozenset[EventType] = frozenset({"Other", "Speech", "Interview"})
"""Kinds of which one day has several: that two articles tell of a speech on a day does not make it one speech."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its reports' paths; ``label`` is that of the first report."""

    path: str
    type: EventType
    label: str
    start: PartialDate | None
    reports: tuple[str, ...]


def happenings(articles: Sequence[MappedArticle]) -> list[Happening]:
    """Give the happenings in the order of their paths."""
    groups: list[dict[str, EventReport]] = []
    for article in sorted(articles, key=lambda one: one.slug):
        for event in article.events:
            if event.start is None or event.start.day is None or event.type in _VAGUE:
                continue
            fitting = next((g for g in groups if article.slug not in g and _same(g.values(), event)), None)
            if fitting is None:
                groups.append({article.slug: event})
            else:
                fitting[article.slug] = event
    return sorted((_happening(group) for group in groups if len(group) > 1), key=lambda one: one.path)


def _same(reports: Iterable[EventReport], event: EventReport) -> bool:
    """Whether an event is the one that all of these report."""
    about = {*event.places, *event.participants}
    return all(
        (known.type, known.start) == (event.type, event.start) and about & {*known.places, *known.participants}
        for known in reports
    )


def _happening(group: dict[str, EventReport]) -> Happening:
    reports = sorted(group.values(), key=lambda event: event.path)
    first = reports[0]
    paths = tuple(event.path for event in reports)
    shared = Counter(path for event in reports for path in {*event.places, *event.participants})
    most = max(sorted(shared), key=lambda path: shared[path])
    name = f"{slug(first.type)}-{first.start}-{most.rpartition('/')[2]}-{digest(*paths, length=6)}"
    return Happening(f"happening/{name}", first.type, first.label, first.start, paths)
