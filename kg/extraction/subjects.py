"""Who may be the subject of a verb of saying: persons, bodies and countries, and the words that stand for them.

The text is folded, its quotations blanked out. Where the words do not tell who is meant («the minister», in an article
that names two), the candidate has no record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.saying import BLANK
from kg.extraction.voices import Voices
from kg.linking.offices import NAME_TITLES, TITLE_HEADS, TITLE_MODIFIERS
from kg.model import Span

if TYPE_CHECKING:
    from kg.model import Mention, Reading, Record

_LINKS = frozenset(
    "and but as when while where because meanwhile however that if although though since later then also today "
    "yesterday so nor yet again whereas thereafter afterwards".split()
)
_CONNECTORS = frozenset("the of for and to at on & in".split())
_PRONOUN = re.compile(r"\b[Hh]e\b|\b[Ss]he\b")
_TITLED = re.compile(
    rf"\bthe (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(NAME_TITLES))}|general|admiral|colonel)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b[Tt]he (?:(?P<kind>[a-z]+) )?(?P<noun>[Mm]inistry|[Ee]mbassy|[Aa]rmy|[Nn]avy|[Aa]lliance|[Gg]overnment|"
    r"[Aa]gency|[Oo]ffice|[Cc]ommission|[Uu]nion|[Cc]ouncil|[Cc]ourt|[Bb]ank|[Ff]und|[Pp]arty|[Cc]ompany|[Pp]olice|"
    r"[Mm]ission|[Oo]rgani[sz]ation|[Ff]oundation|[Ii]nstitute|[Uu]niversity|[Aa]uthority|[Cc]ommittee|[Ff]ederation|"
    r"[Aa]ssociation|[Cc]harity|[Ff]irm|[Gg]roup|[Cc]entre|[Cc]enter|[Dd]epartment|[Ss]ervice|[Ss]ecretariat|[Dd]elegation)\b"
)
_TITLE_WORDS = NAME_TITLES | TITLE_MODIFIERS | frozenset(TITLE_HEADS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a subject; ``person`` says that they mean somebody, not a body or a country."""

    span: Span
    record: Record | None
    person: bool


class Subjects:
    """The candidates of one article."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading = reading
        self._text = text
        self.voices = Voices(reading, text)

    def within(self, region: Span) -> list[Candidate]:
        """Give the candidates of a stretch in order."""
        found = [Candidate(span, record, person=True) for span, record in self.voices.spokespeople(region)]
        taken = [c.span for c in found]
        named = (m for m in self._reading.mentions_in(region) if not any(m.span.overlaps(span) for span in taken))
        found += [c for m in named if (c := self._as_candidate(m))]
        taken = [c.span for c in found]
        for pattern in (_PRONOUN, _TITLED, _BODY):
            for match in pattern.finditer(self._text, region.start, region.end):
                span = Span(match.start(), match.end())
                goes_on = re.match(r"\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z]|'", self._text[span.end : region.end])
                if not goes_on and not any(span.overlaps(other) for other in taken):
                    found.append(Candidate(span, self._meant(match), person=pattern is not _BODY))
        return sorted(found, key=lambda c: c.span)

    def _meant(self, match: re.Match[str]) -> Record | None:
        """Give whom the article means by «the minister» or «the agency»."""
        if match.re is _TITLED:
            return self.voices.titled(match[0], match.start())
        return self.voices.body(match["noun"], match.start(), match["kind"] or "") if match.re is _BODY else None

    def _as_candidate(self, mention: Mention) -> Candidate | None:
        words = mention.span.of(self._text)
        if BLANK in words or self._text.startswith("'", mention.span.end):
            return None
        if mention.form == "pronoun" and words.lower() not in {"he", "she", "it", "they"}:
            return None
        record = mention.record
        if mention.form == "pronoun" and record.is_a("person"):
            return Candidate(mention.span, self.voices.pronoun(mention), person=True)
        if record.is_a("person"):
            return Candidate(mention.span, record, person=True)
        if record.is_a("organization") or "Country" in record.types:
            return Candidate(mention.span, record, person=False)
        return None

    def left(self, candidate: Candidate, floor: int) -> str:
        """Give what stands before the candidate's titles: a word, a mark, or nothing at the start."""
        words = list(re.finditer(r"[\w.'/-]*\w[.]?|[^\w\s]", self._text[floor : candidate.span.start]))
        while words:
            word = words[-1][0]
            ahead = words[-2][0] if len(words) > 1 else ""
            joins = word in _CONNECTORS and titular(ahead) and candidate.person  # of a body, «of» makes a complement
            if titular(word) or word == "the" or joins:
                words.pop()
            else:
                return word
        return ""

    @staticmethod
    def stands_first(left: str) -> bool:
        """Whether what stands to the left lets a subject begin: nothing, a mark, a word that links clauses."""
        return not left or not left[0].isalnum() or left.lower() in _LINKS


def titular(word: str) -> bool:
    """Whether a word may belong to a title before a name."""
    return bool(word) and (word[0].isupper() or word.lower() in _TITLE_WORDS)
