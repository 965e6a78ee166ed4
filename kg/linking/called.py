"""Bodies that no head noun gives away: by a plain noun beside them, a company's ending, «&», or a party's member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.given_names import GIVEN_NAMES
from kg.linking.lexicon import COMMON, OPENERS
from kg.linking.provisional import provisional
from kg.linking.titles import phrase_at
from kg.model import Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line

_NOUNS = (
    "orchestra choir ensemble company firm start-up startup charity NGO consortium conglomerate group agency bank "
    "lender developer brewer brewery producer distributor manufacturer shipbuilder shipyard carmaker planemaker "
    "airline retailer operator carrier union militia party foundation association organisation organization "
    "consultancy pollster supplier contractor utility subsidiary publisher brokerage insurer club cooperative"
).split()
_TWO_WORDS = ("think tank", "trade union", "militant group", "armed group", "political party", "law firm", "aid group")
_NOUN = "|".join(sorted((*_NOUNS, *_TWO_WORDS), key=len, reverse=True))
_WORD = r"[^\W\d_a-z][\w'&-]*"
_CALLED = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[A-Z][a-z]+)(?: [a-z-]+){{0,2}} (?:{_NOUN}) "
    rf"({_WORD}(?: (?:& )?{_WORD}){{0,3}})(?!'s? [A-Z])"
)
_APPOSED = re.compile(rf"\b[Tt]he (?:[a-z-]+ ){{0,2}}(?:{_NOUN}), ({_WORD}(?: (?:& )?{_WORD}){{0,3}}),")
_COMPANY = re.compile(
    rf"\b((?:{_WORD},? ){{1,4}}"
    r"(?:AG|GmbH|Ltd|Limited|Inc|plc|PLC|SA|S\.A\.|SpA|S\.p\.A\.|SAS|NV|N\.V\.|AB|Oyj?|LLC|Corp|ASA?|A/S|BV|SE|KG|LLP|"
    r"JSC|PJSC|OJSC|d\.o\.o\.|a\.s\.|Sdn Bhd|Pty Ltd|Co\. Ltd|& Co\.?|& Sons|& Partners))(?=[\s,.;:)']|$)"
)
_AMPERSAND = re.compile(rf"\b((?:{_WORD} ){{1,3}}& {_WORD}(?: {_WORD}){{0,2}})(?! magazine)")
_MEMBER_OF = re.compile(
    r"\b(?i:deputy|MP|lawmaker|senator|councillor|leader|candidate|chair\w*|spokes\w+|member),?"
    rf"(?: {_WORD}){{2,4}} of the ((?:{_WORD} ){{1,3}}{_WORD})\b(?! of)"
)
_BRACKETED = re.compile(
    rf"\b(?:Senator|MP|MEP|[Dd]eputy|[Ll]awmaker|[Cc]ouncill?or|[Cc]ongressman|[Cc]ongresswoman)(?: {_WORD}){{2,4}} "
    rf"\(({_WORD}(?: (?:and|of|for|{_WORD})){{0,3}})\)"
)
_PARTY = re.compile(rf"\b[Tt]he ({_WORD}(?: (?:and|of|for|the|{_WORD})){{0,3}} party)\b(?! leader)")
_RALLY = re.compile(
    rf"\b(?:Rally|Alliance|Alternative|Movement|Union|Front|Coalition) for (?:the )?{_WORD}(?: {_WORD})?"
)
_PLAIN = re.compile(r"(?<=\w )([^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)? (?:hospital|university))\b")
_ENDINGS = frozenset(
    "ag gmbh ltd limited inc plc sa spa sas nv ab oy oyj llc corp as asa bv se kg llp jsc pjsc ojsc d.o.o a.s s.a "
    "s.p.a n.v bhd co sons partners".split()
)
_ROLES = frozenset(
    "deputy mp mep lawmaker senator councillor councilor congressman congresswoman leader candidate chair chairman "
    "chairwoman chairperson spokesman spokeswoman spokesperson member".split()
)
_HINTS = frozenset(word for noun in (*_NOUNS, *_TWO_WORDS) for word in noun.lower().split()[-1:])
_OTHERS = frozenset("& party hospital university rally alternative alliance movement union front coalition".split())
_RULES = (
    (_COMPANY, _ENDINGS | {"&"} | {f"{e}." for e in _ENDINGS}),
    (_AMPERSAND, frozenset("&")),
    (_CALLED, _HINTS),
    (_APPOSED, _HINTS),
    (_MEMBER_OF, _ROLES),
    (_BRACKETED, _ROLES),
    (_PARTY, frozenset({"party"})),
    (_RALLY, _OTHERS),
    (_PLAIN, frozenset({"hospital", "university"})),
)
"""Each pattern with the words without one of which it finds nothing."""
_VOCABULARY = frozenset().union(*(words for _, words in _RULES))
_LEAD = re.compile(rf"(?:[Tt]he |(?i:{_NOUN}) )+(?=[^\W\d_a-z])")


def find(draft: Draft, line: Line) -> None:
    """Add «the youth orchestra Bridges», «Norvik & Co.», «X of the Green Accord»: what no head noun says."""
    if not line.vocabulary & _VOCABULARY:
        return
    start, stop = line.sentence.span.start, line.sentence.span.end
    for pattern, words in _RULES:
        for found in pattern.finditer(draft.text, start, stop) if line.vocabulary & words else ():
            group = 1 if pattern.groups else 0
            lead = _LEAD.match(found[group])
            span = Span(found.start(group) + (lead.end() if lead else 0), found.end(group))
            if _is_body(draft, line, span):
                draft.add(span, provisional(span.of(draft.text), None))
                _shorter(draft, span)


def _is_body(draft: Draft, line: Line, span: Span) -> bool:
    """Whether no person, title or people is in the words, and no place is all of them."""
    first, end = line.index_at(span.start), line.index_at(span.end - 1) + 1
    words = line.tokens[first:end]
    if not words or any(m.span.covers(span) or not m.record.is_a("place") for m in draft.within(span)):
        return False
    if len(words) > 1 and (words[0].key in GIVEN_NAMES or any(phrase_at(line, i) for i in range(first, end))):
        return False
    if words[0].lower in OPENERS or (phrase_at(line, end) and line.tokens[end].capital):
        return False  # «Trade & Industry Minister»
    if all(t.lower in COMMON or t.lower in {"&", "terms", "conditions", "search"} for t in words):
        return False  # «Research & Development»
    own = [t for t in words if draft.at(t) is None and not t.lower.endswith(("party", "hospital", "university"))]
    return any(t.capital and not draft.is_demonym(t.text) for t in own) and not draft.is_demonym(words[-1].text)


def _shorter(draft: Draft, span: Span) -> None:
    """Let a company's name without its ending mean it too: «Norvik Marine JSC … Norvik Marine»."""
    name = span.of(draft.text)
    head, _, ending = name.rpartition(" ")
    if ending.rstrip(".").lower() not in _ENDINGS or " " not in head:
        return
    for line in draft.lines:
        for found in re.finditer(rf"\b{re.escape(head)}\b", line.sentence.span.of(draft.text)):
            start = line.sentence.span.start + found.start()
            if not draft.within(Span(start, start + len(head))):
                draft.add(Span(start, start + len(head)), provisional(name, None))
