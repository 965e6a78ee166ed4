"""Happenings over articles: what is one, what is not, and that neither order nor size matter."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

from kg import corroboration
from kg.corroboration import Happening, ReportedEvent, happenings
from kg.model import EventType, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

ORTH, SARN, VELEN = "person/lena-orth", "person/ivo-sarn", "person/marta-velen"
ORLOW, OSTRIA, KARVIN = "place/orlow", "place/ostria", "place/karvin"


def day(text: str) -> PartialDate:
    return PartialDate(*(int(part) for part in text.split("-")))


def report(  # noqa: PLR0913 - a report has that many sides
    article: str,
    kind: EventType,
    start: str | None = None,
    *,
    end: str | None = None,
    at: tuple[str, ...] = (),
    who: tuple[str, ...] = (),
    within: tuple[str, ...] = (),
    label: str = "",
) -> ReportedEvent:
    path = f"event/{article}/{kind.lower()}-{start}-{'-'.join(p[-4:] for p in (*at, *who))}{label}"
    return ReportedEvent(
        f"article/{article}", path, kind, label or f"{kind} of somebody",
        day(start) if start else None, day(end) if end else None, at, who, within,
    )  # fmt: skip


def paths(found: tuple[Happening, ...]) -> list[str]:
    return [h.path for h in found]


def test_two_articles_on_one_meeting_make_one_happening_with_the_most_precise_day() -> None:
    vague = report("a", "Meeting", "2024-05", at=(ORLOW,), who=(ORTH, SARN), label="vague")
    exact = report("b", "Meeting", "2024-05-13", at=(ORLOW,), who=(SARN, ORTH), label="exact")
    (found,) = happenings([vague, exact])
    assert found == Happening(
        "happening/meeting-2024-05-13-orlow", "Meeting", "exact", day("2024-05-13"), (vague.path, exact.path)
    )


def test_what_one_article_reports_twice_is_no_happening() -> None:
    one = report("a", "Visit", "2024-05-13", at=(ORLOW,), who=(ORTH,))
    two = report("a", "Visit", "2024-05-13", at=(ORLOW,), who=(ORTH, SARN))
    assert happenings([one, two]) == ()


@pytest.mark.parametrize(
    "other",
    [
        report("b", "Speech", "2024-05-13", at=(ORLOW,), who=(ORTH, SARN)),
        report("b", "Meeting", "2024-05-14", at=(ORLOW,), who=(ORTH, SARN)),
        report("b", "Meeting", "2024-06", at=(ORLOW,), who=(ORTH, SARN)),
        report("b", "Meeting", "2024-05-13", at=(KARVIN,), who=(ORTH, SARN)),
        report("b", "Meeting", "2024-05-13", at=(ORLOW,), who=(ORTH, VELEN)),
        report("b", "Meeting", "2024-05-13", at=(ORLOW,), who=(VELEN,)),
        report("b", "Meeting", None, at=(ORLOW,), who=(ORTH, SARN)),
    ],
    ids=["type", "day", "month", "place", "counterpart", "nobody shared", "no date"],
)
def test_reports_that_differ_are_not_put_together(other: ReportedEvent) -> None:
    assert happenings([report("a", "Meeting", "2024-05-13", at=(ORLOW,), who=(ORTH, SARN)), other]) == ()


def test_a_place_and_the_land_that_holds_it_are_one_place() -> None:
    city = report("a", "Visit", "2024-05-13", at=(ORLOW,), who=(ORTH,), within=(OSTRIA,))
    land = report("b", "Visit", "2024-05-12", end="2024-05-14", at=(OSTRIA,), who=(ORTH,))
    assert [h.reports for h in happenings([city, land])] == [tuple(sorted((city.path, land.path)))]


def test_an_attack_needs_no_party_in_common_where_day_and_place_are() -> None:
    one = report("a", "Attack", "2023-09", at=(ORLOW,), who=("organization/kfr",))
    two = report("b", "Attack", "2023-09-24", at=(ORLOW,))
    assert paths(happenings([one, two])) == ["happening/attack-2023-09-24-orlow"]


def test_a_summit_is_known_by_its_name_even_without_a_date() -> None:
    named = [report(a, "Summit", d, label="Karvin Summit") for a, d in (("a", None), ("b", "2023-07"), ("c", "2023"))]
    other = report("d", "Summit", "2022-06", label="Orlow Summit")
    nameless = [report(a, "Summit", None, who=("organization/eux",), label="EUX Summit") for a in "ef"]
    (found,) = happenings([*named, other, *nameless])
    assert len(found.reports) == 3
    assert str(found.start) == "2023-07"


def test_a_month_does_not_join_the_days_in_it() -> None:
    first = report("a", "Visit", "2024-05-02", at=(ORLOW,), who=(ORTH,))
    later = report("b", "Visit", "2024-05-28", at=(ORLOW,), who=(ORTH,))
    vague = report("c", "Visit", "2024-05", at=(ORLOW,), who=(ORTH,))
    for found in happenings([first, later, vague]):
        assert not {first.path, later.path} <= set(found.reports)


def test_a_year_meets_the_days_in_it() -> None:
    vague = report("a", "Attack", "2022", at=(OSTRIA,), who=("place/ruvia",))
    exact = report("b", "Attack", "2022-02-24", at=(OSTRIA,), who=("place/ruvia",))
    assert paths(happenings([vague, exact])) == ["happening/attack-2022-02-24-ostria"]


def test_two_meetings_of_one_day_and_place_have_paths_of_their_own() -> None:
    reports = [report(a, "Meeting", "2024-05-13", at=(ORLOW,), who=(ORTH, x)) for a in "ab" for x in (SARN, VELEN)]
    found = happenings(reports)
    assert len(found) == 2
    assert len(set(paths(found))) == 2
    assert all(path.startswith("happening/meeting-2024-05-13-orlow-") for path in paths(found))


def test_of_two_reports_of_one_article_only_the_more_alike_joins() -> None:
    mine = report("a", "Meeting", "2024-05-13", at=(ORLOW,), who=(SARN, ORTH))
    alike = report("b", "Meeting", "2024-05-13", end="2024-05-14", at=(ORLOW,), who=(SARN, ORTH))
    less = report("b", "Meeting", "2024-05-13", at=(ORLOW,), who=("person/aa", SARN, ORTH))
    (found,) = happenings([less, alike, mine])
    assert found.reports == tuple(sorted((mine.path, alike.path)))


def made(count: int, seed: int = 1) -> list[ReportedEvent]:
    chance = random.Random(seed)  # noqa: S311 - invented reports, not secrets
    kinds: tuple[EventType, ...] = ("Meeting", "Visit", "Conference", "Attack")
    start = dt.date(2020, 1, 1)
    reports = []
    for number in range(count):
        date = str(start + dt.timedelta(days=chance.randrange(1500)))[: chance.choice((10, 10, 10, 7))]
        people = tuple(f"person/p{chance.randrange(count // 50 + 2)}" for _ in range(2))
        place = f"place/p{chance.randrange(count // 100 + 2)}"
        reports.append(report(f"{number // 4}", chance.choice(kinds), date, at=(place,), who=people, label=str(number)))
    return reports


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = made(400) + made(400, seed=2)
    expected = happenings(reports)
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(reports)  # noqa: S311
        assert happenings(reports) == expected


def test_every_happening_has_reports_of_two_articles_and_no_report_is_in_two() -> None:
    found = happenings(made(800))
    assert found
    told = [path for h in found for path in h.reports]
    assert len(told) == len(set(told))
    assert all(len({path.split("/")[1] for path in h.reports}) > 1 for h in found)


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[ReportedEvent]], int]:
    """Count how often two tellings are compared: the work, whatever the machine."""
    compared: list[object] = []
    fit = corroboration._fit  # noqa: SLF001 - the one place where two tellings are compared

    def counted(one: corroboration._Telling, two: corroboration._Telling) -> bool:
        compared.append(one)
        return fit(one, two)

    def count(reports: list[ReportedEvent]) -> int:
        compared.clear()
        happenings(reports)
        return len(compared)

    monkeypatch.setattr(corroboration, "_fit", counted)
    return count


def test_the_work_grows_with_the_reports_not_with_their_square(
    comparisons: Callable[[list[ReportedEvent]], int],
) -> None:
    assert comparisons(made(4000)) < 6 * comparisons(made(1000))


def test_a_crowded_month_is_not_compared_all_with_all(comparisons: Callable[[list[ReportedEvent]], int]) -> None:
    def crowd(count: int) -> list[ReportedEvent]:
        days = [f"2024-05-{1 + n % 28:02d}" for n in range(count)]
        return [report(str(n), "Visit", d, at=(ORLOW,), who=(f"person/p{n}",)) for n, d in enumerate(days)]

    assert 0 < comparisons(crowd(2000)) < 6 * comparisons(crowd(500))


def test_a_story_told_a_thousand_times_is_one_happening() -> None:
    reports = [report(str(n), "Visit", "2024-05-13", at=(ORLOW,), who=(ORTH,)) for n in range(1000)]
    (found,) = happenings(reports)
    assert len(found.reports) == 1000
