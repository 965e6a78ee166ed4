"""The many ways of telling one kind of event: each is read with its type, and its look-alikes are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Event, Reading

PUBLISHED = "2024-05-15"

TOLD = {
    "Visit": (
        "{p:Marta Velen} spent Tuesday (14 May 2024) in {c:Karvin@Lumia}.",
        "The new president is expected in {c:Karvin@Lumia} on 14 June.",
        "{p:Ivo Sarn} is staying in {s:Lumia} from 13 to 17 May.",
        "The minister is in {c:Karvin@Lumia} for talks on grain.",
        "{p:Marta Velen} watched the exercise on Monday.",
        "On Monday {p:Marta Velen} inspected the works at the harbour.",
        "{p:Marta Velen} flew over the area on Monday.",
        "{p:Ivo Sarn} will travel to the province on Saturday.",
        "In April delegates visited 820 prisoners.",
        "{p:Marta Velen} and {p:Ivo Sarn} toured the tunnel at Oldmoor.",
        "{p:Ivo Sarn} will see the battlegroup in {c:Karvin@Lumia}.",
        "{p:Ivo Sarn} will tour the shipyard on Friday.",
    ),
    "Meeting": (
        "The Ministers of Defence of {o:KSEC} will meet in {c:Karvin@Lumia} on 20 May.",
        "Delegations of {s:Ostria} and {s:Lumia} met in {c:Karvin@Lumia} on Monday.",
        "{p:Ivo Sarn} will be received in {c:Karvin@Lumia} by the Chief of Defence, General {p:Lena Orth}.",
        "On Monday {p:Ivo Sarn} received a courtesy call from the envoy, {p:Lena Orth}.",
        "{p:Lena Orth} paid a courtesy call on Speaker {p:Ada Horn}.",
        "* 09:00 Working session with the head of the mission, {p:Lena Orth}",
        "Members of the media are invited to the fifth meeting of the {o:Lake Council} on 20 May.",
    ),
    "Award": (
        "On Monday 188 members of the {o:Ostrian Army} were given the Service Medal.",
        "{p:Ivo Sarn} handed General {p:Lena Orth} the Order of the Oak.",
        "{p:Ivo Sarn} presents certificates to eight soldiers in {c:Karvin@Lumia}.",
        "The diplomas were handed over by the commandant, {p:Lena Orth}.",
        "{p:Ivo Sarn} received the Northern Science Prize in {c:Karvin@Lumia} on Saturday.",
        "The Peace Prize 2024 goes to {p:Lena Orth}.",
        "{p:Ivo Sarn} will receive the Air Medal from the envoy's deputy, {p:Lena Orth}.",
    ),
    "Attack": (
        "On 6 May a lorry of {o:EUX} was shot at near Oldmoor.",
        "On 9 April pirates boarded the ship off {c:Karvin@Lumia}.",
        "Gunmen ambushed a patrol near {c:Karvin@Lumia} on Monday.",
        "The convoy came under heavy fire in {c:Karvin@Lumia} on Monday.",
        "The clashes that drove people from {c:Karvin@Lumia} on 3 May are over.",
    ),
    "Agreement": (
        "A Memorandum of Understanding was signed at {c:Karvin@Lumia} in April 2024.",
        "The first contracts would be signed in {c:Karvin@Lumia} in September, {p:Ivo Sarn} said.",
        "It builds the bridges under a contract signed with {o:Hart Marine} in March.",
        "* 14:00 Signing ceremony for the river accord between {s:Ostria} and {s:Lumia}",
        "{p:Ivo Sarn} and {p:Lena Orth} exchanged letters on Monday.",
    ),
    "Speech": (
        "In the afternoon the visitor gave a lecture at the {o:Karvin Academy}.",
        "The deputy minister told parliament on Monday that the state would pay.",
        '"We are tired," {p:she=Marta Velen} told the chamber.',
        "In his welcoming address, {p:Ivo Sarn} praised the troops.",
        "{p:Ivo Sarn} will lecture at the {o:Karvin Academy} in June.",
        "{p:Ivo Sarn} briefed the Security Council on Monday.",
    ),
    "Course": ("A summer school was held in {c:Karvin@Lumia} in August 2023.",),
    "Training": ("Ten analysts were trained in {c:Karvin@Lumia}.",),
    "Exercise": ("Coast guards from {s:Ostria} practised cleaning up oil off {c:Karvin@Lumia} in January 2024.",),
    "Reception": ("* 6:45 p.m. dinner at the invitation of the mayor",),
}
LIKE = {
    "clouds do not visit": "Smoke flew over the area on Monday.",
    "a sum is spent": "{s:Ostria} spent 40 million on roads in {s:Lumia}.",
    "the place of a firm": "The firm is in {c:Karvin@Lumia} and sells cars.",
    "a tour of duty": "Her tour of duty in {s:Lumia} taught her much.",
    "what Red Cross gives": "{p:Ivo Sarn} received blankets from the Red Cross.",
    "an order of words": "{o:EUX} presented figures in order to convince {s:Ostria}.",
    "an annual award": "The Service Medal is awarded to members of {o:EUX}.",
    "a habit since a year": "{o:EUX} has awarded the medal since 1961.",
    "a habit of each fortnight": "{p:Ivo Sarn} visits {c:Karvin@Lumia} each fortnight.",
    "a body called forum": "The Lake Islands Forum pays a quarter of the cost.",
    "an old plan": "Recently renewed the Partnership Action Plan between {o:EUX} and {s:Ostria} has 200 steps.",
    "an introduction of a talk": "In his opening remarks, {p:Ivo Sarn} praised {o:EUX}.",
    "practising law": "{p:Ivo Sarn} practised law in {c:Karvin@Lumia}.",
    "one person alone": "{p:Ivo Sarn} met in {c:Karvin@Lumia} with little success.",
    "to be invited": "{p:Ivo Sarn} invited {p:Lena Orth} to the meeting in {c:Karvin@Lumia}.",
    "a signature on a bill": "{p:Ivo Sarn} signed autographs.",
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts], ids=lambda value: value[:50]
)
def test_it_is_an_event_of_its_kind(kind: str, text: str, events: Callable[..., list[Event]]) -> None:
    assert kind in {event.type for event in events(text, PUBLISHED)}


@pytest.mark.parametrize("text", LIKE.values(), ids=LIKE.keys())
def test_what_only_looks_alike_is_none(text: str, events: Callable[..., list[Event]]) -> None:
    assert events(text, PUBLISHED) == []


def test_a_medal_is_not_received_as_a_guest_is(events: Callable[..., list[Event]]) -> None:
    (award,) = events("{p:Ivo Sarn} received the Service Medal in {c:Karvin@Lumia} on Monday.", PUBLISHED)
    assert award.type == "Award"


def test_an_item_of_a_programme_is_known_by_its_hour(events: Callable[..., list[Event]]) -> None:
    (visit,) = events("1:30 p.m. visit to the container terminal, buses leave early")
    assert visit.type == "Visit"
    assert not visit.places


def test_a_spot_that_no_list_knows_is_enough_to_tell_where_it_was(events: Callable[..., list[Event]]) -> None:
    (attack,) = events("The airfield at Oldmoor was shelled.")
    assert attack.type == "Attack"


def test_a_month_is_no_spot(reading: Callable[..., Reading]) -> None:
    from kg.extraction.events import read
    from kg.model import Doubt

    assert all(isinstance(fact, Doubt) for fact in read(reading("Guests attended the reception in Spring.")))


LEAD = "{p:Ada Horn} spoke to the Lake Review about her work.\nQ: How are you?\nA: I am well."


def test_the_lead_of_an_interview_tells_the_interview(reading: Callable[..., Reading]) -> None:
    from dataclasses import replace

    from kg.extraction.events import read

    page = reading(LEAD, PUBLISHED)
    assert list(read(page)) == []
    kinds = ("paragraph", "question", "answer")
    paragraphs = tuple(replace(p, kind=k) for p, k in zip(page.article.paragraphs, kinds, strict=True))
    (interview,) = read(replace(page, article=replace(page.article, paragraphs=paragraphs)))
    assert interview.type == "Interview"
    assert [r.name for r in interview.participants] == ["Ada Horn"]


def test_the_day_on_which_it_ends_is_not_when_it_began(events: Callable[..., list[Event]]) -> None:
    (exercise,) = events("The exercise Amber Shield in {c:Karvin@Lumia} ended on Monday.", PUBLISHED)
    assert exercise.start is None


def test_the_press_conference_is_the_one_told_before(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Ada Horn} held a press conference in {c:Karvin@Lumia} on Monday. {p:Ivo Sarn} attended the press "
        "conference too.",
        PUBLISHED,
    )
    assert [event.type for event in found] == ["PressConference"]


def test_an_office_before_a_name_does_not_end_the_clause(events: Callable[..., list[Event]]) -> None:
    (visit,) = events("It was agreed in April during the visit of the Defence Secretary, {p:Ada Horn}.", PUBLISHED)
    assert [r.name for r in visit.participants] == ["Ada Horn"]


def test_a_workshop_is_not_the_conference_told_before(events: Callable[..., list[Event]]) -> None:
    found = events("A conference was held in {s:Ostria}. {p:Ada Horn} led a workshop.", PUBLISHED)
    assert [event.type for event in found] == ["Conference", "Conference"]


def test_a_diploma_is_not_the_medal_told_before(events: Callable[..., list[Event]]) -> None:
    found = events("{p:Ada Horn} was awarded the Service Medal. She presented diplomas to {p:Ivo Sarn}.", PUBLISHED)
    assert [event.type for event in found] == ["Award", "Award"]


def test_a_state_in_the_title_of_the_host_is_no_place(events: Callable[..., list[Event]]) -> None:
    (reception,) = events("The Ambassador of {s:Lumia} hosted a reception on Monday.", PUBLISHED)
    assert not reception.places


def test_at_the_margins_of_a_forum_the_story_s_place_does_not_hold(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Ada Horn} visited {c:Karvin@Lumia} on Monday. On the sidelines of the Lake Forum she met {p:Ivo Sarn}.",
        PUBLISHED,
    )
    assert [event.places for event in found if event.type == "Meeting"] == [()]


def test_who_takes_part_in_an_exercise_was_not_at_the_meeting_before(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Ada Horn} met {p:Ivo Sarn} on Monday. Soldiers of {o:the Second Battalion} are taking part in "
        "Exercise Iron Gull in {c:Karvin@Lumia}.",
        PUBLISHED,
    )
    assert [[r.name for r in event.participants] for event in found] == [
        ["Ada Horn", "Ivo Sarn"],
        ["the Second Battalion"],
    ]


def test_states_meet_through_their_delegations(events: Callable[..., list[Event]]) -> None:
    (meeting,) = events("Delegations of {s:Ostria} and {s:Lumia} met in {c:Karvin@Lumia} on Monday.", PUBLISHED)
    assert {r.name for r in meeting.participants} == {"Ostria", "Lumia"}


def test_both_sides_of_a_courtesy_call_take_part(events: Callable[..., list[Event]]) -> None:
    (call,) = events("On Monday {p:Ivo Sarn} paid a courtesy call on the speaker, {p:Ada Horn}.", PUBLISHED)
    assert [r.name for r in call.participants] == ["Ivo Sarn", "Ada Horn"]


def test_the_agency_in_a_dateline_does_not_take_part(events: Callable[..., list[Event]]) -> None:
    (attack,) = events(
        "{c:KARVIN=Karvin@Lumia}, May 14 ({o:Lake Press}) - The rebels attacked {c:Orlow@Ostria} on Monday.", PUBLISHED
    )
    assert not attack.participants


def test_a_day_before_the_subject_does_not_lead_it_away(events: Callable[..., list[Event]]) -> None:
    (meeting,) = events("Also in talks on Friday, {p:Ada Horn} met {p:Ivo Sarn} in {c:Karvin@Lumia}.", PUBLISHED)[-1:]
    assert [r.name for r in meeting.participants] == ["Ada Horn", "Ivo Sarn"]


def test_the_day_after_the_land_of_a_place_belongs_to_the_event(events: Callable[..., list[Event]]) -> None:
    (visit,) = events(
        "{p:Ada Horn} speaks with soldiers during a visit to {c:Karvin@Lumia}, {s:Lumia}, May 5, 2024.", PUBLISHED
    )
    assert str(visit.start) == "2024-05-05"


def test_a_new_exercise_is_not_the_one_told_by_name(events: Callable[..., list[Event]]) -> None:
    found = events(
        "Soldiers took part in Exercise Amber Gull from 1 to 3 May. An exercise was held in {c:Orlow@Ostria}.",
        PUBLISHED,
    )
    assert len(found) == 2


def test_what_a_briefing_is_about_is_no_event_of_its_own(events: Callable[..., list[Event]]) -> None:
    assert events("* 10:30 Briefing on the exercise in {c:Karvin@Lumia}") == []


def test_a_call_is_not_the_meeting_of_a_group(events: Callable[..., list[Event]]) -> None:
    found = events(
        "The working group met in {c:Karvin@Lumia} on 14 May. {p:Ada Horn} and {p:Ivo Sarn} had a phone call.",
        PUBLISHED,
    )
    assert [len(event.participants) for event in found] == [0, 2]


def test_a_fair_that_calls_itself_summit_is_not_the_alliance_s(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{o:KSEC} met in {c:Karvin@Lumia}. {p:Ada Horn} attended the World Pump Summit in {c:Orlow@Ostria}.", PUBLISHED
    )
    assert [[r.name for r in event.participants] for event in found if event.type == "Summit"] == [["Ada Horn"]]


def test_a_meeting_of_its_own_is_not_the_one_told_last(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Ada Horn} attended the Lake Security Conference in {c:Karvin@Lumia}. The trilateral meeting of the "
        "ministers of {s:Ostria}, {s:Lumia} and {s:Varland} was held in {c:Orlow@Ostria} on 11 January.",
        PUBLISHED,
    )
    assert [event.type for event in found] == ["Conference", "Meeting"]
    assert str(found[1].start) == "2024-01-11"


def test_where_the_contract_was_signed_tells_more_of_the_signing(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{o:Hart Marine} announced in {c:Karvin@Lumia} the signing of a contract with {o:Lake Energy}. The contract "
        "was signed at the {r:Vull shipyard} by {p:Ada Horn}.",
        PUBLISHED,
    )
    assert [event.type for event in found] == ["Agreement"]


def test_a_surname_that_nobody_introduced_may_still_speak(events: Callable[..., list[Event]]) -> None:
    (speech,) = events("On Tuesday, Bassanetti gave a lecture on small states.", PUBLISHED)
    assert speech.type == "Speech"
