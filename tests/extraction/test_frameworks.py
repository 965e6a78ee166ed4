"""Agreements, programmes, operations and policies: since when, and between whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gold_readings import annotated, needs_gold, precision_and_recall, scorer
from made_readings import HERON, LANTERN, NEUTRALITY, SHOALS, made

from kg.extraction import frameworks

if TYPE_CHECKING:
    from kg.model import FrameworkReport


def reports(text: str) -> dict[str, FrameworkReport]:
    return {report.framework.name: report for report in frameworks.read(made(text))}


def since(text: str) -> str | None:
    (report,) = reports(text).values()
    return str(report.since) if report.since else None


def parties(text: str) -> list[str]:
    (report,) = reports(text).values()
    return [party.name for party in report.parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In addition, since 2007, Ostria has been engaged in the Lantern Programme.", "2007"),
        ("Since March 2007 Ostria has taken part in the Lantern Programme.", "2007-03"),
        ("Ostria has been a member of the Lantern Programme since 2007.", "2007"),
        ("Ostria joined the Lantern Programme in 2006.", "2006"),
        ("Ostria joined the League's Lantern Programme on 14 December 2006.", "2006-12-14"),
        ("In 2006, Ostria joined the Lantern Programme.", "2006"),
        ("The tie dates back to 2006, when Ostria joined the League's Lantern Programme.", "2006"),
        ("Much has changed since 2006, when Ostria joined the Lantern Programme, and we sail on.", "2006"),
        ("Ostria became a member of the Lantern Programme in 2006.", "2006"),
        ("The Treaty of Shoals of 1999 is in force.", "1999"),
        ("The Treaty of Shoals (1999) is in force.", "1999"),
        ("The 1999 Treaty of Shoals still holds.", "1999"),
        ("In line with the 1999 Treaty of Shoals they sail.", "1999"),
        ("The Treaty of Shoals, signed in Kestrel on 12 May 1999, still holds.", "1999-05-12"),
        ("The Lantern Programme was established in 2004.", "2004"),
        ("The Lantern Programme, which was launched in 2004, is large.", "2004"),
        ("The Treaty of Shoals (TOS) between Ostria and Norvia, adopted in May 1999, holds.", "1999-05"),
        ("HERON, deployed since June 1999, keeps the peace.", "1999-06"),
        ("The League deployed HERON in 1999.", "1999"),
        ("Ostria and Norvia signed the Treaty of Shoals in 1999.", "1999"),
    ],
)
def test_since_is_the_date_from_which_the_words_let_it_hold(text: str, expected: str | None) -> None:
    assert since(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Over the past 10 years the Lantern Programme has grown.",
        "In 2031 the ministers spoke of the Lantern Programme.",
        "Since last May the League has increased HERON's presence.",
        "Since 2020 prices have risen; Ostria takes part in the Lantern Programme.",
        "Ostria will join the Lantern Programme in 2033.",
        "In 2033, Ostria will join the Lantern Programme.",
        "Since 2007 Ostria has taken part in the Lantern Programme's summer camps.",
        "The Lantern Programme was discussed on 12 May 2031.",
        "On 12 May 2031 Velen praised the Lantern Programme.",
        "The Lantern Programme ends in 2035.",
        "Since 2035 Ostria has taken part in the Lantern Programme.",  # after the article
        "Ships were hit in 2022, but the Lantern Programme goes on.",
    ],
)
def test_any_other_date_in_the_sentence_is_about_something_else(text: str) -> None:
    assert since(text) is None


def test_a_date_belongs_to_the_framework_nearest_to_it() -> None:
    found = reports("Ostria joined the Lantern Programme in 2006 and HERON in 2010.")
    assert str(found["Lantern Programme"].since) == "2006"
    assert str(found["HERON"].since) != "2006"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lantern Programme between the League and Ostria is new.", ["Harbour League", "Ostria"]),
        ("The Treaty of Shoals (TOS) between Ostria and Norvia holds.", ["Ostria", "Norvia"]),
        ("The Treaty of Shoals, signed between Ostria and Norvia, holds.", ["Ostria", "Norvia"]),
        ("Ostria’s armed neutrality is respected.", ["Ostria"]),
        ("They respect Ostria's stated policy of armed neutrality.", ["Ostria"]),
        ("Ostria pursues a policy of armed neutrality.", ["Ostria"]),
        ("Ostria joined the Lantern Programme.", ["Ostria"]),
        ("Ostria and Norvia signed the Treaty of Shoals.", ["Ostria", "Norvia"]),
        ("Ostria has been actively engaged in the Lantern Programme.", ["Ostria"]),
        ("the League's new Lantern Programme", ["Harbour League"]),
        ("the Harbour League Lantern Programme", ["Harbour League"]),
        ("Velen called on Ostria and Norvia to join the Lantern Programme.", ["Ostria", "Norvia"]),
        ("The Lantern Programme is praised in Ostria.", []),
        ("Ministers from Norvia spoke of the Lantern Programme.", []),
        ("Velen's Lantern Programme is old.", []),
    ],
)
def test_the_parties_are_those_that_the_words_beside_the_name_give(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_each_framework_named_has_one_report_in_the_order_of_the_text() -> None:
    text = "The Lantern Programme and HERON go on.\n\nThe Lantern Programme respects armed neutrality."
    found = list(frameworks.read(made(text)))
    assert [report.framework for report in found] == [LANTERN, HERON, NEUTRALITY]


def test_the_evidence_is_the_mention_that_says_most() -> None:
    text = "The Lantern Programme goes on. Ostria joined the Lantern Programme in 2006."
    (report,) = frameworks.read(made(text))
    (evidence,) = report.evidence
    assert evidence.context.of(text) == "Ostria joined the Lantern Programme in 2006."
    assert evidence.span.of(text) == "Lantern Programme"
    (report,) = frameworks.read(made("HERON goes on. HERON is large."))
    assert report.evidence[0].span.start == 0


def test_what_is_named_by_a_title_or_not_at_all_has_no_report() -> None:
    assert not reports("The programme of Ostria is large.")
    assert not list(frameworks.read(made("The treaty holds.", meant={"The treaty": SHOALS})))


@needs_gold
def test_the_real_captures_give_the_frameworks_as_far_as_they_are_linked() -> None:
    score, dated = scorer().Score(), 0
    for gold, reading in annotated():
        found = {report.framework.name: report for report in frameworks.read(reading)}
        score.names("agreements_programmes", gold, set(found), scorer().plain)
        for entry in gold["agreements_programmes"]:
            names = {scorer().plain(name) for name in (entry["name"], *entry["surface"])}
            mine = [report for name, report in found.items() if scorer().plain(name) in names]
            for report in mine:
                assert (str(report.since) if report.since else None) == entry["since"], entry
                dated += report.since is not None
    precision, recall = precision_and_recall(score.counts["agreements_programmes"])
    assert precision >= 0.85, score.errors
    assert recall >= 0.85, score.errors
    assert dated >= 3
