"""What a reader of the built-in captures learns: every kind of fact, said by the right person, held or announced."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from kg import linking
from kg.authority import Authority
from kg.extraction import extract
from kg.files import ARTICLES, AUTHORITY
from kg.model import Event, FrameworkReport, PartialDate, Quantity, Role, Statement
from kg.sources import articles, read_captures

if TYPE_CHECKING:
    from kg.model import Article, Fact

F = TypeVar("F", Role, Event, Statement, FrameworkReport, Quantity)


@cache
def read() -> tuple[tuple[Article, tuple[Fact, ...]], ...]:
    authority = Authority.load(AUTHORITY)
    found = [article for capture in read_captures([ARTICLES]) for article in articles(capture)]
    return tuple((article, extract(linking.read(article, authority)).facts) for article in found)


def facts(kind: type[F]) -> list[F]:
    return [fact for _, told in read() for fact in told if isinstance(fact, kind)]


def test_the_five_captures_are_thirteen_articles_of_their_page_kinds() -> None:
    kinds: dict[str, list[str]] = {}
    for article, _ in read():
        kinds.setdefault(article.capture.name, []).append(article.kind)
    assert kinds == {
        "european-western-balkans-2024-03-01.txt": ["interview_qa"],
        "fifth-estate-2023-11.txt": ["bulletin_item"] * 9,
        "gazeta-express-2026-05-20.txt": ["news_page"],
        "mlo-belgrade-2020-01-21.txt": ["news_page"],
        "n1-2022-08-10.txt": ["news_page"],
    }


def test_the_dates_of_the_captures_are_read() -> None:
    assert {str(article.published.value) for article, _ in read() if article.published} == {
        "2020-01-21",
        "2022-08-10",
        "2026-05-20",
    }


def test_every_capture_tells_of_a_post_an_event_and_a_statement() -> None:
    for kind in (Role, Event, Statement):
        names = {article.capture.name for article, told in read() if any(isinstance(fact, kind) for fact in told)}
        assert len(names) == 5, kind


def test_no_statement_of_a_retold_capture_claims_to_be_a_persons_own_words() -> None:
    statements = facts(Statement)
    assert len(statements) > 30
    assert [statement.text for statement in statements if not statement.reported] == []


def test_the_speakers_are_those_who_speak() -> None:
    assert {statement.speaker.name for statement in facts(Statement)} == {
        "Giampiero Romano",
        "James Mackey",
        "Jens Stoltenberg",
        "Kevin Hamilton",
        "Rob Bauer",
        "Tom Goffus",
    }


def test_posts_are_told_with_their_body() -> None:
    told = {(role.person.name, role.title, role.at.name if role.at else None) for role in facts(Role)}
    assert ("Jens Stoltenberg", "Secretary General", "NATO") in told
    assert ("Aleksandar Vučić", "President", "Serbia") in told
    assert ("Milan Mojsilović", "Chief of Staff", "Serbian Armed Forces") in told
    assert ("Farhad Alaaldin", "Chairman", "Iraq Advisory Council") in told


def test_events_are_told_with_day_place_and_participants() -> None:
    conference = next(event for event in facts(Event) if event.type == "Conference")
    assert (conference.start, conference.end) == (PartialDate(2023, 11, 17), PartialDate(2023, 11, 19))
    assert [place.name for place in conference.places] == ["Bahrain"]
    exercise = next(event for event in facts(Event) if event.type == "Exercise")
    assert [place.name for place in exercise.places] == ["Borovac training range"]
    assert {"NATO", "Serbian Armed Forces"} <= {party.name for party in exercise.participants}


def test_announced_and_held_events_are_both_told() -> None:
    assert {event.status for event in facts(Event)} == {"announced", "held"}


def test_programmes_are_told_with_the_year_since_which_they_hold() -> None:
    since = {report.framework.name: str(report.since) for report in facts(FrameworkReport) if report.since}
    assert since["Partnership for Peace"] == "2006"
    assert since["Science for Peace and Security"] == "2007"


def test_counts_and_sums_are_told() -> None:
    told = {(quantity.value, quantity.unit) for quantity in facts(Quantity)}
    assert {
        (Decimal(442_701), "EUR"),
        (Decimal(1600), "activities"),
        (Decimal(200), "activities"),
        (Decimal(93), "troops"),
        (Decimal(25), "experts"),
    } <= told
