from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import urllib.request
import zipfile
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.iris import Names
from kg.pipeline import build as run
from kg.store import open_store
from server import Config, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    return (built / "current").resolve()


@pytest.fixture
def client(built: Path) -> FlaskClient:
    return create_app(open_store(str(built)), Config(build=built)).test_client()


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}, buffered=True)


def test_the_page_says_what_the_description_says(client: FlaskClient, folder: Path) -> None:
    nodes = json.loads((folder / "dumps" / "dcat.jsonld").read_text(encoding="utf-8"))["@graph"]
    release = next(node for node in nodes if "dcat:version" in node)
    page = get(client, "/dumps/", Accept="text/html").text
    for told in (folder.name, "2031-03-15", f"{release['void:triples']:,}", release["dcterms:license"]["id"]):
        assert told in page
    checksums = [node["spdx:checksumValue"]["@value"] for node in nodes if "spdx:checksumValue" in node]
    assert len(checksums) > 90
    assert all(checksum in page for checksum in checksums)


@pytest.mark.parametrize("path", ["/dumps/", "/dumps/{}/"])
@pytest.mark.parametrize(("accept", "name"), [("text/turtle", "dcat.ttl"), ("application/ld+json", "dcat.jsonld")])
def test_a_release_is_described_at_its_own_address(
    client: FlaskClient, folder: Path, path: str, accept: str, name: str
) -> None:
    found = get(client, path.format(folder.name), Accept=accept)
    assert found.data == (folder / "dumps" / name).read_bytes()
    assert found.mimetype == accept
    assert "Accept" in found.vary


def test_every_file_is_at_its_versioned_address_for_ever(client: FlaskClient, folder: Path) -> None:
    listed = get(client, "/dumps/", Accept="application/json").json
    assert listed is not None
    assert listed["release"] == folder.name
    assert {entry["name"] for entry in listed["files"]} == {file.name for file in (folder / "dumps").iterdir()}
    for entry in listed["files"]:
        found = get(client, entry["url"])
        assert entry["url"] == f"/dumps/{folder.name}/{entry['name']}"
        assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert found.mimetype == entry["mediaType"]
        assert len(found.data) == entry["sizeBytes"]
        if entry["name"] != "SHA256SUMS":
            assert found.headers["ETag"] == f'"{hashlib.sha256(found.data).hexdigest()}"' == f'"{entry["sha256"]}"'
            assert found.headers["Content-Disposition"] == f"attachment; filename={entry['name']}"


@pytest.mark.parametrize("path", ["", "dateline.ttl", "dateline.nq.gz", "graphs/authority.ttl"])
def test_latest_leads_to_the_newest_release_for_now(client: FlaskClient, folder: Path, path: str) -> None:
    found = get(client, f"/dumps/latest/{path}")
    assert found.status_code == 307
    assert found.headers["Location"].removeprefix("http://localhost") == f"/dumps/{folder.name}/{path}"
    assert found.headers["Cache-Control"] == "public, no-cache"
    assert get(client, found.headers["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["latest", "{}"])
def test_a_release_without_its_slash_is_found(client: FlaskClient, folder: Path, name: str) -> None:
    found = get(client, f"/dumps/{name.format(folder.name)}")
    assert found.headers["Location"].endswith(f"/dumps/{name.format(folder.name)}/")


@pytest.mark.parametrize("version", ["", "{}/"])
def test_an_unchanged_copy_is_not_sent_again(client: FlaskClient, folder: Path, version: str) -> None:
    path = f"/dumps/{version.format(folder.name)}dateline.trig"
    first = get(client, path)
    for condition in ({"If-None-Match": first.headers["ETag"]}, {"If-Modified-Since": first.headers["Last-Modified"]}):
        found = client.get(path, headers=condition, buffered=True)
        assert (found.status_code, found.data) == (304, b"")
        assert found.headers["ETag"] == first.headers["ETag"]


def test_a_part_is_sent_alone_and_a_broken_download_resumes(client: FlaskClient, folder: Path) -> None:
    path = f"/dumps/{folder.name}/dateline.ttl"
    whole = (folder / "dumps" / "dateline.ttl").read_bytes()
    part = get(client, path, Range="bytes=0-999")
    assert (part.status_code, part.data) == (206, whole[:1000])
    assert part.headers["Content-Range"] == f"bytes 0-999/{len(whole)}"
    rest = get(client, path, Range="bytes=1000-", If_Range=part.headers["ETag"], Accept_Encoding="gzip")
    assert (rest.status_code, part.data + rest.data) == (206, whole)
    assert "Content-Encoding" not in rest.headers
    assert get(client, path, Range="bytes=-10").data == whole[-10:]
    assert get(client, path, Range=f"bytes={len(whole)}-").status_code == 416


def test_head_says_what_get_would_send(client: FlaskClient, folder: Path) -> None:
    path = f"/dumps/{folder.name}/dateline.rdf"
    head, whole = client.head(path, buffered=True), get(client, path)
    assert head.data == b""
    for name in ("Content-Length", "ETag", "Last-Modified", "Accept-Ranges", "Content-Type", "Cache-Control"):
        assert head.headers[name] == whole.headers[name], name


def test_a_running_server_sends_one_date(address: str) -> None:
    with urllib.request.urlopen(f"{address}dumps/dateline.nq", timeout=30) as answer:  # noqa: S310 - ours
        assert len(answer.headers.get_all("Date")) == 1
        assert answer.read(1)


def test_the_compressed_copy_is_sent_as_it_is_to_who_decodes_it(client: FlaskClient, folder: Path) -> None:
    path = f"/dumps/{folder.name}/dateline.nq"
    packed = (folder / "dumps" / "dateline.nq.gz").read_bytes()
    found = get(client, path, Accept_Encoding="br, gzip")
    assert found.data == packed
    assert (found.headers["Content-Encoding"], found.mimetype) == ("gzip", "application/n-quads")
    assert "Accept-Encoding" in found.vary
    assert found.headers["ETag"] == f'"{hashlib.sha256(packed).hexdigest()}"'
    for refused in ("identity", "gzip;q=0", "*", ""):
        plain = get(client, path, Accept_Encoding=refused)
        assert plain.data == gzip.decompress(packed), refused
        assert "Content-Encoding" not in plain.headers
        assert "Accept-Encoding" in plain.vary
    itself = get(client, f"{path}.gz", Accept_Encoding="gzip")
    assert (itself.data, itself.mimetype) == (packed, "application/gzip")
    assert "Content-Encoding" not in itself.headers


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld", "rdf"])
def test_one_article_alone_can_be_had(client: FlaskClient, folder: Path, ending: str) -> None:
    with zipfile.ZipFile(folder / "dumps" / f"graphs.{ending}.zip") as archive:
        name = next(name for name in archive.namelist() if name.startswith("article/"))
    found = get(client, f"/dumps/{folder.name}/graphs/{name}")
    assert len(list(ox.parse(found.data, format=ox.RdfFormat.from_extension(ending)))) > 100
    assert found.mimetype == ox.RdfFormat.from_extension(ending).media_type
    assert get(client, f"/dumps/{folder.name}/graphs/{name}", If_None_Match=found.headers["ETag"]).status_code == 304
    part = get(client, f"/dumps/{folder.name}/graphs/{name}", Range="bytes=5-9")
    assert (part.status_code, part.data) == (206, found.data[5:10])


@pytest.mark.parametrize(
    "path",
    [
        *("none/", "none/dateline.nq", "../manifest.json", "{}/manifest.json", "{}/..%2fmanifest.json", "{}/x.ttl"),
        *("{}/graphs/none.ttl", "{}/graphs/authority.pdf", "{}/graphs/..%2f..%2fmanifest.json"),
    ],
)
def test_nothing_else_can_be_had(client: FlaskClient, folder: Path, path: str) -> None:
    assert get(client, f"/dumps/{path.format(folder.name)}").status_code == 404


def test_a_download_while_a_new_build_lands_is_of_one_release(captures: Path, tmp_path: Path) -> None:
    own, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(captures, own)
    run([own], out, Names())
    old = (out / "current").resolve()
    client = create_app(open_store(str(out)), Config(build=out)).test_client()
    begun = client.get("/dumps/dateline.nq", headers={"Range": "bytes=0-4999"}, buffered=True)
    slow = client.get("/dumps/dateline.nq")
    stream = iter(slow.response)
    first = next(stream)
    wanted = (old / "dumps" / "dateline.nq").read_bytes()
    file = own / "velen-in-orlow.txt"
    text = file.read_text(encoding="utf-8")
    for change in ("Marta Vellin", "Marta Vollin"):  # twice, so that the first release is not kept
        file.write_text(text.replace("Marta Velen", change), encoding="utf-8")
        run([own], out, Names())
    assert not old.exists()
    assert first + b"".join(stream) == wanted
    slow.close()
    fresh = ((out / "current") / "dumps" / "dateline.nq").read_bytes()
    assert fresh != wanted
    resumed = client.get(
        "/dumps/dateline.nq", headers={"Range": "bytes=5000-", "If-Range": begun.headers["ETag"]}, buffered=True
    )
    assert (resumed.status_code, resumed.data) == (200, fresh)
    assert client.get(f"/dumps/{old.name}/dateline.nq").status_code == 404
    page = client.get("/dumps/", headers={"Accept": "text/html"}).text
    assert page.count(f"/dumps/{(out / 'current').resolve().name}/") > 90
    assert "Releases kept here" in page
