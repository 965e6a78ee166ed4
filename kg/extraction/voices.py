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
_FOR = re.compile(rf"\b[Aa](?: [a-z]+)? {_SPOKES} (?:of|for|from|at|with) (?:the )?$")
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
        earlier = (s.span for s in self._reading.sentences if s.paragraph == own.paragraph and s.span < own.span)
        told = [span for span in earlier if _LETTER.search(self._text, span.start, span.end)]
        people = self.named_in(told[-1]) if told else []
        if mention.record in people:
            return mention.record
        gender = MALE if mention.span.of(self._text).lower() == "he" else FEMALE
        other = (MALE | FEMALE) - gender
        fitting = [person for person in people if not other & set(self._titles[person.path][2].split())]
        return mention.record if not fitting else fitting[0] if len(fitting) == 1 else None

    def named_in(self, span: Span) -> list[Record]:
        """Give the persons whom a stretch names outside of quotations, each once."""
        named = (m for m in self._reading.mentions_in(span) if m.record.is_a("person") and m.form == "name")
        return list(dict.fromkeys(m.record for m in named if BLANK not in m.span.of(self._text)))

    def has_title(self, person: Record, words: str) -> bool:
        """Whether a person is given a title anywhere in the article."""
        known = self._titles.get(person.path)
        return known is not None and _holds(known[2], re.sub(r"^the ", "", words.lower().strip()).rsplit(" ", 1)[-1])

    def body(self, noun: str, before: int) -> Record | None:
        """Give the one body named before an offset that «the agency» can mean: the noun is a word of its name."""
        named = [m for m in self._reading.mentions if m.span.end <= before and m.record.is_a("organization")]
        fitting = {m.record.path: m.record for m in named if noun.lower() in m.record.name.lower().split()}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def spokespeople(self, region: Span) -> Iterator[tuple[Span, Record]]:
        """Give the unnamed spokespeople of a stretch, each with all its words."""
        if self._text.find("spokes", region.start, region.end) < 0:
            return
        for mention in self._reading.mentions_in(region):
            if not mention.record.is_a("organization"):
                continue
            start, end = mention.span.start, mention.span.end
            ahead = self._text[region.start : start]
            if (found := _FOR.search(ahead)) and not _NAMED.match(self._text, end):
                yield Span(region.start + found.start(), end), spokesperson(mention.record)
            elif (own := _OWN.match(self._text, end, region.end)) and not _NAMED.match(self._text, own.end()):
                article = _ARTICLE.search(ahead)
                yield (
                    Span(region.start + article.start() if article else start, own.end()),
                    spokesperson(mention.record),
                )

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
            words = f"{self._text[start : mention.span.start]} {after[0] if after else ''} ; ".lower()
            record, first, known = found.get(mention.record.path, (mention.record, mention.span.start, ""))
            found[record.path] = (record, first, known + words)
            floor = mention.span.end
        return found


def _holds(titles: str, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", titles) is not None


def spokesperson(body: Record) -> Record:
    """Give the record of a body's unnamed spokesperson."""
    article = "the " if _WITH_ARTICLE.search(body.name) and not body.name.startswith("The ") else ""
    path = f"person/spokesperson-of-{slug(body.name)}"
    return Record(path, f"a spokesperson of {article}{body.name}", ("person",), ("Person",), provisional=True)
