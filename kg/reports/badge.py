"""A badge, as https://shields.io/badges/endpoint-badge reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.reports.wording import failed, tally

if TYPE_CHECKING:
    from kg.model import Report
    from kg.reports.wording import Options


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as a badge's JSON."""
    if not report.focus_nodes and not report.results:
        message, colour = "nothing validated", "lightgrey"
    elif report.results:
        message, colour = tally(report), "red" if failed(report) else "yellow"
    else:
        message, colour = "conforms", "brightgreen"
    return json.dumps({"schemaVersion": 1, "label": "SHACL", "message": message, "color": colour}) + "\n"
