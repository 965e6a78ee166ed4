"""Dates in running text, as precise as the words are: a day, a month or a year, or a range of them.

All functions read folded text (:func:`kg.text.fold`). Full dates speak for themselves; dates without a year, months
alone and relative words («last May», «on Tuesday», «yesterday») are reckoned from an *anchor*, the day from which
the text looks at the world: the article's date, or what :func:`anchor_for` finds in a text that has none. Without an
anchor they give no date. Numeric dates are read day first: 10.08.2022 is 10 August. A date that does not exist
(31 February) gives none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.dates.grammar import Rule, rules_for
from kg.dates.reckoning import View
from kg.model import PartialDate, Span
from kg.text import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Article

__all__ = ["DateMention", "anchor_for", "dates_in", "dates_of", "dates_over", "find_dates", "read_date"]

_FUTURE = re.compile(
    r"\b(?:will|shall|would|next|upcoming|forthcoming|scheduled|planned|due|"
    r"(?:set|expected|plans?|planned|intends?|intended|hopes?|hoped|is|are|about) to|"
    r"to (?:be|take|start|begin|open|host|hold)|"
    r"announce[sd]? (?:that )?(?:an?|the|its|their|plans))\b"
)
_BREAK = re.compile(r"[.!?;]\s|[\n\r]|\b(?:that|which|who|where)\b")
_THIS_MONTH = re.compile(
    r"\b[Tt]his (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

_BESIDE = re.compile(  # what may stand beside a date: a time, a zone, a weekday
    r"(?:\d\d?[:.]\d\d(?:[:.][\d.]+)?)?(?:Z|[+-]\d\d:?\d\d|[ap]\.?m\.?)?|h|at|on|-|(?-i:[A-Z]{3,4})|(?:mon|tue|wed|thu|fri|sat|sun)\w*",
    re.IGNORECASE,
)
_NEAR = 300  # characters: how far back a full date still lends its year to «20 November»


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that give a date: ``end`` is the last day (month, year) of a range, None where there is no range."""

    span: Span
    start: PartialDate
    end: PartialDate | None = None


def find_dates(
    text: str, span: Span, anchor: PartialDate | None, *, last: PartialDate | None = None, spoken: bool = False
) -> list[DateMention]:
    """Give the dates in a stretch of folded text, in order, none overlapping.

    ``last`` is the last full date before the stretch, if the caller knows one; it is carried along the stretch, so
    «later that day» and «20 November» are best read over a whole body at once, as :func:`dates_of` does.
    ``spoken`` says that all the words are someone's speech (an answer), where «today» is the day of speaking or only
    «nowadays»: there, as within quotation marks, it gives no more than the anchor's month.
    """
    found: list[DateMention] = []
    done = span.start
    for match, rule in _candidates(text, span):
        start, end = match.span("date")
        if start < done:
            continue
        done = end
        where = Span(start, end)
        recent = found and start - found[-1].span.end < _NEAR and "\n" not in text[found[-1].span.end : start]
        base = (last if recent else anchor) or anchor or last
        view = View(anchor, last, base, _looks_ahead(text, span, where), spoken or _quoted(text, span, start))
        dates = rule.read(match, view)
        if dates is not None:
            found.append(DateMention(where, *dates))
            last = dates[0] if dates[0].day is not None else last
    return found


@lru_cache(maxsize=1)  # several rules read the same article in turn
def dates_of(article: Article, text: str) -> tuple[DateMention, ...]:
    """Give the dates in an article's headline and paragraphs, in order; ``text`` is the folded capture.

    They are reckoned from the article's own anchor.
    """
    anchor = anchor_for(article, text)
    last: PartialDate | None = None
    found: list[DateMention] = []
    if article.headline and not any(p.span.overlaps(article.headline.span) for p in article.paragraphs):
        found += find_dates(text, article.headline.span, anchor)
    for paragraph in article.paragraphs:
        here = find_dates(text, paragraph.span, anchor, last=last, spoken=paragraph.kind == "answer")
        last = next((mention.start for mention in reversed(here) if mention.start.day is not None), last)
        found += here
    return tuple(sorted(found, key=_start))


def dates_in(dates: Sequence[DateMention], span: Span) -> list[DateMention]:
    """Give those of an article's dates that stand wholly inside a span, in order."""
    begun = dates[bisect_left(dates, span.start, key=_start) : bisect_left(dates, span.end, key=_start)]
    return [date for date in begun if date.span.end <= span.end]


def dates_over(dates: Sequence[DateMention], span: Span) -> list[DateMention]:
    """Give those of an article's dates that share a character with a span, in order; no two dates overlap."""
    first = bisect_right(dates, span.start, key=_end)
    return list(dates[first : bisect_left(dates, span.end, key=_start)])


def _end(date: DateMention) -> int:
    return date.span.end


def _start(date: DateMention) -> int:
    return date.span.start


@lru_cache(maxsize=1)
def anchor_for(article: Article, text: str) -> PartialDate | None:
    """Give the day, month or year from which an article's relative dates are reckoned, or None.

    The publication date if the article states one; else the first full date of its headline and first two
    paragraphs, which is the news's day; else the latest month or year that the text names as past, for no text is
    older than what it tells. In such a text «this February» means the first February since that month, and moves the
    anchor there.
    """
    if article.published is not None:
        return article.published.value
    headline = [article.headline.span] if article.headline else []
    spans = headline + [paragraph.span for paragraph in article.paragraphs]
    stated = [(mention, span) for span in spans for mention in find_dates(text, span, None)]
    first = {*headline, *(paragraph.span for paragraph in article.paragraphs[:2])}
    for mention, span in stated:
        if mention.start.day is not None and span in first:
            return mention.start
    past = [mention.start for mention, span in stated if not _is_to_come(text, span, mention.span)]
    if not past:
        return None
    latest = max(past, key=str)
    return latest if latest.month is None else _moved_on(article, text, latest)


def read_date(text: str) -> PartialDate | None:
    """Read text that is only a date, with a weekday and a time at most («2023-11-21T10:00Z»); else None."""
    plain = fold(text).strip()
    if found := re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?", plain):
        return PartialDate(int(found[1]), int(found[2]) if found[2] else None)
    plain = re.sub(r"(?<=\d)T(?=\d\d:)", " ", plain)
    dates = find_dates(plain, Span(0, len(plain)), None)
    if len(dates) != 1 or dates[0].end is not None:
        return None
    rest = plain[: dates[0].span.start] + " " + plain[dates[0].span.end :]
    return dates[0].start if all(_BESIDE.fullmatch(word) for word in re.split(r"[\s,|()]+", rest)) else None


def _candidates(text: str, span: Span) -> Iterator[tuple[re.Match[str], Rule]]:
    rules = rules_for(text[span.start : span.end])
    found = [(match, rule) for rule in rules for match in rule.pattern.finditer(text, span.start, span.end)]
    yield from sorted(found, key=lambda pair: (pair[0].start("date"), -pair[0].end("date")))


def _looks_ahead(text: str, span: Span, where: Span) -> bool:
    """Whether the clause around speaks of what is to come."""
    before = text[max(span.start, where.start - 60) : where.start]
    after = text[where.end : min(span.end, where.end + 40)]
    after = re.split(r"\band\b", _BREAK.split(after)[0])[0]
    clause = _BREAK.split(before)[-1] + text[where.start : where.end] + " " + after
    return _FUTURE.search(clause) is not None


def _is_to_come(text: str, span: Span, where: Span) -> bool:
    """Whether a date may lie ahead, so that it says nothing of how old the text is."""
    return text[: where.start].endswith((" by ", " until ", " to ")) or _looks_ahead(text, span, where)


def _quoted(text: str, span: Span, offset: int) -> bool:
    """Whether an offset stands between quotation marks that were opened in its paragraph."""
    line = max(text.rfind("\n", span.start, offset), text.rfind("\r", span.start, offset), span.start - 1) + 1
    before = text[line:offset]
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    closed = max(before.rfind("”"), before.rfind("»"))
    return opened > closed or before.count('"') % 2 == 1


def _moved_on(article: Article, text: str, anchor: PartialDate) -> PartialDate:
    for paragraph in article.paragraphs:
        for found in _THIS_MONTH.finditer(text, paragraph.span.start, paragraph.span.end):
            where = Span(*found.span())
            here = find_dates(text, where, anchor)
            sentence = next((one for one in sentences(text, paragraph.span) if one.covers(where)), where)
            ahead = _FUTURE.search(text, sentence.start, where.start) or _looks_ahead(text, sentence, where)
            if not here or here[0].start.month is None or ahead:
                continue
            month = here[0].start.month
            moved = PartialDate(anchor.year + (month < (anchor.month or 0)), month)
            anchor = max(anchor, moved, key=str)
    return anchor
