"""Sites, landforms and seas that the authority and CLDR do not know, by their nouns («Ramstein Air Base»)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.linking.geography import CLOSING_LATER, DIVISIONS, EVENT_NOUNS, SEA_ADJECTIVES, SHIPS, SITE_HEADS, SITE_PHRASES
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.titles import phrase_before, skip_honorifics, title_words
from kg.model import Record, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line, Token

_LONG_WORD = 4
_SEAS = re.compile(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+) Seas\b")
_REALM = re.compile(
    r"\b(?:Republic|Kingdom|Federation|Sultanate|Emirate|Principality|Grand Duchy) of (?:the )?[A-Z][a-z]{2,}\b"
)
_CAMP = re.compile(
    r"\b(?:Camp|Forward Operating Base|Naval (?:Air )?Station|Naval Support Activity|Joint Base|Marine Corps Base|Ramp|"
    r"(?P<nature>Fort|Mount|Lake|Port|River|Villa|Cape|Mt\.?|Hotel|"
    r"Palacio|Palais|Palazzo|Plaza|Piazza|Schloss|Rio|Río|Isla|Monte|Playa|Hacienda|Wadi|Jebel|Koh|Pulau)) "
    r"((?:[A-Z][\w'-]+ ?){1,3})(?<! )"
)
_LAND_OF = re.compile(
    r"\b(?:Gulf|Bay|Straits?|Sea|Glen|Isles?|Cape|Horn|Plain|Rock|Mouth|Town Hall|City Hall|Forest|Valley) of "
    r"(?:the )?(?:(?:Africa|Asia|Europe)\b|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
_DIVISION = re.compile(rf"\b(?:[A-Z][\w'-]+ ){{1,2}}(?:{'|'.join(sorted(DIVISIONS))})\b")
_NAMED = frozenset(
    "seas republic kingdom federation sultanate emirate principality duchy camp fort mount lake port base station ramp "
    "activity "
    "river villa cape mt mt. hotel palacio palais palazzo plaza piazza schloss rio "
    "río isla monte playa hacienda wadi "
    "jebel koh pulau gulf bay strait straits sea glen isle isles cape horn plain rock mouth hall".split()
) | {division.lower() for division in DIVISIONS}
_NUMBERS = frozenset("two three four five six seven eight nine ten twelve old new".split())
_CROWNED = frozenset("king queen prince princess duke saint captain lord lady general admiral".split())
_FACILITIES = frozenset("activity facility station detachment".split())
_LANDS = frozenset("island islands bay mountain mountains river lake peninsula glacier strait channel".split())
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted((tuple(phrase.split()) for phrase in SITE_PHRASES), key=len, reverse=True):
    _PHRASES.setdefault(_phrase[0], []).append(_phrase)


def find(draft: Draft) -> None:
    """Add sites («Ramstein Air Base», «Camp Nothing Hill») and pairs of seas, before persons are sought."""
    for line in draft.plain_lines:
        for index, word in enumerate(line.words):
            if (word in SITE_HEADS or word in _PHRASES) and (size := _site_noun(line, index)):
                _add_site(draft, line, index, size)
        if line.vocabulary & _NAMED:
            _named_sites(draft, line, line.sentence.span.start, line.sentence.span.end)


def _named_sites(draft: Draft, line: Line, start: int, stop: int) -> None:
    """Add what a noun opens («Camp Nothing Hill», «Gulf of Kelvara»), and what a division closes."""
    _seas_and_realms(draft, start, stop)
    for found in _LAND_OF.finditer(draft.text, start, stop):
        inner = draft.within(Span(*found.span()))
        end = next((m.span.end for m in inner if m.record.is_a("place") and found.start() < m.span.start), found.end())
        if not any(m.record.is_a("person") for m in inner):  # «Horn of Ostria», not with the name that follows it
            add(draft, Span(found.start(), end), draft.text[found.start() : end], ("Place",))
    for found in _DIVISION.finditer(draft.text, start, stop):
        inner = draft.within(Span(*found.span()))
        if inner and all(m.record.is_a("place") for m in inner):
            add(draft, Span(*found.span()), found[0], ("Place",))
    for found in _CAMP.finditer(draft.text, start, stop):
        if not found["nature"] or _natural(line, found):
            add(draft, Span(*found.span()), found[0], ("Place",))


def _seas_and_realms(draft: Draft, start: int, stop: int) -> None:
    for found in _SEAS.finditer(draft.text, start, stop):
        for group in (1, 2):
            end = found.end() if group == 2 else found.end(1)  # noqa: PLR2004 - the second of the pair
            add(draft, Span(found.start(group), end), f"{found[group]} Sea", ("Place",))
    for found in _REALM.finditer(draft.text, start, stop):
        if not draft.within(Span(*found.span())):
            add(draft, Span(*found.span()), found[0], ("Country", "Place"))


def _natural(line: Line, found: re.Match[str]) -> bool:
    """Whether what follows «Lake» or «Fort» is a name, and no body's: «Lake States Air Patrol» is none."""
    first, end = line.index_at(found.start(2)), line.index_at(found.end() - 1) + 1
    return line.word(line.index_at(found.start()) - 1) not in SHIPS and all(
        token.named for token in line.tokens[first:end]
    )


def add(draft: Draft, span: Span, name: str, types: tuple[str, ...]) -> None:
    """Add a place by its name: the authority's, else a provisional one."""
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
    while first > 0 and _names_site(draft, line.tokens[first - 1]) and line.word(first - 1) not in _FACILITIES:
        first -= 1
    if first < index and first > 1 and line.tokens[first - 1].capital and line.word(first - 1) in _NUMBERS:
        first -= 1  # «the Five Hills Training Area», «the Old Tannery»
    if first < index and line.word(first - 1) in _CROWNED and line.word(index) in _LANDS:
        first -= 1  # «King George Island»
    if _goes_on(draft, line, index, index + size):
        return
    own = [t for t in line.tokens[first:index] if not _owner(draft, t)]
    if all(t.lower in SEA_ADJECTIVES for t in own) and not line.tokens[index].capital:
        return  # «an Antarctic base»
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
    crowned = line.word(first) in _CROWNED and first < index - 1
    if not crowned and (
        (line.tokens[first].key in GIVEN_NAMES and index - first > 1)
        or phrase_before(line, first)
        or skip_honorifics(line, first) < first
    ):
        return  # «Ambassador Hill», «Brian Hill»
    add(draft, span, span.of(draft.text), ("Place",))


def _goes_on(draft: Draft, line: Line, index: int, end: int) -> bool:
    """Whether a noun is no site's: «Kelvara Valley fever», «Kelvara Valley Festival», «the White Sea island of K»."""
    following = line.token(end)
    if following is None:
        return False
    if following.lower == "of":
        return index > 0 and not line.tokens[index].capital and draft.at(line.tokens[index - 1]) is not None
    return following.lower == "fever" or (following.capital and _closed_by(following))


def _closed_by(token: Token) -> bool:
    return token.lower in CLOSING_LATER or token.lower in EVENT_NOUNS


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


def shorter(draft: Draft) -> None:
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
