"""Markdown, for the summary of a job: a row a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reports.wording import Options, failed, groups, idle, quote, short, verdict, where

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.reports.wording import Group

_ICONS = {"Violation": "❌", "Warning": "⚠️", "Info": "ℹ️"}
_ROWS = 500
"""A summary may have 1 MiB; rows have at most about 2 KB."""
_MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]<>|#~&!@"})


def write(report: Report, options: Options) -> str:
    """Write a report as Markdown."""
    bad = failed(report) or not report.focus_nodes
    lines = ["# Validation", "", f"{'❌' if bad else '✅'} {_plain(verdict(report))}"]
    found = list(groups(report))
    if found:
        lines += ["", "| | shape | what to do | results | where |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(group, options) for group in found[:_ROWS]]
    if len(found) > _ROWS:
        lines += ["", f"… and {len(found) - _ROWS:,} groups more."]
    if idle(report):
        lines += ["", f"No focus node for {_plain(', '.join(idle(report)))}."]
    return "\n".join(lines) + "\n"


def _row(group: Group, options: Options) -> str:
    shown = group.examples(options)
    places = [_example(result) for result in shown]
    if len(group.results) > len(shown):
        places.append(f"… and {len(group.results) - len(shown):,} more")
    cells = (_ICONS[group.severity], _plain(group.title), _plain(group.demand), group.count, "<br>".join(places))
    return f"| {' | '.join(cells)} |"


def _example(result: Result) -> str:
    also = f" also {', '.join(map(str, result.also))}" if result.also else ""
    said = f"{where(result)} {short(result.focus)}{also}".lstrip()
    return _plain(said) + (f"<br>{_plain(quote(result))}" if result.quote else "")


def _plain(text: str) -> str:
    """Let text be only text: a message from somebody's data must not write into the page."""
    return " ".join(text.split()).translate(_MARKS)
