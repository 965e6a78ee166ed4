"""Where the date, the headline and the bounds of articles are read from, layout by layout."""

from __future__ import annotations

import pytest

from kg.sources import PAGE_KINDS, articles, decode

BODY = "The bridge at Halden was opened to all carts and walkers by its builder, and many came to see it."


def page(text: str) -> list[tuple[str, str]]:
    """Give headline and publication date of each article."""
    return [
        (one.headline.value if one.headline else "", str(one.published.value) if one.published else "")
        for one in articles(decode(text.encode(), "a.txt"))
    ]


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("HALDEN, 5 May 2031 (OPA) - ", "2031-05-05"),
        ("HALDEN (OPA), May 5, 2031 — ", "2031-05-05"),
        ("HALDEN, Ostria – 5 May 2031 – ", "2031-05-05"),
        ("Halden, 5 May 2031: ", "2031-05-05"),
        ("Halden, 05.05.2031. ", "2031-05-05"),
        ("HALDEN, Ostria, May 5, 2031 /PressLine/ -- ", "2031-05-05"),
        ("(Halden, 5 May 2031) – ", "2031-05-05"),
        ("5 May 2031. ", "2031-05-05"),
        ("Halden, 5-6 May 2031: ", ""),
        ("Work began on 5 May 2031. ", ""),
        ("Halden on 5 May 2031 – ", ""),
        ("On 5 May 2031, ", ""),
    ],
)
def test_a_full_date_in_a_dateline_is_the_publication_date(dateline: str, published: str) -> None:
    assert page(f"The bridge opens at last\n\n{dateline}{BODY}\n")[0][1] == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("• 5 May 2031", "2031-05-05"),
        ("5 May, 2031  12:05", "2031-05-05"),
        ("Halden, 5 May 2031", "2031-05-05"),
        ("• Opening on 5 May 2031", ""),
        ("Opening ceremony, Town Hall of Halden, 5 May 2031", ""),
    ],
)
def test_a_line_dates_the_page_but_not_by_the_day_of_an_occasion(line: str, published: str) -> None:
    assert page(f"The bridge opens at last\n\n{line}\n\n{BODY}\n")[0][1] == published


@pytest.mark.parametrize(
    "above",
    [
        "NEWS RELEASE      For release on receipt\nNo. 2031-44",
        "Press release no. 88/2031",
        "Advisory for the media",
        "Halden Post English | Ostria | 2 min read",
        "Sunday edition ▪ News ▪ Sports ▪ Village Voice",
        "Harbour & Bridge magazine, May 2031",
        "News from the harbour",
        "Archive – some facts on this page may be out of date",
        "By using this site you agree to our use of cookies.",
        "Department of Bridges and Roads",
    ],
)
def test_the_headline_is_no_label_menu_or_issue(above: str) -> None:
    assert (
        page(f"{above}\n\nNew bridge opens at Halden\n\n5 May 2031\n\n{BODY}\n")[0][0] == "New bridge opens at Halden"
    )


def test_a_label_is_the_headline_where_nothing_else_is() -> None:
    assert page(f"Advisory for the media\n\n5 May 2031\n\n{BODY}\n")[0][0] == "Advisory for the media"


def test_a_fact_sheet_is_read_from_its_first_sentence_in_a_list() -> None:
    listed = (
        "Halden joined the League of Ports in 1994 with its carts.",
        "The League opened an office in Halden in 2017.",
    )
    facts = "".join(f"- {one}\n" for one in listed)
    text = f"Fact sheet: the League and Halden\n\n{facts}\nKey dates\n5 May 2031: {BODY}\n"
    (one,) = articles(decode(text.encode(), "a.txt"))
    assert one.headline is not None
    assert one.headline.value == "Fact sheet: the League and Halden"
    told = [one.capture.text[part.span.start : part.span.end] for part in one.paragraphs]
    assert told[0].startswith("Halden joined")
    assert [part.kind for part in one.paragraphs][:2] == ["list_item", "list_item"]
    menu = f"- Carts and walkers\n- Ports of the League\n\nNew bridge opens at Halden\n\n5 May 2031\n\n{BODY}\n"
    assert page(menu) == [("New bridge opens at Halden", "2031-05-05")]


DATED = "Releases\n\n3 Entries\n\n" + "".join(
    f"0{day} May 2031\n\nThe bridge number {day} opens\n\n{BODY}\n" for day in (3, 2, 1)
)
PLACED = f"MORNING DIGEST\nTuesday, 6 May 2031 – by the night desk\n\nOstria: Bridge opens\n\n{BODY}\n\n" + "".join(
    f"{place}: Ferry is late again\n\n{BODY}\n\n" for place in ("Norvia", "Kestrel Isles")
)


def test_a_list_of_releases_has_an_article_for_each_date() -> None:
    assert page(DATED) == [(f"The bridge number {day} opens", f"2031-05-0{day}") for day in (3, 2, 1)]


def test_a_digest_has_an_article_for_each_headline_with_a_place() -> None:
    assert page(PLACED) == [
        ("Ostria: Bridge opens", "2031-05-06"),
        ("Norvia: Ferry is late again", "2031-05-06"),
        ("Kestrel Isles: Ferry is late again", "2031-05-06"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        DATED.replace("Releases\n", f"Releases\n\n{BODY}\n"),  # an article above the titles of others
        DATED + f"{BODY}\n" * 5,  # its last item is too long for a list
        PLACED.replace("Norvia: ", ""),  # headings within one article
        PLACED[: PLACED.index("Kestrel")],  # two are not many
    ],
)
def test_headings_of_one_article_make_no_digest(text: str) -> None:
    kind = next(kind for kind in PAGE_KINDS if kind.detect(decode(text.encode(), "a.txt")))
    assert str(kind.__name__).rpartition(".")[2] != "digest"


TALK = (
    "The man with the bridge\n\nConversations\n\nAda Ruiz built the bridge at Halden with her men in two years.\n\n"
    "How long did you build?\n\nWe built two years.\n\nWho paid for it?\n\nOur neighbours paid. I thanked them.\n\n"
    "{}\n\nThat is how we are here.\n\nWill you build more?\n\nI hope so, if they let me.\n"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The mayor seems to be fond of your bridge.", "question"),
        ("The mayor is fond of it.", "answer"),
        ("You should ask my neighbours.", "answer"),
    ],
)
def test_who_speaks_to_you_between_two_answers_asks(words: str, kind: str) -> None:
    (article,) = articles(decode(TALK.format(words).encode(), "a.txt"))
    kinds = {p.span.of(article.capture.text): p.kind for p in article.paragraphs}
    assert article.kind == "interview_qa"
    assert kinds[words] == kind
