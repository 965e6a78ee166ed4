"""The server needs no root, and a folder that nobody may write: it only reads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOBODY = 65534
PATHS = (
    "",
    "ready",
    "sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D",
    "dumps/dateline.ttl",
    "changes",
    "validation",
    "search?q=velen",
)


def as_nobody(folder: Path) -> dict[str, Any]:
    """Give how to start a process as another user, where we are root and that user can run this Python."""
    if os.geteuid() != 0:
        return {}
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    command = [sys.executable, "-c", f"import kg, os; os.listdir({str(folder)!r})"]
    try:
        done = subprocess.run(command, cwd="/", capture_output=True, check=False, **user)
    except PermissionError:
        return {}
    return user if done.returncode == 0 else {}


def test_it_serves_a_folder_that_it_cannot_write(built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("read-only") / "build"
    shutil.copytree(built, folder, symlinks=True)
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() else 0o444)
    for path in folder.parents[:3]:
        if path.owner() == folder.owner() and "pytest" in path.name:
            path.chmod(path.stat().st_mode | 0o011)
    before = {path: path.lstat().st_mtime_ns for path in everything}
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, cwd="/", stderr=subprocess.PIPE, text=True, **as_nobody(folder)) as process:
        try:
            told = process.stderr.readline() if process.stderr else ""
            address = re.search(r"http://\S+", told)
            assert address, told
            for path in PATHS:
                with urlopen(f"{address[0]}{path}", timeout=20) as answer:  # noqa: S310 - our own server
                    assert answer.status == 200
                    assert answer.read()
        finally:
            process.terminate()
    assert {path: path.lstat().st_mtime_ns for path in (folder, *folder.rglob("*"))} == before
    for path in everything:
        if not path.is_symlink():
            path.chmod(0o755)  # so that it can be removed
