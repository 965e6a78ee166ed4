"""Places that the authority and CLDR do not know: towns by what stands before them, sites by their nouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.geography import COMPASS, EVENT_NOUNS
from kg.linking.landmarks import NO_PLACE_VERBS
from kg.linking.lands import free
from kg.linking.lexicon import ORGANIZATION_HEADS
from kg.linking.sites import add, shorter
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line

_TOWN_NOUNS = frozenset("city town village municipality district region province county area settlement".split())
_INTO = frozenset("in near outside around".split())
_VISITING = frozenset("visiting visited visits visit toured left reached reaches entered".split())
_TOWARDS = re.compile(
    r"\b(?:visit|visits|trip|trips|travel|travels|travelled|traveled|travelling|return|returned|came|come|went|go|goes|"
    r"arrived|arrive|arrives|flew|moved|sent|deployed|way|road|stay|stayed|tour|journey) (?:back )?(?:to|at|in|from)$"
)
_SHOWING = frozenset(
    "memorial monument tomb cemetery palace church cathedral mosque monastery temple garden wall gate square bridge "
    "castle fortress shrine museum gallery theatre opera library house hall academy".split()
)
_MEMORIAL = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Tt]o|[Nn]ear|[Vv]isited|toured|outside|before) the ((?:Memorial|Monument|Tomb|Cemetery|Palace|"
    r"Church|Cathedral|Mosque|Monastery|Temple|Garden|Wall|Gate|Square|Bridge|Castle|Fortress|Shrine|"
    r"House(?! of (?:Rep|Comm|Lords|People|Del|Ass|Counc|Elders|Fed|Dep))|Hall|Town Hall|City Hall) (?:of|to|for) "
    r"(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_SHOWN = re.compile(
    r"\b(?:[Vv]isit(?:s|ed|ing)?(?: to)?|[Tt]our(?:s|ed)?(?: of)?|"
    r"(?:held|opened|taking place|took place|hosted|reception|ceremony|exhibition) (?:at|in)) the "
    r"((?:[A-Z][\w'-]+ ){1,4}(?:Museum|Gallery|Theatre|Opera|Library|Cathedral|Church|Monastery)|"
    r"(?:Museum|Gallery|Library) of (?:the )?[A-Z][\w'-]+(?: (?:and |of )?[A-Z][\w'-]+)*)(?! of\b)"
)
_ROAD = re.compile(
    r"\b([A-Z][\w']+)-([A-Z][\w']+)(?= (?:road|railway|line|highway|motorway|route|corridor|border|pipeline|flight|"
    r"ferry|train|tunnel|expressway|section|stretch|axis|leg)\b)"
)
_ROADS = frozenset(
    "road railway line highway motorway route corridor border pipeline flight ferry train tunnel expressway section "
    "stretch axis leg".split()
)
_VENUE = re.compile(r"^\W*(?:Venue|Location|Where|Place): (?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")
_VENUES = frozenset({"venue", "location", "where", "place"})
_LONGER = re.compile(
    r" (?:d[aeiou]|del|della|des|sur|am|an der|upon)(?: [A-Z][\w'-]+)|(?: (?:Norte|Sul|Sur|Oriental|Occidental))\b"
)


def shown(draft: Draft) -> None:
    """Add what is visited or hosts an event («the Tower Museum»), before it is taken for a body."""
    for line in draft.plain_lines:
        for pattern in (_MEMORIAL, _SHOWN) if line.vocabulary & _SHOWING else ():
            for found in pattern.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
                add(draft, Span(*found.span(1)), found[1], ("Place",))
        venue = _VENUE.match(line.sentence.span.of(draft.text)) if line.vocabulary & _VENUES else None
        if venue is not None:
            start = line.sentence.span.start
            add(draft, Span(start + venue.start(1), start + venue.end(1)), venue[1], ("Place",))
        _longer(draft, line)


def _longer(draft: Draft, line: Line) -> None:
    """Let a known place go on with what its own name adds: «Mato Grosso do Sul», «Santa Rosa de Kop»."""
    for mention in draft.within(line.sentence.span):
        found = _LONGER.match(draft.text, mention.span.end, line.sentence.span.end)
        if found and mention.record.is_a("place") and "Country" not in mention.record.types:
            span = Span(mention.span.start, found.end())
            if len(draft.within(span)) == 1:
                add(draft, span, span.of(draft.text), mention.record.types)


def roads(draft: Draft, line: Line) -> None:
    """Add the two ends of a road that a hyphen joins: «the Toren-Karvin road»."""
    if not line.vocabulary & _ROADS:
        return
    for found in _ROAD.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
        for group in (1, 2):
            span = Span(*found.span(group))
            if not draft.within(span):
                add(draft, span, found[group], ("City", "Place"))


def towns(draft: Draft) -> None:
    """Add unknown towns by their context, once persons are known."""
    for line in draft.plain_lines:
        roads(draft, line)
        for first, end in _runs(draft, line):
            if _is_town(draft, line, first, end):
                span = line.span(first, end)
                add(draft, span, span.of(draft.text), ("City", "Place") if _town_like(line, first, end) else ("Place",))
    shorter(draft)


def _runs(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(line.tokens):
        if not line.tokens[index].named:
            index += 1
            continue
        end = index
        while end < len(line.tokens) and end - index < 3 and free(draft, line.tokens[end]):  # noqa: PLR2004
            end += 1
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _is_town(draft: Draft, line: Line, first: int, end: int) -> bool:
    following = line.tokens[end] if end < len(line.tokens) and line.tokens[end].capital else None
    closing = following is not None and draft.at(following) is None
    if end - first == 1 and len(line.tokens[first].text) == 1:
        return False  # «reached C$640 million»
    if following is not None and closing and (following.acronym or following.lower in EVENT_NOUNS | ORGANIZATION_HEADS):
        return False
    before = line.word(first - 1)
    if before == "in" and line.word(first - 2) in NO_PLACE_VERBS:
        return False
    if before in _INTO or before in _VISITING:
        return line.word(end) != "'s" or before in _VISITING
    if before == "the" or first == 0:
        return _dateline(draft, line, first, end)
    return (
        _town_like(line, first, end)
        or _before_country(draft, line, end)
        or _with_places(draft, line, first)
        or _headed_for(draft, line, first)
    )


def _town_like(line: Line, first: int, end: int) -> bool:
    named = line.word(first - 1) == "of" and line.word(first - 2) in _TOWN_NOUNS
    return named or line.word(first - 1) in _INTO or line.word(end) in _TOWN_NOUNS


def _headed_for(draft: Draft, line: Line, first: int) -> bool:
    lead = draft.text[line.sentence.span.start : line.tokens[first].start].rstrip()
    return _TOWARDS.search(lead) is not None


def _before_country(draft: Draft, line: Line, end: int) -> bool:
    """Whether «, Country» follows: «Vranje, Serbia»."""
    if line.word(end) != "," or end + 1 >= len(line.tokens):
        return False
    mention = draft.at(line.tokens[end + 1])
    at_home = mention is not None and "Country" in mention.record.types
    return at_home and line.word(line.index_at(mention.span.end)) in {",", ".", "", "on", "from", "to"}  # type: ignore[union-attr]


def _with_places(draft: Draft, line: Line, first: int) -> bool:
    """Whether the name goes on a list of places that «in» opened: «in Oradea and Arad»."""
    index = first - 1
    while index > 0 and line.word(index) in {"and", ",", "or"}:
        index -= 1
    if index in {first - 1, 0}:
        return False
    mention = draft.at(line.tokens[index])
    if mention is None or not mention.record.is_a("place") or "Country" in mention.record.types:
        return False
    return (
        line.word(line.index_at(mention.span.start) - 1)
        in {*_INTO, "and", ",", "between", "to", "from", "at"} | COMPASS
    )


def _dateline(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether a paragraph opens «TOWN - …» or «Town, 12 May …»."""
    if first != 0:
        return False
    after = draft.text[line.tokens[end - 1].end : line.tokens[end - 1].end + 20]
    return re.match(r" - |, (?:\d{1,2}\.? )?(?:[A-Z][a-z]+ )?\d{1,4}\b|: (?=[A-Z])(?!.)", after) is not None
