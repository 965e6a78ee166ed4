"""What is fetched is saved as it came; what must not or cannot be is told, and the others go on."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError, UsageError
from kg.fetching import USER_AGENT, Fetched, Fetcher, Hosts, Limits, fetch, hosts
from kg.sources import articles, capture_files, read_capture

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

    from conftest import Site

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Velen opens the bridge</title></head><body><article>
<h1>Velen opens the bridge</h1><p>Minister Marta Velen opened the new bridge at Halden and thanked the engineers.</p>
</article></body></html>"""
QUICK = Limits(delay_s=0, timeout_s=5)


def fetched(folder: Path, *urls: str, limits: Limits = QUICK, feed: str = "auto") -> Fetched:
    return fetch(urls, folder, limits, feed)  # type: ignore[arg-type]


def failure(result: Fetched) -> str:
    (error,) = result.failed
    assert error.exit_code == 3
    assert error.place
    assert error.hint
    return f"{error.place}: {error.message}"


def test_a_page_is_saved_as_it_came_and_builds_with_its_address(site: Site, tmp_path: Path) -> None:
    data = PAGE.replace("Marta", "Már\u0165a").encode("windows-1250")
    url = site.put(
        "/news/1",
        data,
        Content_Type="text/html; charset=windows-1250",
        ETag='"v1"',
        Date="Mon, 05 May 2031 10:00:00 GMT",
    )
    result = fetched(tmp_path / "in", f"{url}#part")
    (saved,) = result.saved
    assert (saved.url, saved.changed, result.failed) == (url, True, ())
    assert saved.path.read_bytes() == data
    meta = saved.path.with_name(saved.path.name + ".meta").read_text(encoding="utf-8")
    assert f"url: '{url}'" in meta
    assert "etag: '\"v1\"'" in meta
    ((path, name),) = capture_files([tmp_path / "in"])
    capture = read_capture(path, name)
    assert capture.stated("url").value == url  # type: ignore[union-attr]
    assert "Márťa Velen" in articles(capture)[0].paragraphs[0].span.of(capture.text)
    assert not [file for file in (tmp_path / "in").iterdir() if file.name.startswith(".")]


def test_it_says_who_asks_and_asks_for_the_rules_first(site: Site, tmp_path: Path) -> None:
    fetched(tmp_path, site.put("/a", PAGE), site.put("/b", PAGE))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert {headers["user-agent"] for _, headers in site.asked} == {USER_AGENT}
    assert "+https://w3id.org/dateline" in USER_AGENT


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    result = fetched(tmp_path, site.put("/private/1", PAGE), site.put("/news/1", PAGE))
    assert "robots.txt forbids" in failure(result)
    assert site.paths == ["/news/1"]
    assert len(result.saved) == 1


def test_rules_for_us_by_name_hold(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: dateline-kg\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert "robots.txt forbids" in failure(fetched(tmp_path, site.put("/a", PAGE)))


@pytest.mark.parametrize("status", [500, 503])
def test_where_the_rules_cannot_be_read_nothing_is_fetched(status: int, site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "busy", status)
    assert failure(fetched(tmp_path, site.put("/a", PAGE)))
    assert site.paths == []


def test_a_redirect_is_followed_only_where_the_rules_allow_it(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.put("/private/1", PAGE)
    site.put("/new", PAGE)
    old = site.put("/old", status=301, Location="/new")
    secret = site.put("/secret", status=302, Location=site.url("/private/1"))
    result = fetched(tmp_path, old, secret)
    assert "robots.txt forbids" in failure(result)
    assert site.paths == ["/old", "/new", "/secret"]
    assert f"url: '{site.url('/new')}'" in Path(f"{result.saved[0].path}.meta").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("/loop", "redirects more than 5 times"),
        ("file:///etc/hostname", "only http and https"),
        ("ftp://example.org/x", "only http and https"),
        ("http://user:word@127.0.0.1/", "user name"),
        ("http://[broken", "no address"),
    ],
)
def test_redirects_that_lead_nowhere_good(to: str, message: str, site: Site, tmp_path: Path) -> None:
    assert message in failure(fetched(tmp_path, site.put("/loop", status=302, Location=to)))
    assert len(site.paths) <= 6
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/", "example.org/x", "data:text/html,x", ""])
def test_only_http_and_https_are_fetched(url: str, site: Site, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only http and https"):
        fetched(tmp_path / "out", site.put("/a", PAGE), url)
    assert site.asked == []
    assert not (tmp_path / "out").exists()


def test_a_public_page_leads_to_no_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = {"public.example": "203.0.114.7", "inner.example": "10.0.0.7", "six.example": "fd00::1"}

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (addresses[host], 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for private in ("http://inner.example/", "http://six.example/"):
        with pytest.raises(InputError, match="private network"):
            hosts.refuse_surprise(private, "http://public.example/")
    hosts.refuse_surprise("http://inner.example/", "http://six.example/")
    hosts.refuse_surprise("http://public.example/", "http://inner.example/")


def test_an_unchanged_page_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", PAGE, ETag='"v1"', Last_Modified="Mon, 05 May 2031 10:00:00 GMT")
    (first,) = fetched(tmp_path, url).saved
    site.put("/a", status=304)
    (again,) = fetched(tmp_path, url).saved
    headers = site.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', "Mon, 05 May 2031 10:00:00 GMT")
    assert (again.path, again.changed) == (first.path, False)
    assert first.path.read_text(encoding="utf-8") == PAGE


def test_a_changed_page_takes_the_place_of_the_old_one(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", PAGE, ETag='"v1"')
    fetched(tmp_path, url)
    site.put("/a", PAGE.replace("bridge", "road"), ETag='"v2"')
    (again,) = fetched(tmp_path, url).saved
    assert "road" in again.path.read_text(encoding="utf-8")
    assert len(capture_files([tmp_path])) == 1


def test_a_page_that_was_removed_here_is_asked_for_anew(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", PAGE, ETag='"v1"')
    fetched(tmp_path, url).saved[0].path.unlink()
    fetched(tmp_path, url)
    assert "if-none-match" not in site.asked[-1][1]


def test_a_server_that_does_not_answer_is_given_up(site: Site, tmp_path: Path) -> None:
    site.answers["/slow"] = lambda _: time.sleep(2)
    started = time.monotonic()
    result = fetched(tmp_path, site.url("/slow"), site.put("/a", PAGE), limits=Limits(0, 0.3))
    assert "no whole answer within 0.3 s" in failure(result)
    assert len(result.saved) == 1
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("where", ["body", "head"])
def test_a_server_that_answers_ever_so_slowly_is_given_up(where: str, site: Site, tmp_path: Path) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n" + b"\r\n" * (where == "body"))
        for number in range(100):
            time.sleep(0.05)
            handler.wfile.write(b"<p>x</p>" if where == "body" else b"X-%d: x\r\n" % number)

    site.answers["/drip"] = drip
    started = time.monotonic()
    assert "no whole answer" in failure(fetched(tmp_path, site.url("/drip"), limits=Limits(0, 0.4)))
    assert time.monotonic() - started < 2


def test_a_page_has_a_size(site: Site, tmp_path: Path) -> None:
    url = site.put("/large", PAGE + "x" * 100_000)
    result = fetched(tmp_path, url, site.put("/a", PAGE), limits=Limits(0, 5, 50_000))
    assert "more than 50,000 bytes" in failure(result)
    assert len(capture_files([tmp_path])) == 1


def test_what_is_compressed_is_unpacked_within_the_same_size(site: Site, tmp_path: Path) -> None:
    small = site.put("/small", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    bomb = site.put("/bomb", gzip.compress(b"<p>" + b"\0" * 60_000_000), Content_Encoding="gzip")
    result = fetched(tmp_path, small, bomb)
    assert "more than 5,000,000 bytes" in failure(result)
    assert result.saved[0].path.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (b"no gzip", {"Content_Encoding": "gzip"}, "no gzip"),
        (gzip.compress(PAGE.encode())[:-20], {"Content_Encoding": "gzip"}, "breaks off"),
        (zlib.compress(PAGE.encode()), {"Content_Encoding": "br"}, "not asked for"),
        (PAGE.encode(), {"Content_Length": "9999"}, "breaks off"),
        (b"%PDF-1.7", {"Content_Type": "application/pdf"}, "neither a page nor a feed"),
        (b"PNG", {"Content_Type": ""}, "neither a page nor a feed"),
    ],
)
def test_answers_that_are_no_pages(
    body: bytes, headers: dict[str, str], message: str, site: Site, tmp_path: Path
) -> None:
    assert message in failure(fetched(tmp_path, site.put("/a", body, **headers), limits=Limits(0, 0.5)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [404, 410, 403, 500])
def test_an_error_of_http_is_told_and_the_others_go_on(status: int, site: Site, tmp_path: Path) -> None:
    result = fetched(tmp_path, site.put("/a", "gone", status), site.put("/b", PAGE))
    assert f"HTTP {status}" in failure(result)
    assert len(result.saved) == 1


def test_a_host_that_asks_to_be_left_alone_is(site: Site, tmp_path: Path) -> None:
    result = fetched(tmp_path, site.put("/a", "slow down", 429), site.put("/b", PAGE))
    assert [error.message.partition(":")[0] for error in result.failed][-1] == "its host was given up"
    assert site.paths == ["/a"]


def test_a_host_that_is_not_there_is_told_once_and_not_tried_again(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    result = fetched(tmp_path, f"http://127.0.0.1:{port}/a", f"http://127.0.0.1:{port}/b")
    assert "cannot be reached" in result.failed[0].message
    assert "given up" in result.failed[1].message


def test_requests_to_one_host_keep_their_distance(site: Site, tmp_path: Path) -> None:
    waited: list[float] = []
    urls = [site.put("/a", PAGE), site.put("/b", PAGE)]
    Fetcher(tmp_path, Hosts(Limits(delay_s=1.5), waited.append)).run(urls)
    assert waited == [1.5, 1.5]
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    waited.clear()
    Fetcher(tmp_path, Hosts(Limits(delay_s=1.5), waited.append)).run(urls)
    assert waited == [7, 7]


def test_names_come_from_addresses_alone(site: Site, tmp_path: Path) -> None:
    urls = [site.put(path, PAGE) for path in ("/a?id=1", "/a?id=2", "/š/ü", "/../../etc/x", "/" + "long/" * 90)[:2]]
    urls += [site.put("/%C5%A1/x", PAGE)]
    names = [saved.path.name for saved in fetched(tmp_path, *urls, site.url("/š/x")).saved]
    assert len(set(names)) == 3
    assert all(name.isascii() and "/" not in name and len(name) < 90 for name in names)
    assert [saved.path.name for saved in fetched(tmp_path, *urls).saved] == names[:3]


def test_a_folder_that_cannot_be_written_is_wrong_usage(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot be written"):
        fetched(tmp_path / "file", site.put("/a", PAGE))


def test_progress_is_told(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    url = site.put("/a", PAGE)
    fetch([url], tmp_path, QUICK, progress=lambda *step: told.append(step))
    assert told == [(0, 1, url)]
