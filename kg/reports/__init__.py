"""A validation report → one of its formats; and which of its results are known already.

Each format is a module, and a function of the report and the options alone: the same report gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.reports import badge, codequality, document, github, junit, markdown, page, sarif, text, turtle
from kg.reports.baseline import Baseline, fingerprints, without_known
from kg.reports.github import marked
from kg.reports.rules import explained
from kg.reports.wording import Options, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Report

__all__ = [
    "FORMATS",
    "Baseline",
    "Format",
    "Options",
    "counted",
    "explained",
    "fingerprints",
    "marked",
    "render",
    "without_known",
]


class Format(NamedTuple):
    """A way to write a report: its media type and the function that writes it."""

    media_type: str
    write: Callable[[Report, Options], str]


def render(report: Report, name: str, options: Options | None = None) -> str:
    """Write a report in the format of that name; it ends with a line break.

    Raises :class:`UsageError`, listing the formats, for a name that is none.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no report format {name!r}", hint=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].write(report, options or Options())


FORMATS: dict[str, Format] = {
    "text": Format("text/plain", text.write),
    "json": Format("application/json", document.write),
    "github": Format("text/plain", github.write),
    "sarif": Format("application/sarif+json", sarif.write),
    "junit": Format("application/xml", junit.write),
    "codequality": Format("application/json", codequality.write),
    "markdown": Format("text/markdown", markdown.write),
    "turtle": Format("text/turtle", turtle.write),
    "html": Format("text/html", page.write),
    "badge": Format("application/json", badge.write),
}
"""The report formats by name: media type and function."""
