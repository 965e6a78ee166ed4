"""``kg doctor``: how well an endpoint keeps the protocol."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.output import EXIT_NONCONFORMANT, emit

if TYPE_CHECKING:
    from kg.doctor import Finding, Verdict

_COLOURS: dict[Verdict, str] = {"ok": "green", "wrong": "red", "not offered": "yellow", "unclear": "cyan"}
_WIDTH = max(map(len, _COLOURS))


@click.command("doctor")
@click.argument("url", metavar="URL")
@click.option(
    "--timeout", type=click.IntRange(1, 300), default=10, show_default=True, help="Seconds to wait for each answer."
)
@click.option("--strict", is_flag=True, help="Fail where something is not offered too.")
@click.option("--format", "wanted", type=click.Choice(["text", "json"]), default="text", show_default=True)
def doctor_command(url: str, timeout: int, wanted: str, *, strict: bool) -> int:
    """Examine any SPARQL endpoint: protocol, formats, HTTP; a few light queries, one at a time."""
    from kg.doctor import CHECKS, examine

    findings: list[Finding] = []
    name = max(len(check.name) for check in CHECKS)
    for finding in examine(url, timeout):
        findings.append(finding)
        if wanted == "text":
            _show(finding, name)
    counts = Counter(finding.verdict for finding in findings)
    if wanted == "json":
        emit(json.dumps(_document(url, findings, counts), ensure_ascii=False, indent=2) + "\n")
    else:
        click.echo("\n" + ", ".join(f"{counts[verdict]} {verdict}" for verdict in _COLOURS))
    failed = counts["wrong"] + (counts["not offered"] if strict else 0)
    return EXIT_NONCONFORMANT if failed else 0


def _show(finding: Finding, width: int) -> None:
    verdict = click.style(f"{finding.verdict:{_WIDTH}}", fg=_COLOURS[finding.verdict])
    click.echo(f"{verdict}  {finding.check:{width}}  {finding.spec}")
    if finding.why:
        click.echo(f"{'':{_WIDTH}}  {finding.why}")
    if finding.verdict == "wrong":
        click.echo(click.style(f"{'':{_WIDTH}}  {finding.asked} → {finding.came}", dim=True))


def _document(url: str, findings: list[Finding], counts: Counter[Verdict]) -> dict[str, object]:
    return {
        "endpoint": url,
        "counts": {verdict: counts[verdict] for verdict in _COLOURS},
        "findings": [asdict(finding) for finding in findings],
    }
