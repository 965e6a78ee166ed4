"""What the user names as data → sources: files, folders, globs, standard input, build folders.

All files are read before anything is said, so that one run tells every file that is broken.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import partial
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, Place, UsageError
from kg.places import FORMATS, SUFFIXES, Source, read
from kg.vocab import OWL, RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rdflib import Graph

STDIN = "-"


class BrokenFilesError(InputError):
    """Several files that cannot be read, each told as if it were alone."""

    def __init__(self, errors: Sequence[InputError]) -> None:
        super().__init__("\nError: ".join(str(error) for error in errors))
        self._each = tuple(errors)

    @property
    def each(self) -> tuple[InputError, ...]:
        """The errors, file by file."""
        return self._each


@dataclass(frozen=True, slots=True)
class Input:
    """A text to read: its name for users, its bytes, its format; ``dump`` where it is that of a build folder."""

    name: str
    load: Callable[[], bytes]
    format: str
    dump: bool = False


def read_data(arguments: Sequence[str], kind: str | None = None, *, network: bool = False) -> list[Source]:
    """Read all that the arguments name; ``kind`` is a format for those whose ending tells none, and for ``-``.

    Raises :class:`InputError` for what does not exist, holds no RDF or is broken: all broken files in one;
    :class:`UsageError` for ``-`` without a format.
    """
    sources: list[Source] = []
    errors: list[InputError] = []
    for number, one in enumerate(_inputs(arguments, kind, errors)):
        try:
            source = read(one.name, one.load, one.format, number, network=network)
            sources.append(replace(source, dump=one.dump))
        except InputError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else BrokenFilesError(errors)
    return sources


def remarks(sources: Iterable[Source]) -> Iterator[str]:
    """Say what is odd about files that can be read: nothing in them, or shapes."""
    for source in sources:
        if not len(source.graph):
            yield f"{source.name} holds no triple."
        elif not source.dump and _is_shapes(source.graph):
            yield f"{source.name} holds shapes, which are no data: give it with --shapes."


def _is_shapes(graph: Graph) -> bool:
    """Whether there are shapes, and nothing that they could be about."""
    kinds = set(graph.objects(None, RDF.type))
    shapes = {SH.NodeShape, SH.PropertyShape}
    about = {kind for kind in kinds if not str(kind).startswith((str(SH), str(OWL), str(RDFS)))}
    return bool(kinds & shapes or any(graph.subjects(SH.targetClass))) and not about


def _inputs(arguments: Sequence[str], kind: str | None, errors: list[InputError]) -> Iterator[Input]:
    """Give each text once, though two arguments name it."""
    seen = set()
    for argument in arguments:
        try:
            found = [_stdin(kind)] if argument == STDIN else [_input(*one, kind) for one in _files(argument)]
        except InputError as error:
            errors.append(error)
            continue
        for one in found:
            if one.name not in seen:
                seen.add(one.name)
                yield one


def _stdin(kind: str | None) -> Input:
    if kind is None:
        hint = f"Add --data-format with one of {', '.join(FORMATS)}."
        raise UsageError("standard input has no ending that tells its format", hint=hint)
    data = sys.stdin.buffer.read()
    return Input("<stdin>", lambda: data, kind)


def _input(file: Path, dump: bool, kind: str | None) -> Input:  # noqa: FBT001 - one of a pair
    known = SUFFIXES.get(file.suffix.lower()) or kind
    if known is None:
        endings = ", ".join(SUFFIXES)
        hint = f"RDF files end in {endings}; for others give --data-format."
        raise InputError("its ending tells no RDF format", place=Place(str(file)), hint=hint)
    return Input(file.as_posix(), partial(_bytes, file), known, dump)


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _files(argument: str) -> list[tuple[Path, bool]]:
    """Give the files that an argument names, and whether each is a build folder's dump."""
    path = Path(argument)
    if not path.exists() and has_magic(argument):
        found = sorted(glob(argument, recursive=True))  # noqa: PTH207 - an absolute pattern too, which Path has not
        files = [Path(one) for one in found if Path(one).is_file()]
        if not files:
            raise InputError("no file matches this pattern", place=Place(argument), hint="Check the pattern.")
        return [(file, False) for file in files if file.suffix.lower() in SUFFIXES] or [(file, False) for file in files]
    if not path.exists():
        raise InputError("there is no such file or folder", place=Place(argument), hint="Check the path.")
    if not path.is_dir():
        return [(path, False)]
    if is_build(path):
        from kg.dumps import NQUADS
        from kg.store import release_folder

        return [(release_folder(path) / "dumps" / NQUADS, True)]
    inside = [(file, False) for file in sorted(path.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file()]
    if not inside:
        endings = ", ".join(SUFFIXES)
        raise InputError("the folder holds no RDF file", place=Place(argument), hint=f"RDF files end in {endings}.")
    return inside


def is_build(path: Path) -> bool:
    """Whether a folder is one that ``kg build`` wrote."""
    return (path / "releases").is_dir()
