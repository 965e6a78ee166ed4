"""What a trigger's clause must name for its words to be an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.deeds import DOCUMENT, PRIZE
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extraction.events.hits import Hit
    from kg.extraction.events.trigger import Needs
    from kg.model import Mention, Reading

HOST = re.compile(r"receiv|host|welcom")
_ASIDE = re.compile(
    r"(?: (?:today|yesterday|on \w+|in (?:an?|his|her) (?:\w+ )?visit|for talks|"
    r"for a meeting))+(?= )"
)
_SOMEBODY = re.compile(
    rf"^[^.;:]{{0,60}}?\b(?:{w.OFFICE}|{w.DELEGATES}|Presidency|leadership|authorities|counterpart|[Tt]hey|[Hh]e|[Ss]he)\b"
)
_SOME_OFFICE = re.compile(
    rf" (?:an?|the|his|her|their|its) (?:[\w'-]+ ){{0,4}}?(?:delegations?|colleagues?|counterparts?|{w.OFFICE})\b(?!')"
)
_SOME_PLACE = re.compile(
    r"^ (?:the |a |an )?(?:[\w'-]+ ){0,4}?"
    r"(?:[A-Z]|region|country|capital|base|barracks|headquarters|school|camp|range|unit|exercise|troops|site|valley|plant|exhibition)"
)
_ATTACKERS = re.compile(
    r"\b(?:[Gg]unm[ae]n|[Mm]ilitants|[Hh]ackers|[Ii]nsurgents|[Rr]ebels|[Tt]errorists|[Aa]rmed men)\b"
)
_TRAINERS = re.compile(rf"\b(?:{w.DELEGATES}|[Ww]e|command|crew|advisers|medics)\b")
_ON_PURPOSE = re.compile(
    r"\b(?:attack|bomb|terror|militant|gunm[ae]n|sabotag|explosive|drone|missile|rebel|insurgent|shell|arson)",
    re.IGNORECASE,
)
_NOT_A_GUEST = re.compile(
    r"[;:.]\s|'s\b(?=.*'s)|\b(?:for|to|on|from|that|by|with|support|decision|contribution|commitment)\b"
)


def named_enough(reading: Reading, hit: Hit) -> bool:
    """Whether the clause names what the trigger needs."""
    return _NEEDS[hit.trigger.needs](reading, hit, Span(hit.words.end, hit.clause.end))


def _actor(reading: Reading, hit: Hit, _: Span) -> bool:
    before = Span(hit.sentence.span.start, hit.words.start)
    if any(not m.record.is_a("topic") for m in reading.mentions_in(before)):
        return True
    return hit.trigger.type == "Training" and _TRAINERS.search(before.of(reading.text)) is not None


def _deed(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether someone named does it, in no general statement of an interview."""
    paragraphs = reading.article.paragraphs
    if hit.in_body() and paragraphs[hit.sentence.paragraph].kind in {"question", "answer"}:
        return False
    return bool(reading.mentions_in(hit.clause))


def _harm(reading: Reading, _: Hit, __: Span) -> bool:
    """Whether the article speaks of harm done on purpose, so that an explosion in it is no accident."""
    return _ON_PURPOSE.search(reading.text, reading.article.region.start, reading.article.region.end) is not None


def _victim(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether an attack names anything but a person as attacker, who may only attack in words."""
    people = any(path.startswith("person/") for path in _subjects(reading, hit))
    return not people and (
        bool(reading.mentions_in(hit.clause)) or _ATTACKERS.search(_before(reading, hit)) is not None
    )


def _before(reading: Reading, hit: Hit) -> str:
    return reading.text[hit.clause.start : hit.words.start]


def _two(reading: Reading, hit: Hit, after: Span) -> bool:
    if hit.trigger.type == "Agreement":
        named = reading.mentions_in(Span(hit.clause.start, hit.words.start))
        return len({m.record.path for m in named if not m.record.is_a("topic")}) > 1
    return len(_subjects(reading, hit)) > 1 or _with_a_person(reading, after)


def _subjects(reading: Reading, hit: Hit) -> set[str]:
    named = reading.mentions_in(Span(hit.clause.start, hit.words.start))
    return {m.record.path for m in named if _can_meet(m)}


def _with_a_person(reading: Reading, after: Span) -> bool:
    person = next((m for m in reading.mentions_in(after) if m.record.is_a("person")), None)
    return (
        person is not None
        and re.match(r" with [^.;]{0,50}$", reading.text[after.start : person.span.start]) is not None
    )


def _somebody(reading: Reading, hit: Hit, after: Span) -> bool:
    if HOST.match(hit.words.of(reading.text)):
        return _guest(reading, Span(after.start, hit.sentence.span.end))
    if any(_can_meet(m) for m in reading.mentions_in(after)) or len(_subjects(reading, hit)) > 1:
        return True
    return _SOMEBODY.match(after.of(reading.text)) is not None


def _can_meet(mention: Mention) -> bool:
    return mention.record.is_a("person") or mention.record.is_a("organization")


def _guest(reading: Reading, after: Span) -> bool:
    """Whether the very next thing is a person or a delegation, and not something of theirs."""
    text = reading.text
    aside = _ASIDE.match(text, after.start, after.end)
    after = Span(aside.end(), after.end) if aside else after
    person = next((m for m in reading.mentions_in(after) if m.record.is_a("person")), None)
    if (
        person is not None
        and not text.startswith(("'s", "s'"), person.span.end)
        and not _NOT_A_GUEST.search(text[after.start : person.span.start])
    ):
        return True
    return _SOME_OFFICE.match(text, after.start, after.end) is not None


def _target(reading: Reading, hit: Hit, after: Span) -> bool:
    """Whether a place to visit follows; a journey's verb needs it named at once."""
    text = reading.text
    near = Span(after.start, min(after.end, after.start + 90))
    places = [m for m in reading.mentions_in(near) if m.record.is_a("place") or m.record.is_a("organization")]
    if hit.trigger.leg:
        people = reading.mentions_in(Span(hit.sentence.span.start, hit.words.start))
        if (
            not any(m.record.is_a("person") for m in people)
            and _SOMEBODY.match(text[hit.sentence.span.start : hit.words.start]) is None
        ):
            return False  # money and goods travel too
        direct = r" (?:the )?(?:[\w'-]+ ){0,3}"
        return bool(places) and re.fullmatch(direct, text[after.start : places[0].span.start]) is not None
    told = Span(after.start, min(hit.sentence.span.end, after.start + 90))
    return _SOME_PLACE.match(told.of(text)) is not None or bool(places)


_NEEDS: dict[Needs, Callable[[Reading, Hit, Span], bool]] = {
    "nothing": lambda *_: True,
    "somebody": _somebody,
    "place": _target,
    "prize": lambda reading, _, after: PRIZE.search(after.of(reading.text)) is not None,
    "document": lambda reading, _, after: DOCUMENT.search(after.of(reading.text)) is not None,
    "two": _two,
    "actor": _actor,
    "target": _victim,
    "harm": _harm,
    "deed": _deed,
}
