from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it wrote to stdout and stderr."""

    code: int
    out: str
    err: str


class Kg(Protocol):
    """Runs ``kg`` as a user does: in a process and folder of its own."""

    def __call__(self, *arguments: object, **environment: str) -> Done: ...


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    def run(*arguments: object, **environment: str) -> Done:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        variables = {k: v for k, v in os.environ.items() if not k.startswith("KG_")} | environment
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return run
