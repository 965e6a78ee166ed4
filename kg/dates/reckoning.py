"""What each rule of the grammar reads: the words of a date, and from where they are reckoned, to a date.

A reader gives start and end (None where there is no range), or None where the words give no date from where they
stand; for a day that does not exist it raises ValueError.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.model import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_SHIFT = {"last": -1, "past": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class View:
    """From where a date is reckoned: the anchor, the last full date before, and what the words around say.

    ``base`` gives «20 November» its year; ``future`` is whether they look ahead («will»), ``spoken`` whether they
    are somebody's speech.
    """

    anchor: PartialDate | None
    last: PartialDate | None
    base: PartialDate | None
    future: bool
    spoken: bool


Dates = tuple[PartialDate, PartialDate | None]


class Words:
    """The groups of a match, None for a group that the pattern does not have."""

    def __init__(self, match: re.Match[str]) -> None:
        self._groups = match.groupdict()

    def __getitem__(self, name: str) -> str | None:
        return self._groups.get(name)

    def number(self, name: str) -> int | None:
        """Give «21st» as 21."""
        word = self[name]
        return int(re.sub(r"\D", "", word)) if word else None

    def month(self, name: str) -> int | None:
        """Give «Sept.» as 9."""
        word = self[name]
        return _MONTHS.index(word[:3].lower()) + 1 if word else None

    def shift(self, name: str) -> int | None:
        """Give «last» as -1, «this» as 0, «next» as 1."""
        word = self[name]
        return _SHIFT[word.lower()] if word else None


def iso(w: Words, _: View) -> Dates | None:
    """Read «2023-11-21»."""
    return _day_of(w.number("y"), w.number("m"), w.number("d")), None


def numeric(w: Words, _: View) -> Dates | None:
    """Read «10.08.2022» and «6-10.11.2023», day first."""
    year, month, day = w.number("y"), w.number("m") or 0, w.number("d") or 0
    if month > 12 >= day and w["s"] == "/":  # noqa: PLR2004 - twelve months: only the American order is left
        month, day = day, month
    end = _day_of(year, month, day)
    first = w.number("d1")
    return (end, None) if first is None else (_day_of(year, w.number("m1") or month, first), end)


def day(w: Words, view: View) -> Dates | None:
    """Read «21 November (2023)»."""
    found = _in_year(w, w.month("m"), w.number("d"), view)
    return None if found is None else (found, None)


def days(w: Words, view: View) -> Dates | None:
    """Read «6 to 10 November (2023)»."""
    first = w.month("m") or w.month("m2") or 0
    end = _in_year(w, w.month("m2") or first, w.number("d2"), view)
    if end is None:
        return None
    start = _day_of(w.number("y1") or end.year - (first > (end.month or 0)), first, w.number("d"))
    return (start, end) if str(start) < str(end) else (start, None)


def month_year(w: Words, _: View) -> Dates | None:
    """Read «(May to) July 2023»."""
    year, month, first = w.number("y") or 0, w.month("m") or 0, w.month("m1")
    end = PartialDate(year, month)
    return (end, None) if first is None else (PartialDate(year - (first > month), first), end)


def month_alone(w: Words, view: View) -> Dates | None:
    """Read «in May», «last May», «May last year»."""
    if view.anchor is None:
        return None
    month, year, now = w.month("m") or 0, view.anchor.year, view.anchor.month
    word = (w["word"] or "").lower()
    if w["rel"]:
        year += w.shift("rel") or 0
    elif now is None:
        return None  # a year named somewhere in the text does not say in which year «in May» was
    elif word in {"last", "past"}:
        year -= month >= now
    elif word == "next":
        year += month <= now
    elif word != "this":
        year += (month < now) if view.future else -(month > now)
    return PartialDate(year, month), None


def year(w: Words, _: View) -> Dates | None:
    """Read «2006» and «2014 to 2020»."""
    start, end = w.number("y") or 0, w.number("y2")
    if end is not None and end <= start:
        return None
    return PartialDate(start), PartialDate(end) if end else None


def weekday(w: Words, view: View) -> Dates | None:
    """Read «on Tuesday», «last Thursday»."""
    today = _exact(view.anchor)
    if today is None:
        return None
    ahead = (_WEEKDAYS.index((w["w"] or "")[:3].lower()) - today.weekday()) % 7
    shift = w.shift("word")
    if shift == 0 and not view.future:
        ahead -= 7 * (today.weekday() + ahead > 6)  # noqa: PLR2004 - the day of this week, which ends on Sunday
    elif shift == -1 or (shift is None and not view.future and ahead):
        ahead -= 7
    elif shift == 1:
        ahead = ahead or 7
    return _of(today + dt.timedelta(days=ahead)), None


def near(w: Words, view: View) -> Dates | None:
    """Read «today», «yesterday», «tomorrow»."""
    today = _exact(view.anchor)
    shift = {"yesterday": -1, "tomorrow": 1}.get((w["word"] or "").lower(), 0)
    if today is not None and not view.spoken:
        return _of(today + dt.timedelta(days=shift)), None
    if view.anchor is None or view.anchor.month is None or (shift and today is None):
        return None
    return PartialDate(view.anchor.year, view.anchor.month), None


def same_day(w: Words, view: View) -> Dates | None:
    """Read «later that day», «the following day»."""
    day = _exact(view.last)
    return (_of(day + dt.timedelta(days=1 if w["next"] else 0)), None) if day else None


def period(w: Words, view: View) -> Dates | None:
    """Read «last year», «this month»."""
    if view.anchor is None:
        return None
    shift = w.shift("rel") or 0
    if (w["unit"] or "").lower() == "year":
        return PartialDate(view.anchor.year + shift), None
    if view.anchor.month is None:
        return None
    months = view.anchor.year * 12 + view.anchor.month - 1 + shift
    return PartialDate(months // 12, months % 12 + 1), None


def _in_year(w: Words, month: int | None, day: int | None, view: View) -> PartialDate | None:
    """Give a day in its stated year, else in the year that brings it nearest to the view's base."""
    if w["y"]:
        return _day_of(w.number("y"), month, day)
    base = view.base
    if base is None or base.month is None:
        return None
    near = dt.date(base.year, base.month, base.day or 15)
    years = [year for year in (base.year - 1, base.year, base.year + 1) if _exists(year, month, day)]
    days = sorted((dt.date(year, month or 0, day or 0) for year in years), key=lambda d: abs((d - near).days))
    if not days:
        raise ValueError("no such day")
    weekday = (w["w"] or "")[:3].lower()
    named = (d for d in days if weekday and d.weekday() == _WEEKDAYS.index(weekday))
    return _of(next(named, days[0]))


def _day_of(year: int | None, month: int | None, day: int | None) -> PartialDate:
    return PartialDate(year or 0, month or 0, day or 0)


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        _day_of(year, month, day)
    except ValueError:
        return False
    return True


def _exact(date: PartialDate | None) -> dt.date | None:
    if date is None or date.month is None or date.day is None:
        return None
    return dt.date(date.year, date.month, date.day)


def _of(day: dt.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
