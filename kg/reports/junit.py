"""JUnit XML, which most CI systems read: a test case a shape; one that found no focus node was skipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.reports.wording import LEVELS, cut, failed, name_of, quote, short, verdict, where

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Options


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as JUnit XML; warnings and notes do not fail a case, they are its output."""
    rules = {rule.shape: rule for rule in report.rules}
    found: dict[str, list[Result]] = {}
    for result in report.results:
        found.setdefault(name_of(result.shape, rules), []).append(result)
    targets = dict(report.targets)
    shapes = sorted(targets.keys() | found.keys())
    idle = {shape for shape in shapes if shape not in found and not targets[shape]}
    failing = {shape for shape, results in found.items() if _violations(results)}
    nothing = not report.focus_nodes and not failed(report)
    counts = f'tests="{len(shapes) + nothing}" failures="{len(failing)}" errors="{int(nothing)}" skipped="{len(idle)}"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {counts}>", f'  <testsuite name="SHACL" {counts}>']
    if nothing:
        lines += _case("focus nodes", [f"      <error message={quoteattr(verdict(report))}/>"])
    for shape in shapes:
        skipped = ['      <skipped message="no focus node"/>'] if shape in idle else []
        lines += _case(short(shape), _outcome(found.get(shape, [])) or skipped)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _violations(results: list[Result]) -> list[Result]:
    return [result for result in results if result.severity == "Violation"]


def _case(name: str, inside: list[str]) -> list[str]:
    return [f'    <testcase classname="shapes" name={quoteattr(_xml(name))}>', *inside, "    </testcase>"]


def _outcome(results: list[Result]) -> list[str]:
    violations = _violations(results)
    mild = [result for result in results if result.severity != "Violation"]
    lines = []
    if violations:
        kind, message = short(violations[0].constraint), _xml(violations[0].message)
        lines.append(f"      <failure type={quoteattr(kind)} message={quoteattr(message)}>")
        lines += [*map(_line, violations), "      </failure>"]
    if mild:
        lines += ["      <system-out>", *(f"{LEVELS[one.severity]}: {_line(one)}" for one in mild)]
        lines.append("      </system-out>")
    return lines


def _line(result: Result) -> str:
    path = f" ({short(result.path)})" if result.path else ""
    also = f" also {', '.join(map(str, result.also))}" if result.also else ""
    place = f"{where(result)}: " if where(result) else ""
    said = f"{place}{cut(result.focus)}: {result.message}{path}{also} {quote(result)}".rstrip()
    return escape(_xml(said))


def _xml(text: str) -> str:
    """Replace the control characters that no XML file may hold (XML 1.0, 2.2)."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
