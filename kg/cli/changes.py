"""Which files were touched since a revision, as git tells."""

from __future__ import annotations

import subprocess
from pathlib import Path

from kg.errors import UsageError

_HINT = "Leave --changed-since away to validate all files."


def touched_since(revision: str, folder: Path) -> set[Path]:
    """Give the files that differ from a revision, committed or not, and those that git does not know yet; absolute.

    Raises :class:`UsageError` where the folder is in no repository, the revision is unknown, or there is no git.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"--changed-since needs a git repository, and {folder} is in none", hint=_HINT)
    known = (
        None if revision.startswith("-") else _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    )
    if known is None:
        hint = "Check its name; in CI, fetch the history too (actions/checkout: fetch-depth: 0)."
        raise UsageError(f"--changed-since: git knows no revision {revision!r}", hint=hint)
    root = Path(top.strip())
    differing = _git(root, "diff", "--name-only", "--no-renames", "-z", known.strip(), "--") or ""
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return {(root / name).resolve() for name in (differing + new).split("\0") if name}


def _git(folder: Path, *arguments: str) -> str | None:
    """Run git and give what it prints, or None where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise UsageError("--changed-since needs git, which cannot be run", hint=_HINT) from error
    return None if done.returncode else done.stdout.decode(errors="surrogateescape")
