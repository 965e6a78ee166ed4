"""Agreements, programmes, operations, policies, concepts and projects: parties, and since when they hold.

One report for each framework that an article names. «Since» is a date only where the same clause says that the
framework began then or that a party joined then; any other year in the sentence is about something else. The parties
are those that the words beside the name give, never those that are known otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.dates import dates_in, dates_of
from kg.model import Evidence, FrameworkReport, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.dates import DateMention
    from kg.model import Mention, PartialDate, Reading, Record

_BEGIN = (
    r"(?:signed|established|launched|founded|created|adopted|concluded|set up|started|began|begun|initiated|agreed|"
    r"ratified|endorsed|approved|introduced|proclaimed|declared|deployed|in force|entered into force|came into force|"
    r"in place|operational|operating|running|existing|active|inaugurated|formed|unveiled|initialled)"
)
_JOIN = (
    r"(?:joined|joins?|acceded to|entered(?: into)?|(?:signed|signs|sign)(?: up to)?|"
    r"(?:became|has become) (?:a |an |the )?(?:\w+ ){0,2}(?:member|part|participant|partner|party|signatory)"
    r"(?: (?:of|in|to))?|"
    r"(?:was|were) admitted to|ratified|launched|established|founded|created|adopted|concluded|initiated|started|"
    r"deployed|endorsed|approved|proclaimed|declared|introduced|set up)"
)
_TAKES_PART = (
    r"(?:(?:participat\w+|tak\w+ part|took part|engag\w+|involved|cooperat\w+|contribut\w+|invest\w*|benefit\w*|"
    r"work\w*)(?: [a-z]+){0,2}? (?:in|to|with|on|under|through|within|from)|"
    r"(?:(?:a|an|the) )?(?:\w+ )?(?:members?|part|participants?|part(?:y|ies)|signator(?:y|ies)) (?:of|in|to)|"
    r"implement\w*|maintain\w*|observ\w+)"
)
_HAS = r"(?:pursu\w+|follow\w*|lead\w*|led|runs?|manag\w+|host\w*|has|have|continu\w+)"

_DETERMINED = r"(?:the |a |an |its |their |this |that |of |new |first |joint |second |third |own )*"
_SINCE_BEFORE = re.compile(r"\b(?:since|from|as of)\s(?:the year |early |late |mid-)?$", re.IGNORECASE)
_IN_BEFORE = re.compile(r"\b(?:in|on|since|as of|from|back to|back in)\s(?:the year |early |late )?$", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|to|should|could|may|might|shall|plans?|intends?)\s+(?:\w+\s+){0,2}$")
_POSSESSIVE = re.compile(r"'s?\s(?:[\w-]+\s){0,5}$")
_BETWEEN = re.compile(
    r"^(?:\s[\w'-]+){0,3}?,?\s(?:signed\s|concluded\s|agreed\s|reached\s|brokered\s)?(?:between|with)\s(?:the\s)?$"
)
_SUBJECT = re.compile(
    rf"^(?:\s(?:has|have|had|is|was|were|are|been|be|also|already|will|long|since|recently|\w+ly|who|which)|,)*"
    rf"\s(?:{_JOIN}|{_TAKES_PART}|{_HAS})\s(?:in\s)?{_DETERMINED}(?:[\w-]+\s){{0,3}}$"
)
_LED = re.compile(r"-(?:led|run|backed|mediated|facilitated|sponsored|brokered|funded)\s(?:[\w-]+\s){0,3}$")
_BY = re.compile(r"^(?:\s[\w-]+){0,2}?\s(?:of|by)\s(?:the\s)?$")
_INVITED = re.compile(
    rf"^\sto (?:\w+ly )?(?:{_JOIN}|{_TAKES_PART}|engage(?: \w+)? in)\s{_DETERMINED}(?:[\w-]+\s){{0,2}}$"
)
_BEGUN = re.compile(
    r"(?:\s(?:between|with|of|for|on)\s[^,.;:]{1,60})?[,(]?\s(?:(?:which|that)\s)?"
    rf"(?:(?:was|were|is|are|has been|have been)\s)?(?:\w+\s)?{_BEGIN}\b"
)
_SOON_IN = re.compile(r"(?:\s[\w'-]+){0,4}?,?\s(?:back )?(?:in|on)\s(?:the year |early |late )?")
_CHANGED = re.compile(r"\b(?:changed|grown|improved|renewed|expanded|increased)\b")
_LISTED = re.compile(r"^(?:,\s(?:the\s)?|,?\sand\s(?:the\s)?)$")
_MAX_CLAUSE = 140


@dataclass(frozen=True, slots=True)
class _Said:
    """What one mention's sentence says of the framework."""

    mention: Mention
    since: PartialDate | None
    parties: tuple[Record, ...]

    @property
    def weight(self) -> int:
        return 10 * (self.since is not None) + len(self.parties)


def read(reading: Reading) -> Iterator[FrameworkReport]:
    """Give one report for each framework that an article names, in the order of their first mention."""
    reader = _Reader(reading)
    found: dict[str, list[_Said]] = {}
    for mention in reading.mentions:
        if mention.form == "name" and mention.record.is_a("programme"):
            found.setdefault(mention.record.path, []).append(reader.said(mention))
    for said in found.values():
        telling = sorted((s for s in said if s.weight), key=lambda s: -s.weight) or said[:1]
        parties = {party.path: party for s in telling for party in s.parties}
        evidence = tuple(Evidence(s.mention.span, reader.context(s.mention)) for s in telling)
        yield FrameworkReport(said[0].mention.record, evidence, telling[0].since, tuple(parties.values()))


_AFTER_OWNER = re.compile(r"(?:'s)?[\s-]")


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._dates = dates_of(reading.article, reading.text)
        self._owners: dict[str, dict[str, tuple[int, Record]]] = {}  # by their words and paths
        for index, party in enumerate(reading.mentions):
            if _is_party(party):
                same = self._owners.setdefault(party.span.of(self._text), {})
                same.setdefault(party.record.path, (index, party.record))

    def context(self, mention: Mention) -> Span:
        """Give the sentence in which a mention stands."""
        sentence = self._reading.sentence_at(mention.span.start)
        return sentence.span if sentence else mention.span

    def said(self, mention: Mention) -> _Said:
        """Give what the sentence of a mention says of its framework."""
        return _Said(mention, self._since(mention), tuple(self._party_records(mention)))

    # --- since when ----------------------------------------------------------------------------------------------

    def _since(self, mention: Mention) -> PartialDate | None:
        sentence = self.context(mention)
        dates = (d for d in dates_in(self._dates, sentence) if self._nearest(mention, d.span) and not self._to_come(d))
        return next((date.start for date in dates if self._dated(mention, date, sentence)), None)

    def _to_come(self, date: DateMention) -> bool:
        """Whether nothing can hold since then yet, for the article is older."""
        published = self._reading.article.published
        return published is not None and date.start.is_after(published.value)

    def _nearest(self, mention: Mention, date: Span) -> bool:
        """Whether no other framework stands between the two."""
        low, high = min(mention.span.end, date.end), max(mention.span.start, date.start)
        between = (m for m in self._reading.mentions_in(Span(low, high)) if m.form == "name")
        others = (m for m in between if m.record.is_a("programme") and m.record != mention.record)
        return all(self._text[m.span.start - 1] == "(" for m in others)  # the same one's abbreviation

    def _dated(self, mention: Mention, date: DateMention, sentence: Span) -> bool:
        if date.span.end <= mention.span.start:
            return self._date_first(mention, date, sentence)
        return mention.span.end <= date.span.start and self._name_first(mention, date, sentence)

    def _date_first(self, mention: Mention, date: DateMention, sentence: Span) -> bool:
        lead = self._text[sentence.start : date.span.start]
        between = self._text[date.span.end : mention.span.start]
        if not between.strip():
            return mention.record.framework_kind in {"Agreement", "Concept"}
        if ";" in between or len(between) > _MAX_CLAUSE or self._text.startswith("'", mention.span.end):
            return False
        joined = re.search(rf"\b{_JOIN}\s{_DETERMINED}(?:[\w'-]+\s){{0,4}}$", between)
        if joined and _FUTURE.search(between[: joined.start()]):
            return False
        if re.match(r"\)?,?\s(?:when|after)\b", between):
            return joined is not None
        part = re.search(rf"\b{_TAKES_PART}\s{_DETERMINED}(?:[\w'-]+\s){{0,4}}$", between)
        if _SINCE_BEFORE.search(lead):
            return bool(joined or part)
        return joined is not None and bool(_IN_BEFORE.search(lead) or not lead.strip()) and " when " not in between

    def _name_first(self, mention: Mention, date: DateMention, sentence: Span) -> bool:
        lead = self._text[sentence.start : mention.span.start]
        between = self._gap(mention.span.end, date.span.start)
        if ";" in between or len(between) > _MAX_CLAUSE:
            return False
        if between in {" of ", " (", " from "}:
            return True
        if _BEGUN.match(between):
            return _IN_BEFORE.search(between) is not None and not re.search(r"\b(?:will|to be)\b", between)
        near = len(between.split()) <= 6  # noqa: PLR2004 - «the X programme of the Alliance since 2006»
        if near and re.search(r"\bsince\s(?:the year |early |late )?$", between):
            return _CHANGED.search(between) is None
        joined = re.search(rf"\b{_JOIN}\s{_DETERMINED}(?:[\w'-]+\s){{0,4}}$", lead)
        if joined is None or _FUTURE.search(lead[: joined.start()]):
            return False
        return _SOON_IN.fullmatch(between) is not None

    def _gap(self, start: int, end: int) -> str:
        """Give the words between, without an abbreviation in brackets."""
        return re.sub(r"^\s\([A-Z][\w/-]{1,12}\)", "", self._text[start:end])

    # --- parties -------------------------------------------------------------------------------------------------

    def _party_records(self, mention: Mention) -> Iterator[Record]:
        sentence = self.context(mention)
        yield from self._in_name(mention)
        inside = [m for m in self._reading.mentions_in(sentence) if _is_party(m) and not m.span.overlaps(mention.span)]
        for index, party in enumerate(inside):
            if party.record.path == mention.record.path:
                continue
            if party.span.end <= mention.span.start:
                gap = self._text[party.span.end : mention.span.start]
                beside = gap == " " and party.record.is_a("organization")
                if beside or any(said.match(gap) for said in (_POSSESSIVE, _SUBJECT, _INVITED, _LED)):
                    yield from self._listed(inside, index, -1)
                continue
            gap = self._gap(mention.span.end, party.span.start)
            if _BETWEEN.match(gap) or _BY.match(gap):
                yield from self._listed(inside, index, 1)

    def _listed(self, parties: Sequence[Mention], index: int, step: int) -> Iterator[Record]:
        """Give a party and those listed with it, before it or behind it («A, B and C»)."""
        found = [parties[index]]
        while 0 <= (index := index + step) < len(parties):
            pair = sorted((found[-1], parties[index]), key=lambda m: m.span)
            if not _LISTED.match(self._text[pair[0].span.end : pair[1].span.start]):
                break
            found.append(parties[index])
        yield from (m.record for m in found[::step])

    def _in_name(self, mention: Mention) -> Iterator[Record]:
        """Give the party with whose name the framework's name begins: «NATO …», «EU-mediated …»."""
        words = mention.span.of(self._text)
        if re.search(r"\bresolution\b", words, re.IGNORECASE):
            return  # whoever passes a resolution is not a party to it
        ends = (end for end in range(1, len(words)) if _AFTER_OWNER.match(words, end))
        owners = (owner for end in ends for owner in self._owners.get(words[:end], {}).values())
        first = min((one for one in owners if one[1].path != mention.record.path), default=None, key=itemgetter(0))
        if first is not None:
            yield first[1]


def _is_party(mention: Mention) -> bool:
    return mention.form == "name" and _can_be_party(mention.record)


def _can_be_party(record: Record) -> bool:
    return (record.is_a("organization") or record.is_a("place")) and not record.is_a("programme")
