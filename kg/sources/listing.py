"""A listing page: several articles one after another, each with its headline, a source or date line, and its body."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Article, Span
from kg.sources import furniture
from kg.sources.layout import Line, lines
from kg.sources.page import Page, article, divide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Capture

KIND = "bulletin_item"
_TITLE_WORDS = 3
_MANY = 3


def detect(capture: Capture) -> bool:
    """Whether at least two headlines, each with a source or date line below and running text after, stand on it."""
    return len(_items(capture, lines(capture))) > 1


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read the articles in order; each one's region reaches to the next headline, lists and advisories included."""
    every = lines(capture)
    starts = _items(capture, every)
    found: list[Article] = []
    for number, (start, stop) in enumerate(pairwise([*starts, len(every)]), 1):
        end = every[stop].span.start if stop < len(every) else capture.body.end
        region = Span(every[start].span.start, end)
        found.append(_item(capture, every[start:stop], number, region))
    return tuple(found)


def _item(capture: Capture, own: Sequence[Line], number: int, region: Span) -> Article:
    inner = replace(capture, front=tuple(pair for pair in capture.front if pair[0] == "publisher"))
    whole = divide(inner, own[1:])
    page = Page(inner, (own[0], *whole.header), whole.body)
    return replace(article(page, KIND), capture=capture, item=number, region=region)


def _items(capture: Capture, every: Sequence[Line]) -> list[int]:
    """Give the indices of the headlines whose item holds running text; teasers of other articles are no items."""
    stop = next((i for i, line in enumerate(every) if furniture.elsewhere(line) and _told(every[:i])), len(every))
    marks = [i for i in range(stop - 1) if _heads(capture, every[i], every[i + 1])]
    found = [mark for mark, end in pairwise([*marks, stop]) if _told(every[mark + 2 : end])]
    if found and _one_article(capture, every[: found[0]], every[found[0]], len(found)):
        return []
    return found


def _one_article(capture: Capture, above: Sequence[Line], first: Line, items: int) -> bool:
    """Whether the page tells of one article, whose pictures have captions and sources of their own.

    It has a title with a site's name, or a date with a time of day, above what looks like its first item. A page that
    tells nothing above three or more items has its own title there.
    """
    page = Page(capture, tuple(above), (first,))
    stamped = any(furniture.date_line(line) and furniture.stamped(line) for line in above)
    titled = bool(page.site_titles) and (items < _MANY or _told(above))
    return stamped or titled or sum(line.prose for line in above) > 1


def _told(found: Sequence[Line]) -> bool:
    return any(line.prose for line in found)


def _heads(capture: Capture, line: Line, below: Line) -> bool:
    """Whether a line is a headline with a source or date line below it."""
    if line.bullet or line.text.endswith((".", ":", ";", ",")):
        return False
    plain = not (furniture.furniture(line) or furniture.credit(line, capture.text) or furniture.date_line(line))
    if not plain or furniture.trail(line, capture.text):
        return False
    credit = furniture.credit(below, capture.text)
    if credit is not None and credit.label in {"source", "sources", "agency"}:
        return line.words >= _TITLE_WORDS
    return furniture.date_line(below) is not None and line.words > _TITLE_WORDS
