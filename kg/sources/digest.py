"""A digest or list of releases: short articles one after another that no source line tells apart.

Either each has its date above its headline (a list of press releases), or each headline names its place first
(«Serbia: Cable plant opens», «KOSOVO – Award for film-maker») below the digest's own title and date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Article, Span
from kg.sources import furniture, listing
from kg.sources.layout import Line, lines
from kg.sources.page import Page, article, divide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Capture

KIND = listing.KIND
_PLACED = re.compile(r"[A-Z][\w'.-]*(?:[ /-](?:and |& )?[A-Z][\w'.-]*){0,3}(?::| -) (?=[^\Wa-z])")
_CODE = re.compile(r"(?=.*\d)[\w()/.-]{1,12}(?: [\w()/.-]{1,8}){0,2}")
"""The number of a release between its date and its title: «(2031) 044»."""
_TITLE_WORDS = 3
_FEWEST = 3
_LONGEST = 4
"""No item of such a page has more paragraphs: one that has is an article above other pages' teasers."""


def detect(capture: Capture) -> bool:
    """Whether three or more short items stand on the page, all of one layout, and no running text above them."""
    every = lines(capture)
    return bool(_dated(every) or _placed(every))


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read the items in order; what has no date of its own was published when the whole page was."""
    every = lines(capture)
    starts = _dated(every)
    if starts:
        return tuple(_items(capture, every, starts))
    starts = _placed(every)
    above = Page(capture, tuple(every[: starts[0]]), ())
    found = _items(capture, every, starts)
    return tuple(replace(one, published=one.published or above.published) for one in found)


def _items(capture: Capture, every: Sequence[Line], starts: Sequence[int]) -> list[Article]:
    inner = replace(capture, front=tuple(pair for pair in capture.front if pair[0] == "publisher"))
    found: list[Article] = []
    for number, (start, stop) in enumerate(pairwise([*starts, len(every)]), 1):
        end = every[stop].span.start if stop < len(every) else capture.body.end
        head = next(i for i in range(start, stop) if _is_title(every[i])) + 1
        whole = divide(inner, every[head:stop])
        page = Page(inner, (*every[start:head], *whole.header), whole.body)
        region = Span(every[start].span.start, end)
        found.append(replace(article(page, KIND), capture=capture, item=number, region=region))
    return found


def _dated(every: Sequence[Line]) -> list[int]:
    """Give the date lines that each stand above a title and running text."""
    dates = [i for i, line in enumerate(every[:-2]) if furniture.date_line(line) is not None]
    marks = [
        i for i in dates if _opens(every[i + 1 :]) or (_CODE.fullmatch(every[i + 1].text) and _opens(every[i + 2 :]))
    ]
    return marks if _all_short(every, marks, 2) else []


def _opens(found: Sequence[Line]) -> bool:
    """Whether lines begin with a title above running text."""
    return len(found) > 1 and _is_title(found[0]) and found[1].prose


def _placed(every: Sequence[Line]) -> list[int]:
    """Give the titles that name a place first, where all titles below the first do."""
    marks = [i for i in range(len(every) - 1) if _is_title(every[i]) and every[i + 1].prose]
    named = [i for i in marks if _PLACED.match(every[i].text)]
    return named if len(named) == len(marks) and _all_short(every, named, 1) else []


def _is_title(line: Line) -> bool:
    plain = not line.bullet and not line.text.endswith((".", ":", ";", ",")) and line.words >= _TITLE_WORDS
    return plain and furniture.date_line(line) is None and not furniture.furniture(line) and not furniture.footer(line)


def _all_short(every: Sequence[Line], marks: Sequence[int], head: int) -> bool:
    """Whether the items are enough and short, and the page has no running text of its own above them."""
    if len(marks) < _FEWEST or any(line.prose for line in every[: marks[0]]):
        return False
    stops = [*marks[1:], next((i for i in range(marks[-1], len(every)) if furniture.footer(every[i])), len(every))]
    bodies = [every[start + head : stop] for start, stop in zip(marks, stops, strict=True)]
    return all(sum(line.prose for line in body) <= _LONGEST for body in bodies)
