"""Names of persons: which words can make one, and the persons of an article with what is known of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.iris import slug
from kg.linking.geography import SITE_HEADS
from kg.linking.lexicon import ORGANIZATION_HEADS, SAYING
from kg.linking.offices import POST_NOMINALS
from kg.linking.titles import title_words
from kg.model import Record, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line

_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?(?:er|s)?|image|picture|author|credit|story|text|written|edited|translated|courtesy|"
    r"source|video|illustration)\b[^.]{0,20}|^\W*by |^\W*(?:[Aa]uthor|[Ee]ditor)s?: ?|/)$",
    re.IGNORECASE,
)


CREDIT_LINE = re.compile(
    r"\W*(?:photos?|photography|image|picture|video|source|author|text|credit|by|written by|edited by|story by)"
    r"(?:: |(?<=by) (?=\S+(?: \S+){0,3}$))",
    re.IGNORECASE,
)
_LETTERS = 4
_THING = frozenset(
    "award prize medal bridge street airport foundation university stadium hospital school theatre square museum day "
    "park hotel avenue road boulevard arena trophy cup center centre institute act law doctrine plan".split()
)


@dataclass(slots=True)
class Cast:
    """The persons of an article: by path, with what is known of each."""

    records: dict[str, Record] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    _tails: dict[str, set[str]] = field(default_factory=dict)
    _openings: frozenset[str] = frozenset()
    _counted: int = 0

    def openings(self) -> frozenset[str]:
        """Give the first words of the keys of :meth:`tails`."""
        tails = self.tails()
        if not self._openings:
            self._openings = frozenset(key.split(" ")[0] for key in tails)
        return self._openings

    def tails(self) -> dict[str, set[str]]:
        """Give the persons' paths by their names and by all that may follow a given name, as keys."""
        if self._counted != len(self.records):
            self._tails, self._counted = self._by_tail(), len(self.records)
            self._openings = frozenset()
        return self._tails

    def _by_tail(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, record in self.records.items():
            for name in (record.name, *(x.text for x in record.labels)):
                parts = name.split()
                for first in range(len(parts)):
                    found[surface_key(" ".join(parts[first:]))].add(path)
                if len(parts) > 1 and "-" in parts[-1]:
                    found[surface_key(parts[-1].partition("-")[0])].add(path)
        return found


def person(name: str) -> Record:
    """Make the record of a person whom only articles name."""
    return Record(f"person/{slug(name)}", name, ("person",), ("Person",), provisional=True)


def add_name(draft: Draft, cast: Cast, span: Span) -> None:
    """Add a mention of the person whom the words name, a new one of the cast where nobody has that name yet."""
    name = re.sub(r"\s+", " ", span.of(draft.text))
    same = [r for r in cast.records.values() if surface_key(r.name) == surface_key(name)]
    record = same[0] if same else person(name)
    if draft.add(span, record):
        cast.records[record.path] = record


def starts(draft: Draft, line: Line, index: int) -> bool:
    """Whether a person's name can begin at a token."""
    token = line.tokens[index]
    return goes_on(draft, line, index) and not (token.acronym and len(token.text) < 4)  # noqa: PLR2004 - «US», «UAE»


def goes_on(draft: Draft, line: Line, index: int) -> bool:
    """Whether a token can be one more word of a person's name."""
    token = line.tokens[index]
    if token.text in {"Jr.", "Sr.", "Jr", "Sr"}:
        return index > 0 and line.tokens[index - 1].named
    if is_post_nominal(line, index):
        return False
    if not token.named or draft.at(token) is not None or draft.is_demonym(token.text) or token.bare in title_words():
        return False
    return not any(char.isdigit() for char in token.text)


def is_post_nominal(line: Line, index: int) -> bool:
    """Whether letters after a name are its bearer's honours or service: «Ann Moss MP», «Ivo Tarn RVN»."""
    token = line.tokens[index]
    if not token.acronym or index < 2 or not (line.tokens[index - 1].named and not line.tokens[index - 1].acronym):  # noqa: PLR2004
        return False
    return token.lower in POST_NOMINALS or (len(token.text) <= _LETTERS and not set(token.lower) & set("aeiouy"))


def acts(line: Line, first: int, end: int, verbs: frozenset[str], *, only_before: bool = False) -> bool:
    """Whether a verb follows the name, or a verb of saying stands before it («said X»)."""
    after = line.word(end) if line.word(end) not in {"also", "then", "further", "additionally"} else line.word(end + 1)
    before = line.word(first - 1) if first else ""
    return (after in verbs and not only_before) or (
        before in verbs & SAYING and before not in {"told", "called", "calls", "thanked", "reported"}
    )


def is_thing(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether the words are part of a thing's name («X Bridge»), a credit («Photo: X») or all initials."""
    if end - first > 2 and line.word(end - 1) in _THING:  # noqa: PLR2004 - a name of two words, and what bears it
        return True
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital:
        if following.lower in _THING | ORGANIZATION_HEADS | SITE_HEADS:
            return True
        if following.acronym and draft.at(following) is None and not is_post_nominal(line, end):
            return True
    if _CREDIT.search(line.sentence.span.of(draft.text)[: line.tokens[first].start - line.sentence.span.start]):
        return True
    return not any(len(token.text) > 2 for token in line.tokens[first:end])  # noqa: PLR2004 - «J.» is an initial
