"""The gold annotations are the yardstick: every file has the format, and every quote stands in its capture."""

from __future__ import annotations

import itertools
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent
OPEN = GOLD / "open"
HELD_OUT = GOLD / "held-out"
FEWEST_ARTICLES = 180

EVENT_TYPES = frozenset(
    "Visit Meeting Reception Exercise Training Conference PressConference Summit Attack Award Interview Agreement "
    "Speech Course Other".split()
)
PROGRAMME_KINDS = frozenset("Agreement Programme Operation Policy Concept Project Other".split())
PLACE_TYPES = frozenset("country city region site".split())
PAGE_KINDS = frozenset("news_page bulletin_item interview_qa press_release media_advisory".split())
NAMED = ("persons", "organizations", "places", "agreements_programmes")
KEYS = {
    "persons": {"name", "surface", "roles"},
    "organizations": {"name", "surface"},
    "places": {"name", "type", "surface"},
    "events": {"type", "label", "date", "end", "place", "participants", "evidence"},
    "agreements_programmes": {"name", "kind", "parties", "since", "surface"},
    "statements": {"speaker", "quote", "reported"},
    "quantities": {"value", "unit", "about", "evidence"},
}
ARTICLE_KEYS = {
    *("id", "file", "span", "page_kind", "headline", "publisher", "source_credit", "published", "language"),
    *KEYS,
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ITEM = re.compile(r"_(\d+)$")


def gold_files() -> list[Path]:
    return [*sorted(OPEN.glob("*.json")), *sorted(HELD_OUT.glob("*.json"))]


def captures() -> list[Path]:
    return [*sorted(OPEN.glob("captures/*.txt")), *sorted(HELD_OUT.glob("captures/*.txt"))]


@cache
def gold(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def capture(file: Path) -> str:
    return (file.parent / gold(file)["file"]).read_bytes().decode("utf-8")


def article(file: Path) -> str:
    span = gold(file)["span"]
    return capture(file)[slice(*span)] if span else capture(file)


def quotes(one: dict[str, Any]) -> list[str]:
    """Every string that must stand in the capture, letter for letter."""
    return [
        *(surface for category in NAMED for entry in one[category] for surface in entry["surface"]),
        *(event["evidence"] for event in one["events"]),
        *(statement["quote"] for statement in one["statements"]),
        *(quantity["evidence"] for quantity in one["quantities"]),
        *filter(None, [one["headline"]]),
    ]


def people(folder: Path) -> set[str]:
    return {person["name"].casefold() for file in folder.glob("*.json") for person in gold(file)["persons"]}


def test_there_are_enough_articles_and_a_third_of_them_is_held_out() -> None:
    held_out = len(list(HELD_OUT.glob("*.json")))
    assert len(gold_files()) >= FEWEST_ARTICLES
    assert len(gold_files()) / 4 < held_out < len(gold_files()) / 2


def test_no_name_of_a_file_stands_twice_and_every_capture_is_annotated() -> None:
    for files in (gold_files(), captures()):
        names = [file.name for file in files]
        assert len(set(names)) == len(names)
    annotated = {(file.parent / gold(file)["file"]).resolve() for file in gold_files()}
    assert annotated == {file.resolve() for file in captures()}


def test_no_person_stands_in_both_parts() -> None:
    assert people(OPEN)
    assert people(HELD_OUT)
    assert people(OPEN) & people(HELD_OUT) == set()


@pytest.mark.parametrize("file", gold_files(), ids=lambda file: file.stem)
def test_every_quote_stands_in_the_capture(file: Path) -> None:
    text = article(file)
    assert quotes(gold(file))
    assert [quote for quote in quotes(gold(file)) if not quote.strip() or quote not in text] == []


@pytest.mark.parametrize("file", gold_files(), ids=lambda file: file.stem)
def test_the_evidence_of_an_event_is_found_at_one_place_only(file: Path) -> None:
    evidence = [event["evidence"] for event in gold(file)["events"]]
    assert [words for words in evidence if capture(file).count(words) != 1] == []
    assert len(set(evidence)) == len(evidence)


@pytest.mark.parametrize("file", gold_files(), ids=lambda file: file.stem)
def test_the_format_is_kept(file: Path) -> None:
    one = gold(file)
    assert set(one) - {"note"} == ARTICLE_KEYS
    assert one["id"] == file.stem
    assert one["page_kind"] in PAGE_KINDS
    assert one["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", one["published"])
    for category, keys in KEYS.items():
        assert [entry for entry in one[category] if set(entry) != keys] == [], category
    for category in NAMED:
        assert [entry["name"] for entry in one[category] if not entry["surface"]] == [], category
        names = [entry["name"] for entry in one[category]]
        assert len(set(names)) == len(names), category
    for person in one["persons"]:
        assert [role for role in person["roles"] if set(role) != {"title", "organization", "country"}] == []
    assert {place["type"] for place in one["places"]} <= PLACE_TYPES
    assert {programme["kind"] for programme in one["agreements_programmes"]} <= PROGRAMME_KINDS
    assert {event["type"] for event in one["events"]} <= EVENT_TYPES
    dates = [event[key] for event in one["events"] for key in ("date", "end")]
    dates += [programme["since"] for programme in one["agreements_programmes"]]
    assert [date for date in dates if date is not None and not DATE.fullmatch(date)] == []
    assert all(isinstance(statement["reported"], bool) for statement in one["statements"])
    assert all(isinstance(quantity["value"], int | float) for quantity in one["quantities"])


@pytest.mark.parametrize("file", gold_files(), ids=lambda file: file.stem)
def test_a_number_ends_the_id_of_a_listing_pages_item_and_of_no_other(file: Path) -> None:
    span = gold(file)["span"]
    assert (span is not None) == (ITEM.search(file.stem) is not None)
    if span:
        start, end = span
        assert 0 <= start < end <= len(capture(file))


def test_the_items_of_a_listing_page_follow_each_other() -> None:
    pages: dict[str, list[tuple[int, int, int]]] = {}
    for file in gold_files():
        if found := ITEM.search(file.stem):
            pages.setdefault(gold(file)["file"], []).append((int(found[1]), *gold(file)["span"]))
    assert len(pages) >= 2
    for items in pages.values():
        items.sort()
        assert [number for number, _, _ in items] == list(range(1, len(items) + 1))
        assert all(before[2] <= after[1] for before, after in itertools.pairwise(items))


@pytest.mark.parametrize("file", gold_files(), ids=lambda file: file.stem)
def test_participants_and_speakers_are_annotated_themselves(file: Path) -> None:
    one = gold(file)
    known = {entry["name"] for category in ("persons", "organizations", "places") for entry in one[category]}
    assert [name for event in one["events"] for name in event["participants"] if name not in known] == []
    speakers = {re.sub(r"^a spokesperson of (?:the )?", "", entry["speaker"]) for entry in one["statements"]}
    assert speakers - known == set()
