"""``kg validate``: RDF files, folders or a build folder against the shapes, for people and for CI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import EXIT_NONCONFORMANT, EXIT_NOTHING_VALIDATED, emit, save, tell
from kg.files import SHAPES
from kg.reports import FORMATS, render

if TYPE_CHECKING:
    from kg.model import Report


@click.command("validate")
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATA...")
@click.option(
    "--shapes",
    multiple=True,
    default=(SHAPES,),
    type=click.Path(path_type=Path),
    help="A file or folder of shapes; may be given again.  [default: the packaged shapes]",
)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--output", type=click.Path(path_type=Path), help="A file for the report, instead of stdout.")
@click.option("--strict-targets", is_flag=True, help="Fail where a shape found nothing to check.")
@click.option("--allow-empty", is_flag=True, help="Do not fail where no shape found anything to check.")
def validate_command(  # noqa: PLR0913 - one for each option
    data: tuple[Path, ...],
    shapes: tuple[Path, ...],
    wanted: str,
    output: Path | None,
    *,
    strict_targets: bool,
    allow_empty: bool,
) -> int:
    """Validate RDF files, folders of them or a build folder against SHACL shapes."""
    from kg.cli.data import read_data
    from kg.validation import Shapes, validate

    report = validate(read_data(data), Shapes.load(list(shapes)))
    text = render(report, wanted)
    if output:
        save(text, output)
    else:
        emit(text)
    return _exit_code(report, strict_targets=strict_targets, allow_empty=allow_empty)


def _exit_code(report: Report, *, strict_targets: bool, allow_empty: bool) -> int:
    if not report.conforms:
        return EXIT_NONCONFORMANT
    if not report.focus_nodes and not allow_empty:
        tell("Nothing was validated: no shape found a focus node. Check that the shapes are for this data.")
        return EXIT_NOTHING_VALIDATED
    idle = [shape for shape, count in report.targets if not count]
    if strict_targets and idle:
        tell(f"These shapes found no focus node: {', '.join(idle)}")
        return EXIT_NOTHING_VALIDATED
    return 0
