"""The files of the releases that a build folder keeps, and what each release says of itself."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.dumps.files import SUMS, describe, listed

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that can be downloaded."""

    name: str
    path: Path
    size_bytes: int
    sha256: str
    media_type: str
    title: str

    def member(self, name: str) -> tuple[bytes | None, int]:
        """Give a file in this archive and its CRC-32; None where there is none of that name."""
        with zipfile.ZipFile(self.path) as opened:
            try:
                return opened.read(name), opened.getinfo(name).CRC
            except KeyError:
                return None, 0


@dataclass(frozen=True, slots=True)
class Description:
    """What a release is, from its own description (DCAT); empty where it has none."""

    version: str = ""
    modified: str = ""
    triples: int | None = None
    license: str = ""
    mapper: str = ""
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """A release: its name, its files by name with the checksums last, and its description."""

    release: str
    listed: tuple[Dump, ...]
    description: Description

    def named(self, name: str) -> Dump | None:
        """Give the file of a name."""
        return next((dump for dump in self.listed if dump.name == name), None)


def release_names(current: Path | None) -> tuple[str, ...]:
    """Give the names of all releases beside the current one, which comes first; none without a build folder."""
    if current is None:
        return ()
    others = (path.name for path in current.parent.iterdir() if (path / "dumps").is_dir() and path != current)
    return (current.name, *sorted(name for name in others if not name.startswith(".")))


def files_of(folder: Path | None) -> Files:
    """Give the files of a release's folder; none for a store without one."""
    dumps = folder / "dumps" if folder else None
    if folder is None or dumps is None or not dumps.is_dir():
        return Files("", (), Description())
    return _read(folder, dumps.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _read(folder: Path, changed_ns: int) -> Files:  # noqa: ARG001 - a release never changes, but may be mended
    dumps = folder / "dumps"
    sums = _sums(dumps / SUMS)
    found = []
    for path in listed(dumps):
        known = describe(path.name)
        size = path.stat().st_size
        found.append(Dump(path.name, path, size, sums.get(path.name, ""), known.sent_type, known.title))
    return Files(folder.name, tuple(found), _described(dumps / "dcat.jsonld"))


def _sums(file: Path) -> dict[str, str]:
    """Read lines of checksum and name, as ``sha256sum`` writes them."""
    if not file.is_file():
        return {}
    lines = (line.split(maxsplit=1) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return {name.lstrip("*"): checksum for checksum, name in lines}


def _described(file: Path) -> Description:
    """Read a release's description; one that is damaged is none, and ``kg dump --check`` says so."""
    try:
        nodes: dict[str, dict[str, Any]] = {
            node["id"]: node for node in json.loads(file.read_text(encoding="utf-8"))["@graph"]
        }
        release = next(node for node in nodes.values() if "dcat:version" in node)
        build = nodes[release["prov:wasGeneratedBy"]["id"]]
        used = build.get("prov:used", [])
        inputs = (nodes[one["id"]] for one in (used if isinstance(used, list) else [used]))
        return Description(
            version=release["dcat:version"],
            modified=release.get("dcterms:modified", {}).get("@value", ""),
            triples=release["void:triples"],
            license=release.get("dcterms:license", {}).get("id", ""),
            mapper=nodes[build["prov:wasAssociatedWith"]["id"]]["schema:softwareVersion"],
            inputs=tuple(
                (one["schema:name"], nodes[one["spdx:checksum"]["id"]]["spdx:checksumValue"]["@value"])
                for one in inputs
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return Description()
