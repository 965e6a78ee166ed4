"""Persons that the authority does not know, by what stands around a name; and later mentions by surname alone.

Nobody is named on the strength of capitals alone: a title, an honorific, a verb of saying, an apposition, a list
entry, a known given name or a companion in a list must speak for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.linking.given_names import is_given_name
from kg.linking.leading import LEADING
from kg.linking.lexicon import ACTING, SAYING
from kg.linking.names import INITIAL_AND_NAME, Cast, acts, add_name, goes_on, is_thing, starts
from kg.linking.offices import DESCRIBERS, PARTICLES
from kg.linking.owners import list_owner
from kg.linking.phrases import opening as title_opening
from kg.linking.shared_titles import plural_titles
from kg.linking.surnames import genders, speakers, surnames
from kg.linking.titles import (
    CONNECTORS,
    honorific_phrase_at,
    phrase_at,
    phrase_before,
    skip_honorifics,
    skip_names_titles,
    title_follows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line

_MOST_WORDS = 6
_VERBS = ACTING | SAYING | LEADING
_FULL = 3
_PRONOUNS = frozenset({"he", "she", "his", "himself", "herself"})
_YOUNGEST, _OLDEST = 7, 110
_CHOSEN = re.compile(
    r"(?: of (?:the )?[^,.;:]{3,50}?)? (?:has been|was|is|will be|had been|being) (?:re-?)?"
    r"(?:elected|appointed|named|sworn in|nominated|confirmed|chosen)(?: as)? "
)


def find(draft: Draft) -> Cast:
    """Add the persons of an article by their full names, then by surname; give them."""
    cast = Cast()
    for mention in draft.mentions:
        if mention.record.is_a("person") and cast.records.get(mention.record.path) != mention.record:
            cast.add(mention.record)
    runs = [(line, *_own(line, first, end)) for line in draft.plain_lines for first, end in _runs(draft, line)]
    for _ in range(2):  # a second time, for those that a companion or a later mention makes sure
        for line, first, end in runs:
            if _could_name(draft, line, first, end) and _is_person(draft, line, first, end, cast):
                add_name(draft, cast, line.span(first, end))
    genders(draft, cast)
    speakers(draft, cast)
    surnames(draft, cast)
    return cast


def _could_name(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether words are a full name: two or more, or one with its initial."""
    whole = end - first > 1 or INITIAL_AND_NAME.fullmatch(line.tokens[first].text) is not None
    return whole and draft.at(line.tokens[first]) is None


def _runs(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    """Give the runs of words that could be a person's name: capitals, particles between them, initials."""
    index = 0
    while index < len(line.tokens):
        if not (line.tokens[index].capital and starts(draft, line, index)):
            index += 1
            continue
        end = index + 1
        while end < len(line.tokens) and end - index < _MOST_WORDS:
            if goes_on(draft, line, end):
                end += 1
            elif (gap := _particles(line, end) or _apostrophe(line, end)) and goes_on(draft, line, end + gap):
                end += gap + 1
            else:
                break
        yield index, end
        index = end


def _own(line: Line, first: int, end: int) -> tuple[int, int]:
    """Leave out what belongs to a title before the name: «Commissioner for Enlargement Marta Kos»."""
    while first < end - 1 and (size := honorific_phrase_at(line, first)):
        first += size
    if end - first > 2 and skip_honorifics(line, first + 1) < first:  # noqa: PLR2004 - «Sr. Don X Y»
        first += 1
    if end - first < 3 or not _goes_on_a_title(line, first):  # noqa: PLR2004 - a subject and a name
        return first, end
    given = next((i for i in range(first, end - 1) if is_given_name(line.tokens[i].key)), None)
    return (given if given is not None else end - 2), end


def _goes_on_a_title(line: Line, first: int) -> bool:
    """Whether «for» or «of» stands before a word, or before the capitals before it: «Minister for Harbour Works»."""
    index = first
    while index > 0 and line.tokens[index - 1].capital and not line.tokens[index - 1].named:
        index -= 1
    return line.word(index - 1) in {"for", "of", "and"}


def _particles(line: Line, index: int) -> int:
    count = 0
    while count < 3 and line.word(index + count) in PARTICLES:  # noqa: PLR2004 - «van der», «bin al»
        count += 1
    return count if index + count < len(line.tokens) else 0


def _apostrophe(line: Line, index: int) -> int:
    """Give 1 where an apostrophe ends a name's word («Achol' Dut»), and neither marks an owner nor a quotation."""
    if line.word(index) != "'" or index + 1 >= len(line.tokens):
        return 0
    before, mark = line.tokens[index - 1], line.tokens[index]
    written = before.end == mark.start and before.lower[-1] not in "sxz" and line.words.index("'") == index
    return int(written and line.tokens[index + 1].named)


def _is_person(draft: Draft, line: Line, first: int, end: int, cast: Cast) -> bool:
    """Whether what stands around two or more words says that they name a person."""
    if is_thing(draft, line, first, end):
        return False
    opening = skip_names_titles(line, first)
    titled = opening < first or _titled(draft, line, first)
    return (
        titled
        or line.word(opening - 1) in DESCRIBERS
        or _appositive(draft, line, end)
        or acts(line, first, end, SAYING, only_before=True)
        or (not _owns(line, end) and _in_company(draft, line, opening))
        or (list_owner(draft, line) is not None and line.word(opening - 1) == ":")
        or _has_given_name(line, first)
        or any(found.start == opening for found in plural_titles(draft, line))
        or _aged(line, end)
        or _spoken_of(draft, line, first, end)
        or _chosen(draft, line, end)
        or (acts(line, first, end, _VERBS) and _named_again(draft, line, end))
        or cast.named(surface_key(line.span(first, end).of(draft.text))) is not None
    )


def _titled(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title ends before the name, or one with its continuation: «Director for Security Policy»."""
    before = line.word(first - 1)
    if phrase_before(line, first) or (before == "," and _apposed(draft, line, first)):
        return True
    if before in CONNECTORS or before in {",", ""}:
        return False
    index = first
    while index > 0 and first - index < 20:  # noqa: PLR2004 - no title is longer
        token = line.tokens[index - 1]
        mention = draft.at(token)
        if mention is not None and mention.record.is_a("person"):
            return False
        if not (token.capital or token.lower in CONNECTORS or phrase_at(line, index - 1)):
            return False
        index -= 1
        if phrase_at(line, index) and line.word(index + len(phrase_at(line, index))) in CONNECTORS:
            return True
    return False


def _apposed(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title, its body and a comma stand before: «the head of the Ports Board, X», «its spokesman, X»."""
    opening = title_opening(draft, line, first - 1)
    head = next((i for i in range(opening, first - 1) if phrase_at(line, i)), None)
    if head is None or line.word(opening - 1) == "," or line.word(head - 1) in {"a", "an", "as"}:
        return False
    owned = line.word(opening - 1) in {"the", "its", "his", "her", "their", "our", "'s"}
    return owned or opening == 0 or line.tokens[opening].capital or draft.at(line.tokens[opening]) is not None


def _appositive(draft: Draft, line: Line, end: int) -> bool:
    """Whether a title follows after a comma, one that belongs to no other name."""
    if line.word(end) != "," or not title_follows(line, end + 1):
        return False
    following = draft.at(line.tokens[end + 1])
    return following is None or not following.record.is_a("person")


def _owns(line: Line, end: int) -> bool:
    """Whether the words say whose the one is that follows: «Harbour Boats' agent», «Salt Coast head X»."""
    return line.word(end) in {"'", "'s"} or (bool(phrase_at(line, end)) and not line.tokens[end].capital)


def _in_company(draft: Draft, line: Line, opening: int) -> bool:
    """Whether the name is one more in a list of persons: «A and B», «A, B and C»."""
    index = opening
    while index > 0 and line.word(index - 1) in {"and", ",", ";", "as", "well"}:
        index -= 1
    if index in {opening, 0}:
        return False
    if line.word(index - 1) == ")":  # «A (University of X), B and C»
        index = next((i for i in range(index - 1, 0, -1) if line.word(i) == "("), index)
    mention = draft.at(line.tokens[index - 1])
    return mention is not None and mention.record.is_a("person")


def _has_given_name(line: Line, first: int) -> bool:
    return is_given_name(line.tokens[first].key) and line.word(first - 1) not in {"in", "at", "near", "the"}


def _spoken_of(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether «who» follows, or an act by one whom «he» or «she» in the sentence means, where nobody else is named."""
    if line.word(first - 1) in {"the", "of", "in", "at", "a", "an"} or end - first > _FULL:
        return False
    if line.word(end) == "," and line.word(end + 1) == "who":
        return True
    if not acts(line, first, end, _VERBS) or not line.vocabulary & _PRONOUNS:
        return False
    return not any(mention.record.is_a("person") for mention in draft.within(line.sentence.span))


def _aged(line: Line, end: int) -> bool:
    """Whether an age follows: «X Y, 61, …», «X Y (61)», «X Y, aged 61»."""
    age = line.word(end + 1 + (line.word(end + 1) == "aged"))
    if line.word(end) not in {",", "("} or not age.isdigit() or not _YOUNGEST <= int(age) <= _OLDEST:
        return False
    after = line.word(end + 2 + (line.word(end + 1) == "aged"))
    return after == ")" if line.word(end) == "(" else after in {",", ".", "and", "who", "from", "of", "was", "is", ""}


def _chosen(draft: Draft, line: Line, end: int) -> bool:
    """Whether the name's bearer is given a post: «X Y of the Harvest party has been elected president»."""
    found = _CHOSEN.match(draft.text, line.tokens[end - 1].end, line.sentence.span.end)
    if found is None:
        return False
    first = line.index_at(found.end())
    return any(phrase_at(line, index) for index in range(first, min(first + 5, len(line.tokens))))


def _named_again(draft: Draft, line: Line, end: int) -> bool:
    """Whether the last word of a name stands elsewhere by itself beside an honorific, a title or a verb of saying."""
    surname = line.tokens[end - 1]
    for other, index in draft.where(surname.text):
        alone = other.tokens[index] != surname and not (index and other.tokens[index - 1].named)
        opens = index == 0 and end - line.index_at(line.sentence.span.start) == 2  # noqa: PLR2004 - «X Y came. Y left.»
        verbs = ACTING | SAYING if opens else SAYING
        if alone and (acts(other, index, index + 1, verbs) or skip_names_titles(other, index) < index):
            return True
    return False
