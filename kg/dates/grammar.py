"""The grammar of dates: patterns over folded text, and what each reads.

A rule is a pattern whose group ``date`` is the words of the date, and a reader that gives its start and end, or None
where the words give no date from where they stand (:class:`View`). Rules compete by position: the earliest match
wins, then the longest, so «20 November 2023» is never also «November 2023».
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_SHIFT = {"last": -1, "past": -1, "this": 0, "next": 1}

# Words that may follow a year («in 2022 and …»); another word in lower case makes it a count («of 2000 troops»).
_AFTER_YEAR = (
    "a after against alone although an and are as at because before between but by during following for from had has "
    "have he her his if in into is it its nor of on onwards or our over she since so that the their then these they "
    "this through to together under until was we were when where which while who will with would"
)
# What is named after its year: «the 2022 Madrid Summit».
_DATED = (
    "summit conference meeting session forum election elections exercise war invasion agreement treaty accord "
    "declaration revolution olympics games season congress bombing annexation referendum earthquake floods"
)

_PARTS = {
    "CM": r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    "M": r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)(?!\w)",
    "D": r"(?<!\d)(?<!\d[.,:/])(?:3[01]|[12]\d|0?[1-9])(?:\.(?=\s)|(?:st|nd|rd|th)\b|(?!\d))",
    "YEAR": r"(?:1[89]|2[01])\d\d(?![\d%]|'?s\b|[.,:]\d)",
    "Y": r"(?<![\d.,:/-])(?:1[89]|2[01])\d\d(?![\d%]|'?s\b|[.,:/-]\d)",
    "WD": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    "W": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?",
    "LEAD": r"\b(?:(?P<w>{W}),?\s+\(?)?(?:the\s+)?",
    "TO": r"\s*(?:-|\b(?:to|until|till|through|and)\b)\s*(?:{W},?\s+)?(?:the\s+)?",
    "OF": r"[\s,-]+(?:of\s+)?",
    "TAIL": rf"(?=\s*(?:$|[\n\r]|[^\w\s]|(?-i:[A-Z])|(?:{'|'.join(_AFTER_YEAR.split())})\b))",
    "SEP": r"(?:\s*,\s*(?=\d{4}{TAIL})|[\s-]+(?:of\s+)?)",
}


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


class _Words:
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


def _iso(w: _Words, _: View) -> Dates | None:
    return _day_of(w.number("y"), w.number("m"), w.number("d")), None


def _numeric(w: _Words, _: View) -> Dates | None:
    year, month, day = w.number("y"), w.number("m") or 0, w.number("d") or 0
    if month > 12 >= day and w["s"] == "/":  # noqa: PLR2004 - twelve months: only the American order is left
        month, day = day, month
    end = _day_of(year, month, day)
    first = w.number("d1")
    return (end, None) if first is None else (_day_of(year, w.number("m1") or month, first), end)


def _day(w: _Words, view: View) -> Dates | None:
    found = _in_year(w, w.month("m"), w.number("d"), view)
    return None if found is None else (found, None)


def _days(w: _Words, view: View) -> Dates | None:
    first = w.month("m") or w.month("m2") or 0
    end = _in_year(w, w.month("m2") or first, w.number("d2"), view)
    if end is None:
        return None
    start = _day_of(w.number("y1") or end.year - (first > (end.month or 0)), first, w.number("d"))
    return (start, end) if str(start) < str(end) else (start, None)


def _month_year(w: _Words, _: View) -> Dates | None:
    year, month, first = w.number("y") or 0, w.month("m") or 0, w.month("m1")
    end = PartialDate(year, month)
    return (end, None) if first is None else (PartialDate(year - (first > month), first), end)


def _month_alone(w: _Words, view: View) -> Dates | None:
    if view.anchor is None:
        return None
    month, year, now = w.month("m") or 0, view.anchor.year, view.anchor.month
    word = (w["word"] or "").lower()
    if w["rel"]:
        year += w.shift("rel") or 0
    elif now is not None and word in {"last", "past"}:
        year -= month >= now
    elif now is not None and word == "next":
        year += month <= now
    elif now is not None and word != "this":
        year += (month < now) if view.future else -(month > now)
    return PartialDate(year, month), None


def _year(w: _Words, _: View) -> Dates | None:
    start, end = w.number("y") or 0, w.number("y2")
    if end is not None and end <= start:
        return None
    return PartialDate(start), PartialDate(end) if end else None


def _weekday(w: _Words, view: View) -> Dates | None:
    today = _exact(view.anchor)
    if today is None:
        return None
    ahead = (_WEEKDAYS.index((w["w"] or "")[:3].lower()) - today.weekday()) % 7
    shift = w.shift("word")
    if shift == -1 or (not shift and not view.future and ahead):
        ahead -= 7
    elif shift == 1:
        ahead = ahead or 7
    return _of(today + dt.timedelta(days=ahead)), None


def _near(w: _Words, view: View) -> Dates | None:
    today = _exact(view.anchor)
    shift = {"yesterday": -1, "tomorrow": 1}.get((w["word"] or "").lower(), 0)
    if today is not None and not view.spoken:
        return _of(today + dt.timedelta(days=shift)), None
    if view.anchor is None or view.anchor.month is None or (shift and today is None):
        return None
    return PartialDate(view.anchor.year, view.anchor.month), None


def _same_day(w: _Words, view: View) -> Dates | None:
    day = _exact(view.last)
    return (_of(day + dt.timedelta(days=1 if w["next"] else 0)), None) if day else None


def _period(w: _Words, view: View) -> Dates | None:
    if view.anchor is None:
        return None
    shift = w.shift("rel") or 0
    if (w["unit"] or "").lower() == "year":
        return PartialDate(view.anchor.year + shift), None
    if view.anchor.month is None:
        return None
    months = view.anchor.year * 12 + view.anchor.month - 1 + shift
    return PartialDate(months // 12, months % 12 + 1), None


def _in_year(w: _Words, month: int | None, day: int | None, view: View) -> PartialDate | None:
    """Give a day in its stated year, else in the year that brings it nearest to the view's base."""
    if w["y"]:
        return _day_of(w.number("y"), month, day)
    base = view.base
    if base is None:
        return None
    if base.month is None:
        return _day_of(base.year, month, day)
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


def _rule(pattern: str, read: Callable[[_Words, View], Dates | None]) -> Rule:
    for _ in range(2):  # parts hold parts
        for name, part in _PARTS.items():
            pattern = pattern.replace("{" + name + "}", part)
    return Rule(re.compile(pattern, re.IGNORECASE), read)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader."""

    pattern: re.Pattern[str]
    _read: Callable[[_Words, View], Dates | None]

    def read(self, match: re.Match[str], view: View) -> Dates | None:
        """Give start and end, or None where there is no such date or no anchor to reckon it from."""
        try:
            return self._read(_Words(match), view)
        except (ValueError, OverflowError):  # a day that does not exist
            return None


_IN = r"\b(?:in|since|until|till|during|throughout|by|early|late|mid)[\s-]+"
_IN_YEAR = (
    r"\b(?:in|since|until|till|during|before|after|by|from|of|to|late|early|end|mid|spring|summer|autumn|winter)[\s-]+"
)

RULES: tuple[Rule, ...] = (
    _rule(r"(?<![\w.,:/-])(?P<date>(?P<y>\d{4})(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?))(?!\d|[-./]\d)", _iso),
    _rule(
        r"(?<![\w.,:/-])(?P<date>(?:(?P<d1>\d\d?)(?:\.(?P<m1>\d\d?))?\.?\s?-\s?)?(?P<d>\d\d?)(?P<s>\.\s?|/|-)(?P<m>\d\d?)"
        r"(?P=s)(?P<y>\d{4}))(?!\d|[./-]\d)",
        _numeric,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<d>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y1>{YEAR}))?{TO}(?P<d2>{D}){OF}(?P<m2>{M})"
        r"(?:{SEP}(?P<y>{YEAR}))?)",
        _days,
    ),
    _rule(r"(?P<date>{LEAD}(?P<d>{D}){TO}(?P<d2>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y>{YEAR}))?)", _days),
    _rule(
        r"(?P<date>{LEAD}(?P<m>{M})\s+(?P<d>{D})(?:,?\s+(?P<y1>{YEAR}))?{TO}(?:(?P<m2>{M})\s+)?(?P<d2>{D})"
        r"(?:,?\s+(?P<y>{YEAR}))?)",
        _days,
    ),
    _rule(r"(?P<date>{LEAD}(?P<d>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y>{YEAR}))?)", _day),
    _rule(r"(?P<date>{LEAD}(?P<m>{M})[\s-]+(?:the\s+)?(?P<d>{D})(?:[\s,-]+(?P<y>{YEAR}))?)", _day),
    _rule(r"\b(?P<date>(?:(?P<m1>{M}){TO})?(?P<m>{M})[\s,]+(?:of\s+)?(?P<y>{Y}))", _month_year),
    _rule(_IN + r"(?P<date>(?P<m>{CM})(?:,?\s+(?P<rel>last|this|next)\s+year)?)", _month_alone),
    _rule(r"\b(?P<date>(?P<word>last|past|this|next)\s+(?P<m>{CM}))", _month_alone),
    _rule(r"\b(?P<date>(?P<m>{CM})\s+(?:of\s+)?(?P<rel>last|this|next)\s+year)\b", _month_alone),
    _rule(
        r"(?:\b(?:from|between|in|during)\s+|\()(?P<date>(?P<y>(?:1[89]|2[01])\d\d)\s*(?:to|and|until|-)\s*(?P<y2>{YEAR}))",
        _year,
    ),
    _rule(_IN_YEAR + r"(?:the\s+year\s+)?(?P<date>(?P<y>{Y}){TAIL})", _year),
    _rule(r"\((?P<date>(?P<y>{Y}))\)", _year),
    _rule(
        rf"\b(?:the|last|at|in)\s+(?P<date>(?P<y>{{Y}}))(?=\s+(?:[\w'-]+\s+){{0,3}}?(?:{'|'.join(_DATED.split())})\b)",
        _year,
    ),
    _rule(r"\bon\s+(?P<date>(?P<w>{WD}))", _weekday),
    _rule(r"\b(?P<date>(?P<word>last|past|this|next)\s+(?P<w>{WD}))", _weekday),
    _rule(r"\b(?P<date>(?P<word>yesterday|today|tonight|tomorrow|this\s+(?:morning|afternoon|evening)))\b", _near),
    _rule(
        r"\b(?P<date>(?:(?:later|earlier)\s+)?(?:(?:the|that)\s+same\s+(?:day|evening|afternoon|morning)"
        r"|that\s+(?:day|evening|afternoon|morning|night)|the\s+(?P<next>next|following)\s+day))\b",
        _same_day,
    ),
    _rule(r"\b(?P<date>(?:(?:earlier|later)\s+)?(?P<rel>last|this|next)\s+(?P<unit>year|month))\b", _period),
)
