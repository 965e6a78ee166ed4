"""Happenings: events that more than one article reports, drawn together by kind, date, place and participants.

Nothing is merged: each report stays as its article tells it, and the happening leads to all of them. The result does
not depend on the order of the reports. Reports are compared only within their type and month (or by their proper
name), so that the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.iris import digest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Event, EventType, PartialDate

_NEIGHBOURS = 64  # within one type, month and key, so many different tellings are compared with each
_PAIRS = frozenset({"Meeting", "PressConference", "Agreement", "Interview"})  # known by who met whom
_SINGLE = frozenset({"Visit", "Speech", "Award"})  # known by who did it
_NAMED = frozenset({"Summit", "Conference", "Exercise", "Course", "Training"})
_TYPE_WORDS = frozenset(
    "summit conference forum seminar workshop exercise course training joint military annual the of in on for and "
    "at".split()
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """One article's report of an event, with paths for records, so that it can be kept without RDF.

    ``places``, ``participants`` and ``within`` (what holds the places) are paths of records (``place/belgrade``),
    ``path`` is the report's own (``event/…``), ``article`` its article's.
    """

    article: str
    path: str
    type: EventType
    label: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: str, path: str, event: Event) -> ReportedEvent:
        """Give the report of an event that was extracted from an article."""
        return cls(
            article,
            path,
            event.type,
            event.label,
            event.start,
            event.end,
            tuple(place.path for place in event.places),
            tuple(record.path for record in event.participants),
            tuple(dict.fromkeys(place.country for place in event.places if place.country)),
        )


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that at least two articles report: ``reports`` are the paths of their reports, sorted.

    ``start`` is the most precise start that a report gives, ``label`` that report's label.
    """

    path: str
    type: EventType
    label: str
    start: PartialDate | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """Reports that say the same: ``like`` stands for them all, ``articles`` are theirs, ``name`` is the event's own."""

    like: ReportedEvent
    reports: tuple[ReportedEvent, ...]
    articles: frozenset[str]
    name: str


def happenings(reports: Iterable[ReportedEvent]) -> tuple[Happening, ...]:
    """Give the happenings that at least two articles report, sorted by path."""
    groups = _joined(_tellings(reports))
    found = [_happening(group) for group in groups if len({a for t in group for a in t.articles}) >= _TWO]
    return tuple(sorted(_told_apart(found), key=lambda h: h.path))


def _tellings(reports: Iterable[ReportedEvent]) -> list[_Telling]:
    """Put reports together that say exactly the same, so that a story told a thousand times is compared once."""
    same: defaultdict[tuple[str, ...], list[ReportedEvent]] = defaultdict(list)
    for report in reports:
        signature = _signature(report)
        if report.start is not None or signature[-1]:
            same[signature].append(report)
    tellings = []
    for key in sorted(same):
        members = tuple(sorted(same[key], key=lambda r: r.path))
        tellings.append(_Telling(members[0], members, frozenset(r.article for r in members), key[-1]))
    return tellings


def _signature(report: ReportedEvent) -> tuple[str, ...]:
    return (
        report.type,
        str(report.start or ""),
        str(report.end or ""),
        " ".join(sorted(report.places)),
        " ".join(sorted(report.participants)),
        _proper_name(report),
    )


def _proper_name(report: ReportedEvent) -> str:
    """Give the name of a summit, exercise or the like as words that tell it apart; empty where it has no such name."""
    described = report.label.startswith(tuple(f"{report.type} {word} " for word in ("of", "in", "with")))
    if report.type not in _NAMED or described:
        return ""
    own = {word for path in report.participants for word in re.split(r"[/-]", path)}
    words = [w for w in slug(report.label).split("-") if w not in _TYPE_WORDS and w not in own]
    return "-".join(words)


def _joined(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """Join tellings, the most alike first; all of a group fit each other, and no article has two in one group."""
    group_of = {index: [index] for index in range(len(tellings))}
    pairs = sorted((-_likeness(tellings[a].like, tellings[b].like), a, b) for a, b in _candidates(tellings))
    for _, a, b in pairs:
        one, two = group_of[a], group_of[b]
        if one is two or not _all_fit(tellings, one, two):
            continue
        one.extend(two)
        for index in two:
            group_of[index] = one
    return [[tellings[i] for i in sorted(g)] for g in {id(g): g for g in group_of.values()}.values()]


def _all_fit(tellings: Sequence[_Telling], one: Sequence[int], two: Sequence[int]) -> bool:
    return all(
        not (tellings[a].articles & tellings[b].articles) and _fit(tellings[a], tellings[b]) for a in one for b in two
    )


def _candidates(tellings: Sequence[_Telling]) -> set[tuple[int, int]]:
    """Give the pairs that fit, among those of the same type and month (or name) with a place or party in common."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    of_years: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        start = telling.like.start
        vague = start is not None and start.month is None
        for key in _keys(telling, vague=vague):
            (of_years if vague else blocks)[key].append(index)
        if telling.name:
            blocks[telling.like.type, "name", telling.name].append(index)
    pairs = {(a, b) for members in blocks.values() for at, a in enumerate(members) for b in _next(members, at)}
    pairs |= {(a, b) for members in of_years.values() for at, a in enumerate(members) for b in _next(members, at)}
    if of_years:
        for index, telling in enumerate(tellings):
            near = (other for key in _keys(telling, vague=True) for other in of_years.get(key, ())[:_NEIGHBOURS])
            pairs.update((min(index, other), max(index, other)) for other in near if other != index)
    return {(a, b) for a, b in pairs if _fit(tellings[a], tellings[b])}


def _next(members: Sequence[int], at: int) -> Sequence[int]:
    return members[at + 1 : at + 1 + _NEIGHBOURS]


def _keys(telling: _Telling, *, vague: bool) -> Iterator[tuple[str, ...]]:
    """Give type, time and thing for each month (or, where only years are known, each year) and thing of a report."""
    report = telling.like
    start, end = report.start, report.end or report.start
    if start is None or end is None:
        return
    length = len("2020") if vague else len("2020-01")
    times = sorted({str(start)[:length], str(end)[:length]})
    for thing in dict.fromkeys((*report.places, *report.within, *report.participants)):
        for time in times:
            yield report.type, time, thing


def _fit(first: _Telling, second: _Telling) -> bool:
    """Whether two reports can be of one happening.

    Their type is the same, their dates overlap as far as they are known (a month covers its days), their places are
    the same or one holds the other, and enough of those who took part are the same for that type.
    """
    one, two = first.like, second.like
    if one.type != two.type or not _dates_fit(one, two) or not _places_fit(one, two):
        return False
    if first.name and first.name == second.name:
        return True
    if one.start is None or two.start is None:
        return False
    shared = len(set(one.participants) & set(two.participants))
    placed = bool(one.places) and bool(two.places)
    if one.type in _PAIRS:
        fewest = min(len(one.participants), len(two.participants))
        return shared >= _TWO or (0 < shared == fewest and placed)
    if one.type in _SINGLE:
        return shared > 0
    return placed or (shared > 0 and not (first.name and second.name))


def _dates_fit(one: ReportedEvent, two: ReportedEvent) -> bool:
    if one.start is None or two.start is None:
        return True
    first, last = _days(one.start, one.end)
    other_first, other_last = _days(two.start, two.end)
    return first <= other_last and other_first <= last


def _days(start: PartialDate, end: PartialDate | None) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Give the first and last day that a date or range may mean; every month may have 31 days here."""
    last = end or start
    return (start.year, start.month or 1, start.day or 1), (last.year, last.month or 12, last.day or 31)


def _places_fit(one: ReportedEvent, two: ReportedEvent) -> bool:
    if not one.places or not two.places:
        return True
    mine, theirs = set(one.places), set(two.places)
    return bool(mine & theirs or mine & set(two.within) or theirs & set(one.within))


def _likeness(one: ReportedEvent, two: ReportedEvent) -> float:
    """Give how alike two reports are: shared participants, shared places, and dates of the same words."""
    people, others = set(one.participants), set(two.participants)
    together = len(people & others) / max(1, len(people | others))
    return together + bool(set(one.places) & set(two.places)) + (one.start == two.start)


def _happening(group: Sequence[_Telling]) -> Happening:
    reports = sorted((r for t in group for r in t.reports), key=lambda r: r.path)
    best = min(reports, key=lambda r: (-len(str(r.start or "")), str(r.start or ""), r.path))
    path = "-".join([slug(best.type), *([str(best.start)] if best.start else []), _where_or_who(reports, best)])
    return Happening(f"happening/{path}", best.type, best.label, best.start, tuple(r.path for r in reports))


def _where_or_who(reports: Sequence[ReportedEvent], best: ReportedEvent) -> str:
    """Give the slug of the place most reports name, else of the participant, else of the label."""
    for things in ([p for r in reports for p in r.places], [p for r in reports for p in r.participants]):
        counted = Counter(things)
        if counted:
            return min(counted, key=lambda p: (-counted[p], p)).rpartition("/")[2]
    return slug(best.label)


def _told_apart(found: Sequence[Happening]) -> Iterator[Happening]:
    """Give happenings of one path (two meetings of one day and place) paths of their own, by their first report."""
    taken = Counter(h.path for h in found)
    for happening in found:
        if taken[happening.path] == 1:
            yield happening
        else:
            yield replace(happening, path=f"{happening.path}-{digest(happening.reports[0], length=6)}")
