"""Agreements, programmes, operations, policies, concepts and projects that the authority does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking import titled
from kg.linking.lexicon import BROKERED, COMMON, FRAMEWORK_HEADS, MONTHS, ORGANIZATION_HEADS, WEEKDAYS
from kg.linking.titles import in_title, phrase_at
from kg.model import Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line, Token

_CLOSED = frozenset(
    "the a an this that these those in on at for of and but as after before during while when since from with by to "
    "our their its his her under new two three four several first".split()
)
_LOWER_HEADS = frozenset(
    "programme program agenda agreement treaty accord accords initiative mission operation project strategy appeal "
    "format roadmap".split()
)
_OF_A_BODY = frozenset("programme program project mission operation policy strategy".split())
_OPENING = frozenset(
    "partnership programme program agreement treaty convention charter memorandum declaration protocol accord pact "
    "strategy operation mission resolution policy guidelines fund code framework plan roadmap compact".split()
)
_NO_FRAMEWORK = frozenset("prize award medal day week conference summit forum meeting course workshop office".split())
"""Behind a framework's noun these make another thing's name: «Science Partnership Prize»."""
_SUBJECTS = ("ion", "ance", "ence", "ity", "ment", "ship", "ness", "ing")
_SUBJECT_NOUNS = frozenset(
    "peace trade defense aid border arms justice science technology energy transport research health culture youth "
    "growth reform police customs".split()
)
_PLANNED = re.compile(r"20\d\d[-/](?:20)?\d\d|20[3-9]0")
_BROKERED = re.compile(
    rf"\b[A-Z][\w.]*-(?:{'|'.join(sorted(BROKERED))}) (?:[A-Z][\w-]* )?"
    r"(?:dialogue|talks|negotiations|mediation|process)\b"
)
_POLICY_OF = re.compile(
    r"\bpolicy of ((?:[a-z-]+(?:al|ary|ive|ic|ed|ent|ful) )?[a-z-]+(?:ity|ment|ism|ence|ance|ness|ation|ship|ure))\b"
)
_HINTS = frozenset("dialogue talks negotiations mediation process policy project programme program initiative".split())
_PROJECT = re.compile(
    r"\b([A-Z][A-Z0-9]{2,}[\w-]*)(?= (?:-|\() ?(?:an? |the )?(?:[a-z-]+ ){0,2}(project|programme|program|initiative)\b)"
)


def find(draft: Draft) -> None:
    """Add each framework named by a head noun («Berlin Process»), a broker, a policy or a project's code name."""
    for line in draft.plain_lines:
        sentence = line.sentence.span
        hinted = line.vocabulary & _HINTS
        for pattern, kind in ((_BROKERED, "Other"), (_POLICY_OF, "Policy"), (_PROJECT, "Project")) if hinted else ():
            for found in pattern.finditer(draft.text, sentence.start, sentence.end):
                span = Span(found.start(), found.end())
                if not any(m.record.is_a("programme") for m in draft.within(span)):
                    titled.add(draft, span, kind)
        titled.find(draft, line)
        for index, word in enumerate(line.words):
            if word in FRAMEWORK_HEADS:
                _by_head(draft, line, index)
    titled.headings(draft)


def _by_head(draft: Draft, line: Line, head: int) -> None:
    first = head
    while first > 0 and _belongs(draft, line.tokens[first - 1]):
        first -= 1
        if first > 1 and line.word(first - 1) == "and" and _paired(draft, line, first, head):
            first -= 2  # «Stabilisation and Association Process»
    while first < head and line.word(first) in _CLOSED:
        first += 1
    end = _years(line, head, _continued(draft, line, head))
    if not _is_name(draft, line, first, head, end):
        return
    span = line.span(first, end)
    within = draft.within(span)
    if len(within) == 1 and " agreement for " in within[0].record.name and within[0].span != span:
        titled.put(draft, span, FRAMEWORK_HEADS[line.word(head)])  # «the loan agreement for the Sea Wall Project»
        return
    if any(m.span.covers(span) or m.record.is_a("programme") for m in within):
        return
    if line.word(head) == "policy" and in_title(line, first, end):
        return
    titled.add(draft, span, FRAMEWORK_HEADS[line.word(head)])


def _paired(draft: Draft, line: Line, first: int, head: int) -> bool:
    """Whether «and» joins two subjects of one framework."""
    pair = (line.tokens[first - 2], line.tokens[first])
    return line.tokens[head].capital and all(draft.at(t) is None and _is_subject(t) for t in pair)


def _is_subject(token: Token) -> bool:
    return token.capital and (token.lower.endswith(_SUBJECTS) or token.lower in _SUBJECT_NOUNS)


def _belongs(draft: Draft, token: Token) -> bool:
    if not (token.capital or re.fullmatch(r"(?:19|20)\d\d", token.text)):
        return False
    mention = draft.at(token)
    return token.lower not in MONTHS | WEEKDAYS and (mention is None or not mention.record.is_a("person"))


def _continued(draft: Draft, line: Line, head: int) -> int:
    """Give the end of what follows a head: «for Peace», «of Understanding», «1244», «Sea Guardian»."""
    token, end = line.tokens[head], head + 1
    if not token.capital:
        return end
    if token.lower == "resolution" and end < len(line.tokens) and line.tokens[end].text[0].isdigit():
        return end + 1
    if token.lower in {"operation", "mission"}:
        while end < len(line.tokens) and line.tokens[end].capital and not phrase_at(line, end):
            end += 1
        return end
    if token.lower in _OF_A_BODY and line.word(end) == "of" and _maker_at(draft, line, end + 1):
        return end
    if token.lower in _OPENING and line.word(end) in {"of", "for", "on", "against"}:
        stop = end + (2 if line.word(end + 1) == "the" else 1)
        begin = stop
        stop = _capitals(line, begin)
        if stop > begin:
            if token.lower == "memorandum" and line.word(stop) in {"on", "for", "concerning"}:
                further = _capitals(line, stop + 1)
                stop = further if further > stop + 1 else stop
            return stop
    return end


def _years(line: Line, head: int, end: int) -> int:
    """Give the end with the years that a plan names itself by: «Partnership Plan 2023-2026», «Agenda 2030»."""
    following = line.token(end)
    dated = following is not None and line.tokens[head].capital and _PLANNED.fullmatch(following.text)
    return end + 1 if dated else end


def _capitals(line: Line, begin: int) -> int:
    """Give the end of a run of capitals, with «and» and «of» between them."""
    stop = begin
    while stop < len(line.tokens) and (
        line.tokens[stop].capital
        or (
            line.word(stop) in {"and", "of"}
            and stop > begin
            and stop + 1 < len(line.tokens)
            and line.tokens[stop + 1].capital
        )
    ):
        stop += 1
    return stop


def _maker_at(draft: Draft, line: Line, index: int) -> bool:
    """Whether a body or a country is named at a token: «the Ports Programme of [the European Union]»."""
    token = line.token(index + (line.word(index) == "the"))
    return token is not None and _maker(draft, token)


def _is_name(draft: Draft, line: Line, first: int, head: int, end: int) -> bool:
    """Whether the words name one framework: more than its head, its maker and a number say."""
    token, before = line.tokens[head], line.tokens[first:head]
    if _goes_on(line, head, end) or (token.lower == "patrol" and {t.lower for t in before} & {"border", "highway"}):
        return False
    if not token.capital:
        return token.lower in _LOWER_HEADS and _own_name(draft, token, before)
    own = [t for t in before if not _maker(draft, t) or _city(draft, t)]
    return end > head + 1 or bool(own)


def _goes_on(line: Line, head: int, end: int) -> bool:
    """Whether a body's, a person's or a longer framework's name follows: «Partnership Plan» has its last noun's."""
    following = line.token(end)
    joined = line.tokens[end : end + 3]
    if len(joined) > 2 and joined[0].lower == "and" and joined[2].lower in FRAMEWORK_HEADS:  # noqa: PLR2004 - all three
        return joined[2].capital and all(
            map(_is_subject, (line.tokens[head], joined[1]))
        )  # «Partnership and Trade Pact»
    if following is None or not following.capital:
        return False
    longer = end == head + 1 and line.tokens[head].capital and following.lower in FRAMEWORK_HEADS
    after = line.token(end + 1)
    prize = {following.lower, after.lower if after is not None and after.capital else ""} & _NO_FRAMEWORK
    return longer or following.lower in ORGANIZATION_HEADS or bool(phrase_at(line, end)) or bool(prize)


def _own_name(draft: Draft, head: Token, before: tuple[Token, ...]) -> bool:
    """Whether a head of small letters has a name before it: «the GULL2 project», «the Toren agreement»."""
    kind = FRAMEWORK_HEADS[head.lower]
    own = [t for t in before if not _maker(draft, t) or (kind == "Agreement" and _city(draft, t))]
    if any(t.text.isdigit() for t in own):
        return True
    return bool(own) and not all(t.lower in COMMON for t in own)


def _maker(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    named = mention is not None and mention.record.kinds[0] in {"organization", "place"}
    return named or draft.is_demonym(token.text)


def _city(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and mention.record.is_a("place") and "Country" not in mention.record.types
