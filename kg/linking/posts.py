"""Which titles an article gives to whom: before a name, after it, or by an appointment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.linking.labels import country
from kg.linking.lexicon import TITLE_MODIFIERS
from kg.linking.organizations import list_country
from kg.linking.titles import (
    CONNECTORS,
    bare,
    is_rank,
    phrase_at,
    phrase_before,
    skip_honorifics,
    skip_names_titles,
    written_out,
)
from kg.linking.world import by_demonym
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention, Record

_LONGEST = 24
_APPOINTED = re.compile(
    r"(?:,? (?:who )?)?(?:(?:was|is|has been|had been|will be|being|were) )?(?:recently |newly |today |unanimously |again )?"
    r"(?:(?:re)?appointed|(?:re-?)?elected|named|sworn in|nominated|chosen|became|becomes|serves|served|is|was)"
    r"(?: as| to be)?(?: its| their| his| her| the| a| an)?(?: new| next| first)? "
)
_EMPTY_TAIL = frozenset({"of", "for", "and", "the", "at", "to", "in", "on", "'s", "&", "with", "from", "a", "an", "-"})
_STATE_OFFICES = frozenset(
    {"president", "prime minister", "foreign minister", "defence minister", "defense minister", "king", "chancellor"}
)
_AND_THE = re.compile(r"(?:,|;)? and (?:the |its )?$")
_MEETING = re.compile(
    r",?(?: to| and| where (?:he|she|they)(?: will)?)? (?:meet|met|meets|hold talks|held talks|had talks|have talks|"
    r"talk|talked|speak|spoke|for talks|for a meeting|had discussions)(?: with)? (?:the |its )?"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A title that the words at ``span`` (title and name) give a person.

    ``title`` as worded, without the body; ``office`` its part before any continuation, in lower case («assistant
    minister»), by which «the Assistant Minister» is recognised later; ``at`` the body or country.
    """

    person: Record
    title: str
    office: str
    at: Record | None
    span: Span

    @property
    def words(self) -> frozenset[str]:
        """The title's words in the singular, by which a short form is known as the same title."""
        found = re.findall(r"\w+", self.title.lower())
        return frozenset(word.rstrip("s") for word in found) - {"of", "for", "and", "the", "to", "in", "at", "'"}


def find(draft: Draft) -> tuple[Post, ...]:
    """Give the posts in the order of the text; a short form of a title already given makes no second post."""
    posts: list[Post] = []
    for line in draft.lines:
        for mention in draft.within(line.sentence.span):
            if mention.record.is_a("person") and line.sentence.span.covers(mention.span):
                posts.extend(_before(draft, line, mention))
                posts.extend(_after(draft, line, mention))
    return tuple(sorted(_once(_with_states(draft, posts)), key=lambda post: post.span))


def _once(posts: list[Post]) -> list[Post]:
    """Leave out short forms («Director X» of «Director for Policy»); the same title takes the body said elsewhere."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda post: (-len(post.words), post.span)):
        longer = next((k for k in kept if k.person == post.person and post.words <= k.words), None)
        if longer is None or (post.words == longer.words and post.at is not None and longer.at not in {None, post.at}):
            kept.append(post)
        elif post.words == longer.words and longer.at in {None, post.at}:
            kept[kept.index(longer)] = replace(longer, at=post.at)
            if post.title == longer.title:
                kept.append(replace(post, at=post.at))
    return kept


def _with_states(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give state offices the country that the sentence has just named: «the President of X, A, and the Prime Minister, B»."""
    found: list[Post] = []
    for post in posts:
        at = post.at
        if at is None and post.office in _STATE_OFFICES:
            lead = draft.text[max(0, post.span.start - 60) : post.span.start]
            before = [m for m in draft.mentions if m.span.end <= post.span.start and "Country" in m.record.types]
            country_before = max(before, key=lambda m: m.span, default=None)
            if _AND_THE.search(lead) and found and found[-1].at and found[-1].span.end + 12 > post.span.start:
                at = found[-1].at if "Country" in found[-1].at.types else None
            elif country_before and _MEETING.fullmatch(draft.text[country_before.span.end : post.span.start]):
                at = country_before.record
        found.append(replace(post, at=at))
    return found


def _before(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give rank and office before a name: «KFOR's Commander, Major General X»."""
    end, name_end = line.index_at(mention.span.start), line.index_at(mention.span.end)
    while True:
        end = skip_honorifics(line, end)
        phrase = phrase_before(line, end)
        if not phrase or not is_rank(phrase) or line.word(end) == ",":
            break
        first = end - len(phrase)
        rest = _post(draft, line, mention, first, end)
        if rest is not None and len(rest.words) > len(phrase):  # «Air Force General» is more than its last word
            break
        words = line.span(first, end).of(draft.text)
        span = Span(line.tokens[first].start, line.tokens[name_end - 1].end)
        yield Post(mention.record, written_out(phrase, words), " ".join(phrase), _beside(draft, line, first), span)
        end = first
    comma = line.word(end - 1) == ","
    end -= comma
    first = _opening(draft, line, end)
    surname_only = name_end - line.index_at(mention.span.start) == 1 and end + 1 == line.index_at(mention.span.start)
    if first == end or (comma and (surname_only or _is_anothers(draft, line, first))):
        return
    office = _post(draft, line, mention, first, end)
    if office is not None:
        yield _with_country_after(draft, line, office, name_end)


def _is_anothers(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title before «, Name» belongs to the name before it: «A, Minister of Defence, B, Minister of …»."""
    if first < 2 or line.word(first - 1) != ",":  # noqa: PLR2004 - a name and its comma
        return False
    mention = draft.at(line.tokens[first - 2])
    return mention is not None and mention.record.is_a("person")


def _opening(draft: Draft, line: Line, end: int) -> int:
    """Give the first token of the noun phrase that ends at a token: capitals, connectors, words of titles."""
    first = end
    while first > 0 and end - first < _LONGEST:
        token = line.tokens[first - 1]
        mention = draft.at(token)
        if mention is not None and mention.record.is_a("person"):
            break
        if not (token.capital or token.lower in CONNECTORS or _title_word(line, first - 1) or mention is not None):
            break
        first -= 1
    while first < end and line.word(first) in _EMPTY_TAIL:
        first += 1
    return first


def _title_word(line: Line, index: int) -> bool:
    token = line.tokens[index]
    return token.lower in TITLE_MODIFIERS or bool(phrase_at(line, index)) or token.text[0].isdigit()


def _after(draft: Draft, line: Line, mention: Mention) -> Iterator[Post]:
    """Give the titles in apposition («X, Director of Y, Advisor to Z») or by appointment («X was appointed Chair»)."""
    start = line.index_at(mention.span.end)
    index = _skip_origin(draft, line, start)
    found = _APPOINTED.match(draft.text, line.tokens[index - 1].end + 1, line.sentence.span.end)
    if found:
        first = line.index_at(found.end())
        yield from _appositions(draft, line, mention, first)
        return
    while index < len(line.tokens) and line.word(index) == ",":
        posts = list(_appositions(draft, line, mention, index + 1))
        yield from posts
        if not posts:
            return
        index = line.index_at(posts[-1].span.end)


def _skip_origin(draft: Draft, line: Line, index: int) -> int:
    """Step over «of Portugal» and «(CIOR)» after a name."""
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
    end = first
    while end < len(line.tokens) and end - first < _LONGEST and _in_phrase(draft, line, first, end):
        end += 1
    if end < len(line.tokens) and _belongs_to_next(draft, line, end):
        return
    while end > first and line.word(end - 1) in _EMPTY_TAIL:
        end -= 1
    for begin, stop in _split(line, first, end):
        post = _post(draft, line, mention, begin, stop)
        if post is not None:
            yield post


def _in_phrase(draft: Draft, line: Line, first: int, index: int) -> bool:
    token = line.tokens[index]
    mention = draft.at(token)
    if mention is not None and mention.record.is_a("person"):
        return False
    lower = token.lower in CONNECTORS or _title_word(line, index)
    return token.capital or lower or mention is not None or (token.text == "-" and index > first)


def _belongs_to_next(draft: Draft, line: Line, end: int) -> bool:
    """Whether a person follows directly, whose title this is: «A, Prime Minister B»."""
    while end < len(line.tokens) and skip_names_titles(line, end + 1) <= end:
        end += 1
    if end >= len(line.tokens) or line.word(end - 1) in {"and", "with", "to", "from"}:
        return False
    mention = draft.at(line.tokens[end])
    return mention is not None and mention.record.is_a("person")


def _split(line: Line, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut «Chairman of X and Advisor to Y» in two, at an «and» that another title follows."""
    begin = first
    for index in range(first + 1, end):
        if line.word(index) == "and" and _leads_to_title(line, index + 1, end) and _has_head(line, begin, index):
            yield begin, index
            begin = index + 1
    yield begin, end


def _leads_to_title(line: Line, index: int, end: int) -> bool:
    while index < end and line.word(index) in TITLE_MODIFIERS | {"the"} and not phrase_at(line, index):
        index += 1
    return index < end and bool(phrase_at(line, index))


def _has_head(line: Line, first: int, end: int) -> bool:
    return any(phrase_at(line, index) for index in range(first, end))


def _post(draft: Draft, line: Line, mention: Mention, first: int, end: int) -> Post | None:
    """Read the phrase of tokens ``[first, end)`` as a title with its body, if it is one."""
    for begin, _ in reversed(list(_split(line, first, end))):
        if _has_head(line, begin, end):
            first = begin
            break
    head = _head(line, first, end)
    if head is None or line.word(end - 1) in _EMPTY_TAIL:
        return None
    size = len(phrase_at(line, head))
    front, owner = _front(draft, line, first, head)
    stop, body = _tail(draft, line, head + size, end)
    title = line.span(front, stop).of(draft.text)
    at = owner or body or list_country(draft, line)
    office = " ".join(bare(token) for token in line.tokens[front : head + size])
    covered = sorted((mention.span, line.span(first, end)))
    return Post(
        mention.record, re.sub(r"\s+", " ", title), office, at, Span(covered[0].start, max(s.end for s in covered))
    )


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
    while begin < head and line.word(begin) in _EMPTY_TAIL | {"former", "new", "current", "then"}:
        begin += 1
    return begin, _beside(draft, line, begin)


def _qualifies(draft: Draft, line: Line, first: int, index: int) -> bool:
    token = line.tokens[index]
    if draft.at(token) is not None and not draft.at(token).record.is_a("topic"):  # type: ignore[union-attr]
        return False
    if token.text in by_demonym() or token.lower == "'s":
        return False
    if token.lower in {"and", "&"}:
        return index > first and line.tokens[index - 1].capital and draft.at(line.tokens[index - 1]) is None
    return token.capital or token.lower in TITLE_MODIFIERS or bool(phrase_at(line, index))


def _beside(draft: Draft, line: Line, first: int) -> Record | None:
    """Give the body or country just before a title: «NATO», «Serbia's», «Latvian»."""
    index = first - 1
    while line.word(index) in {"'s", "the", "former", "new", "current", "then"}:
        index -= 1
    if index < 0:
        return None
    token = line.tokens[index]
    mention = draft.at(token)
    if mention is not None and mention.record.kinds[0] in {"organization", "place"}:
        return mention.record
    for size in (2, 1):
        words = line.span(max(0, index - size + 1), index + 1).of(draft.text)
        if words in by_demonym():
            return country(draft.authority, by_demonym()[words])
    return None


def _tail(draft: Draft, line: Line, start: int, end: int) -> tuple[int, Record | None]:
    """Give where the title ends after its head, and the body or country that its continuation names."""
    body: Record | None = None
    for index in range(start, end):
        if line.word(index) not in {"of", "at", "in", "from", "for", "with"}:
            continue
        after = index + (2 if line.word(index + 1) in {"the", "a"} else 1)
        if after >= end:
            break
        mention = draft.at(line.tokens[after])
        if mention is not None and mention.record.kinds[0] in {"organization", "place"}:
            if line.word(index) == "for":
                body = body or mention.record
                continue
            return _without_gap(line, start, index), mention.record
    return end, body


def _without_gap(line: Line, start: int, stop: int) -> int:
    while stop > start and line.word(stop - 1) in _EMPTY_TAIL:
        stop -= 1
    return stop


def _with_country_after(draft: Draft, line: Line, post: Post, index: int) -> Post:
    """Read «President X of Serbia»: the country after the name is where the post is held."""
    if post.at is not None or line.word(index) != "of" or index + 1 >= len(line.tokens):
        return post
    after = index + (2 if line.word(index + 1) == "the" and index + 2 < len(line.tokens) else 1)
    mention = draft.at(line.tokens[after])
    if mention is None or mention.record.kinds[0] not in {"organization", "place"}:
        return post
    return Post(post.person, post.title, post.office, mention.record, Span(post.span.start, mention.span.end))
