"""A release as files: every RDF format, whole and by graph, tables, archives, checksums and a description.

The same data gives the same bytes, on any day and machine: lines are sorted bytewise and each stands once, prefixes
are fixed, and compressed files carry neither time nor name. Memory holds a run of lines or one graph, whatever the
size of the data.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dumps import packing
from kg.dumps.jsonld import context
from kg.dumps.ordering import Order
from kg.dumps.sorting import distinct
from kg.dumps.writing import FORMATS, write_graphs, write_union
from kg.errors import InputError, Place
from kg.iris import DEFAULT_BASE
from kg.store import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STEM = "dateline"
NQUADS = f"{STEM}.nq"
TURTLE = f"{STEM}.ttl"
TRIG = f"{STEM}.trig"
CONTEXT = "context.jsonld"
ARCHIVE = f"{STEM}.zip"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Dumped:
    """What was written: the SHA-256 of the N-Quads in hex, and how many quads and distinct triples they hold."""

    sha256: str
    quads: int
    triples: int


def write(lines: Iterable[bytes], folder: Path, base: str = DEFAULT_BASE) -> Dumped:
    """Write the dumps of N-Quads lines, in any order, into a folder that is made where it is missing.

    Turtle and RDF/XML hold the union of the graphs, each triple once; the other formats hold every graph. Raises
    OSError where a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(base.encode())
    quads, checksum = 0, hashlib.sha256()
    with (folder / NQUADS).open("wb") as stream:
        for line in distinct(lines, folder):
            stream.write(line)
            checksum.update(line)
            order.see(line)
            quads += 1
    with (folder / NQUADS).open("rb") as stream:
        triples = write_union(stream, order, folder, STEM)
    with (folder / NQUADS).open("rb") as stream:
        kinds = write_graphs(stream, order, folder, STEM)
    for stem in (STEM, *kinds):
        for kind in FORMATS:
            packing.compress(folder / f"{stem}.{kind}")
    text = json.dumps({"@context": context(base)}, indent=2) + "\n"
    (folder / CONTEXT).write_text(text, encoding="utf-8", newline="\n")
    plain = [file for file in sorted(folder.iterdir()) if file.suffix not in {".gz", ".zip"} and file.name != SUMS]
    packing.pack(folder / ARCHIVE, plain)
    _sum(folder)
    return Dumped(checksum.hexdigest(), quads, triples)


def _sum(folder: Path) -> None:
    """Write the checksums of all files, as ``sha256sum`` reads them."""
    files = [file for file in sorted(folder.iterdir()) if file.name != SUMS]
    text = "".join(f"{sha256_of(file)}  {file.name}\n" for file in files)
    (folder / SUMS).write_text(text, encoding="ascii", newline="\n")


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
    missing = {f"{STEM}.{kind}" for kind in FORMATS} - sums.keys()
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


def restore(release: Path) -> Dumped:
    """Write the dumps in a release's folder anew, and put them in the place of the old ones.

    Raises :class:`InputError` where neither the N-Quads nor the manifest can be read.
    """
    folder, fresh = release / "dumps", release / ".dumps"
    shutil.rmtree(fresh, ignore_errors=True)
    lines = read_nquads(folder, release.name).splitlines(keepends=True)
    try:
        base = str(json.loads((release / "manifest.json").read_text(encoding="utf-8"))["base"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("the build's manifest.json cannot be read", hint=f"{REBUILD} .") from error
    dumped = write(lines, fresh, base)
    shutil.rmtree(folder)
    fresh.rename(folder)
    return dumped


def sha256_of(file: Path) -> str:
    """Give the SHA-256 of a file's bytes in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is(file: Path, checksum: str) -> bool:
    return file.is_file() and sha256_of(file) == checksum
