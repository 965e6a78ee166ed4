"""Whether dumps are what they say: every byte, every copy, every format, every number of the description."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.dumps import tables
from kg.dumps.description import NAMES
from kg.dumps.files import ARCHIVE, FORMATS, NQUADS, STEM, SUMS, listed, sha256_of
from kg.dumps.rdfxml import LEFT_OUT
from kg.errors import InputError, Place
from kg.store import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CHUNK_BYTES = 1 << 20
_MODULUS = 1 << 256


@dataclass
class Check:
    """A check of a folder of dumps; ``found`` gets a line for each fault."""

    folder: Path
    found: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Check all, and give the number of files. Raises :class:`InputError` that lists the faults."""
        sums = self._sums()
        needed = {*(f"{STEM}.{kind}" for kind in FORMATS), *(f"{name}.csv" for name in tables.TABLES)}
        needed |= {ARCHIVE, tables.METADATA, *NAMES}
        bad = {*(needed - sums.keys()), *(name for name, checksum in sums.items() if not self._is(name, checksum))}
        if bad:
            self.found.append(f"missing or changed since they were written: {', '.join(sorted(bad))}")
        unlisted = {file.name for file in listed(self.folder)} - sums.keys() - {SUMS}
        if unlisted:
            self.found.append(f"not in {SUMS}: {', '.join(sorted(unlisted))}")
        if not self.found:
            self._described(sums)
            self._copies(sums)
            self._formats()
            self._tables()
        if self.found:
            hint = "Write the dumps again: kg dump DIR ."
            raise InputError("; ".join(self.found), place=Place(self.folder.name), hint=hint)
        return len(sums)

    def _sums(self) -> dict[str, str]:
        try:
            rows = [line.split(maxsplit=1) for line in (self.folder / SUMS).read_text(encoding="ascii").splitlines()]
            return {name: checksum for checksum, name in rows}
        except (OSError, ValueError) as error:
            place = Place(f"{self.folder.name}/{SUMS}")
            raise InputError("the checksums of the dumps cannot be read", place=place, hint=f"{REBUILD} .") from error

    def _is(self, name: str, checksum: str) -> bool:
        file = self.folder / name
        return "/" not in name and file.is_file() and sha256_of(file) == checksum

    def _described(self, sums: dict[str, str]) -> None:
        """Compare the description with the files: names, sizes, checksums, version, number of triples."""
        nodes: dict[str, dict[str, Any]] = {
            node["id"]: node for node in json.loads((self.folder / NAMES[1]).read_text(encoding="utf-8"))["@graph"]
        }
        release = next(node for node in nodes.values() if "dcat:version" in node)
        told: dict[str, tuple[int, str]] = {}
        for one in release["dcat:distribution"]:
            node = nodes[one["id"]]
            checksum = nodes[node["spdx:checksum"]["id"]]["spdx:checksumValue"]["@value"]
            told[node["dcat:downloadURL"]["id"].rpartition("/")[2]] = (int(node["dcat:byteSize"]["@value"]), checksum)
        true = {name: ((self.folder / name).stat().st_size, checksum) for name, checksum in sums.items()}
        for name in sorted({*told, *true} - set(NAMES)):
            if told.get(name) != true.get(name):
                self.found.append(f"{NAMES[1]} says of {name} what is not so")
        if not sums[NQUADS].startswith(release["dcat:version"]):
            self.found.append(f"the version in {NAMES[1]} is not that of {NQUADS}")
        if release["void:triples"] != _digest(self.folder / f"{STEM}.ttl")[0]:
            self.found.append(f"void:triples in {NAMES[1]} is not the number of triples in {STEM}.ttl")
        if _digest(self.folder / NAMES[0]) != _digest(self.folder / NAMES[1]):
            self.found.append(f"{' and '.join(NAMES)} do not say the same")

    def _copies(self, sums: dict[str, str]) -> None:
        """Compare compressed copies and the archive with the plain files, whose checksums are known to be right."""
        for file in listed(self.folder):
            if file.suffix == ".gz" and _unpacked(file) != sums.get(file.stem):
                self.found.append(f"{file.name} is not {file.stem} compressed")
        with zipfile.ZipFile(self.folder / ARCHIVE) as archive:
            for name in archive.namelist():
                with archive.open(name) as stream:
                    if hashlib.file_digest(stream, "sha256").hexdigest() != sums.get(name):  # type: ignore[arg-type]
                        self.found.append(f"{name} in {ARCHIVE} is not {name}")

    def _formats(self) -> None:
        """Read every RDF file, and compare what it says with the N-Quads of the same name."""
        stems = sorted(file.stem for file in listed(self.folder) if file.suffix == ".nq")
        for stem in stems:
            graphs = _digest(self.folder / f"{stem}.nq")
            for kind in ("trig", "jsonld"):
                if _digest(self.folder / f"{stem}.{kind}") != graphs:
                    self.found.append(f"{stem}.{kind} does not say what {stem}.nq says")
            union = _digest(self.folder / f"{stem}.ttl")
            if stem != STEM and union[0] != graphs[0]:
                self.found.append(f"{stem}.ttl does not say what {stem}.nq says")
            rdfxml = self.folder / f"{stem}.rdf"
            if not _leaves_out(rdfxml) and _digest(rdfxml) != union:
                self.found.append(f"{stem}.rdf does not say what {stem}.ttl says")

    def _tables(self) -> None:
        """Compare the tables' columns with their description."""
        described = json.loads((self.folder / tables.METADATA).read_text(encoding="utf-8"))["tables"]
        for table in described:
            columns = [column["name"] for column in table["tableSchema"]["columns"]]
            if tables.header_of(self.folder / table["url"]) != columns:
                self.found.append(f"{tables.METADATA} does not have the columns of {table['url']}")


def _digest(file: Path) -> tuple[int, int]:
    """Give the :func:`digest` of a file."""
    return digest(ox.parse(path=str(file)))


def digest(quads: Iterable[ox.Quad]) -> tuple[int, int]:
    """Give the number of statements, and a checksum of them in any order (a sum, as there are no doubles)."""
    count = total = 0
    for quad in quads:
        count += 1
        total += int.from_bytes(hashlib.sha256(str(quad).encode()).digest(), "big")
    return count, total % _MODULUS


def _leaves_out(rdfxml: Path) -> bool:
    """Whether an RDF/XML file says that XML could not hold some of the data."""
    with rdfxml.open(encoding="utf-8") as lines:
        return any(LEFT_OUT in line for line in lines)


def _unpacked(file: Path) -> str:
    """Give the SHA-256 of what a gzipped file holds; empty where it cannot be read."""
    checksum = hashlib.sha256()
    try:
        with gzip.open(file) as stream:
            while piece := stream.read(_CHUNK_BYTES):
                checksum.update(piece)
    except (OSError, EOFError, zlib.error):
        return ""
    return checksum.hexdigest()
