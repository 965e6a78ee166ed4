"""Which partnerships an article is about: one of its sentences names every party and speaks of their cooperation.

That all parties are named somewhere is not enough: a text about one alliance also names states and bodies in passing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Reading, Record, Sentence

_COOPERATION = re.compile(
    r"\b(?:partner(?:s|ship|ships)?|co-?operat(?:e|es|ed|ing|ion)|relations(?:hips?)?|relationship|ties)\b",
    re.IGNORECASE,
)


def about(reading: Reading, partnerships: Iterable[Record]) -> tuple[Record, ...]:
    """Give those of the authority's partnerships that the article is about, in the order given."""
    named = [_named(reading, sentence) for sentence in reading.sentences if _speaks_of_cooperation(reading, sentence)]
    return tuple(
        partnership
        for partnership in partnerships
        if partnership.parties and any(paths.issuperset(partnership.parties) for paths in named)
    )


def _speaks_of_cooperation(reading: Reading, sentence: Sentence) -> bool:
    return _COOPERATION.search(reading.text, sentence.span.start, sentence.span.end) is not None


def _named(reading: Reading, sentence: Sentence) -> set[str]:
    """Give the paths of what a sentence names; a body of a state («Ostrian Armed Forces») names the state too."""
    records = [mention.record for mention in reading.mentions_in(sentence.span)]
    return {path for record in records for path in (record.path, record.country) if path}
