"""Bytes → Capture: what is read, what is refused, and what the refusal says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.sources import MAX_CHARACTERS, articles, capture_files, decode, read_capture, read_captures
from kg.sources.captures import ENDINGS, MAX_BYTES

PROSE = "Minister Velen opened the new bridge at Halden and thanked the engineers of Belmark.\n"


def test_bytes_are_named_by_checksum_and_text_is_untouched(tmp_path: Path) -> None:
    data = "A\u00a0title\r\n\r\nWords — “all of them”.\rEnd.\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    capture = read_capture(path, "news/a.txt")
    assert capture.text == data.decode()
    assert (capture.name, capture.size_bytes) == ("news/a.txt", len(data))
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert capture.body.of(capture.text) == capture.text


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    marked, plain = decode(b"\xef\xbb\xbf" + PROSE.encode(), "a"), decode(PROSE.encode(), "a")
    assert marked.text == plain.text == PROSE
    assert marked.sha256 != plain.sha256


def test_front_matter_states_its_keys_with_their_places() -> None:
    block = (
        '---\nURL: https://example.org/1\ntitle: "A bridge: opened"\npublished: 14 June 2019\nmood: glad\nurl2:\n---\n'
    )
    capture = decode((block + PROSE).encode(), "a.txt")
    assert {key: stated.value for key, stated in capture.front} == {
        "url": "https://example.org/1",
        "title": "A bridge: opened",
        "published": "14 June 2019",
        "mood": "glad",
    }
    assert all(stated.span.of(capture.text) == stated.value for _, stated in capture.front)
    assert capture.body.of(capture.text) == PROSE
    article = articles(capture)[0]
    assert article.headline is not None
    assert article.headline.value == "A bridge: opened"
    assert str(article.published.value if article.published else "") == "2019-06-14"


def test_dashes_above_ordinary_text_are_no_front_matter() -> None:
    assert decode(b"---\n" + PROSE.encode(), "a").front == ()


@pytest.mark.parametrize(
    ("data", "message", "line", "column"),
    [
        (b"", "empty", 1, None),
        (b" \r\n\t\n\xc2\xa0", "empty", 1, None),
        (b"---\ntitle: x\n---\n \n", "nothing follows", 5, 1),
        (b"Good\nbad: caf\xe9 here\n", "byte 0xe9", 2, 9),
        (b"\xef\xbb\xbf\xff", "byte 0xff", 1, 1),
        ("Ünï\r\nçé".encode() + b"\xff", "byte 0xff", 2, 3),
        ("text".encode("utf-16"), "UTF-16", 1, 1),
        (b"Title\nwords\0words", "NUL", 2, 6),
        (b"<!DOCTYPE html>\n<html><body></body></html>", "no main text", None, None),
        (b"Title\n" + b"word " * 20_001, "a line of 100,005 characters", 2, 1),
        (b"---\nurl: ftp://example.org/1\n---\nBody.", "no http", 2, 6),
        (b"---\nurl: https://example.org/a b\n---\nBody.", "no http", 2, 6),
        (b"---\ntitle: A\nwords without a key\n---\nBody.", "key: value", 3, 1),
        (b"---\ntitle: A\nTitle: B\n---\nBody.", "twice", 3, 1),
        (b"---\npublished: 2023-02-31\n---\nBody.", "no date", 2, 12),
        (b"---\ntitle: A\nmood: b\n", "not closed", 1, 1),
        (b"---\ntitle: A", "not closed", 1, 1),
    ],
)
def test_unreadable_capture_is_refused_with_its_place(
    data: bytes, message: str, line: int | None, column: int | None
) -> None:
    with pytest.raises(InputError, match=message) as refusal:
        decode(data, "news/a.txt")
    place = refusal.value.place
    assert place is not None
    assert (place.file, place.line, place.column) == ("news/a.txt", line, column)
    assert refusal.value.hint
    assert refusal.value.exit_code == 3


@pytest.mark.parametrize(("name", "limit"), [("a.txt", "1,000,000"), ("a.html", "5,000,000"), ("a", "1,000,000")])
def test_too_large_a_file_is_refused_at_once(name: str, limit: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"x\n" * (MAX_BYTES[ENDINGS.get(path.suffix, "text/plain")] // 2 + 1))
    with pytest.raises(InputError, match=limit):
        read_capture(path, name)


def test_what_no_capture_is_as_large_as_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES["application/jsonl"] + 1)
    with pytest.raises(InputError, match="100,000,000"):
        read_capture(path, "a.jsonl")


def test_an_article_as_long_as_a_book_is_refused() -> None:
    with pytest.raises(InputError, match="at most 100,000 are read as one"):
        articles(decode(PROSE.encode() * (MAX_CHARACTERS // len(PROSE) + 20), "a.txt"))


def test_a_file_beside_the_capture_states_what_its_bytes_do_not(tmp_path: Path) -> None:
    path, meta = tmp_path / "a.txt", tmp_path / "a.txt.meta"
    path.write_text("---\npublisher: The Belmark Post\n---\n" + PROSE)
    meta.write_text("---\nurl: https://example.org/1\npublisher: another\n---\n")
    capture = read_capture(path, "a.txt")
    stated = {key: (value.value, value.quoted) for key, value in capture.front}
    assert stated == {"publisher": ("The Belmark Post", True), "url": ("https://example.org/1", False)}
    assert capture.body.of(capture.text) == PROSE
    assert [name for _, name in capture_files([tmp_path])] == ["a.txt"]
    meta.write_text("url: https://example.org/1\n")
    with pytest.raises(InputError, match="front-matter block") as refusal:
        read_capture(path, "a.txt")
    assert refusal.value.place is not None
    assert refusal.value.place.file == "a.txt.meta"


@pytest.mark.parametrize("name", ["plain", "portal", "institutional", "interview", "listing"])
def test_front_matter_holds_for_every_page_kind(name: str) -> None:
    block = "---\npublisher: Belmark Post\ntitle: A title of the editor\npublished: 2031-05-14\nretrieved: today\n---\n"
    files = sorted((Path(__file__).parents[1] / "captures" / name).glob("*.txt"))
    assert files
    for file in files:
        plain = decode(file.read_bytes(), file.name)
        if plain.front:
            continue
        found = articles(decode(block.encode() + file.read_bytes(), file.name))
        assert {article.publisher and article.publisher.value for article in found} == {"Belmark Post"}
        if name != "listing":  # the block is about the page, not about one article of it
            assert [article.headline and article.headline.value for article in found] == ["A title of the editor"]
            assert [str(article.published and article.published.value) for article in found] == ["2031-05-14"]


def test_missing_path_and_folder_without_captures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_captures([tmp_path / "none"]))
    (tmp_path / "notes.md").write_text("# notes")
    with pytest.raises(InputError, match="holds no capture"):
        list(read_captures([tmp_path]))


def test_a_folder_in_the_place_of_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_capture(tmp_path, "a.txt")


def test_folders_give_their_text_files_in_order_and_files_as_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a.md", ".git/c.txt", "a/.d.txt", "page.text", "c.html.meta", "d.json", "e.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PROSE)
    assert [name for _, name in capture_files([tmp_path])] == ["a/z.TXT", "b.txt"]
    assert [name for _, name in capture_files([tmp_path / "page.text", tmp_path])] == ["page.text", "a/z.TXT", "b.txt"]
    assert [capture.name for capture in read_captures([tmp_path, tmp_path / "b.txt"])] == ["a/z.TXT", "b.txt"]
    for name in ("1.html", "2.HTM", "3.jsonl", "4.ndjson"):
        (tmp_path / name).write_text(PROSE)
    names = [name for _, name in capture_files([tmp_path])]
    assert names == ["1.html", "2.HTM", "3.jsonl", "4.ndjson", "a/z.TXT", "b.txt"]


def test_no_paragraph_reaches_across_a_control_character() -> None:
    capture = decode(b"Minister Velen opened the new bridge\x08 at Halden and thanked the engineers of Belmark.\n", "a")
    words = [p.span.of(capture.text) for article in articles(capture) for p in article.paragraphs]
    assert words
    assert not any("\x08" in one for one in words)


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "\x00",
            "\x1f",
            "\u2028",
            " / ",
            " - ",
            " | ",
            ": ",
            "? ",
            "---\n",
            "• ",
            "EWB: ",
            "A: ",
        ),
        *(
            "Source: OPA\n",
            "Home > News > ",
            "10.08.2022 11:41\n",
            "31 February 2023",
            "Story by ",
            "string(9) ",
            "Q: ",
        ),
        *(PROSE, "Title of some words\n", "“Quoted”", "<html>", "«", "advertisement\n", "Read more\n", "10:30 "),
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join))
def test_any_text_is_read_or_refused_and_every_span_lies_in_it(text: str) -> None:
    try:
        capture = decode(text.encode("utf-8", "surrogatepass"), "any.txt")
        found = articles(capture)
    except KgError:
        return
    assert found
    for item, article in enumerate(found, 1):
        assert article.item == item
        assert article.paragraphs
        spans = [paragraph.span for paragraph in article.paragraphs]
        spans += [stated.span for stated in (article.headline, article.publisher, article.credit) if stated]
        spans += [p.speaker.span for p in article.paragraphs if p.speaker]
        for span in spans:
            assert 0 <= span.start < span.end <= len(capture.text)
            assert "\n" in text or not set(span.of(capture.text)) & set("\x1f\x08")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refusals = []
    try:
        assert articles(decode(data, "any.txt"))
    except InputError as refusal:
        refusals.append(refusal)
    assert all(refusal.place and refusal.hint for refusal in refusals)
