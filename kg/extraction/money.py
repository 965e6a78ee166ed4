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

_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₴": "UAH",
    "₽": "RUB",
    "₺": "TRY",
    "zł": "PLN",
    "₹": "INR",
    "₦": "NGN",
    "₱": "PHP",
    "₩": "KRW",
    "฿": "THB",
    "₫": "VND",
    "₪": "ILS",
    "₼": "AZN",
    "₾": "GEL",
    "₸": "KZT",
    "₲": "PYG",
    "₡": "CRC",
    "₵": "GHS",
    "₮": "MNT",
    "֏": "AMD",
}
_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cdn": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
    "j": "JMD",
    "ec": "XCD",
    "wst": "WST",
    "ws": "WST",
    "fj": "FJD",
    "tt": "TTD",
    "bz": "BZD",
    "n": "NAD",
    "t": "TOP",
    "si": "SBD",
    "g": "GYD",
}
_WRITTEN = {
    "r": "ZAR",
    "n": "NGN",
    "p": "PHP",
    "php": "PHP",
    "rm": "MYR",
    "ksh": "KES",
    "kshs": "KES",
    "ush": "UGX",
    "tsh": "TZS",
    "tk": "BDT",
    "rp": "IDR",
    "dh": "AED",
    "dhs": "AED",
    "qr": "QAR",
    "sr": "SAR",
    "kč": "CZK",
    "gh¢": "GHS",
    "ghc": "GHS",
    "rs": "rupees",
    "rs.": "rupees",
    "cfa": "CFA francs",
    "fcfa": "CFA francs",
}
"""What is written before a sum; in lower case what several currencies are called."""
_LETTERS = frozenset("r n p".split())
"""Before small numbers these name roads and drawings («N7», «R12»), not money."""
_SHARED = frozenset(
    "krone kroner kronor krona crowns lei leu leva lev won kwacha reais kuna pa'anga vatu kina tala dalasi ariary pula "
    "maloti emalangeni ngultrum rufiyaa afghani som manat rial riyal dinar dirham peso rupee shilling franc rouble "
    "ruble denar tolar guilders dram escudo cordoba lempira quetzal guarani bolivares toman sterling".split()
)
"""Names of currencies that are no plural in «s», or that several share: they name the unit, not its code."""
_WITH_COUNTRY = 2
_PLAIN = {
    **dict.fromkeys(("dollar", "dollars", "u.s. dollar", "u.s. dollars"), "USD"),
    **dict.fromkeys(("sterling", "pounds sterling"), "GBP"),
}
_COMMON_WORDS = frozenset("gold silver soms real reals mark marks sol soles som unit units rights note notes".split())
"""Short names of currencies that are words of English too: only the full name names the currency."""
_MARKS = "".join(sign for sign in _SIGNS if len(sign) == 1)
_BEFORE = re.compile(
    rf"(?:\b(?P<of>U\.S\.|[A-Z]{{1,3}}|Cdn))?(?P<sign>[{_MARKS}])\s?$"
    rf"|(?<![\w-])(?P<written>(?:{'|'.join(sorted(map(re.escape, _WRITTEN), key=len, reverse=True))}))(?P<space>\s?)$"
    r"|\b(?P<code>[A-Z]{3})\s?$",
    re.IGNORECASE,
)
_NEAR = 24  # characters: longer than whatever of a currency may stand before a number
_AFTER = re.compile(
    rf"\s?(?P<sign>[{_MARKS}]|zł)|[\s-](?P<words>(?:U\.S\.|[^\W\d]+(?:'[^\W\d]+)?)(?:\s[^\W\d]+){{0,3}})"
)


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code, and how many characters beside the number name it; «» where several share the ``name``."""

    code: str
    length: int
    name: str = ""


def currency_before(text: str) -> Currency | None:
    """Give the currency that the end of ``text`` names: «€», «US$», «EUR »."""
    found = _BEFORE.search(text, max(0, len(text) - _NEAR))
    if found is None:
        return None
    length = len(text) - found.start()
    if found["sign"]:
        dollars = found["sign"] == "$" and found["of"]
        code = _DOLLARS.get(found["of"].lower(), "") if dollars else _SIGNS[found["sign"]]
        return Currency(code, length, "" if code else "dollars")
    if found["code"]:
        return Currency(found["code"], length) if found["code"] in _codes() else None
    return _written(found["written"], length, spaced=bool(found["space"]))


def _written(words: str, length: int, *, spaced: bool) -> Currency | None:
    if words.islower() or (spaced and words.lower() in _LETTERS):
        return None
    code = _WRITTEN[words.lower()]
    return Currency(code, length) if code.isupper() else Currency("", length, code)


def is_letter(text: str) -> bool:
    """Whether ``text`` ends in one letter, which names a currency only before a large sum («R90 million»)."""
    return re.search(r"\b[RNP]$", text) is not None


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
        of_a_country = count == _WITH_COUNTRY and name[0].isupper() and words[1].lower() in _SHARED
        if name.lower() in _SHARED or of_a_country:
            return Currency("", len(name) + 1, name)
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
