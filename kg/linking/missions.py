"""Missions and forces that an organisation sent: a body and an operation, by their name and by their acronym."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.linking.provisional import provisional
from kg.model import Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line
    from kg.model import Record

_FAR = 90
_BOTH = ("Intangible", "Organization")
_SENT = re.compile(r"\b(?:mission|operation|force)(?: (?:in|to|for|on|off) (?:the )?(?:[A-Z][\w'-]+ ?){1,4})? ?$")
_BRACKETED = re.compile(r" ?\(([A-Z][A-Z0-9-]{3,11}(?: [A-Z][a-z]+){0,2})\)")
_NAMED = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'-]+ ){1,6}(?:Mission|Operation|Force)"
    r"(?: (?:in|to|for|on|off) (?:the )?(?:Republic of )?[A-Z][\w'-]+(?: (?:and |of )?[A-Z][\w'-]+){0,3})?)"
    r"(?: \((?P<short>[A-Z][A-Za-z0-9-]{3,11}(?: [A-Z][a-z]+){0,2})\))?"
)
_TASKS = frozenset(
    "observation observer training stabilization stabilisation monitoring assistance peacekeeping support advisory "
    "verification interim multidimensional multinational hybrid protection transition capacity stability".split()
)
_WORDS = frozenset({"mission", "operation", "force"})


def find(draft: Draft) -> None:
    """Add «the League Training Mission in Ostria (LTMO)» and what «the UN mission in X (UNXY)» names."""
    for line in draft.plain_lines:
        if line.vocabulary & _WORDS:
            _in_capitals(draft, line)
            _in_brackets(draft, line)


def _in_capitals(draft: Draft, line: Line) -> None:
    for found in _NAMED.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
        span = Span(*found.span("name"))
        lead = re.match(r"(?:(?:The|A|An|In|From|For|As|At|By) )+", found["name"])
        span = Span(span.start + (lead.end() if lead else 0), span.end)
        within = draft.within(span)
        if any(m.record.is_a("person") or m.span.covers(span) for m in within):
            continue
        sent = any(m.record.is_a("organization") and m.span.start == span.start for m in within)
        tasks = {word.lower() for word in span.of(draft.text).split()} & _TASKS
        if (sent or found["short"]) and (tasks or (sent and found["short"])):
            record = _operation(span.of(draft.text))
            draft.add(span, record)
            if found["short"]:
                _everywhere(draft, found["short"], record)


def _in_brackets(draft: Draft, line: Line) -> None:
    for found in _BRACKETED.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
        lead = draft.text[max(line.sentence.span.start, found.start() - _FAR) : found.start()]
        if _SENT.search(lead):
            _everywhere(draft, found[1], _operation(found[1]))


def _operation(name: str) -> Record:
    record = replace(provisional(name, None), kinds=("organization", "programme"), types=_BOTH)
    return replace(record, framework_kind="Operation")


def _everywhere(draft: Draft, name: str, record: Record) -> None:
    for line in draft.lines:
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line.sentence.span.of(draft.text)):
            span = Span(line.sentence.span.start + found.start(), line.sentence.span.start + found.end())
            if not any(m.span.covers(span) for m in draft.within(span)):
                draft.add(span, record)
