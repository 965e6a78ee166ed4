"""Currencies as text names them: signs («€»), ISO 4217 codes («EUR») and English names («US dollars»).

Names and codes come from CLDR through Babel. A name that several currencies share («dinars») has no code, but for
plain «dollars», which are American in English news; it counts as a unit like any other noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₺": "TRY", "zł": "PLN"}
_DOLLARS = {"us": "USD", "u.s.": "USD", "a": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD"}
_PLAIN = {
    **dict.fromkeys(("dollar", "dollars", "u.s. dollar", "u.s. dollars"), "USD"),
    **dict.fromkeys(("sterling", "pounds sterling"), "GBP"),
}
_COMMON_WORDS = frozenset("gold silver soms real reals mark marks sol soles som unit units rights note notes".split())
"""Short names of currencies that are words of English too: only the full name names the currency."""
_BEFORE = re.compile(r"(?:\b(?P<of>US|U\.S\.|A|C|CA|NZ|HK))?(?P<sign>[€$£¥₴₽₺])\s?$|\b(?P<code>[A-Z]{3})\s?$")
_AFTER = re.compile(r"\s?(?P<sign>[€$£¥₴₽₺])|\s(?P<words>(?:U\.S\.|[^\W\d]+)(?:\s[^\W\d]+){0,3})")


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code, and how many characters beside the number name it."""

    code: str
    length: int


def currency_before(text: str) -> Currency | None:
    """Give the currency that the end of ``text`` names: «€», «US$», «EUR »."""
    found = _BEFORE.search(text)
    if found is None:
        return None
    length = len(text) - found.start()
    if found["sign"]:
        code = _DOLLARS.get((found["of"] or "").lower(), _SIGNS[found["sign"]])
        return Currency(code if found["sign"] == "$" else _SIGNS[found["sign"]], length)
    return Currency(found["code"], length) if found["code"] in _codes() else None


def currency_after(text: str) -> Currency | None:
    """Give the currency that the start of ``text`` names: « €», « Euro», « US dollars», « RSD»."""
    found = _AFTER.match(text)
    if found is None:
        return None
    if found["sign"]:
        return Currency(_SIGNS[found["sign"]], found.end())
    words = found["words"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(".")  # «442,701 Euro.» ends a sentence
        code = name if name in _codes() else _names().get(name.lower())
        if code:
            return Currency(code, len(name) + 1)
    return None


@cache
def _codes() -> frozenset[str]:
    """Give the codes of the currencies that are legal tender somewhere today."""
    everywhere = get_global("territory_currencies").values()
    return frozenset(code for tenders in everywhere for code, _, end, tender in tenders if tender and end is None)


@cache
def _names() -> dict[str, str]:
    """Give the full names of today's currencies, singular and plural, lower case."""
    full: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for code in sorted(_codes()):
        for count in (1, 2):
            name = get_currency_name(code, count, locale="en").lower()
            full.setdefault(name, code)
            short.setdefault(name.rpartition(" ")[2], set()).add(code)
    alone = {word: min(codes) for word, codes in short.items() if len(codes) == 1 and word not in _COMMON_WORDS}
    return alone | full | _PLAIN
