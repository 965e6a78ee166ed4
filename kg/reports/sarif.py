"""SARIF 2.1.0, which code scanning reads.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; in angle brackets below are its sections.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

from kg import __version__
from kg.model import Rule
from kg.reports.baseline import fingerprints
from kg.reports.wording import LEVELS, home, quote, short

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Options

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://www.w3.org/TR/shacl/"
_FINGERPRINT = "datelineResult/v1"


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as SARIF; columns count code points <3.14.17>."""
    told = {rule.shape: rule for rule in report.rules}
    shapes = sorted({result.shape for result in report.results})
    numbers = {shape: number for number, shape in enumerate(shapes)}
    rules = [told.get(shape) or Rule(shape, shape.strip("<>")) for shape in shapes]
    results = [
        _result(result, numbers[result.shape], rules[numbers[result.shape]], fingerprint, report)
        for result, fingerprint in zip(report.results, fingerprints(report), strict=True)
    ]
    run = {
        "tool": {
            "driver": {
                "name": "dateline-kg",
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which kg was started."}}},
        "properties": {"conforms": report.conforms, "focusNodes": report.focus_nodes},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    """Describe a rule <3.49>: what to do, and why as its help."""
    name = short(f"<{rule.iri}>")
    found: dict[str, Any] = {"id": rule.iri, "name": name, "shortDescription": {"text": rule.message or name}}
    if rule.description:
        found["fullDescription"] = {"text": rule.description}
        found["help"] = {"text": rule.description}
    if rule.iri.startswith("http"):
        found["helpUri"] = _uri(rule.iri)
    return found


def _result(result: Result, number: int, rule: Rule, fingerprint: str, report: Report) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": rule.iri,
        "ruleIndex": number,
        "level": LEVELS[result.severity],
        "message": {"text": result.message or rule.message or short(result.constraint)},
        "locations": [_location(result, report)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "properties": {"path": result.path, "value": result.value, "constraint": result.constraint},
    }
    related = [_physical(place.file, place.line, place.column) for place in result.also]
    locations = [{"id": n, "physicalLocation": place} for n, place in enumerate(related, 1)]
    if result.quote and result.file:
        place = _physical(result.quote.capture, result.quote.line, None)
        said = {"text": quote(result)}
        locations.append({"id": len(locations) + 1, "physicalLocation": place, "message": said})
    if locations:
        found["relatedLocations"] = locations
    return found


def _location(result: Result, report: Report) -> dict[str, Any]:
    """Give the place <3.28>: GitHub refuses the whole log where a single result has no file."""
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}]}
    place = home(result, report)
    if place:
        location["physicalLocation"] = _physical(place.file, place.line, place.column)
    if result.quote and not result.file:
        location["message"] = {"text": quote(result)}
    return location


def _physical(file: str, line: int | None, column: int | None) -> dict[str, Any]:
    absolute = PurePosixPath(file).is_absolute() or PureWindowsPath(file).is_absolute()
    artifact = {"uri": f"file://{percent(file)}"} if absolute else {"uri": percent(file), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": line, "startColumn": column}
    known = {name: value for name, value in region.items() if value is not None}
    return {"artifactLocation": artifact, **({"region": known} if line else {})}


def _uri(iri: str) -> str:
    return percent(iri, safe="/:?#[]@!$&'()*+,;=%~")
