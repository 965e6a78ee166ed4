"""Who is meant where no name stands beside the words: «he», «the ministry», or nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extraction.attribution import Attribution
    from kg.extraction.voices import Voices
    from kg.model import Reading, Record


class Understood:
    """Remembers who spoke last; ``read`` are the kinds of paragraphs in which people speak."""

    def __init__(self, reading: Reading, voices: Voices, read: Collection[str]) -> None:
        self._reading = reading
        self._voices = voices
        self._indexes = [i for i, p in enumerate(reading.article.paragraphs) if p.kind in read]
        self._last: tuple[int, Record] | None = None

    def note(self, index: int, speaker: Record) -> None:
        """Note who spoke last, in the paragraph with an index."""
        self._last = (index, speaker)

    def speaker(self, index: int, unit: Span, spoken: Record | None, given: Attribution | None) -> Record | None:
        """Give who must be meant by «he», or by no name at all: who is named or spoke just before.

        ``unit`` is the sentence, ``spoken`` who spoke last in its paragraph.
        """
        if given is not None:
            words = given.subject.of(self._reading.text).lower()
            if words not in {"he", "she", "him", "her", "his"}:
                return spoken if spoken and self._has_title(spoken, words) else None
        if spoken is not None and given is None:
            return spoken
        word = given.subject.of(self._reading.text) if given else None
        named = self._named_last(Span(self._reading.article.paragraphs[index].span.start, unit.start))
        named = [person for person in named if word is None or self._voices.may_be(person, word)]
        if named:
            return named[0] if len(named) == 1 else spoken if spoken in named else None
        if spoken is not None:
            return spoken if word is None or self._voices.may_be(spoken, word) else None
        recent = self._last is not None and self._last[0] >= self._before(index)
        last = self._last[1] if self._last is not None and recent else None
        return last if last is None or word is None or self._voices.may_be(last, word) else None

    def _named_last(self, before: Span) -> list[Record]:
        """Give the persons whom the last sentence of a stretch names, each once."""
        last = next((s.span for s in reversed(self._reading.sentences) if before.covers(s.span)), before)
        return self._voices.named_in(last)

    def _has_title(self, speaker: Record, words: str) -> bool:
        """Whether «the minister» or «the embassy» can be who spoke before: named so in the article."""
        if not re.match(r"\s*the [\w -]+$", words):
            return False
        if not speaker.is_a("person"):
            return words.rsplit(maxsplit=1)[-1] in speaker.name.lower().split()
        return self._voices.has_title(speaker, words)

    def _before(self, index: int) -> int:
        """Give the index of the paragraph of the body before this one."""
        return max((i for i in self._indexes if i < index), default=0)
