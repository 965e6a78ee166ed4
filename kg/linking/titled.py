"""Frameworks that no head noun closes: by quotation marks, «called», a code name, or what an agreement is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kg.iris import slug
from kg.linking.given_names import GIVEN_NAMES
from kg.linking.titles import phrase_at
from kg.model import FrameworkKind, Mention, Record, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line

_KIND = {"operation": "Operation", "mission": "Operation", "project": "Project", "plan": "Policy", "strategy": "Policy"}
_NOUN = r"(?P<noun>project|programme|program|campaign|initiative|scheme|operation|mission)"
_NAMED = (
    r"(?:called|named|dubbed|known as|entitled|titled|code-?named|codenamed|labelled|branded|"
    r"(?:which is |that is )?(?:called|known as)|under the (?:title|name|motto|slogan)(?: of)?)"
)
_QUOTED = re.compile(
    rf"\b(?i:{_NOUN})s?(?:,? {_NAMED})?,? "
    r"[\"“«„']{1,2}(?P<name>[A-Z][^\"“”«»]{1,60}?)[,.]?[\"”“»]"
)
_QUOTED_FIRST = re.compile(
    rf"[\"“«„](?P<name>[A-Z][^\"“”«»]{{1,60}}?),?[\"”“»](?:,? (?:an?|the|its|their|our))? (?:[a-z-]+ ){{0,2}}{_NOUN}\b"
)
_CALLED = re.compile(rf"\b{_NOUN}s?,? {_NAMED} (?P<name>[A-Z][\w-]+(?: (?:(?:to|for|of|and) )?[A-Z0-9][\w-]*){{0,4}})")
_BESIDE = re.compile(
    r"\b(?:the|under|through|within|of|by|its|in) (?:the )?(?:(?!new )[a-z-]+ )?"
    r"(?P<noun>project|programme|campaign|initiative|scheme) (?P<name>[A-Z][\w-]*[\w](?: [A-Z][\w-]*){0,3})"
)
_IN_CAPITALS = re.compile(
    rf"\b(?P<name>[A-Z][A-Z0-9-]{{4,}})\b(?=,? (?:an?|the) (?:[\w-]+ ){{0,3}}{_NOUN}\b)|"
    r"(?m:^\W*(?:Name|Acronym|Project|Programme|Title): (?P<entry>[A-Z][A-Z0-9-]{3,})$)"
)
_CONCLUDED = (
    r"(?:(?:signed|initialled|concluded|ratified|inked|exchanged|approved|endorsed)(?: [\w,.]+){0,5}?|"
    r"signing of|conclusion of|agreed(?: on)?|[Uu]nder)"
)
_PAPER = (
    r"(?:memorandum of understanding|memorandum of cooperation|letter of intent|arrangement|agreement|protocol|accord|"
    r"convention|treaty|joint declaration|memorandum)"
)
_ENDS = (
    r"(?:with|between|by|at|in|after|before|during|which|that|who|while|when|next|last|this|on|as|to|from|for|worth|"
    r"under|yesterday|today|was|were|is|has|have|will|and (?:the|an?|will|has|have|is|was))"
)
_SUBJECT = rf"(?:the |their )?[\w'-]+(?: (?!{_ENDS}\b)[\w'-]+){{0,8}}"
_AGREED = re.compile(
    rf"\b{_CONCLUDED} (?:an?|the|their|its|two|that) (?:(?!technical|loan|grant|framework|implementing|financing)"
    rf"(?:[a-z]+-year|new|bilateral|joint|landmark|historic|long-awaited|three-way|[A-Z]\w+) ){{0,2}}"
    rf"(?P<name>(?:[a-z-]+ ){{0,2}}?{_PAPER} (?:on|regarding|concerning) {_SUBJECT})"
)
_LENT = re.compile(
    rf"\b{_CONCLUDED} (?:an?|the|their|its) (?P<name>(?:loan|grant|financing|credit|funding) agreement for {_SUBJECT})"
)
_PASSIVE = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he) (?P<name>(?:[a-z-]+ )?{_PAPER} (?:on|regarding|concerning) {_SUBJECT})"
    r"(?= (?:with [\w ]{3,40} |between [\w ]{3,60} )?(?:was|were|has been|have been|is to be|will be) "
    r"(?:also )?(?:signed|initialled|concluded|ratified|exchanged)\b)"
)
"""«signed a technical arrangement on the protection of data»: an agreement called by what it is about."""
_HEADED = re.compile(
    r"(?: - |: |^)(?P<name>(?:[A-Z][\w'-]*(?: (?:for|of|and|the|to|in))? ){2,8}(?P<noun>Project|Programme|Program))$"
)
_CLOSING = frozenset({"project", "programme", "program"})
_LONGEST_NAME = 7
_NAMING = frozenset(
    "project projects programme programmes program programs campaign campaigns initiative initiatives scheme schemes "
    "operation operations mission missions understanding intent arrangement agreement protocol accord convention "
    "treaty declaration memorandum name acronym title".split()
)
"""Words without which none of the patterns before finds anything."""
_PAPERS = frozenset(
    "understanding cooperation intent arrangement agreement protocol accord convention treaty declaration "
    "memorandum".split()
)


def find(draft: Draft, line: Line) -> None:
    """Add what quotation marks, «called» or capitals give as a name, and an agreement by what it is on."""
    if not line.vocabulary & _NAMING:
        return
    start, stop = line.sentence.span.start, line.sentence.span.end
    for pattern in (_QUOTED, _QUOTED_FIRST, _CALLED, _BESIDE, _IN_CAPITALS):
        for found in pattern.finditer(draft.text, start, stop):
            group = "entry" if "entry" in pattern.groupindex and found["entry"] else "name"
            span = Span(*found.span(group))
            if pattern is _BESIDE and not _free(draft, line, span):
                continue
            kind = _KIND.get((found["noun"] or "project").lower(), "Programme")
            if len(found[group].split()) <= _LONGEST_NAME and not is_body(draft, span):
                add(draft, span, kind)
                _again(draft, found[group], kind)
    if line.vocabulary & _PAPERS:
        _by_subject(draft, start, stop)


def _by_subject(draft: Draft, start: int, stop: int) -> None:
    for pattern in (_AGREED, _PASSIVE, _LENT):
        for found in pattern.finditer(draft.text, start, stop):
            span = Span(*found.span("name"))
            inner = draft.within(span)
            if any(m.record.is_a("programme") for m in inner):
                continue
            if add(draft, span, "Agreement"):
                for mention in inner:
                    draft.put(mention)


def headings(draft: Draft) -> None:
    """Add what a heading names behind its state: «Ostria - Western Corridor Roads Project»."""
    for line in draft.lines:
        if line.title_case and line.vocabulary & _CLOSING:
            found = _HEADED.search(line.sentence.span.of(draft.text))
            if found is not None:
                start = line.sentence.span.start
                kind = "Project" if found["noun"] == "Project" else "Programme"
                add(draft, Span(start + found.start("name"), start + found.end("name")), kind)


def _free(draft: Draft, line: Line, span: Span) -> bool:
    """Whether the capitals beside a plain noun are no person's, place's or title's name."""
    first, end = line.index_at(span.start), line.index_at(span.end - 1) + 1
    known = draft.within(span) or line.tokens[first].key in GIVEN_NAMES
    return not known and not any(phrase_at(line, index) for index in range(first, end + 1))


def is_body(draft: Draft, span: Span) -> bool:
    """Whether a body or a framework is named in a span."""
    return any(m.record.kinds[0] in {"organization", "programme"} for m in draft.within(span))


def _again(draft: Draft, name: str, kind: str) -> None:
    """Add a name wherever else it stands: it would mean nothing without its first mention."""
    for line in draft.lines:
        for found in re.finditer(rf"\b{re.escape(name)}\b", line.sentence.span.of(draft.text)):
            span = Span(line.sentence.span.start + found.start(), line.sentence.span.start + found.end())
            if not draft.within(span):
                add(draft, span, kind)


def add(draft: Draft, span: Span, kind: str) -> bool:
    """Add a framework that only articles name; the body that made an «EU-mediated» one is named with it."""
    record = _record(draft, span, kind)
    inner = draft.within(span)
    added = draft.add(span, record)
    if added and "-" in record.name:
        for mention in inner:
            if mention.record.kinds[0] == "organization":
                draft.put(mention)
    return added


def put(draft: Draft, span: Span, kind: str) -> None:
    """Add a framework inside another one's name, beside it."""
    draft.put(Mention(span, _record(draft, span, kind)))


def _record(draft: Draft, span: Span, kind: str) -> Record:
    name = re.sub(r"\s+", " ", draft.printed(span))
    return Record(
        f"programme/{slug(name)}",
        name,
        ("programme",),
        ("Intangible",),
        framework_kind=cast("FrameworkKind", kind),
        provisional=True,
    )
