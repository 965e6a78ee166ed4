"""A capture as lines: what every page kind starts from.

Nothing is copied or changed: a line is a span of the capture and its folded words. Most captures have one line a
paragraph; where a text is wrapped at a fixed width, the lines of a block are joined again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.dates import find_dates
from kg.model import Span
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.dates import DateMention
    from kg.model import Capture

# Control characters and non-characters end a line as line feeds do: so no quotation holds one (XML 1.0, 2.2).
_BREAK = re.compile("\r\n|[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_EDGE = " \t\u00a0\u2007\u2009\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"
_BULLET = re.compile(
    r"(?:[•·▪▫‣◦●○■□*✓➢→–—-]|\d{1,2}[.)](?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|[a-z]\))[\s\u200b]+(?=\S)"
)
_TERMINAL = re.compile(r"""[.!?…:;]["”»'’)\]]*$|[.!?…,]["”»]+\s?\(?\d{0,2}\)?$""")
PROSE_WORDS = 8
"""How many words a line of running text has at least."""

_LONG_WORDS = 25
_WIDEST = 110
_FULL = 45


@dataclass(frozen=True)
class Line:
    """A line without the space around it; ``text`` is folded; ``apart`` says that a blank line stands before it.

    What it reads as is found once: every page kind asks for it.
    """

    span: Span
    text: str
    apart: bool = False
    bullet: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _TERMINAL.search(self.text) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text rather than as a title, label or menu entry."""
        if self.bullet:
            return False
        return self.words >= _LONG_WORDS or (self.words >= PROSE_WORDS and self.ended)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates that stand in it in full."""
        return find_dates(self.text, Span(0, len(self.text)), None)


def lines(capture: Capture) -> tuple[Line, ...]:
    """Give the lines of a capture's body that hold words, wrapped ones joined; list items without their bullets."""
    return lines_of(capture.text, capture.body)


@lru_cache(maxsize=2)  # each page kind asks for them
def lines_of(text: str, body: Span) -> tuple[Line, ...]:
    """Give the lines of a text's body; see :func:`lines`."""
    folded = fold(text)
    found = tuple(_lines(folded, body))
    inner = [(one, after) for one, after in pairwise(found) if not after.apart and not after.bullet]
    if not inner or not _wrapped(inner, max(len(line.text) for line in found)):
        return found
    return tuple(_joined(folded, found, max(len(one.text) for one, _ in inner)))


def _lines(folded: str, body: Span) -> Iterator[Line]:
    start, blank = body.start, True
    for stop, following in [*(found.span() for found in _BREAK.finditer(folded, *_pair(body))), (body.end, body.end)]:
        line = _line(folded, start, stop, apart=blank)
        if line is not None:
            yield line
        blank = line is None
        start = following


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _line(folded: str, start: int, stop: int, *, apart: bool) -> Line | None:
    words = folded[start:stop]
    text = words.strip(_EDGE)
    if not any(map(str.isalnum, text)):
        return None
    start += len(words) - len(words.lstrip(_EDGE))
    bullet = _BULLET.match(text)
    cut = bullet.end() if bullet and text[bullet.end() :].strip(_EDGE) else 0
    return Line(Span(start + cut, start + len(text)), text[cut:], apart=apart, bullet=bool(cut))


def _wrapped(inner: Sequence[tuple[Line, Line]], widest: int) -> bool:
    """Whether the text is broken at a fixed width; ``inner`` are the lines within its blocks, each with the next.

    They are full and stop in mid-sentence; where there are few, each stops because the next word would have been too
    much, and some go on in lower case.
    """
    if widest > _WIDEST:
        return False
    open_ended = [(one, after) for one, after in inner if not one.ended]
    width = max((len(one.text) for one, _ in inner), default=0)
    fills = [after.text[0].islower() for one, after in open_ended if _fills(one, after, width)]
    if width >= _FULL and len(fills) >= max(2, 0.8 * len(open_ended)) and sum(fills) * 3 >= len(fills):
        return True
    full = [one for one, _ in inner if len(one.text) >= _FULL]
    enough = len(inner) >= 6  # noqa: PLR2004 - fewer prove nothing by their length alone
    return enough and len(full) >= 0.7 * len(inner) and sum(not line.ended for line in full) >= 0.6 * len(full)


def _fills(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word had no room in a line."""
    return len(line.text) + 1 + len(after.text.split()[0]) > width


def _joined(folded: str, found: Sequence[Line], width: int) -> Iterator[Line]:
    whole, last = found[0], found[0]
    for line in found[1:]:
        between = folded[last.span.end : line.span.start]
        short = len(last.text) < _FULL and not _fills(last, line, width)
        if line.apart or line.bullet or short or between.strip(_EDGE + "\r\n"):
            yield whole
            whole = line
        else:
            span = Span(whole.span.start, line.span.end)
            whole = Line(span, span.of(folded), apart=whole.apart, bullet=whole.bullet)
        last = line
    yield whole
