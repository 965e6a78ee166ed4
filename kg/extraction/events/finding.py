"""Which words of an article report events.

An event's clause is the stretch of its sentence around the trigger, up to the next subordinate clause or the next
trigger. Told as negated, hypothetical, habitual or in general («training and other events»), words are no event.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.clauses import with_clauses
from kg.extraction.events.hits import Hit
from kg.extraction.events.modality import is_base, status
from kg.extraction.events.phrases import phrased
from kg.extraction.events.triggers import DOCUMENT, PRIZE, TRIGGERS
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extraction.events.triggers import Needs
    from kg.model import Mention, Reading, Sentence

# After these words «visit», «address» and the like are nouns.
_NOMINAL = re.compile(
    r"(?:'s|s'|\b(?:the|an?|his|her|its|their|our|my|joint|official|working|short|brief|keynote|opening|recent|first|"
    r"next)) $"
)
_HOST = re.compile(r"receiv|host|welcom")
_ASIDE = re.compile(
    r"(?: (?:today|yesterday|on \w+|in (?:an?|his|her) (?:\w+ )?visit|for talks|"
    r"for a meeting))+(?= )"
)
_SOMEBODY = re.compile(
    rf"^[^.;:]{{0,60}}?\b(?:{w.OFFICE}|{w.DELEGATES}|Presidency|leadership|authorities|counterpart)\b"
)
_SOME_OFFICE = re.compile(rf" (?:an?|the) (?:[\w'-]+ ){{0,4}}?(?:delegations?|{w.OFFICE})\b(?!')")
_SOME_PLACE = re.compile(
    r"^ (?:the |a |an )?(?:[\w'-]+ ){0,4}?"
    r"(?:[A-Z]|region|country|capital|base|barracks|headquarters|school|camp|range|unit)"
)
_NOT_A_GUEST = re.compile(
    r"[;:.]\s|'s\b(?=.*'s)|\b(?:for|to|on|from|that|by|with|support|decision|contribution|commitment)\b"
)


def hits(reading: Reading) -> Iterator[Hit]:
    """Give the triggers that report events, in the order of the text."""
    for sentence in reading.sentences:
        found = [h if not h.is_noun else phrased(reading, h) for h in _raw(reading, sentence)]
        told = with_clauses(reading, [h for h in found if h is not None])
        told = [h for h in told if _named_enough(reading, h)]
        told = [h for h in told if not _superfluous(reading, h, told)]
        for hit in with_clauses(reading, told):  # again: what turned out to be no event bounds no clause
            state = status(reading, hit)
            if state is not None:
                yield replace(hit, status=state, base=not hit.is_noun and is_base(reading.text, hit))


def _superfluous(reading: Reading, hit: Hit, found: list[Hit]) -> bool:
    """Whether a weak trigger only adds to what another one of its sentence tells."""
    if hit.is_noun and hit.trigger.type == "Visit" and any(_HOST.match(h.words.of(reading.text)) for h in found):
        # «received her on a farewell visit»: the host is no visitor, and the reception is told
        return not any(m.record.is_a("place") for m in reading.mentions_in(Span(hit.words.end, hit.clause.end)))
    others = [h for h in found if not h.trigger.weak]
    return hit.trigger.weak and any(hit.trigger.type in {h.trigger.type, "Other"} for h in others)


def _raw(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Give all triggers of a sentence, the longer ones first where they overlap."""
    text, span = reading.text, sentence.span
    matches = [
        (Span(*m.span()), trigger) for trigger in TRIGGERS for m in trigger.pattern.finditer(text, span.start, span.end)
    ]
    matches.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    telegraphic = sentence.paragraph < 0 or reading.article.paragraphs[sentence.paragraph].kind in {
        "list_item",
        "heading",
    }
    taken: list[Hit] = []
    for words, trigger in matches:
        if taken and taken[-1].words.overlaps(words):
            continue
        if trigger.form == "verb" and not trigger.passive and _NOMINAL.search(text, span.start, words.start):
            continue
        if not _in_a_name(reading, words):
            taken.append(Hit(trigger, words, words, span, sentence, telegraphic=telegraphic))
    return taken


def _in_a_name(reading: Reading, words: Span) -> bool:
    """Whether the words are part of the name of something else: a body, a programme, an agreement."""
    return any(
        m.span.covers(words) and m.form == "name" and m.span != words and not m.record.is_a("topic")
        for m in reading.mentions
        if m.span.overlaps(words)
    )


def _named_enough(reading: Reading, hit: Hit) -> bool:
    """Whether the clause names what the trigger needs."""
    return _NEEDS[hit.trigger.needs](reading, hit, Span(hit.words.end, hit.clause.end))


def _actor(reading: Reading, hit: Hit, _: Span) -> bool:
    named = reading.mentions_in(Span(hit.sentence.span.start, hit.words.start))
    return any(not m.record.is_a("topic") for m in named)


def _victim(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether an attack names anything but a person as attacker, who may only attack in words."""
    people = any(path.startswith("person/") for path in _subjects(reading, hit))
    return not people and bool(reading.mentions_in(hit.clause))


def _two(reading: Reading, hit: Hit, after: Span) -> bool:
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
    if _HOST.match(hit.words.of(reading.text)):
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
    return _SOME_PLACE.match(near.of(text)) is not None or bool(places)


_NEEDS: dict[Needs, Callable[[Reading, Hit, Span], bool]] = {
    "nothing": lambda *_: True,
    "somebody": _somebody,
    "place": _target,
    "prize": lambda reading, _, after: PRIZE.search(after.of(reading.text)) is not None,
    "document": lambda reading, _, after: DOCUMENT.search(after.of(reading.text)) is not None,
    "two": _two,
    "actor": _actor,
    "target": _victim,
}
