"""``kg update``: a SPARQL update on a build folder, as a release of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.building import keep_option
from kg.cli.output import emit, read_text, tell
from kg.errors import UsageError


@click.command("update")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("update", required=False)
@click.option("--file", type=click.Path(path_type=Path, allow_dash=True), help="A file with it; - for standard input.")
@keep_option
def update_command(folder: Path, update: str | None, file: Path | None, keep: int) -> None:
    """Apply a SPARQL update to the last release of DIR; what it makes is validated and becomes a release.

    The next build makes its release from captures and decisions alone.
    """
    from kg import reports
    from kg.pipeline import Rejected
    from kg.pipeline.updating import update as apply

    if (update is None) == (file is None):
        raise UsageError("give an update, or --file with one", hint="For example: kg update build --file change.ru")
    text = update if update is not None else sys.stdin.read() if str(file) == "-" else read_text(file or Path())
    try:
        name = apply(folder, text, keep)
    except Rejected as error:
        tell(reports.render(error.report, "text"))
        raise
    emit(f"release {name} in {folder}\n")
