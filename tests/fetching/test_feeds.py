"""The pages of a feed are saved; feeds are read without harm."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from test_fetching import PAGE, failure, fetched

from kg.errors import InputError
from kg.fetching import Limits, feeds
from kg.sources import capture_files

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>News</title><link>/</link>
<item><title>One</title><link>/news/1</link></item>
<item><title>Two</title><link>
   news/2 </link><guid isPermaLink="false">x2</guid></item>
<item><title>Three</title><guid>https://other.example/3</guid></item>
<item><title>Bad</title><link>http://[bad</link></item>
<item><title>None</title><guid isPermaLink="false">x4</guid></item>
<item><title>One again</title><link>/news/1</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/blog/">
<link rel="self" href="feed.xml"/>
<entry><link rel="self" href="one.atom"/><link href="one.pdf" type="application/pdf"/><link href="one"/></entry>
<entry xml:base="/other/"><link rel="alternate" type="text/html" href="two"/></entry>
<entry><title>without a link</title></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://example.org/</link></channel><item><link>https://example.org/1</link></item></rdf:RDF>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">{}]>
<rss><channel><item><link>/&z;</link></item></channel></rss>"""


def test_links_are_found_and_made_whole() -> None:
    url = "https://example.org/feeds/all.xml"
    assert feeds.pages(RSS.encode(), url) == [
        "https://example.org/news/1", "https://example.org/feeds/news/2", "https://other.example/3", "http://[bad",
    ]  # fmt: skip
    assert feeds.pages(ATOM.encode(), url) == ["https://example.org/blog/one", "https://example.org/other/two"]
    assert feeds.pages(RDF.encode("utf-16"), url) == ["https://example.org/1"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (RSS, True), (ATOM, True), (RDF, True), ("\ufeff" + RSS, True), ("<!-- made --> \n<rss/>", True),
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss/>', True),
        (PAGE, False), ("<html><rss/></html>", False), ("rss", False), ("", False), ("<rssx/>", False),
    ],
)  # fmt: skip
def test_a_feed_is_told_by_its_first_element(text: str, known: bool) -> None:  # noqa: FBT001
    assert feeds.is_feed(text.encode()) is known


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str) -> None:
    lines = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijz", strict=True))
    bomb = BOMB.format(lines).replace('<?xml version="1.0"?>', "").encode(encoding)
    assert len(bomb) < 2000
    started = time.monotonic()
    with pytest.raises(InputError, match="declares entities"):
        feeds.pages(bomb, "https://example.org/feed")
    assert time.monotonic() - started < 1


def test_no_file_is_read_for_an_entity() -> None:
    evil = '<!DOCTYPE rss [<!ENTITY z SYSTEM "file:///etc/hostname">]><rss><item><link>/&z;</link></item></rss>'
    with pytest.raises(InputError, match="declares entities"):
        feeds.pages(evil.encode(), "https://example.org/feed")
    outside = '<!DOCTYPE rss SYSTEM "file:///etc/hostname"><rss><item><link>/1</link></item></rss>'
    assert feeds.pages(outside.encode(), "https://example.org/feed") == ["https://example.org/1"]


@pytest.mark.parametrize("text", ["<rss><item></rss>", "<rss>&z;</rss>", "<rss>" + "<item>" * 100_000])
def test_a_broken_feed_is_told_with_its_place(text: str) -> None:
    with pytest.raises(InputError, match="no well-formed XML") as refusal:
        feeds.pages(text.encode(), "https://example.org/feed")
    assert refusal.value.place is not None
    assert refusal.value.place.line == 1


def test_the_pages_of_a_feed_are_saved_and_what_fails_is_told(site: Site, tmp_path: Path) -> None:
    text = RSS.replace("https://other.example/3", "ftp://other.example/3").replace("http://[bad", "/gone")
    feed = site.put("/feeds/all.xml", text, Content_Type="application/rss+xml", ETag='"f1"')
    site.put("/news/1", PAGE)
    site.put("/feeds/news/2", PAGE.replace("bridge", "road"))
    result = fetched(tmp_path, feed)
    assert [saved.url for saved in result.saved] == [site.url("/news/1"), site.url("/feeds/news/2")]
    assert ["only http" in result.failed[0].message, "HTTP 404" in result.failed[1].message] == [True, True]
    assert len(capture_files([tmp_path])) == 2
    fetched(tmp_path, feed)
    assert "if-none-match" not in dict(site.asked)["/feeds/all.xml"], "what failed is tried again"


def test_a_feed_that_has_not_changed_is_not_read_again(site: Site, tmp_path: Path) -> None:
    feed = site.put("/feed", RDF.replace("https://example.org", site.url("")), ETag='"f1"', Content_Type="text/xml")
    site.put("/1", PAGE)
    assert len(fetched(tmp_path, feed).saved) == 1
    site.put("/feed", status=304)
    again = fetched(tmp_path, feed)
    assert (again.saved, again.failed) == ((), ())
    assert site.asked[-1][1]["if-none-match"] == '"f1"'
    assert [name for _, name in capture_files([tmp_path])] == [path.name for path in tmp_path.glob("*.html")]


def test_only_so_many_pages_of_a_feed(site: Site, tmp_path: Path) -> None:
    items = "".join(f"<item><link>{site.put(f'/{n}', PAGE)}</link></item>" for n in range(9))
    feed = site.put("/feed", f"<rss><channel>{items}</channel></rss>", Content_Type="text/xml")
    assert len(fetched(tmp_path, feed, limits=Limits(0, 5, max_items=4)).saved) == 4
    assert site.paths == ["/feed", "/0", "/1", "/2", "/3"]


def test_a_feed_in_a_feed_is_no_page(site: Site, tmp_path: Path) -> None:
    feed = site.put("/feed", f"<rss><item><link>{site.url('/feed')}</link></item></rss>", Content_Type="text/xml")
    assert "neither a page nor a feed" in failure(fetched(tmp_path, feed))
    assert site.paths == ["/feed", "/feed"]


def test_feeds_may_be_demanded_or_left(site: Site, tmp_path: Path) -> None:
    page = site.put("/page", PAGE)
    assert "no RSS or Atom feed" in failure(fetched(tmp_path, page, feed="always"))
    feed = site.put("/feed", RSS, Content_Type="text/plain")
    (saved,) = fetched(tmp_path, feed, feed="never").saved
    assert saved.path.suffix == ".txt"
