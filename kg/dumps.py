"""The whole data set as files: N-Quads, Turtle and TriG, each also compressed, with their checksums.

The same data gives the same bytes: lines are sorted bytewise and each stands once, prefixes are fixed, and the
compressed files carry neither time nor name.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, Place
from kg.store import REBUILD, by_graph, without_graph
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NQUADS = "dateline.nq"
TURTLE = "dateline.ttl"
TRIG = "dateline.trig"
SUMS = "SHA256SUMS"
_LEVEL = 6
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Dumped:
    """What was written: the SHA-256 of the N-Quads in hex, and how many quads and distinct triples they hold."""

    sha256: str
    quads: int
    triples: int


def write(lines: Iterable[bytes], folder: Path) -> Dumped:
    """Write the dumps of N-Quads lines, in any order, into a folder that is made where it is missing.

    Turtle holds the union of the graphs, each triple once; TriG holds every graph. Raises OSError where a file
    cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    quads = sorted(set(lines))
    triples = sorted({without_graph(line) for line in quads})
    (folder / NQUADS).write_bytes(b"".join(quads))
    _serialize(triples, folder / TURTLE, ox.RdfFormat.TURTLE)
    _serialize(sorted(quads, key=by_graph), folder / TRIG, ox.RdfFormat.TRIG)
    for name in (NQUADS, TURTLE, TRIG):
        _compress(folder / name)
    sums = {file.name: sha256_of(file) for file in _files(folder)}
    (folder / SUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sums), encoding="ascii")
    return Dumped(sums[NQUADS], len(quads), len(triples))


def check(folder: Path) -> int:
    """Compare the files with their checksums, and give how many were compared.

    Raises :class:`InputError` where one is missing or has other bytes, or where there are no checksums.
    """
    try:
        rows = [line.split(maxsplit=1) for line in (folder / SUMS).read_text(encoding="ascii").splitlines()]
        sums = {name: checksum for checksum, name in rows}
    except (OSError, ValueError) as error:
        place = Place(f"{folder.name}/{SUMS}")
        raise InputError("the checksums of the dumps cannot be read", place=place, hint=f"{REBUILD} .") from error
    missing = {NQUADS, TURTLE, TRIG} - sums.keys()
    bad = [name for name, checksum in sums.items() if not _is(folder / name, checksum)]
    if missing or bad:
        names = ", ".join(sorted({*missing, *bad}))
        hint = "Write the dumps again: kg dump DIR ."
        raise InputError(f"missing or changed since they were written: {names}", place=Place(folder.name), hint=hint)
    return len(sums)


def read_nquads(folder: Path, release: str) -> bytes:
    """Give the N-Quads of a release, from the plain or the compressed file, whichever is whole.

    ``release`` is the release's name, the first digits of their checksum. Raises :class:`InputError` where neither is.
    """
    for name, unpack in ((NQUADS, bytes), (f"{NQUADS}.gz", gzip.decompress)):
        try:
            data = unpack((folder / name).read_bytes())
        except (OSError, EOFError, zlib.error):
            continue
        if hashlib.sha256(data).hexdigest().startswith(release):
            return data
    raise InputError(f"neither {NQUADS} nor its compressed copy is whole", hint=f"{REBUILD} .")


def restore(folder: Path, release: str) -> Dumped:
    """Write the dumps of a release anew, and put them in the place of the old ones; raises as :func:`read_nquads`."""
    fresh = folder.with_name(".dumps")
    shutil.rmtree(fresh, ignore_errors=True)
    dumped = write(read_nquads(folder, release).splitlines(keepends=True), fresh)
    shutil.rmtree(folder)
    fresh.rename(folder)
    return dumped


def sha256_of(file: Path) -> str:
    """Give the SHA-256 of a file's bytes in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _serialize(lines: list[bytes], file: Path, wanted: ox.RdfFormat) -> None:
    """Stream lines from one file through parser and serializer into another: no second copy in memory."""
    plain = file.with_suffix(".lines")
    with plain.open("wb") as stream:
        stream.writelines(lines)
    ox.serialize(ox.parse(path=str(plain), format=ox.RdfFormat.N_QUADS), str(file), wanted, prefixes=PREFIXES)
    plain.unlink()


def _compress(file: Path) -> None:
    target = file.with_name(f"{file.name}.gz")
    with (
        file.open("rb") as plain,
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=_LEVEL) as packed,
    ):
        shutil.copyfileobj(plain, packed, _CHUNK_BYTES)


def _files(folder: Path) -> list[Path]:
    return sorted(folder / f"{name}{ending}" for name in (NQUADS, TURTLE, TRIG) for ending in ("", ".gz"))


def _is(file: Path, checksum: str) -> bool:
    return file.is_file() and sha256_of(file) == checksum
