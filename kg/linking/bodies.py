"""The words of a body's name: where it begins before its head noun, and how far «of …» goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import (
    COMMON,
    FRAMEWORK_HEADS,
    MONTHS,
    NOT_IN_BODY,
    OPENERS,
    OPENING_HEADS,
    ORGANIZATION_HEADS,
    WEEKDAYS,
)
from kg.linking.offices import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_SENT = frozenset({"delegation", "mission"})
_SEATED = frozenset({"embassy", "consulate", "delegation", "office", "mission"})


_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")


def bodies(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens that name a body, each as first and end."""
    tokens, index = line.tokens, 0
    while index < len(tokens):
        token = tokens[index]
        if not (token.capital and token.lower in ORGANIZATION_HEADS):
            index += 1
            continue
        first, end = _backward(draft, line, index), _forward(draft, line, index)
        if _is_name(draft, line, first, index, end):
            yield first, end
            index = end
        else:
            index += 1


def _is_name(draft: Draft, line: Line, first: int, head: int, end: int) -> bool:
    """Whether the words are more than a bare head, a bare state («Serbian Government» is one) or an event's name."""
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital and following.lower in NOT_IN_BODY | FRAMEWORK_HEADS.keys():
        return False
    if following is not None and following.capital and end == head + 1 and following.lower in ORGANIZATION_HEADS:
        return False  # a longer name follows: «Defence Force Command»
    if end - first == 1 or (
        line.word(head) == "staff" and line.word(first - 1) in {"of", "the"} and _chief(line, first)
    ):
        return False
    if end == head + 1:
        before = line.tokens[first:head]
        return not all(_is_place_only(draft, token) for token in before) or line.word(head) not in {"union", "states"}
    return True


def _chief(line: Line, first: int) -> bool:
    """Whether the staff is part of its chief's title: «Chief of the Defence Staff»."""
    return "chief" in {line.word(first - 2), line.word(first - 3)}


def _is_place_only(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and mention.record.is_a("place")


def _backward(draft: Draft, line: Line, head: int) -> int:
    """Give the first token of the words before a head: capitals without a break, «Advisory and Liaison» with one."""
    index = head
    while index > 0:
        before = line.tokens[index - 1]
        if _prefix(draft, before, opens=index == 1):
            index -= 1
        elif (index > 1 and before.text in {"'", "'s"} and _of_workers(draft, line, index - 2)) or (
            before.lower in {"and", "&"}
            and index > 1
            and index < head + 1
            and _plain_capital(draft, line.tokens[index - 2])
            and line.tokens[index].lower not in ORGANIZATION_HEADS
        ):
            index -= 2
        else:
            break
    while index < head and line.word(index) in OPENERS:
        index += 1
    return index


def _of_workers(draft: Draft, line: Line, index: int) -> bool:
    """Whether a possessive belongs to a body's name: «Transport Workers' Union», no «Serbia's Ministry»."""
    token = line.tokens[index]
    plain = draft.at(token) is None and token.capital and not draft.is_demonym(token.text)
    return plain and token.lower.endswith(("s", "men", "women", "people", "children"))


def _prefix(draft: Draft, token: Token, *, opens: bool) -> bool:
    if not (token.capital or _ORDINAL.fullmatch(token.text)) or token.lower in HONORIFICS:
        return False
    if token.lower in MONTHS | WEEKDAYS | NOT_IN_BODY or (opens and token.lower in OPENERS):
        return False
    mention = draft.at(token)
    return mention is None or not mention.record.is_a("person")


def _plain_capital(draft: Draft, token: Token) -> bool:
    """Whether a word before «and» belongs to the body's name, and is no name of its own."""
    return (
        token.capital
        and draft.at(token) is None
        and not draft.is_demonym(token.text)
        and not token.acronym
        and token.lower not in ORGANIZATION_HEADS
        and (token.lower in COMMON or token.lower.endswith(("y", "al", "ing", "ion", "ive", "ent", "ance", "ence")))
    )


def _forward(draft: Draft, line: Line, head: int) -> int:
    """Give the end of what follows a head: «of Foreign Affairs and Trade of the Republic of …»."""
    end = head + 1
    if line.word(head) == "force" and line.word(head - 1) == "task":
        return _chunk(draft, line, end)
    if line.word(head) not in OPENING_HEADS:
        return end
    while line.word(end) in {"of", "for", "on"} or (line.word(head) in _SENT and _sent_to(draft, line, end)):
        start = end + (2 if line.word(end + 1) == "the" else 1)
        stop = _chunk(draft, line, start)
        if stop == start:
            break
        end = stop
    if line.word(head) in _SEATED and line.word(end) == "in" and end + 1 < len(line.tokens):
        mention = draft.at(line.tokens[end + 1])
        if mention is not None and mention.record.is_a("place") and "Country" not in mention.record.types:
            return line.index_at(mention.span.end)
    if line.word(head) in {"headquarters", "office", "command"} and end < len(line.tokens):
        mention = draft.at(line.tokens[end])
        if mention is not None and mention.record.is_a("place") and line.tokens[end].start == mention.span.start:
            end = line.index_at(mention.span.end)
    return end


def _sent_to(draft: Draft, line: Line, index: int) -> bool:
    """Whether «to Georgia» follows a delegation."""
    after = line.token(index + (2 if line.word(index + 1) == "the" else 1))
    mention = draft.at(after) if after is not None and line.word(index) == "to" else None
    return mention is not None and mention.record.is_a("place")


def _chunk(draft: Draft, line: Line, start: int) -> int:
    """Give the end of a run of capitals, «and» included where no other body's name follows; a person's name ends it."""
    index = start
    while index < len(line.tokens):
        token = line.tokens[index]
        mention = draft.at(token)
        if mention is not None and not mention.record.is_a("person") and mention.span.start == token.start:
            index = line.index_at(mention.span.end)
            if mention.record.is_a("place"):
                return index
        elif _continues(draft, line, start, index) or (
            token.lower in {"and", "&"} and index > start and _coordinated(draft, line, index + 1)
        ):
            index += 1
        else:
            break
    return index


def _continues(draft: Draft, line: Line, start: int, index: int) -> bool:
    token = line.tokens[index]
    mention = draft.at(token)
    if not token.capital or (mention is not None and mention.record.is_a("person")):
        return False
    if token.lower in HONORIFICS | MONTHS | WEEKDAYS:
        return False
    if index > start and token.named and not token.acronym:
        return not (token.lower in GIVEN_NAMES or _two_names(line, index))
    return True


def _two_names(line: Line, index: int) -> bool:
    """Whether two words that no institution uses stand here: a person's name that follows the body's."""
    pair = line.tokens[index : index + 2]
    return len(pair) == 2 and all(t.named and not t.lower.endswith("s") for t in pair)  # noqa: PLR2004 - a pair


def _coordinated(draft: Draft, line: Line, index: int) -> bool:
    """Whether the word after «and» goes on with the same name: «Security and Partnerships», not «and the Army»."""
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    if not token.capital or draft.at(token) is not None or draft.is_demonym(token.text) or token.lower in HONORIFICS:
        return False
    run = index
    while run < len(line.tokens) and line.tokens[run].capital:
        if line.word(run) in ORGANIZATION_HEADS - {"service", "services"} or line.word(run) in {
            "minister",
            "president",
        }:
            return False
        run += 1
    return not token.named or not _two_names(line, index)
