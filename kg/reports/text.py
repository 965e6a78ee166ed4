"""Text for people: the verdict, then groups of alike results, a few examples of each with their places."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.reports.wording import Options, counted, cut, failed, groups, idle, quote, verdict, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Report
    from kg.reports.wording import Group

_COLOURS = {"Violation": "31", "Warning": "33", "Info": "36"}
_GOOD = "32"
_BOLD = "1"


def write(report: Report, options: Options) -> str:
    """Write a report as text."""

    def paint(code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if options.colour else text

    severity = "Violation" if failed(report) or not report.focus_nodes else "Warning" if report.results else ""
    lines = [paint(_COLOURS.get(severity, _GOOD), verdict(report))]
    for title, alike in groupby(groups(report), lambda group: group.title):
        lines += ["", paint(_BOLD, title)]
        for group in alike:
            mark = "" if group.severity == "Violation" else f"{group.severity}: "
            lines += [f"  {paint(_COLOURS[group.severity], mark + group.demand)}", f"    {group.count}"]
            lines += _examples(group, options)
    if idle(report):
        lines += ["", f"No focus node for {counted(len(idle(report)), 'shape')}: {', '.join(idle(report))}"]
    return "\n".join(lines) + "\n"


def _examples(group: Group, options: Options) -> Iterator[str]:
    shown = group.examples(options)
    for result in shown:
        at = f"{where(result)}: " if where(result) else ""
        value = f"  {cut(result.value)}" if result.value and result.value != result.focus else ""
        yield f"    {at}{cut(result.focus)}{value}"
        if result.also:
            yield f"      also {', '.join(map(str, result.also))}"
        if result.quote:
            yield f"      {quote(result)}"
    if len(group.results) > len(shown):
        yield f"    … and {len(group.results) - len(shown):,} more"
