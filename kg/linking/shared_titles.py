"""Titles that several persons share: «the transport ministers of Ostria and Velland, A and B», «deputies A and B»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.linking.lexicon import COMMON
from kg.linking.nations import nation_before
from kg.linking.offices import RANKS, TITLE_HEADS, TITLE_MODIFIERS
from kg.linking.phrases import NO_NOUN, beside
from kg.linking.titles import skip_names_titles
from kg.model import Post, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_FEWEST = 2
_FAR = 12
_NUMBERS = frozenset("two three four five six seven eight nine ten both all several other many most some".split())


def _plural(phrase: str) -> str:
    words = phrase.split()
    at = 0 if len(words) > 1 and (words[1] in {"of", "in", "general"}) else len(words) - 1
    noun = words[at]
    if noun.endswith("man"):
        noun = noun[:-2] + "en"
    elif noun.endswith("y") and noun[-2] not in "aeiou":
        noun = noun[:-1] + "ies"
    elif "-in-" in noun or noun.endswith("-general"):
        head, dash, rest = noun.partition("-")
        noun = f"{head}s{dash}{rest}"
    else:
        noun += "s"
    return " ".join([*words[:at], noun, *words[at + 1 :]])


_PLURALS = {tuple(_plural(phrase).split()): tuple(phrase.split()) for phrase in (*TITLE_HEADS, *RANKS)}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(_PLURALS, key=len, reverse=True):
    _BY_FIRST.setdefault(_words[0], []).append(_words)
_FIRSTS = frozenset(_BY_FIRST)


@dataclass(frozen=True, slots=True)
class Shared:
    """A title in the plural: its words for one holder, whose it is, and the token at which its holders begin."""

    title: str
    office: str
    first: int
    states: tuple[Record, ...]
    owner: Record | None
    start: int


def plural_titles(draft: Draft, line: Line) -> Iterator[Shared]:
    """Give the titles in the plural behind which a list of names can stand."""
    if not line.vocabulary & _FIRSTS:
        return
    for index in range(len(line.tokens)):
        phrase = next((w for w in _BY_FIRST.get(line.words[index], ()) if line.words[index:][: len(w)] == w), ())
        if phrase:
            found = _read(draft, line, index, phrase)
            if found is not None:
                yield found


def shared(draft: Draft, line: Line) -> Iterator[Post]:
    """Give each of the persons listed behind a title in the plural that title."""
    for found in plural_titles(draft, line):
        holders = list(_holders(draft, line, found.start))
        if len(holders) < _FEWEST:
            continue
        for number, (mention, own) in enumerate(holders):
            at = own or found.owner
            if own is None and found.states:
                even = len(found.states) == len(holders)
                at = found.states[number if even else 0] if even or len(found.states) == 1 else None
            span = Span(line.tokens[found.first].start, mention.span.end)
            yield Post(mention.record, found.title, found.office, at, span)


def _read(draft: Draft, line: Line, index: int, phrase: tuple[str, ...]) -> Shared | None:
    """Read the plural title at a token: what stands before and after its noun, and where the names begin."""
    first = index
    while first > 0 and _fronts(draft, line, first - 1):
        first -= 1
    noun = _in_case(line, index, _PLURALS[phrase])
    end = _portfolio(draft, line, index + len(phrase))
    words = [token.text for token in line.tokens[first:index]], [t.text for t in line.tokens[index + len(phrase) : end]]
    title = " ".join([*words[0], noun, *words[1]])
    states, after = _states(draft, line, end)
    owner = beside(draft, line, first) if first else None
    states = states or _nations(draft, line, first)
    known = bool(states) or owner is not None or line.word(first - 1) in {"the", "its", "their"} | _NUMBERS
    start = _list_start(draft, line, after, known=known)
    if start is None:
        return None
    office = " ".join([*(t.bare for t in line.tokens[first:index]), *_PLURALS[phrase]])
    return Shared(title, office, first, states, owner, start)


def _fronts(draft: Draft, line: Line, index: int) -> bool:
    """Whether a word before a plural noun is of the title: «[deputy foreign] ministers»."""
    token = line.tokens[index]
    if draft.at(token) is not None or draft.is_demonym(token.text) or token.lower in _NUMBERS | NO_NOUN:
        return False
    return token.text.isalpha() and (token.lower in TITLE_MODIFIERS or token.lower in COMMON)


def _in_case(line: Line, index: int, words: tuple[str, ...]) -> str:
    capital = line.tokens[index].capital
    return " ".join(w.capitalize() if capital and w not in {"of", "in", "the"} else w for w in words)


def _portfolio(draft: Draft, line: Line, index: int) -> int:
    """Give where a portfolio behind the noun ends: «ministers [of Foreign Affairs]»."""
    if line.word(index) not in {"of", "for"}:
        return index
    end = index + 1
    while end < len(line.tokens):
        token, following = line.tokens[end], line.token(end + 1)
        joins = token.lower in {"and", "of", "&"} and following is not None and following.capital
        if draft.at(token) is not None or not (token.capital or (joins and draft.at(following) is None)):  # type: ignore[arg-type]
            break
        end += 1
    return end if end > index + 1 else index


def _states(draft: Draft, line: Line, index: int) -> tuple[tuple[Record, ...], int]:
    """Give the countries and bodies listed behind «of», and where the list ends."""
    if line.word(index) not in {"of", "from"}:
        return (), index
    found: list[Record] = []
    end = index + 1
    while end < len(line.tokens):
        mention = draft.at(line.tokens[end])
        if mention is not None and mention.record.kinds[0] in {"place", "organization"}:
            found.append(mention.record)
            end = line.index_at(mention.span.end)
        elif line.word(end) in {"the", "and"} or (line.word(end) == "," and _goes_on(draft, line, end + 1)):
            end += 1
        else:
            break
    return tuple(found), end if found else index


def _nations(draft: Draft, line: Line, first: int) -> tuple[Record, ...]:
    """Give the countries of «his Finnish and Swedish counterparts», where there are two or more."""
    found: list[Record] = []
    while first > 0:
        size, nation = nation_before(draft, line, first)
        if nation is None or not size:
            break
        found.insert(0, nation)
        first -= size
        if line.word(first - 1) not in {"and", ","}:
            break
        first -= 1
    return tuple(found) if len(found) > 1 else ()


def _goes_on(draft: Draft, line: Line, index: int) -> bool:
    index += line.word(index) == "the"
    mention = draft.at(line.tokens[index]) if index < len(line.tokens) else None
    return mention is not None and mention.record.kinds[0] in {"place", "organization"}


def _list_start(draft: Draft, line: Line, index: int, *, known: bool) -> int | None:
    """Give the token at which the names begin: at once, behind a comma or behind the colon of the clause."""
    if line.word(index) == ":" or (line.word(index) == "," and known):
        return index + 1
    if index < len(line.tokens) and line.tokens[index].capital:
        return index
    colon = next((i for i in range(index, min(index + _FAR, len(line.tokens))) if line.word(i) == ":"), None)
    if colon is None or any((m := draft.at(t)) and m.record.is_a("person") for t in line.tokens[index:colon]):
        return None
    return colon + 1


def _holders(draft: Draft, line: Line, index: int) -> Iterator[tuple[Mention, Record | None]]:
    """Give the persons of a list that begins at a token, each with the country or body that stands behind the name."""
    while index < len(line.tokens):
        first = index
        while first < len(line.tokens) and first - index < _FAR and not _person(draft, line, first):
            first += 1
        mention = _person(draft, line, first)
        if mention is None or skip_names_titles(line, first) > index:
            return
        end, own = _own(draft, line, line.index_at(mention.span.end))
        yield mention, own
        index = end
        while line.word(index) in {",", "and", ";", "as", "well"}:
            index += 1
        if index == end:
            return


def _person(draft: Draft, line: Line, index: int) -> Mention | None:
    mention = draft.at(line.tokens[index]) if index < len(line.tokens) else None
    return mention if mention is not None and mention.record.is_a("person") else None


def _own(draft: Draft, line: Line, index: int) -> tuple[int, Record | None]:
    """Read «(Gabon)» or «of Gabon» behind a name: give the token after it, and what it names."""
    word = line.word(index)
    if word not in {"(", "of", "from"} or index + 1 >= len(line.tokens):
        return index, None
    mention = draft.at(line.tokens[index + 1 + (line.word(index + 1) == "the")])
    if mention is None or mention.record.kinds[0] not in {"place", "organization"}:
        return index, None
    end = line.index_at(mention.span.end)
    return (end + 1 if word == "(" and line.word(end) == ")" else end), mention.record
