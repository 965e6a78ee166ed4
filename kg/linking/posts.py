"""Which titles an article gives to whom: before a name, after it, or by an appointment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.linking.between_posts import settled
from kg.linking.leading import led
from kg.linking.names import honours_end, is_honour
from kg.linking.phrases import (
    EMPTY_TAIL,
    NO_NOUN,
    opening,
    read_phrase,
    split,
    title_word,
)
from kg.linking.portfolios import in_portfolio
from kg.linking.ranks import ranks
from kg.linking.shared_titles import shared
from kg.linking.titles import (
    CONNECTORS,
    phrase_at,
    skip_names_titles,
)
from kg.model import Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_LONGEST = 24
_LEADS = frozenset("the a an its their his her only sole also now currently".split())
_NAMING = frozenset("appointed appoints named names nominated nominates reappointed chose elected".split())
_PLAIN = 4


_PARTY = re.compile(
    r"of the (?:[A-Z][\w'-]+ |and |for |of ){1,6}(?:[Pp]arty|[Mm]ovement|[Ll]ist|[Aa]lliance|[Cc]oalition)\b"
)
_APPOINTED = re.compile(
    r"(?:,? (?:who )?)?(?:(?:was|is|has been|had been|will be|being|were|has|had) )?"
    r"(?:recently |newly |today |unanimously |again |also |previously |currently |now )*"
    r"(?:(?:re)?appointed|(?:re-?)?elected|named|sworn in|nominated|chosen|became|becomes|serves|served|remains|"
    r"remained|(?:worked|works|acted|acts)(?= as)|is|was)(?: also| currently| still| now)?"
    r"(?: as| to be)?(?: its| their| his| her| the| a| an)?(?: new| next| first)? "
)


def find(draft: Draft) -> tuple[Post, ...]:
    """Give the posts in the order of the text; a short form of a title already given makes no second post."""
    posts: list[Post] = []
    for line in draft.plain_lines:
        for mention in draft.within(line.sentence.span):
            if mention.record.is_a("person") and line.sentence.span.covers(mention.span):
                posts.extend(_before(draft, line, mention))
                posts.extend(_after(draft, line, mention))
        posts.extend(shared(draft, line))
        posts.extend(led(draft, line))
    return settled(draft, posts)


def _before(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give rank and office before a name: «KFOR's Commander, Major General X»."""
    name_end = line.index_at(mention.span.end)
    found, end = ranks(draft, line, mention)
    yield from found
    comma = line.word(end - 1) == ","
    end -= comma
    first = opening(draft, line, end)
    surname_only = name_end - line.index_at(mention.span.start) == 1 and end + 1 == line.index_at(mention.span.start)
    if first == end or (comma and (surname_only or _is_anothers(draft, line, first))):
        return
    *others, (last, _) = split(line, first, end)
    full_name = " " in mention.span.of(draft.text)
    if full_name and all(draft.at(token) is None for token in line.tokens[first:last]):
        for begin, stop in others:  # «Deputy Prime Minister and Minister of Defence X», no «the Minister and Mr X»
            other = read_phrase(draft, line, mention, begin, stop)
            if other is not None and line.word(line.index_at(other.span.start) - 1) != "the":
                yield other
    office = read_phrase(draft, line, mention, first, end)
    if comma:
        yield from _before_body(draft, line, mention, first) if office is None else (office,)
    elif office is not None:
        yield _with_country_after(draft, line, office, name_end)


def _before_body(draft: Draft, line: Line, mention: Mention, first: int) -> Iterator[Post]:
    """Give the title before a body between commas: «the Commander, Harbour Hospital, Colonel X»."""
    body = draft.at(line.tokens[first])
    end = first - 1
    if line.word(end) != "," or body is None or not body.record.is_a("organization"):
        return
    begin = opening(draft, line, end)
    if begin == end or _is_anothers(draft, line, begin) or line.word(begin - 1) in {"a", "an", ","}:
        return
    post = read_phrase(draft, line, mention, begin, end)
    if post is not None:
        yield replace(post, at=body.record)


def _is_anothers(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title before «, Name» belongs to the name before it: «A, Minister of Defence, B, Minister of …»."""
    if first < 2 or line.word(first - 1) != ",":  # noqa: PLR2004 - a name and its comma
        return False
    mention = draft.at(line.tokens[first - 2])
    return mention is not None and mention.record.is_a("person")


def _after(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give the titles in apposition («X, Director of Y, Advisor to Z») or by appointment («X was appointed Chair»)."""
    start = line.index_at(mention.span.end)
    start = honours_end(line, start)
    if line.word(start) == "(":
        yield from _appositions(draft, line, mention, start + 1)
    index = _skip_origin(draft, line, start)
    if line.word(index) == "as" and _NAMING & set(line.words[max(0, index - _LONGEST) : index]):
        yield from _appositions(draft, line, mention, index + 1)  # «he named X of Velland as envoy»
        return
    found = _APPOINTED.match(draft.text, line.tokens[index - 1].end + 1, line.sentence.span.end)
    if found:
        first = line.index_at(found.end())
        yield from _appositions(draft, line, mention, first)
        return
    while index < len(line.tokens) and line.word(index) in {",", "-"}:
        if line.word(index + 2) == "," and is_honour(line, index + 1):
            index += 2
        if _lists_titles_first(draft, line, mention, index + 1):
            return
        posts = list(_appositions(draft, line, mention, index + 1))
        yield from posts
        if not posts:
            return
        index = line.index_at(posts[-1].span.end)


def _lists_titles_first(draft: Draft, line: Line, mention: Mention, index: int) -> bool:
    """Whether «the …,» is the next one's title, as the one before is this one's: «the Mayor, A, the Director, B»."""
    first = skip_names_titles(line, line.index_at(mention.span.start))
    if line.word(first - 1) != "," or line.word(index) != "the":
        return False
    comma = next((i for i in range(index, min(index + _LONGEST, len(line.tokens))) if line.word(i) == ","), None)
    if comma is None:
        return False
    person = comma + 1
    while person < len(line.tokens) and skip_names_titles(line, person + 1) <= comma + 1:
        person += 1
    following = draft.at(line.tokens[person]) if person < len(line.tokens) else None
    return following is not None and following.record.is_a("person")


def _skip_origin(draft: Draft, line: Line, index: int) -> int:
    """Step over «of Portugal», «, 61,» and «(R-Ohio)» after a name."""
    age = index + 1 + (line.word(index + 1) == "aged")
    if line.word(index) == "," and line.word(age).isdigit() and line.word(age + 1) == ",":
        return age + 1
    if line.word(index) == "(":
        close = next(
            (i for i in range(index, min(index + _LONGEST, len(line.tokens))) if line.word(i) == ")"), index - 1
        )
        return close + 1
    if line.word(index) in {"of", "from"} and index + 1 < len(line.tokens):
        party = _PARTY.match(draft.text, line.tokens[index].start, line.sentence.span.end)
        if party is not None:
            return line.index_at(party.end())
        mention = draft.at(line.tokens[index + (2 if line.word(index + 1) == "the" else 1)])
        if mention is not None and mention.record.is_a("place"):
            return line.index_at(mention.span.end)
    return index


def _appositions(draft: Draft, line: Line, mention: Mention, first: int) -> Iterator[Post]:
    """Give the title (or two joined by «and») that begins at a token and belongs to the name before it."""
    while line.word(first) in {
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "only",
        "sole",
        "also",
        "now",
        "currently",
    }:
        first += 1
    if line.word(first) in CONNECTORS:
        return
    end = first + _plain_lead(line, first)
    while end < len(line.tokens) and end - first < _LONGEST and _in_phrase(draft, line, first, end):
        end += 1
    if end < len(line.tokens) and _belongs_to_next(draft, line, end):
        return
    while end > first and line.word(end - 1) in EMPTY_TAIL:
        end -= 1
    for begin, stop in split(line, first, end):
        post = read_phrase(draft, line, mention, begin, stop)
        if post is not None:
            yield _with_body_after(draft, line, post, stop)


def _plain_lead(line: Line, first: int) -> int:
    """Give the number of plain words before an apposition's noun: «the brigade's [signals] officer»."""
    for size in range(_PLAIN + 1):
        if phrase_at(line, first + size):
            return size
        word = line.word(first + size)
        if not (word == "'s" or (word.isalpha() and word not in NO_NOUN)):
            return 0
    return 0


def _with_body_after(draft: Draft, line: Line, post: Post, index: int) -> Post:
    """Read «X, State Secretary, Ministry of Defence»: the body after the next comma is where the post is held."""
    if line.word(index) != "," or index + 1 >= len(line.tokens):
        return post
    body = draft.at(line.tokens[index + 1])
    if body is None or not body.record.is_a("organization") or (post.at and post.at.is_a("organization")):
        return post
    after = line.index_at(body.span.end)
    closes = line.word(after) in {",", ".", ";", "", "and"}
    return replace(post, at=body.record, span=Span(post.span.start, body.span.end)) if closes else post


def _in_phrase(draft: Draft, line: Line, first: int, index: int) -> bool:
    token = line.tokens[index]
    mention = draft.at(token)
    if mention is not None and mention.record.is_a("person"):
        return False
    if token.text == ",":
        return in_portfolio(draft, line, index)
    lower = token.lower in CONNECTORS or title_word(line, index)
    return token.capital or lower or mention is not None or (token.text == "-" and index > first)


def _belongs_to_next(draft: Draft, line: Line, end: int) -> bool:
    """Whether a person follows directly, whose title this is: «A, Prime Minister B»."""
    while end < len(line.tokens) and skip_names_titles(line, end + 1) <= end:
        end += 1
    if end >= len(line.tokens) or line.word(end - 1) in {"and", "with", "to", "from"}:
        return False
    mention = draft.at(line.tokens[end])
    return mention is not None and mention.record.is_a("person")


def _with_country_after(draft: Draft, line: Line, post: Post, index: int) -> Post:
    """Read «President X of Serbia»: the country after the name is where the post is held."""
    if post.at is not None or line.word(index) != "of" or index + 1 >= len(line.tokens):
        return post
    after = index + (2 if line.word(index + 1) == "the" and index + 2 < len(line.tokens) else 1)
    mention = draft.at(line.tokens[after])
    if mention is None or not mention.record.is_a("place"):
        return post
    return Post(post.person, post.title, post.office, mention.record, Span(post.span.start, mention.span.end))
