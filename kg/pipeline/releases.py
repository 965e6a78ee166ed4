"""The build folder: releases that never change, and a link to the current one that is swapped in one step.

A release is written beside the others under a name that starts with a dot, and gets its own name when it is whole.
Readers follow ``current``; those that opened the last release keep it until they close it.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from kg.dumps import SUMS, sha256_of
from kg.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

KEPT = 2
"""How many releases stay, unless told otherwise: readers of the one before finish on it."""

MANIFEST = "manifest.json"
_DRAFT = ".new"
_UNSTABLE = frozenset({"LOG", "LOCK"})
"""Files that are not compared: the engine's own log and lock."""


@contextlib.contextmanager
def locked(build: Path) -> Iterator[None]:
    """Keep other builds out of the folder; the lock ends with the process, however it ends.

    Raises :class:`UsageError` where another build is at work, or the folder cannot be made or written.
    """
    if (build / "current").exists() and not (build / "current").is_symlink():
        raise UsageError(
            "this folder is no build folder: its «current» is no link",
            place=Place(str(build)),
            hint="Give another --out.",
        )
    try:
        (build / "releases").mkdir(parents=True, exist_ok=True)
        stream = (build / ".lock").open("w")
    except OSError as error:
        why = f"the build folder cannot be written: {error.strerror}"
        raise UsageError(why, place=Place(str(build)), hint="Give another --out.") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            hint = "Wait until it is done, or give another --out."
            raise UsageError("another build is at work in this folder", place=Place(str(build)), hint=hint) from error
        yield


def clean(build: Path) -> None:
    """Remove what a killed build left."""
    for left in (build / "releases").glob(".*"):
        shutil.rmtree(left)
    (build / ".current").unlink(missing_ok=True)


def draft(build: Path) -> Path:
    """Give a new, empty folder to write a release into."""
    folder = build / "releases" / _DRAFT
    folder.mkdir()
    return folder


def seal(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest of a finished draft, and the checksums of all its files as ``sha256sum`` reads them."""
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in _UNSTABLE)
    sums = "".join(f"{sha256_of(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)
    (folder / SUMS).write_text(sums, encoding="utf-8")


def publish(build: Path, folder: Path, name: str) -> None:
    """Make a sealed draft the current release.

    A release of the same name is the same data: it stays where all its files are whole, else the draft takes its
    place.
    """
    target = build / "releases" / name
    if target.exists() and not _whole(target, folder):
        target.rename(build / "releases" / f".old-{name}")
    if target.exists():
        shutil.rmtree(folder)
    else:
        folder.rename(target)
    if _current(build) != name:
        link = build / ".current"
        link.symlink_to(f"releases/{name}", target_is_directory=True)
        link.replace(build / "current")


def is_current(build: Path, name: str) -> bool:
    """Whether a release is the current one, and all its files are as they were written."""
    release = build / "releases" / name
    return _current(build) == name and (release / MANIFEST).is_file() and _whole(release, release)


def _whole(release: Path, fresh: Path) -> bool:
    """Whether all files of a release are as they were written, and it says of itself what the fresh draft does."""
    try:
        if (release / MANIFEST).read_bytes() != (fresh / MANIFEST).read_bytes():
            return False
        sums = [line.split("  ", 1) for line in (release / SUMS).read_text(encoding="utf-8").splitlines()]
        return bool(sums) and all(sha256_of(release / name) == checksum for checksum, name in sums)
    except (OSError, ValueError):
        return False


def _current(build: Path) -> str:
    with contextlib.suppress(OSError):
        return os.path.basename(os.readlink(build / "current"))  # noqa: PTH115, PTH119 - the link's own words
    return ""


def prune(build: Path, keep: int, recent: Sequence[str]) -> None:
    """Keep the current release and the last others, ``keep`` in all; ``recent`` names them, the latest first.

    Those that it does not name count as older.
    """
    current = _current(build)
    rank = {name: place for place, name in reversed(list(enumerate(recent)))}
    others = [folder for folder in (build / "releases").iterdir() if folder.name != current]
    others.sort(key=lambda folder: (rank.get(folder.name, len(recent)), -folder.stat().st_mtime_ns, folder.name))
    visible = [folder for folder in others if not folder.name.startswith(".")]
    for folder in others:
        if folder not in visible[: keep - 1]:
            shutil.rmtree(folder)
