"""The standard's report (SHACL, 3.6), its results in the report's order."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Options

_NO_IRI = re.compile(r'[\x00-\x20"{}|^`\\]')


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as Turtle."""
    lines = ["@prefix sh: <http://www.w3.org/ns/shacl#> .", "", "[] a sh:ValidationReport ;"]
    lines.append(f"    sh:conforms {str(report.conforms).lower()}{' ;' if report.results else ' .'}")
    for number, result in enumerate(report.results, 1):
        lines.append("    sh:result [" if number == 1 else "    ] , [")
        lines += [f"        {predicate} {value} ;" for predicate, value in _pairs(result) if value is not None]
    if report.results:
        lines.append("    ] .")
    return "\n".join(lines) + "\n"


def _pairs(result: Result) -> list[tuple[str, str | None]]:
    return [
        ("a", "sh:ValidationResult"),
        ("sh:focusNode", _term(result.focus)),
        ("sh:resultPath", result.path),
        ("sh:value", _term(result.value)),
        ("sh:sourceShape", _term(result.shape)),
        ("sh:sourceConstraintComponent", result.constraint),
        ("sh:resultSeverity", f"sh:{result.severity}"),
        ("sh:resultMessage", json.dumps(result.message, ensure_ascii=False)),
    ]


def _term(term: str | None) -> str | None:
    """Escape what data may wrongly have in an IRI, so that the report itself can be read."""
    if term is None or not term.startswith("<"):
        return term
    return f"<{_NO_IRI.sub(lambda found: f'%{ord(found[0]):02X}', term[1:-1])}>"
