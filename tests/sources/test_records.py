"""JSON Lines: each line an article, a bad line told and passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.sources import articles, decode, read_articles, read_capture

WIRE = Path(__file__).parents[1] / "captures" / "records" / "wire.jsonl"
TEXT = "Minister Velen opened the new bridge at Halden and thanked the engineers of Belmark."


def line(**values: object) -> bytes:
    return json.dumps({"text": TEXT, **values}, ensure_ascii=False).encode()


def test_each_good_line_is_an_article_by_its_number_and_each_bad_one_is_told() -> None:
    capture = read_capture(WIRE, "news/wire.jsonl")
    found, faults = read_articles(capture)
    assert [(article.item, article.kind, article.language) for article in found] == [
        (1, "article", "en"),
        (3, "article", "en"),
        (4, "interview_qa", "en"),
        (5, "article", "pl"),
    ]
    assert [fault.partition(": ")[0] for fault in faults] == ["news/wire.jsonl:2:79"]
    assert {article.capture.sha256 for article in found} == {capture.sha256}


def test_offsets_count_in_the_text_of_the_line() -> None:
    given_texts = [json.loads(one)["text"] for one in WIRE.read_text("utf-8").splitlines() if one.endswith("}")]
    found = articles(read_capture(WIRE, "wire.jsonl"))
    assert [article.capture.text for article in found] == given_texts
    assert all(article.paragraphs[0].span.of(text) for article, text in zip(found, given_texts, strict=True))


def test_what_a_line_states_is_not_quoted_unless_the_text_says_it() -> None:
    first, second, third, _ = articles(read_capture(WIRE, "wire.jsonl"))
    assert first.headline is not None
    assert (first.headline.value, first.headline.quoted) == ("Velen meets Tarn in Kestrel", False)
    assert str(first.published and first.published.value) == "2031-05-14"
    assert first.publisher is not None
    assert (first.publisher.value, first.publisher.quoted) == ("Ostria Wire", False)
    assert second.headline is not None
    assert (second.headline.value, second.headline.quoted) == ("Bridge at Halden opens", True)
    assert str(third.published and third.published.value) == "2030-02"


def test_a_title_that_stands_in_the_text_is_quoted_from_it() -> None:
    (article,) = articles(
        decode(line(title="Bridge at Halden opens", text=f"Bridge at Halden opens\n\n{TEXT}"), "a.jsonl")
    )
    assert article.headline is not None
    assert article.headline.span.of(article.capture.text) == "Bridge at Halden opens"
    assert [p.span.of(article.capture.text) for p in article.paragraphs] == [TEXT]


def test_a_list_of_headlines_in_one_text_is_still_one_article() -> None:
    text = f"First headline of the day\nSource: OPA\n{TEXT}\nSecond headline of the day\nSource: OPA\n{TEXT}\n"
    assert len(articles(decode(text.encode(), "a.txt"))) == 2
    assert len(articles(decode(line(text=text), "a.jsonl"))) == 1


@pytest.mark.parametrize(
    ("bad", "message", "column"),
    [
        (b"{", "no JSON: Expecting property name", 2),
        (b'{"text": "a",}', "no JSON", 14),
        (b"[1, 2]", "no JSON object", 1),
        (b'"text"', "no JSON object", 1),
        (b"not json", "no JSON: Expecting value", 1),
        (b"{}", "has no text", 1),
        (line(text="  "), "has no text", 1),
        (line(text=None), "has no text", 1),
        (line(text=7), '"text" is no text', 2),
        (line(title=["a"]), '"title" is no text', 98),
        (line(published="31 February 2031"), '"published" is no date', 98),
        (line(published="soon"), '"published" is no date', 98),
        (line(url="/news/1"), '"url" is no http', 98),
        (line(url="javascript:alert(1)"), '"url" is no http', 98),
        (b'{"text": "a\\u0000b"}', "NUL", 2),
        (b'{"text": "half \\ud800 a pair"}', "no character", 2),
        (b'{"text": "caf\xe9"}', "not UTF-8", 14),
        (b'{"text": ' + b"9" * 5000 + b"}", "cannot be read", 1),
        (b"[" * 200_000, "cannot be read", 1),
        (line(text="<!DOCTYPE html><html><body><p>Hi</p></body></html>"), "markup of a page", 2),
        (line(text="***\n"), "has no text", 1),
        (line(text="Advertisement"), "no article text", None),
        (line(text="A short one. " * 9_000), "at most 100,000", None),
    ],
)
def test_a_bad_line_is_told_with_its_place_and_the_others_are_read(
    bad: bytes, message: str, column: int | None
) -> None:
    data = b"\n".join([line(title="One"), bad, b"", line(title="Three")])
    found, (fault,) = read_articles(decode(data, "a.jsonl"))
    assert [article.item for article in found] == [1, 3]
    assert message in fault
    where = f"a.jsonl:2:{column}: " if column else "a.jsonl, record 2: "
    assert fault.startswith(where)
    assert "\n  " in fault, "it says the next step"


def test_a_file_without_a_good_line_is_refused_with_the_first_fault() -> None:
    with pytest.raises(InputError, match="no JSON object") as refusal:
        decode(b"[]\n{}\n", "a.ndjson")
    assert refusal.value.place is not None
    assert (refusal.value.place.line, refusal.value.place.column) == (1, 1)
    with pytest.raises(InputError, match="no article text"):
        articles(decode(line(text="Advertisement"), "a.jsonl"))


def test_the_same_article_twice_is_told() -> None:
    again = [
        line(url="https://e.example/1", title="A"),
        line(url="https://e.example/1", title="A", text=TEXT + " More."),
    ]
    other = [line(url="https://e.example/1", title="B"), line(url="https://e.example/2", title="A"), line(), line()]
    found, faults = read_articles(decode(b"\n".join([*again, *other]), "a.jsonl"))
    assert [article.item for article in found] == [1, 3, 4, 5]
    assert [fault.split(": ")[1] for fault in faults] == [
        "the article of line 1 once more",
        "the article of line 5 once more",
    ]


def test_line_ends_and_marks_are_no_part_of_lines() -> None:
    lines = [line(title="One", text=f"{TEXT}\u2028More of it."), line(title="Two")]
    found = articles(decode(b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n", "a.jsonl"))
    assert [article.headline and article.headline.value for article in found] == ["One", "Two"]


def test_control_characters_in_what_is_stated_are_spaces() -> None:
    (article,) = articles(decode(line(title="A\u0007 title\n of words"), "a.jsonl"))
    assert article.headline is not None
    assert article.headline.value == "A title of words"


VALUES = st.one_of(st.none(), st.text(max_size=20), st.integers(), st.lists(st.text(max_size=3), max_size=2))


@given(st.lists(st.dictionaries(st.sampled_from(["url", "title", "publisher", "published", "text", "x"]), VALUES)))
def test_any_records_are_read_or_told(values: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(one) for one in values).encode()
    refusals = []
    try:
        found, faults = read_articles(decode(data, "a.jsonl"))
        assert len(found) + len(faults) == len(values)
    except InputError as refusal:
        refusals.append(refusal)
    assert all(refusal.place for refusal in refusals)
