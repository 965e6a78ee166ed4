"""Noun triggers in their phrases: determiner, modifiers, the verb that carries them, and the name they are part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.model import Span

if TYPE_CHECKING:
    from kg.extraction.events.hits import Hit
    from kg.model import Reading

_WORD = re.compile(r"([^\s,;:.()\"“”]+)\s+$")
_DATE_WORD = re.compile(
    r"day$|January|February|March|April|May|June|July|August|September|October|November|December|\d"
)
_NAME_GOES_ON = re.compile(r" (?:for|of|on) (?:the )?[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*")
_NAME_AFTER = re.compile(r" (?:[A-Z][\w-]+(?: (?:[A-Z][\w-]*|\d{2,4}))+|[A-Z][\w-]+ ?\d{2,4}|[A-Z][\w-]+)")
_QUOTED_NAME = re.compile(r" [\"“]([A-Z][^\"”]{2,50})[\"”]")
_MANY = re.compile(r"\b(?:more than|over|nearly|almost|dozens of|hundreds of|thousands of) (?:[\w,.-]+ ){0,4}$")
_ROUNDS = re.compile(r"\b(?:hours?|nights?|days?|weeks?|rounds?) of (?:[\w-]+ ){0,2}$")  # «after two days of talks»
_JUDGED = re.compile(r"\b(?:condemn\w*|denounc\w*|deplor\w*|(?:responsib\w+|blame\w*) for) $")
_ABOUT = re.compile(r"\w (?:on|about|for) $")
_COMPLEMENT = re.compile(r" (?:[\w-]+ ){0,2}?(?:with|between|by|of|on|against|among)\b")
_NEAR = 40
_WITH_PEOPLE = frozenset({"Visit", "Meeting", "Interview", "Speech", "Attack", "PressConference"})


def phrased(reading: Reading, hit: Hit) -> Hit | None:
    """Give the hit with its noun phrase, or None where the noun speaks of no particular event."""
    text, words, floor = reading.text, hit.words, hit.sentence.span.start
    start, determiner, modifiers = before(text, floor, words.start)
    plural = re.search(r"[^s]s$", words.of(text)) is not None
    name = _name(reading, hit, start, modifiers)
    carrying = w.CARRIED.search(text, floor, words.start)
    active = carrying is not None and carrying["verb"] not in w.LINKING
    if any(m.lower() in w.VAGUE for m in (*modifiers, determiner)) and not active:
        return None
    if determiner in w.DEFINITE and not active and _only_spoken_of(text, hit, start):
        return None
    told = active or w.HAPPENED.match(text[words.end : hit.sentence.span.end]) is not None
    if plural and _MANY.search(text, floor, words.start) and hit.trigger.type != "Attack":
        return None
    if plural and not hit.trigger.plural and not hit.telegraphic and not determiner:
        return None  # «attended courses»: nothing in particular
    sure = told or hit.telegraphic or _with_someone(reading, hit)
    if plural:
        sure = sure or (hit.trigger.type == "Attack" and determiner in w.DEFINITE)
        definite = determiner in w.DEFINITE
        known = hit.trigger.type == "Meeting" and carrying is not None and definite
        known = known or (hit.trigger.type == "Speech" and definite)  # «in his remarks»
        sure = sure or known or _ROUNDS.search(text, floor, words.start) is not None
    else:
        sure = sure or carrying is not None or bool(determiner) or name is not None
    if not sure:
        return None
    return hit._replace(
        phrase=Span(carrying.start() if carrying else start, max(words.end, name.end if name else 0)),
        definite=determiner in w.DEFINITE or determiner.endswith(("'s", "s'")),
        carried=active,
        told=told,
        name=name,
    )


def _only_spoken_of(text: str, hit: Hit, start: int) -> bool:
    """Whether it is only talked or judged about, so that neither its place nor its day is told."""
    floor = hit.sentence.span.start
    if hit.trigger.type == "Attack" and _JUDGED.search(text, floor, start):
        return True
    return hit.telegraphic and _ABOUT.search(text, floor, start) is not None  # «10:30 Briefing on the exercise»


def _name(reading: Reading, hit: Hit, start: int, modifiers: list[str]) -> Span | None:
    """Give the proper name around the noun: «… Security Forum», «Exercise Amber Shield», «exercise "River Wolf"»."""
    text, words = reading.text, hit.words
    limit = hit.sentence.span.end
    noun = words.of(text).split()[-1]
    if quoted := _QUOTED_NAME.match(text, words.end, limit):
        return Span(words.start, quoted.end())
    after = _NAME_AFTER.match(text, words.end, limit)
    if after and hit.trigger.type == "Exercise" and not _DATE_WORD.search(after[0].split()[0]):
        return Span(words.start, after.end())
    more = _NAME_GOES_ON.match(text, words.end, limit)
    more = None if more and _DATE_WORD.search(more[0]) else more
    if hit.telegraphic or not noun[0].isupper() or not (more or any(m[0].isupper() for m in modifiers)):
        return None
    return Span(start, more.end() if more else words.end)


def before(text: str, floor: int, start: int) -> tuple[int, str, list[str]]:
    """Walk back over a noun's modifiers: where its phrase starts, its determiner (or ""), and the modifiers."""
    modifiers: list[str] = []
    at = start
    for _ in range(9):
        found = _last_word(text, floor, at)
        if found is None:
            break
        word = found[1]
        if word.lower() in w.DETERMINERS:
            return found.start(), word.lower(), modifiers
        if word.endswith(("'s", "s'")):
            return found.start(), word, modifiers
        if word.lower() in w.STOPS or re.fullmatch(r"[a-z]+[^siu]s|\d\d?(?:[.:]\d\d)?", word):
            break  # a preposition, a verb («supports») or a time of day
        modifiers.append(word)
        at = found.start()
    return at, "", modifiers


def _last_word(text: str, floor: int, at: int) -> re.Match[str] | None:
    """Give the last word before an offset: sought among the last letters first, as the pattern begins anywhere."""
    near = max(floor, at - _NEAR)
    found = _WORD.search(text, near, at)
    return found if near == floor or (found is not None and found.start() > near) else _WORD.search(text, floor, at)


def _with_someone(reading: Reading, hit: Hit) -> bool:
    """Whether a complement names who takes part: «talks with President …», «attacks on … troops»."""
    tail = _COMPLEMENT.match(reading.text, hit.words.end)
    if tail is None or not (hit.trigger.plural or hit.trigger.type in _WITH_PEOPLE):
        return False
    reach = Span(tail.end(), min(hit.sentence.span.end, tail.end() + 70))
    return any(m.record.is_a("person") or m.record.is_a("organization") for m in reading.mentions_in(reach))
