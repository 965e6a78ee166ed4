"""What is no event: the negated, the hoped for, the habitual, the general, and words that only look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Event, Reading

SILENT = {
    "negated": "President {p:Ivo Sarn} did not meet {p:Marta Velen} in {c:Karvin@Lumia}.",
    "called off": "The planned visit to {s:Lumia} was cancelled.",
    "refused": "{p:Marta Velen} refused to meet {p:Ivo Sarn}.",
    "hoped for": "The parties hope for a meeting with {p:Lena Orth} in {c:Karvin@Lumia} next year.",
    "possible": "They discussed the possibility of resuming joint exercises with {s:Lumia}.",
    "an invitation": "{p:Marta Velen} invited {p:Lena Orth} to visit {c:Orlow@Ostria}.",
    "could": "{p:Marta Velen} could visit {c:Karvin@Lumia} in June.",
    "general training": "{o:EUX} supports training and other events for {s:Ostria}.",
    "regular contacts": "There are regular meetings between {o:EUX} and {s:Ostria}.",
    "many courses": "Since 2015, more than 500 members of the {o:Ostrian Army} have attended courses in {s:Lumia}.",
    "many exercises": "{s:Ostria} has taken part in more than 20 exercises with {o:KSEC} members.",
    "continued support": "{o:KSEC} will continue to support exercises in {s:Ostria}.",
    "meeting needs": "The plan must meet the needs of {s:Ostria} and meets the standards of {o:EUX}.",
    "the course of events": "The course of events in {s:Ostria} surprised {o:EUX}.",
    "addressing concerns": "{s:Ostria} addressed concerns over migration.",
    "welcoming a decision": "{p:Lena Orth} welcomed the decision of {s:Ostria} to join the programme.",
    "exercising restraint": "{o:EUX} called on {s:Ostria} to exercise restraint.",
    "attacks in words": "{p:Marta Velen} attacked {o:EUX} over its plans.",
    "a renewed plan": "The renewed plan between {o:EUX} and {s:Ostria} has 200 activities.",
    "a strike of workers": "The strike on the railways of {s:Ostria} is over.",
    "an accident": "An explosion damaged a kitchen in {c:Orlow@Ostria} on Monday.",
    "a law without its day": "The {o:Ostrian Assembly} passed the budget.",
    "an opening in general": "{o:KSEC} opens its centre to visitors.",
    "a rank's wish": "{p:Marta Velen} rejected the plan on Monday.",
    "a squadron that trains": "The training squadron and a training ship of {s:Ostria} lay in {c:Karvin@Lumia}.",
    "visits in general": "We do this through visits to our offices and interviews, conferences and workshops.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_no_event_is_read_out_of_it(text: str, events: Callable[..., list[Event]]) -> None:
    assert events(text, "2024-05-15") == []


def test_what_names_neither_day_nor_place_nor_party_is_held_back_as_a_doubt(reading: Callable[..., Reading]) -> None:
    from kg.extraction.events import read
    from kg.model import Doubt

    (doubt,) = read(reading("During the exercise, all went well."))
    assert isinstance(doubt, Doubt)
    assert doubt.kind == "event"
    assert "neither a day nor a place" in doubt.reason


def test_a_date_that_the_text_does_not_give_is_not_invented(events: Callable[..., list[Event]]) -> None:
    (visit,) = events("{p:Lena Orth} visited {c:Orlow@Ostria}.", "2024-05-15")
    assert visit.start is None
    assert visit.end is None


def test_a_title_lends_no_party(events: Callable[..., list[Event]]) -> None:
    (meeting,) = events("{o:KSEC} Director {p:Lena Orth} met the President of {s:Ostria}, {p:Ivo Sarn}.")
    assert [r.name for r in meeting.participants] == ["Lena Orth", "Ivo Sarn"]
