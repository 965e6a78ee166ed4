"""One event for one happening of an article, and the days and places that govern what follows."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from kg.extraction.events import read
from kg.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Reading

PUBLISHED = "2024-05-15"


def told(events: list[Event]) -> list[tuple[str, str, list[str], list[str]]]:
    return [(e.type, str(e.start or ""), [p.name for p in e.places], [r.name for r in e.participants]) for e in events]


def test_headline_lead_and_body_tell_one_meeting(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        ! {p:Velen=Marta Velen} meets {p:Rike=Tomas Rike} in {c:Karvin@Lumia}
        {c:KARVIN=Karvin@Lumia} - Foreign Minister {p:Marta Velen} met {p:Tomas Rike} on Tuesday.
        During the meeting, the ministers spoke of trade.
        """,
        PUBLISHED,
    )
    assert told(found) == [("Meeting", "2024-05-14", ["Karvin"], ["Marta Velen", "Tomas Rike"])]
    assert len(found[0].evidence) == 3


def test_the_more_telling_place_wins(events: Callable[..., list[Event]]) -> None:
    found = events(
        "! Director visits {c:Orlow@Ostria}\n{c:ORLOW=Orlow@Ostria} - Director {p:Lena Orth} visited {s:Ostria}.",
        PUBLISHED,
    )
    assert told(found) == [("Visit", "", ["Orlow"], ["Lena Orth"])]


def test_later_sentences_add_host_place_and_guests(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        ! Medics complete training organised by {o:KSEC}
        Some 30 medics have completed the training, which {s:Ostria} paid for.
        The activity was organised jointly by {s:Ostria} and the {o:Relief Centre}.
        {s:Ostria} also hosted the activities in {c:Norva@Ostria}.
        """,
        PUBLISHED,
    )
    assert [(e.type, [p.name for p in e.places]) for e in found] == [("Training", ["Norva"])]
    assert {r.name for r in found[0].participants} >= {"KSEC", "Relief Centre"}


def test_a_reception_is_one_however_often_it_is_spoken_of(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        {c:ORLOW=Orlow@Ostria} - Director {p:Lena Orth} attended the reception of the embassies.
        Guests were greeted by Ambassador {p:Ada Horn} and Assistant Minister {p:Tomas Rike}.
        The reception was attended by members of the {o:Ostrian Army} as well.
        During the reception Director {p:Orth=Lena Orth} gave a speech.
        """,
        PUBLISHED,
    )
    assert told(found) == [
        ("Reception", "", ["Orlow"], ["Lena Orth", "Ada Horn", "Tomas Rike", "Ostrian Army"]),
        ("Speech", "", ["Orlow"], ["Lena Orth"]),
    ]


PROGRAMME = """
! {o:KSEC} Director to visit the {r:Inner Region}
From 19 to 21 May 2024, the {o:KSEC} Director, Ms {p:Lena Orth}, will visit {s:Ostria} and {s:Lumia}.
On Sunday, 19 May, {p:she=Lena Orth} will travel to {s:Ostria}, where {p:she=Lena Orth} will have a dinner with \
President {p:Ivo Sarn}.
On Monday, 20 May, Ms {p:Orth=Lena Orth} will meet Prime Minister {p:Marta Velen}. {p:She=Lena Orth} will also meet \
the Speaker, Ms {p:Ada Horn}.
On the same day, {p:she=Lena Orth} will continue her trip to {s:Lumia}, where {p:she=Lena Orth} will have talks with \
{p:Tomas Rike}.
Media Advisory
# {s:Ostria}
* 20th May, 09:15 (CET) Joint press conference by {p:Lena Orth} with {p:Marta Velen}
# {s:Lumia}
* 21st May 10:00 (CET) Joint press conference by {p:Lena Orth} with {p:Tomas Rike}
"""


def test_a_programme_of_days_gives_each_event_its_own(events: Callable[..., list[Event]]) -> None:
    found = events(PROGRAMME, PUBLISHED)
    assert {e.status for e in found} == {"announced"}
    visit, *rest = found
    assert (visit.type, str(visit.start), str(visit.end)) == ("Visit", "2024-05-19", "2024-05-21")
    assert [p.name for p in visit.places] == ["Inner Region", "Ostria", "Lumia"]
    assert told(rest) == [
        ("Meeting", "2024-05-19", ["Ostria"], ["Lena Orth", "Ivo Sarn"]),
        ("Meeting", "2024-05-20", ["Ostria"], ["Lena Orth", "Marta Velen"]),
        ("Meeting", "2024-05-20", ["Ostria"], ["Lena Orth", "Ada Horn"]),
        ("Meeting", "2024-05-20", ["Lumia"], ["Lena Orth", "Tomas Rike"]),
        ("PressConference", "2024-05-20", ["Ostria"], ["Lena Orth", "Marta Velen"]),
        ("PressConference", "2024-05-21", ["Lumia"], ["Lena Orth", "Tomas Rike"]),
    ]


def test_a_list_names_who_was_met(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        The {o:KSEC} delegation had bilateral meetings with:
        * {s:Ostria}: {p:Ada Horn}, Minister of Foreign Affairs
        * {s:Lumia}: {p:Tomas Rike}, Adviser to {p:Ivo Sarn}
        """,
        PUBLISHED,
    )
    assert told(found) == [("Meeting", "", [], ["KSEC", "Ada Horn", "Tomas Rike"])]


def test_a_running_day_does_not_reach_background_in_quotes(events: Callable[..., list[Event]]) -> None:
    found = events(
        "On 13 May 2024, {p:Lena Orth} met {p:Ivo Sarn} in {c:Orlow@Ostria}. “In March, our {o:KFR} patrols were "
        "attacked”, {p:she=Lena Orth} said. {p:Orth=Lena Orth} also met {p:Marta Velen}.",
        PUBLISHED,
    )
    assert [(e.type, str(e.start)) for e in found] == [
        ("Meeting", "2024-05-13"),
        ("Attack", "2024-03"),
        ("Meeting", "2024-05-13"),
    ]


def test_a_month_at_the_head_of_a_sentence_holds_for_all_its_events(events: Callable[..., list[Event]]) -> None:
    found = events(
        "“In March, {p:Lena Orth} visited {c:Orlow@Ostria}, met {p:Ivo Sarn} and recalled the attack on {o:KFR} "
        "troops in 2022”, he said.",
        PUBLISHED,
    )
    assert [(e.type, str(e.start)) for e in found] == [("Visit", "2024-03"), ("Meeting", "2024-03"), ("Attack", "2022")]


def test_a_range_does_not_say_on_which_day_the_meetings_were(events: Callable[..., list[Event]]) -> None:
    found = events("From 6 to 8 May 2024, {p:Lena Orth} visited {c:Orlow@Ostria} and met {p:Ivo Sarn}.", PUBLISHED)
    assert [(e.type, str(e.start), str(e.end)) for e in found] == [
        ("Visit", "2024-05-06", "2024-05-08"),
        ("Meeting", "None", "None"),
    ]


def test_two_meetings_of_a_day_stay_two(events: Callable[..., list[Event]]) -> None:
    found = events(
        "On 13 May 2024 {p:Lena Orth} met {p:Ivo Sarn} in {c:Orlow@Ostria}. Later {p:she=Lena Orth} met {p:Ada Horn}.",
        PUBLISHED,
    )
    assert [[r.name for r in e.participants] for e in found] == [["Lena Orth", "Ivo Sarn"], ["Lena Orth", "Ada Horn"]]


def test_two_awards_of_a_day_stay_two(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Lena Orth} was awarded the Medal of Honour on 13 May 2024. {p:Ivo Sarn} was also awarded the Medal of "
        "Honour on the same day. The medal is awarded by the {o:Officers Union} for long service.",
        PUBLISHED,
    )
    assert told(found) == [
        ("Award", "2024-05-13", [], ["Lena Orth"]),
        ("Award", "2024-05-13", [], ["Ivo Sarn"]),
    ]


def test_a_programme_names_the_guest_once_for_all_its_items(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        ! Programme of the visit of the Minister of {s:Ostria}, Ms {p:Marta Velen}, to {s:Lumia}
        # Friday 17 May
        * 09:30 Talks with Foreign Minister {p:Tomas Rike}, {r:Harbour Palace}
        * 10:45 Signing of the Agreement on Youth Exchange
        * 11:00 Press conference
        * 19:30 Reception at the Embassy of {s:Ostria}
        # Saturday 18 May
        * 10:00 Visit to the Ship Museum in {c:Karvin@Lumia}
        """,
        PUBLISHED,
    )
    assert [(e.type, str(e.start)) for e in found] == [
        ("Visit", "None"),
        ("Meeting", "2024-05-17"),
        ("Agreement", "2024-05-17"),
        ("PressConference", "2024-05-17"),
        ("Reception", "2024-05-17"),
        ("Visit", "2024-05-18"),
    ]
    assert {e.status for e in found} == {"announced"}
    assert all("Marta Velen" in [r.name for r in e.participants] for e in found)
    assert [p.name for p in found[1].places] == ["Harbour Palace"]


def test_the_next_round_is_another_event_of_its_kind(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        The fourth forum was held in {c:Karvin@Lumia} on 3 May.
        The next edition will take place in {c:Orlow@Ostria} in 2026.
        """,
        PUBLISHED,
    )
    assert [(e.type, str(e.start), e.status) for e in found] == [
        ("Conference", "2024-05-03", "held"),
        ("Conference", "2026", "announced"),
    ]


def test_guests_and_presenters_are_told_later(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        {o:KSEC} opened a two-day workshop in {c:Orlow@Ostria} on 3 May.
        It was also attended by Ambassador {p:Ada Horn} and by Minister {p:Tomas Rike}, a former envoy in {s:Lumia}.
        Colonel {p:Ivo Sarn} was awarded the Order of Merit in {c:Orlow@Ostria} on 4 May.
        The medal was presented by Admiral {p:Lena Orth}.
        """,
        PUBLISHED,
    )
    assert [(e.type, [p.name for p in e.places]) for e in found] == [("Conference", ["Orlow"]), ("Award", ["Orlow"])]
    assert {r.name for r in found[0].participants} >= {"Ada Horn", "Tomas Rike"}
    assert {r.name for r in found[1].participants} == {"Ivo Sarn", "Lena Orth"}


def test_the_meeting_means_the_gathering_told_last(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        The {o:EUX} Summit was held in {c:Karvin@Lumia} on 3 May.
        “We shall talk,” {p:Marta Velen} said as she opened the meeting.
        """,
        PUBLISHED,
    )
    assert [e.type for e in found] == ["Summit"]


def test_a_joint_press_conference_is_of_those_who_met(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        {p:Marta Velen} met {p:Tomas Rike} in {c:Karvin@Lumia} on 3 May.
        The road will open, {p:Velen=Marta Velen} told reporters at a joint press conference.
        """,
        PUBLISHED,
    )
    assert [(e.type, {r.name for r in e.participants}) for e in found][1] == (
        "PressConference",
        {"Marta Velen", "Tomas Rike"},
    )


def test_a_headline_and_a_town_of_no_known_state_are_one_visit(events: Callable[..., list[Event]]) -> None:
    found = events("! Director visits {c:Norva}\nDirector {p:Lena Orth} visited {s:Ostria} on 3 May.", PUBLISHED)
    assert [(e.type, str(e.start), e.status) for e in found] == [("Visit", "2024-05-03", "held")]


def test_the_two_ministers_are_those_who_met(events: Callable[..., list[Event]]) -> None:
    found = events(
        """
        During her stay {p:she=Marta Velen} was received by President {p:Ivo Sarn} and held talks with {p:Tomas Rike}.
        The two ministers signed an agreement on trade.
        """,
        PUBLISHED,
    )
    assert [(e.type, [r.name for r in e.participants]) for e in found] == [
        ("Meeting", ["Marta Velen", "Ivo Sarn"]),
        ("Meeting", ["Marta Velen", "Tomas Rike"]),
        ("Agreement", ["Marta Velen", "Tomas Rike"]),
    ]


@pytest.mark.parametrize(
    ("between", "who"), [("", {"Marta Velen", "Tomas Rike"}), ("The ships left on Monday. ", set())]
)
def test_they_are_those_who_met_unless_the_sentence_before_speaks_of_others(
    events: Callable[..., list[Event]], between: str, who: set[str]
) -> None:
    text = (
        f"{{p:Marta Velen}} met {{p:Tomas Rike}} on 3 May. {between}They took part in an exercise in {{c:Norva@Lumia}}."
    )
    (exercise,) = (e for e in events(text, PUBLISHED) if e.type == "Exercise")
    assert {r.name for r in exercise.participants} == who


def test_deeds_of_two_kinds_are_two(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Marta Velen} laid a wreath in {c:Norva@Lumia} on 3 May. {p:She=Marta Velen} inaugurated a school in "
        "{c:Karvin@Lumia}.",
        PUBLISHED,
    )
    assert [e.type for e in found] == ["Other", "Other"]


def test_the_last_day_of_a_visit_is_not_that_of_its_meetings(events: Callable[..., list[Event]]) -> None:
    found = events(
        "{p:Marta Velen} concluded her visit to {s:Lumia} today. She met {p:Tomas Rike} in {c:Karvin@Lumia}.", PUBLISHED
    )
    assert [(e.type, str(e.start)) for e in found] == [("Visit", PUBLISHED), ("Meeting", "None")]


def test_what_is_to_come_does_not_date_what_was(events: Callable[..., list[Event]]) -> None:
    found = events(
        "Tomorrow {p:Marta Velen} will travel to {c:Karvin@Lumia}. Before that {p:Tomas Rike} met {p:Lena Orth}.",
        PUBLISHED,
    )
    assert [(e.type, str(e.start)) for e in found] == [("Visit", "2024-05-16"), ("Meeting", "None")]


def test_an_answer_tells_what_its_speaker_did(reading: Callable[..., Reading]) -> None:
    made = reading("We spoke with {p:Ada Horn}.\nIn May I visited {c:Norva@Lumia}.", PUBLISHED)
    turn = dataclasses.replace(made.article.paragraphs[1], kind="answer")
    article = dataclasses.replace(made.article, paragraphs=(made.article.paragraphs[0], turn))
    visit = [e for e in read(dataclasses.replace(made, article=article)) if isinstance(e, Event) and e.type == "Visit"]
    assert [r.name for e in visit for r in e.participants] == ["Ada Horn"]
