"""Countries by name and by adjective: those of the world, and those that only the article knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.linking.world import by_demonym
from kg.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.authority import Authority
    from kg.linking.draft import Draft, Line
    from kg.linking.world import State


def country(authority: Authority, state: State) -> Record:
    """Give the record of a state: the authority's, else a provisional one."""
    for name in (state.name, *state.others):
        for record in authority.lookup(name):
            if record.is_a("place"):
                return record
    types = ("Country", "Place") if state.is_state else ("Place",)
    return Record(f"place/{slug(state.name)}", state.name, ("place",), types, provisional=True)


def nation(draft: Draft, words: str) -> Record | None:
    """Give the country that an adjective means («Latvian», or one that the article pairs with a country)."""
    state = by_demonym().get(words) or by_demonym().get(words.removesuffix("s"))
    return country(draft.authority, state) if state is not None else draft.demonyms.get(words)


@cache
def _closing_words() -> frozenset[str]:
    """Give the last words of the world's adjectives («Arabian»), singular or without their s."""
    return frozenset(words.split()[-1].removesuffix("s") for words in by_demonym())


def nation_before(draft: Draft, line: Line, end: int) -> tuple[int, Record | None]:
    """Give the size and the country of the adjective that ends just before a token: «Latvian», «Saudi Arabian»."""
    last = line.tokens[end - 1].text if end else ""
    if last.removesuffix("s") not in _closing_words() and last not in draft.demonyms:
        return 0, None
    for size in (2, 1):
        if end >= size:
            words = line.span(end - size, end).of(draft.text)
            if draft.is_demonym(words):
                return size, nation(draft, words)
    return 0, None


def adjectives(draft: Draft) -> tuple[Record, ...]:
    """Give the countries that adjectives name («Latvian»), in the order of their paths."""
    found = {record.path: record for line in draft.lines for record in _adjectives(draft, line)}
    return tuple(found[path] for path in sorted(found))


def _adjectives(draft: Draft, line: Line) -> Iterator[Record]:
    for index, token in enumerate(line.tokens):
        if (token.capital and token.text.removesuffix("s") in _closing_words()) or token.text in draft.demonyms:
            record = nation_before(draft, line, index + 1)[1]
            if record is not None:
                yield record
        elif token.capital and "-" in token.text:
            yield from (r for part in token.text.split("-") for r in [nation(draft, part)] if r is not None)
