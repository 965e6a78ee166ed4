"""What was said, and by whom: direct quotations, reported speech, and the answers of interviews.

A *unit* is a sentence, or the sentences that one quotation runs through. A unit with a direct quotation gives that
quotation; any other with a verb of saying and a known speaker gives itself, as reported speech, whatever fragments
it quotes («said that it "demands nothing"»). Each paragraph of an answer is one statement of the person who answers.
Titles and so-called words between marks are no statements. A quotation whose speaker or end is not sure is held back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extraction.attribution import Attribution, Speakers, blanked
from kg.extraction.quotations import Quotation, pair
from kg.extraction.saying import BLANK
from kg.extraction.signed import Signed
from kg.extraction.turns import Turns
from kg.extraction.understood import Understood
from kg.model import SOMEBODY, Doubt, Evidence, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Paragraph, Reading, Record

_READ = frozenset({"paragraph", "list_item"})
_MIN_WORDS = 4
"""Fewer words between marks without a verb of saying beside them are a name or a so-called word."""

_WHO = "who says it is not sure"
_LEAD = re.compile(r"[\s\u25aa]*(?:(?:And|But|So|Yet|Still),?\s*)?$")
_NOW = re.compile(
    r"\b(?:is|are|will|has|have|must|should|can|cannot|would|could|may|needs?|wants?|do|does|remains?|we|our|us|I|my)\b"
)
_TOLD = re.compile(
    r"\b(?:was|were|did|took|met|held|visited|arrived|attended|signed|began|started|opened|hosted|travelled|received)\b"
)


def read(reading: Reading) -> Iterator[Statement | Doubt]:
    """Give the statements of an article in the order of the text, and what is held back."""
    yield from _Reader(reading).read()


@dataclass(slots=True)
class _Unit:
    """A sentence or more, with the quotations in it and how each is told to be speech."""

    span: Span
    quotations: list[Quotation] = field(default_factory=list)
    said_by: Attribution | None = None
    direct: bool = False


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._original = reading.article.capture.text
        paragraphs = [p for p in reading.article.paragraphs if p.kind in _READ]
        self._pairing = pair(self._original, [p.span for p in paragraphs])
        self._text = blanked(reading.text, (q.span for q in self._pairing.quotations))
        self._speakers = Speakers(reading, self._text)
        self._understood = Understood(reading, self._speakers.voices, _READ)
        self._signed = Signed(reading)
        self._pending: list[tuple[Quotation, Span]] = []
        self._announced: Record | None = None

    def read(self) -> Iterator[Statement | Doubt]:
        """Give all, the parts of a quotation over several paragraphs as one."""
        open_ends = {q.words.end for q in self._pairing.quotations if q.words.end == q.span.end}
        last: Statement | Doubt | None = None
        for fact in self._parts():
            if isinstance(last, Statement) and isinstance(fact, Statement) and last.speaker == fact.speaker:
                (one,), (two,) = last.evidence, fact.evidence
                if one.span.end in open_ends and not fact.reported:
                    context = Span(one.context.start, two.context.end)
                    last = self._statement(fact.speaker, Span(one.span.start, two.span.end), context, reported=False)
                    continue
            if last is not None:
                yield last
            last = fact
        if last is not None:
            yield last

    def _parts(self) -> Iterator[Statement | Doubt]:
        turns = Turns(self._reading)
        for index, paragraph in enumerate(self._reading.article.paragraphs):
            if paragraph.kind == "answer":
                yield from self._answer(turns, paragraph)
            elif paragraph.kind in _READ:
                yield from self._paragraph(index, paragraph)
        yield from self._held_back()

    def _answer(self, turns: Turns, paragraph: Paragraph) -> Iterator[Statement | Doubt]:
        words = turns.words(paragraph)
        if words.start >= words.end:
            return
        speaker = turns.speaker(paragraph)
        if speaker is None:
            label = paragraph.speaker.value if paragraph.speaker else "an answer without a label"
            yield self._doubt(words, words, f"nobody whom the article names fits the label {label!r}", reported=False)
            return
        yield self._statement(speaker, words, words, reported=self._retold(words, speaker))

    def _retold(self, words: Span, speaker: Record) -> bool:
        """Whether an answer is told by the interviewer («Ms Velen said that …»): not the words that were spoken."""
        first = next((s.span for s in self._reading.sentences_in(words)), words)
        found = self._speakers.find(first)
        return found is not None and found.speaker == speaker

    def _paragraph(self, index: int, paragraph: Paragraph) -> Iterator[Statement | Doubt]:
        loose = [mark for mark in self._pairing.unpaired if paragraph.span.covers(mark)]
        units = self._units(paragraph)
        announced, self._announced = self._announced, None
        if announced and paragraph.kind == "paragraph" and not any(unit.quotations for unit in units):
            yield self._statement(announced, paragraph.span, paragraph.span, reported=False)
            return
        speaker: Record | None = None
        for number, unit in enumerate(units):
            for mark in loose:
                if unit.span.covers(mark):
                    yield self._doubt(unit.span, unit.span, "a quotation mark has no partner: where do the words end?")
            facts = list(self._direct(index, unit, speaker))
            if not facts and not any(unit.span.covers(mark) for mark in loose):
                facts = list(self._reported(index, units, number, speaker))
            for fact in facts:
                if isinstance(fact, Statement):
                    speaker = fact.speaker
                    self._understood.note(index, speaker)
                    yield from self._continued(fact)
                yield fact

    def _continued(self, fact: Statement) -> Iterator[Statement | Doubt]:
        """Give the parts of a quotation over several paragraphs whose speaker only the last one names."""
        if fact.reported:
            yield from self._held_back()
        for quotation, context in self._pending:
            yield self._statement(fact.speaker, quotation.words, context, reported=False)
        self._pending.clear()

    def _held_back(self) -> Iterator[Doubt]:
        for quotation, context in self._pending:
            yield self._doubt(quotation.words, context, _WHO, reported=False)
        self._pending.clear()

    # --- units ---------------------------------------------------------------------------------------------------

    def _units(self, paragraph: Paragraph) -> list[_Unit]:
        units: list[_Unit] = []
        quotations = [q for q in self._pairing.quotations if paragraph.span.covers(q.span)]
        for sentence in self._reading.sentences_in(paragraph.span):
            if sentence.paragraph < 0:
                continue
            if units and self._belongs(units[-1].span, sentence.span, quotations):
                units[-1].span = Span(units[-1].span.start, sentence.span.end)
            else:
                units.append(_Unit(sentence.span))
        for unit in units:
            unit.quotations = [q for q in quotations if unit.span.overlaps(q.span)]
        return units

    def _belongs(self, unit: Span, sentence: Span, quotations: Sequence[Quotation]) -> bool:
        """Whether a sentence goes on a unit: one quotation runs through both, or it only tells who asked it."""
        if any(q.span.start < unit.end and q.span.end > sentence.start for q in quotations):
            return True
        asked = any(q.span.end == unit.end and self._original[q.words.end - 1] in "?!…" for q in quotations)
        found = self._speakers.find(sentence) if asked else None
        return found is not None and not self._text[found.verb.end : sentence.end].strip(" .,")

    # --- direct quotations ---------------------------------------------------------------------------------------

    def _direct(self, index: int, unit: _Unit, speaker: Record | None) -> Iterator[Statement | Doubt]:
        given: Attribution | None = None
        previous = unit.span.start
        for number, quotation in enumerate(unit.quotations):
            following = unit.quotations[number + 1].span.start if number + 1 < len(unit.quotations) else unit.span.end
            before, after = Span(previous, quotation.span.start), Span(quotation.span.end, following)
            found = self._speech(quotation, before, after, given)
            previous = quotation.span.end
            if found is None:
                continue
            given = found if isinstance(found, Attribution) else given
            who = given.speaker if given and given.speaker else None
            if given is None:
                who = self._signed.below(index)
            if who is None:
                who = self._understood.speaker(index, unit.span, speaker, given)
            if who is None and quotation.span.end == quotation.words.end:
                self._pending.append((quotation, unit.span))
            elif who is None:
                yield self._doubt(quotation.words, unit.span, _WHO, reported=False)
            else:
                yield self._statement(who, quotation.words, unit.span, reported=False)

    def _speech(
        self, quotation: Quotation, before: Span, after: Span, given: Attribution | None
    ) -> Attribution | bool | None:
        """Give who says a quotation; True where it is speech by nobody named; None where it is no direct speech."""
        ahead = self._text[before.start : before.end].rstrip()
        words = self._original[quotation.words.start : quotation.words.end].strip()
        if ahead.endswith(":"):
            found = self._speakers.find(before) or self._speakers.main_subject(before)
            return found or given or (True if len(words.split()) >= _MIN_WORDS else None)
        if quotation.span.end == quotation.words.end:
            return (
                self._speakers.find(before) or given or True
            )  # it goes on in the next paragraph: no name is that long
        if _LEAD.fullmatch(ahead):
            return self._opening(words, after) or (given if given and not ahead.strip() else None)
        introduced = self._speakers.find(before)
        ends = introduced is not None and ahead[introduced.verb.end - before.start :].strip(" ,") == ""
        if given is not None and introduced is not None and ahead.endswith((",", ".")):
            return introduced
        if introduced is not None and words[:1].isupper() and (ends or ahead.endswith(",")):
            return introduced
        return None

    def _opening(self, words: str, after: Span) -> Attribution | bool | None:
        """Judge a quotation with which a unit opens: what follows tells who says it, or nothing follows."""
        rest = self._text[after.start : after.end]
        punctuated = words.endswith((",", ".", "!", "?", "…", ";"))
        if not rest.strip(" .,;)" + BLANK):
            whole = words[:1].isupper() and words[-1] in ".!?"
            enough = len(words.split()) >= _MIN_WORDS and (punctuated or rest.strip().startswith("."))
            return True if whole or enough else None
        if not punctuated and not rest.lstrip().startswith((",", "-")):
            return None
        found = self._speakers.find(after) or self._speakers.anybody(after)
        if found is None:
            return None
        first = re.match(r"[\s,.-]*", rest)
        start = after.start + (first.end() if first else 0)
        clause = re.split(r"[;]", self._text[start : found.verb.start])
        return found if len(clause) == 1 and not found.participle else None

    # --- reported speech -----------------------------------------------------------------------------------------

    def _reported(
        self, index: int, units: Sequence[_Unit], number: int, spoken: Record | None
    ) -> Iterator[Statement | Doubt]:
        unit = units[number]
        leads = self._text[unit.span.start : unit.span.end].endswith(":")
        found = self._speakers.find(unit.span) or (self._speakers.main_subject(unit.span) if leads else None)
        if found is None:
            return
        unit.said_by = found
        if leads:
            if found.speaker is not None:
                self._understood.note(index, found.speaker)
            self._announced = found.speaker if self._signed.leads(found, unit.span) else None
            return  # it only leads to what the next paragraph quotes
        span = Span(self._covered(units, number, found), unit.span.end)
        speaker = found.speaker or self._understood.speaker(index, unit.span, spoken, found)
        if speaker is None:
            who = found.subject.of(self._original)
            yield self._doubt(span, span, f"who is meant by {who!r} is not sure", reported=True)
            return
        yield self._statement(speaker, span, span, reported=True)

    def _covered(self, units: Sequence[_Unit], number: int, found: Attribution) -> int:
        """Give where the words begin that an attribution at a paragraph's end covers («…. …, Velen said.»)."""
        unit = units[number]
        before = self._text[unit.span.start : min(found.subject.start, found.verb.start)].rstrip()
        closing = before.endswith(",") and not self._text[found.verb.end : unit.span.end].strip(" .")
        if not closing or number + 1 < len(units) or len(before.split()) < _MIN_WORDS:
            return unit.span.start
        start = unit.span.start
        for earlier in reversed(units[:number]):
            words = self._text[earlier.span.start : earlier.span.end]
            if earlier.said_by or earlier.quotations or not _NOW.search(words) or _TOLD.search(words):
                break
            start = earlier.span.start
        return start

    # --- facts ---------------------------------------------------------------------------------------------------

    def _statement(self, speaker: Record, span: Span, context: Span, *, reported: bool) -> Statement:
        about: dict[str, Record] = {}
        for mention in self._reading.mentions_in(span):
            if mention.record.is_a("topic") or mention.record.is_a("programme"):
                about.setdefault(mention.record.path, mention.record)
        evidence = (Evidence(span, context),)
        return Statement(speaker, span.of(self._original), reported, evidence, tuple(about.values()))

    def _doubt(self, span: Span, context: Span, reason: str, *, reported: bool | None = None) -> Doubt:
        """Hold words back; ``reported`` tells what kind of statement they are where only the speaker is not sure."""
        words = " ".join(span.of(self._original).split())
        fact = None if reported is None else self._statement(SOMEBODY, span, context, reported=reported)
        return Doubt("statement", f"Somebody says: {words}", reason, Evidence(span, context), fact=fact)
