"""Towns, sites and landforms of invented articles, by what stands around them; and what is no place."""

from __future__ import annotations

import pytest
from invented import names, of, reading

PLACES = {
    "HMS London and USS Mount Kelvar sailed.": "",
    "The airfield at Tessam was shelled. The deal was signed at Maleo in April.": "Tessam; Maleo",
    "She is an analyst at Norvik.": "",
    "Soldiers took a course at Brandt.": "",
    "The bridge over the Sanne was blocked. Later the Apar burst its banks.": "Sanne; Apar",
    "They spoke over the phone.": "",
    "Rain cut off villages such as Tollen, Karvin and Lekuan.": "Tollen; Karvin; Lekuan",
    "The state capital, Kuarn, is dry. In the capital, Iron Heron opened.": "Kuarn",
    "They walked from Leer in the night. A line from Elk via Orsk to Toren is planned.": "Leer; Elk; Toren",
    "Boats lay at the jetty at Adok by the Tollen wetlands and the Sejna crossing.": (
        "Adok; Tollen wetlands; Sejna crossing"
    ),
    "The frigate called at Tessam and berthed at Maleo. She called at noon.": "Tessam; Maleo",
    "They came to Naval Support Activity Tessam Bay in May.": "Naval Support Activity Tessam Bay",
    "A camp opened on the Baltic Sea island of Kelva.": "Baltic Sea; Kelva",
    "A cable linking Neva to Orsk was laid.": "Neva; Orsk",
    "Trains ran from Toren to Karvin.": "Toren; Karvin",
    "The Tollen-Turvi road was closed.": "Tollen; Turvi",
    "They toured the Museum of Beekeeping in Toren.": "Museum of Beekeeping; Toren",
    "He spoke in the House of Representatives.": "",
    "Ships met in the Gulf of Amarin and the Bay of Kelvar.": "Gulf of Amarin; Bay of Kelvar",
    "They dined at the Hotel Laguna.": "Hotel Laguna",
    "The Five Hills Training Area and the Old Mill fish market were shut.": (
        "Five Hills Training Area; Old Mill fish market"
    ),
    "A base on King George Island is cold. King George spoke.": "King George Island",
    "An arctic base and an Antarctic base cost much.": "",
    "The talks took place at the Toren Congress Hall.": "Toren Congress Hall",
    "Venue: Kelvara Conference Centre, Toren": "Kelvara Conference Centre; Toren",
    "They live on Harbour Lane Street. Governor Lena Moss of Santa Cruz do Mar came.": "Harbour Lane Street",
    "The Toren Young Science Prize and the Oslo Autumn Festival are old.": "",
    "Rift Valley fever is back.": "",
    "Trade reached C$640 million.": "",
}


@pytest.mark.parametrize("text", PLACES)
def test_places_by_what_stands_around_them(text: str) -> None:
    assert names(reading(text), "place") == of(PLACES[text])


def test_a_known_place_goes_on_with_its_own_name() -> None:
    assert names(reading("Rain fell in Rio Grande do Sul. It rained in Toren de Novo."), "place") == {
        "Rio Grande do Sul",
        "Toren de Novo",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held in Kiev, Washington, D.C. and New York City.", {"Kyiv", "Washington", "New York"}),
        ("The envoy of Viet Nam left Hong Kong for the Kyrgyz Republic.", {"Vietnam", "Hong Kong", "Kyrgyzstan"}),
        ("She flew from Sana'a to St. Petersburg.", {"Sanaa", "Saint Petersburg"}),
    ],
)
def test_places_go_by_one_name_whatever_they_are_called(text: str, expected: set[str]) -> None:
    assert names(reading(text), "place") == expected
