"""One of two data sets that are compared: its lines in order, and its store to look things up in."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.dumps import NQUADS
from kg.dumps.sorting import distinct
from kg.errors import InputError, Place
from kg.store import FORMATS, REBUILD, EmbeddedStore, base_of, release_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGINE = {form.suffix: form.engine for form in FORMATS if "CONSTRUCT" in form.forms}
"""The engine's constants of the RDF formats, by the endings of files."""


@dataclass(frozen=True)
class Side:
    """A data set: ``name`` for people, ``release`` and ``base`` where it is a release of ours, else empty."""

    name: str
    file: Path
    release: str = ""
    base: str = ""

    def lines(self) -> Iterator[bytes]:
        """Give its N-Quads in bytewise order, each once; a release's are written so."""
        if self.release:
            with self.file.open("rb") as stream:
                yield from stream
            return
        yield from distinct(_lines(self.file), Path(tempfile.gettempdir()))

    @cached_property
    def store(self) -> ox.Store:
        """Its store; that of a file is in memory. Raises :class:`InputError` where it cannot be read."""
        if self.release:
            with _placed(self.name):
                return EmbeddedStore.open(self.file.parents[1] / "store").engine
        store = ox.Store()
        store.bulk_extend(_quads(self.file))
        return store


def open_side(named: Path) -> Side:
    """Give the side that a path names: a build folder (its current release), a release's folder, or an RDF file.

    Raises :class:`InputError` where it is none of these, or cannot be read.
    """
    place = Place(str(named))
    if (named / "releases").is_dir():
        return _release(release_folder(named), str(named))
    if named.is_dir():
        if (named / "dumps" / NQUADS).is_file():
            return _release(named.resolve(), str(named))
        hint = "Give a build folder, one of its releases (DIR/releases/NAME), or an RDF file."
        raise InputError("this folder is no build and no release", place=place, hint=hint)
    if not named.is_file():
        raise InputError("there is no such file or folder", place=place, hint="Check the path.")
    if _suffix(named) not in _ENGINE:
        raise InputError(
            "its ending tells no RDF format",
            place=place,
            hint=f"Files end in {', '.join(_ENGINE)}, or with .gz after it.",
        )
    return Side(str(named), named)


def _release(folder: Path, name: str) -> Side:
    file = folder / "dumps" / NQUADS
    if not file.is_file():
        raise InputError(f"this release has no {NQUADS}", place=Place(name), hint=f"{REBUILD} .")
    with _placed(name):
        return Side(name, file, folder.name, base_of(folder))


@contextmanager
def _placed(name: str) -> Iterator[None]:
    """Let an error of the store name the side."""
    try:
        yield
    except InputError as error:
        error.place = error.place or Place(name)
        raise


def _suffix(file: Path) -> str:
    return Path(file.name.removesuffix(".gz")).suffix.lower()


def _lines(file: Path) -> Iterator[bytes]:
    return (ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in _quads(file))


def _quads(file: Path) -> Iterator[ox.Quad]:
    """Give the quads of an RDF file; raises :class:`InputError` where it is broken, or has blank nodes."""
    place = Place(str(file))
    try:
        with _open(file) as stream:
            for quad in ox.parse(stream, format=_ENGINE[_suffix(file)]):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    hint = "Give them IRIs first (RDF 1.1 Concepts, 3.5)."
                    raise InputError("it has blank nodes, which no patch can name", place=place, hint=hint)
                yield quad
    except SyntaxError as error:
        where = Place(str(file), error.lineno, error.offset)
        raise InputError(f"it cannot be read: {error.msg}", place=where, hint="Mend the file.") from error
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"it cannot be read: {error}", place=place, hint="Check the file.") from error


def _open(file: Path) -> IO[bytes]:
    return gzip.open(file) if file.suffix == ".gz" else file.open("rb")  # type: ignore[return-value]
