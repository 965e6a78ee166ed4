"""JSON, with everything that the report holds; a baseline can be made from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.reports.baseline import fingerprints

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Options


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as JSON."""
    document = {
        "conforms": report.conforms,
        "focusNodes": report.focus_nodes,
        "targets": dict(report.targets),
        "data": list(report.data),
        "rules": [
            {"shape": r.shape, "iri": r.iri, "message": r.message, "description": r.description} for r in report.rules
        ],
        "results": [_result(*one) for one in zip(report.results, fingerprints(report), strict=True)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _result(result: Result, fingerprint: str) -> dict[str, Any]:
    quote = result.quote
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
        "also": [{"file": place.file, "line": place.line, "column": place.column} for place in result.also],
        "graph": result.graph,
        "quote": quote
        and {"capture": quote.capture, "line": quote.line, "start": quote.start, "sentence": quote.sentence},
        "fingerprint": fingerprint,
    }
