"""Who speaks without a name: «the prime minister», «the agency», «a spokesperson of the Port Authority».

A title or a body's common noun stands for the one whom the article has given it; where two could be meant, for
nobody. Unnamed spokespeople speak for their body: they are records of their own, never mixed with a real person.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.saying import BLANK
from kg.iris import slug
from kg.linking.offices import FEMALE, MALE, NAME_TITLES, RANKS, TITLE_HEADS
from kg.model import Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Mention, Reading

_OFFICES = re.compile(rf"\b(?:{'|'.join(map(re.escape, {*NAME_TITLES, *TITLE_HEADS, *RANKS}))})\b")
_LETTER = re.compile(r"[^\W\d_]")
_TITLE_LENGTH = 90
_AFTER = re.compile(r",[^.;,]{2,80}(?=,)")

_SPOKES = r"(?:(?:press|media|senior|official|chief) )?spokes(?:person|man|woman)\b"
_WORDS = re.compile(r"[\w-]+")
_STEM = 6
_ANY_BODY = frozenset("organisation organization agency company firm group charity foundation institute union".split())
_UNNAMED = re.compile(
    rf"\b[Aa]n? (?:(?P<own>[A-Z]?[a-z]+)(?:'s)? {_SPOKES}|{_SPOKES} (?:of|for|from|at|with) the (?P<of>[A-Z]?[a-z]+)\b)"
)
_ABBREVIATED = {
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "lt": "lieutenant",
    "capt": "captain",
    "adm": "admiral",
    "cdr": "commander",
    "cmdr": "commander",
    "sgt": "sergeant",
    "brig": "brigadier",
    "amb": "ambassador",
    "prof": "professor",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(_ABBREVIATED)})\b\.?")
_FOR = re.compile(rf"\b[Aa](?: [a-z]+)? {_SPOKES} (?:of|for|from|at|with) (?:the )?$")
_APPOSED = re.compile(rf", (?:an?|the) (?:[a-z]+ )?{_SPOKES} (?:of|for|from|at|with) (?:the )?$")
_OWN = re.compile(rf"(?:'s|')? {_SPOKES}")
_ARTICLE = re.compile(r"\b(?:an?|the) (?:[a-z]+ )?$", re.IGNORECASE)
_NAMED = re.compile(r",? (?!(?:The|A|An|In|On)\b)[A-Z]")
_WITH_ARTICLE = re.compile(
    r" (?:of|for) |\b(?:ministry|authority|agency|union|office|department|commission|council|army|navy|police|forces|"
    r"government|bank|court|fund|mission|organi[sz]ation|alliance|service|assembly|committee|embassy|secretariat|"
    r"institute|centre|center|foundation|association|federation|league|group|board|guard|administration|"
    r"directorate|corps|brigade|command|bureau|cabinet|senate|parliament|presidency)$",
    re.IGNORECASE,
)


class Voices:
    """The unnamed voices of one article; ``text`` is its folded text with the quotations blanked out."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading = reading
        self._text = text

    def titled(self, words: str, before: int) -> Record | None:
        """Give the one person whom the article, up to an offset, gives a title («the Ostrian prime minister»)."""
        words = re.sub(r"^the ", "", words.lower())
        earlier = {path: known for path, known in self._titles.items() if known[1] < before}
        for phrase in dict.fromkeys((words, words.split(" ", 1)[-1])):
            fitting = [record for record, _, titles in earlier.values() if _holds(titles, phrase)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        first = next(iter(self._titles.values()), None)
        untitled = [record for record, _, titles in earlier.values() if not _OFFICES.search(titles)]
        alone = len(untitled) == 1 and first is not None and untitled[0] == first[0]
        return untitled[0] if alone else None

    def pronoun(self, mention: Mention) -> Record | None:
        """Give whom «he» or «she» means: nobody else than the sentence right before names, if it names anybody."""
        own = self._reading.sentence_at(mention.span.start)
        if own is None or self.named_in(Span(own.span.start, mention.span.start)):
            return mention.record
        earlier = (s.span for s in self._reading.sentences_before(own))
        told = next((span for span in earlier if _LETTER.search(self._text, span.start, span.end)), None)
        people = self.named_in(told) if told else []
        word = mention.span.of(self._text)
        fitting = [person for person in people if self.may_be(person, word)]
        if mention.record in people:
            return mention.record if mention.record in fitting else None
        return mention.record if not fitting else fitting[0] if len(fitting) == 1 else None

    def may_be(self, person: Record, pronoun: str) -> bool:
        """Whether «he» or «she» may mean a person: no title in the article («Mr», «Ms») speaks against it."""
        known = self._titles.get(person.path)
        against = FEMALE if pronoun.lower() in {"he", "him", "his"} else MALE
        return known is None or not against & set(_WORDS.findall(known[2]))

    def named_in(self, span: Span) -> list[Record]:
        """Give the persons whom a stretch names outside of quotations, each once."""
        named = (m for m in self._reading.mentions_in(span) if m.record.is_a("person") and m.form == "name")
        return list(dict.fromkeys(m.record for m in named if BLANK not in m.span.of(self._text)))

    def has_title(self, person: Record, words: str) -> bool:
        """Whether a person is given a title anywhere in the article."""
        known = self._titles.get(person.path)
        return known is not None and _holds(known[2], re.sub(r"^the ", "", words.lower().strip()).rsplit(" ", 1)[-1])

    def body(self, noun: str, before: int, kind: str = "") -> Record | None:
        """Give the one body named before an offset that «the agency» can mean: the noun is a word of its name.

        ``kind`` is a word before the noun («the finance ministry»). What any body may be called («the organisation»)
        means the one that the sentence before names, where no name has that noun.
        """
        named = [m for m in self._reading.mentions if m.span.end <= before and m.record.is_a("organization")]
        fitting = {
            m.record.path: m.record for m in named if noun.lower() in re.findall(r"[\w-]+", m.record.name.lower())
        }
        if kind and len(fitting) > 1:
            fitting = {path: one for path, one in fitting.items() if kind[:_STEM] in one.name.lower()}
        if not fitting and noun.lower() in _ANY_BODY:
            fitting = {record.path: record for record in self._named_before(before)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _named_before(self, offset: int) -> list[Record]:
        """Give the bodies that the sentence before an offset's names, in the same or the paragraph before."""
        sentences = [s for s in self._reading.sentences if s.span.end <= offset and s.paragraph >= 0]
        if not sentences:
            return []
        inside = (m for m in self._reading.mentions_in(sentences[-1].span) if BLANK not in m.span.of(self._text))
        return [m.record for m in inside if m.record.is_a("organization")]

    def spokespeople(self, region: Span) -> Iterator[tuple[Span, Record]]:
        """Give the unnamed spokespeople of a stretch, each with all its words."""
        if self._text.find("spokes", region.start, region.end) < 0:
            return
        named: list[Span] = []
        for mention in self._reading.mentions_in(region):
            if not mention.record.is_a("organization"):
                continue
            start, end = mention.span.start, mention.span.end
            ahead = self._text[region.start : start]
            if self._says_more_of_a_person(ahead, region.start):
                named.append(mention.span)
            elif (found := _FOR.search(ahead)) and not _NAMED.match(self._text, end):
                yield Span(region.start + found.start(), end), spokesperson(mention.record)
            elif (own := _OWN.match(self._text, end, region.end)) and not _NAMED.match(self._text, own.end()):
                article = _ARTICLE.search(ahead)
                yield (
                    Span(region.start + article.start() if article else start, own.end()),
                    spokesperson(mention.record),
                )
            else:
                continue
            named.append(mention.span)
        for found in _UNNAMED.finditer(self._text, region.start, region.end):
            body = self.body(found["own"] or found["of"], found.start())
            span = Span(*found.span())
            if body and not any(span.overlaps(one) for one in named) and not _NAMED.match(self._text, found.end()):
                yield span, spokesperson(body)

    def _says_more_of_a_person(self, ahead: str, start: int) -> bool:
        """Whether a spokesperson is named before: «Pell Orla, a spokesman for the League»."""
        before = _APPOSED.search(ahead)
        if before is None:
            return False
        at = start + before.start()
        return any(m.span.end == at and m.record.is_a("person") for m in self._reading.mentions)

    @cached_property
    def _titles(self) -> dict[str, tuple[Record, int, str]]:
        """Each person by path, with the offset of the first name and the words that stand beside all the names."""
        found: dict[str, tuple[Record, int, str]] = {}
        people = [m for m in self._reading.mentions if m.record.is_a("person") and m.form == "name"]
        floor = 0
        for mention in people:
            sentence = self._reading.sentence_at(mention.span.start)
            start = max(floor, sentence.span.start if sentence else 0, mention.span.start - _TITLE_LENGTH)
            after = _AFTER.match(self._text, mention.span.end)
            words = f"{self._text[start : mention.span.end]} {after[0] if after else ''} ; ".lower()
            words = _SHORT.sub(lambda short: _ABBREVIATED[short[0].rstrip(".")], words)
            record, first, known = found.get(mention.record.path, (mention.record, mention.span.start, ""))
            found[record.path] = (record, first, known + words)
            floor = mention.span.end
        return found


def _holds(titles: str, phrase: str) -> bool:
    return phrase in titles and re.search(rf"\b{re.escape(phrase)}\b", titles) is not None


def spokesperson(body: Record) -> Record:
    """Give the record of a body's unnamed spokesperson."""
    article = "the " if _WITH_ARTICLE.search(body.name) and not body.name.startswith("The ") else ""
    path = f"person/spokesperson-of-{slug(body.name)}"
    return Record(path, f"a spokesperson of {article}{body.name}", ("person",), ("Person",), provisional=True)
