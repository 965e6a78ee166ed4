"""Code Quality, which GitLab shows in merge requests; all that it requires of an entry is given.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.reports.baseline import fingerprints
from kg.reports.wording import home, name_of, short

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Options

_SEVERITIES = {"Violation": "major", "Warning": "minor", "Info": "info"}


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as Code Quality; GitLab shows one entry of each fingerprint, and ours differ."""
    rules = {rule.shape: rule for rule in report.rules}
    entries = [
        _entry(result, short(name_of(result.shape, rules)), fingerprint, report)
        for result, fingerprint in zip(report.results, fingerprints(report), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(result: Result, name: str, fingerprint: str, report: Report) -> dict[str, Any]:
    place = home(result, report)
    return {
        "description": f"{result.message} ({result.focus})",
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[result.severity],
        "location": {"path": place.file if place else "", "lines": {"begin": (place and place.line) or 1}},
    }
