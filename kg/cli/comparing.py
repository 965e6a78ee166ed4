"""``kg diff``: what changed from one release to another."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from kg.cli.output import emit
from kg.errors import InputError, Place

_AT_ONCE = 10_000
FORMATS = ("text", "json", "rdf-patch", "sparql-update")


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path), metavar="A")
@click.argument("after", type=click.Path(path_type=Path), metavar="[B]", required=False)
@click.option("--format", "wanted", type=click.Choice(FORMATS), default="text", show_default=True)
def diff_command(before: Path, after: Path | None, wanted: str) -> None:
    """Say what changed from A to B: build folders, releases (DIR/releases/NAME) or RDF files.

    A build folder alone: from its last release but one to its last. The patches, applied to A, give B.
    """
    from kg import differences

    if after is None:
        before, after = _last_two(before)
    difference = differences.compare(differences.open_side(before), differences.open_side(after))
    if wanted in {"text", "json"}:
        found = differences.changes(difference)
        emit(differences.as_text(found) if wanted == "text" else differences.as_json(found))
        return
    lines = (differences.rdf_patch if wanted == "rdf-patch" else differences.sparql_update)(difference)
    while part := b"".join(islice(lines, _AT_ONCE)):
        emit(part)


def _last_two(build: Path) -> tuple[Path, Path]:
    """Give the folders of a build's last two releases."""
    from kg.differences import history

    entries = history.read(build)
    folders = [build / "releases" / entry.release for entry in entries[-2:]]
    if len(folders) < 2 or not all(folder.is_dir() for folder in folders):  # noqa: PLR2004 - a difference has two sides
        why = "it holds no two releases to compare"
        raise InputError(why, place=Place(str(build)), hint="Name both: kg diff A B .")
    return folders[0], folders[1]
