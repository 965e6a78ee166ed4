"""Dates in text: what each wording gives, from which anchor, and what is no date at all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import anchor_for, dates_of, find_dates, read_date
from kg.dates.grammar import RULES, rules_for
from kg.model import Article, PartialDate, Span
from kg.sources import articles, decode
from kg.text import fold

NOON = PartialDate(2023, 11, 22)  # a Wednesday


def told(text: str, anchor: PartialDate | None = NOON) -> list[str]:
    plain = fold(text)
    found = find_dates(plain, Span(0, len(plain)), anchor)
    return [f"{date.start}/{date.end}" if date.end else str(date.start) for date in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 21 November 2023", "2023-11-21"),
        ("on the 21st of November 2023", "2023-11-21"),
        ("21 november 2023", "2023-11-21"),
        ("21. November 2023", "2023-11-21"),
        ("21 November, 2023", "2023-11-21"),
        ("21 Nov. 2023", "2023-11-21"),
        ("21-Nov-2023", "2023-11-21"),
        ("November 21, 2023", "2023-11-21"),
        ("November 21st, 2023", "2023-11-21"),
        ("Nov. 21, 2023", "2023-11-21"),
        ("Jan\u00a021\u00a02020", "2020-01-21"),
        ("Sept 1 2019", "2019-09-01"),
        ("2023-11-21", "2023-11-21"),
        ("2023-11-21T10:30:00+01:00", "2023-11-21"),
        ("2023/11/21", "2023-11-21"),
        ("NEWS 10.08.2022 11:41", "2022-08-10"),
        ("20/05/2026 15:49", "2026-05-20"),
        ("5.2.2019.", "2019-02-05"),
        ("12/31/2022", "2022-12-31"),
        ("on Tuesday (21 November 2023)", "2023-11-21"),
        ("Thursday, September 26, 2019 | 10:46", "2019-09-26"),
        ("Tue, 21 Nov 2023", "2023-11-21"),
        ("29 February 2024", "2024-02-29"),
        ("From 17 to 19 November 2023,", "2023-11-17/2023-11-19"),
        ("8th to 11th October 2018", "2018-10-08/2018-10-11"),
        ("6–10 November 2023", "2023-11-06/2023-11-10"),
        ("between 6 and 10 November 2023", "2023-11-06/2023-11-10"),
        ("28 November – 2 December 2023", "2023-11-28/2023-12-02"),
        ("30 December 2022 to 4 January 2023", "2022-12-30/2023-01-04"),
        ("from 30 December to 4 January 2023", "2022-12-30/2023-01-04"),
        ("November 6-10, 2023", "2023-11-06/2023-11-10"),
        ("November 28 to December 2, 2023", "2023-11-28/2023-12-02"),
        ("6-10.11.2023", "2023-11-06/2023-11-10"),
        ("28.11. - 02.12.2023", "2023-11-28/2023-12-02"),
        ("from May to July 2023", "2023-05/2023-07"),
        ("in November 2023", "2023-11"),
        ("November, 2023", "2023-11"),
        ("in late November of 2023", "2023-11"),
        ("in the first half of May 2026", "2026-05"),
        ("in 2022", "2022"),
        ("since 2006, when", "2006"),
        ("dating back to 2006.", "2006"),
        ("Resolution 1244 of 1999 –", "1999"),
        ("Resolution 1244 (1999)", "1999"),
        ("at the 2022 Madrid Summit", "2022"),
        ("the 2015 elections", "2015"),
        ("by 2031.", "2031"),
        ("in early 2024", "2024"),
        ("mid-2024", "2024"),
        ("from 2014 to 2020", "2014/2020"),
        ("(2014-2020)", "2014/2020"),
    ],
)
def test_full_dates_need_no_anchor(text: str, expected: str) -> None:
    assert told(text, None) == [expected]
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 21 November", "2023-11-21"),
        ("21st November 09:50 (CET)", "2023-11-21"),
        ("On Monday, 20 November,", "2023-11-20"),
        ("on Tuesday, 5 March", "2024-03-05"),
        ("on 5 January", "2024-01-05"),
        ("on 30 June", "2023-06-30"),
        ("19-22 November", "2023-11-19/2023-11-22"),
        ("In May, troops were attacked", "2023-05"),
        ("at the summit in July", "2023-07"),
        ("in December they met", "2022-12"),
        ("the talks will go on in May", "2024-05"),
        ("last May", "2023-05"),
        ("Last September", "2023-09"),
        ("last November", "2022-11"),
        ("last December", "2022-12"),
        ("this July", "2023-07"),
        ("this February", "2023-02"),
        ("next June", "2024-06"),
        ("in May last year", "2022-05"),
        ("March of this year", "2023-03"),
        ("yesterday", "2023-11-21"),
        ("today", "2023-11-22"),
        ("tomorrow", "2023-11-23"),
        ("this morning", "2023-11-22"),
        ("on Wednesday", "2023-11-22"),
        ("on Tuesday", "2023-11-21"),
        ("on Thursday", "2023-11-16"),
        ("she will travel on Friday", "2023-11-24"),
        ("last Thursday", "2023-11-16"),
        ("last Wednesday", "2023-11-15"),
        ("next Wednesday", "2023-11-29"),
        ("It happened early on Monday.", "2023-11-20"),
        ("late Monday", "2023-11-20"),
        ("in the early hours of Sunday", "2023-11-19"),
        ("on Monday night", "2023-11-20"),
        ("cut off since Saturday", "2023-11-18"),
        ("since Saturday's storm", "2023-11-18"),
        ("the minister said Tuesday", "2023-11-21"),
        ("they met this Monday", "2023-11-20"),
        ("they will meet this Monday", "2023-11-27"),
        ("the talks this Friday", "2023-11-24"),
        ("he said it would take place in May", "2024-05"),
        ("she announced a drill off the coast in August", "2024-08"),
        ("it was announced in August", "2023-08"),
        ("the drill is to be held on 5 March", "2024-03-05"),
        ("the ship will leave on 17 December", "2023-12-17"),
        ("last year", "2022"),
        ("earlier this year", "2023"),
        ("next year", "2024"),
        ("last month", "2023-10"),
        ("“Today we train together”", "2023-11"),
    ],
)
def test_other_dates_are_reckoned_from_the_anchor(text: str, expected: str) -> None:
    assert told(text) == [expected]
    assert told(text, None) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2023",
        "31.02.2023",
        "2023-02-30",
        "30 February",
        "13.13.2023",
        "in the 1990s",
        "from the mid-2030s",
        "since the 1980's",
        "Resolution 1244",
        "of 2000 troops",
        "to 1999 soldiers",
        "442,701 Euro",
        "over 1,999 activities",
        "+99 11 3615 2022",
        "won 3-2",
        "aged 21",
        "the 21st century",
        "at 10:30",
        "this week",
        "last week",
        "next week",
        "every Monday",
        "Ash Wednesday",
        "on most days",
        "May I ask",
        "we march in step",
        "Prime Minister Theresa May",
        "the sun was on",
        "Article 5",
        "version 2.10.2",
        "room 2023",
        "later that day",
        "on the same day",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert told(text) == []


def test_anchors_less_precise_than_a_day_give_no_day() -> None:
    month, year = PartialDate(2023, 11), PartialDate(2023)
    assert told("on Tuesday, yesterday, last May, last year", month) == ["2023-05", "2022"]
    assert told("on Tuesday, today, in May, last month", year) == []
    assert told("on 20 November", month) == ["2023-11-20"]
    assert told("on 20 November", year) == []  # a year named in passing is not the year of the news


def test_the_last_full_date_is_carried_along() -> None:
    text = "On Monday, 20 November, he met her. Later that day he left. On Tuesday, 21 November, too."
    assert told(text + " The following day not.") == ["2023-11-20", "2023-11-20", "2023-11-21", "2023-11-22"]
    assert told("It began on 24 March 1999. On 9 June it ended.") == ["1999-03-24", "1999-06-09"]


def test_the_words_of_a_date_are_told() -> None:
    text = "They met on Tuesday (21 November 2023) and in July."
    words = [date.span.of(text) for date in find_dates(text, Span(0, len(text)), NOON)]
    assert words == ["Tuesday (21 November 2023)", "July"]


def test_a_date_is_after_another_as_far_as_both_are_known() -> None:
    assert PartialDate(2023, 11, 23).is_after(NOON)
    assert PartialDate(2023, 12).is_after(NOON)
    assert PartialDate(2024).is_after(NOON)
    assert NOON.is_after(PartialDate(2023, 10))
    assert not any(date.is_after(NOON) for date in (NOON, PartialDate(2023, 11), PartialDate(2023), PartialDate(2022)))
    assert not NOON.is_after(PartialDate(2023, 11))


def test_only_the_stretch_is_read() -> None:
    text = "In 2019 and in 2020, in 2021."
    assert [str(date.start) for date in find_dates(text, Span(8, 19), None)] == ["2020"]


def article(text: str) -> Article:
    return articles(decode(text.encode(), "a.txt"))[0]


LEAD = "Minister Velen met her colleagues in Selva and spoke with them about the bridge at Halden{}.\n\n"


@pytest.mark.parametrize(
    ("text", "anchor", "dates"),
    [
        ("A bridge at Halden\n\n3 May 2019\n\n" + LEAD.format(" on 1 May"), "2019-05-03", ["2019-05-01"]),
        (LEAD.format(" on 2 May 2019") + "She returned in March.", "2019-05-02", ["2019-05-02", "2019-03"]),
        (LEAD.format("") + "It was begun in May 2018.\n\nIt opened last June.", "2018-05", ["2018-05", "2017-06"]),
        (
            LEAD.format("") + "It was begun in May 2018.\n\nWork resumed this March, and will end this July.",
            "2019-03",
            ["2018-05", "2019-03", "2019-07"],
        ),
        (LEAD.format("") + "The school will open in May 2030.\n\nIt burnt in 2011.", "2011", ["2030-05", "2011"]),
        (LEAD.format("") + "It opened last June.", "None", []),
        (
            LEAD.format("") + "It was begun in May 2018 and widened in 2020. It opened last June.",
            "2020",
            ["2018-05", "2020"],
        ),
        (LEAD.format("") + "It was begun in May 2018, to end by 2020.", "2018-05", ["2018-05", "2020"]),
        (
            "Visit of 3 to 5 May 2019\n\n" + LEAD.format("") + "She left on 5 May.",
            "2019-05-03",
            ["2019-05-03", "2019-05-05"],
        ),
    ],
)
def test_an_article_has_its_own_anchor(text: str, anchor: str, dates: list[str]) -> None:
    one = article(text)
    plain = fold(one.capture.text)
    assert str(anchor_for(one, plain)) == anchor
    assert [str(date.start) for date in dates_of(one, plain)] == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", "2023"),
        ("2023-11", "2023-11"),
        ("2023-11-21", "2023-11-21"),
        ("2023-11-21T10:00Z", "2023-11-21"),
        ("Tuesday, 21 November 2023 at 10:30 CET", "2023-11-21"),
        ("November 2023", "2023-11"),
        ("May 5, 2021 | 10:30 pm", "2021-05-05"),
    ],
)
def test_text_that_is_only_a_date(text: str, expected: str) -> None:
    assert str(read_date(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-13", "2023-02-31", "seen 2023-11-21", "6-10 May 2023", "5 May", "today"]
)
def test_text_that_is_more_or_less_than_a_date(text: str) -> None:
    assert read_date(text) is None


WORDS = st.sampled_from(
    "on in 31 February 2023 May 6 - 10 . , ( ) Tuesday last this year the same day 10.08.2022 to \n".split(" ")
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=25).map(" ".join))
def test_no_text_breaks_the_reading_and_dates_never_overlap(text: str) -> None:
    plain = fold(text)
    found = find_dates(plain, Span(0, len(plain)), NOON)
    ends = [0, *(date.span.end for date in found)]
    assert all(end <= date.span.start < date.span.end <= len(text) for end, date in zip(ends, found, strict=False))


def test_no_rule_is_left_out_whose_dates_a_text_holds() -> None:
    chance = random.Random(5)  # noqa: S311 - the same texts in each run
    parts = (
        "1 2. 03 3rd 21st 31 2023 1999 2023-11-21 10.08.2022 6-10.11.2023 3/5/2014 12. January Sept. sep May june 20 %"
        " 's March, the of in on since to - and until by last next this year month Monday, wed (Tue. ) ( day summit , ."
        " 2022 to 2024 between spring that same morning following yesterday said \n 120 market Dec"
    ).split(" ")
    held = 0
    for _ in range(3000):
        text = "".join(
            chance.choice(parts) + chance.choice(("", " ", " ", "  ")) for _ in range(chance.randrange(2, 9))
        )
        for rule in RULES:
            if rule.pattern.search(text):
                held += 1
                assert rule in rules_for(text), (text, rule.pattern.pattern)
    assert held > 1000
