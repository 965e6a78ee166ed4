"""README.md is what the code does: its blocks, made anew, are the same, and its commands and links exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_the_readme_shows_is_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "-P", "--check", "--diff", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make readme` and read the difference\n{done.stdout}\n{done.stderr}"


def test_its_make_targets_exist() -> None:
    targets = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    assert targets >= {"run", "test"}
    for target in targets:
        assert subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_its_files_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
