"""Places that the authority and CLDR do not know: towns by what stands before them, sites by their nouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.linking.geography import COMPASS, DIVISIONS, EVENT_NOUNS, SITE_HEADS, SITE_PHRASES
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.landmarks import NO_PLACE_VERBS
from kg.linking.lands import free
from kg.linking.lexicon import ORGANIZATION_HEADS
from kg.linking.titles import phrase_before, skip_honorifics, title_words
from kg.model import Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_LONG_WORD = 4
_TOWN_NOUNS = frozenset("city town village municipality district region province county area settlement".split())
_INTO = frozenset("in near outside around".split())
_VISITING = frozenset("visiting visited visits visit toured left reached reaches entered".split())
_TOWARDS = re.compile(
    r"\b(?:visit|visits|trip|trips|travel|travels|travelled|traveled|travelling|return|returned|came|come|went|go|goes|"
    r"arrived|arrive|arrives|flew|moved|sent|deployed|way|road|stay|stayed|tour|journey) (?:back )?(?:to|at|in|from)$"
)
_SEAS = re.compile(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+) Seas\b")
_REALM = re.compile(
    r"\b(?:Republic|Kingdom|Federation|Sultanate|Emirate|Principality|Grand Duchy) of (?:the )?[A-Z][a-z]{2,}\b"
)
_CAMP = re.compile(
    r"\b(?:Camp|Forward Operating Base|Naval Station|Ramp|(?P<nature>Fort|Mount|Lake|Port|River|Villa|Cape|Mt\.?)) "
    r"((?:[A-Z][\w'-]+ ?){1,3})(?<! )"
)
_DIVISION = re.compile(rf"\b(?:[A-Z][\w'-]+ ){{1,2}}(?:{'|'.join(sorted(DIVISIONS))})\b")
_NAMED = frozenset(
    "seas republic kingdom federation sultanate emirate principality duchy camp fort mount lake port base station ramp "
    "river villa cape mt mt.".split()
) | {division.lower() for division in DIVISIONS}
_SHOWING = frozenset(
    "memorial monument tomb cemetery palace church cathedral mosque monastery temple garden wall gate square bridge "
    "castle fortress shrine museum gallery theatre opera library".split()
)
_MEMORIAL = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Tt]o|[Nn]ear|[Vv]isited|toured|outside|before) the ((?:Memorial|Monument|Tomb|Cemetery|Palace|"
    r"Church|Cathedral|Mosque|Monastery|Temple|Garden|Wall|Gate|Square|Bridge|Castle|Fortress|Shrine) (?:of|to|for) "
    r"(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_SHOWN = re.compile(
    r"\b(?:[Vv]isit(?:s|ed|ing)?(?: to)?|[Tt]our(?:s|ed)?(?: of)?|"
    r"(?:held|opened|taking place|took place|hosted|reception|ceremony|exhibition) (?:at|in)) the "
    r"((?:[A-Z][\w'-]+ ){1,4}(?:Museum|Gallery|Theatre|Opera|Library|Cathedral|Church|Monastery))\b(?! of)"
)
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted((tuple(phrase.split()) for phrase in SITE_PHRASES), key=len, reverse=True):
    _PHRASES.setdefault(_phrase[0], []).append(_phrase)


def shown(draft: Draft) -> None:
    """Add what is visited or hosts an event («the Tower Museum»), before it is taken for a body."""
    for line in draft.plain_lines:
        for pattern in (_MEMORIAL, _SHOWN) if line.vocabulary & _SHOWING else ():
            for found in pattern.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
                _add(draft, Span(*found.span(1)), found[1], ("Place",))


def sites(draft: Draft) -> None:
    """Add sites («Ramstein Air Base», «Camp Nothing Hill») and pairs of seas, before persons are sought."""
    for line in draft.plain_lines:
        for index, word in enumerate(line.words):
            if (word in SITE_HEADS or word in _PHRASES) and (size := _site_noun(line, index)):
                _add_site(draft, line, index, size)
        if line.vocabulary & _NAMED:
            _named_sites(draft, line, line.sentence.span.start, line.sentence.span.end)


def _named_sites(draft: Draft, line: Line, start: int, stop: int) -> None:
    for found in _SEAS.finditer(draft.text, start, stop):
        for group in (1, 2):
            end = found.end() if group == 2 else found.end(1)  # noqa: PLR2004 - the second of the pair
            _add(draft, Span(found.start(group), end), f"{found[group]} Sea", ("Place",))
    for found in _REALM.finditer(draft.text, start, stop):
        if not draft.within(Span(*found.span())):
            _add(draft, Span(*found.span()), found[0], ("Country", "Place"))
    for found in _DIVISION.finditer(draft.text, start, stop):
        inner = draft.within(Span(*found.span()))
        if inner and all(m.record.is_a("place") for m in inner):
            _add(draft, Span(*found.span()), found[0], ("Place",))
    for found in _CAMP.finditer(draft.text, start, stop):
        if not found["nature"] or _natural(line, found):
            _add(draft, Span(*found.span()), found[0], ("Place",))


def _natural(line: Line, found: re.Match[str]) -> bool:
    """Whether what follows «Lake» or «Fort» is a name, and no body's: «Lake States Air Patrol» is none."""
    first, end = line.index_at(found.start(2)), line.index_at(found.end() - 1) + 1
    return all(token.named for token in line.tokens[first:end])


def towns(draft: Draft) -> None:
    """Add unknown towns by their context, once persons are known."""
    for line in draft.plain_lines:
        for first, end in _runs(draft, line):
            if _is_town(draft, line, first, end):
                span = line.span(first, end)
                _add(
                    draft, span, span.of(draft.text), ("City", "Place") if _town_like(line, first, end) else ("Place",)
                )
    _short_sites(draft)


def _add(draft: Draft, span: Span, name: str, types: tuple[str, ...]) -> None:
    plain = re.sub(r"\s+", " ", name)
    known = [r for r in draft.authority.lookup(plain) if r.is_a("place")]
    record = known[0] if len(known) == 1 else Record(f"place/{slug(plain)}", plain, ("place",), types, provisional=True)
    draft.add(span, record)


def _site_noun(line: Line, index: int) -> int:
    for phrase in _PHRASES.get(line.word(index), ()):
        if line.words[index : index + len(phrase)] == phrase:
            return len(phrase)
    return 1 if line.word(index) in SITE_HEADS else 0


def _add_site(draft: Draft, line: Line, index: int, size: int) -> None:
    """Add the capitals before a site's noun with it; a body or a country alone before it names no site."""
    first = index
    while first > 0 and _names_site(draft, line.tokens[first - 1]):
        first -= 1
    own = [t for t in line.tokens[first:index] if not _owner(draft, t)]
    headquarters = line.word(index) == "headquarters" and line.tokens[index].capital and first < index
    if not own and not headquarters:
        return
    if (
        first == 0
        and len(own) == 1
        and not line.tokens[index].capital
        and not _owner_place(draft, own[0])
        and size == 1
    ):
        return
    span = line.span(first, index + size)
    if any(m.record.is_a("person") for m in draft.within(span)) or line.word(first - 1) in {'"', "“", "„", "«"}:
        return
    if (
        (line.tokens[first].key in GIVEN_NAMES and index - first > 1)
        or phrase_before(line, first)
        or skip_honorifics(line, first) < first
    ):
        return  # «Ambassador Hill», «Brian Hill»
    _add(draft, span, span.of(draft.text), ("Place",))


def _names_site(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    if mention is not None:
        return not mention.record.is_a("person") and token.capital
    return token.named and not draft.is_demonym(token.text) and token.bare not in title_words()


def _owner(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and ("Country" in mention.record.types or mention.record.is_a("organization"))


def _owner_place(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and mention.record.is_a("place")


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


def _short_sites(draft: Draft) -> None:
    """Let a site's own name stand for it after «at»: «based at Ramstein Air Base … at Ramstein»."""
    short: dict[str, Record] = {}
    for mention in draft.mentions:
        first, *_, last = mention.span.of(draft.text).split(" ") * 2
        if mention.record.is_a("place") and last.lower() in SITE_HEADS | {"range", "area"} and len(first) >= _LONG_WORD:
            short.setdefault(first, mention.record)
    for line in draft.plain_lines if short else ():
        for index, token in enumerate(line.tokens):
            if token.text not in short or line.word(index - 1) != "at":
                continue
            span = Span(token.start, token.end)
            if all(m.span == span for m in draft.within(span)):
                for mention in draft.within(span):
                    draft.drop(mention)
                draft.add(span, short[token.text])
