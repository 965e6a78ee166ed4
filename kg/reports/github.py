"""Workflow commands, by which GitHub shows results beside the lines of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reports.wording import failed, name_of, quote, short, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.errors import KgError
    from kg.model import Report, Result
    from kg.reports.wording import Options

_COMMANDS = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def write(report: Report, options: Options) -> str:  # noqa: ARG001 - all formats are called alike
    """Write a report as workflow commands; a result without a file stands at the quote that its fact rests on."""
    rules = {rule.shape: rule for rule in report.rules}
    lines = [_command(result, short(name_of(result.shape, rules))) for result in report.results]
    level = "error" if failed(report) or not report.focus_nodes else "notice"
    return "\n".join([*lines, f"::{level} title=Validation::{_data(verdict(report))}"]) + "\n"


def marked(error: KgError, name: Callable[[str], str] = str) -> str:
    """Write an error as workflow commands, one for each file that cannot be read; ``name`` gives a file's name."""
    lines = []
    for each in error.each:
        place = each.place
        given = {"file": name(place.file), "line": place.line, "col": place.column} if place else {}
        said = f"{each.message}\n{each.hint}" if each.hint else each.message
        lines.append(_line("error", {**given, "title": "Validation"}, said))
    return "\n".join(lines) + "\n"


def _command(result: Result, title: str) -> str:
    file, line, column = result.file, result.line, result.column
    if file is None and result.quote and result.quote.line:
        file, line = result.quote.capture, result.quote.line
    given = {"file": file, "line": line, "col": column, "title": title}
    also = f" (also {', '.join(map(str, result.also))})" if result.also else ""
    said = f"{result.message} ({result.focus}){also}{f' {quote(result)}' if result.quote else ''}"
    return _line(_COMMANDS[result.severity], given, said)


def _line(command: str, given: Mapping[str, object], said: str) -> str:
    options = ",".join(f"{name}={_option(str(value))}" for name, value in given.items() if value is not None)
    return f"::{command} {options}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _option(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
