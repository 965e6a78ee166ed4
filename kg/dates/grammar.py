"""The grammar of dates: patterns over folded text, each with its reader.

The group ``date`` of a pattern is the words of the date. Rules compete by position: the earliest match wins, then
the longest, so «20 November 2023» is never also «November 2023».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dates.reckoning import (
    Dates,
    View,
    Words,
    day,
    days,
    iso,
    month_alone,
    month_year,
    near,
    numeric,
    period,
    same_day,
    weekday,
    year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "Y": r"(?<![\d.,:/])(?<!\d-)(?:1[89]|2[01])\d\d(?![\d%]|'?s\b|[.,:/-]\d)",
    "WD": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    "W": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?",
    "LEAD": r"\b(?=[\dadfjmnostw])(?:(?P<w>{W}),?\s+(?P<paren>\()?)?(?:the\s+)?",
    "END": r"(?(paren)\)?)",
    "TO": r"\s*(?:-|\b(?:to|until|till|through|and)\b)\s*(?:{W},?\s+)?(?:the\s+)?",
    "OF": r"[\s,-]+(?:of\s+)?",
    "TAIL": rf"(?=\s*(?:$|[\n\r]|[^\w\s]|\d{{1,2}}[:.]\d\d\b|(?-i:[A-Z])|(?:{'|'.join(_AFTER_YEAR.split())})\b))",
    "SEP": r"(?:\s*,\s*(?=\d{4}{TAIL})|[\s-]+(?:of\s+)?)",
}


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DIGITS = "0 1 2 3 4 5 6 7 8 9"
_CENTURIES = "18 19 20 21"
_RELATIVE = "last past this next"


_ANY_MONTH = f"(?:{'|'.join(_MONTHS.split())})"
_ISO = r"[0-9][-./][0-9]"
_NUMERIC = r"[-./]\s?[0-9]{4}"
_DAY_MONTH = rf"[0-9](?:\.|st|nd|rd|th)?[\s,-]+(?:of\s+)?{_ANY_MONTH}"
_MONTH_DAY = rf"{_ANY_MONTH}\w*\.?[\s-]+(?:the\s+)?[0-9]{{1,2}}(?![0-9])"
_TO_DAY = r"(?:-|to|until|till|through|and)\s*(?:[a-z]+\.?,?\s+){0,3}[0-9]{1,2}(?![0-9])"
_TO_YEAR = r"(?:1[89]|2[01])[0-9]{2}\s*(?:to|and|until|-)\s*(?:1[89]|2[01])"
_YEAR_OF = rf"(?:1[89]|2[01])[0-9]{{2}}\s+(?:[\w'-]+\s+){{0,3}}?(?:{'|'.join(_DATED.split())})"
_MONTH_YEAR = rf"{_ANY_MONTH}\w*\.?[\s,]+(?:of\s+)?(?:1[89]|2[01])[0-9]{{2}}"


def _rule(pattern: str, read: Callable[[Words, View], Dates | None], *needs: str, shape: str = "") -> Rule:
    for _ in range(2):  # parts hold parts
        for name, part in _PARTS.items():
            pattern = pattern.replace("{" + name + "}", part)
    return Rule(re.compile(pattern, re.IGNORECASE), read, needs, shape)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader; of each of its ``needs``, lists of letters, such a date holds one.

    In small letters it holds its ``shape`` too, which is quicker to look for than the pattern.
    """

    pattern: re.Pattern[str]
    _read: Callable[[Words, View], Dates | None]
    needs: tuple[str, ...]
    shape: str = ""

    def read(self, match: re.Match[str], view: View) -> Dates | None:
        """Give start and end, or None where there is no such date or no anchor to reckon it from."""
        try:
            return self._read(Words(match), view)
        except (ValueError, OverflowError):  # a day that does not exist
            return None


_IN = r"\b(?:in|since|until|till|during|throughout|by|early|late|mid)[\s-]+"
_IN_YEAR = (
    r"\b(?:in|since|until|till|during|before|after|by|from|of|to|late|early|end|mid|spring|summer|autumn|winter)[\s-]+"
)

# What may stand before a bare weekday; «said Tuesday» is the usage of American agencies.
_ON = (
    r"\b(?:on|since|(?:early|late|morning|afternoon|evening|night|hours|noon)(?:\s+(?:on|of))?)\s+(?:early\s+|late\s+)?"
)
_SAID = r"said|told\s+(?:reporters|journalists|parliament)|met|held|took\s+place|began|spoke|\w{3,}ed"

RULES: tuple[Rule, ...] = (
    _rule(
        r"(?<![\w.,:/-])(?P<date>(?P<y>\d{4})(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?))(?!\d|[-./]\d)",
        iso,
        _DIGITS,
        shape=_ISO,
    ),
    _rule(
        r"(?<![\w.,:/-])(?P<date>(?:(?P<d1>\d\d?)(?:\.(?P<m1>\d\d?))?\.?\s?-\s?)?(?P<d>\d\d?)(?P<s>\.\s?|/|-)(?P<m>\d\d?)"
        r"(?P=s)(?P<y>\d{4}))(?!\d|[./-]\d)",
        numeric,
        _DIGITS,
        shape=_NUMERIC,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<d>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y1>{YEAR}))?{TO}(?P<d2>{D}){OF}(?P<m2>{M})"
        r"(?:{SEP}(?P<y>{YEAR}))?{END})",
        days,
        _DIGITS,
        _MONTHS,
        shape=_TO_DAY,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<d>{D}){TO}(?P<d2>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y>{YEAR}))?{END})",
        days,
        _DIGITS,
        _MONTHS,
        shape=_TO_DAY,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<m>{M})\s+(?P<d>{D})(?:,?\s+(?P<y1>{YEAR}))?{TO}(?:(?P<m2>{M})\s+)?(?P<d2>{D})"
        r"(?:,?\s+(?P<y>{YEAR}))?{END})",
        days,
        _DIGITS,
        _MONTHS,
        shape=_TO_DAY,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<d>{D}){OF}(?P<m>{M})(?:{SEP}(?P<y>{YEAR}))?{END})",
        day,
        _DIGITS,
        _MONTHS,
        shape=_DAY_MONTH,
    ),
    _rule(
        r"(?P<date>{LEAD}(?P<m>{M})[\s-]+(?:the\s+)?(?P<d>{D})(?:[\s,-]+(?P<y>{YEAR}))?{END})",
        day,
        _DIGITS,
        _MONTHS,
        shape=_MONTH_DAY,
    ),
    _rule(
        r"\b(?=[adfjmnos])(?P<date>(?:(?P<m1>{M}){TO})?(?P<m>{M})[\s,]+(?:of\s+)?(?P<y>{Y}))",
        month_year,
        _CENTURIES,
        _MONTHS,
        shape=_MONTH_YEAR,
    ),
    _rule(_IN + r"(?P<date>(?P<m>{CM})(?:,?\s+(?P<rel>last|this|next)\s+year)?)", month_alone, _MONTHS),
    _rule(r"\b(?P<date>(?P<word>last|past|this|next)\s+(?P<m>{CM}))", month_alone, _RELATIVE, _MONTHS),
    _rule(r"\b(?P<date>(?P<m>{CM})\s+(?:of\s+)?(?P<rel>last|this|next)\s+year)\b", month_alone, _RELATIVE, _MONTHS),
    _rule(
        r"(?:\b(?:from|between|in|during)\s+|\()(?P<date>(?P<y>(?:1[89]|2[01])\d\d)\s*(?:to|and|until|-)\s*(?P<y2>{YEAR}))",
        year,
        _CENTURIES,
        shape=_TO_YEAR,
    ),
    _rule(_IN_YEAR + r"(?:the\s+year\s+)?(?P<date>(?P<y>{Y}){TAIL})", year, _CENTURIES),
    _rule(r"\((?P<date>(?P<y>{Y}))\)", year, _CENTURIES),
    _rule(
        rf"\b(?:the|last|at|in)\s+(?P<date>(?P<y>{{Y}}))(?=\s+(?:[\w'-]+\s+){{0,3}}?(?:{'|'.join(_DATED.split())})\b)",
        year,
        _CENTURIES,
        shape=_YEAR_OF,
    ),
    _rule(rf"(?:{_ON}|\b(?:{_SAID})\s+(?-i:(?=[A-Z])))(?P<date>(?P<w>{{WD}}))(?!'s)", weekday, "day"),
    _rule(r"(?<!every )(?<!each )\b(?P<date>(?P<w>{WD}))'s\b", weekday, "day's"),
    _rule(r"\b(?P<date>(?P<word>last|past|this|next)\s+(?P<w>{WD}))", weekday, "day", _RELATIVE),
    _rule(
        r"\b(?P<date>(?P<word>yesterday|today|tonight|tomorrow|this\s+(?:morning|afternoon|evening)))\b",
        near,
        "yesterday today tonight tomorrow morning afternoon evening",
    ),
    _rule(
        r"\b(?P<date>(?:(?:later|earlier)\s+)?(?:(?:the|that)\s+same\s+(?:day|evening|afternoon|morning)"
        r"|that\s+(?:day|evening|afternoon|morning|night)|the\s+(?P<next>next|following)\s+day))\b",
        same_day,
        "same that next following",
        "day evening afternoon morning night",
    ),
    _rule(
        r"\b(?P<date>(?:(?:earlier|later)\s+)?(?P<rel>last|this|next)\s+(?P<unit>year|month))\b",
        period,
        _RELATIVE,
        "year month",
    ),
)

_WORDS = {
    _DIGITS: re.compile("[0-9]"),
    _MONTHS: re.compile(rf"\b{_ANY_MONTH}"),
    _CENTURIES: re.compile(r"(?:1[89]|2[01])\d\d"),
}
"""What is many letters, or what letters alone leave open: «market» holds «mar», and «120» holds «20»."""
_LETTERS = {needed: tuple(needed.split()) for rule in RULES for needed in rule.needs if needed not in _WORDS}


_SHAPES = {rule.shape: re.compile(rule.shape) for rule in RULES}


def rules_for(text: str) -> list[Rule]:
    """Give the rules whose dates a text can hold: to look for letters is quicker than to search for patterns."""
    lower = text.lower()
    held = {needed for needed, letters in _LETTERS.items() if any(one in lower for one in letters)}
    held.update(needed for needed, pattern in _WORDS.items() if pattern.search(lower))
    possible = [rule for rule in RULES if held.issuperset(rule.needs)]
    seen = {rule.shape: _SHAPES[rule.shape].search(lower) is not None for rule in possible}
    return [rule for rule in possible if seen[rule.shape]]
