"""A page that holds one article: its header (headline, date, publisher, credit) and its body.

The header is what stands before the first running text. The page kinds share this reading; they differ in how they
are told apart and in who is the publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.model import Article, Paragraph, Span, Stated
from kg.sources import furniture
from kg.sources.datelines import dateline
from kg.sources.front_matter import published
from kg.sources.layout import PROSE_WORDS, Line, lines, lines_of
from kg.sources.titles import key, likeliest, site_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Capture, PartialDate
    from kg.sources.furniture import Credit

_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued|date)\b", re.IGNORECASE)
_STANDFIRST_WORDS = 6
_LONGEST_HEADLINE = 22


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines, divided: ``header`` before the running text, ``body`` from it on, furniture included."""

    capture: Capture
    header: tuple[Line, ...]
    body: tuple[Line, ...]

    @property
    def trail(self) -> tuple[Stated[str], ...]:
        """The steps of the breadcrumb trail."""
        return next((steps for line in self.header if (steps := furniture.trail(line, self.capture.text))), ())

    @property
    def site_titles(self) -> tuple[tuple[Stated[str], Stated[str]], ...]:
        """Titles with a site's name after them («Talks end - Ostria Times»), each as title and name."""
        return tuple(pair for line in self.header if (pair := site_title(line, self.capture.text)))

    @property
    def credits(self) -> tuple[Credit, ...]:
        """All credits of the page, in order."""
        text = self.capture.text
        return tuple(found for line in (*self.header, *self.body) if (found := furniture.credit(line, text)))

    @property
    def published(self) -> Stated[PartialDate] | None:
        """The publication date that the capture states."""
        front = self.capture.stated("published")
        date = published(front.value) if front else None
        if front and date:
            return Stated(date, front.span)
        stated = (furniture.date_line(line) for line in self.around)
        return next((found for found in stated if found), None)

    @property
    def around(self) -> Iterator[Line]:
        """Give the lines that may date the page: the header, what parts a lead from the rest, «Published …»."""
        yield from self.header
        yield from (line for line in takewhile(lambda one: not one.prose, self.body[1:]) if furniture.stamped(line))
        yield from (line for line in self.body if _PUBLISHED.match(line.text))


def divide(capture: Capture, found: Sequence[Line] | None = None) -> Page:
    """Divide a page, or some lines of it, where the running text begins."""
    every = lines(capture) if found is None else tuple(found)
    at = _whole(capture.text, capture.body) if found is None else _running(every, capture.text)
    return Page(capture, every[:at], every[at:])


@lru_cache(maxsize=2)  # each page kind divides the whole page
def _whole(text: str, body: Span) -> int:
    return _running(lines_of(text, body), text)


def _running(every: Sequence[Line], text: str) -> int:
    """Give the index of the first running text."""
    running = [i for i, line in enumerate(every) if (line.prose or _listed(every, i)) and not _beside(line, text)]
    if len(running) > 1 and _heads(every, running[0], text):
        del running[0]
    if not running:
        running = [i for i, line in enumerate(every) if line.ended and not _beside(line, text)]
    return next(iter(running), 0)


def _listed(every: Sequence[Line], at: int) -> bool:
    """Whether a line is a sentence in a list of sentences, as fact sheets are written."""
    pair = every[at : at + 2] if every[at].bullet else ()
    return len(pair) > 1 and all(line.bullet and line.ended and line.words >= PROSE_WORDS for line in pair)


def before(capture: Capture, lead: Sequence[Line]) -> Page:
    """Divide what stands before an interview's first turn; where nothing of it is running text, all is header."""
    page = divide(capture, lead)
    return page if any(line.prose for line in page.body) else Page(capture, (*page.header, *page.body), ())


def _heads(every: Sequence[Line], at: int, text: str) -> bool:
    """Whether the first running text is rather a headline in a sentence: short, alone, above a date or credit."""
    line, after = every[at], every[at + 1]
    if line.words > _LONGEST_HEADLINE or any(not _beside(one, text) for one in every[:at]):
        return False
    dated = furniture.date_line(after) is not None or furniture.credit(after, text) is not None
    return dated or line.text.endswith(("?", "!"))


def _beside(line: Line, text: str) -> bool:
    """Whether a line stands beside the article: furniture, a credit, a trail, a date."""
    return (
        furniture.furniture(line)
        or furniture.byline(line)
        or furniture.credit(line, text) is not None
        or bool(furniture.trail(line, text))
        or furniture.date_line(line) is not None
    )


def headline(page: Page) -> Stated[str] | None:
    """Give the headline, once: the front matter's, the one the page repeats, or the first title in the header."""
    text = page.capture.text
    titles = [line for line in page.header if not _beside(line, text) and not line.bullet]
    front = page.capture.stated("title")
    said = [front] if front else [*(title for title, _ in page.site_titles), *page.trail[-1:]]
    known = {key(title.value) for title in said}
    again = next((line for line in titles if key(line.text) in known), None)
    if again is not None:
        return _stated(again, text)
    if front is not None:
        return front
    return likeliest(titles, text)


def site(page: Page) -> Stated[str] | None:
    """Give the site's name after the headline in a title line."""
    shown = headline(page)
    named = ((title, name) for title, name in page.site_titles if shown and key(title.value) == key(shown.value))
    return next((name for _, name in named), None)


def paragraphs(page: Page, shown: Stated[str] | None) -> tuple[Paragraph, ...]:
    """Give the body without furniture; standfirsts between headline and running text come first, as headings."""
    text = page.capture.text
    after = shown.span.end if shown else None
    taken = {key(shown.value)} if shown else set()
    first = [
        line
        for line in page.header
        if after is not None
        and line.span.start >= after
        and line.words >= _STANDFIRST_WORDS
        and not _beside(line, text)
        and key(line.text) not in taken
        and site_title(line, text) is None
    ]
    return tuple(_typed([*first, *body_lines(page.body, text, taken)]))


def body_lines(found: Sequence[Line], text: str, taken: set[str]) -> list[Line]:
    """Give the lines of a body that are the article's: up to its footer, without what stands beside it."""
    kept: list[Line] = []
    begun = False
    for line in found:
        begun = begun or any(one.prose for one in kept[-1:])
        if begun and not line.prose and (furniture.footer(line) or _signature(line, text)):
            break
        dates = furniture.date_line(line) is not None and not furniture.stamped(line)  # a day's heading in a programme
        if (dates or not _beside(line, text)) and key(line.text) not in taken:
            kept.append(line)
    while kept and not _tells(kept[-1]):
        kept.pop()  # titles after the last running text head nothing
    return kept or [line for line in found if not furniture.furniture(line)]


def _tells(line: Line) -> bool:
    if line.bullet or line.prose or furniture.programmed(line):
        return True
    return line.ended and not line.text.endswith(":")


def _signature(line: Line, text: str) -> bool:
    found = furniture.credit(line, text)
    return found is not None and found.label == "story"


def _typed(found: Sequence[Line]) -> Iterator[Paragraph]:
    for line in found:
        if line.bullet or furniture.programmed(line):
            yield Paragraph(line.span, "list_item")
        elif line.prose or line.ended or line.words > 15:  # noqa: PLR2004 - no title is longer
            yield Paragraph(line.span)
        else:
            yield Paragraph(line.span, "heading")


def article(page: Page, kind: str, *, publisher: Stated[str] | None = None) -> Article:
    """Put the article of a page together."""
    shown = headline(page)
    given = page.capture.stated("publisher") or publisher
    dated, agency = dateline(page.capture, page.body[0]) if page.body else (None, None)
    named = [found.who for found in page.credits if not found.pictures]
    pictured = [found.who for found in page.credits if found.pictures]
    return Article(
        capture=page.capture,
        item=1,
        kind=kind,
        region=page.capture.body,
        paragraphs=paragraphs(page, shown),
        headline=shown,
        publisher=given,
        credit=next(iter([*named, *([agency] if agency else []), *pictured]), None),
        published=page.published or dated,
    )


def _stated(line: Line, text: str) -> Stated[str]:
    return Stated(line.span.of(text), line.span)
