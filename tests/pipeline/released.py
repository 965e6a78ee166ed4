"""What a build folder's current release holds, file by file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files_of(folder: Path) -> dict[str, str]:
    """Give the checksums of the files, but for the engine's own, which vary."""
    release = (folder / "current").resolve()
    found = {
        file.relative_to(release).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(release.rglob("*"))
        if file.is_file() and file.parent.name != "store" and file != release / "SHA256SUMS"
    }
    assert found
    return found
