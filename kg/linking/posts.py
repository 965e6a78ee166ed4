"""Which titles an article gives to whom: before a name, after it, or by an appointment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.linking.names import is_post_nominal
from kg.linking.nations import nation_before
from kg.linking.offices import RANK_LIKE, RELATIVE_TITLES
from kg.linking.phrases import EMPTY_TAIL, NO_NOUN, beside, opening, rank, read_phrase, split, title_word, words_of
from kg.linking.titles import (
    CONNECTORS,
    before_bracket,
    is_rank,
    phrase_at,
    phrase_before,
    skip_honorifics,
    skip_names_titles,
    written_out,
)
from kg.model import Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_LONGEST = 24
_NEAR = 120
_PLAIN = 4


_APPOINTED = re.compile(
    r"(?:,? (?:who )?)?(?:(?:was|is|has been|had been|will be|being|were|has|had) )?"
    r"(?:recently |newly |today |unanimously |again |also |previously |currently |now )*"
    r"(?:(?:re)?appointed|(?:re-?)?elected|named|sworn in|nominated|chosen|became|becomes|serves|served|remains|"
    r"remained|(?:worked|works|acted|acts)(?= as)|is|was)"
    r"(?: as| to be)?(?: its| their| his| her| the| a| an)?(?: new| next| first)? "
)


_STATE_OFFICES = frozenset(
    {"president", "prime minister", "foreign minister", "defence minister", "defense minister", "king", "chancellor"}
)


_AND_THE = re.compile(r"(?:,|;)? and (?:the |its )?$")


_MEETING = re.compile(
    r",?(?: to| and| where (?:he|she|they)(?: will)?)? (?:meet|met|meets|hold talks|held talks|had talks|have talks|"
    r"talk|talked|speak|spoke|for talks|for a meeting|had discussions)(?: with)? (?:the |its )?"
)


def find(draft: Draft) -> tuple[Post, ...]:
    """Give the posts in the order of the text; a short form of a title already given makes no second post."""
    posts: list[Post] = []
    for line in draft.plain_lines:
        for mention in draft.within(line.sentence.span):
            if mention.record.is_a("person") and line.sentence.span.covers(mention.span):
                posts.extend(_before(draft, line, mention))
                posts.extend(_after(draft, line, mention))
    posts = _of_counterparts(_of_deputies(draft, _with_states(draft, posts)))
    return tuple(sorted(_once(posts), key=lambda post: post.span))


def _of_counterparts(posts: list[Post]) -> list[Post]:
    """Give «his Norwegian counterpart, X» the title of the one named before; no other title is only by another's."""
    found: list[Post] = []
    for post in posts:
        if post.office.split()[-1] not in RELATIVE_TITLES:
            found.append(post)
        elif post.office == "counterpart" and post.at is not None:
            before = [k for k in found if k.span.end <= post.span.start <= k.span.end + _NEAR and not rank(k)]
            if before and before[-1].person != post.person:
                found.append(replace(post, title=before[-1].title, office=before[-1].office))
    return found


def _of_deputies(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give «her deputy, X» the body of the one named before."""
    found: list[Post] = []
    for post in posts:
        lead = draft.text[max(0, post.span.start - 4) : post.span.start].strip().lower()
        if post.at is None and lead in {"his", "her"}:
            before = [k for k in found if k.span.end <= post.span.start and k.at is not None and not rank(k)]
            found.append(replace(post, at=before[-1].at) if before and before[-1].person != post.person else post)
        else:
            found.append(post)
    return found


def _once(posts: list[Post]) -> list[Post]:
    """Leave out short forms («Director X» of «Director for Policy»); the same title takes the body said elsewhere."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda post: (-len(words_of(post)), post.span)):
        alike = [k for k in kept if k.person == post.person and rank(k) == rank(post)]
        own = words_of(post)
        longer = next((k for k in alike if own <= words_of(k)), None)
        same = longer is not None and own == words_of(longer)
        if longer is None or (same and post.at is not None and longer.at not in {None, post.at}):
            kept.append(post)
        elif same and longer.at in {None, post.at}:
            kept[kept.index(longer)] = replace(longer, at=post.at)
            if post.title == longer.title:
                kept.append(replace(post, at=post.at))
    return kept


def _with_states(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give state offices the country just named: «the President of X, A, and the Prime Minister, B»."""
    found: list[Post] = []
    for post in posts:
        at = post.at
        if at is None and post.office in _STATE_OFFICES:
            lead = draft.text[max(0, post.span.start - 60) : post.span.start]
            before = [m for m in draft.mentions if m.span.end <= post.span.start and "Country" in m.record.types]
            country_before = max(before, key=lambda m: m.span, default=None)
            if _AND_THE.search(lead) and found and found[-1].at and found[-1].span.end + 12 > post.span.start:
                at = found[-1].at if found[-1].at.is_a("place") else None
            elif country_before and _MEETING.fullmatch(draft.text[country_before.span.end : post.span.start]):
                at = country_before.record
        found.append(replace(post, at=at))
    return found


def _before(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give rank and office before a name: «KFOR's Commander, Major General X»."""
    end, name_end = line.index_at(mention.span.start), line.index_at(mention.span.end)
    while True:
        end = before_bracket(line, skip_honorifics(line, end))
        phrase = phrase_before(line, end)
        if not phrase or not is_rank(phrase) or line.word(end) == ",":
            break
        first = end - len(phrase)
        rest = read_phrase(draft, line, mention, first, end)
        if rest is not None and len(words_of(rest)) > len(phrase):  # «Air Force General» is more than its last word
            break
        words = line.span(first, end).of(draft.text)
        at = beside(draft, line, first) if " ".join(phrase) in RANK_LIKE else nation_before(draft, line, first)[1]
        span = Span(line.tokens[first].start, line.tokens[name_end - 1].end)
        yield Post(mention.record, written_out(phrase, words), " ".join(phrase), at, span)
        end = first
    if phrase_before(line, end) == ("commander",) and line.word(end - 2) == ",":  # «Its captain, Commander X»
        yield Post(mention.record, "Commander", "commander", None, line.span(end - 1, name_end))
        end -= 1
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
    if office is not None:
        yield office if comma else _with_country_after(draft, line, office, name_end)


def _is_anothers(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title before «, Name» belongs to the name before it: «A, Minister of Defence, B, Minister of …»."""
    if first < 2 or line.word(first - 1) != ",":  # noqa: PLR2004 - a name and its comma
        return False
    mention = draft.at(line.tokens[first - 2])
    return mention is not None and mention.record.is_a("person")


def _after(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give the titles in apposition («X, Director of Y, Advisor to Z») or by appointment («X was appointed Chair»)."""
    start = line.index_at(mention.span.end)
    start += start < len(line.tokens) and is_post_nominal(line, start)
    if line.word(start) == "(":
        yield from _appositions(draft, line, mention, start + 1)
    index = _skip_origin(draft, line, start)
    found = _APPOINTED.match(draft.text, line.tokens[index - 1].end + 1, line.sentence.span.end)
    if found:
        first = line.index_at(found.end())
        yield from _appositions(draft, line, mention, first)
        return
    while index < len(line.tokens) and line.word(index) in {",", "-"}:
        posts = list(_appositions(draft, line, mention, index + 1))
        yield from posts
        if not posts:
            return
        index = line.index_at(posts[-1].span.end)


def _skip_origin(draft: Draft, line: Line, index: int) -> int:
    """Step over «of Portugal» and «(R-Ohio)» after a name."""
    if line.word(index) == "(":
        close = next(
            (i for i in range(index, min(index + _LONGEST, len(line.tokens))) if line.word(i) == ")"), index - 1
        )
        return close + 1
    if line.word(index) in {"of", "from"} and index + 1 < len(line.tokens):
        mention = draft.at(line.tokens[index + (2 if line.word(index + 1) == "the" else 1)])
        if mention is not None and mention.record.is_a("place"):
            return line.index_at(mention.span.end)
    return index


def _appositions(draft: Draft, line: Line, mention: Mention, first: int) -> Iterator[Post]:
    """Give the title (or two joined by «and») that begins at a token and belongs to the name before it."""
    while line.word(first) in {"the", "a", "an", "its", "their", "his", "her"}:
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
