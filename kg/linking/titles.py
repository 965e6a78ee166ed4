"""Titles as words: where a rank, an office or an honorific stands before or after a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.linking.lexicon import ACTING, OPENERS, SAYING
from kg.linking.offices import (
    ALSO_NAMES,
    HONORIFIC_LETTERS,
    HONORIFIC_PHRASES,
    HONORIFICS,
    RANK_ABBREVIATIONS,
    RANK_LIKE,
    RANKS,
    TITLE_HEADS,
    TITLE_MODIFIERS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.linking.draft import Line, Token

CONNECTORS = frozenset({"of", "for", "and", "the", "at", "to", "in", "on", "'s", "&", "with", "from"})
_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
_RANKS = frozenset(tuple(rank.split()) for rank in (*RANKS, *RANK_ABBREVIATIONS))
for _phrase in sorted({tuple(x.split()) for x in (*TITLE_HEADS, *RANKS, *RANK_ABBREVIATIONS)}, key=len, reverse=True):
    _BY_LAST.setdefault(_phrase[-1], []).append(_phrase)
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)


_ALWAYS = HONORIFIC_LETTERS | {"h.e.", "dr", "dr."}
_PHRASES = frozenset(HONORIFIC_PHRASES)
HONORIFIC_ENDS = frozenset(phrase.split()[-1] for phrase in HONORIFIC_PHRASES)
_PHRASE_SIZES = sorted({len(phrase.split()) for phrase in HONORIFIC_PHRASES}, reverse=True)
OPENING_WORDS = frozenset(_BY_FIRST) | TITLE_MODIFIERS
"""The words with which a title can begin."""


@cache
def title_words() -> frozenset[str]:
    """Give every word that a title may have: none of them begins a person's name."""
    phrases = (*TITLE_HEADS, *RANKS, *RANK_ABBREVIATIONS, *HONORIFIC_PHRASES)
    words = frozenset(w for phrase in phrases for w in phrase.split()) | TITLE_MODIFIERS | HONORIFICS
    return words - ALSO_NAMES


def phrase_before(line: Line, end: int) -> tuple[str, ...]:
    """Give the longest rank or title head that ends just before token ``end``; empty where none does."""
    if end < 1:
        return ()
    for phrase in _BY_LAST.get(line.tokens[end - 1].bare, []):
        first = end - len(phrase)
        if first >= 0 and _same(line.tokens[first:end], phrase):
            return phrase
    if line.tokens[end - 1].text == "Justice" and line.word(end - 2) not in CONNECTORS | {",", "and"}:
        return ("justice",)
    return ()


def phrase_at(line: Line, first: int) -> tuple[str, ...]:
    """Give the longest rank or title head that begins at token ``first``; empty where none does."""
    if first >= len(line.tokens):
        return ()
    for phrase in _BY_FIRST.get(line.tokens[first].bare, []):
        if _same(line.tokens[first : first + len(phrase)], phrase):
            return phrase
    return ()


def _same(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    return tuple([token.bare for token in tokens]) == phrase


def is_rank(phrase: tuple[str, ...]) -> bool:
    """Whether a phrase is a military rank, or a title that stays with the name like one."""
    return phrase in _RANKS or " ".join(phrase) in RANK_LIKE


def written_out(phrase: tuple[str, ...], words: str) -> str:
    """Give a rank in full («Lt. Col.» is «Lieutenant Colonel»), or the words as they stand."""
    full = RANK_ABBREVIATIONS.get(" ".join(phrase))
    return full.title() if full else words


def _is_honorific(token: Token) -> bool:
    return token.text in _ALWAYS or (token.capital and token.lower in HONORIFICS)


def _honorific_phrase(line: Line, end: int) -> int:
    """Give of how many words a phrase such as «His Excellency» is that ends just before token ``end``."""
    if line.word(end - 1) not in HONORIFIC_ENDS:
        return 0
    return next((n for n in _PHRASE_SIZES if n <= end and " ".join(line.words[end - n : end]) in _PHRASES), 0)


def honorific_phrase_at(line: Line, first: int) -> int:
    """Give of how many words a phrase such as «Tan Sri» is that begins at token ``first``."""
    return next((n for n in _PHRASE_SIZES if " ".join(line.words[first : first + n]) in _PHRASES), 0)


def skip_honorifics(line: Line, end: int) -> int:
    """Give the index of the first of the honorifics that end just before token ``end``; ``end`` where none do."""
    while end > 0:
        token = line.tokens[end - 1]
        size = _honorific_phrase(line, end)
        if size:
            end -= size
        elif _is_honorific(token):
            end -= 1
        elif token.text in {".", "'"} and end > 1 and _is_honorific(line.tokens[end - 2]):
            end -= 2
        else:
            break
    return end


def skip_names_titles(line: Line, end: int) -> int:
    """Give the index of the first of the honorifics and ranks before token ``end``."""
    while True:
        first = before_bracket(line, skip_honorifics(line, end))
        phrase = phrase_before(line, first)
        if phrase and is_rank(phrase):
            first -= len(phrase)
        if first == end:
            return end
        end = first


def before_bracket(line: Line, end: int) -> int:
    """Step over the branch or grade behind a rank: «Lieutenant Colonel (Medical Corps) X», «Warrant Officer 3 X»."""
    if line.word(end - 1).isdigit() and phrase_before(line, end - 1)[-2:] == ("warrant", "officer"):
        return end - 1
    if line.word(end - 1) != ")":
        return end
    opening = next((i for i in range(end - 2, max(-1, end - 7), -1) if line.word(i) == "("), end)
    return opening if opening < end and is_rank(phrase_before(line, opening)) else end


def title_follows(line: Line, index: int) -> bool:
    """Whether a title begins at token ``index`` («the NATO Assistant Secretary General», «a spokeswoman for»)."""
    for step in range(9):
        if index >= len(line.tokens):
            return False
        if phrase_at(line, index):
            return True
        token = line.tokens[index]
        if step and _leads_to_noun(line, index):  # «the finance minister»
            return True
        if not (token.capital or token.lower in CONNECTORS | {"a", "an"} | TITLE_MODIFIERS or token.text.isdigit()):
            return False
        index += 1
    return False


def _leads_to_noun(line: Line, index: int) -> bool:
    """Whether a plain noun stands before a title's noun: «finance» before «minister»."""
    token = line.tokens[index]
    plain = token.text.isalpha() and token.text.islower() and len(token.text) > 3  # noqa: PLR2004 - no «of», no «and»
    return plain and token.lower not in SAYING | ACTING | OPENERS and bool(phrase_at(line, index + 1))


def in_title(line: Line, first: int, end: int) -> bool:
    """Whether tokens ``[first, end)`` are part of a title: «Director for Security Policy»."""
    index = first
    while index > 0 and (line.tokens[index - 1].capital or line.word(index - 1) in CONNECTORS):
        index -= 1
        if phrase_at(line, index) and line.tokens[index].capital:
            return True
    index = end
    while index < len(line.tokens) and (line.tokens[index].capital or line.word(index) in {"and", "&"}):
        if phrase_at(line, index):
            return True
        index += 1
    return False
