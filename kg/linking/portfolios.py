"""What a minister is in charge of: «Minister of Minerals, Energy and Water»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking.titles import phrase_at, phrase_before

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_LONGEST = 9


def in_portfolio(draft: Draft, line: Line, index: int) -> bool:
    """Whether a comma stands inside a portfolio: «Minister of Minerals, Energy and Water»."""
    back = index
    while back > 0 and _subject(draft, line, back - 1) and index - back < _LONGEST:
        back -= 1
    if back == index or line.word(back - 1) not in {"of", "for"} or not phrase_before(line, back - 1):
        return False
    ahead = index + 1
    while ahead < len(line.tokens) and _subject(draft, line, ahead) and ahead - index < _LONGEST:
        ahead += 1
    joined = {line.word(i) for i in range(index + 1, ahead)} & {"and", "&"}
    return bool(joined) and line.word(ahead - 1) not in {"and", "&", ","} and line.word(index + 1) not in {"and", "&"}


def _subject(draft: Draft, line: Line, index: int) -> bool:
    """Whether a token can be part of a list of subjects: a capital that names nobody and no place, a comma, «and»."""
    token = line.tokens[index]
    if token.text in {",", "and", "&"}:
        return True
    return token.capital and draft.at(token) is None and not phrase_at(line, index)


def is_subject(line: Line, start: int, index: int, mention: Mention) -> bool:
    """Whether an unknown «body» straight behind «Minister of» is the minister's subject: «Rural Industries»."""
    minister = line.word(start - 1) in {"minister", "secretary", "commissioner", "undersecretary"}
    straight = line.tokens[index + 1].start == mention.span.start
    return minister and straight and mention.record.provisional and mention.record.is_a("organization")


def is_region(line: Line, start: int, index: int) -> bool:
    """Whether «of» stands inside a region that a title is for: «Representative for the Horn of Africa»."""
    region = line.words[start : start + 2] == ("for", "the") and line.word(index) == "of" and index > start + 2
    return region and all(token.capital for token in line.tokens[start + 2 : index])
