"""A validation report → text, JSON, GitHub annotations, SARIF, JUnit, Markdown or Turtle.

Each format is a function of the report alone: the same report gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model import Report, Result

_SHOWN_PER_GROUP = 10
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
_WORDS = {"Violation": "violation", "Warning": "warning", "Info": "note"}
_GITHUB = {"Violation": "error", "Warning": "warning", "Info": "notice"}
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Format(NamedTuple):
    """A way to write a report: its media type and the function that writes it."""

    media_type: str
    write: Callable[[Report], str]


def render(report: Report, name: str) -> str:
    """Write a report in the format of that name; it ends with a line break.

    Raises :class:`UsageError`, listing the formats, for a name that is none.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no report format {name!r}", hint=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].write(report)


def _short(term: str | None) -> str:
    """Give what a reader needs of a term: an IRI's last part with its kind, a literal as it is."""
    if term is None:
        return ""
    if term.startswith("<") and term.endswith(">"):
        parts = [part for part in term[1:-1].replace("#", "/").split("/") if part]
        return "/".join(parts[-2:]) if "/id/" in term else parts[-1]
    return term


def _where(result: Result) -> str:
    return ":".join(str(part) for part in (result.file, result.line, result.column) if part is not None)


def _demand(result: Result) -> str:
    return f"{result.message} [{_short(result.constraint).removesuffix('ConstraintComponent')}]"


def _groups(report: Report) -> Iterator[tuple[tuple[str, str], list[Result]]]:
    def key(result: Result) -> tuple[str, str]:
        return result.shape, result.path or ""

    for group, results in groupby(sorted(report.results, key=key), key):
        yield group, list(results)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _verdict(report: Report) -> str:
    checked = f"{_count(report.focus_nodes, 'focus node')}, {_count(len(report.targets), 'shape')}"
    if not report.focus_nodes:
        return f"Nothing was validated: no shape found a focus node ({_count(len(report.targets), 'shape')})."
    if report.conforms:
        return f"Conforms: {checked}."
    counts = Counter(str(result.severity) for result in report.results)
    found = ", ".join(_count(counts[level], _WORDS[level]) for level in _LEVELS if counts[level])
    return f"Does not conform: {found} ({checked})."


def _text(report: Report) -> str:
    lines = [_verdict(report)]
    for (shape, path), results in _groups(report):
        lines += ["", f"{_short(shape)}{f' · {_short(path)}' if path else ''} ({len(results)})"]
        for what, alike in groupby(sorted(results, key=_demand), _demand):
            lines.append(f"  {what}")
            nodes = list(alike)
            for result in nodes[:_SHOWN_PER_GROUP]:
                at = f"{_where(result)}: " if result.file else ""
                value = f"  {result.value}" if result.value and result.value != result.focus else ""
                lines.append(f"    {at}{result.focus}{value}")
            if len(nodes) > _SHOWN_PER_GROUP:
                lines.append(f"    … and {len(nodes) - _SHOWN_PER_GROUP} more")
    return "\n".join(lines) + "\n"


def _result_dict(result: Result) -> dict[str, Any]:
    return {
        "focus": result.focus,
        "path": result.path,
        "value": result.value,
        "shape": result.shape,
        "constraint": result.constraint,
        "severity": result.severity,
        "message": result.message,
        "file": result.file,
        "line": result.line,
        "column": result.column,
    }


def _json(report: Report) -> str:
    document = {
        "conforms": report.conforms,
        "focusNodes": report.focus_nodes,
        "targets": dict(report.targets),
        "data": list(report.data),
        "results": [_result_dict(result) for result in report.results],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _github(report: Report) -> str:
    """Write workflow commands, by which GitHub shows results beside the lines of a change."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def option(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    lines = []
    for result in report.results:
        options = [
            ("file", result.file),
            ("line", result.line),
            ("col", result.column),
            ("title", _short(result.shape)),
        ]
        given = ",".join(f"{name}={option(str(value))}" for name, value in options if value is not None)
        lines.append(f"::{_GITHUB[result.severity]} {given}::{data(f'{result.message} ({result.focus})')}")
    level = "notice" if report.conforms and report.focus_nodes else "error"
    return "\n".join([*lines, f"::{level} title=Validation::{data(_verdict(report))}"]) + "\n"


def _sarif(report: Report) -> str:
    shapes = sorted({result.shape for result in report.results})
    run = {
        "tool": {"driver": {"name": "dateline-kg", "rules": [{"id": _short(s), "name": _short(s)} for s in shapes]}},
        "properties": {"conforms": report.conforms, "focusNodes": report.focus_nodes},
        "results": [_sarif_result(result, shapes.index(result.shape)) for result in report.results],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _sarif_result(result: Result, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}]}
    if result.file:
        region = {"startLine": result.line, "startColumn": result.column}
        known = {name: value for name, value in region.items() if value is not None}
        physical = {"artifactLocation": {"uri": result.file}, **({"region": known} if result.line else {})}
        location["physicalLocation"] = physical
    return {
        "ruleId": _short(result.shape),
        "ruleIndex": rule,
        "level": _LEVELS[result.severity],
        "message": {"text": result.message},
        "locations": [location],
        "properties": {"path": result.path, "value": result.value, "constraint": result.constraint},
    }


def _junit(report: Report) -> str:
    """Write a test case a shape; one that found no focus node was skipped."""
    failed: dict[str, list[Result]] = {}
    for result in report.results:
        failed.setdefault(result.shape, []).append(result)
    targets = dict(report.targets)
    shapes = sorted(targets.keys() | failed.keys())
    idle = [shape for shape in shapes if shape not in failed and not targets[shape]]
    counts = f'tests="{len(shapes)}" failures="{len(failed)}" errors="0" skipped="{len(idle)}"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {counts}>", f'  <testsuite name="SHACL" {counts}>']
    for shape in shapes:
        lines.append(f'    <testcase classname="shapes" name={quoteattr(_xml(_short(shape)))}>')
        if shape in failed:
            lines += _junit_failure(failed[shape])
        elif shape in idle:
            lines.append('      <skipped message="no focus node"/>')
        lines.append("    </testcase>")
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _junit_failure(results: list[Result]) -> list[str]:
    said = [f"{_where(r) or r.focus}: {r.message}{f' ({_short(r.path)})' if r.path else ''}" for r in results]
    head = (
        f"      <failure type={quoteattr(_short(results[0].constraint))} message={quoteattr(_xml(results[0].message))}>"
    )
    return [head, *(escape(_xml(line)) for line in said), "      </failure>"]


def _xml(text: str) -> str:
    """Replace the control characters that no XML file may hold (XML 1.0, 2.2)."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def _markdown(report: Report) -> str:
    lines = ["# Validation", "", _verdict(report)]
    if report.results:
        lines += ["", "| shape | path | results | first focus node | what to do |", "| --- | --- | ---: | --- | --- |"]
    for (shape, path), results in _groups(report):
        first = results[0]
        cells = (_short(shape), _short(path), str(len(results)), _where(first) or first.focus, first.message)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return escape(text.replace("|", "\\|").replace("\n", " "))


def _turtle(report: Report) -> str:
    """Write the standard's report (SHACL, 3.6), its results in the report's order."""
    lines = ["@prefix sh: <http://www.w3.org/ns/shacl#> .", "", "[] a sh:ValidationReport ;"]
    lines.append(f"    sh:conforms {str(report.conforms).lower()}{' ;' if report.results else ' .'}")
    for number, result in enumerate(report.results, 1):
        lines.append("    sh:result [" if number == 1 else "    ] , [")
        lines += [f"        {predicate} {value} ;" for predicate, value in _turtle_pairs(result) if value is not None]
    if report.results:
        lines.append("    ] .")
    return "\n".join(lines) + "\n"


def _turtle_pairs(result: Result) -> list[tuple[str, str | None]]:
    return [
        ("a", "sh:ValidationResult"),
        ("sh:focusNode", result.focus),
        ("sh:resultPath", result.path),
        ("sh:value", result.value),
        ("sh:sourceShape", result.shape),
        ("sh:sourceConstraintComponent", result.constraint),
        ("sh:resultSeverity", f"sh:{result.severity}"),
        ("sh:resultMessage", json.dumps(result.message, ensure_ascii=False)),
    ]


FORMATS: dict[str, Format] = {
    "text": Format("text/plain", _text),
    "json": Format("application/json", _json),
    "github": Format("text/plain", _github),
    "sarif": Format("application/sarif+json", _sarif),
    "junit": Format("application/xml", _junit),
    "markdown": Format("text/markdown", _markdown),
    "turtle": Format("text/turtle", _turtle),
}
"""The report formats by name: media type and function."""
