"""The floors that events keep on the real captures against the hand-made gold, scored as the project's scorer does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "../shared"
GOLD = SHARED / "gold"

pytestmark = pytest.mark.skipif(
    not (GOLD.is_dir() and (SHARED / "score.py").is_file()), reason="the gold annotations are not beside the checkout"
)


@pytest.fixture(scope="module")
def score() -> Any:  # noqa: ANN401 - a class of the scorer, which is no package
    from kg.authority import Authority
    from kg.extraction.events import read
    from kg.files import AUTHORITY
    from kg.iris import DEFAULT_BASE
    from kg.linking import read as link
    from kg.model import Event
    from kg.sources import articles, read_captures

    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    authority = Authority.load(AUTHORITY, DEFAULT_BASE)
    found = {}
    for capture in read_captures([SHARED / "seeds"]):
        for article in articles(capture):
            key = (Path(capture.name).name, str(article.item))
            found[key] = (article, [f for f in read(link(article, authority)) if isinstance(f, Event)])
    total = scorer.Score()
    files = sorted(GOLD.glob("*.json"))
    assert files, "the folder of gold annotations is empty"
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        article, events = found[Path(gold["file"]).name, scorer.item_of(gold)]
        total.events(gold, *rows(article.capture.text, events), article.capture.text)
    return total


def rows(text: str, events: list[Any]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    told = [
        {
            "event": str(number),
            "type": event.type,
            "start": str(event.start or ""),
            "place": event.places[0].name if event.places else "",
            "exact": evidence.span.of(text),
            "startOffset": str(evidence.span.start),
            "endOffset": str(evidence.span.end),
        }
        for number, event in enumerate(events)
        for evidence in event.evidence
    ]
    joined = [{"event": str(n), "name": r.name} for n, e in enumerate(events) for r in e.participants]
    return told, joined


def precision_and_recall(score: Any, category: str) -> tuple[float, float]:  # noqa: ANN401
    right, wrong, missed = score.counts[category]
    return right / max(1, right + wrong), right / max(1, right + missed)


def test_events_are_found_and_few_are_wrong(score: Any) -> None:  # noqa: ANN401
    precision, recall = precision_and_recall(score, "events")
    assert precision >= 0.85, score.errors["events"]
    assert recall >= 0.9, score.errors["events"]


def test_participants_are_the_parties(score: Any) -> None:  # noqa: ANN401
    precision, recall = precision_and_recall(score, "event participants")
    assert precision >= 0.85
    assert recall >= 0.85


@pytest.mark.parametrize(("known", "right"), [("dated", "date right"), ("placed", "place right")])
def test_days_and_places_are_right(score: Any, known: str, right: str) -> None:  # noqa: ANN401
    assert score.extra[f"event: {known}"] >= 40
    assert score.extra[f"event: {right}"] >= 0.85 * score.extra[f"event: {known}"]
