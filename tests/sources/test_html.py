"""Saved HTML pages: the text and what the page states of itself; what is expected stands beside each in JSON.

``REWRITE_GOLDENS=1 pytest tests/sources`` writes the expectations anew; read the difference before keeping it.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_page_kinds import told

from kg.errors import InputError
from kg.sources import articles, decode, read_capture

CAPTURES = Path(__file__).parents[1] / "captures" / "html"
PAGES = sorted(CAPTURES.glob("*.html"))
BODY = """<h1>Velen opens the bridge</h1><p>Minister Marta Velen opened the new bridge at Halden on Monday and thanked
the engineers of Belmark for their work.</p><p>The bridge carries 200 cars an hour, she said.</p>"""


def page(head: str = "", body: str = BODY, attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body><article>{body}</article></body></html>".encode()
    )


def stated(head: str = "", body: str = BODY, attributes: str = "") -> dict[str, str]:
    return {key: value.value for key, value in decode(page(head, body, attributes), "a.html").front}


def ld(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


def meta(name: str, content: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def test_there_are_pages() -> None:
    assert len(PAGES) >= 9


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_reads_as_expected(path: Path) -> None:
    capture = read_capture(path, path.name)
    found = {
        "stated": {key: value.value for key, value in capture.front},
        "text": capture.text,
        "articles": [told(article) for article in articles(capture)],
    }
    golden = path.with_suffix(".json")
    if os.environ.get("REWRITE_GOLDENS"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))
    assert capture.extracted
    assert capture.size_bytes == path.stat().st_size


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_quoted_stands_in_the_extracted_text(path: Path) -> None:
    capture = read_capture(path, path.name)
    for article in articles(capture):
        headline = article.headline
        assert headline is not None
        assert headline.span.of(capture.text) == headline.value, "the headline is part of the text"
        for value in (article.publisher, article.published):
            assert value is None or not value.quoted or value.span.of(capture.text)


def test_the_same_page_gives_the_same_text_in_every_process() -> None:
    code = "import hashlib,sys; from pathlib import Path; from kg.sources import decode\n"
    code += "for f in sys.argv[1:]: print(hashlib.sha256(decode(Path(f).read_bytes(), f).text.encode()).hexdigest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, *map(str, PAGES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        # JSON-LD before Open Graph before other names before the page itself
        (ld(headline="From JSON-LD") + meta("og:title", "From Open Graph"), "title", "From JSON-LD"),
        (meta("og:title", "From Open Graph") + "<title>From title</title>", "title", "From Open Graph"),
        ("<title>From title</title>", "title", "Velen opens the bridge"),
        (ld(headline="Velen opens the…"), "title", "Velen opens the bridge"),
        (ld(headline="Velen &amp; Tarn  meet"), "title", "Velen & Tarn meet"),
        (meta("og:title", "Talks end | OT") + meta("og:site_name", "OT"), "title", "Talks end"),
        (meta("og:title", "Talks end | for now") + meta("og:site_name", "OT"), "title", "Talks end | for now"),
        (
            ld(datePublished="2031-05-14T23:50:00+02:00") + meta("article:published_time", "2030-01-01"),
            "published",
            "2031-05-14",
        ),
        (
            ld(datePublished="soon") + meta("article:published_time", "2030-01-02T10:00:00.000Z"),
            "published",
            "2030-01-02",
        ),
        (ld(datePublished="2031-02-31") + meta("date", "5 March 2031", "name"), "published", "2031-03-05"),
        (meta("DC.date.issued", "2031-03", "name"), "published", "2031-03"),
        (meta("datePublished", "2031-04-01", "itemprop"), "published", "2031-04-01"),
        (meta("article:modified_time", "2031-04-01") + ld(dateModified="2031-04-02"), "published", None),
        (meta("last-modified", "2031-04-01", "name"), "published", None),
        (ld(publisher={"name": "Post"}) + meta("og:site_name", "Other"), "publisher", "Post"),
        (ld(publisher=[{"@type": "Organization", "name": "Post"}]), "publisher", "Post"),
        (ld(publisher="Post"), "publisher", "Post"),
        (ld(publisher="https://example.org/#org"), "publisher", None),
        (ld(author={"@type": "Person", "name": "Ada Holm"}) + meta("author", "Ada Holm", "name"), "publisher", None),
        (meta("og:site_name", "Site"), "publisher", "Site"),
        (
            '<link rel="canonical" href="https://e.example/1">' + meta("og:url", "https://e.example/2"),
            "url",
            "https://e.example/1",
        ),
        ('<link rel="canonical" href="/1">' + meta("og:url", "https://e.example/2"), "url", "https://e.example/2"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        # what is broken is passed over
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
            "title",
            "Velen opens the bridge",
        ),
        (
            '<script type="application/ld+json">//<![CDATA[\n{"@type":"Report","datePublished":"2031"}\n//]]></script>',
            "published",
            "2031",
        ),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", "title", "Velen opens the bridge"),
        (ld(headline=["a", "list"], datePublished=20310514, publisher=7), "published", None),
        (ld(**{"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]}, headline="Typed"), "title", "Typed"),
        (ld(**{"@type": "VideoObject"}, headline="No article"), "title", "Velen opens the bridge"),
        # of several articles, the one that the page is about
        (
            ld(headline="Another") + ld(headline="Velen opens the bridge", datePublished="2031-05-14"),
            "published",
            "2031-05-14",
        ),
        (
            ld(headline="Another", datePublished="2030-01-01") + ld(headline="Third", datePublished="2030-01-02"),
            "published",
            None,
        ),
    ],
)
def test_what_a_page_states(head: str, key: str, value: str | None) -> None:
    assert stated(head).get(key) == value


@pytest.mark.parametrize(
    ("beside", "date"),
    [
        ('<time datetime="2031-05-14">14 May</time>', "2031-05-14"),
        ('<div class="updated"><time class="updated" datetime="2031-06-01"></time></div>', None),
        ("<p>Last updated: 14 May 2031</p>", None),
        ("<p>14 May 2031, 10:30</p>", "2031-05-14"),
        ("<p>The festival of Selva will be opened by the mayor on 14 May 2031 in the old town hall.</p>", None),
        (f'<p>{"Long text that tells of what is to come. " * 3}<time datetime="2031-05-14">14 May</time></p>', None),
        ("<span>31 February 2031</span>", None),
    ],
)
def test_the_date_beside_the_headline(beside: str, date: str | None) -> None:
    body = BODY.replace("</h1>", f"</h1>{beside}")
    assert stated(body=body).get("published") == date


def test_what_is_said_outside_the_page_holds_before_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page(meta("og:site_name", "Site") + meta("og:url", "https://e.example/own")))
    (tmp_path / "a.html.meta").write_text("---\nurl: https://e.example/asked\nretrieved: 2031-05-14\n---\n")
    values = {key: value.value for key, value in read_capture(path, "a.html").front}
    assert (values["url"], values["publisher"]) == ("https://e.example/asked", "Site")


def test_front_matter_may_stand_above_a_page() -> None:
    capture = decode(b"---\ntitle: My title\n---\n" + page(meta("og:title", "Its title")), "a.txt")
    assert capture.media_type == "text/html"
    assert capture.text.startswith("My title\n") or "Velen opens" in capture.text
    article = articles(capture)[0]
    assert article.headline is not None
    assert article.headline.value == "My title"


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a"])
def test_html_is_told_by_its_ending_or_its_words(name: str) -> None:
    assert decode(page(), name).extracted


def test_text_that_speaks_of_markup_is_text() -> None:
    assert not decode(b"The engineers wrote <b>bold</b> and <html> on the wall of the bridge.\n", "a.txt").extracted


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (page(meta("x", "y")).replace(b"Marta", "Márťa".encode()), "Márťa"),
        (page('<meta charset="windows-1250">').replace(b"Marta", "Márťa".encode("cp1250")), "Márťa"),
        (page('<meta charset="iso-8859-1">').replace(b"Marta", "“Marta”".encode("cp1252")), "“Marta”"),
        (page('<meta charset="nonsense">').replace(b"Marta", "Márťa".encode()), "Márťa"),
        (page('<meta charset="utf-8">').replace(b"Marta", "Mártä".encode("latin-1")), "Mártä"),
        (page('<meta charset="utf-16">').replace(b"Marta", "Márťa".encode()), "Márťa"),
        ("\ufeff".encode() + page('<meta charset="latin1">').replace(b"Marta", "Márťa".encode()), "Márťa"),
        (page().decode().replace("Marta", "Márťa").encode("utf-16"), "Márťa"),
        (page().replace(b"Marta", b"Ma\0rta\x07"), "Ma\ufffdrta"),
    ],
)
def test_the_encoding_is_told_as_browsers_do(data: bytes, words: str) -> None:
    assert words in decode(data, "a.html").text


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body><script>let a = 1;</script></body></html>",
        b"<!DOCTYPE html><html><head><title>Title</title></head><body><nav><a href='/'>x</a></nav></body></html>",
        b"<!-- nothing -->",
        b"words and no markup",
        b"<html><body>" + b"<div>" * 20_000 + b"x",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ],
)
def test_a_page_without_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        articles(decode(data, "a.html"))
    assert refusal.value.place is not None
    assert refusal.value.hint


@pytest.mark.parametrize(
    "piece", ["<p>", "<div><p>word ", "<b>x</b>", "<a href='/x'>link</a> ", "<!--", "&amp;", "< ", "<table><tr><td>a"]
)
def test_megabytes_of_markup_end_soon(piece: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(InputError):
        articles(decode(page(body=piece * (4_900_000 // len(piece))), "a.html"))
    assert time.monotonic() - started < 30
