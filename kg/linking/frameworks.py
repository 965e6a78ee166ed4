"""Agreements, programmes, operations, policies, concepts and projects that the authority does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kg.iris import slug
from kg.linking.lexicon import BROKERED, COMMON, FRAMEWORK_HEADS, MONTHS, ORGANIZATION_HEADS, WEEKDAYS
from kg.linking.titles import in_title
from kg.model import FrameworkKind, Record, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line, Token

_CLOSED = frozenset(
    "the a an this that these those in on at for of and but as after before during while when since from with by to "
    "our their its his her under new two three four several first".split()
)
_LOWER_HEADS = frozenset(
    "programme program agenda agreement treaty accord accords initiative mission operation project".split()
)
_OPENING = frozenset(
    "partnership programme program agreement treaty convention charter memorandum declaration protocol accord pact "
    "strategy operation mission resolution policy".split()
)
_BROKERED = re.compile(
    rf"\b[A-Z][\w.]*-(?:{'|'.join(sorted(BROKERED))}) (?:[A-Z][\w-]* )?"
    r"(?:dialogue|talks|negotiations|mediation|process)\b"
)
_POLICY_OF = re.compile(
    r"\bpolicy of ((?:[a-z-]+(?:al|ary|ive|ic|ed|ent|ful) )?[a-z-]+(?:ity|ment|ism|ence|ance|ness|ation|ship|ure))\b"
)
_PROJECT = re.compile(
    r"\b([A-Z][A-Z0-9]{2,}[\w-]*)(?= (?:-|\() ?(?:an? |the )?(?:[a-z-]+ ){0,2}(project|programme|program|initiative)\b)"
)


def find(draft: Draft) -> None:
    """Add each framework named by a head noun («Berlin Process»), a broker, a policy or a project's code name."""
    for line in draft.plain_lines:
        sentence = line.sentence.span
        for pattern, kind in ((_BROKERED, "Other"), (_POLICY_OF, "Policy"), (_PROJECT, "Project")):
            for found in pattern.finditer(draft.text, sentence.start, sentence.end):
                span = Span(found.start(), found.end())
                if not any(m.record.is_a("programme") for m in draft.within(span)):
                    _add(draft, span, kind)
        for index, token in enumerate(line.tokens):
            if token.lower in FRAMEWORK_HEADS:
                _by_head(draft, line, index)


def _add(draft: Draft, span: Span, kind: str) -> None:
    name = re.sub(r"\s+", " ", span.of(draft.text))
    record = Record(
        f"programme/{slug(name)}",
        name,
        ("programme",),
        ("Intangible",),
        framework_kind=cast("FrameworkKind", kind),
        provisional=True,
    )
    inner = draft.within(span)
    if draft.add(span, record) and "-" in name:
        for mention in inner:
            if mention.record.kinds[0] == "organization":
                draft.put(mention)


def _by_head(draft: Draft, line: Line, head: int) -> None:
    first = head
    while first > 0 and _belongs(draft, line.tokens[first - 1]):
        first -= 1
    while first < head and line.word(first) in _CLOSED:
        first += 1
    end = _continued(line, head)
    if not _is_name(draft, line, first, head, end):
        return
    span = line.span(first, end)
    if any(m.span.covers(span) or m.record.is_a("programme") for m in draft.within(span)):
        return
    if line.word(head) == "policy" and in_title(line, first, end):
        return
    _add(draft, span, FRAMEWORK_HEADS[line.word(head)])


def _belongs(draft: Draft, token: Token) -> bool:
    if not (token.capital or re.fullmatch(r"(?:19|20)\d\d", token.text)):
        return False
    mention = draft.at(token)
    return token.lower not in MONTHS | WEEKDAYS and (mention is None or not mention.record.is_a("person"))


def _continued(line: Line, head: int) -> int:
    """Give the end of what follows a head: «for Peace», «of Understanding», «1244», «Sea Guardian»."""
    token, end = line.tokens[head], head + 1
    if not token.capital:
        return end
    if token.lower == "resolution" and end < len(line.tokens) and line.tokens[end].text[0].isdigit():
        return end + 1
    if token.lower in {"operation", "mission"}:
        while end < len(line.tokens) and line.tokens[end].capital:
            end += 1
        return end
    if token.lower in _OPENING and line.word(end) in {"of", "for", "on", "against"}:
        stop = end + (2 if line.word(end + 1) == "the" else 1)
        begin = stop
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
        if stop > begin:
            return stop
    return end


def _is_name(draft: Draft, line: Line, first: int, head: int, end: int) -> bool:
    """Whether the words name one framework: more than its head, its maker and a number say."""
    token = line.tokens[head]
    if end < len(line.tokens) and line.tokens[end].capital and line.word(end) in ORGANIZATION_HEADS | {"minister"}:
        return False
    before = line.tokens[first:head]
    if not token.capital:
        if token.lower not in _LOWER_HEADS or not before:
            return False
        kind = FRAMEWORK_HEADS[token.lower]
        own = [t for t in before if not _maker(draft, t) or (kind == "Agreement" and _city(draft, t))]
        return (bool(own) and not all(t.lower in COMMON for t in own if not t.text.isdigit())) or any(
            t.text.isdigit() for t in own
        )
    if end > head + 1:
        return True
    own = [t for t in before if not _maker(draft, t) or _city(draft, t)]
    return bool(own)


def _maker(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    named = mention is not None and mention.record.kinds[0] in {"organization", "place"}
    return named or draft.is_demonym(token.text)


def _city(draft: Draft, token: Token) -> bool:
    mention = draft.at(token)
    return mention is not None and mention.record.is_a("place") and "Country" not in mention.record.types
