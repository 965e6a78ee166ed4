"""Bodies that the authority does not know: by their head nouns, their acronyms, and as media outlets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking import abroad, called, missions
from kg.linking.aliases import acronyms, headings, join_shorter
from kg.linking.bodies import bodies
from kg.linking.lexicon import MEDIA_NOUNS, OPENERS, SAYING
from kg.linking.nations import country, nation
from kg.linking.owners import list_owner
from kg.linking.provisional import provisional
from kg.linking.titles import is_rank, phrase_at, phrase_before
from kg.linking.world import by_demonym, demonyms
from kg.model import Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line, Token

_FORCES = re.compile(
    r"(?:armed forces|army|navy|air force|coast guard|national guard|(?:defen[cs]e|foreign|interior|justice|finance) "
    r"ministry|ministry of (?:defen[cs]e|foreign affairs|(?:the )?interior))\b",
)

_MINISTRY = re.compile(
    r"(?:\b[Tt]he|'s) ((?:foreign|defen[cs]e|interior|finance|health|education|justice|economy|transport|energy|"
    r"agriculture|trade|culture|tourism|environment|labou?r|infrastructure|communications) ministry)\b"
)
_NATIONAL = frozenset({"presidency", "parliament", "assembly", "senate", "government"})
_MEDIA_WORDS = frozenset(noun.split()[-1] for noun in MEDIA_NOUNS) | {"tv", "radio", "television"}
_MEDIA = re.compile(rf"\b(?:{'|'.join(sorted(MEDIA_NOUNS, key=len, reverse=True))})\b")


def find(draft: Draft) -> None:
    """Add the bodies that are named by a head noun, then the media, then the acronyms that the article explains."""
    for line in draft.plain_lines:
        for first, end in bodies(draft, line):
            span = line.span(first, end)
            branch = line.word(first - 1) == "(" and is_rank(phrase_before(line, first - 1))
            agency = line.word(first - 1) == "(" and line.words[end : end + 2] == (")", "-")
            if (
                agency
                or branch
                or _tail_of_title(line, first)
                or _is_fund(line, first, end)
                or _portfolio(line, first)
                or any(m.record.is_a("person") for m in draft.within(span))
            ):
                continue  # «Lieutenant Colonel (Medical Corps)», «TOREN, 3 May (Harbour News Agency) -»
            inner = [m for m in draft.within(span) if m.record.is_a("place") and m.span.end == span.end]
            if draft.add(span, _record(draft, line, first, span)) and re.search(
                r" in [^ ]+( [^ ]+)?$", span.of(draft.text)
            ):
                for mention in inner:
                    draft.put(mention)
        _add_lower_case(draft, line)
        _add_bare(draft, line)
        _add_ministry(draft, line)
        called.find(draft, line)
        abroad.find(draft, line)
        _add_media(draft, line)
    missions.find(draft)
    acronyms(draft)
    headings(draft)
    join_shorter(draft)


def _tail_of_title(line: Line, first: int) -> bool:
    """Whether what looks like a body is one's office: «Flag Officer Surface Fleet»."""
    phrase = phrase_at(line, first)
    return bool(phrase) and phrase[-1] in {"officer", "chief", "director"}


def _portfolio(line: Line, first: int) -> bool:
    """Whether the words are what a minister is for: «Minister of Plantation Industries»."""
    index = first - 1 - (line.word(first - 1) == "the")
    return line.word(index) in {"of", "for"} and line.word(index - 1) in {"minister", "ministers"}


def _is_fund(line: Line, first: int, end: int) -> bool:
    """Whether the words name a fund as a source of money; one that speaks, or has officers, is a body."""
    if line.word(end - 1) != "fund" and not (line.word(first + 1) == "fund" or line.word(first) == "fund"):
        return False
    before = line.token(first - 1)
    speaks = (
        first <= 1
        or (before is not None and before.text == "The")
        or line.word(end) in SAYING
        or line.word(end) == "'s"
    )
    led = {line.word(first - 2), line.word(first - 3), line.word(first - 1)} & {"director", "head", "president"}
    return not speaks and not led


def _record(draft: Draft, line: Line, first: int, span: Span) -> Record:
    name = span.of(draft.text)
    at = state_of(draft, line, first, span)
    if at is not None:
        for surface in _spelled_out(name, at):
            for record in draft.authority.lookup(surface):
                if record.is_a("organization") and record.country == at.path:
                    return record
    return provisional(draft.printed(span), at)


def _spelled_out(name: str, at: Record) -> Iterator[str]:
    yield f"{name} of {at.name}"
    yield f"{at.name} {name}"
    for demonym, state in by_demonym().items():
        if state.name == at.name:
            yield f"{demonym} {name}"


def state_of(draft: Draft, line: Line, first: int, span: Span) -> Record | None:
    """Give the country to which a body belongs, where its name, its owner or its list entry says so."""
    name = span.of(draft.text)
    found = demonyms().search(name)
    if found:
        return country(draft.authority, by_demonym()[found[0]])
    learned = next((draft.demonyms[word] for word in name.split() if word in draft.demonyms), None)
    if learned is not None:
        return learned
    for mention in draft.within(span):
        if mention.record.is_a("place") and "Country" in mention.record.types:
            return mention.record
    if line.word(first - 1) == "'s" and first > 1:
        owner = draft.at(line.tokens[first - 2])
        if owner is not None and "Country" in owner.record.types:
            return owner.record
    owner_of_list = list_owner(draft, line)
    return owner_of_list if owner_of_list is not None and owner_of_list.is_a("place") else None


def _add_bare(draft: Draft, line: Line) -> None:
    """Add «the Presidency» where the authority knows that of the one country which the sentence names."""
    for index, token in enumerate(line.tokens):
        if token.lower not in _NATIONAL or not token.capital or line.word(index - 1) != "the" or draft.at(token):
            continue
        following = line.token(index + 1)
        states = {m.record for m in draft.within(line.sentence.span) if "Country" in m.record.types}
        if len(states) == 1 and line.word(index + 1) != "of" and not (following is not None and following.capital):
            known = [r for name in _spelled_out(token.text, *states) for r in draft.authority.lookup(name)]
            if known:
                draft.add(Span(token.start, token.end), known[0])


def _add_lower_case(draft: Draft, line: Line) -> None:
    """Add «Serbian armed forces», «French defence ministry»: a demonym and what it can only mean."""
    for token in line.tokens:
        if draft.is_demonym(token.text):
            found = _FORCES.match(draft.text, token.end + 1)
            if found and not draft.within(Span(token.start, found.end())):
                state = nation(draft, token.text)
                name = f"{token.text} {found[0]}"
                capitals = " ".join(w if w in {"of", "the"} else w[0].upper() + w[1:] for w in name.split())
                known = [r for r in draft.authority.lookup(name) if r.is_a("organization")]
                draft.add(Span(token.start, found.end()), known[0] if known else provisional(capitals, state))


def _add_ministry(draft: Draft, line: Line) -> None:
    """Add «the finance ministry», «Ostria's interior ministry», in small letters."""
    if "ministry" not in line.vocabulary:
        return
    for found in _MINISTRY.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
        span = Span(*found.span(1))
        if not draft.within(span):
            owner = [m.record for m in draft.within(Span(max(0, found.start() - 1), found.start() + 1))]
            at = owner[0] if owner and "Country" in owner[0].types and found[0][0] == "'" else None
            draft.add(span, provisional(found[1].title(), at))


def _add_media(draft: Draft, line: Line) -> None:
    """Add «the daily X», «news agency X», «X news agency»."""
    if not line.vocabulary & _MEDIA_WORDS:
        return
    for found in _MEDIA.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
        after, before = line.index_at(found.end()), line.index_at(found.start()) - 1
        run = _outlet(draft, line, after, 1)
        run = run or (_outlet(draft, line, before, -1)[::-1] if " " in found[0] else [])
        if run:
            _add_outlet(draft, run)
    for index, token in enumerate(line.tokens):
        if token.text in {"TV", "Radio", "Television"} and (run := _outlet(draft, line, index + 1, 1)):
            _add_outlet(draft, [token, *run])


def _add_outlet(draft: Draft, run: list[Token]) -> None:
    span = Span(run[0].start, run[-1].end)
    known = [r for r in draft.authority.lookup(span.of(draft.text)) if r.is_a("organization")]
    draft.add(span, known[0] if known else provisional(span.of(draft.text), None))


def _outlet(draft: Draft, line: Line, index: int, step: int) -> list[Token]:
    run: list[Token] = []
    while 0 <= index < len(line.tokens) and len(run) < 3:  # noqa: PLR2004 - outlets' names are short
        token = line.tokens[index]
        if not token.capital or draft.at(token) is not None or token.lower in OPENERS or draft.is_demonym(token.text):
            break
        run.append(token)
        index += step
    return run
