"""Datelines: where, when and by which agency a report was written, before its first words.

«SELVA, 5 May 2021 (OPA) -», «ALDHEIM (OPA), October 31, 2019 -», «Selva, 5 May 2021:», «5 May 2021. The …».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.dates import find_dates
from kg.model import Span, Stated

if TYPE_CHECKING:
    from kg.model import Capture, PartialDate
    from kg.sources.layout import Line

_AGENCY = re.compile(r"[A-Z][\w .,'/-]{1,60}?\((?P<agency>[A-Z][\w /.&-]{1,30})\)[^.;]{0,30}?(?:-|:)\s")
_PLACE = re.compile(r"[(\[/]?(?:[A-Z][\w.'-]*|of|the|de|la|del|el|and|in|[,/|(-])(?:[\s,/|)(-]+|$)", re.UNICODE)
_AGENCY_MARK = re.compile(r"\s*[(/][A-Z][\w /.&-]{1,30}[)/]\s*")
_END = re.compile(r"[\s)\]]*(?:[-:|.]+|[)\]/])\s*[-:]*\s*(?=[^\Wa-z])")
_LONGEST = 120
_WORDS = 10


def dateline(capture: Capture, first: Line) -> tuple[Stated[PartialDate] | None, Stated[str] | None]:
    """Give the full date and the agency of the dateline with which the running text begins, where there are some."""
    return _date(first), _agency(capture.text, first)


def _agency(text: str, first: Line) -> Stated[str] | None:
    found = _AGENCY.match(first.text)
    if found is None:
        return None
    where = Span(first.span.start + found.start("agency"), first.span.start + found.end("agency"))
    return Stated(where.of(text), where)


def _date(first: Line) -> Stated[PartialDate] | None:
    words = first.text[:_LONGEST]
    dates = [date for date in find_dates(words, Span(0, len(words)), None) if date.start.day and not date.end]
    if not dates:
        return None
    date = dates[0]
    before, after = words[: date.span.start], words[date.span.end :]
    ended = _END.match(_AGENCY_MARK.sub(" ", after, count=1) if _AGENCY_MARK.match(after) else after)
    marked = _AGENCY_MARK.match(after) is not None and before.strip()
    if not (ended or marked) or not _is_place(before):
        return None
    start = first.span.start
    return Stated(date.start, Span(start + date.span.start, start + date.span.end))


def _is_place(words: str) -> bool:
    """Whether words are at most names of places and agencies, without a verb: «HAI PHONG, Vietnam -»."""
    plain = _AGENCY_MARK.sub(" ", words).strip()
    if len(plain.split()) > _WORDS:
        return False
    at = 0
    while at < len(plain):
        found = _PLACE.match(plain, at)
        if found is None:
            return False
        at = found.end()
    return True
