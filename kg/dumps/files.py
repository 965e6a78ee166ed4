"""The files of a release's dumps: what each is called, holds, and is as a media type."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEM = "dateline"
NQUADS = f"{STEM}.nq"
TURTLE = f"{STEM}.ttl"
TRIG = f"{STEM}.trig"
CONTEXT = "context.jsonld"
ARCHIVE = f"{STEM}.zip"
SUMS = "SHA256SUMS"

FORMATS = ("nq", "trig", "ttl", "jsonld", "rdf")
"""The endings of the RDF formats."""

_KNOWN = {
    "nq": ("application/n-quads", "N-Quads"),
    "trig": ("application/trig", "TriG"),
    "ttl": ("text/turtle", "Turtle"),
    "jsonld": ("application/ld+json", "JSON-LD"),
    "rdf": ("application/rdf+xml", "RDF/XML"),
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
}
_SINGLE = {
    SUMS: ("text/plain", "Checksums of all files"),
    ARCHIVE: ("application/zip", "All plain files in one archive"),
    CONTEXT: ("application/ld+json", "The JSON-LD context"),
    "csv-metadata.json": ("application/csvm+json", "What the columns of the tables mean (CSVW)"),
    "dcat.ttl": ("text/turtle", "What this release is (DCAT, VoID): Turtle"),
    "dcat.jsonld": ("application/ld+json", "What this release is (DCAT, VoID): JSON-LD"),
}


@dataclass(frozen=True, slots=True)
class Described:
    """What a file is: the media type of its content, a title, and how it is packed (``compress``, ``package``)."""

    media_type: str
    title: str
    packing: str = ""
    is_whole: bool = False

    @property
    def packed_type(self) -> str:
        """The media type of the packing; empty where there is none."""
        return {"compress": "application/gzip", "package": "application/zip"}.get(self.packing, "")

    @property
    def sent_type(self) -> str:
        """The media type of the file as it is."""
        return self.packed_type or self.media_type


def describe(name: str) -> Described:
    """Say what a file of the dumps is, by its name."""
    if name in _SINGLE:
        media_type, title = _SINGLE[name]
        return Described(media_type, title, "package" if name == ARCHIVE else "")
    plain, _, last = name.rpartition(".")
    packing = {"gz": "compress", "zip": "package"}.get(last, "")
    stem, _, ending = plain.rpartition(".") if packing else name.rpartition(".")
    media_type, called = _KNOWN.get(ending, ("application/octet-stream", ending))
    if packing == "package":
        return Described(media_type, f"Each graph in a file of its own: {called}", packing)
    title = f"{_subject(stem, ending)}: {called}{', gzipped' if packing else ''}"
    return Described(media_type, title, packing, is_whole=stem == STEM)


def _subject(stem: str, ending: str) -> str:
    if stem == STEM:
        return "The union of all graphs" if ending in {"ttl", "rdf"} else "All graphs by name"
    return f"The table of {stem}" if ending == "csv" else f"The graph {stem}"


def archive(ending: str) -> str:
    """Give the name of the archive of all graphs in the format with an ending."""
    return f"graphs.{ending}.zip"


def listed(folder: Path) -> Iterator[Path]:
    """Give the files of a folder by name, the checksums last."""
    found = (path for path in folder.iterdir() if path.is_file())
    yield from sorted(found, key=lambda path: (path.name == SUMS, path.name))


def sha256_of(file: Path) -> str:
    """Give the SHA-256 of a file's bytes in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
