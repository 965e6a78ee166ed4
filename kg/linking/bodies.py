"""The words of a body's name: its head noun, and where it begins before it; extents says how far it goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.extents import end_of, plain_capital
from kg.linking.geography import SITE_PHRASES
from kg.linking.lexicon import (
    FRAMEWORK_HEADS,
    MONTHS,
    NOT_IN_BODY,
    OPENERS,
    ORGANIZATION_HEADS,
    SAYING,
    WEEKDAYS,
)
from kg.linking.offices import HONORIFICS
from kg.linking.titles import title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_IN_COMMAND = frozenset({"commander", "commanding", "commandant"})
_WITH_OFFICE = frozenset({"programme", "program", "project"})
_POSTS = frozenset("minister president chancellor mayor governor prosecutor ombudsman premier king queen".split())
_BOARDS = frozenset({"executive", "management", "supervisory", "advisory"})
_OFFICERS = frozenset("president director secretary-general secretary chair chairman chairwoman head member".split())

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")


def bodies(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens that name a body, each as first and end."""
    tokens, index = line.tokens, 0
    while index < len(tokens):
        token = tokens[index]
        if not (token.capital and _is_head(line, index)):
            index += 1
            continue
        first, end = _without_board(line, _backward(draft, line, index), index, end_of(draft, line, index))
        if _is_name(draft, line, first, index, end):
            yield first, end
            index = end
        else:
            index += 1


def _without_board(line: Line, first: int, head: int, end: int) -> tuple[int, int]:
    """Leave a board out, as it is no body beside its own: «the Executive Board of Norvik Energy»."""
    if line.word(head) == "board" and line.word(head - 1) in _BOARDS and line.word(head + 1) == "of":
        start = head + 2 + (line.word(head + 2) == "the")
        if start < end:
            return start, end
    return first, end


def _is_head(line: Line, index: int) -> bool:
    word = line.words[index]
    if word in {"cross", "crescent"}:
        return line.word(index - 1) == "red"
    if word == "forum":  # a conference, unless it has officers or speaks
        return line.word(index + 1) in SAYING or _has_officer(line, index)
    return word in ORGANIZATION_HEADS


def _has_officer(line: Line, head: int) -> bool:
    """Whether a title stands before the capitals that end at a head: «president of the Island Ports Forum»."""
    index = head
    while index > 0 and line.tokens[index - 1].capital and line.word(index - 1) not in title_words():
        index -= 1
    while index > 0 and line.word(index - 1) in {"of", "the", ",", "at"}:
        index -= 1
    return index > 0 and line.word(index - 1) in _OFFICERS


def _is_name(draft: Draft, line: Line, first: int, head: int, end: int) -> bool:
    """Whether the words are more than a bare head, a bare state («Serbian Government» is one) or an event's name."""
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital and following.lower in NOT_IN_BODY | FRAMEWORK_HEADS.keys():
        return False
    if f"{line.word(head)} {line.word(end)}" in SITE_PHRASES:
        return False  # «Toren Congress Hall»
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
        if _prefix(draft, before, opens=index == 1) or (
            before.capital and before.lower in _WITH_OFFICE and line.word(index) == "office"
        ):
            index -= 1
        elif (
            index > 1
            and before.text in {"'", "'s"}
            and (_of_workers(draft, line, index - 2) or _of_a_post(line, index))
        ) or (
            before.lower in {"and", "&"}
            and index > 1
            and index < head + 1
            and plain_capital(draft, line.tokens[index - 2])
            and line.tokens[index].lower not in ORGANIZATION_HEADS
        ):
            index -= 2
        else:
            break
    while index < head and line.word(index) in OPENERS:
        index += 1
    return index


def _of_a_post(line: Line, index: int) -> bool:
    """Whether an office belongs to a post: «Prime Minister's Office»."""
    return line.word(index) == "office" and line.tokens[index - 2].capital and line.word(index - 2) in _POSTS


def _of_workers(draft: Draft, line: Line, index: int) -> bool:
    """Whether a possessive belongs to a body's name: «Transport Workers' Union», no «Serbia's Ministry»."""
    token = line.tokens[index]
    plain = draft.at(token) is None and token.capital and not draft.is_demonym(token.text)
    return plain and token.lower.endswith(("s", "men", "women", "people", "children"))


def _prefix(draft: Draft, token: Token, *, opens: bool) -> bool:
    if not (token.capital or _ORDINAL.fullmatch(token.text)) or token.lower in HONORIFICS | _IN_COMMAND:
        return False
    if token.lower in MONTHS | WEEKDAYS | NOT_IN_BODY or (opens and token.lower in OPENERS):
        return False
    mention = draft.at(token)
    return mention is None or not mention.record.is_a("person")
