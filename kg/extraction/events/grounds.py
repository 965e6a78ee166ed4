"""Whether a telling says enough of its event to publish it: a day, a place, a name, or who took part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.events.drafting import Draft
    from kg.model import Reading

# A spot that is named, though it is no place known to us: «near Tessama», «at the Old Mill».
_SPOT = re.compile(
    r"\b(?:in|at|near|off|outside|to|on(?= (?:Lake|Mount|Cape|Camp)\b)) (?:the )?(?:[a-z]+ of )?(?!(?:January|"
    r"February|March|April|May|June|July|"
    r"August|September|"
    r"October|November|December|[A-Z][a-z]+day|I|English|French|Spring|Summer|Autumn|Winter)\b)[A-Z][\w'-]+"
)
_TIME = re.compile(r"\d\d?(?:[:.h]\d\d| ?[ap]\.?m\b)")
_BODY = re.compile(r"(?:forum|congress|convention|panel|dialogue)", re.IGNORECASE)  # names of bodies, as often
_LONG_NAME = re.compile(
    r"[A-Z][\w-]+ (?:(?:and|on|of|for|the|in) )*[A-Z][\w-]+ (?:(?:and|on|of|for|the|in) )*[A-Z][\w-]+"
)


def is_grounded(reading: Reading, draft: Draft) -> bool:
    """Whether a telling itself names a day, a place, the body that is visited or who took part."""
    hit = draft.hit
    dated = draft.when is not None and draft.when.own
    if hit.trigger.needs == "deed":
        return dated or draft.own_place  # people do many things: only what is told with its day or place is news
    if hit.trigger.needs == "asked":
        return True  # the page itself is the interview
    if dated or draft.own_place or draft.goal is not None or bool(draft.people):
        return True
    if _is_item(reading, draft) or _called(reading, draft):
        return True
    if not hit.told or draft.quoted:
        return False
    there = bool(draft.places) and reading.text.startswith("where ", hit.clause.start)  # «in Orlow, where …»
    start = hit.clause.start if hit.trigger.passive else hit.words.start
    return there or _SPOT.search(reading.text, start, hit.clause.end) is not None


def _is_item(reading: Reading, draft: Draft) -> bool:
    """Whether it is an item of a programme, at a time of day."""
    return draft.hit.in_body() and _TIME.match(reading.text, draft.hit.sentence.span.start) is not None


def _called(reading: Reading, draft: Draft) -> bool:
    """Whether it has a proper name long enough to be known by it."""
    name = draft.hit.name
    if name is None or _BODY.match(draft.hit.words.of(reading.text)):
        return False
    return draft.type == "Exercise" or _LONG_NAME.search(reading.text, name.start, name.end) is not None
