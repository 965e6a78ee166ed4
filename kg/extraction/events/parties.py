"""The grammar of taking part: which names act, which stand in one list, and which only belong to someone's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.where import LAND, SITE, governor, in_dateline, rank, title_start, visible
from kg.model import Span

if TYPE_CHECKING:
    from kg.model import EventType, Mention, Reading

# Events in which countries are parties, and not only the place.
OF_STATES = frozenset({"Exercise", "Training", "Course", "Agreement", "Attack", "Other"})
_SUBJECT_BREAK = frozenset("with of to by from for than after against about between among".split())
_PREPOSITIONS = frozenset(
    "with by of between among to on against for from in at about under upon near into after during as than over".split()
)
_CREDITED = re.compile(r"\) ?(?:--?|[\u2013\u2014])")
_PLACING = frozenset({"in", "at", "near", "to", "into", "from", "throughout", "across"})
_POSSESSIVE = ("'s", "s'")
_LED_BY = re.compile(rf"\b(?:{w.DELEGATES} (?:of|from)|(?:led|headed|chaired|represented) by)$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(
    rf"({w.OFFICE}|{w.DELEGATES})(?:\s[A-Z][\w-]*)?(?: (?:for|of|and|in|&) (?:[A-Z][\w-]*\s?)+)* "
    r"(?:of|at|in|to|for) (?:the |its |our )?(?:[A-Z][\w-]* )*$"
)
_TITLE_AFTER = re.compile(rf"(?:'s)? (?:[A-Z][\w-]*(?: and)? ){{0,4}}?({w.OFFICE})\b")
_SENT = re.compile(
    rf"\b(?:{w.DELEGATES} from|among them|including) (?:[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:, | and |, and ))*(?:the )?$"
)
_DELEGATED = re.compile(
    r"(?:\b(?:[Dd]elegations?|negotiators) (?:of|from)|\bbetween) "
    r"(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:, | and |, and ))*(?:the )?$"
)
_IN_A_LIST = re.compile(r",|\band\b|\balong(?:side| with)\b|\btogether with\b|&")
_OF_TITLES = re.compile(
    rf"{w.OFFICE}|\b(?:the|mr|mrs|ms|dr|and|of|for|at|as well as|alongside|along with|together with|his|her|"
    r"then|former|new|current|both|also|h\.e)\b",
    re.IGNORECASE,
)


def possessing(text: str, mention: Mention) -> bool:
    """Whether a name stands in the genitive («Stoltenberg's»)."""
    return text.startswith(_POSSESSIVE, mention.span.end)


def led_away(reading: Reading, floor: int, mention: Mention) -> bool:
    """Whether a preposition before the person's titles makes them something other than the subject."""
    text = reading.text
    earlier = [m for m in visible(reading, Span(floor, mention.span.start)) if m.record.is_a("person")]
    if earlier:
        between = text[earlier[-1].span.end : mention.span.start]
        if re.match(r"(?:,.*)? and\b", between) and coordinated(between):
            return led_away(reading, floor, earlier[-1])
        floor = earlier[-1].span.end
    before = text[max(floor, mention.span.start - 90) : mention.span.start]
    rest = before[: title_start(before)].rstrip()
    last = re.search(r"([\w']+)$", rest)
    if last is None or _LED_BY.search(rest):
        return False
    return last[1].lower() in _SUBJECT_BREAK


def coordinated(between: str) -> bool:
    """Whether two names stand in one list: only titles, commas and «and» are between them."""
    if _IN_A_LIST.search(between) is None:
        return False
    plain = _OF_TITLES.sub(" ", between)
    return re.search(r"(?<![\w-])[a-z][\w-]{2,}", plain.replace("'s", " ")) is None and ";" not in plain


def may_act(reading: Reading, mention: Mention, floor: int, kind: EventType) -> bool:
    """Whether a name can be a party to an event of a type: a person always, a body or a state where it acts itself."""
    record = mention.record
    if record.is_a("person"):
        return True
    if _is_credited(reading.text, mention) or (record.is_a("place") and in_dateline(reading.text, floor, mention)):
        return False
    if not record.is_a("organization"):
        return record.is_a("place") and _state_may_act(reading.text, floor, mention, kind)
    return not in_title(reading.text, floor, mention)


def _state_may_act(text: str, floor: int, mention: Mention, kind: EventType) -> bool:
    """Whether a state or city acts, or meets through those it sent, and is not only where something happens."""
    if rank(mention.record) >= SITE:
        return False
    if kind not in OF_STATES:
        return kind == "Meeting" and _delegated(text, floor, mention)
    if sent(text, floor, mention):
        return True
    return governor(text, floor, mention.span.start) not in _PLACING and not in_title(text, floor, mention)


def _is_credited(text: str, mention: Mention) -> bool:
    """Whether a name only says who reports it («KARVIN, March 14 (Lake Press) - …»)."""
    return _CREDITED.match(text, mention.span.end) is not None and text.startswith("(", mention.span.start - 1)


def _delegated(text: str, floor: int, mention: Mention) -> bool:
    """Whether a state meets through its people: «delegations of A and B», «talks between A and B»."""
    return rank(mention.record) == LAND and _DELEGATED.search(text[floor : mention.span.start]) is not None


def sent(text: str, floor: int, mention: Mention) -> bool:
    """Whether people from a state take part: «soldiers from A, B and C», «…, among them A and B»."""
    state = mention.record.is_a("place") and rank(mention.record) == LAND
    return state and _SENT.search(text[floor : mention.span.start]) is not None


def in_title(text: str, floor: int, mention: Mention) -> bool:
    """Whether a body or country stands only as part of someone's title."""
    after = text[mention.span.end : mention.span.end + 60]
    holder = _TITLE_AFTER.match(after)
    if holder is not None and not holder[1].endswith("s"):
        return True
    before = text[max(floor, mention.span.start - 70) : mention.span.start]
    held = _TITLE_BEFORE.search(before)
    if held is None:
        return False
    return re.fullmatch(w.DELEGATES, held[1].lower()) is None or mention.record.is_a("place")


def preposition_of(text: str, floor: int, mention: Mention) -> str:
    """Give the preposition before the titles of a name, empty for a direct object."""
    before = text[max(floor, mention.span.start - 160) : mention.span.start]
    rest = before[: title_start(before)].rstrip(" ,")
    words = [word.lower() for word in re.findall(r"[\w'-]+", rest)[-4:]]
    return next((word for word in reversed(words) if word in _PREPOSITIONS), "")
