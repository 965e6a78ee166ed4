"""The real captures, read by our own steps, beside the hand-made annotations and the scorer that judges builds.

They are not part of the project: tests that need them skip, with a reason, where they are absent.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.authority import Authority
from kg.files import AUTHORITY
from kg.iris import DEFAULT_BASE
from kg.linking import read as link
from kg.sources import articles, read_capture

if TYPE_CHECKING:
    from types import ModuleType

    from kg.model import Reading

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
needs_gold = pytest.mark.skipif(
    not (SHARED / "gold").is_dir() or not (SHARED / "seeds").is_dir(),
    reason="the real captures and their annotations are not part of the project (../shared/seeds, ../shared/gold)",
)
Gold = dict[str, Any]


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def annotated() -> tuple[tuple[Gold, Reading], ...]:
    """Give each annotated article with its reading."""
    authority = Authority.load(AUTHORITY, DEFAULT_BASE)
    readings: dict[tuple[str, str], Reading] = {}
    for file in sorted((SHARED / "seeds").glob("0*.txt")):
        for article in articles(read_capture(file, file.name)):
            readings[file.name, str(article.item)] = link(article, authority)
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((SHARED / "gold").glob("*.json"))]
    assert golds, "no annotations were walked"
    assert len(readings) == len(golds)
    return tuple((gold, readings[Path(gold["file"]).name, scorer().item_of(gold)]) for gold in golds)


def precision_and_recall(counts: list[int]) -> tuple[float, float]:
    right, wrong, missing = counts
    return right / max(1, right + wrong), right / max(1, right + missing)
