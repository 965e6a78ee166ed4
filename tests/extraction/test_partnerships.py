"""An article is about a partnership where a sentence names its parties and speaks of their cooperation."""

from __future__ import annotations

import pytest
from made_readings import LEAGUE, MINISTRY, NORVIA, OSTRIA, made

from kg.extraction.partnerships import about
from kg.model import Record

OURS = Record(
    "partnership/harbour-league-ostria",
    "Harbour League–Ostria partnership",
    ("partnership",),
    ("Intangible",),
    parties=(LEAGUE.path, OSTRIA.path),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ostria and the League will deepen their cooperation.",
        "The envoy praised relations with Ostria. In Kestrel, the League called Ostria a close partner.",
    ],
)
def test_parties_and_cooperation_in_one_sentence(text: str) -> None:
    assert about(made(text), [OURS]) == (OURS,)


@pytest.mark.parametrize(
    "text",
    [
        "The League has a partnership with Norvia. Ostria votes in May.",
        "Ostria joined the talks of the League on fish.",
        "Cooperation is good.",
    ],
)
def test_naming_the_parties_in_passing_is_not_enough(text: str) -> None:
    assert about(made(text), [OURS]) == ()


def test_a_partnership_of_other_parties_is_not_meant() -> None:
    other = Record("partnership/x", "x", ("partnership",), (), parties=(LEAGUE.path, NORVIA.path))
    assert about(made("Ostria and the League are partners."), [other]) == ()
    assert about(made("Norvia and the League are partners."), [OURS, other]) == (other,)


def test_a_body_of_a_state_stands_for_it() -> None:
    body = Record(MINISTRY.path, MINISTRY.name, MINISTRY.kinds, MINISTRY.types, country=OSTRIA.path)
    reading = made("The envoy spoke of the ties of the League with them.", {"them": body})
    assert about(reading, [OURS]) == (OURS,)
