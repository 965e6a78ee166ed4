"""Places that no list has: learned from the contexts in which an article names them, and never from capitals alone."""

from __future__ import annotations

import pytest
from invented import names, reading

from kg.extraction import roles
from kg.model import Role

PLACES = {
    "a country by its adjective": ("Velmark waits. The Velmarkian minister left early.", "Velmark"),
    "a country by its state's nouns": ("Talks with Drusia's prime minister failed. Drusia is near.", "Drusia"),
    "a country by an office «of»": ("The Prime Minister of Sarn spoke. Sarn voted no.", "Sarn"),
    "a country by an ambassador to it": ("He was ambassador to Morvania. Morvania has a fleet.", "Morvania"),
    "a list of states": (
        "They came:\n- Norway: Ms Ilse Brand, Director\n- Tavria: Mr Ivo Tarn, Minister of Trade",
        "Norway; Tavria",
    ),
    "the company of known countries": (
        "Experts from Norway, Kestria and Fenmark took part.",
        "Norway; Kestria; Fenmark",
    ),
    "a compass point": ("Rain fell in northern Ilmar. Ilmar had no harvest.", "Ilmar"),
    "a town by its noun": ("The port of Sant Calo was closed. Sant Calo has two piers.", "Sant Calo"),
    "a town in apposition": ("Brenna, a village in the hills, was cut off.", "Brenna"),
    "where something is, named elsewhere too": ("Rain fell in Brasna. Brasna flooded.", "Brasna"),
    "where people were flown": ("The sailors were flown to Skarvik.", "Skarvik"),
    "the aim of a visit": ("The visit of the King, Haldor, to Brasna was short.", "Brasna"),
    "a place within a known one": ("They set sail from Korou in Norway.", "Korou; Norway"),
    "a division with its noun": (
        "The fire in Zadran County and in the Upper Mesk Province burned on.",
        "Zadran County; Upper Mesk Province",
    ),
    "a dateline in capitals": ("QASR NADIR, April 7 (INDA) - Two ships left. Qasr Nadir is calm.", "Qasr Nadir"),
    "a dateline with a numeric date": ("Ehrstad, 29.02.2012. The last soldiers landed.", "Ehrstad"),
    "rivers, lakes and villas": (
        "On the River Selma, at Lake Orm and at the Villa Lukov, guests met.",
        "River Selma; Lake Orm; Villa Lukov",
    ),
    "a memorial": ("He laid a wreath at the Memorial of the Fallen.", "Memorial of the Fallen"),
    "a museum that is visited": ("After a visit to the Polar Ship Museum they left.", "Polar Ship Museum"),
    "a dam": ("They inspected the Selma Dam.", "Selma Dam"),
    "well-known cities": ("The train from Gothenburg to Kraków was late.", "Gothenburg; Krakow"),
    "territories": ("Greenlandic and Faroese delegates met in Greenland.", "Greenland"),
}  # fmt: skip
NONE = {
    "an operation in which one takes part": "Two ships took part in Grey Swell and are involved in Iron Gull.",
    "a person's government": "Mr Ivo Tarn spoke. Tarn's government fell, and many blame Tarn.",
    "a known person's surname": "Marta Velen spoke. In Velen's view all is well, and nobody is near Velen.",
    "who acts in a country": "In spring, Raydon and Kestrel Line came. Raydon paid.",
    "a language": "Lectures are given in English and in Welsh.",
    "sums of money": "It cost US$40 million.",
    "peoples": "Canadians and Ukrainians came.",
    "an opening word": "Overall, the region is calm. Moreover, the town waits.",
    "a company that ships from": "Systems from Raydon will arrive soon.",
    "a city in a person's name": "Milan Dask and Sofia Moss spoke. Ms Ann London left.",
    "an air patrol": "It joined the Lake States Air Patrol.",
    "a museum that acts": "The Tower Museum bought a ship.",
    "somebody who says it": "Brannoch said no. Then Brannoch left.",
}


@pytest.mark.parametrize("name", PLACES)
def test_places_that_only_the_article_knows(name: str) -> None:
    text, expected = PLACES[name]
    assert names(reading(text), "place") == set(expected.split("; "))


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_place(name: str) -> None:
    assert names(reading(NONE[name]), "place") == set()


@pytest.mark.parametrize(
    "text",
    [
        "In Norway, Raydon and Yettar pay taxes.",
        "In Norway, Raydon pays taxes.",
        "But in Norway, Raydon and Yettar pay taxes.",
        "In Oslo and Norway, the Kestrel waits.",
        "Norway, Raydon said, is far.",
    ],
)
def test_what_follows_a_places_comma_is_no_place(text: str) -> None:
    assert names(reading(text), "place") <= {"Norway", "Oslo"}


def test_a_learned_place_is_named_at_all_its_mentions_and_in_headings() -> None:
    found = reading(
        "Drusia's prime minister left. Trade with Drusia grows, and Drusia waits.",
        headline="Talks With Drusia Fail After Long Night",
    )
    assert [m.span.of(found.text) for m in found.mentions if m.record.name == "Drusia"] == ["Drusia"] * 4


def test_a_place_known_by_one_context_is_named_where_there_is_none() -> None:
    found = reading("Brasna waits. Rain fell in Brasna. Then Brasna flooded.")
    assert [m.span.of(found.text) for m in found.mentions] == ["Brasna"] * 3


def test_a_country_is_a_country_and_a_town_is_none() -> None:
    found = reading("The Velmarkian fleet left Velmark. The town of Brenna is in northern Ilmar.")
    types = {m.record.name: m.record.types for m in found.mentions if m.record.is_a("place")}
    assert types == {"Velmark": ("Country", "Place"), "Brenna": ("City", "Place"), "Ilmar": ("Place",)}


def test_a_learned_adjective_says_at_which_country_a_post_is() -> None:
    found = reading("Velmarkian Defence Minister Ivo Tarn left Velmark. The Velmarkian army stayed.")
    (role,) = (fact for fact in roles.read(found) if isinstance(fact, Role))
    assert (role.title, role.at and role.at.name) == ("Defence Minister", "Velmark")
    assert "Velmarkian Army" in names(found, "organization")
    assert [record.name for record in found.adjectives] == ["Velmark"]


def test_an_adjective_without_its_country_is_no_part_of_a_name_or_title() -> None:
    found = reading("Maldonian President Ivo Tarn met his Maldonian guests.")
    (role,) = (fact for fact in roles.read(found) if isinstance(fact, Role))
    assert (role.person.name, role.title, role.at) == ("Ivo Tarn", "President", None)
    assert names(found, "place") == set()
