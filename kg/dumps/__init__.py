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
from typing import TYPE_CHECKING

from kg.dumps import description, packing, tables
from kg.dumps.checking import Check
from kg.dumps.description import Origin
from kg.dumps.files import ARCHIVE, CONTEXT, FORMATS, NQUADS, STEM, SUMS, TRIG, TURTLE, listed, sha256_of
from kg.dumps.jsonld import context
from kg.dumps.ordering import Order
from kg.dumps.sorting import distinct
from kg.dumps.writing import Dumped, write_graphs, write_union
from kg.errors import InputError
from kg.iris import DEFAULT_BASE
from kg.store import REBUILD, EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.store import Store

__all__ = [
    "NQUADS",
    "SUMS",
    "TRIG",
    "TURTLE",
    "Dumped",
    "Origin",
    "check",
    "complete",
    "read_nquads",
    "restore",
    "sha256_of",
    "write",
    "written",
]


def write(lines: Iterable[bytes], folder: Path, base: str = DEFAULT_BASE, *, in_order: bool = False) -> Dumped:
    """Write N-Quads lines in all RDF formats into a folder that is made where it is missing.

    Lines may come in any order, and twice; ``in_order`` says that they come in bytewise order, each once.
    Turtle and RDF/XML hold the union of the graphs, each triple once; the other formats hold every graph. Raises
    OSError where a file cannot be written. :func:`complete` writes the rest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(base.encode())
    quads, checksum, about = 0, hashlib.sha256(), []
    itself = f"<{base}id/dataset/{STEM}> ".encode()
    with (folder / NQUADS).open("wb") as stream:
        for line in lines if in_order else distinct(lines, folder):
            stream.write(line)
            checksum.update(line)
            order.see(line)
            quads += 1
            if line.startswith(itself):
                _, predicate, rest = line.decode().split(" ", 2)
                about.append((predicate, rest[: rest.rindex(" <")]))
    with (folder / NQUADS).open("rb") as stream:
        triples = write_union(stream, order, folder, STEM)
    with (folder / NQUADS).open("rb") as stream:
        write_graphs(stream, order, folder, STEM)
    text = json.dumps({"@context": context(base)}, indent=2) + "\n"
    (folder / CONTEXT).write_text(text, encoding="utf-8", newline="\n")
    return Dumped(checksum.hexdigest(), quads, triples, order.newest, tuple(about))


def complete(folder: Path, dumped: Dumped, store: Store, origin: Origin) -> None:
    """Write beside the RDF files the tables, the compressed copies, the archive, the description and the checksums."""
    tables.write(folder, store)
    plain = [file for file in listed(folder) if file.suffix != ".zip"]
    for file in plain:
        if file.suffix[1:] in {*FORMATS, "csv"} and file.name != CONTEXT:
            packing.compress(file)
    packing.pack(folder / ARCHIVE, plain)
    description.write(folder, dumped, origin, listed(folder))
    text = "".join(f"{sha256_of(file)}  {file.name}\n" for file in listed(folder))
    (folder / SUMS).write_text(text, encoding="ascii", newline="\n")


def check(folder: Path) -> int:
    """Check that dumps are what they say, and give the number of their files.

    That is: bytes and checksums, compressed copies, each format against the N-Quads, the description's numbers, the
    tables' columns. Raises :class:`InputError` that names what is not so.
    """
    return Check(folder).run()


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


def written(folder: Path, suffix: str) -> bytes:
    """Give the whole data set as it was written in the format with a suffix; nothing where that is not whole."""
    file = folder / f"{STEM}{suffix}"
    try:
        data, sums = file.read_bytes(), (folder / SUMS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return b""
    return data if f"{hashlib.sha256(data).hexdigest()}  {file.name}\n" in sums else b""


def restore(release: Path) -> Dumped:
    """Write the dumps in a release's folder anew, and put them in the place of the old ones.

    Raises :class:`InputError` where neither the N-Quads nor the manifest can be read.
    """
    folder, fresh = release / "dumps", release / ".dumps"
    shutil.rmtree(fresh, ignore_errors=True)
    lines = read_nquads(folder, release.name).splitlines(keepends=True)
    try:
        origin = Origin.of_manifest(json.loads((release / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("the build's manifest.json cannot be read", hint=f"{REBUILD} .") from error
    dumped = write(lines, fresh, origin.base)
    complete(fresh, dumped, EmbeddedStore.open(release / "store"), origin)
    shutil.rmtree(folder)
    fresh.rename(folder)
    return dumped
