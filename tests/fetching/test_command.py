"""``kg fetch`` as a user runs it: files on stdout, the rest on stderr, one meaning for each exit code."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from test_fetching import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site


def kg_fetch(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "fetch", "--delay", "0", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_files_are_printed_and_unchanged_pages_counted(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", PAGE, ETag='"1"')
    done = kg_fetch(tmp_path, url)
    assert (done.returncode, done.stderr) == (0, "1 saved, 0 unchanged, 0 not fetched.\n")
    assert (tmp_path / done.stdout.strip()).read_text(encoding="utf-8") == PAGE
    assert done.stdout.startswith("captures/127-0-0-1-")
    site.put("/a", status=304)
    again = kg_fetch(tmp_path, url)
    assert (again.returncode, again.stdout, again.stderr) == (0, done.stdout, "0 saved, 1 unchanged, 0 not fetched.\n")


def test_what_is_not_fetched_is_told_and_the_others_are_saved(site: Site, tmp_path: Path) -> None:
    done = kg_fetch(tmp_path, site.url("/none"), site.put("/a", PAGE), "--out", "in")
    assert done.returncode == 3
    assert f"Not fetched: {site.url('/none')}: the server answers with HTTP 404\n  Check" in done.stderr
    assert done.stdout.startswith("in/")


def test_wrong_usage(tmp_path: Path) -> None:
    for arguments in (["file:///etc/hostname"], [], ["http://127.0.0.1:9/", "--feed", "maybe"]):
        assert kg_fetch(tmp_path, *arguments).returncode == 2
    assert list(tmp_path.iterdir()) == []
