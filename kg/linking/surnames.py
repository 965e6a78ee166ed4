"""Later mentions by surname, speakers of an interview by initials, and who is a woman or a man."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.linking.lexicon import SAYING
from kg.linking.names import acts, add_name, is_thing, person, starts
from kg.linking.namesakes import hold
from kg.linking.offices import FEMALE, MALE, NAME_TITLES
from kg.linking.titles import phrase_before, skip_honorifics, skip_names_titles, title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token
    from kg.linking.names import Cast
    from kg.model import Record


def genders(draft: Draft, cast: Cast) -> None:
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


def speakers(draft: Draft, cast: Cast) -> None:
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
            cast.add(record)
            draft.add(label.span, record)


def _initials(name: str) -> Iterator[str]:
    letters = "".join(part[0] for part in re.split(r"[\s-]", name) if part)
    yield letters.lower()
    yield " ".join(letters.lower())


def surnames(draft: Draft, cast: Cast) -> None:
    """Add later mentions by surname, and those whom only a title and a surname name («President Velen»)."""
    for line in draft.lines:
        index = 0
        while index < len(line.tokens):
            index += max(1, _surname_at(draft, cast, line, index)) if line.tokens[index].capital else 1


def _surname_at(draft: Draft, cast: Cast, line: Line, index: int) -> int:
    """Add the person whose surname begins at a token; give how many tokens it takes, 0 where none does."""
    token = line.tokens[index]
    if draft.at(token) is not None:
        return 0
    if index and not line.title_case and _unclaimed(draft, line.tokens[index - 1]):
        return 0
    tails = cast.tails()
    known = token.key.split(" ")[0] in cast.openings()
    for size in range(min(4, len(line.tokens) - index), 0, -1) if known else ():
        if not line.tokens[index + size - 1].text[-1].isalnum():
            continue  # the key of a surname knows no punctuation: «Velen,» is no name
        span = line.span(index, index + size)
        paths = tails.get(surface_key(span.of(draft.text)), set())
        if paths and (line.title_case or not _longer_name(draft, line, index + size)):
            found = _the_one(cast, line, index, paths) or _of_title(draft, cast, line, index, paths)
            if found is not None:
                draft.add(span, found)
            elif not line.title_case:
                hold(draft, span, [cast.records[path] for path in sorted(paths)], "several persons have this surname")
            return size
    return 0 if line.title_case else _unknown_surname(draft, cast, line, index)


def _unclaimed(draft: Draft, token: Token) -> bool:
    """Whether a word before makes it another's full name: «Ana Velen» is not the Velen we know."""
    return (
        token.named and draft.at(token) is None and not draft.is_demonym(token.text) and token.bare not in title_words()
    )


def _longer_name(draft: Draft, line: Line, index: int) -> bool:
    return index < len(line.tokens) and _unclaimed(draft, line.tokens[index]) and not line.tokens[index].acronym


def _the_one(cast: Cast, line: Line, index: int, paths: set[str]) -> Record | None:
    """Give the one person of a surname: namesakes are told apart by honorific, else nobody is named."""
    if len(paths) == 1:
        return cast.records[next(iter(paths))]
    gender = gender_before(line, index)
    fitting = [path for path in sorted(paths) if gender and cast.genders.get(path) == gender]
    return cast.records[fitting[0]] if len(fitting) == 1 else None


def _of_title(draft: Draft, cast: Cast, line: Line, index: int, paths: set[str]) -> Record | None:
    """Give the one of several persons before whose full name the same title or honorific stands: «Dr Velen»."""
    before = _title_before(line, index)
    if not before:
        return None
    fitting = {
        mention.record.path
        for other in draft.lines
        for mention in draft.within(other.sentence.span)
        if mention.record.path in paths and _title_before(other, other.index_at(mention.span.start)) == before
    }
    return cast.records[next(iter(fitting))] if len(fitting) == 1 else None


def _title_before(line: Line, index: int) -> tuple[str, ...]:
    """Give the title or honorific before a name, of two the first: «the Minister, Dr X» is the Minister."""
    first = skip_honorifics(line, index)
    return phrase_before(line, first) or tuple(token.bare for token in line.tokens[first:index])


def _unknown_surname(draft: Draft, cast: Cast, line: Line, index: int) -> int:
    token = line.tokens[index]
    if not starts(draft, line, index) or _longer_name(draft, line, index + 1) or token.acronym:
        return 0
    if token.key in draft.held:
        hold(draft, line.span(index, index + 1), draft.held[token.key], "several persons have this surname")
        return 1
    phrase = phrase_before(line, index)
    titled = bool(phrase) and (phrase[-1] in NAME_TITLES or skip_names_titles(line, index) < index)
    honoured = skip_honorifics(line, index) < index
    if not (titled or honoured or acts(line, index, index + 1, SAYING)):
        return 0
    slip = _misspelt(cast, token)
    if slip is not None:
        draft.add(line.span(index, index + 1), slip)
    elif (titled or honoured) and not is_thing(draft, line, index, index + 1) and line.tokens[index - 1].capital:
        add_name(draft, cast, line.span(index, index + 1))
    return 1


def _misspelt(cast: Cast, token: Token) -> Record | None:
    """Give the one person whose surname of six letters or more is a single edit away."""
    key = surface_key(token.text)
    tails = [tail for tail in cast.tails() if len(tail) > 5 and one_edit(tail, key)]  # noqa: PLR2004
    close = {path for tail in tails for path in cast.tails()[tail]}
    return cast.records[next(iter(close))] if len(close) == 1 else None


def one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter: changed, left out, put in, or swapped with its neighbour."""
    if not -2 < len(one) - len(other) < 2 or one == other:  # noqa: PLR2004 - one letter more, or one less
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[:2][::-1] and a[2:] == b[2:])
