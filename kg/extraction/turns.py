"""Who answers in an interview: the label of a turn («Marta Velen», «MV», «A») and the person it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Paragraph, Reading, Record

_NOBODY = frozenset("a answer response reply odgovor".split())
"""Labels that name no one: the one person whom the lead names answers."""


class Turns:
    """The answers of an interview; a paragraph without a label goes on the turn before it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[str, Record | None] = {}
        self._labels: dict[Span, str] = {}
        label = ""
        for paragraph in reading.article.paragraphs:
            if paragraph.kind == "answer":
                label = paragraph.speaker.value if paragraph.speaker else label
                self._labels[paragraph.span] = label

    def words(self, paragraph: Paragraph) -> Span:
        """Give the answer's words, without the label and its colon if they stand inside the paragraph."""
        span, label = paragraph.span, paragraph.speaker
        if label is None or not span.covers(label.span):
            return span
        mark = re.compile(r"\s*[:.\-–—]?\s*").match(self._reading.text, label.span.end, span.end)
        return Span(mark.end() if mark else label.span.end, span.end)

    def speaker(self, paragraph: Paragraph) -> Record | None:
        """Give who answers, or None where nobody whom the article names fits the label."""
        label = self._labels[paragraph.span]
        if label not in self._known:
            self._known[label] = self._resolve(label, paragraph)
        return self._known[label]

    def _resolve(self, label: str, paragraph: Paragraph) -> Record | None:
        if paragraph.speaker is not None:
            own = [m for m in self._reading.mentions if m.span.overlaps(paragraph.speaker.span)]
            persons = [m.record for m in own if m.record.is_a("person")]
            if persons:
                return persons[0]
        everyone = self._persons(self._reading.article.paragraphs)
        lead = self._persons(self._lead())
        if label.strip(" .:").lower() in {*_NOBODY, ""}:
            return lead[0] if len(lead) == 1 else None
        for fits in (_is_name, _is_initials):
            for persons in (lead, everyone):
                fitting = [person for person in persons if fits(label, person.name)]
                if fitting:
                    return fitting[0] if len(fitting) == 1 else None
        return None

    def _lead(self) -> list[Paragraph]:
        """Give the paragraphs before the first question or answer."""
        lead: list[Paragraph] = []
        for paragraph in self._reading.article.paragraphs:
            if paragraph.kind in {"question", "answer"}:
                break
            lead.append(paragraph)
        return lead

    def _persons(self, paragraphs: Sequence[Paragraph]) -> list[Record]:
        """Give the persons named in paragraphs, and in the headline, each once."""
        headline = self._reading.article.headline
        spans = [p.span for p in paragraphs] + ([headline.span] if headline else [])
        found: dict[str, Record] = {}
        for span in spans:
            for mention in self._reading.mentions_in(span):
                if mention.record.is_a("person") and mention.form == "name":
                    found.setdefault(mention.record.path, mention.record)
        return list(found.values())


def _is_name(label: str, name: str) -> bool:
    words = re.findall(r"\w+", label.casefold())
    own = re.findall(r"\w+", name.casefold())
    return bool(words and own) and (words[-1] == own[-1] or set(own) <= set(words))


def _is_initials(label: str, name: str) -> bool:
    letters = re.sub(r"[^\w]", "", label)
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    return letters.isupper() and letters in {initials, initials[:1] + initials[-1:]}
