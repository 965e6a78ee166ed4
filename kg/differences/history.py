"""The history of a build folder: which release followed which, and what changed with each.

``history.jsonl`` has a line for each time that another release became current, the oldest first; ``changes/A-B`` holds
the difference of two that followed each other, as files that never change. A release is named by its data alone, so
what came before it stands here and not in it: the same data may come twice.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kg.differences.changes import changes
from kg.differences.lines import Difference
from kg.differences.patches import rdf_patch, sparql_update
from kg.differences.sides import open_side
from kg.differences.wording import as_json, as_text, summary
from kg.dumps.files import sha256_of
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HISTORY = "history.jsonl"
CHANGES = "changes"
FILES = ("difference.txt", "difference.json", "difference.rdfp", "difference.ru")
"""A difference in words, as JSON, as RDF Patch and as SPARQL Update; each has a gzipped copy beside it."""

_DRAFT = ".new"


@dataclass(frozen=True, slots=True)
class Entry:
    """A release that became current: when (UTC, ISO 8601), what came before it, and in one line what changed.

    ``number`` counts from 1. ``files`` are the names of the difference's files with their SHA-256 in hex; none where
    there is no difference to tell: of the first release, or where the one before was no longer kept.
    """

    number: int
    release: str
    previous: str
    published: str
    summary: str
    files: tuple[tuple[str, str], ...] = ()

    @property
    def difference(self) -> str:
        """The name of the difference, which is that of its folder; empty where there is none."""
        return f"{self.previous}-{self.release}" if self.files else ""


def read(build: Path) -> tuple[Entry, ...]:
    """Give the history of a build folder, the oldest first; lines that cannot be read are left out."""
    found = []
    try:
        lines = (build / HISTORY).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ()
    for line in lines:
        try:
            fields = json.loads(line)
            fields["files"] = tuple((name, checksum) for name, checksum in fields["files"])
            found.append(Entry(**fields))
        except (ValueError, TypeError, KeyError):
            continue
    return tuple(found)


def record(build: Path) -> list[str]:
    """Add the current release to the history, unless it is the last one there, and write what changed.

    Gives the names of all releases in the history, the latest first.
    A build that was interrupted before this is recorded by the next. Raises OSError where the folder cannot be
    written.
    """
    entries = read(build)
    current = (build / "current").resolve()
    last = entries[-1].release if entries else ""
    latest = [entry.release for entry in reversed(entries)]
    if not current.is_dir() or current.name == last:
        return latest
    number = entries[-1].number + 1 if entries else 1
    told, files = _difference(build, last, current.name) if last else ("the first release", ())
    since = datetime.fromtimestamp((build / "current").lstat().st_mtime, UTC)  # when the link was swapped
    entry = Entry(number, current.name, last, since.isoformat(timespec="seconds"), told, files)
    _write(build, [*entries, entry])
    return [entry.release, *latest]


def _difference(build: Path, before: str, after: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Write the files of a difference, and give its summary and their checksums."""
    try:
        sides = [open_side(build / "releases" / name) for name in (before, after)]
        difference = Difference.of(*sides)
        found = changes(difference)
    except KgError:
        return "the release before is no longer kept, or cannot be compared", ()
    folder = build / CHANGES / f"{before}-{after}"
    draft = build / CHANGES / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    bodies: tuple[Iterable[bytes], ...] = (
        [as_text(found).encode()],
        [as_json(found).encode()],
        rdf_patch(difference),
        sparql_update(difference),
    )
    for name, body in zip(FILES, bodies, strict=True):
        with (
            (draft / name).open("wb") as plain,
            (draft / f"{name}.gz").open("wb") as raw,
            gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
        ):
            for line in body:
                plain.write(line)
                packed.write(line)
    shutil.rmtree(folder, ignore_errors=True)  # the same, from an earlier turn or a build that was interrupted
    draft.rename(folder)
    names = sorted([*FILES, *(f"{name}.gz" for name in FILES)])
    return summary(found), tuple((name, sha256_of(folder / name)) for name in names)


def _write(build: Path, entries: Iterable[Entry]) -> None:
    draft = build / f".{HISTORY}"
    with draft.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(build / HISTORY)
