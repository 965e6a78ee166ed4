from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

FAKE = Path(__file__).parent / "fake"


@pytest.fixture
def fake_spacy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a small fake in the place of spaCy, also for worker processes; give its folder."""
    kept = _taken_out()
    monkeypatch.syspath_prepend(FAKE)
    opinion.load.cache_clear()
    yield FAKE
    opinion.load.cache_clear()
    _taken_out()
    sys.modules.update(kept)


def _taken_out() -> dict[str, object]:
    names = [name for name in sys.modules if name.partition(".")[0] == "spacy"]
    return {name: sys.modules.pop(name) for name in names}
