"""A title as a phrase: its noun, what stands before it, what goes on after it, and at which body or country it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.lexicon import ACTING, OPENERS, ORGANIZATION_HEADS, POSSESSIVE, SAYING
from kg.linking.nations import nation_before
from kg.linking.offices import TITLE_MODIFIERS
from kg.linking.owners import called, last_body, list_owner
from kg.linking.portfolios import in_portfolio, is_region, is_subject
from kg.linking.titles import CONNECTORS, HONORIFIC_ENDS, is_rank, phrase_at, phrase_before
from kg.model import Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention, Record

EMPTY_TAIL = frozenset({"of", "for", "and", "the", "at", "to", "in", "on", "'s", "&", "with", "from", "a", "an", "-"})
PAST = frozenset({"former", "ex", "then", "outgoing", "acting", "late", "interim", "retired"})
_LONGEST = 24
_SHORTEST_NOUN = 4
_NO_TITLE = frozenset({"new", "current", "own", "last", "first", *POSSESSIVE})
_BETWEEN = frozenset({"'s", "the", "former", "new", "current", "then", "own", "last", "first"})
NO_NOUN = (
    OPENERS
    | SAYING
    | ACTING
    | CONNECTORS
    | frozenset(
        "and or as by than that who which where is was be been are were not only also then both each like via per "
        "under over against through between named elected appointed made elect meet thank ask tell urge invite replace "
        "succeed join include including according late so if while whose whom when because about into onto".split()
    )
)
"""Words of small letters that make no compound with a title behind them, as «union» does in «union leader»."""


def words_of(post: Post) -> frozenset[str]:
    """Give the words of a post's title in the singular, by which a short form is known as the same title."""
    found = re.findall(r"\w+", post.title.lower())
    return frozenset(word.rstrip("s") for word in found) - {"of", "for", "and", "the", "to", "in", "at", "'"}


def rank(post: Post) -> bool:
    """Whether a post is a rank, which no office makes redundant."""
    return is_rank(tuple(post.office.split()))


def read_phrase(draft: Draft, line: Line, mention: Mention, first: int, end: int) -> Post | None:
    """Read the phrase of tokens ``[first, end)`` as a title with its body, if it is one."""
    for begin, _ in reversed(list(split(line, first, end))):
        if _has_head(line, begin, end):
            first = begin
            break
    head = _head(line, first, end)
    if head is None or line.word(end - 1) in EMPTY_TAIL:
        return None
    if line.words[head : head + 2] == ("doctor", "of"):  # a degree is no post
        return None
    size = len(phrase_at(line, head))
    front, owner = _front(draft, line, first, head)
    stop, body = _tail(draft, line, head + size, end)
    title = _past(line, first, front) + line.span(front, stop).of(draft.text)
    at = owner or body or list_owner(draft, line)
    office = " ".join(token.bare for token in line.tokens[front : head + size])
    start = min(mention.span.start, line.tokens[front].start if owner is None else _owner_start(draft, line, front))
    span = Span(start, max(mention.span.end, line.tokens[end - 1].end))
    return Post(mention.record, re.sub(r"\s+", " ", title), office, at, span)


def _past(line: Line, first: int, front: int) -> str:
    """Give «former» where it stands before the owner of a title: «the former Finnish minister»."""
    before = range(max(0, first - 1), front)  # «Then the Prime Minister …» is no former one
    word = next((line.tokens[i].text for i in before if line.words[i] in PAST and line.word(i + 1) != "the"), "")
    return f"{word} " if word else ""


def _owner_start(draft: Draft, line: Line, front: int) -> int:
    """Give where the body or country before a title begins: «[Serbia]'s new Prime Minister»."""
    index = front - 1
    while line.word(index) in _BETWEEN:
        index -= 1
    mention = draft.at(line.tokens[index])
    if mention is not None:
        return mention.span.start
    size, _ = nation_before(draft, line, index + 1)
    return line.tokens[index + 1 - max(1, size)].start


def split(line: Line, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut «Chairman of X and Advisor to Y» in two, at an «and» that another title follows."""
    begin = first
    for index in range(first + 1, end):
        if line.word(index) == "and" and _leads_to_title(line, index + 1, end) and _has_head(line, begin, index):
            yield begin, index
            begin = index + 1
    yield begin, end


def _leads_to_title(line: Line, index: int, end: int) -> bool:
    while index < end and not phrase_at(line, index):
        if not (line.tokens[index].capital or line.word(index) in TITLE_MODIFIERS | {"the", "'s"}):
            return False
        index += 1
    return index < end and bool(phrase_at(line, index))


def _has_head(line: Line, first: int, end: int) -> bool:
    return any(phrase_at(line, index) for index in range(first, end))


def _head(line: Line, first: int, end: int) -> int | None:
    """Give the token at which the title's noun begins: the first that no other noun of a title follows directly."""
    for index in range(first, end):
        size = len(phrase_at(line, index))
        if size and index + size <= end:
            following = index + size
            if following < end and phrase_at(line, following) and line.word(following) not in CONNECTORS:
                continue
            return index
    return None


def _front(draft: Draft, line: Line, first: int, head: int) -> tuple[int, Record | None]:
    """Give where the title begins before its head, and the body or country that stands before it."""
    begin = head
    while begin > first and _qualifies(draft, line, first, begin - 1):
        begin -= 1
    while begin < head and line.word(begin) in EMPTY_TAIL | _NO_TITLE:
        begin += 1
    return begin, beside(draft, line, begin)


def _qualifies(draft: Draft, line: Line, first: int, index: int) -> bool:
    token = line.tokens[index]
    if draft.at(token) is not None and not draft.at(token).record.is_a("topic"):  # type: ignore[union-attr]
        return False
    if draft.is_demonym(token.text) or token.lower == "'s" or token.lower in HONORIFIC_ENDS:
        return False
    if token.lower in {"and", "&"}:
        return index > first and line.tokens[index - 1].capital and draft.at(line.tokens[index - 1]) is None
    if token.capital or token.lower in TITLE_MODIFIERS or bool(phrase_at(line, index)):
        return True
    return compound(line, index)


def compound(line: Line, index: int) -> bool:
    """Whether a plain noun makes one title with the noun behind it: «union leader», «signals officer»."""
    token, following = line.tokens[index], line.token(index + 1)
    return (
        following is not None
        and not following.capital
        and bool(phrase_at(line, index + 1))
        and token.text.isalpha()
        and token.text.islower()
        and len(token.text) >= _SHORTEST_NOUN
        and token.lower not in NO_NOUN
        and not token.lower.endswith(("ly", "ed", "ing"))
    )


def beside(draft: Draft, line: Line, first: int) -> Record | None:
    """Give the body or country just before a title: «NATO», «Serbia's», «Latvian»."""
    index = first - 1
    while line.word(index) in _BETWEEN:
        index -= 1
    if index < 0:
        return None
    mention = draft.at(line.tokens[index])
    if mention is not None and mention.record.kinds[0] in {"organization", "place"}:
        return mention.record
    if line.words[index] in {"its", "their"}:
        return last_body(draft, line, index)
    return nation_before(draft, line, index + 1)[1] or called(draft, line, index)


def _tail(draft: Draft, line: Line, start: int, end: int) -> tuple[int, Record | None]:
    """Give where the title ends after its head, and the body or country that its continuation names."""
    straight = draft.at(line.tokens[start]) if start < end else None
    if straight is not None and straight.record.is_a("organization") and straight.span.end >= line.tokens[end - 1].end:
        return start, straight.record  # «Commander KFOR»
    body: Record | None = None
    for index in range(start, end):
        if line.word(index) not in {"of", "at", "in", "from", "for", "with"}:
            continue
        after = index + (2 if line.word(index + 1) in {"the", "a"} else 1)
        if after >= end:
            break
        mention = _body(draft, line, after, end)
        if mention is not None and (is_subject(line, start, index, mention) or is_region(line, start, index)):
            continue
        if mention is None:
            generic = called(draft, line, end - 1) if after == end - 1 and line.tokens[after].capital else None
            if generic is not None:
                return _without_gap(line, start, index), generic
            continue
        if line.word(index) == "for" or (line.index_at(mention.span.end) < end - 1 and line.word(end - 1) == "staff"):
            body = (
                body or mention.record
            )  # «High Representative for X», «Chief of the Ostrian Armed Forces General Staff»
            continue
        return _without_gap(line, start, index), mention.record
    return end, body


def _body(draft: Draft, line: Line, index: int, end: int) -> Mention | None:
    """Give the body or country named at a token, or after its owner: «the Ministry's Press Department»."""
    while index < end and line.word(index) not in CONNECTORS - {"'s"}:
        mention = draft.at(line.tokens[index])
        if mention is not None and mention.record.kinds[0] in {"organization", "place"}:
            return (
                mention
                if line.word(line.index_at(mention.span.end)) != "'s"
                else _body(draft, line, line.index_at(mention.span.end) + 1, end) or mention
            )
        index += 1
    return None


def _without_gap(line: Line, start: int, stop: int) -> int:
    while stop > start and line.word(stop - 1) in EMPTY_TAIL:
        stop -= 1
    return stop


def opening(draft: Draft, line: Line, end: int) -> int:
    """Give the first token of the noun phrase that ends at a token: capitals, connectors, words of titles.

    «(ABC)» behind a body is stepped over, and so are the plain nouns behind «of»: «the head of its crisis unit».
    """
    first = end
    while first > 0 and end - first < _LONGEST:
        token = line.tokens[first - 1]
        mention = draft.at(token)
        if mention is not None and mention.record.is_a("person"):
            break
        if token.text == "," and first < end and in_portfolio(draft, line, first - 1):
            first -= 1
            continue
        if token.text == ")" and first > 2 and line.words[first - 3] == "(":  # noqa: PLR2004 - bracket, letters, bracket
            first -= 3
            continue
        if size := len(phrase_before(line, first)):
            first -= size
            continue
        known = token.capital or token.lower in CONNECTORS or title_word(line, first - 1) or mention is not None
        if not (known or (first < end and compound(line, first - 1))):
            further = _behind_of(line, first)
            if further == first:
                break
            first = further
            continue
        first -= 1
    while first < end and line.word(first) in EMPTY_TAIL:
        first += 1
    return first


def _behind_of(line: Line, end: int) -> int:
    """Give the title's noun before «of» and a few plain words that end at a token, else the token itself."""
    for index in range(end - 1, max(0, end - 5), -1):
        word = line.words[index]
        if word in {"of", "for", "at"}:
            size = len(phrase_before(line, index))
            return index - size if size else end
        if not (word.isalpha() or word == "'s") or word in SAYING | ACTING:
            return end
    return end


def title_word(line: Line, index: int) -> bool:
    """Whether a word of small letters can belong to a title."""
    token = line.tokens[index]
    return (
        token.lower in TITLE_MODIFIERS
        or token.lower in ORGANIZATION_HEADS
        or token.lower in {"mission", "contingent", "operation"}
        or bool(phrase_at(line, index))
        or token.text[0].isdigit()
    )
