"""Currencies as text names them: signs («€»), ISO 4217 codes («EUR») and English names («US dollars»).

Names and codes come from CLDR through Babel. A name that several currencies share («dinars») has no code; it counts
as a unit like any other noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₺": "TRY", "zł": "PLN"}
_DOLLARS = {"us": "USD", "u.s.": "USD", "a": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD"}
_PLAIN = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "sterling": "GBP", "pounds sterling": "GBP"}
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
    return frozenset(code for code, name in Locale("en").currencies.items() if "(" not in name)


@cache
def _names() -> dict[str, str]:
    """Give the full names of today's currencies, singular and plural, lower case."""
    names = _PLAIN | {"u.s. dollar": "USD", "u.s. dollars": "USD"}
    for code, name in Locale("en").currencies.items():
        if "(" not in name and len(name.split()) > 1:
            singular = name.lower()
            names.setdefault(singular, code)
            names.setdefault(f"{singular}s", code)
            names.setdefault(re.sub(r"krone$|krona$|króna$", "kroner", singular), code)
    return names
