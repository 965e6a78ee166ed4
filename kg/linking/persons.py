"""Persons that the authority does not know, by what stands around a name; and later mentions by surname alone.

Nobody is named on the strength of capitals alone: a title, an honorific, a verb of saying, an apposition, a list
entry, a known given name or a companion in a list must speak for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.authority import surface_key, words
from kg.iris import slug
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import (
    ACTING,
    FEMALE,
    MALE,
    NAME_TITLES,
    ORGANIZATION_HEADS,
    PARTICLES,
    SAYING,
    SITE_HEADS,
)
from kg.linking.organizations import list_country
from kg.linking.titles import (
    CONNECTORS,
    bare,
    phrase_at,
    phrase_before,
    skip_honorifics,
    skip_names_titles,
    title_follows,
    title_words,
)
from kg.linking.world import by_demonym
from kg.model import Mention, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_MOST_WORDS = 6
_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?(?:er|s)?|image|picture|author|credit|story|text|written|edited|translated|courtesy|"
    r"source|video|illustration)\b[^.]{0,20}|^\W*by |^\W*(?:[Aa]uthor|[Ee]ditor)s?: ?|/)$",
    re.IGNORECASE,
)
_THING = frozenset(
    "award prize medal bridge street airport foundation university stadium hospital school theatre square museum day "
    "park hotel avenue road boulevard arena trophy cup center centre institute act law doctrine plan".split()
)


@dataclass(slots=True)
class Cast:
    """The persons of an article: by path, with what is known of each."""

    records: dict[str, Record] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def tails(self) -> dict[str, set[str]]:
        """Give the persons' paths by surname: all that may follow a given name, as a key."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, record in self.records.items():
            for name in (record.name, *(x.text for x in record.labels)):
                parts = name.split()
                for first in range(1 if len(parts) > 1 else 0, len(parts)):
                    found[surface_key(" ".join(parts[first:]))].add(path)
                if len(parts) > 1 and "-" in parts[-1]:
                    found[surface_key(parts[-1].partition("-")[0])].add(path)
        return found


def find(draft: Draft) -> Cast:
    """Add the persons of an article by their full names, then by surname; give them."""
    cast = Cast()
    for mention in draft.mentions:
        if mention.record.is_a("person"):
            cast.records[mention.record.path] = mention.record
    runs = [(line, first, end) for line in draft.lines for first, end in _runs(draft, line)]
    for _ in range(2):  # a second time, for those that a companion or a later mention makes sure
        for line, first, end in runs:
            if end - first > 1 and draft.at(line.tokens[first]) is None and _is_person(draft, line, first, end, cast):
                _name(draft, cast, line.span(first, end))
    _genders(draft, cast)
    _speakers(draft, cast)
    _surnames(draft, cast)
    return cast


def _name(draft: Draft, cast: Cast, span: Span) -> None:
    name = re.sub(r"\s+", " ", span.of(draft.text))
    same = [r for r in cast.records.values() if surface_key(r.name) == surface_key(name)]
    record = same[0] if same else person(name)
    if draft.add(span, record):
        cast.records[record.path] = record


def person(name: str) -> Record:
    """Make the record of a person whom only articles name."""
    return Record(f"person/{slug(name)}", name, ("person",), ("Person",), provisional=True)


def _runs(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    """Give the runs of words that could be a person's name: capitals, particles between them, initials."""
    index = 0
    while index < len(line.tokens):
        if not _starts(draft, line, index):
            index += 1
            continue
        end = index + 1
        while end < len(line.tokens) and end - index < _MOST_WORDS:
            if _goes_on(draft, line, end):
                end += 1
            elif (gap := _particles(line, end)) and _goes_on(draft, line, end + gap):
                end += gap + 1
            else:
                break
        yield index, end
        index = end


def _starts(draft: Draft, line: Line, index: int) -> bool:
    token = line.tokens[index]
    return _goes_on(draft, line, index) and not (token.acronym and len(token.text) < 4)  # noqa: PLR2004 - «US», «UAE»


def _goes_on(draft: Draft, line: Line, index: int) -> bool:
    token = line.tokens[index]
    if not token.named or draft.at(token) is not None or token.text in by_demonym() or bare(token) in title_words():
        return False
    return not any(char.isdigit() for char in token.text)


def _particles(line: Line, index: int) -> int:
    count = 0
    while count < 3 and line.word(index + count) in PARTICLES:  # noqa: PLR2004 - «van der», «bin al»
        count += 1
    return count if index + count < len(line.tokens) else 0


def _is_person(draft: Draft, line: Line, first: int, end: int, cast: Cast) -> bool:
    """Whether what stands around two or more words says that they name a person."""
    if _is_thing(draft, line, first, end):
        return False
    opening = skip_names_titles(line, first)
    titled = opening < first or _titled(draft, line, first)
    return (
        titled
        or _appositive(draft, line, end)
        or _acts(line, first, end, SAYING)
        or _in_company(draft, line, opening)
        or (list_country(draft, line) is not None and line.word(opening - 1) == ":")
        or _has_given_name(line, first)
        or (_acts(line, first, end, ACTING) and _named_again(draft, line, first, end))
        or surface_key(line.span(first, end).of(draft.text)) in {surface_key(r.name) for r in cast.records.values()}
    )


def _is_thing(draft: Draft, line: Line, first: int, end: int) -> bool:
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital:
        if following.lower in _THING | ORGANIZATION_HEADS | SITE_HEADS:
            return True
        if following.acronym and draft.at(following) is None:
            return True
    if _CREDIT.search(line.sentence.span.of(draft.text)[: line.tokens[first].start - line.sentence.span.start]):
        return True
    lone = not any(t.lower != t.text and len(t.text) > 2 for t in line.tokens[first:end])  # noqa: PLR2004
    return lone


def _titled(draft: Draft, line: Line, first: int) -> bool:
    """Whether a title ends before the name, or one with its continuation: «Director for Security Policy»."""
    if phrase_before(line, first):
        return True
    if line.word(first - 1) in CONNECTORS | {","} or first == 0:
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


def _appositive(draft: Draft, line: Line, end: int) -> bool:
    """Whether a title follows after a comma, one that belongs to no other name."""
    if line.word(end) != "," or not title_follows(line, end + 1):
        return False
    return draft.at(line.tokens[end + 1]) is None or not draft.at(line.tokens[end + 1]).record.is_a("person")  # type: ignore[union-attr]


def _acts(line: Line, first: int, end: int, verbs: frozenset[str]) -> bool:
    after = line.word(end) if line.word(end) not in {"also", "then", "further", "additionally"} else line.word(end + 1)
    before = line.word(first - 1) if first else ""
    return after in verbs or (
        before in verbs & SAYING and before not in {"told", "called", "calls", "thanked", "reported"}
    )


def _in_company(draft: Draft, line: Line, opening: int) -> bool:
    """Whether the name is one more in a list of persons: «A and B», «A, B and C»."""
    index = opening
    while index > 0 and line.word(index - 1) in {"and", ",", ";", "as", "well"}:
        index -= 1
    if index == opening or index == 0:
        return False
    mention = draft.at(line.tokens[index - 1])
    return mention is not None and mention.record.is_a("person")


def _has_given_name(line: Line, first: int) -> bool:
    return words(line.tokens[first].text)[0] in GIVEN_NAMES and line.word(first - 1) not in {"in", "at", "near", "the"}


def _named_again(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether the last word of a name stands elsewhere by itself beside an honorific, a title or a verb of saying."""
    surname = line.tokens[end - 1]
    for other in draft.lines:
        for index, token in enumerate(other.tokens):
            if token.text == surname.text and token != surname and not (index and other.tokens[index - 1].named):
                if _acts(other, index, index + 1, SAYING) or skip_names_titles(other, index) < index:
                    return True
    return False


def _genders(draft: Draft, cast: Cast) -> None:
    """Note who is a woman or a man, where an honorific or a title says so."""
    for line in draft.lines:
        for mention in draft.within(line.sentence.span):
            if mention.record.is_a("person"):
                gender = gender_before(line, line.index_at(mention.span.start))
                if gender:
                    cast.genders.setdefault(mention.record.path, gender)


def gender_before(line: Line, first: int) -> str:
    """Give «m» or «f» where an honorific before a name says it, else nothing."""
    index = first
    while index > 0 and (line.word(index - 1) in MALE | FEMALE or skip_names_titles(line, index) < index):
        if line.word(index - 1) in MALE | FEMALE:
            return "f" if line.word(index - 1) in FEMALE else "m"
        index -= 1
    return ""


def _speakers(draft: Draft, cast: Cast) -> None:
    """Add whom the labels of an interview's turns name: in full, by surname or by initials."""
    publisher = draft.article.publisher.value if draft.article.publisher else ""
    for paragraph in draft.article.paragraphs:
        label = paragraph.speaker
        if label is None or draft.within(label.span):
            continue
        key = surface_key(label.value)
        known = [r for r in cast.records.values() if key in {surface_key(r.name), *_initials(r.name)}]
        known = known or [cast.records[path] for path in cast.tails().get(key, set())]
        if len(known) == 1:
            draft.add(label.span, known[0])
        elif (
            not known and paragraph.kind == "answer" and len(label.value.split()) > 1 and key != surface_key(publisher)
        ):
            record = person(label.value)
            cast.records[record.path] = record
            draft.add(label.span, record)


def _initials(name: str) -> Iterator[str]:
    letters = "".join(part[0] for part in re.split(r"[\s-]", name) if part)
    yield letters.lower()
    yield " ".join(letters.lower())


def _surnames(draft: Draft, cast: Cast) -> None:
    """Add later mentions by surname, and those whom only a title and a surname name («President Velen»)."""
    for line in draft.lines:
        index = 0
        while index < len(line.tokens):
            index += max(1, _surname_at(draft, cast, line, index))


def _surname_at(draft: Draft, cast: Cast, line: Line, index: int) -> int:
    """Add the person whose surname begins at a token; give how many tokens it takes, 0 where none does."""
    token = line.tokens[index]
    if not token.capital or draft.at(token) is not None or (index and _unclaimed(draft, line.tokens[index - 1])):
        return 0
    tails = cast.tails()
    for size in range(min(4, len(line.tokens) - index), 0, -1):
        span = line.span(index, index + size)
        paths = tails.get(surface_key(span.of(draft.text)), set())
        if paths and not _longer_name(draft, line, index + size):
            found = _the_one(draft, cast, line, index, paths)
            if found is not None:
                draft.add(span, found)
            return size
    return _unknown_surname(draft, cast, line, index)


def _unclaimed(draft: Draft, token: Token) -> bool:
    """Whether a word before makes it another's full name: «Ana Velen» is not the Velen we know."""
    return (
        token.named and draft.at(token) is None and token.text not in by_demonym() and bare(token) not in title_words()
    )


def _longer_name(draft: Draft, line: Line, index: int) -> bool:
    return index < len(line.tokens) and _unclaimed(draft, line.tokens[index]) and not line.tokens[index].acronym


def _the_one(draft: Draft, cast: Cast, line: Line, index: int, paths: set[str]) -> Record | None:
    """Give the one person of a surname: namesakes are told apart by honorific, else nobody is named."""
    if len(paths) == 1:
        return cast.records[next(iter(paths))]
    gender = gender_before(line, index)
    fitting = [path for path in sorted(paths) if gender and cast.genders.get(path) == gender]
    return cast.records[fitting[0]] if len(fitting) == 1 else None


def _unknown_surname(draft: Draft, cast: Cast, line: Line, index: int) -> int:
    token = line.tokens[index]
    if not _starts(draft, line, index) or _longer_name(draft, line, index + 1) or token.acronym:
        return 0
    phrase = phrase_before(line, index)
    titled = bool(phrase) and (phrase[-1] in NAME_TITLES or skip_names_titles(line, index) < index)
    honoured = skip_honorifics(line, index) < index
    if not (titled or honoured or _acts(line, index, index + 1, SAYING)):
        return 0
    slip = _misspelt(cast, token)
    if slip is not None:
        draft.add(line.span(index, index + 1), slip)
    elif (titled or honoured) and not _is_thing(draft, line, index, index + 1) and line.tokens[index - 1].capital:
        _name(draft, cast, line.span(index, index + 1))
    return 1


def _misspelt(cast: Cast, token: Token) -> Record | None:
    """Give the one person whose surname of six letters or more is a single edit away."""
    key = surface_key(token.text)
    close = {path for tail, paths in cast.tails().items() for path in paths if len(tail) > 5 and one_edit(tail, key)}  # noqa: PLR2004
    return cast.records[next(iter(close))] if len(close) == 1 else None


def one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter: changed, left out, put in, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[:2][::-1] and a[2:] == b[2:])


__all__ = ["Cast", "Mention", "find", "gender_before", "one_edit", "person"]
