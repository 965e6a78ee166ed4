"""Who and where in the real captures, against the hand-made annotations; floors are a little below what is reached."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.authority import Authority
from kg.extraction import roles
from kg.files import AUTHORITY
from kg.linking import read
from kg.model import Role
from kg.sources import articles, read_capture

if TYPE_CHECKING:
    from kg.model import EntityKind

SHARED = Path(__file__).parents[2] / "../shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir() or not (SHARED / "seeds").is_dir(),
    reason="the real captures and their annotations are not part of the project (../shared/seeds, ../shared/gold)",
)
KINDS: dict[str, EntityKind] = {
    "persons": "person",
    "organizations": "organization",
    "places": "place",
    "agreements_programmes": "programme",
}


@cache
def score() -> Any:  # noqa: ANN401 - the scorer's own class, loaded by its path
    """Score all articles, with the scorer's own comparison of names."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    result = scorer.Score()
    authority = Authority.load(AUTHORITY)
    files = sorted((SHARED / "gold").glob("*.json"))
    assert len(files) == 13
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        name = Path(gold["file"]).name
        article = articles(read_capture(SHARED / "seeds" / name, name))[int(scorer.item_of(gold)) - 1]
        reading = read(article, authority)
        for category, kind in KINDS.items():
            found = {m.record.name for m in reading.mentions if m.form == "name" and m.record.is_a(kind)}
            result.names(category, gold, found, scorer.person if kind == "person" else scorer.plain)
        posts = [fact for fact in roles.read(reading) if isinstance(fact, Role)]
        rows = [{"name": p.person.name, "role": p.title, "organization": p.at.name if p.at else ""} for p in posts]
        result.roles(gold, rows)
    return result


@pytest.mark.parametrize(
    ("category", "precision", "recall"),
    [
        ("persons", 0.96, 0.96),
        ("organizations", 0.90, 0.89),
        ("places", 0.96, 0.97),
        ("agreements_programmes", 0.91, 0.91),
        ("roles", 0.93, 0.95),
    ],
)
def test_names_and_roles_of_the_real_captures(category: str, precision: float, recall: float) -> None:
    right, wrong, missed = score().counts[category]
    errors = "\n".join(" ".join(error) for error in score().errors[category])
    assert right / (right + wrong) >= precision, errors
    assert right / (right + missed) >= recall, errors


def test_most_posts_are_at_the_right_body() -> None:
    extra = score().extra
    assert extra["role: organisation right"] >= 0.85 * extra["role: organisation known"]
