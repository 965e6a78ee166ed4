"""How far a body's name goes on behind its head noun: «of Foreign Affairs and Trade of the Republic of …»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.geography import COMPASS
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import COMMON, MONTHS, OPENING_HEADS, ORGANIZATION_HEADS, WEEKDAYS
from kg.linking.offices import HONORIFICS

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line, Token

_SENT = frozenset({"delegation", "mission"})
_SEATED = frozenset({"embassy", "consulate", "delegation", "office", "mission"})
_NO_STATE_BODY = frozenset({"staff", "team", "squad", "contingent", "party", "group", "unit"})
"""Heads behind which «of Norway» says whose they are and is no part of a name: «Chief of Staff of Norway»."""
_SPREAD = frozenset({"forces", "army", "navy", "fleet", "force", "command", "headquarters", "office", "guard", "corps"})
_REACHES = COMPASS | {"pacific", "reserve", "reserves", "region", "district", "sector"}
"""What may stand behind such a head without «of»: «Naval Forces Southern Isles», «Army Reserve»."""
_PORTFOLIOS = frozenset(
    {"ministry", "department", "committee", "faculty", "institute", "directorate", "office", "secretariat", "chamber"}
) | {"bureau", "commission", "council", "school", "centre", "center", "agency", "academy", "university"}
_TOPICS = frozenset(
    "forestry food fisheries tourism sport sports youth water mining housing family religion heritage commerce "
    "equality roads ports veterans livestock climate works lands electricity petroleum minerals shipping customs "
    "budget treasury arts physics chemistry medicine pharmacy philosophy history languages letters mines".split()
)
_JOINED_TOPIC = re.compile(
    r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,4},? (?:and|&) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?(?![\w'])"
)


def plain_capital(draft: Draft, token: Token) -> bool:
    """Whether a word before «and» belongs to the body's name, and is no name of its own."""
    return (
        token.capital
        and draft.at(token) is None
        and not draft.is_demonym(token.text)
        and not token.acronym
        and token.lower not in ORGANIZATION_HEADS
        and (token.lower in COMMON or token.lower.endswith(("y", "al", "ing", "ion", "ive", "ent", "ance", "ence")))
    )


def end_of(draft: Draft, line: Line, head: int) -> int:
    """Give the end of what follows a head: «of Foreign Affairs and Trade of the Republic of …»."""
    end = head + 1
    if line.word(head) == "force" and line.word(head - 1) == "task":
        return _chunk(draft, line, end)
    if line.word(head) not in OPENING_HEADS:
        return _spread(draft, line, head, _of_state(draft, line, head))
    while line.word(end) in {"of", "for", "on"} or (line.word(head) in _SENT and _sent_to(draft, line, end)):
        start = end + (2 if line.word(end + 1) == "the" else 1)
        stop = _chunk(draft, line, start)
        if stop == start:
            break
        end = _joined(draft, line, head, stop)
    if line.word(head) in _SEATED and line.word(end) == "in" and end + 1 < len(line.tokens):
        mention = draft.at(line.tokens[end + 1])
        if mention is not None and mention.record.is_a("place") and "Country" not in mention.record.types:
            return line.index_at(mention.span.end)
    return _spread(draft, line, head, end)


def _of_state(draft: Draft, line: Line, head: int) -> int:
    """Give the end of «of Norway» behind a head that goes on with no other words: «Armed Forces of Norway»."""
    end = head + 1
    if line.word(end) != "of" or line.word(head) in _NO_STATE_BODY:
        return end
    after = line.token(end + 1 + (line.word(end + 1) == "the"))
    mention = draft.at(after) if after is not None and after.capital else None
    return line.index_at(mention.span.end) if mention is not None and mention.record.is_a("place") else end


def _spread(draft: Draft, line: Line, head: int, end: int) -> int:
    """Give the end of the region that follows a head of forces: «Naval Forces Southern Isles», «Army Pacific»."""
    if line.word(head) not in _SPREAD and (line.word(head - 1), line.word(head)) != ("battle", "group"):
        return end
    start = end
    while end < len(line.tokens) and line.tokens[end].capital and not line.title_case:
        mention = draft.at(line.tokens[end])
        if mention is not None and mention.record.is_a("place") and line.tokens[end].start == mention.span.start:
            end = line.index_at(mention.span.end)
        elif line.word(end) in _REACHES and end - start < 2:  # noqa: PLR2004 - a point and a region
            end += 1
        else:
            break
    return end


def _joined(draft: Draft, line: Line, head: int, end: int) -> int:
    """Give the end of the further subjects of a body: «of Health, Labour and Welfare», «and the Caribbean»."""
    region = draft.at(line.tokens[end - 1])
    if region is not None and line.word(end) == "and" and region.record.types == ("Place",):
        other = line.token(end + 1 + (line.word(end + 1) == "the"))
        mention = draft.at(other) if other is not None else None
        joined = mention is not None and mention.record.types == ("Place",)
        return line.index_at(mention.span.end) if mention is not None and joined else end
    if line.word(head) not in _PORTFOLIOS or line.word(end) != ",":
        return end
    found = _JOINED_TOPIC.match(draft.text, line.tokens[end - 1].end, line.sentence.span.end)
    if found is None:
        return end
    stop = line.index_at(found.end() - 1) + 1
    words = [t for t in line.tokens[end:stop] if t.capital]
    return stop if all(_topic(draft, t) for t in words) else end


def _topic(draft: Draft, token: Token) -> bool:
    """Whether a word is a subject that ministries have, no name."""
    return token.lower in _TOPICS or plain_capital(draft, token)


def _sent_to(draft: Draft, line: Line, index: int) -> bool:
    """Whether «to Georgia» follows a delegation."""
    after = line.token(index + (2 if line.word(index + 1) == "the" else 1))
    mention = draft.at(after) if after is not None and line.word(index) == "to" else None
    return mention is not None and mention.record.is_a("place")


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
    if not token.capital or draft.at(token) is not None or draft.is_demonym(token.text) or token.lower in HONORIFICS:
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
