"""Names that are known: the authority's labels, the world's states and capitals, and the great regions."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.authority import openings, surface_key
from kg.iris import slug
from kg.linking.cities import ALSO_CALLED, cities
from kg.linking.geography import CLOSING_LATER, EVENT_NOUNS, REGIONS, SEA_ADJECTIVES, SHIPS
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import ACTING, FRAMEWORK_HEADS, ORGANIZATION_HEADS, SAYING
from kg.linking.namesakes import choose, hold
from kg.linking.nations import country
from kg.linking.offices import HONORIFICS
from kg.linking.world import State, capitals, states
from kg.model import Mention, Record, Span
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.linking.draft import Draft, Line

_FARTHEST = 4
_ADJECTIVES = re.compile(r"(?:the )?(?:U\.?S\.?A?\.?|U\.?K\.?|UAE)")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[;:!?\"“”„«»…\n|]")


def find(draft: Draft) -> None:
    """Add a mention for each known name, the longest first; cities inside a body's name are named too."""
    nested: list[Mention] = []
    unsure: list[tuple[Span, tuple[Record, ...]]] = []
    for line in draft.lines:
        for span, records in _matches(draft, line.sentence.span):
            if len(records) > 1:
                unsure.append((span, records))
                continue
            draft.add(span, records[0])
            nested.extend(_inside(draft, span, records[0]))
    for span, records in unsure:
        record = choose(draft, records)
        if record is not None:
            draft.add(span, record)
        else:
            hold(draft, span, records, "the authority knows several of this name")
    _drop_events(draft)
    _drop_bare_articles(draft)
    for mention in nested:
        draft.put(mention)


@cache
def _world() -> dict[str, tuple[str, State | None, str]]:
    """Give what is known of the world by key: the surface, its state (None for a region) and what it is."""
    known: dict[str, tuple[str, State | None, str]] = {}
    for region in REGIONS:
        known[surface_key(region)] = (region, None, "region")
    for capital, state in {**cities(), **capitals()}.items():
        known[surface_key(capital)] = (capital, state, "capital")
    for state in states():
        for name in (state.name, *state.others):
            known[surface_key(name)] = (name, state, "country")
    towns = {**cities(), **capitals()}
    for other, name in ALSO_CALLED.items():
        known[surface_key(other)] = (other, towns[name], "capital")
    return known


_BARE = re.compile(r"the \w+")
_DOTTED = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_JOINING = frozenset(
    "and or to in on for has have had is are was were will would can could should must may might with by as at but "
    "which that who also from of than if when while because where since after before not do does did".split()
)
_MOST_WORDS = 16


@cache
def _openings_of_the_world() -> frozenset[str]:
    return openings(_world())


def _matches(draft: Draft, span: Span) -> Iterator[tuple[Span, tuple[Record, ...]]]:
    found = [(m.start(), m.end(), surface_key(m[0])) for m in _WORD.finditer(draft.text, span.start, span.end)]
    known, world = draft.authority.openings, _openings_of_the_world()
    index = 0
    while index < len(found):
        first = found[index][2]
        if first not in known and first not in world:
            index += 1
            continue
        if first == "the" and index + 1 < len(found) and _longest(draft, found, index + 1)[1]:
            index += 1  # «the EU-facilitated dialogue» is no «the EU»
        size, records = _longest(draft, found, index)
        if records:
            start, end = found[index][0], found[index + size - 1][1]
            yield Span(start, end + (_DOTTED.search(draft.text[start : end + 1]) is not None)), records
        index += max(1, size)


def _longest(draft: Draft, found: Sequence[tuple[int, int, str]], first: int) -> tuple[int, tuple[Record, ...]]:
    """Give the number of words and the records of the longest known name that begins at a word."""
    known, world = draft.authority.openings, _openings_of_the_world()
    keys: list[str] = []
    for _, _, word in found[first : first + _MOST_WORDS]:
        key = f"{keys[-1]} {word}" if keys else word
        if key not in known and key not in world:
            break
        keys.append(key)
    for size in range(len(keys), 0, -1):
        key = keys[size - 1]
        records = draft.authority.by_key.get(key, ())
        if not records and key not in _world():
            continue
        span = Span(found[first][0], found[first + size - 1][1])
        fitting = [r for r in records if any(_fits(draft, span, text, r) for text in draft.authority.labels_of(key, r))]
        if fitting:
            return size, tuple(fitting)
        if not records and (record := _of_the_world(draft, key, span)) is not None:
            return size, (record,)
    return 1, ()


def _of_the_world(draft: Draft, key: str, span: Span) -> Record | None:
    name, state, what = _world().get(key, ("", None, ""))
    if not name:
        return None
    if what == "country" and state is not None:
        record = country(draft.authority, state)
    else:
        types = ("City", "Place") if what == "capital" else ("Place",)
        plain = ALSO_CALLED.get(name, name).removeprefix("the ")
        within = country(draft.authority, state).path if state else None
        record = Record(f"place/{slug(plain)}", plain, ("place",), types, country=within, provisional=True)
    return record if _fits(draft, span, name, record) else None


@lru_cache(maxsize=1 << 14)
def _folded(label: str) -> str:
    return fold(label)


def _fits(draft: Draft, span: Span, label: str, record: Record) -> bool:
    """Whether the words at a span are the label: what stands between and around its words, and its case."""
    surface, plain = span.of(draft.text), _folded(label)
    if _BREAK.search(surface) or any(mark in surface and mark not in plain for mark in ",()/&"):
        return False
    return _stands_alone(draft.text, span, surface) and (surface == plain or _case_fits(draft, span, plain, record))


def _case_fits(draft: Draft, span: Span, label: str, record: Record) -> bool:
    """Whether the case allows a surface to be the label: abbreviations as they are, names with their capitals."""
    surface = span.of(draft.text)
    if not any(map(str.islower, label.replace("'s", ""))):
        return surface.replace(".", "") == label.replace(".", "")
    if surface.isupper():
        return len(surface) > 3 and record.kinds[0] in {"place", "person"}  # noqa: PLR2004 - «US», «UAE» are no words
    theirs, ours = _WORD.findall(surface), _WORD.findall(label)
    if record.is_a("person") or len(ours) == 1:
        opens = record.kinds[0] != "topic" or any(line.sentence.span.start == span.start for line in draft.lines)
        return opens and all(a[0].isupper() or not b[0].isupper() for a, b in zip(theirs, ours, strict=False))
    return theirs[0][0].isupper() or not ours[0][0].isupper() or record.kinds[0] in {"programme", "topic"}


def _stands_alone(text: str, span: Span, surface: str) -> bool:
    """Whether the words are no half of a hyphened name («Osmani-Sadriu»); «NATO-led» and «EU-Serbia» are two."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before == "-":
        other = re.search(r"[^\W_]+(?=-$)", text[: span.start][-40:])
        if other and other[0][0].isupper() and not (surface.isupper() or surface_key(other[0]) in _hyphened()):
            return False
    if after == "$":
        return False  # «US$40 million»
    if after == "-":
        other = re.match(r"-([^\W_]+)", text[span.end : span.end + 40])
        if other and other[1][0].isupper() and not (surface.isupper() or surface_key(other[1]) in _hyphened()):
            return other[1].isupper()
    return True


@cache
def _hyphened() -> frozenset[str]:
    """Give the names that may stand on the other side of a hyphen: states, capitals and what is in capitals."""
    return frozenset(_world()) | {"nato", "eu", "un", "osce", "us"}


def _inside(draft: Draft, span: Span, record: Record) -> Iterator[Mention]:
    """Give what a longer name names besides: the city of a body «in …», the body that made a framework."""
    if record.is_a("organization"):
        found = re.search(r"\bin ([^\W_]\w*(?: [^\W_]\w*)*)$", span.of(draft.text))
        inner = Span(span.start + found.start(1), span.end) if found else None
        yield from (
            (Mention(at, r) for at, (r, *_) in _matches(draft, inner) if at == inner and r.is_a("place"))
            if inner
            else ()
        )
    elif record.is_a("programme"):
        for end in (span.end - 1, *(m.start() + span.start for m in re.finditer(r"[ -]", span.of(draft.text)))):
            for at, (named, *_) in _matches(draft, Span(span.start, end)):
                if named.is_a("organization") and at.end <= end:
                    yield Mention(at, named)


def _drop_events(draft: Draft) -> None:
    """Drop places that only name an event, prize or framework: «Vilnius Summit», «Minsk Group»."""
    closing = EVENT_NOUNS | FRAMEWORK_HEADS.keys() | ORGANIZATION_HEADS
    for line in draft.lines:
        for mention in draft.within(line.sentence.span):
            if not mention.record.is_a("place"):
                continue
            if (
                _closes(line, mention, closing)
                or _adjective(draft, line, mention)
                or _of_a_person(draft, line, mention)
            ):
                draft.drop(mention)


def _of_a_person(draft: Draft, line: Line, mention: Mention) -> bool:
    """Whether a city's name is a word of a person's: «Milan Dask», «Sofia Moss», «Ann London»."""
    index, after = line.index_at(mention.span.start), line.index_at(mention.span.end)
    if after - index != 1 or line.title_case:
        return False
    before, following = line.token(index - 1), line.token(after)
    if before is not None and before.key in GIVEN_NAMES and before.capital and draft.at(before) is None:
        return True
    if line.tokens[index].key not in GIVEN_NAMES:
        return False
    return (following is not None and following.named and draft.at(following) is None) or line.word(
        index - 1
    ) in HONORIFICS


def _adjective(draft: Draft, line: Line, mention: Mention) -> bool:
    """Whether «US» or «Arctic» stands for an adjective, as «American»: a noun follows, no verb or joining word."""
    surface = mention.span.of(draft.text)
    if not (_ADJECTIVES.fullmatch(surface) or surface.lower() in SEA_ADJECTIVES):
        return False
    index = line.index_at(mention.span.end)
    if line.word(index) == "." and index + 1 < len(line.tokens) and line.tokens[index].start == mention.span.end:
        index += 1
    following = line.word(index)
    return following.isalpha() and following not in _JOINING | SAYING | ACTING


def _closes(line: Line, mention: Mention, closing: frozenset[str]) -> bool:
    """Whether the capitals behind a place end another thing's name: «Toren Summit», «Toren Young Science Prize»."""
    index = line.index_at(mention.span.end)
    ship = line.token(line.index_at(mention.span.start) - 1)
    if line.word(index) in {"fever", "virus"} or (ship is not None and ship.acronym and ship.lower in SHIPS):
        return True
    if index < len(line.tokens) and line.tokens[index].capital and line.word(index) in closing:
        return True
    reach = 0 if line.title_case else _FARTHEST
    for token in line.tokens[index : index + reach]:
        if not token.capital or token.acronym:
            return False
        if token.lower in CLOSING_LATER:
            return True
    return False


def _drop_bare_articles(draft: Draft) -> None:
    """Drop «the alliance» where nothing else in the article names whom it means."""
    keys: dict[Record, Counter[str]] = {}
    said = [(mention, surface_key(mention.span.of(draft.text))) for mention in draft.mentions]
    for mention, key in said:
        keys.setdefault(mention.record, Counter())[key] += 1
    for mention, key in said:
        known = keys[mention.record]
        if not mention.record.is_a("place") and _BARE.fullmatch(key) and known[key] == known.total():
            draft.drop(mention)
            known[key] -= 1
