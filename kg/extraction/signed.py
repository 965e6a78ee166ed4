"""Words that are told to be somebody's by the layout: a name below a quotation, or «She said:» above a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.subjects import titular

if TYPE_CHECKING:
    from kg.extraction.attribution import Attribution
    from kg.model import Reading, Record, Span

_DASH = re.compile(r"[-\u2013\u2014\u2015~]\s*$")
_LONGEST = 30
_SAID = frozenset("said says stated commented added continued explained wrote remarked noted declared".split())
_TITLE = re.compile(r"\w[\w.'/-]*")


class Signed:
    """Reads the layout of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paragraphs = reading.article.paragraphs

    def below(self, index: int) -> Record | None:
        """Give who signs a paragraph: «– Commander Marta Velen, captain of the Heron» stands below it."""
        if index + 1 >= len(self._paragraphs):
            return None
        span = self._paragraphs[index + 1].span
        words = span.of(self._reading.text)
        marked = _DASH.search(self._reading.text, max(0, span.start - 4), span.start) or words.startswith("-")
        if not marked or len(words.split()) > _LONGEST or words.endswith((".", ":", "?", "!")):
            return None
        people = [m for m in self._reading.mentions_in(span) if m.record.is_a("person") and m.form == "name"]
        if not people:
            return None
        ahead = _TITLE.findall(self._reading.text[span.start : people[0].span.start])
        return people[0].record if all(titular(word) or word in {"the", "of"} for word in ahead) else None

    def leads(self, found: Attribution, unit: Span) -> bool:
        """Whether a sentence («She said:») only leads to words that stand below it without marks."""
        verb = found.verb.of(self._reading.text).lower()
        rest = self._reading.text[found.verb.end : unit.end]
        return verb in _SAID and rest.strip() == ":" and found.speaker is not None
