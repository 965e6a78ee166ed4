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
_OF_A_BODY = frozenset("programme program project mission operation policy strategy".split())
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
_KIND = {"operation": "Operation", "mission": "Operation", "project": "Project"}
_NOUN = r"(?P<noun>project|programme|program|campaign|initiative|scheme|operation|mission)"
_QUOTED = re.compile(
    rf"\b(?i:{_NOUN})s?(?:,? (?:called|named|dubbed|entitled|titled|known as|under the (?:title|name)))?,? "
    r"[\"“«„']{1,2}(?P<name>[A-Z][^\"“”«»]{1,60}?)[,.]?[\"”“»]"
)
_QUOTED_FIRST = re.compile(rf"[\"“«„](?P<name>[A-Z][^\"“”«»]{{1,60}})[\"”“»] {_NOUN}\b")
_CALLED = re.compile(
    rf"\b{_NOUN}s?,? (?:called|named|dubbed|known as|entitled) (?P<name>[A-Z][\w-]+(?: [A-Z0-9][\w-]*){{0,4}})"
)
_IN_CAPITALS = re.compile(
    rf"\b(?P<name>[A-Z][A-Z0-9-]{{4,}})\b(?=,? (?:an?|the) (?:[\w-]+ ){{0,3}}{_NOUN}\b)|"
    r"(?m:^\W*(?:Name|Acronym|Project|Programme|Title): (?P<entry>[A-Z][A-Z0-9-]{3,})$)"
)
_CONCLUDED = r"(?:signed|initialled|concluded|ratified|inked|exchanged|signing of|conclusion of|agreed(?: on)?)"
_PAPER = (
    r"(?:memorandum of understanding|letter of intent|arrangement|agreement|protocol|accord|convention|treaty|"
    r"joint declaration|memorandum)"
)
_ENDS = (
    r"(?:with|between|by|at|in|after|before|during|which|that|who|while|when|next|last|this|on|as|to|from|for|worth|"
    r"under|yesterday|today|and (?:the|an?|will|has|have|is|was))"
)
_AGREED = re.compile(
    rf"\b{_CONCLUDED} (?:(?:an?|the|their|its|two|that) )?(?P<name>(?:[a-z-]+ ){{0,2}}?{_PAPER} "
    rf"(?:on|regarding|concerning) (?:the |their )?[\w'-]+(?: (?!{_ENDS}\b)[\w'-]+){{0,8}})"
)
"""«signed a technical arrangement on the protection of data»: an agreement called by what it is about."""
_LONGEST_NAME = 7
_HINTS = frozenset("dialogue talks negotiations mediation process policy project programme program initiative".split())
_NAMING = frozenset(
    "project projects programme programmes program programs campaign campaigns initiative initiatives scheme schemes "
    "operation operations mission missions understanding intent arrangement agreement protocol accord convention "
    "treaty declaration memorandum name acronym title".split()
)
"""Words without which none of the patterns before finds anything."""
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
                    _add(draft, span, kind)
        _called(draft, line)
        for index, word in enumerate(line.words):
            if word in FRAMEWORK_HEADS:
                _by_head(draft, line, index)


def _called(draft: Draft, line: Line) -> None:
    """Add what quotation marks, «called» or capitals give as a name, and an agreement by what it is on."""
    if not line.vocabulary & _NAMING:
        return
    start, stop = line.sentence.span.start, line.sentence.span.end
    for pattern in (_QUOTED, _QUOTED_FIRST, _CALLED, _IN_CAPITALS):
        for found in pattern.finditer(draft.text, start, stop):
            group = "name" if found["name"] else "entry"
            kind = _KIND.get((found["noun"] or "project").lower(), "Programme")
            if len(found[group].split()) <= _LONGEST_NAME and not _is_body(draft, Span(*found.span(group))):
                _add(draft, Span(*found.span(group)), kind)
                _again(draft, found[group], kind)
    for found in _AGREED.finditer(draft.text, start, stop):
        span = Span(*found.span("name"))
        if not any(m.record.is_a("programme") for m in draft.within(span)):
            _add(draft, span, "Agreement")


def _is_body(draft: Draft, span: Span) -> bool:
    return any(m.record.kinds[0] in {"organization", "programme"} for m in draft.within(span))


def _again(draft: Draft, name: str, kind: str) -> None:
    """Add a name wherever else it stands: it would mean nothing without its first mention."""
    for line in draft.lines:
        for found in re.finditer(rf"\b{re.escape(name)}\b", line.sentence.span.of(draft.text)):
            span = Span(line.sentence.span.start + found.start(), line.sentence.span.start + found.end())
            if not draft.within(span):
                _add(draft, span, kind)


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
    end = _continued(draft, line, head)
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


def _continued(draft: Draft, line: Line, head: int) -> int:
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
    if token.lower in _OF_A_BODY and line.word(end) == "of" and _maker_at(draft, line, end + 1):
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
    if following is None or not following.capital:
        return False
    longer = end == head + 1 and line.tokens[head].capital and following.lower in FRAMEWORK_HEADS
    return longer or following.lower in ORGANIZATION_HEADS or following.lower == "minister"


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
