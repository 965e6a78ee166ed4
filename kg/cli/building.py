"""``kg build`` and ``kg map``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.output import EXIT_NONCONFORMANT, EXIT_UNREADABLE, emit, tell
from kg.cli.reviewing import decisions_option
from kg.files import ARTICLES
from kg.iris import DEFAULT_BASE, Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.pipeline import BuildResult
    from kg.pipeline.building import Progress

base_option = click.option(
    "--base",
    envvar="KG_BASE",
    default=DEFAULT_BASE,
    show_default=True,
    metavar="IRI",
    help="The address under which things are named.",
)


nlp_option = click.option(
    "--nlp", metavar="MODEL", help="An installed spaCy model of English for a second opinion on persons and places."
)


keep_option = click.option(
    "--keep",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How many releases stay, the new one among them.",
)


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The build folder.")
@base_option
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that map captures at once."
)
@keep_option
@click.option("--max-loss", metavar="N or N%", help="Fail where more facts than that are gone since the last release.")
@decisions_option
@nlp_option
def build_command(paths: tuple[Path, ...], out: Path, base: str, max_loss: str | None, **options: Any) -> int:  # noqa: ANN401 - click has checked them
    """Build captures (files or folders; the packaged ones by default) into DIR.

    What conforms is loaded and dumped, and replaces the last release in one step; only captures that changed are
    mapped again.
    """
    from kg import reports
    from kg.pipeline import Build, House, Limit, Rejected

    work = {
        "workers": options.pop("workers"),
        "keep": options.pop("keep"),
        "max_loss": Limit.parse(max_loss) if max_loss else None,
    }
    try:
        with _progress() as progress:
            result = Build(
                paths or (ARTICLES,), out, Names(base), progress=progress, house=House(**options), **work
            ).run()
    except Rejected as error:
        tell(reports.render(error.report, "text"))
        raise
    for skipped in result.skipped:
        tell(f"Left out: {skipped.reason}")
    for stale in result.stale:
        tell(f"Stale: no article asks any more what the decision {stale} answers")
    emit(_summary(result))
    return EXIT_UNREADABLE if result.unreadable else 0


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Reading captures", file=sys.stderr, item_show_func=str) as bar:

        def show(done: int, total: int, name: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, name)

        yield show


def _summary(result: BuildResult) -> str:
    from kg.reports import counted

    focus_nodes, shapes = result.report.focus_nodes, len(result.report.targets)
    names = counted(result.provisional, "name")
    lines = [
        f"{counted(result.articles, 'article')}, {counted(result.facts, 'fact')}, {counted(result.triples, 'triple')}",
        f"conforms: {counted(focus_nodes, 'focus node')}, {counted(shapes, 'shape')}",
        f"{counted(result.mapped, 'capture')} mapped, {result.reused} unchanged",
        f"{counted(result.doubts, 'doubt')} held back, {names} provisional: kg review {result.folder}",
        f"release {result.release} in {result.folder}",
    ]
    return "\n".join(lines) + "\n"


@click.command("map")
@click.argument("file", type=click.Path(path_type=Path))
@base_option
@nlp_option
def map_command(file: Path, base: str, nlp: str | None) -> int:
    """Map one capture, and print its articles' graphs as TriG."""
    from kg import reports
    from kg.pipeline import House, Mapper
    from kg.sources import read_capture
    from kg.store import write_quads

    mapped = Mapper.load(House(nlp=nlp), Names(base)).map(read_capture(file, file.name))
    emit(write_quads([article.nquads for article in mapped.articles], "trig"))
    for why in (*mapped.unreadable, *mapped.foreign):
        tell(f"Left out: {why}")
    broken = [article for article in mapped.articles if not article.report.conforms]
    for article in broken:
        tell(reports.render(article.report, "text"))
    if broken:
        return EXIT_NONCONFORMANT
    return EXIT_UNREADABLE if mapped.unreadable else 0
