"""What has been mapped once is not mapped again: entries by a key of everything that they were made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.corroboration import ReportedEvent
from kg.model import PartialDate
from kg.pipeline.mapping import MappedArticle, MappedCapture
from kg.pipeline.results import report_of_json
from kg.review import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.iris import Names
    from kg.model import Capture
    from kg.pipeline.mapping import House

_LAST = "last"
_READS_WITH = ("anyascii", "babel", "lxml", "py3langid", "pyoxigraph", "pyshacl", "rdflib", "trafilatura")
"""Packages whose data or behaviour an article's graph depends on."""

_STATED = frozenset({"url", "title", "publisher", "published", "language", "charset"})


def fingerprint(house: House, names: Names) -> str:
    """Give a SHA-256 in hex over all that a build depends on beside the captures.

    That is code, words, rules, names, decisions, base, the packages that are read with, and the model of a second
    opinion.
    """
    package = Path(__file__).resolve().parent.parent
    checksum = hashlib.sha256(names.base.encode())
    for folder, pattern in (
        (package, "*.py"),
        (package / "linking", "*.txt"),
        (house.authority, "*.ttl"),
        (house.ontology, "*.ttl"),
        (house.shapes, "*.ttl"),
    ):
        for file in sorted(folder.rglob(pattern)):
            checksum.update(f"\0{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    for single in (house.sources, house.decisions):
        checksum.update(b"\0" + (single.read_bytes() if single else b""))
    for name in _READS_WITH:
        checksum.update(f"\0{name} {_version(name)}".encode())
    checksum.update(f"\0{house.model.fingerprint}".encode() if house.model else b"")
    return checksum.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class Cache:
    """Entries in a folder, and what was built last; what cannot be read, or is not as written, counts as missing."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder = folder
        self._made_with = made_with

    def key(self, capture: Capture) -> str:
        """Give the key of a capture.

        Its name is part of it, for articles are named by it where it has no address; so is what a file beside it
        states, but for when it was fetched.
        """
        stated = {key: value.value for key, value in capture.front if key in _STATED}
        known = f"{self._made_with}\0{capture.sha256}\0{capture.name}\0{sorted(stated.items())}"
        return hashlib.sha256(known.encode()).hexdigest()[:32]

    def get(self, key: str) -> MappedCapture | None:
        """Give an entry, or None."""
        entry = self._read(key)
        return _decoded(entry) if entry is not None else None

    def put(self, key: str, mapped: MappedCapture) -> None:
        """Keep an entry; it appears whole or not at all."""
        self._write(key, _encoded(mapped))

    def last(self, made_from: str) -> dict[str, Any] | None:
        """Give what the last build made, if it was made from the same."""
        entry = self._read(_LAST) or {}
        found: dict[str, Any] | None = entry.get("made") if entry.get("from") == made_from else None
        return found

    def put_last(self, made_from: str, made: dict[str, Any]) -> None:
        """Keep what a build made, and a checksum of all that it was made from."""
        self._write(_LAST, {"from": made_from, "made": made})

    def made_from(self, captures: Iterable[Capture], told: str) -> str:
        """Give a checksum of all that a build is made from, and of what it ``told`` about other captures."""
        return _sha256("\0".join([told, *map(self.key, captures)]))

    def _read(self, key: str) -> dict[str, Any] | None:
        try:
            checksum, _, text = self._file(key).read_text(encoding="utf-8").partition("\n")
            entry: dict[str, Any] | None = json.loads(text) if checksum == _sha256(text) else None
        except (OSError, ValueError):
            return None
        return entry

    def _write(self, key: str, entry: dict[str, Any]) -> None:
        text = json.dumps(entry, ensure_ascii=False)
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
    articles = tuple(_article(**article) for article in entry["articles"])
    return MappedCapture(articles, tuple(entry["foreign"]), tuple(entry["unreadable"]))


def _article(**fields: Any) -> MappedArticle:  # noqa: ANN401 - JSON
    fields["nquads"] = fields["nquads"].encode()
    fields["questions"] = tuple(Question.of_json(**question) for question in fields["questions"])
    fields["settled"] = tuple(fields["settled"])
    fields["events"] = tuple(_event(**event) for event in fields["events"])
    fields["report"] = report_of_json(fields["report"])
    return MappedArticle(**fields)


def _event(**fields: Any) -> ReportedEvent:  # noqa: ANN401 - JSON
    for name in ("start", "end"):
        fields[name] = PartialDate(**fields[name]) if fields[name] else None
    for name in ("places", "participants", "within"):
        fields[name] = tuple(fields[name])
    return ReportedEvent(**fields)
