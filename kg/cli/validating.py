"""``kg validate``: RDF files, folders or a build folder against the shapes, for people and for CI."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.output import EXIT_NONCONFORMANT, EXIT_NOTHING_VALIDATED, emit, read_text, save, tell
from kg.errors import KgError, UsageError
from kg.files import ARTICLES, SHAPES
from kg.reports import FORMATS, Baseline, Options, counted, explained, marked, render, without_known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib import Graph

    from kg.model import Report
    from kg.places import CaptureText, Source
    from kg.validation.engines import EngineName

_NETWORK_TIMEOUT_S = 20
_FILE = click.Path(path_type=Path)
_RDF = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")


class _Wanted(click.ParamType):  # type: ignore[type-arg, unused-ignore] # generic from click 8.3 on
    """``NAME`` or ``NAME=FILE``."""

    name = "format"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, Path | None]:  # noqa: ANN401 - click's
        if isinstance(value, tuple):
            return value
        name, _, file = str(value).partition("=")
        if name not in FORMATS:
            self.fail(f"{name!r} is not one of {', '.join(FORMATS)}.", param, ctx)
        return name, Path(file) if file else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """The options, named as on the command line."""

    data: tuple[str, ...]
    shapes: tuple[Path, ...]
    wanted: tuple[tuple[str, Path | None], ...]
    output: Path | None
    examples: int
    strict: bool
    strict_targets: bool
    allow_empty: bool
    baseline: Path | None
    write_baseline: Path | None
    changed_since: str | None
    root: Path | None
    engine: EngineName
    data_format: str | None
    allow_network: bool
    captures: tuple[Path, ...]


_OPTIONS: list[Callable[[Any], Any]] = [
    click.argument("data", nargs=-1, required=True, metavar="DATA..."),
    click.option(
        "--shapes",
        multiple=True,
        default=(SHAPES,),
        type=_FILE,
        help="A file or folder of shapes; may be given again.  [default: the packaged shapes]",
    ),
    click.option(
        "--format",
        "wanted",
        multiple=True,
        default=("text",),
        type=_Wanted(),
        metavar="NAME[=FILE]",
        help=f"How the report is written ({', '.join(FORMATS)}), and into which file; may be given again."
        "  [default: text]",
    ),
    click.option("--output", type=_FILE, help="A file for the report whose --format names none, instead of stdout."),
    click.option(
        "--max",
        "examples",
        type=click.IntRange(0),
        default=3,
        show_default=True,
        help="How many examples of alike results are shown in text, markdown and html; 0 for all.",
    ),
    click.option("--strict", is_flag=True, help="Fail on warnings and notes too."),
    click.option("--strict-targets", is_flag=True, help="Fail where a shape found nothing to check."),
    click.option("--allow-empty", is_flag=True, help="Do not fail where no shape found anything to check."),
    click.option(
        "--baseline", type=_FILE, help="Known results, which neither are reported nor fail: a JSON report or a list."
    ),
    click.option("--write-baseline", type=_FILE, help="Write the list of all results, to be a --baseline later."),
    click.option(
        "--changed-since",
        metavar="REV",
        help="Validate only files that git says were touched since, of them the graphs that differ; look up the rest.",
    ),
    click.option(
        "--root", type=_FILE, help="The folder from which reports name files.  [default: the one where kg is started]"
    ),
    click.option(
        "--engine",
        type=click.Choice(("driver", "stock")),
        default="driver",
        show_default=True,
        help="pySHACL's classes asked for many nodes at once, or pySHACL alone: slower, with the same report.",
    ),
    click.option("--data-format", type=click.Choice(_RDF), help="The format of - and of files with unknown endings."),
    click.option("--allow-network", is_flag=True, help="Let JSON-LD fetch the remote contexts that it asks for."),
    click.option(
        "--captures",
        multiple=True,
        type=_FILE,
        help="Captures (files or folders) in which to look up each quote; may be given again.",
    ),
]


def _with_options(command: Callable[..., int]) -> Callable[..., int]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("validate")
@_with_options
def validate_command(**options: Any) -> int:  # noqa: ANN401 - one for each field of _Request
    """Validate RDF files, folders, globs, - (standard input) or a build folder against SHACL shapes."""
    request = _Request(**options)
    _check(request)
    try:
        report = _validated(request)
    except KgError as error:
        _mark(error, request)
        raise
    if request.write_baseline:
        save(Baseline.write(report), request.write_baseline)
    if request.baseline:
        report = _new(report, request.baseline)
    for name, file in request.wanted:
        target = file or request.output
        text = render(report, name, Options(request.examples, colour=target is None and _coloured()))
        save(text, target) if target else emit(text)
    return _exit_code(report, request)


def _mark(error: KgError, request: _Request) -> None:
    """Show what cannot be read on its line, where results would have been shown there; stderr tells it too."""
    from kg.places import namer

    for name, file in request.wanted:
        if name == "github":
            target, text = file or request.output, marked(error, namer(request.root) if request.root else str)
            save(text, target) if target else emit(text)


def _check(request: _Request) -> None:
    """Refuse formats that would be written over each other."""
    targets = [str(file or request.output or "") for _, file in request.wanted]
    doubled = next((target for target in targets if targets.count(target) > 1), None)
    if doubled is not None:
        where = f"the file {doubled}" if doubled else "stdout"
        hint = "Give each its file: --format text --format sarif=report.sarif"
        raise UsageError(f"two formats would be written to {where}", hint=hint)
    if request.output and all(file for _, file in request.wanted):
        raise UsageError("--output has no report to take: each --format names its own file")


def _validated(request: _Request) -> Report:
    from kg.cli.data import read_data, remarks
    from kg.places import Data, located, misquotes, quoted, seen_from
    from kg.validation import Shapes, untested, validate

    shapes = Shapes.load(list(request.shapes), engine=request.engine)
    if request.allow_network:
        import socket

        socket.setdefaulttimeout(_NETWORK_TIMEOUT_S)  # rdflib has no timeout of its own
    if request.engine == "driver" and (pyshacl := untested()):
        tell(f"The driver was not tested with pySHACL {pyshacl}, which validates alone: slower, with the same report.")
    sources = read_data(request.data, request.data_format, network=request.allow_network)
    for remark in remarks(sources):
        tell(remark)
    own, graphs, around = _changed(sources, request.changed_since)
    report = validate(graphs, shapes, context=around)
    report = replace(report, data=tuple(source.name for source in own))
    data = Data(sources)
    captures = _captures(request)
    if captures:
        looked_up, misquoted = misquotes(data, captures)
        if request.captures:
            tell(f"{looked_up:,} quotes were looked up in the captures.")
        report = replace(report, results=report.results + misquoted, conforms=report.conforms and not misquoted)
    report = quoted(located(report, data), data, captures) if report.results else report
    report = seen_from(request.root, report) if request.root else report
    return explained(report, shapes.graph)


def _changed(sources: Sequence[Source], revision: str | None) -> tuple[list[Source], list[Graph], list[Graph]]:
    """Give the sources to validate, their graphs to validate, and those to look up only; standard input is new."""
    if revision is None:
        return list(sources), [source.graph for source in sources], []
    from kg.cli.changes import parted, touched_since

    touched = touched_since(revision, Path.cwd())
    own = [s for s in sources if s.name.startswith("<") or Path(s.name).resolve() in touched]
    parts = [parted(source, revision) for source in own]
    tell(f"{len(own)} of {len(sources)} files were touched since {revision}.")
    unchanged = [graph for _, around in parts for graph in around]
    if unchanged:
        tell(f"As before in them, and only looked up: {counted(len(unchanged), 'graph')}.")
    around = [source.graph for source in sources if source not in own] + unchanged
    return own, [graph for graphs, _ in parts for graph in graphs], around


def _captures(request: _Request) -> Mapping[str, CaptureText]:
    """Read the captures at hand: those that the user names, and the packaged ones for a build folder."""
    from kg.cli.data import is_build
    from kg.places import texts
    from kg.sources import capture_files, read_capture

    paths = list(request.captures)
    if any(is_build(Path(argument)) for argument in request.data):
        paths.append(ARTICLES)
    return texts((os.path.relpath(path), read_capture(path, name)) for path, name in capture_files(paths))


def _new(report: Report, baseline: Path) -> Report:
    new, known, gone = without_known(report, Baseline.read(read_text(baseline), str(baseline)))
    if known:
        tell(f"Left out, as {baseline} knows them: {counted(known, 'result')}.")
    if gone:
        tell(f"{baseline} lists {counted(gone, 'result')} too many: write it anew with --write-baseline.")
    return new


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _exit_code(report: Report, request: _Request) -> int:
    if any(request.strict or result.severity == "Violation" for result in report.results):
        return EXIT_NONCONFORMANT
    if not report.focus_nodes and not request.allow_empty:
        tell("Nothing was validated: no shape found a focus node. Check that the shapes are for this data.")
        return EXIT_NOTHING_VALIDATED
    idle = [shape for shape, count in report.targets if not count]
    if request.strict_targets and idle:
        tell(f"These shapes found no focus node: {', '.join(idle)}")
        return EXIT_NOTHING_VALIDATED
    return 0
