"""Compressed copies and archives without time, name or owner: the same files give the same bytes."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LEVEL = 6
_CHUNK_BYTES = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP archive can hold."""

_UNIX, _MODE = 3, 0o100644 << 16


def compress(file: Path) -> None:
    """Write a gzipped copy beside a file."""
    target = file.with_name(f"{file.name}.gz")
    with (
        file.open("rb") as plain,
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=_LEVEL) as packed,
    ):
        shutil.copyfileobj(plain, packed, _CHUNK_BYTES)


def open_archive(file: Path) -> zipfile.ZipFile:
    """Give a new archive; large ones become ZIP64."""
    return zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)


def add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put bytes into an archive under a name."""
    archive.writestr(_entry(name), data)


def pack(archive: Path, files: Iterable[Path]) -> None:
    """Put files into a new archive under their own names, a piece at a time."""
    with open_archive(archive) as packed:
        for file in files:
            entry = _entry(file.name)
            entry.file_size = file.stat().st_size
            with file.open("rb") as plain, packed.open(entry, "w") as target:
                shutil.copyfileobj(plain, target, _CHUNK_BYTES)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
