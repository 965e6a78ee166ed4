"""``/changes`` tells each release and what changed with it: to people, to feed readers, as data."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from kg.differences import history
from kg.store import open_store
from server import Config, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from kg.store import Store

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client(turns: Path) -> FlaskClient:
    return create_app(open_store(str(turns)), Config(build=turns)).test_client()


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}, buffered=True)


def test_the_page_tells_every_release_the_newest_first(client: FlaskClient, turns: Path) -> None:
    page = get(client, "/changes", Accept="text/html").text
    places = [page.index(f"<code>{entry.release}</code>") for entry in reversed(history.read(turns))]
    assert len(places) == 3
    assert places == sorted(places)
    assert all(entry.summary in page for entry in history.read(turns))


def test_atom_has_what_the_rfc_demands(client: FlaskClient, turns: Path) -> None:
    found = get(client, "/changes", Accept="application/atom+xml")
    assert found.mimetype == "application/atom+xml"
    feed = ET.fromstring(found.text)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            assert parent.findtext(f"{ATOM}{needed}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    newest, _, oldest = feed.findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}summary") == history.read(turns)[-1].summary
    assert feed.findtext(f"{ATOM}updated") == newest.findtext(f"{ATOM}updated")
    files = [link for link in newest.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert {link.get("type") for link in files} >= {"application/rdf-patch", "application/sparql-update"}
    for link in files:
        sent = get(client, str(link.get("href")))
        assert (sent.status_code, sent.mimetype, len(sent.data)) == (
            200,
            link.get("type"),
            int(link.get("length", 0)),
        )
    assert not [link for link in oldest.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")}) == 3


@pytest.mark.parametrize("accept", ["application/feed+json", "application/json"])
def test_json_feed_says_the_same(client: FlaskClient, turns: Path, accept: str) -> None:
    found = get(client, "/changes", Accept=accept)
    assert found.mimetype == accept
    feed = json.loads(found.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["content_text"] for item in feed["items"]] == [e.summary for e in reversed(history.read(turns))]
    assert [len(item["attachments"]) for item in feed["items"]] == [4, 4, 0]
    assert all(get(client, item["url"], Accept="text/html").status_code == 200 for item in feed["items"])


def test_as_data_it_tells_which_release_follows_which(client: FlaskClient, turns: Path) -> None:
    found = get(client, "/changes", Accept="text/turtle")
    triples = list(ox.parse(found.data, format=ox.RdfFormat.TURTLE))
    before = {t.subject.value: t.object.value for t in triples if t.predicate.value.endswith("dcat#previousVersion")}
    base = "http://localhost:8000/dumps/"
    entries = history.read(turns)
    assert before == {f"{base}{entry.release}/": f"{base}{entry.previous}/" for entry in entries[1:]}
    versions = {t.subject.value: t.object.value for t in triples if t.predicate.value.endswith("dcat#version")}
    assert versions == {f"{base}{entry.release}/": entry.release for entry in entries}
    current = [t.object.value for t in triples if t.predicate.value.endswith("hasCurrentVersion")]
    assert current == [f"{base}{entries[-1].release}/"]


def test_a_difference_has_a_page_and_files_that_never_change(client: FlaskClient, turns: Path) -> None:
    entry = history.read(turns)[-1]
    address = f"/changes/{entry.difference}"
    page = get(client, address, Accept="text/html").text
    assert "Sarn stressed that Serbia remains neutral." in page
    for name, checksum in entry.files:
        found = get(client, f"{address}/{name}")
        assert hashlib.sha256(found.data).hexdigest() == checksum
        assert "immutable" in found.headers["Cache-Control"]
        assert checksum in page
        assert get(client, f"{address}/{name}", If_None_Match=found.headers["ETag"]).status_code == 304
    packed = get(client, f"{address}/difference.ru", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == get(client, f"{address}/difference.ru").data
    part = get(client, f"{address}/difference.ru", Range="bytes=0-10")
    assert (part.status_code, len(part.data)) == (206, 11)
    assert json.loads(get(client, address, Accept="application/json").text)["articles"]["removed"]


def test_a_copy_is_good_until_the_next_release(client: FlaskClient, turns: Path) -> None:
    tags = {accept: get(client, "/changes", Accept=accept).headers["ETag"] for accept in ("text/html", "text/turtle")}
    assert len(set(tags.values())) == 2
    for accept, tag in tags.items():
        assert get(client, "/changes", Accept=accept, If_None_Match=tag).status_code == 304
    file = turns / "history.jsonl"
    whole = file.read_bytes()
    try:
        file.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
        assert get(client, "/changes", Accept="text/html", If_None_Match=tags["text/html"]).status_code == 200
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("path", ["nope", "-", "..%2f..%2fhistory.jsonl", "{}/nope", "{}/..%2f..%2fhistory.jsonl"])
def test_nothing_else_is_there(client: FlaskClient, turns: Path, path: str) -> None:
    assert get(client, f"/changes/{path.format(history.read(turns)[-1].difference)}").status_code == 404


def test_a_store_without_a_build_folder_has_no_history(store: Store) -> None:
    client = create_app(store, Config(build=None)).test_client()
    assert "keeps no history" in get(client, "/changes", Accept="text/html").text
    assert json.loads(get(client, "/changes", Accept="application/feed+json").text)["items"] == []
    atom = ET.fromstring(get(client, "/changes", Accept="application/atom+xml").text)  # noqa: S314 - our own
    assert atom.findtext(f"{ATOM}updated")
    assert get(client, "/changes", Accept="text/turtle").status_code == 200
