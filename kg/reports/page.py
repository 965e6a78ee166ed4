"""One HTML page that needs nothing else: no script, no font, no other file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.reports.wording import Options, failed, groups, idle, quote, verdict, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Report, Result
    from kg.reports.wording import Group

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  color: #1c2430; background: #fff }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-top: 1px solid #d5dae1;
  padding-top: 1rem }
.verdict { font-size: 1.15rem; padding: .6rem 1rem; border-left: .4rem solid #1a7f37; background: #eaf6ec }
.verdict.Violation { border-color: #b3261e; background: #fbecea }
.verdict.Warning { border-color: #8a6100; background: #fdf4dc }
.count { color: #4a5564 } .also, blockquote { color: #4a5564; margin: 0 0 0 1rem }
code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } td { vertical-align: top; padding: .25rem .75rem .25rem 0 }
td:first-child { white-space: nowrap; width: 14rem } summary { cursor: pointer; color: #0b57a4 }
@media (prefers-color-scheme: dark) { body { color: #e3e7ec; background: #14181e }
  .verdict { background: #1b2a1f } .verdict.Violation { background: #38201e } .verdict.Warning { background: #332b17 }
  .count, .also, blockquote { color: #aab4c0 } summary { color: #8ab8ee } h2 { border-color: #343c47 } }
"""


def write(report: Report, options: Options) -> str:
    """Write a report as a page; examples beyond ``options.examples`` are folded."""
    severity = "Violation" if failed(report) or not report.focus_nodes else "Warning" if report.results else "Info"
    lines = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Validation: {escape(verdict(report))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        f'<main>\n<h1>Validation</h1>\n<p class="verdict {severity}">{escape(verdict(report))}</p>',
    ]
    for group in groups(report):
        lines += _group(group, options)
    if idle(report):
        lines.append(f"<h2>No focus node</h2>\n<p>{escape(', '.join(idle(report)))}</p>")
    return "\n".join([*lines, "</main>\n</body>\n</html>"]) + "\n"


def _group(group: Group, options: Options) -> Iterator[str]:
    shown = group.examples(options)
    yield f"<section>\n<h2>{escape(group.title)}</h2>"
    yield f'<p>{escape(group.severity)}: {escape(group.demand)}<br><span class="count">{escape(group.count)}</span></p>'
    yield from _table(shown)
    rest = group.results[len(shown) :]
    if rest:
        yield f"<details><summary>{len(rest):,} more</summary>"
        yield from _table(rest)
        yield "</details>"
    yield "</section>"


def _table(results: tuple[Result, ...]) -> Iterator[str]:
    yield "<table>"
    for result in results:
        value = f" <code>{escape(result.value)}</code>" if result.value and result.value != result.focus else ""
        also = "".join(f'<p class="also">also {escape(str(place))}</p>' for place in result.also)
        said = f"<blockquote>{escape(quote(result))}</blockquote>" if result.quote else ""
        place = f"<td>{escape(where(result))}{also}</td>"
        yield f"<tr>{place}<td><code>{escape(result.focus)}</code>{value}{said}</td></tr>"
    yield "</table>"
