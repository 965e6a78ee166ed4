"""For results on our facts: the words that the fact rests on, and whether quotes stand at their offsets.

Offsets alone give the capture and the sentence; its line, and whether the quote is there, only the capture itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rdflib import Literal

from kg.model import Quote, Report, Result
from kg.places.locating import focus_of
from kg.places.positions import Lines
from kg.places.terms import term_text
from kg.vocab import OA, PART, RDF, SDO, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib.term import Node

    from kg.model import Capture
    from kg.places.locating import Data

RULE = "<https://w3id.org/dateline/shapes#Selector-quote>"
_SPARQL = f"<{SH.SPARQLConstraintComponent}>"


@dataclass(frozen=True, slots=True)
class CaptureText:
    """A capture that is at hand: where it is, and its text."""

    file: str
    text: str


def texts(captures: Iterable[tuple[str, Capture]]) -> dict[str, CaptureText]:
    """Give the texts of captures, each read from a file of that name, by the SHA-256 of the bytes or of the text.

    Where the text was extracted from the bytes, offsets count in it and not in the file: lines are then the text's.
    """
    found = {}
    for file, capture in captures:
        for one in (capture, *capture.records):
            text = CaptureText(file, one.text)
            found[one.sha256] = text
            found[hashlib.sha256(one.text.encode()).hexdigest()] = text
    return found


def quoted(report: Report, data: Data, captures: Mapping[str, CaptureText]) -> Report:
    """Give the report with the quotes on which the facts in it rest."""
    names = dict(report.blank_nodes)
    lines: dict[str, Lines] = {}
    results = [
        replace(result, quote=_quote(focus_of(result, names), data, captures, lines)) for result in report.results
    ]
    return replace(report, results=tuple(results))


def _quote(node: Node, data: Data, captures: Mapping[str, CaptureText], lines: dict[str, Lines]) -> Quote | None:
    found = []
    for passage in _passages(node, data):
        selector = data.value(passage, OA.hasSelector)
        start, exact = data.value(selector, OA.start), data.value(selector, OA.exact)
        if not isinstance(start, Literal) or not isinstance(start.value, int) or exact is None:
            continue
        around = (data.value(selector, OA.prefix) or "", exact, data.value(selector, OA.suffix) or "")
        sentence = " ".join("".join(str(part) for part in around).split())
        capture = data.value(passage, OA.hasSource)
        name, sha256 = data.value(capture, SDO.name), str(data.value(capture, SDO.sha256))
        line = None
        if sha256 in captures:
            text = captures[sha256].text
            line = lines.setdefault(sha256, Lines(text)).mark(min(start.value, len(text))).line
        file = captures[sha256].file if sha256 in captures else str(name or capture)
        found.append(Quote(file, start.value, sentence, line))
    return min(found, key=lambda quote: (quote.start, quote.sentence), default=None)


def _passages(node: Node, data: Data) -> Iterator[Node]:
    """Give the passages of a fact, of evidence or a mention, of a passage itself, or of a selector."""
    targets = list(data.objects(node, OA.hasTarget))
    for evidence in data.objects(node, PART.evidence):
        targets += data.objects(evidence, OA.hasTarget)
    if targets:
        yield from dict.fromkeys(targets)
    elif data.value(node, OA.hasSelector) is not None:
        yield node
    elif data.value(node, OA.exact) is not None:
        yield from data.objects(node, OA.hasSelector, inverse=True)


def misquotes(data: Data, captures: Mapping[str, CaptureText]) -> tuple[int, tuple[Result, ...]]:
    """Give how many quotes were looked up in the captures at hand, and a result for each that is not there.

    No shape can say this, since captures are not in the graph.
    """
    results: dict[Result, None] = {}
    looked_up = 0
    for source in data.sources:
        for passage in sorted(source.graph.subjects(RDF.type, OA.SpecificResource, unique=True), key=str):
            capture = captures.get(str(data.value(data.value(passage, OA.hasSource), SDO.sha256)))
            for selector in data.objects(passage, OA.hasSelector) if capture else ():
                looked_up += 1
                start, end = (_integer(data.value(selector, p)) for p in (OA.start, OA.end))
                exact = data.value(selector, OA.exact)
                if capture and (start is None or exact is None or capture.text[start:end] != str(exact)):
                    results[_misquote(selector, exact)] = None
    return looked_up, tuple(results)


def _integer(term: Node | None) -> int | None:
    return term.value if isinstance(term, Literal) and isinstance(term.value, int) else None


def _misquote(selector: Node, exact: Node | None) -> Result:
    return Result(
        focus=term_text(selector),
        path=f"<{OA.exact}>",
        value=None if exact is None else term_text(exact),
        shape=RULE,
        constraint=_SPARQL,
        severity="Violation",
        message="Quote the words that stand between start and end in the capture.",
    )
