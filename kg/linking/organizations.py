"""Bodies that the authority does not know: by their head nouns, their acronyms, and as media outlets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.authority import surface_key, words
from kg.iris import slug
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.labels import country
from kg.linking.lexicon import (
    COMMON,
    FRAMEWORK_HEADS,
    HONORIFICS,
    MEDIA_NOUNS,
    MONTHS,
    NOT_IN_BODY,
    OPENING_HEADS,
    ORGANIZATION_HEADS,
    WEEKDAYS,
)
from kg.linking.world import by_demonym
from kg.model import Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_OPENERS = frozenset(
    "the a an this that these those in on at for of and but as after before during while when since from with by to "
    "also however meanwhile our their its his her new former".split()
)
_JOINERS = frozenset({"and", "&", "for", "of", "on"})
_FORCES = re.compile(
    r"(?:armed forces|army|navy|air force|coast guard|national guard|(?:defen[cs]e|foreign|interior|justice|finance) "
    r"ministry|ministry of (?:defen[cs]e|foreign affairs|(?:the )?interior))\b",
)
_ACRONYM = re.compile(r" ?\((?:the )?[\"'“]?([A-Z][A-Za-z0-9&/-]{1,9})[\"'”]?\)")
_LIST_COUNTRY = re.compile(r"^\W*([^\W\d_][^:;,.]{2,40}): ")


def find(draft: Draft) -> None:
    """Add the bodies that are named by a head noun, then the media, then the acronyms that the article explains."""
    for line in draft.lines:
        for first, end in _bodies(draft, line):
            span = line.span(first, end)
            if any(m.record.is_a("person") for m in draft.within(span)):
                continue
            draft.add(span, _record(draft, line, first, span))
        _add_lower_case(draft, line)
        _add_media(draft, line)
    _add_acronyms(draft)
    _join_shorter(draft)


def provisional(name: str, at: Record | None) -> Record:
    """Make the record of a body that only articles name; its country tells namesakes apart where the name does not."""
    plain = re.sub(r"\s+", " ", name)
    own = at is not None and (at.name in plain or any(word in by_demonym() for word in plain.split()))
    tail = f"-{at.path.partition('/')[2]}" if at is not None and not own else ""
    path = f"organization/{slug(plain)}{tail}"
    return Record(path, plain, ("organization",), ("Organization",), country=at.path if at else None, provisional=True)


def _bodies(draft: Draft, line: Line) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens that name a body, each as first and end."""
    tokens, index = line.tokens, 0
    while index < len(tokens):
        token = tokens[index]
        if not (token.capital and token.lower in ORGANIZATION_HEADS):
            index += 1
            continue
        first, end = _backward(draft, line, index), _forward(draft, line, index)
        if _is_name(draft, line, first, index, end):
            yield first, end
            index = end
        else:
            index += 1


def _is_name(draft: Draft, line: Line, first: int, head: int, end: int) -> bool:
    """Whether the words are more than a bare head, a bare state («Serbian Government» is one) or an event's name."""
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital and following.lower in NOT_IN_BODY | FRAMEWORK_HEADS.keys():
        return False
    if following is not None and following.capital and end == head + 1 and following.lower in ORGANIZATION_HEADS:
        return False  # a longer name follows: «Defence Force Command»
    if end - first == 1 or (
        line.word(head) == "staff" and line.word(first - 1) in {"of", "the"} and _chief(line, first)
    ):
        return False
    if end == head + 1:
        before = line.tokens[first:head]
        return not all(_is_place_only(draft, token) for token in before) or line.word(head) not in {"union", "states"}
    return True


def _chief(line: Line, first: int) -> bool:
    """Whether the staff is part of its chief's title: «Chief of the Defence Staff»."""
    return "chief" in {line.word(first - 2), line.word(first - 3)}


def _is_place_only(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and mention.record.is_a("place")


def _backward(draft: Draft, line: Line, head: int) -> int:
    """Give the first token of the words before a head: capitals without a break, «Advisory and Liaison» with one."""
    index = head
    while index > 0:
        before = line.tokens[index - 1]
        if _prefix(draft, before, opens=index == 1):
            index -= 1
        elif (
            before.lower in {"and", "&"}
            and index > 1
            and index < head + 1
            and _plain_capital(draft, line.tokens[index - 2])
            and line.tokens[index].lower not in ORGANIZATION_HEADS
        ):
            index -= 2
        else:
            break
    while index < head and line.word(index) in _OPENERS:
        index += 1
    return index


def _prefix(draft: Draft, token: Token, *, opens: bool) -> bool:
    if not (token.capital or (token.text.isdigit() and len(token.text) < 4)) or token.lower in HONORIFICS:  # noqa: PLR2004 - «2nd», not years
        return False
    if token.lower in MONTHS | WEEKDAYS | NOT_IN_BODY or (opens and token.lower in _OPENERS):
        return False
    mention = draft.at(token)
    return mention is None or not mention.record.is_a("person")


def _plain_capital(draft: Draft, token: Token) -> bool:
    """Whether a word before «and» belongs to the body's name, and is no name of its own."""
    return (
        token.capital
        and draft.at(token) is None
        and token.text not in by_demonym()
        and not token.acronym
        and token.lower not in ORGANIZATION_HEADS
        and (token.lower in COMMON or token.lower.endswith(("y", "al", "ing", "ion", "ive", "ent", "ance", "ence")))
    )


def _forward(draft: Draft, line: Line, head: int) -> int:
    """Give the end of what follows a head: «of Foreign Affairs and Trade of the Republic of …»."""
    end = head + 1
    if line.word(head) not in OPENING_HEADS:
        return end
    while line.word(end) in {"of", "for", "on"}:
        start = end + (2 if line.word(end + 1) == "the" else 1)
        stop = _chunk(draft, line, start)
        if stop == start:
            break
        end = stop
    if line.word(head) in {"headquarters", "office", "command"} and end < len(line.tokens):
        mention = draft.at(line.tokens[end])
        if mention is not None and mention.record.is_a("place") and line.tokens[end].start == mention.span.start:
            end = line.index_at(mention.span.end)
    return end


def _chunk(draft: Draft, line: Line, start: int) -> int:
    """Give the end of a run of capitals, «and» included where no other body's name follows; a person's name ends it."""
    index = start
    while index < len(line.tokens):
        token = line.tokens[index]
        mention = draft.at(token)
        if mention is not None and not mention.record.is_a("person") and mention.span.start == token.start:
            index = line.index_at(mention.span.end)
            if mention.record.is_a("place"):
                return index
        elif _continues(draft, line, start, index) or (
            token.lower in {"and", "&"} and index > start and _coordinated(draft, line, index + 1)
        ):
            index += 1
        else:
            break
    return index


def _continues(draft: Draft, line: Line, start: int, index: int) -> bool:
    token = line.tokens[index]
    mention = draft.at(token)
    if not token.capital or (mention is not None and mention.record.is_a("person")):
        return False
    if token.lower in HONORIFICS | MONTHS | WEEKDAYS:
        return False
    if index > start and token.named and not token.acronym:
        return not (token.lower in GIVEN_NAMES or _two_names(line, index))
    return True


def _two_names(line: Line, index: int) -> bool:
    """Whether two words that no institution uses stand here: a person's name that follows the body's."""
    pair = line.tokens[index : index + 2]
    return len(pair) == 2 and all(t.named and not t.lower.endswith("s") for t in pair)  # noqa: PLR2004 - a pair


def _coordinated(draft: Draft, line: Line, index: int) -> bool:
    """Whether the word after «and» goes on with the same name: «Security and Partnerships», not «and the Army»."""
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    if not token.capital or draft.at(token) is not None or token.text in by_demonym() or token.lower in HONORIFICS:
        return False
    run = index
    while run < len(line.tokens) and line.tokens[run].capital:
        if line.word(run) in ORGANIZATION_HEADS - {"service", "services"} or line.word(run) in {
            "minister",
            "president",
        }:
            return False
        run += 1
    return not token.named or not _two_names(line, index)


def _record(draft: Draft, line: Line, first: int, span: Span) -> Record:
    name = span.of(draft.text)
    at = state_of(draft, line, first, span)
    if at is not None:
        for surface in _spelled_out(name, at):
            for record in draft.authority.lookup(surface):
                if record.is_a("organization") and record.country == at.path:
                    return record
    return provisional(name, at)


def _spelled_out(name: str, at: Record) -> Iterator[str]:
    yield f"{name} of {at.name}"
    yield f"{at.name} {name}"
    for demonym, state in by_demonym().items():
        if state.name == at.name:
            yield f"{demonym} {name}"


def state_of(draft: Draft, line: Line, first: int, span: Span) -> Record | None:
    """Give the country to which a body belongs, where its name, its owner or its list entry says so."""
    name = span.of(draft.text)
    for demonym, state in by_demonym().items():
        if re.search(rf"\b{re.escape(demonym)}\b", name):
            return country(draft.authority, state)
    for mention in draft.within(span):
        if mention.record.is_a("place") and "Country" in mention.record.types:
            return mention.record
    if line.word(first - 1) == "'s" and first > 1:
        owner = draft.at(line.tokens[first - 2])
        if owner is not None and "Country" in owner.record.types:
            return owner.record
    return list_country(draft, line)


def list_country(draft: Draft, line: Line) -> Record | None:
    """Give the country that opens a list entry: «Norway: Ms …»."""
    found = _LIST_COUNTRY.match(line.sentence.span.of(draft.text))
    if not found:
        return None
    start = line.sentence.span.start + found.start(1)
    opening = Span(start, line.sentence.span.start + found.end(1))
    mention = next((m for m in draft.within(opening) if m.span == opening), None)
    return mention.record if mention is not None and mention.record.is_a("place") else None


def _add_lower_case(draft: Draft, line: Line) -> None:
    """Add «Serbian armed forces», «French defence ministry»: a demonym and what it can only mean."""
    for token in line.tokens:
        if token.text in by_demonym():
            found = _FORCES.match(draft.text, token.end + 1)
            if found and not draft.within(Span(token.start, found.end())):
                state = country(draft.authority, by_demonym()[token.text])
                name = f"{token.text} {found[0]}"
                capitals = " ".join(w if w in {"of", "the"} else w[0].upper() + w[1:] for w in name.split())
                known = [r for r in draft.authority.lookup(name) if r.is_a("organization")]
                draft.add(Span(token.start, found.end()), known[0] if known else provisional(capitals, state))


def _add_media(draft: Draft, line: Line) -> None:
    """Add «the daily X», «news agency X», «X news agency»."""
    for noun in MEDIA_NOUNS:
        for found in re.finditer(rf"\b{noun}\b", line.sentence.span.of(draft.text)):
            start = line.sentence.span.start + found.start()
            after = line.index_at(line.sentence.span.start + found.end())
            before = line.index_at(start) - 1
            run = _outlet(draft, line, after, 1)
            run = run or ([t for t in _outlet(draft, line, before, -1)][::-1] if " " in noun else [])
            if run:
                span = Span(run[0].start, run[-1].end)
                draft.add(span, provisional(span.of(draft.text), None))


def _outlet(draft: Draft, line: Line, index: int, step: int) -> list[Token]:
    run: list[Token] = []
    while 0 <= index < len(line.tokens) and len(run) < 3:  # noqa: PLR2004 - outlets' names are short
        token = line.tokens[index]
        if not token.capital or draft.at(token) is not None or token.lower in _OPENERS or token.text in by_demonym():
            break
        run.append(token)
        index += step
    return run


def _add_acronyms(draft: Draft) -> None:
    """Add each «(ABC)» that follows a body's name, and «ABC» wherever else the article uses it."""
    explained: dict[str, Record] = {}
    for mention in list(draft.mentions):
        if mention.record.kinds[0] not in {"organization", "programme"}:
            continue
        found = _ACRONYM.match(draft.text, mention.span.end)
        if found and _abbreviates(found[1], mention.span.of(draft.text)):
            explained.setdefault(found[1], mention.record)
    for acronym, record in explained.items():
        for line in draft.lines:
            for token in line.tokens:
                if token.text == acronym and draft.at(token) is None:
                    draft.add(Span(token.start, token.end), record)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym could stand for a name: in capitals, and more than one of its letters begin words of it."""
    if sum(char.isupper() for char in acronym) < 2:  # noqa: PLR2004 - «(the Agency)» is no acronym
        return False
    initials = [word[0] for word in words(name)]
    shared = sum(char.lower() in initials for char in acronym if char.isupper())
    return shared >= 2 or len(words(name)) == 1  # noqa: PLR2004 - foreign acronyms share some letters


def _join_shorter(draft: Draft) -> None:
    """Let a shorter name mean the longer one in the same article: «Ministry of Defence», «Serbian Ministry of Defence»."""
    bodies = {m.record.path: m.record for m in draft.mentions if m.record.is_a("organization")}
    surfaces: dict[str, set[str]] = {
        path: {surface_key(x.text) for x in r.labels} | {surface_key(r.name)} for path, r in bodies.items()
    }
    for mention in draft.mentions:
        if mention.record.path in surfaces:
            surfaces[mention.record.path].add(surface_key(mention.span.of(draft.text)))
    for position, mention in enumerate(draft.mentions):
        if not (mention.record.provisional and mention.record.is_a("organization")):
            continue
        key = surface_key(mention.span.of(draft.text))
        longer = [
            bodies[path]
            for path, known in surfaces.items()
            if path != mention.record.path and any(_ends_or_opens(key, surface) for surface in known)
        ]
        if mention.record.country:
            longer = [body for body in longer if body.country == mention.record.country]
        if len(longer) == 1 and len(key.split()) > 1:
            draft.mentions[position] = type(mention)(mention.span, longer[0])


def _ends_or_opens(key: str, surface: str) -> bool:
    """Whether a name is another's tail, or its head before «of …»: not one inside another body's name."""
    return surface != key and (
        surface.endswith(f" {key}") or surface.startswith((f"{key} of ", f"{key} in ", f"{key} for "))
    )
