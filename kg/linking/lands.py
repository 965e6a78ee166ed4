"""Countries, towns and regions that only the article knows, learned from all that it says around a name.

No single word makes a place: each kind of context has a weight (:mod:`kg.linking.landmarks`), and the weights of the
different kinds in which a name stands are added up over the article. What is learned counts at every mention of the
name; an adjective of the same stem («Velmarkian» beside «Velmark») is learned with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.iris import slug
from kg.linking import landmarks
from kg.linking.geography import DIVISIONS, EVENT_NOUNS, LANGUAGES, PEOPLES, PLACE_PREFIXES
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import FRAMEWORK_HEADS, ORGANIZATION_HEADS
from kg.linking.titles import phrase_at, skip_names_titles, title_words
from kg.linking.tokens import line_of
from kg.model import Record, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_ENOUGH = 3
_MOST_WORDS = 3
_SHORTEST = 4
_DATELINE_PARAGRAPHS = 3
_ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:n|ish|ese|ic|i)s?")
_ADJECTIVE_ONLY = re.compile(r"[^\W\d_]{3,}(?:[ie]an|[ln]ese)")


@dataclass(slots=True)
class _Land:
    """A name that may be a place's: the kinds of context in which it stands with their weights, and where it stands."""

    name: str
    marks: dict[str, int] = field(default_factory=dict)
    runs: list[tuple[Line, int, int]] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        strong = max(self.marks.values(), default=0) >= _ENOUGH and "surname" not in self.marks
        return strong or sum(self.marks.values()) >= _ENOUGH

    @property
    def types(self) -> tuple[str, ...]:
        if self.marks.keys() & landmarks.COUNTRY:
            return ("Country", "Place")
        town = self.marks.keys() & landmarks.TOWN and not self.marks.keys() & landmarks.LAND
        return ("City", "Place") if town else ("Place",)


def find(draft: Draft) -> None:
    """Add the places that the article's contexts make sure of, at all their mentions, and learn their adjectives."""
    _beside_the_date(draft)
    lands = _candidates(draft)
    pairs = _adjectives(draft, lands)
    for land in lands.values():
        for line, first, end in land.runs:
            if not line.title_case:
                landmarks.note(draft, line, first, end, land.marks)
    _opened(draft, lands)
    for name in pairs.values():
        lands[name].marks["adjective"] = _ENOUGH
    known = _settle(draft, lands)
    for adjective, name in pairs.items():
        if name in known:
            draft.demonyms[adjective] = known[name]
    _headings(draft, known)


def _candidates(draft: Draft) -> dict[str, _Land]:
    """Give the free runs of capitals by key."""
    lands: dict[str, _Land] = {}
    for line in draft.lines:
        for first, end in _runs(draft, line):
            name = re.sub(r"\s+", " ", line.span(first, end).of(draft.text))
            lands.setdefault(surface_key(name), _Land(name)).runs.append((line, first, end))
    full = [land.name for land in lands.values()] + [m.record.name for m in draft.mentions if m.record.is_a("person")]
    for name in full:
        *others, last = name.split(" ")
        if others and surface_key(last) in lands:  # «Ivo Tarn … Tarn's government»
            lands[surface_key(last)].marks["surname"] = -_ENOUGH
    return lands


def _runs(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(line.tokens):
        if not line.tokens[index].capital:
            index += 1
            continue
        first = index
        if line.tokens[index].lower in PLACE_PREFIXES and line.tokens[index].capital and index:
            index += 1
        start = index
        while index < len(line.tokens) and index - start < _MOST_WORDS and free(draft, line.tokens[index]):
            index += 1
        if start < index < len(line.tokens) and line.tokens[index].text in DIVISIONS:
            index += 1
        if index > start and not line.title_case:
            yield first, index
        index = max(index, first + 1)


def free(draft: Draft, token: Token) -> bool:
    """Whether a token can be a word of an unknown place's name."""
    return (
        token.named
        and draft.at(token) is None
        and not token.acronym
        and not draft.is_demonym(token.text)
        and token.bare not in title_words()
        and token.lower not in LANGUAGES
        and token.text not in DIVISIONS
        and token.lower not in ORGANIZATION_HEADS
        and not any(map(str.isdigit, token.text))
    )


def _adjectives(draft: Draft, lands: dict[str, _Land]) -> dict[str, str]:
    """Give the adjectives of the article with the names of the same stem; note those that stand for an unknown one."""
    words: dict[str, list[tuple[Line, int]]] = {}
    for line in draft.lines:
        for index, token in enumerate(line.tokens):
            if _open(token):
                words.setdefault(token.text, []).append((line, index))
    pairs: dict[str, str] = {}
    for key, land in lands.items():
        if len(land.name) >= _SHORTEST and " " not in land.name:
            pairs.update({form: key for form in _forms(land.name) if form in words and surface_key(form) != key})
    for word, found in words.items():
        if word not in pairs and _ADJECTIVE_ONLY.fullmatch(word) and any(_of_a_people(draft, *at) for at in found):
            draft.demonyms[word] = None
    for word in (*pairs, *draft.demonyms):
        lands.pop(surface_key(word), None)
    return {word: key for word, key in pairs.items() if key in lands}


def _open(token: Token) -> bool:
    return token.named and _ADJECTIVE.fullmatch(token.text) is not None


def _of_a_people(draft: Draft, line: Line, index: int) -> bool:
    """Whether a title or what only peoples have follows: «Maldonian President», «the Maldonian fleet»."""
    if line.tokens[index].key in GIVEN_NAMES or draft.at(line.tokens[index]) is not None:
        return False
    near = {line.word(index + 1), line.word(index + 2)} if line.word(index + 1).islower() else {""}
    return bool(phrase_at(line, index + 1)) or bool(near & PEOPLES)


def _forms(name: str) -> Iterator[str]:
    """Give the adjectives that English makes of a country's name: «Ostrian», «Velmarkish», «Torese»."""
    stems = [name, *(name[:-cut] for cut in (1, 2) if name[-1] in "aeoyus" and len(name) - cut >= _SHORTEST - 1)]
    if name.endswith("land"):
        stems.append(name[:-4])
    for stem in stems:
        for ending in ("n", "an", "ian", "ean", "ish", "ese", "nese", "ic", "i"):
            if stem != name or ending != "n" or name[-1] in "aeiou":
                yield stem + ending
                yield stem + ending + "s"


def _opened(draft: Draft, lands: dict[str, _Land]) -> None:
    """Note what opens an entry of a list of states («- Velmark: Ms …») and an article («Velmark, 3 May - …»)."""
    for land in lands.values():
        for line, first, end in land.runs:
            if landmarks.opens_entry(line, first, end):
                land.marks["entry"] = _ENOUGH
            elif first == 0 and _opens_article(draft, line, line.tokens[end - 1].end):
                land.marks["dateline"] = _ENOUGH


def _opens_article(draft: Draft, line: Line, end: int) -> bool:
    """Whether a name opens one of the first paragraphs as a dateline."""
    if line.sentence.paragraph > _DATELINE_PARAGRAPHS:
        return False
    return landmarks.DATELINE.match(draft.text, end, line.sentence.span.end) is not None


def _beside_the_date(draft: Draft) -> None:
    """Add the town before the publication date («Toren, 03/10/2014»), which is no part of the body."""
    stated = draft.article.published
    if stated is None or any(line.sentence.span.overlaps(stated.span) for line in draft.lines):
        return
    start = draft.text.rfind("\n", 0, stated.span.start) + 1
    found = landmarks.TOWN_AND_DATE.match(draft.text, start, stated.span.start)
    if found is None:
        return
    line = line_of(draft.article, draft.text, Sentence(Span(start, stated.span.start), 0))
    for group in (1, 2):
        span = Span(*found.span(group))
        words = [token for token in line.tokens if span.covers(Span(token.start, token.end))]
        named = all(free(draft, token) or token.acronym or token.lower in PLACE_PREFIXES for token in words)
        if words and named and words[0].lower not in landmarks.SECTIONS:
            name = " ".join(w.text.capitalize() if w.acronym else w.text for w in words)
            draft.add(span, _record(draft, _Land(name, {"dateline": _ENOUGH} if group == 1 else {})))


def _settle(draft: Draft, lands: dict[str, _Land]) -> dict[str, Record]:
    """Add the sure places, then those that stand beside them in a list, until no more is learned."""
    known: dict[str, Record] = {}
    waiting = {key: land for key, land in lands.items() if not _is_person(land)}
    while True:
        for land in waiting.values():
            for line, first, end in land.runs:
                landmarks.note_company(draft, line, first, end, land.marks)
        sure = [key for key, land in waiting.items() if land.sure]
        if not sure:
            return known
        for key in sure:
            land = waiting.pop(key)
            known[key] = _record(draft, land)
            for line, first, end in land.runs:
                if not _is_part(line, end):
                    draft.add(line.span(first, end), known[key])


def _is_person(land: _Land) -> bool:
    """Whether a title or an honorific stands before the name anywhere, or a given name opens it."""
    line, first, end = land.runs[0]
    if end - first > 1 and line.tokens[first].key in GIVEN_NAMES and not land.marks.keys() & landmarks.COUNTRY:
        return True
    return any(skip_names_titles(line, first) < first for line, first, _ in land.runs)


def _record(draft: Draft, land: _Land) -> Record:
    known = [r for r in draft.authority.lookup(land.name) if r.is_a("place")]
    if len(known) == 1:
        return known[0]
    return Record(f"place/{slug(land.name)}", land.name, ("place",), land.types, provisional=True)


def _is_part(line: Line, end: int) -> bool:
    """Whether the name is part of an event's, a body's or a person's: «Karvin Summit», «King Haldor Velmark»."""
    following = line.token(end)
    if following is None or not following.capital:
        return False
    return following.lower in EVENT_NOUNS | FRAMEWORK_HEADS.keys() | ORGANIZATION_HEADS


def _headings(draft: Draft, known: dict[str, Record]) -> None:
    """Add the learned places where capitals tell nothing: in headings and in a dateline in capitals."""
    for line in draft.lines:
        for index, token in enumerate(line.tokens):
            if not (line.title_case or token.acronym) or not known or not token.capital or draft.at(token) is not None:
                continue
            for size in range(min(_MOST_WORDS + 1, len(line.tokens) - index), 0, -1):
                record = known.get(" ".join(t.key for t in line.tokens[index : index + size]))
                if record is not None:
                    if not _is_part(line, index + size):
                        draft.add(line.span(index, index + size), record)
                    break
    for line in draft.lines:
        found = landmarks.CAPITALS.match(draft.text, line.sentence.span.start, line.sentence.span.end)
        if found and not draft.within(Span(*found.span(1))):
            _add_in_capitals(draft, found)


def _add_in_capitals(draft: Draft, found: re.Match[str]) -> None:
    """Add «PORT CERES, June 10 (…) -» and the same name wherever it stands with small letters."""
    name = " ".join(part.capitalize() for part in re.split(r"\s+", found[1]))
    record = _record(draft, _Land(name, {"dateline": _ENOUGH}))
    draft.add(Span(*found.span(1)), record)
    for line in draft.lines:
        for other in re.finditer(rf"\b{re.escape(name)}\b(?!-)", line.sentence.span.of(draft.text)):
            span = Span(line.sentence.span.start + other.start(), line.sentence.span.start + other.end())
            if not _is_part(line, line.index_at(span.end)):
                draft.add(span, record)
