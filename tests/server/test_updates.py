"""Updates are for those with the operator's token, who get a release that conforms, or no change at all."""

from __future__ import annotations

import json
import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from asking import Answer, ask, form
from running import running

from kg.differences import history
from kg.errors import InputError, UsageError
from kg.iris import Names
from kg.pipeline import Rejected, build, releases
from kg.pipeline.updating import update
from kg.store import open_store
from server import Config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server import Server

TOKEN = "correct-horse"  # noqa: S105 - of no server that anybody runs
PREFIXES = "PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
GRAPH = "<http://localhost:8000/graph/notes>"
NOTED = PREFIXES + f"INSERT DATA {{ GRAPH {GRAPH} {{ <http://localhost:8000/id/note/1> schema:text 'seen by desk' }} }}"
UNNAMED = f"INSERT DATA {{ GRAPH {GRAPH} {{ <http://localhost:8000/id/person/x> a <https://schema.org/Person> }} }}"
IS_NOTED = PREFIXES + "ASK { ?note schema:text 'seen by desk' }"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "served", symlinks=True)
    return tmp_path / "served"


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    yield from running(Config(build=folder, port=0, workers=1, update_token_file=str(tmp_path / "token")))


def sent(server: Server, text: str, token: str | None = TOKEN, **more: str) -> Answer:
    headers = {"Content-Type": "application/sparql-update"} | more
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return ask(f"http://127.0.0.1:{server.port}/", "POST", body=text.encode(), headers=headers)


def is_noted(server: Server) -> bool:
    found = ask(f"http://127.0.0.1:{server.port}/", fields=(("query", IS_NOTED),))
    return bool(json.loads(found.body)["boolean"])


def current(folder: Path) -> str:
    return (folder / "current").resolve().name


def test_with_the_token_an_update_is_served_at_once_and_is_a_release(server: Server, folder: Path) -> None:
    before = current(folder)
    assert not is_noted(server)
    assert sent(server, NOTED).status == 204
    assert is_noted(server)
    assert current(folder) != before
    assert history.read(folder)[-1].previous == before
    listed = ask(f"http://127.0.0.1:{server.port}/", path="/dumps/latest/dateline.nq")
    assert listed.status == 307
    nquads = (folder / "current" / "dumps" / "dateline.nq").read_text(encoding="utf-8")
    assert "seen by desk" in nquads
    body, headers = form(("update", f"DROP GRAPH {GRAPH}"))
    gone = ask(
        f"http://127.0.0.1:{server.port}/", "POST", body=body, headers=headers | {"Authorization": f"Bearer {TOKEN}"}
    )
    assert gone.status == 204
    assert not is_noted(server)
    assert current(folder) == before, "the same data is the same release"


@pytest.mark.parametrize("token", [None, "", "wrong", f"{TOKEN}x"])
def test_without_the_token_nothing_happens(server: Server, folder: Path, token: str | None) -> None:
    before = current(folder)
    refused = sent(server, NOTED, token)
    assert refused.status == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert current(folder) == before


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("INSERT {", 400, "update:1:9"),
        ("", 400, "empty"),
        ("CLEAR ALL", 400, "default graph"),
        ("INSERT DATA { <http://a.example/x> <http://a.example/y> 1 }", 400, "Name the graph"),
        ("LOAD <http://127.0.0.1:9/x>", 400, "LOAD and SERVICE are refused"),
        (f"INSERT DATA {{ GRAPH {GRAPH} {{ _:b <http://a.example/y> 1 }} }}", 400, "blank nodes"),
        (
            f"INSERT DATA {{ GRAPH {GRAPH} {{ <http://localhost:8000/id/person/x> a <https://schema.org/Person> }} }}",
            422,
            "name",
        ),
    ],
)
def test_what_cannot_be_done_changes_nothing(server: Server, folder: Path, text: str, status: int, said: str) -> None:
    before = current(folder)
    refused = sent(server, text)
    assert (refused.status, refused.type) == (status, "application/problem+json")
    told = refused.body.decode()
    assert said in told
    assert str(folder) not in told
    assert current(folder) == before
    assert not [path for path in (folder / "releases").iterdir() if path.name.startswith(".")]


def test_the_dataset_of_an_update_is_named_in_it(server: Server) -> None:
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    address = f"http://127.0.0.1:{server.port}/"
    refused = ask(
        address, "POST", fields=(("using-graph-uri", "http://a.example/g"),), body=NOTED.encode(), headers=headers
    )
    assert refused.status == 400
    assert sent(server, NOTED, **{"Content-Type": "application/sparql-update; charset=latin-1"}).status == 415


def test_of_two_at_once_each_is_whole_or_told_to_come_again(server: Server) -> None:
    found: list[Answer] = []
    threads = [threading.Thread(target=lambda: found.append(sent(server, NOTED))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status for answer in found} <= {204, 503}
    assert 204 in {answer.status for answer in found}
    assert all(answer.headers["Retry-After"] for answer in found if answer.status == 503)
    assert is_noted(server)


def test_one_that_takes_too_long_is_stopped_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    config = Config(build=folder, port=0, workers=1, update_token_file=str(tmp_path / "token"), update_timeout_s=1)
    before = current(folder)
    for server in running(config):
        stopped = sent(server, NOTED)
        assert (stopped.status, stopped.headers["Retry-After"]) == (503, "5")
        assert not is_noted(server)
    assert current(folder) == before
    update(folder, NOTED)
    assert current(folder) != before


def test_patterns_find_the_union_and_the_next_build_makes_it_anew(captures: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = build([captures], folder, Names()).release
    where = "{ ?a a schema:NewsArticle . BIND (IRI(CONCAT(STR(?a), '#note')) AS ?note) }"
    text = PREFIXES + f"INSERT {{ GRAPH {GRAPH} {{ ?note schema:keywords 'visit' }} }} WHERE {where}"
    assert update(folder, text) == current(folder) != first
    counted = open_store(str(folder)).query(PREFIXES + "SELECT (COUNT(?a) AS ?n) { ?a schema:keywords 'visit' }", "csv")
    assert counted.body.split() == [b"n", b"2"]
    manifest = json.loads((folder / "current" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][-1]["name"] == "update.ru"
    assert build([captures], folder, Names()).release == first == current(folder)


def test_an_update_of_nothing_is_the_same_release(folder: Path) -> None:
    before = current(folder)
    assert update(folder, "INSERT DATA {}") == before
    assert {path.name for path in (folder / "releases").iterdir()} == {before}


def test_what_does_not_conform_is_told_with_its_report(folder: Path) -> None:
    with pytest.raises(Rejected):
        update(folder, f"INSERT DATA {{ GRAPH {GRAPH} {{ <http://a.example/x> a <https://schema.org/Person> }} }}")
    assert (folder / "rejected" / "report.ttl").is_file()
    with pytest.raises(InputError, match="no current release"):
        update(folder.parent / "none", "INSERT DATA {}")
    with releases.locked(folder), pytest.raises(UsageError, match="another build"):
        update(folder, "INSERT DATA {}")
