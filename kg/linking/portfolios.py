"""What a minister is in charge of: «Minister of Minerals, Energy and Water»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking.titles import phrase_at, phrase_before

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_LONGEST = 9


def in_portfolio(draft: Draft, line: Line, index: int) -> bool:
    """Whether a comma stands inside a portfolio: «Minister of Minerals, Energy and Water», «Envoy for A, B and C»."""
    back = index
    while back > 0 and _subject(draft, line, back - 1, named=True) and index - back < _LONGEST:
        back -= 1
    if back == index or line.word(back - 1) not in {"of", "for"} or not phrase_before(line, back - 1):
        return False
    named = line.word(back - 1) == "for"  # of a country is whose one is, for several is what one is in charge of
    if not all(_subject(draft, line, i, named=named) for i in range(back, index)):
        return False
    ahead = index + 1
    while ahead < len(line.tokens) and _subject(draft, line, ahead, named=named) and ahead - index < _LONGEST:
        ahead += 1
    joined = {line.word(i) for i in range(index + 1, ahead)} & {"and", "&"}
    return bool(joined) and line.word(ahead - 1) not in {"and", "&", ","} and line.word(index + 1) not in {"and", "&"}


def _subject(draft: Draft, line: Line, index: int, *, named: bool) -> bool:
    """Whether a token can be part of a list of subjects: a capital, a comma, «and».

    It names nobody, and a place or a body only where ``named`` says so.
    """
    token = line.tokens[index]
    if token.text in {",", "and", "&"}:
        return True
    mention = draft.at(token)
    if mention is not None:
        return named and not mention.record.is_a("person")
    return token.capital and not phrase_at(line, index)


def is_subject(line: Line, start: int, index: int, mention: Mention) -> bool:
    """Whether an unknown «body» straight behind «Minister of» is the minister's subject: «Rural Industries»."""
    minister = line.word(start - 1) in {"minister", "secretary", "commissioner", "undersecretary"}
    straight = line.tokens[index + 1].start == mention.span.start
    return minister and straight and mention.record.provisional and mention.record.is_a("organization")


def is_region(line: Line, start: int, index: int) -> bool:
    """Whether «of» stands inside a region that a title is for: «Representative for the Horn of Africa»."""
    region = line.words[start : start + 2] == ("for", "the") and line.word(index) == "of" and index > start + 2
    return region and all(token.capital for token in line.tokens[start + 2 : index])
