"""What texts tell of single events: type, day, place, parties and status; states and people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Event

PUBLISHED = "2024-05-15"


class Told(NamedTuple):
    text: str
    kind: str
    start: str | None = None
    end: str | None = None
    places: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    status: str = "held"


def who(*names: str) -> frozenset[str]:
    return frozenset(names)


TOLD = {
    "a visit with its day": Told(
        "{p:Marta Velen}, Defence Minister of {s:Ostria}, paid an official visit to {c:Karvin@Lumia} on 14 May.",
        "Visit", "2024-05-14", None, ("Karvin",), who("Marta Velen"),
    ),
    "a visit over a range of days": Told(
        "The Deputy Director of {o:KSEC}, {p:Lena Orth}, is on a visit to {s:Ostria} from 13 to 15 May 2024.",
        "Visit", "2024-05-13", "2024-05-15", ("Ostria",), who("Lena Orth"),
    ),
    "a visit of a delegation": Told(
        "The delegation of the {o:Ostrian Parliament}, led by {p:Ada Horn}, visited {c:Karvin@Lumia} on Monday.",
        "Visit", "2024-05-13", None, ("Karvin",), who("Ada Horn"),
    ),
    "a journey to come": Told(
        "{p:Marta Velen} is expected to travel to {c:Karvin@Lumia} on 20 June.",
        "Visit", "2024-06-20", None, ("Karvin",), who("Marta Velen"), "announced",
    ),
    "a headline in the infinitive": Told(
        "! {p:Marta Velen} to visit {s:Lumia}", "Visit", None, None, ("Lumia",), who("Marta Velen"), "announced",
    ),
    "a tour to come in a headline": Told(
        "! {p:Marta Velen} to tour the {s:Varnian Lakes}", "Visit", None, None, ("Varnian Lakes",), who("Marta Velen"),
        "announced",
    ),
    "a tour to come": Told(
        "{p:Marta Velen} will tour {c:Karvin@Lumia} on 20 June.",
        "Visit", "2024-06-20", None, ("Karvin",), who("Marta Velen"), "announced",
    ),
    "a deed that a speaker dates by": Told(
        "{p:Marta Velen} said that the reforms began after the annexation of {s:Norva} in 2014.",
        "Other", "2014", None, ("Norva",), who(),
    ),
    "a meeting of two chiefs": Told(
        "The Chief of Staff of the {o:Ostrian Army}, General {p:Ivo Sarn}, met on Monday with the Commander of "
        "{o:KSEC}, Admiral {p:Lena Orth}.",
        "Meeting", "2024-05-13", None, (), who("Ivo Sarn", "Lena Orth"),
    ),
    "a meeting with several": Told(
        "On 13 May {p:Lena Orth} held talks in {c:Orlow@Ostria} with President {p:Ivo Sarn}, Prime Minister "
        "{p:Marta Velen} and the Minister of Defence, {p:Tomas Rike}.",
        "Meeting", "2024-05-13", None, ("Orlow",), who("Lena Orth", "Ivo Sarn", "Marta Velen", "Tomas Rike"),
    ),
    "a guest received": Told(
        "{p:Tomas Rike} received the Ambassador of {s:Ostria}, {p:Ada Horn}, at the {r:Karvin Castle} today.",
        "Meeting", "2024-05-15", None, ("Karvin Castle",), who("Tomas Rike", "Ada Horn"),
    ),
    "a call": Told(
        "Ministers {p:Marta Velen} and {p:Tomas Rike} spoke by phone on Friday about the border.",
        "Meeting", "2024-05-10", None, (), who("Marta Velen", "Tomas Rike"),
    ),
    "a meeting in the genitive": Told(
        "{p:Marta Velen}'s meeting with {p:Lena Orth} in {c:Karvin@Lumia} lasted two hours.",
        "Meeting", None, None, ("Karvin",), who("Marta Velen", "Lena Orth"),
    ),
    "consultations of bodies": Told(
        "Consultations between the {o:Ostrian Ministry} and {o:KSEC} experts began in {c:Orlow@Ostria} on Tuesday.",
        "Meeting", "2024-05-14", None, ("Orlow",), who("Ostrian Ministry", "KSEC"),
    ),
    "a reception": Told(
        "The mission marked its anniversary with a reception in {c:Orlow@Ostria} on Thursday, hosted by General "
        "{p:Ivo Sarn}.",
        "Reception", "2024-05-09", None, ("Orlow",), who("Ivo Sarn"),
    ),
    "an exercise by its name": Told(
        'Members of the {o:Ostrian Army} and the {o:Lumian Guard} are conducting the exercise "River Wolf 24" at the '
        "{r:Dorna training range} from 13 to 24 May.",
        "Exercise", "2024-05-13", "2024-05-24", ("Dorna training range",), who("Ostrian Army", "Lumian Guard"),
    ),
    "an exercise of states": Told(
        "The exercise will be held in {c:Orlow@Ostria} in October with the participation of {s:Lumia}, {s:Varland} "
        "and {o:KSEC}.",
        "Exercise", "2024-10", None, ("Orlow",), who("Lumia", "Varland", "KSEC"), "announced",
    ),
    "a training": Told(
        "{o:KSEC} experts trained 40 firefighters in {c:Orlow@Ostria} on 10 May.",
        "Training", "2024-05-10", None, ("Orlow",), who("KSEC"),
    ),
    "a course": Told(
        "Ten officers completed a training course on first aid organised by {o:KSEC} in {c:Orlow@Ostria}.",
        "Course", None, None, ("Orlow",), who("KSEC"),
    ),
    "a seminar": Told(
        "A seminar on cyber security was held in {c:Orlow@Ostria} from 6 to 8 May 2024, organised by {o:KSEC}.",
        "Conference", "2024-05-06", "2024-05-08", ("Orlow",), who("KSEC"),
    ),
    "a press conference": Told(
        "Speaking at a press conference in {c:Orlow@Ostria}, Prime Minister {p:Marta Velen} praised the plan.",
        "PressConference", None, None, ("Orlow",), who("Marta Velen"),
    ),
    "a summit": Told(
        "Minister {p:Marta Velen} will attend the {o:EUX} Summit in {c:Karvin@Lumia} on 20 June.",
        "Summit", "2024-06-20", None, ("Karvin",), who("EUX", "Marta Velen"), "announced",
    ),
    "an attack": Told(
        "Twelve were hurt when gunmen attacked a {o:KSEC} patrol near {c:Norva@Lumia} on 2 May.",
        "Attack", "2024-05-02", None, ("Norva",), who("KSEC"),
    ),
    "an invasion": Told(
        "{s:Ruvia} launched a full-scale invasion of {s:Varland} in February 2022.",
        "Attack", "2022-02", None, ("Varland",), who("Ruvia"),
    ),
    "an award": Told(
        "Colonel {p:Ivo Sarn} was awarded the Order of Merit at a ceremony in {c:Orlow@Ostria} on 12 May.",
        "Award", "2024-05-12", None, ("Orlow",), who("Ivo Sarn"),
    ),
    "an interview": Told(
        "In an interview for {o:Orlow Daily}, {p:Marta Velen} said that the reform goes on.",
        "Interview", None, None, (), who("Marta Velen", "Orlow Daily"),
    ),
    "an agreement of states": Told(
        "{s:Ostria} and {s:Lumia} signed a memorandum of understanding in {c:Karvin@Lumia} on 3 March 2024.",
        "Agreement", "2024-03-03", None, ("Karvin",), who("Ostria", "Lumia"),
    ),
    "a speech": Told(
        "On 9 May 2024 {p:Lena Orth} addressed the parliament in {c:Orlow@Ostria}.",
        "Speech", "2024-05-09", None, ("Orlow",), who("Lena Orth"),
    ),
    "an annexation": Told(
        "{s:Ruvia} annexed {r:Norva Land} in 2014.", "Other", "2014", None, ("Norva Land",), who("Ruvia"),
    ),
    "a visit to an exercise": Told(
        "General {p:Ivo Sarn} visited the exercise on 2 May together with the Chief of Staff, {p:Lena Orth}.",
        "Visit", "2024-05-02", None, (), who("Ivo Sarn", "Lena Orth"),
    ),
    "rounds of talks": Told(
        "The text was agreed after three days of talks in {c:Karvin@Lumia} mediated by {o:KSEC}.",
        "Meeting", None, None, ("Karvin",), who("KSEC"),
    ),
    "an exercise that somebody said would be hosted": Told(
        "{p:Lena Orth} said that {s:Ostria} would host a larger exercise, River Shield, in September.",
        "Exercise", "2024-09", None, ("Ostria",), who("Ostria"), "announced",
    ),
    "an exercise after the article's day, whatever the tense": Told(
        "{p:Lena Orth} takes part in the exercise River Shield in {c:Orlow@Ostria} on 3 September 2024.",
        "Exercise", "2024-09-03", None, ("Orlow",), who("Lena Orth"), "announced",
    ),
    "an exercise with troops from states": Told(
        "The exercise took place off {c:Norva@Lumia} on 3 May with troops from {s:Lumia} and {s:Varland}.",
        "Exercise", "2024-05-03", None, ("Norva",), who("Lumia", "Varland"),
    ),
    "a course and who organised it": Told(
        "Ten officers completed a course that {o:KSEC} and the {o:Ostrian Police} organised in {c:Orlow@Ostria}.",
        "Course", None, None, ("Orlow",), who("KSEC", "Ostrian Police"),
    ),
    "a course and not who paid for it": Told(
        "A course was held in {c:Orlow@Ostria} on 3 May by {o:KSEC} and was financed by {s:Lumia}.",
        "Course", "2024-05-03", None, ("Orlow",), who("KSEC"),
    ),
    "a training in future": Told(
        "{o:KSEC} will train 40 firefighters in {c:Orlow@Ostria} on 10 June.",
        "Training", "2024-06-10", None, ("Orlow",), who("KSEC"), "announced",
    ),
    "an attack that somebody else reported": Told(
        "The {o:Ostrian Ministry} said on Tuesday that gunmen attacked a bus near {c:Norva@Lumia} on 2 May.",
        "Attack", "2024-05-02", None, ("Norva",), who(),
    ),
    "an explosion on purpose": Told(
        "A bomb exploded near the station of {c:Norva@Lumia} early on Monday, {o:KSEC} reported.",
        "Attack", "2024-05-13", None, ("Norva",), who(),
    ),
    "an award to come, to him": Told(
        "Captain {p:Tomas Rike} saved five sailors. Admiral {p:Lena Orth} will present him with the Sea Cross on "
        "Friday.",
        "Award", "2024-05-17", None, (), who("Lena Orth", "Tomas Rike"), "announced",
    ),
    "an agreement reached": Told(
        "{s:Ostria} and {s:Lumia} agreed on Tuesday to reopen a road across the {r:Dorna Pass}.",
        "Agreement", "2024-05-14", None, (), who("Ostria", "Lumia"),
    ),
    "an opening": Told(
        "{o:KSEC} opened its first training centre in {c:Orlow@Ostria} on 2 May.",
        "Other", "2024-05-02", None, ("Orlow",), who("KSEC"),
    ),
    "a launch": Told(
        "The {o:Ostrian Fund} and {o:KSEC} today launched the Open Wards Project in {c:Orlow@Ostria}.",
        "Other", "2024-05-15", None, ("Orlow",), who("Ostrian Fund", "KSEC"),
    ),
    "a foundation": Told(
        "{o:KSEC} was founded in {c:Karvin@Lumia} in 2003.", "Other", "2003", None, ("Karvin",), who("KSEC"),
    ),
    "a law": Told(
        "The {o:Ostrian Assembly} passed the budget late on Tuesday.",
        "Other", "2024-05-14", None, (), who("Ostrian Assembly"),
    ),
    "an exercise and not where the report comes from": Told(
        "{c:NORVA=Norva@Lumia}, {s:Lumia} -- Troops began exercise Amber Guard in {c:Norva@Lumia} on 3 May.",
        "Exercise", "2024-05-03", None, ("Norva",), who(),
    ),
    "an interview and not whom it speaks of": Told(
        "{p:Marta Velen} told {o:One} television that she had met Ambassador {p:Ada Horn} on Tuesday.",
        "Interview", None, None, (), who("Marta Velen", "One"),
    ),
    "a wreath": Told(
        "{p:Lena Orth} laid a wreath at the {r:Memorial of the Fallen} on 9 May.",
        "Other", "2024-05-09", None, ("Memorial of the Fallen",), who("Lena Orth"),
    ),
    "credentials": Told(
        "{p:Ada Horn} presented her credentials to President {p:Ivo Sarn} on 9 May.",
        "Other", "2024-05-09", None, (), who("Ada Horn", "Ivo Sarn"),
    ),
    "a rescue": Told(
        "The ship rescued nine sailors 20 miles west of {r:Norva Island} on Monday night.",
        "Other", "2024-05-13", None, ("Norva Island",), who(),
    ),
    "a change of command": Told(
        "Colonel {p:Ada Horn} took command of the brigade from Colonel {p:Ivo Sarn} at {r:Fort Dorna} on 3 May.",
        "Other", "2024-05-03", None, ("Fort Dorna",), who("Ada Horn", "Ivo Sarn"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD.keys())
def test_an_event_is_told_with_its_day_place_and_parties(told: Told, events: Callable[..., list[Event]]) -> None:
    found = [e for e in events(told.text, PUBLISHED) if e.type == told.kind]
    assert len(found) == 1, found
    event = found[0]
    assert (str(event.start) if event.start else None) == told.start
    assert (str(event.end) if event.end else None) == told.end
    assert tuple(place.name for place in event.places) == told.places
    assert {record.name for record in event.participants} == told.people
    assert event.status == told.status


def test_evidence_is_the_clause_and_its_context_the_sentence(
    reading: Callable[..., object], events: Callable[..., list[Event]]
) -> None:
    text = "All was calm. On 9 May 2024 {p:Lena Orth} visited {c:Orlow@Ostria}, where she rested. It rained."
    event = events(text)[0]
    words = reading(text).text  # type: ignore[attr-defined]
    assert event.evidence[0].span.of(words) == "On 9 May 2024 Lena Orth visited Orlow"
    assert event.evidence[0].context.of(words) == "On 9 May 2024 Lena Orth visited Orlow, where she rested."


def test_the_parts_of_one_sentence_keep_their_own_days_and_places(events: Callable[..., list[Event]]) -> None:
    found = events(
        "This was said at the Orlow Summit last July, then at the meeting of {o:EUX} ministers in {c:Karvin@Lumia} "
        "in November 2023 and again at a meeting of {o:KSEC} ministers in {c:Munden@Varland} this February.",
        PUBLISHED,
    )
    assert [(e.type, str(e.start), [p.name for p in e.places]) for e in found] == [
        ("Summit", "2023-07", []),
        ("Meeting", "2023-11", ["Karvin"]),
        ("Meeting", "2024-02", ["Munden"]),
    ]


def test_labels_say_what_the_event_is_in_our_words(events: Callable[..., list[Event]]) -> None:
    found = events(
        "On 9 May 2024 {p:Lena Orth} visited {c:Orlow@Ostria} and met {p:Ivo Sarn}. "
        "She spoke of the Karvin Summit in 2022.",
        PUBLISHED,
    )
    assert [e.label for e in found] == [
        "Visit of Lena Orth to Orlow",
        "Meeting of Lena Orth with Ivo Sarn in Orlow",
        "Karvin Summit",
    ]
