"""Whether words tell an event at all, and whether it was held or is announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.phrases import before

if TYPE_CHECKING:
    from kg.extraction.events.hits import Hit
    from kg.model import EventStatus, Reading

_FINITE = re.compile(
    r"(?:\w+ed|\w*[^s]s|\w+ing|met|spoke|flew|went|gave|held|made|told|was|were|been|has|have|had|will|is|are|begun|"
    r"began|we|sat|took|it|the)",
    re.IGNORECASE,
)
_BASE_CARRIER = re.compile(
    r"^(?:have|hold|attend|participate in|take part in|join|host|organi[sz]e|conduct|give|make|pay|open|launch)\b"
)
_LAST_WORD = re.compile(r"(\w+)(?: (?:also|then|later|jointly|first|again))*\s*$")


def status(reading: Reading, hit: Hit) -> EventStatus | None:
    """Give held or announced, or None for what is negated, hypothetical, habitual or general."""
    text = reading.text
    ahead_of, after = text[hit.clause.start : hit.words.start], text[hit.words.end : hit.sentence.span.end]
    lead = text[hit.sentence.span.start : hit.words.start]
    around = text[max(hit.clause.start, hit.words.start - 50) : min(hit.clause.end, hit.words.end + 60)]
    if w.NEGATED.search(ahead_of) or w.CALLED_OFF.match(after) or w.HABITUAL.search(around):
        return None
    if hit.name is None and w.HYPOTHETICAL.search(ahead_of.rpartition(", ")[2]):
        return None
    if w.WOULD.search(ahead_of):
        return "announced" if w.TOLD.search(lead) else None
    said = ahead_of if hit.is_noun else text[hit.clause.start : hit.words.end]
    future = w.AHEAD.search(said) is not None or (hit.is_noun and _noun_ahead(text, hit))
    if is_base(text, hit):
        return _of_base(hit, _word_before(text, hit), lead, future=future)
    return "announced" if future else "held"


def is_base(text: str, hit: Hit) -> bool:
    """Whether the verb, or the verb that carries the noun, has no ending: its tense is told by another word."""
    if hit.is_noun:
        carrier = _BASE_CARRIER.search(text[hit.phrase.start : hit.words.start])
        return hit.carried and not hit.telegraphic and carrier is not None
    return not hit.trigger.passive and _FINITE.fullmatch(hit.words.of(text).split()[0]) is None


def _noun_ahead(text: str, hit: Hit) -> bool:
    modifiers = before(text, hit.sentence.span.start, hit.words.start)[2]
    if any(m.lower() in w.AHEAD_WORDS for m in modifiers):
        return True
    return w.AHEAD_AFTER.match(text[hit.words.end : hit.sentence.span.end]) is not None


def _word_before(text: str, hit: Hit) -> str:
    start = hit.phrase.start if hit.is_noun else hit.words.start
    previous = _LAST_WORD.search(text[hit.sentence.span.start : start])
    return previous[1].lower() if previous else ""


def _of_base(hit: Hit, previous: str, lead: str, *, future: bool) -> EventStatus | None:
    if future or re.search(r"\b(?:will|shall)\b", lead):
        return "announced"
    if previous == "to":
        if hit.telegraphic:
            return "announced"
        return "held" if w.MOVING.search(lead) else None
    return "held" if previous not in {"and", "or", "can", "not"} or hit.telegraphic else None
