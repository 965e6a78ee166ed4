"""Counted nouns: which words behind a number say what it counts.

There is no part-of-speech tagger: the phrase runs over modifiers up to the last of the first plurals and ends before
any function word. Nouns of time, distance and idiom («times», «ways») count nothing that is published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.linking.lexicon import MONTHS, WEEKDAYS

FUNCTION = (
    frozenset(
        "of in at on for from to with by and or who that which were was are is am be been have has had will would can "
        "could may might must shall should during under within over since as than but including following between "
        "among against through per a an the he she it they we you i this these those his her its their our my your "
        "not no if when while where because so then there here also into onto upon after before until till about "
        "around across along behind beside beyond despite except near off out up down took take takes gave came went "
        "did does do said today yesterday tomorrow both each all any some what how why whose whom".split()
    )
    | MONTHS
    | WEEKDAYS
) - {"march", "mar", "dec", "sun", "sat", "mon", "wed"}
"""Words that end a noun phrase, lower case."""

_IRREGULAR = frozenset(
    "people personnel police aircraft spacecraft watercraft rotorcraft hovercraft men women children staff troops "
    "servicemen servicewomen policemen policewomen businessmen fishermen firemen spokesmen cattle sheep media data "
    "infantry crew alumni criteria phenomena feet teeth".split()
)
_PLURAL_END = ("men", "folk", "children", "people")
_NO_MEN = frozenset("specimen regimen omen abdomen acumen yemen stamen ramen semen turkmen lumen".split())
_SINGULAR_S = re.compile(
    r"(?:ss|us|is|^gas|^news|^series|^texas|politics|economics|logistics|physics|mathematics|ethics|acoustics)$"
)
_PEOPLE = re.compile(
    r"(?:troops|soldiers|people|personnel|civilians|policemen|officers|children|women|men|medics|peacekeepers|experts|"
    r"servicemen|servicewomen|participants|students|cadets|members|refugees|victims|residents|citizens|workers|staff|"
    r"employees|sailors|visitors|volunteers|folk)$"
)
_NOT_COUNTED = frozenset(
    "years year months month weeks week days day hours hour minutes minute seconds second decades decade centuries "
    "century nights mornings evenings weekends quarters semesters times percent degrees winters summers springs "
    "autumns seasons generations thirds quarters halves fifths "
    "millimetres millimeters centimetres centimeters "
    "kilometres kilometers kilometre kilometer km metres meters metre meter m miles mile feet inches yards cm mm nm "
    "knots acres hectares mph kph celsius fahrenheit o'clock ways sides things halves s".split()
)
_VERBS = frozenset(
    "goes does comes takes remains needs gives makes gets means shows includes serves says works lives leaves stands "
    "helps plans continues begins starts ends visits supports faces hopes claims moves".split()
)
"""What looks plural behind a plural and is a verb («two million dinars goes to …»)."""
_TOKEN = re.compile(r"\s+((?:[^\W_]|[.](?=\w))+(?:['-]\w+)*'?)")
_MAX_PHRASE = 7
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: the offset at which it ends, its head as the unit, and its words."""

    end: int
    unit: str
    words: str


def counted(text: str, start: int, stop: int) -> Counted | None:
    """Give the counted noun phrase that begins at an offset of folded text, or None where nothing is counted."""
    found: Counted | None = None
    at = start
    for _ in range(_MAX_PHRASE):
        token = _TOKEN.match(text, at, stop)
        if token is None or token[1].lower() in FUNCTION:
            break
        word = token[1]
        if is_plural(word):
            if found is not None and word.lower() in _VERBS:
                break
            found = Counted(token.end(), word, text[start : token.end()].strip())
        elif found is not None:
            break
        elif word.lower() in _NOT_COUNTED:
            return None
        at = token.end()
    return found if found and found.unit.lower() not in _NOT_COUNTED else None


def antecedent(text: str) -> str:
    """Give the plural noun that a «them» at the end of ``text`` stands for: the last one of people, else the last."""
    words = [word.lower() for word in re.findall(r"[\w-]+", text)]
    plurals = [word for word in words if is_plural(word) and word not in _NOT_COUNTED and word not in FUNCTION]
    people = [word for word in plurals if is_people(word)]
    return next(reversed(people or plurals), "")


def is_people(word: str) -> bool:
    """Whether a plural noun is one of people."""
    return _PEOPLE.search(word.lower()) is not None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    plain = word.lower().rpartition("-")[2]
    if plain in _IRREGULAR or (plain.endswith(_PLURAL_END) and plain not in _NO_MEN):
        return True
    return len(plain) >= _SHORTEST and "'" not in plain and plain.endswith("s") and not _SINGULAR_S.search(plain)


def cut(words: str, limit: int = 8) -> str:
    """Give the first words, up to a few, on one line, not ending in «of» or «and»."""
    kept = words.split()[:limit]
    while kept and (kept[-1].lower() in FUNCTION or kept[-1].isdigit()):
        kept.pop()
    return " ".join(kept)
