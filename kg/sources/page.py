"""A page that holds one article: its header (headline, date, publisher, credit) and its body.

The header is what stands before the first running text. The page kinds share this reading; they differ in how they
are told apart and in who is the publisher.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.dates import find_dates
from kg.model import Article, Paragraph, Span, Stated
from kg.sources import furniture
from kg.sources.front_matter import published
from kg.sources.layout import Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Capture, PartialDate
    from kg.sources.furniture import Credit

_SITE = re.compile(r"\s+[-|]\s+(?=[^-|]+$)")
_DATELINE = re.compile(r"[A-Z][\w .,'/]{1,60}?(?:\((?P<agency>[A-Z][\w /.&-]{1,30})\))?\s*(?:-+|:)\s")
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued|date)\b", re.IGNORECASE)
_HEADLINE_WORDS = 4
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
        return tuple(pair for line in self.header if (pair := _site_title(line, self.capture.text)))

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
    every = tuple(lines(capture) if found is None else found)
    text = capture.text
    running = [i for i, line in enumerate(every) if line.prose and not _beside(line, text)]
    if len(running) > 1 and _heads(every, running[0], text):
        del running[0]
    if not running:
        running = [i for i, line in enumerate(every) if line.ended and not _beside(line, text)]
    at = next(iter(running), 0)
    return Page(capture, every[:at], every[at:])


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
    known = {_key(title.value) for title in said}
    again = next((line for line in titles if _key(line.text) in known), None)
    if again is not None:
        return _stated(again, text)
    if front is not None:
        return front
    return _likeliest(titles, text)


def _likeliest(titles: Sequence[Line], text: str) -> Stated[str] | None:
    long = [line for line in titles if line.words >= _HEADLINE_WORDS and not line.text[0].islower()]
    keys = Counter(_key(line.text) for line in titles)
    repeated = [line for line in long if keys[_key(line.text)] > 1]
    worded = [line for line in long if not _is_name(line.text)]
    best = next(iter([*repeated, *worded, *long, *titles]), None)
    if best is None:
        return None
    cut = _site_title(best, text)
    return cut[0] if cut and "|" in best.text else _stated(best, text)


def _is_name(words: str) -> bool:
    """Whether each word has a capital but for the little ones: the name of a site, not a sentence."""
    return all(not word[0].islower() or len(word) <= 3 for word in re.findall(r"[^\W\d_]+", words))  # noqa: PLR2004


def _site_title(line: Line, text: str) -> tuple[Stated[str], Stated[str]] | None:
    cut = _SITE.search(line.text)
    if cut is None or len(line.text[cut.end() :].split()) > 6 or line.prose:  # noqa: PLR2004
        return None
    title = Span(line.span.start, line.span.start + cut.start())
    site = Span(line.span.start + cut.end(), line.span.end)
    return Stated(title.of(text), title), Stated(site.of(text), site)


def site(page: Page) -> Stated[str] | None:
    """Give the site's name after the headline in a title line."""
    shown = headline(page)
    named = ((title, name) for title, name in page.site_titles if shown and _key(title.value) == _key(shown.value))
    return next((name for _, name in named), None)


def paragraphs(page: Page, shown: Stated[str] | None) -> tuple[Paragraph, ...]:
    """Give the body without furniture; standfirsts between headline and running text come first, as headings."""
    text = page.capture.text
    after = shown.span.end if shown else None
    taken = {_key(shown.value)} if shown else set()
    first = [
        line
        for line in page.header
        if after is not None
        and line.span.start >= after
        and line.words >= _STANDFIRST_WORDS
        and not _beside(line, text)
        and _key(line.text) not in taken
        and _site_title(line, text) is None
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
        if (dates or not _beside(line, text)) and _key(line.text) not in taken:
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
    dated, agency = _dateline(page)
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


def _dateline(page: Page) -> tuple[Stated[PartialDate] | None, Stated[str] | None]:
    """Give the full date and the agency of a dateline: «SELVA, 5 May 2021 (OPA) -»."""
    lead = _DATELINE.match(page.body[0].text) if page.body else None
    if lead is None:
        return None, None
    text, start = page.capture.text, page.body[0].span.start
    where = Span(start + lead.start("agency"), start + lead.end("agency"))
    agency = Stated(where.of(text), where) if lead["agency"] else None
    dates = [date for date in find_dates(lead[0], Span(0, len(lead[0])), None) if date.start.day]
    if not dates:
        return None, agency
    found = dates[0].span
    return Stated(dates[0].start, Span(start + found.start, start + found.end)), agency


def _stated(line: Line, text: str) -> Stated[str]:
    return Stated(line.span.of(text), line.span)


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
