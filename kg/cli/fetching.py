"""``kg fetch``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kg.cli.output import EXIT_UNREADABLE, emit, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.command("fetch")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--out",
    default="captures",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder for the captures.",
)
@click.option(
    "--feed",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether an address is an RSS or Atom feed, whose pages are saved.",
)
@click.option(
    "--delay", type=click.FloatRange(0), default=1.0, show_default=True, help="Seconds between requests to a host."
)
@click.option("--timeout", type=click.FloatRange(0.01), default=30.0, show_default=True, help="Seconds for a request.")
@click.option("--max-bytes", type=click.IntRange(1), default=5_000_000, show_default=True, help="The largest page.")
@click.option("--max-items", type=click.IntRange(1), default=50, show_default=True, help="Pages of a feed.")
def fetch_command(  # noqa: PLR0913 - one for each option
    urls: tuple[str, ...],
    out: Path,
    feed: Literal["auto", "always", "never"],
    *,
    delay: float,
    timeout: float,
    max_bytes: int,
    max_items: int,
) -> int:
    """Save pages, or the pages of feeds, as captures, and print their files."""
    from kg.fetching import Limits, fetch

    with _progress() as progress:
        fetched = fetch(urls, out, Limits(delay, timeout, max_bytes, max_items), feed, progress)
    emit("".join(f"{saved.path}\n" for saved in fetched.saved))
    for error in fetched.failed:
        tell(f"Not fetched: {error}")
    same = sum(not saved.changed for saved in fetched.saved)
    tell(f"{len(fetched.saved) - same} saved, {same} unchanged, {len(fetched.failed)} not fetched.")
    return EXIT_UNREADABLE if fetched.failed else 0


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Fetching", file=sys.stderr, item_show_func=str) as bar:

        def show(done: int, total: int, url: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, url)

        yield show
