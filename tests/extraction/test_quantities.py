"""Counts, shares and sums of money."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from gold_readings import annotated, needs_gold, precision_and_recall, scorer
from made_readings import made

from kg.extraction import quantities
from kg.extraction.numerals import numerals
from kg.model import Quantity, Span


def found(text: str) -> list[Quantity]:
    return list(quantities.read(made(text)))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("93", "93"),
        ("1,600", "1600"),
        ("10 000", "10000"),
        ("2.500.000", "2500000"),
        ("2.5", "2.5"),
        ("12 million", "12000000"),
        ("3bn", "3000000000"),
        ("six", "6"),
        ("Ninety three", "93"),
        ("forty-two", "42"),
        ("two hundred and six", "206"),
        ("a thousand", "1000"),
        ("sixty thousand", "60000"),
        ("half a million", "500000"),
        ("two dozen", "24"),
        ("5 crore", "50000000"),
        ("2 lakh", "200000"),
    ],
)
def test_a_number_is_read_exactly(words: str, value: str) -> None:
    (numeral,) = numerals(words, Span(0, len(words)))
    assert numeral.value == Decimal(value)
    assert numeral.span == Span(0, len(words))


@pytest.mark.parametrize(
    ("text", "value", "unit", "exact"),
    [
        ("More than 1,200 soldiers from Ostria took part.", "1200", "soldiers", "More than 1,200 soldiers"),
        ("Around 200 Ostrian medics came.", "200", "medics", "Around 200 Ostrian medics"),
        ("It was paid by six Allies.", "6", "Allies", "six Allies"),
        ("The six new Orlan’s K-7B Heron aircraft are late.", "6", "aircraft", "six new Orlan’s K-7B Heron aircraft"),
        ("They met nearly 500 subject-matter experts in it.", "500", "experts", "nearly 500 subject-matter experts"),
        ("Twenty-five officers graduated.", "25", "officers", "Twenty-five officers"),
        ("Two hundred and six sailors left.", "206", "sailors", "Two hundred and six sailors"),
        ("They bought 1.5 million masks.", "1500000", "masks", "1.5 million masks"),
        ("Ostria sent Norvia 12 helicopters.", "12", "helicopters", "12 helicopters"),
        ("It flies four F-16 fighter jets.", "4", "jets", "four F-16 fighter jets"),
        ("About 2000 people stayed.", "2000", "people", "About 2000 people"),
        ("It was signed by 15 of the members.", "15", "members", "15 of the members"),
        ("The ships came. Forty of them were lost.", "40", "ships", "Forty of them"),
        ("At dusk 30 were wounded.", "30", "people", "30 were wounded"),
        ("The blast killed 14.", "14", "people", "14"),
        ("One sailor was killed in it.", "1", "sailor", "One sailor was killed"),
        ("Over 12,000 tonnes of grain came.", "12000", "tonnes", "Over 12,000 tonnes"),
        ("Some 12 Ostrian Armed Forces members came.", "12", "members", "Some 12 Ostrian Armed Forces members"),
        ("The port has 1.200 employees.", "1200", "employees", "1.200 employees"),
        ("Of it 30 per cent is old.", "30", "percent", "30 per cent"),
        ("It grew by 12.5%.", "12.5", "percent", "12.5%"),
        ("It fell by 2 percentage points.", "2", "percentage points", "2 percentage points"),
        ("-|Three new patrol boats arrived.", "3", "boats", "Three new patrol boats"),
        ("-|Boats: 12 in Kestrel", "12", "boats", "12"),
        ("She spoke to an audience of about six hundred.", "600", "people", "about six hundred"),
        ("It grew from 30 to 55 percent.", "55", "percent", "55 percent"),
        ("The forces number 9,000 men in all.", "9000", "men", "9,000 men"),
        ("Half a million people fled.", "500000", "people", "Half a million people"),
        ("A dozen ships sank.", "12", "ships", "A dozen ships"),
        ("Four fisherfolk are missing.", "4", "fisherfolk", "Four fisherfolk"),
        ("Two crewmen came ashore.", "2", "crewmen", "Two crewmen"),
        ("It left one sailor dead in Kestrel.", "1", "sailor", "one sailor dead"),
        ("It has a staff of 58 from many states.", "58", "people", "58"),
        ("Aid: 640 million kroner", "640000000", "kroner", "640 million kroner"),
        ("#|Aid: 60 ships", "60", "ships", "60 ships"),
        ("It pays 9.7 million pa'anga.", "9700000", "pa'anga", "9.7 million pa'anga"),
        ("It pays Rs 5 crore.", "50000000", "rupees", "Rs 5 crore"),
    ],
)
def test_a_count_or_share_has_its_value_unit_and_words(text: str, value: str, unit: str, exact: str) -> None:
    (quantity,) = found(text)
    assert (str(quantity.value), quantity.unit) == (value, unit)
    assert quantity.evidence[0].span.of(text) == exact
    assert quantity.currency is None


@pytest.mark.parametrize(
    ("text", "value", "currency", "of"),
    [
        ("The cost was 442,701 Euro.", "442701", "EUR", "cost"),
        ("Ostria pays €5 million for the new boats.", "5000000", "EUR", "the new boats"),
        ("The deal is worth $3bn.", "3000000000", "USD", ""),
        ("It gave EUR 10 000 in aid.", "10000", "EUR", "aid"),
        ("The fund holds USD 2.5 million.", "2500000", "USD", "fund"),
        ("It pays 120 million Serbian dinars.", "120000000", "RSD", ""),
        ("It pays 4 million Norwegian kroner.", "4000000", "NOK", ""),
        ("It got a grant of EUR 250.000.", "250000", "EUR", "grant"),
        ("It pays £300,000.", "300000", "GBP", ""),
        ("It pays US$ 4.5 million.", "4500000", "USD", ""),
        ("It pays 3,5 million euros.", "3500000", "EUR", ""),
        ("It got 155 million hryvnias.", "155000000", "UAH", ""),
        ("It pays 12 U.S. dollars.", "12", "USD", ""),
        ("It pays R90 million.", "90000000", "ZAR", ""),
        ("It pays N312 million.", "312000000", "NGN", ""),
        ("It pays KSh2,000.", "2000", "KES", ""),
        ("It pays ₹12 million.", "12000000", "INR", ""),
        ("It pays S$4 million.", "4000000", "SGD", ""),
        ("It pays WST$2.4 million.", "2400000", "WST", ""),
        ("#|Loan: US$245 million", "245000000", "USD", "Loan"),
    ],
)
def test_money_has_its_currency_and_what_it_is_for(text: str, value: str, currency: str, of: str) -> None:
    (quantity,) = found(text)
    assert (str(quantity.value), quantity.currency, quantity.unit) == (value, currency, currency)
    assert quantity.of == of


def test_a_number_at_the_end_counts_what_the_one_before_does() -> None:
    votes = found("The budget passed by 188 votes to 141.")
    assert [(str(q.value), q.unit) for q in votes] == [("188", "votes"), ("141", "votes")]
    boats = found("In May they had nine boats; today they have seventeen.")
    assert [(str(q.value), q.unit) for q in boats] == [("9", "boats"), ("17", "boats")]
    assert [str(q.value) for q in found("They had nine boats in Gate 4.")] == ["9"]


def test_what_comes_on_top_or_is_part_counts_the_same() -> None:
    for text in (
        "They have 4,300 troops, and another 250 will come.",
        "Of 1,450 nurses, of whom 130 left, many are old.",
        "They gave jabs to 310,000 children, up from 94,000 in 2023.",
    ):
        first, second = found(text)
        assert first.unit == second.unit
    assert [str(q.value) for q in found("They have 12 boats, and another opened in 1980.")] == ["12"]


@pytest.mark.parametrize(
    "text",
    [
        "One in five treated nets was lost.",
        "The N7 is closed.",
        "They took the R12 road.",
        "The deck sank by 31 millimetres.",
        "#|Twelve ships: a story",
        "The two dozen.",
        "Ostria had 12 regimen.",
    ],
)
def test_ratios_roads_and_distances_count_nothing(text: str) -> None:
    assert found(text) == []


def test_a_part_of_a_number_counts_the_same() -> None:
    part, whole = found("He won with 28 of 54 votes.")
    assert [(str(q.value), q.unit) for q in (part, whole)] == [("28", "votes"), ("54", "votes")]


def test_five_won_medals_is_no_money() -> None:
    (quantity,) = found("Of 12 athletes, 5 won the race.")
    assert (str(quantity.value), quantity.unit) == ("12", "athletes")


def test_a_headline_counts_what_the_body_does_not() -> None:
    reading = made("Fund gives €48 million for three ports\n\nThree new ports will open.")
    headline = dataclasses.replace(reading.sentences[0], paragraph=-1)
    read = quantities.read(dataclasses.replace(reading, sentences=(headline, *reading.sentences[1:])))
    assert [(str(q.value), q.evidence[0].span.of(reading.text)) for q in read] == [
        ("48000000", "€48 million"),
        ("3", "Three new ports"),
    ]


def test_a_currency_that_many_states_share_is_only_a_unit() -> None:
    (quantity,) = found("The repair cost 5 million dinars.")
    assert (quantity.value, quantity.unit, quantity.currency) == (Decimal(5_000_000), "dinars", None)


@pytest.mark.parametrize(
    "text",
    [
        "It began at 10:30 on 12 May 2031 and lasted 12 days.",
        "From 19 to 22 November 2031 troops exercised.",
        "In 2031 soldiers came to Kestrel.",
        "On June 12 sailors left.",
        "The 2031 elections and the 2029 summit are over.",
        "For more than 17 years and two decades it grew.",
        "The 25-year-old sailor won 3-2 and 4:1 on 21st May.",
        "Under Article 5 commitments and Resolution 1244 obligations they act.",
        "The talks on chapter 23 reforms and phase 2 exercises go on.",
        "Phase 2 exercises and Chapter 23 reforms go on.",
        "Call +381 11 234 5678 or (011) 234-567.",
        "Visit 12 Harbour Street, 11000 Kestrel.",
        "The E-7A, the Leopard 2 tanks and the 737 jetliner are old.",
        "The column marched 30 kilometres at 40 km/h.",
        "The two sides and the other two towns agreed, both of them.",
        "One of the ships left, and one day it came back.",
        "They met three times, in 10 ways.",
        "The 63rd Brigade and the 3rd Fleet left.",
        "Hundreds of people and dozens of ships came.",
        "Some 600-700 soldiers, 40 to 50 trucks and two or three ships came.",
        "Between 40 and 50 sailors left.",
        "They stayed three winters; a 200-strong crew left.",
        "-|Room: 12",
        "The Group of Seven leaders met.",
        "1. Allies agreed.",
        "A 12-member team and a two-day course ended.",
        "The mast is 12 metres long and weighs 20 t.",
        "The Harbour 2030 agenda is new.",
        "#|Twelve ships arrive",
        "",
    ],
)
def test_what_only_looks_like_a_count_gives_none(text: str) -> None:
    assert found(text) == []


def test_a_currency_that_is_no_more_is_only_a_unit() -> None:
    (quantity,) = found("It cost 5 million German marks.")
    assert (quantity.unit, quantity.currency) == ("marks", None)


def test_a_verb_behind_the_noun_is_not_counted() -> None:
    assert [q.unit for q in found("Of it 5 million dinars goes to the port, and 5 gold medals shine.")] == [
        "dinars",
        "medals",
    ]


def test_what_is_counted_is_told_briefly() -> None:
    (quantity,) = found("It plans 200 activities that Ostria and Norvia will do together in the coming years of peace.")
    assert quantity.of == "activities that Ostria and Norvia will do together"
    (quantity,) = found("The port has 14 cranes for grain and is old.")
    assert quantity.of == "cranes for grain"


def test_a_quantity_told_twice_in_the_same_words_is_one() -> None:
    assert len(found("It has seven Goals.\n\nThe seven Goals are old, but seven ships are new.")) == 2


def test_numbers_in_names_count_nothing() -> None:
    assert found("Seven Isles Forum members met.") == []
    assert [q.unit for q in found("Seven Isles Forum members met in ten towns.")] == ["towns"]


def test_the_evidence_stands_in_its_sentence() -> None:
    text = "It rained. Over 40 ships left. It rained on."
    (evidence,) = found(text)[0].evidence
    assert evidence.context.of(text) == "Over 40 ships left."


@needs_gold
def test_the_real_captures_give_nearly_all_quantities() -> None:
    score = scorer().Score()
    for gold, reading in annotated():
        text = reading.article.capture.text
        rows = [
            {"value": str(q.value), "unit": q.unit, "exact": q.evidence[0].span.of(text)}
            for q in quantities.read(reading)
        ]
        score.quantities(gold, rows)
    precision, recall = precision_and_recall(score.counts["quantities"])
    assert precision >= 0.92, score.errors
    assert recall >= 0.92, score.errors
