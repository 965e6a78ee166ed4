"""The words that report events: general English for diplomacy, defence and partnership, in tables of triggers.

The order is the order of trial: at the same place the longer words win, then the earlier row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.events.deeds import AGREEMENTS, AWARDS, OTHERS, VIOLENCE
from kg.extraction.events.gatherings import GATHERINGS, MEETINGS, PRESS, SPEECHES, VISITS
from kg.extraction.events.references import REFERENCES
from kg.model import Span

if TYPE_CHECKING:
    from kg.extraction.events.trigger import Trigger

TRIGGERS = (
    *PRESS,
    *VISITS,
    *MEETINGS,
    *GATHERINGS,
    *VIOLENCE,
    *AWARDS,
    *AGREEMENTS,
    *SPEECHES,
    *OTHERS,
    *REFERENCES,
)
"""All triggers."""

_STEMS = tuple((trigger, tuple(stem.replace("_", " ") for stem in trigger.stems)) for trigger in TRIGGERS)


def triggers_in(text: str, span: Span) -> list[tuple[Span, Trigger]]:
    """Give the triggers of a stretch of folded text in their order, the longer first at the same place."""
    lower = text[span.start : span.end].lower()
    matches = [
        (Span(*found.span()), trigger)
        for trigger, stems in _STEMS
        if any(stem in lower for stem in stems)
        for found in trigger.pattern.finditer(text, span.start, span.end)
    ]
    matches.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    return matches
