"""``kg query`` and ``kg dump``: what a build folder holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import emit, read_text, tell
from kg.errors import InputError, Place, UsageError
from kg.files import QUESTIONS

if TYPE_CHECKING:
    from kg.model import Answer

_DEFAULT = ("text/csv", "application/sparql-results+json", "text/turtle")
"""Without ``--format``: CSV for SELECT, JSON for ASK, Turtle for CONSTRUCT and DESCRIBE."""


@click.command("query")
@click.argument("target", metavar="DIR-or-URL")
@click.argument("query", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path), help="A file with the query, or the name of a packaged question."
)
@click.option(
    "--format",
    "wanted",
    metavar="FORMAT",
    help="csv, tsv, json or xml for rows; turtle, ntriples, nquads, trig, jsonld or rdfxml for graphs. "
    "Default: csv, json for ASK, turtle for graphs.",
)
@click.option(
    "--timeout", type=click.IntRange(1), default=60, show_default=True, help="Seconds to wait for an endpoint."
)
def query_command(target: str, query: str | None, file: Path | None, wanted: str | None, timeout: int) -> None:
    """Ask a build folder, or any SPARQL endpoint by its address."""
    from kg.store import RemoteStore, open_store

    if (query is None) == (file is None):
        raise UsageError("give a query, or --file with one", hint="For example: kg query build --file articles.rq")
    text = query if query is not None else _question(file or Path())
    store = RemoteStore(target, timeout) if "://" in target else open_store(target)
    try:
        answer: Answer = store.query(text, wanted or _DEFAULT)
    except InputError as error:
        if file and error.place and error.place.file == "query":
            error.place = Place(str(file), error.place.line, error.place.column)
        raise
    emit(answer.body)


def _question(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    packaged = QUESTIONS / file.name
    if not file.exists() and file.parent == Path() and packaged.is_file():
        return read_text(packaged)
    return read_text(file)


@click.command("dump")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "wanted",
    metavar="FORMAT",
    help="Print the whole data set: turtle, trig, nquads, ntriples, jsonld, rdfxml.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Verify the dumps: checksums, compressed copies, each format, the description's numbers, the tables.",
)
def dump_command(folder: Path, wanted: str | None, *, check: bool) -> None:
    """Write the dumps of a build folder anew from its N-Quads, check them, or print the data in a format."""
    from kg import dumps
    from kg.store import choose, release_folder, write_quads

    release = release_folder(folder)
    if check:
        tell(f"{dumps.check(release / 'dumps')} files are as they were written.")
    if wanted:
        written = dumps.written(release / "dumps", choose(wanted, "CONSTRUCT").suffix)
        emit(written or write_quads([dumps.read_nquads(release / "dumps", release.name)], wanted))
    elif not check:
        dumped = dumps.restore(release)
        tell(f"Wrote {dumped.quads:,} quads, {dumped.triples:,} distinct triples, into {folder / 'current' / 'dumps'}.")
