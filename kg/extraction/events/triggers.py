"""The words that report events: general English for diplomacy, defence and partnership, in tables of triggers.

The order is the order of trial: at the same place the longer words win, then the earlier row.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.events.deeds import AGREEMENTS, AWARDS, OTHERS, VIOLENCE
from kg.extraction.events.gatherings import GATHERINGS, MEETINGS, PRESS, SPEECHES
from kg.extraction.events.references import REFERENCES
from kg.extraction.events.visits import VISITS
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

_BY_STEM: dict[str, list[int]] = {}
for _index, _trigger in enumerate(TRIGGERS):
    for _stem in _trigger.stems:
        _BY_STEM.setdefault(_stem.replace("_", " "), []).append(_index)


_PHRASES = {stem: rows for stem, rows in _BY_STEM.items() if " " in stem}


@lru_cache(maxsize=1 << 15)
def _rows_of(word: str) -> frozenset[int]:
    """Give the triggers of whose stems a word holds one: most words are seen again and again."""
    return frozenset(index for stem, rows in _BY_STEM.items() if stem in word for index in rows)


def triggers_in(text: str, span: Span) -> list[tuple[Span, Trigger]]:
    """Give the triggers of a stretch of folded text in their order, the longer first at the same place."""
    lower = text[span.start : span.end].lower()
    possible = set().union(*map(_rows_of, lower.split()))
    possible.update(index for stem, rows in _PHRASES.items() if stem in lower for index in rows)
    matches = [
        (Span(*found.span()), TRIGGERS[index])
        for index in sorted(possible)
        for found in TRIGGERS[index].pattern.finditer(text, span.start, span.end)
    ]
    matches.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    return matches
