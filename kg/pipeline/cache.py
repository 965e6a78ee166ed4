"""What has been mapped once is not mapped again: entries by a key of everything that they were made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.corroboration import ReportedEvent
from kg.model import PartialDate, Report, Result
from kg.pipeline.mapping import MappedArticle, MappedCapture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.iris import Names
    from kg.model import Capture
    from kg.pipeline.mapping import House

_READS_WITH = ("anyascii", "babel", "py3langid", "pyoxigraph", "pyshacl", "rdflib")
"""Packages whose data or behaviour an article's graph depends on."""


def fingerprint(house: House, names: Names) -> str:
    """Give a SHA-256 in hex over all that a mapping depends on beside the capture: code, words, rules, names, base."""
    package = Path(__file__).resolve().parent.parent
    checksum = hashlib.sha256(names.base.encode())
    for folder, pattern in (
        (package, "*.py"),
        (house.authority, "*.ttl"),
        (house.ontology, "*.ttl"),
        (house.shapes, "*.ttl"),
    ):
        for file in sorted(folder.rglob(pattern)):
            checksum.update(f"\0{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    for name in _READS_WITH:
        checksum.update(f"\0{name} {_version(name)}".encode())
    return checksum.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class Cache:
    """Entries in a folder; one that cannot be read, or is not what was written, counts as missing."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder = folder
        self._made_with = made_with

    def key(self, capture: Capture) -> str:
        """Give the key of a capture: its name is part of it, for articles are named by it where it has no address."""
        return hashlib.sha256(f"{self._made_with}\0{capture.sha256}\0{capture.name}".encode()).hexdigest()[:32]

    def get(self, key: str) -> MappedCapture | None:
        """Give an entry, or None."""
        try:
            checksum, _, text = self._file(key).read_text(encoding="utf-8").partition("\n")
            return _decoded(json.loads(text)) if checksum == _sha256(text) else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, mapped: MappedCapture) -> None:
        """Keep an entry; it appears whole or not at all."""
        text = json.dumps(_encoded(mapped), ensure_ascii=False)
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{key}"
        draft.write_text(f"{_sha256(text)}\n{text}", encoding="utf-8")
        draft.replace(self._file(key))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove all other entries, and drafts that a killed build left."""
        kept = {self._file(key).name for key in keys}
        for file in self._folder.glob("*") if self._folder.is_dir() else ():
            if file.name not in kept:
                file.unlink()

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _encoded(mapped: MappedCapture) -> dict[str, Any]:
    entry = asdict(mapped)
    for article in entry["articles"]:
        article["nquads"] = article["nquads"].decode()
    return entry


def _decoded(entry: dict[str, Any]) -> MappedCapture:
    return MappedCapture(tuple(_article(**article) for article in entry["articles"]), tuple(entry["foreign"]))


def _article(**fields: Any) -> MappedArticle:  # noqa: ANN401 - JSON
    report = fields["report"]
    fields["nquads"] = fields["nquads"].encode()
    fields["doubts"] = tuple(fields["doubts"])
    fields["events"] = tuple(_event(**event) for event in fields["events"])
    fields["report"] = Report(
        report["conforms"],
        tuple(Result(**result) for result in report["results"]),
        tuple((shape, count) for shape, count in report["targets"]),
        tuple(report["data"]),
    )
    return MappedArticle(**fields)


def _event(**fields: Any) -> ReportedEvent:  # noqa: ANN401 - JSON
    for name in ("start", "end"):
        fields[name] = PartialDate(**fields[name]) if fields[name] else None
    for name in ("places", "participants", "within"):
        fields[name] = tuple(fields[name])
    return ReportedEvent(**fields)
