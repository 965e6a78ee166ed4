"""Where things stand in a text: offsets to lines and columns, what is looked for, and what was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]

_LINE_END = re.compile(r"\r\n?|\n")
_SHOWN = 100


class Mark(NamedTuple):
    """A line and a column, both from 1; columns count Unicode code points."""

    line: int
    column: int


class Lines:
    """The lines of a text; they end with LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def mark(self, offset: int) -> Mark:
        """Give the line and column of a character."""
        line = bisect_right(self._starts, offset)
        return Mark(line, offset - self._starts[line - 1] + 1)

    def excerpt(self, mark: Mark) -> str:
        """Give a line with a caret below the column, both indented; a long line is cut around it."""
        if not 1 <= mark.line <= len(self._starts):
            return ""
        start = self._starts[mark.line - 1]
        ended = _LINE_END.search(self.text, start)
        end = ended.start() if ended else len(self.text)
        first = max(start, min(start + mark.column - 1, end) - _SHOWN // 2)
        shown = self.text[first : min(end, first + _SHOWN)]
        before = shown[: max(0, start + mark.column - 1 - first)]
        caret = "".join("\t" if character == "\t" else " " for character in before)
        return f"    {shown}\n    {caret}^"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: triples, and nodes of which the first statement is asked for."""

    triples: frozenset[Triple]
    nodes: frozenset[Node]


@dataclass(slots=True)
class Found:
    """What a parser has come upon: it sets ``at`` and ``subject_at`` before it gives each triple.

    Without ``wanted`` everything is kept. Marks are offsets in the text, or lines and columns: the parser's own.
    """

    wanted: Wanted | None = None
    at: int | Mark = 0
    subject_at: int | Mark = 0
    triples: dict[Triple, list[int | Mark]] = field(default_factory=dict)
    subjects: dict[Node, int | Mark] = field(default_factory=dict)
    objects: dict[Node, int | Mark] = field(default_factory=dict)

    def see(self, triple: Triple) -> None:
        """Note where a triple stands, if that is wanted."""
        if self.wanted is None or triple in self.wanted.triples:
            self.triples.setdefault(triple, []).append(self.at)
        if self.wanted is None or triple[0] in self.wanted.nodes:
            self.subjects.setdefault(triple[0], self.subject_at)
        if self.wanted is None or triple[2] in self.wanted.nodes:
            self.objects.setdefault(triple[2], self.at)
