"""What several formats say in the same words: names of terms, the verdict, groups of alike results."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Report, Result, Rule

LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
WORDS = {"Violation": "violation", "Warning": "warning", "Info": "note"}
_LONGEST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Options:
    """How to write: at most ``examples`` of each group (0 for all) where results are grouped; colours on a terminal."""

    examples: int = 3
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one shape, path, constraint and message; ``share`` is that of the shape's focus nodes."""

    shape: str
    path: str
    severity: str
    demand: str
    results: tuple[Result, ...]
    nodes: int
    of: int

    @property
    def title(self) -> str:
        """The shape and the path, as a heading."""
        return f"{short(self.shape)}{f' · {short(self.path)}' if self.path else ''}"

    @property
    def count(self) -> str:
        """How many results, on how many focus nodes, and which share of all of the shape's."""
        said = f"{counted(len(self.results), 'result')} on {counted(self.nodes, 'focus node')}"
        return f"{said}, {_share(self.nodes / self.of)} of {self.of:,}" if self.of >= self.nodes else said

    def examples(self, options: Options) -> tuple[Result, ...]:
        """Give as many results as are to be shown."""
        return self.results[: options.examples] if options.examples else self.results


def groups(report: Report) -> Iterator[Group]:
    """Give the results in groups, by shape, path and what is demanded."""
    rules = {rule.shape: rule for rule in report.rules}
    targets = dict(report.targets)

    def key(result: Result) -> tuple[str, str, str, str]:
        return name_of(result.shape, rules), result.path or "", result.severity, demand(result)

    for (shape, path, severity, said), found in groupby(sorted(report.results, key=key), key):
        results = tuple(found)
        rule = rules.get(results[0].shape)
        nodes = len({result.focus for result in results})
        yield Group(shape, path, severity, said, results, nodes, rule.focus_nodes if rule else targets.get(shape, 0))


def name_of(shape: str, rules: Mapping[str, Rule]) -> str:
    """Give the IRI by which a shape is called in reports: blank nodes get one from their owner."""
    rule = rules.get(shape)
    return f"<{rule.iri}>" if rule else shape


def short(term: str | None) -> str:
    """Give what a reader needs of a term: an IRI's last part with its kind, a path's parts, a literal as it is."""
    if term is None:
        return ""
    if term.startswith("<") and term.endswith(">"):
        parts = [part for part in term[1:-1].replace("#", "/").split("/") if part]
        return "/".join(parts[-2:]) if "/id/" in term else parts[-1]
    if term.startswith(("( ", "[ ")):
        inverse = term.replace("[ <http://www.w3.org/ns/shacl#inversePath> ", "^").replace("> ]", ">")
        steps = [short(step.removeprefix("^")) for step in inverse.split() if step[-1] == ">"]
        turned = ["^" if step.startswith("^") else "" for step in inverse.split() if step[-1] == ">"]
        return "/".join(turn + step for turn, step in zip(turned, steps, strict=True))
    return cut(term)


def cut(text: str) -> str:
    """Cut a long literal: reports are read by people and have limits in size."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def line(text: str) -> str:
    """Give a text on one line, without the control characters by which data could write into a terminal or a page."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


def where(result: Result) -> str:
    """Give file, line and column, or else the named graph."""
    place = ":".join(str(part) for part in (result.file, result.line, result.column) if part is not None)
    return place or (f"graph {result.graph}" if result.graph else "")


def home(result: Result, report: Report) -> Place | None:
    """Give the place of a result for formats that must have one: its own, else its quote's, else the data as such."""
    if result.file:
        return Place(result.file, result.line, result.column)
    if result.quote:
        return Place(result.quote.capture, result.quote.line)
    return Place(report.data[0]) if report.data else None


def quote(result: Result) -> str:
    """Give the capture, its line or character, and the sentence on which a fact rests."""
    if result.quote is None:
        return ""
    place = f":{result.quote.line}" if result.quote.line else f", from character {result.quote.start}"
    return f"{result.quote.capture}{place}: “{cut(line(result.quote.sentence))}”"


def demand(result: Result) -> str:
    """Give what to do, and by which kind of constraint, on one line."""
    return f"{line(result.message)} [{short(result.constraint).removesuffix('ConstraintComponent')}]"


def counted(number: int, what: str) -> str:
    """Give a number with its noun."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _share(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "under 1%"  # noqa: PLR2004 - per cent


def tally(report: Report) -> str:
    """Give how many results of each severity there are."""
    counts = Counter(str(result.severity) for result in report.results)
    return ", ".join(counted(counts[level], WORDS[level]) for level in LEVELS if counts[level])


def failed(report: Report) -> bool:
    """Whether there is a violation: warnings and notes alone do not fail."""
    return any(result.severity == "Violation" for result in report.results)


def verdict(report: Report) -> str:
    """Say in one line what came of it."""
    checked = f"{counted(report.focus_nodes, 'focus node')}, {counted(len(report.targets), 'shape')}"
    if failed(report):
        return f"Does not conform: {tally(report)} ({checked})."
    if report.results:
        return f"No violation, but {tally(report)} ({checked})."
    if not report.focus_nodes:
        return f"Nothing was validated: no shape found a focus node ({counted(len(report.targets), 'shape')})."
    return f"Conforms: {checked}."


def idle(report: Report) -> list[str]:
    """Give the shapes that found no focus node, where others did."""
    return [short(shape) for shape, count in report.targets if not count] if report.focus_nodes else []
