"""Text as rules read it: characters folded one to one, and sentences.

Nothing here changes a length: offset ``i`` of the folded text is offset ``i`` of the capture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDS = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "),  # which way to read
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
}

_LINE_ENDS = str.maketrans("\r\n", "  ")

_DAY = re.compile(r"(?<!\d)\d{1,2}$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st h.e e.g i.e vs no art gen lt col maj capt sgt adm brig amb rep sen gov hon jr sr "
    "inc ltd co corp approx dept est fig vol u.s u.k u.n e.u d.c mme mlle eng engr ing arch fr smt sra excmo excma rt "
    "msgr cmdr cdr cdre supt insp det atty adv dipl dott ph.d assoc asst pres".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")
_END = re.compile(r"""[.!?…]+["”»')\]]*(?=\s)""")
_NEXT = re.compile(r"""\s+["“„«'(\[]*([^\W_])""")


def fold(text: str) -> str:
    """Give the text with odd spaces, apostrophes and dashes made plain, each character by one character.

    Double quotation marks stay as they are: their pairing needs their direction.
    """
    for char, plain in _FOLDS.items():  # many times quicker than str.translate on text beyond ASCII
        if char in text:
            text = text.replace(char, plain)
    return text


def unwrapped(text: str, spans: Iterable[Span]) -> str:
    """Give folded text with the line ends inside the spans made spaces, one to one: a name may go over a line's end."""
    broken = [span for span in spans if "\n" in span.of(text) or "\r" in span.of(text)]
    parts: list[str] = []
    done = 0
    for span in sorted(broken):
        parts += [text[done : span.start], span.of(text).translate(_LINE_ENDS)]
        done = span.end
    return "".join([*parts, text[done:]])


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Give the sentences of a stretch of folded text, trimmed of the white space around them.

    A full stop ends a sentence where white space and then a capital, digit or opening mark follow, but not after
    an abbreviation («Mr.»), initials («J.», «J.R.») or an ordinal day («12. May»).
    """
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        follows = _NEXT.match(text, found.end(), span.end)
        if follows is None or not (follows[1].isupper() or follows[1].isdigit()):
            continue
        if _abbreviated(text, start, found.start(), follows[1]) or _ordinal(text, start, found.start(), follows):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, span.end)


def _abbreviated(text: str, start: int, stop: int, first: str) -> bool:
    if text[stop] != ".":
        return False
    first_letter = stop
    while first_letter > start and (text[first_letter - 1].isalnum() or text[first_letter - 1] in "._"):
        first_letter -= 1
    word = text[first_letter:stop]
    last = word.lower()
    if last in _ABBREVIATIONS and not (last == "no" and not first.isdigit()):
        return True
    if last in _MONTHS and first.isdigit():
        return True
    if _INITIALS.fullmatch(word):
        return True
    return len(last) == 1 and last.isalpha() and last != "i"


def _ordinal(text: str, start: int, stop: int, follows: re.Match[str]) -> bool:
    """Whether the full stop makes a day of a month: «12. May»."""
    day = _DAY.search(text, max(start, stop - 2), stop) if text[stop - 1].isdigit() else None
    return day is not None and _MONTH.match(text, follows.start(1)) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
