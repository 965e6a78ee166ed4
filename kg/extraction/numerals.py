"""Numbers in running text: digits with their separators, words up to ninety-nine, and their multiples.

Offsets count in the folded capture text (:func:`kg.text.fold`); values are exact decimals. What only looks like a
count (times, dates, scores, telephone numbers, «E-7», «12-year-old», «21st») gives none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_MULTIPLES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "k": 10**3,
}
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))})"
_BIG = r"(?:dozen|hundred|thousand|million|billion|trillion|mln|bln|lakh|crore)"
_PAID = r"(?:euro|dollar|pound|shilling|rupee|peso|yen|yuan|franc|crown|krone|ruble|rouble|dinar|dirham|rand)\b"
_WRITTEN = "R N P RM Rs KSh Ksh Kshs Tk Rp Php EUR USD GBP CHF Dh Dhs CFA FCFA QR SR USh TSh".split()
_NOT_BEFORE = "|".join([r"(?<![\w/:+#@-])", *(rf"(?<=\b{letters})" for letters in _WRITTEN)])
"""What may not stand before a number: the letters of a name, but those that name a currency («R90 million»)."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_BEGINS = r"(?=\d|\b(?:ze|one|tw|th|te|fo|fi|si|se|ei|el|ni|half|an?[ -]))"
"""What any number begins with: to look for it first spares nearly all the words."""
_NUMBER = re.compile(
    rf"{_BEGINS}(?:{_NOT_BEFORE})(?<!\d[.,])(?:(?P<digits>{_DIGITS})(?:(?P<unit>bn|mn|m|k|tn)\b|(?:[\s-](?P<times>{_BIG}))?\b)"
    rf"|(?P<word>\b(?:{_WORD}|(?P<half>half[ -])?an?(?=[ -]{_BIG}))"
    rf"(?P<more>(?:[\s-]{_BIG})*)(?:(?:\s|\sand\s|-)(?P<rest>{_WORD}))?\b))"
    rf"(?!\w|-(?!{_PAID})\w|[:/]\d|[.,]\d|-\d|\s?(?:a\.m\.|p\.m\.|am\b|pm\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its words; ``spelled`` in words, ``magnitude`` where it has a separator or «million»."""

    span: Span
    value: Decimal
    spelled: bool
    magnitude: bool


def numerals(text: str, span: Span) -> Iterator[Numeral]:
    """Give the numbers in a stretch of folded text, in order."""
    for found in _NUMBER.finditer(text, span.start, span.end):
        where = Span(found.start(), found.end())
        if found["digits"] is None:
            yield Numeral(where, _value(found), spelled=True, magnitude=bool(found["more"]))
            continue
        times = (found["unit"] or found["times"] or "").lower()
        value = _digits(found["digits"]) * _MULTIPLES.get(times, 1)
        yield Numeral(where, value, spelled=False, magnitude=bool(times) or not found["digits"].isdigit())


def _value(found: re.Match[str]) -> Decimal:
    words = found[0].removeprefix(found["half"] or "")
    return Decimal(_spelled(words)) / (2 if found["half"] else 1)


def _digits(words: str) -> Decimal:
    """Read digits: commas, spaces or repeated full stops between groups of three, else a decimal mark.

    >>> [str(_digits(words)) for words in ("1,600", "10 000", "2.500.000", "2.5", "2,5")]
    ['1600', '10000', '2500000', '2.5', '2.5']
    """
    if words.isdecimal():
        return Decimal(words)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", words):
        return Decimal(words.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3}){2,}", words):
        return Decimal(re.sub(r"\D", "", words))
    return Decimal(words.replace(",", "."))


def _spelled(words: str) -> int:
    """Read a number in words.

    >>> [_spelled(words) for words in ("Ninety three", "two hundred and six", "a thousand", "forty-two million")]
    [93, 206, 1000, 42000000]
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in {"a", "an"}:
            current = 1
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _MULTIPLES:
            total += (current or 1) * _MULTIPLES[word]
            current = 0
    return total + current
