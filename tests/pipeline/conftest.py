from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(captures: Path, tmp_path: Path) -> Path:
    """Captures that a test may change."""
    shutil.copytree(captures, tmp_path / "in")
    return tmp_path / "in"
