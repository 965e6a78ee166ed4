"""To whom a title belongs where no name says it: «the museum's director», «its spokesman», «- Velmark: Ms …»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.authority import words
from kg.linking.lexicon import ORGANIZATION_HEADS
from kg.model import Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line
    from kg.model import Record

_ENTRY = re.compile(r"\W*([^\W\d_][^:;,.]{2,60}): ")


def list_owner(draft: Draft, line: Line) -> Record | None:
    """Give the country or body that opens a list entry: «Norway: Ms …»."""
    found = _ENTRY.match(draft.text, line.sentence.span.start, line.sentence.span.end)
    if not found:
        return None
    opening = Span(*found.span(1))
    mention = next((m for m in draft.within(opening) if m.span == opening), None)
    named = mention is not None and mention.record.kinds[0] in {"organization", "place"}
    return mention.record if named and mention is not None else None


def called(draft: Draft, line: Line, index: int) -> Record | None:
    """Give the one body of the article that a noun with «the» means: «the museum», «the Ministry»."""
    noun = line.word(index)
    if noun not in ORGANIZATION_HEADS or line.word(index - 1) != "the":
        return None
    bodies = {m.record.path: m.record for m in draft.mentions if m.record.kinds[0] == "organization"}
    fitting = [record for record in bodies.values() if noun in words(record.name)]
    return fitting[0] if len(fitting) == 1 else None


def last_body(draft: Draft, line: Line, index: int) -> Record | None:
    """Give the one body named before a word in its sentence, else in the sentence before: whom «its» means."""
    start = line.sentence.span.start
    at = next(number for number, other in enumerate(draft.lines) if other is line)
    spans = [Span(start, line.tokens[index].start)] if index else []
    if at:
        spans.append(draft.lines[at - 1].sentence.span)
    for span in spans:
        found = {m.record.path: m.record for m in draft.within(span) if m.record.kinds[0] == "organization"}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None
