"""Who answers in an interview: the label of a turn («Marta Velen», «MV», «A») and the person it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Paragraph, Reading, Record

_FEWEST_INITIALS = 2
_NAME_RUN = re.compile(r"(?:[^\W\d_a-z][\w'.-]+\s+){1,4}[^\W\d_a-z][\w'-]+")
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
            own = self._reading.mentions_over(paragraph.speaker.span)
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
        return self._in_full(label, everyone)

    def _in_full(self, label: str, persons: Sequence[Record]) -> Record | None:
        """Give the person whose name fits as the lead spells it: with a given name that is not known as one."""
        words = " ".join(p.span.of(self._reading.text) for p in self._lead())
        runs = [run[0] for run in _NAME_RUN.finditer(words) if _is_initials(label, run[0])]
        fitting = [person for person in persons if any(run.endswith(person.name) for run in runs)]
        return fitting[0] if len(fitting) == 1 else None

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
    """Whether a label is the initials of a name, of all its words or of the first and last («MDO», «MD», «ZhS»)."""
    letters = re.sub(r"[^\w]", "", label)
    if len(letters) < _FEWEST_INITIALS or not letters[0].isupper():
        return False
    whole = [word for word in name.split() if word[0].isupper()]
    parts = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
    return any(_spells(letters, words) for words in (whole, parts, whole[:1] + whole[-1:], parts[:1] + parts[-1:]))


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of words, one after another, each with its capital: «Zh» and «S»."""
    starts = re.findall(r"[^\W\d_a-z][a-z]*", letters)
    plain = "".join(starts) == letters and len(starts) == len(words)
    return plain and all(
        word.casefold().startswith(start.casefold()) for word, start in zip(words, starts, strict=True)
    )
