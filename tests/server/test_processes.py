"""Queries that can be stopped: what a client sees when one is, and that the others are served on."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from asking import Answer, ask
from running import running

from kg.errors import InputError
from kg.store import EmbeddedStore
from server import Config, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GLUTTON = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
CHEAP = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module")
def small(build: Path) -> Iterator[Server]:
    """A server whose limits are quickly reached."""
    yield from running(
        Config(
            build=build,
            port=0,
            timeout_s=1.0,
            queue_wait_s=2.0,
            max_result_bytes=300_000,
            max_worker_bytes=60_000_000,
            workers=2,
            max_heavy=1,
            max_heavy_waiting=1,
        )
    )


def query(server: Server, text: str, *more: tuple[str, str], **headers: str) -> Answer:
    return ask(f"http://127.0.0.1:{server.port}/", fields=(("query", text), *more), headers=headers)


def eventually(holds: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


@pytest.mark.parametrize(
    ("text", "more", "cause"),
    [
        (RUNAWAY, (), "timeout"),
        (RUNAWAY, (("timeout", "0.2"),), "timeout"),
        (GLUTTON, (("timeout", "60"),), "memory"),
        (LARGE, (), "oversized"),
    ],
)
def test_a_query_that_is_ended_is_a_503_with_its_cause(
    small: Server, text: str, more: tuple[tuple[str, str], ...], cause: str
) -> None:
    began = time.monotonic()
    answer = query(small, text, *more)
    problem = json.loads(answer.body)
    assert (answer.status, problem["cause"]) == (503, cause), problem
    assert int(answer.headers["Retry-After"]) > 0
    assert any(character.isdigit() for character in problem["detail"])
    assert problem["hint"]
    assert time.monotonic() - began < 3
    assert query(small, CHEAP).status == 200


def test_more_heavy_queries_than_fit_are_told_at_once_and_cheap_ones_are_answered_meanwhile(small: Server) -> None:
    with ThreadPoolExecutor(12) as pool:
        heavy = [pool.submit(query, small, f"{RUNAWAY} # {number}") for number in range(8)]
        time.sleep(0.3)
        assert [query(small, f"ASK {{ ?s ?p {number} }}").status for number in range(5)] == [200] * 5
        causes = sorted(json.loads(future.result().body)["cause"] for future in heavy)
    assert set(causes) == {"busy", "timeout"}
    assert causes.count("busy") >= 5


def test_a_client_that_goes_away_frees_its_worker(server: Server) -> None:
    before = server.pool.counts().killed_gone
    text = urlencode({"query": f"{RUNAWAY} # gone", "timeout": "60"})
    for request in (
        f"GET /sparql?{text} HTTP/1.1\r\nHost: a\r\n\r\n",
        (
            "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(text)}\r\n\r\n{text}"
        ),
    ):
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(request.encode())
            time.sleep(0.2)
    assert eventually(lambda: server.pool.counts().killed_gone == before + 2, 1.2)
    assert eventually(lambda: server.pool.counts().running == 0)


def test_a_killed_worker_is_replaced_and_its_query_told(server: Server) -> None:
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(query, server, f"{RUNAWAY} # killed")
        assert eventually(lambda: server.pool.counts().running == 1)
        for pid in workers():
            os.kill(pid, signal.SIGSEGV)
        answer = asked.result()
    assert (answer.status, json.loads(answer.body)["cause"]) == (503, "crashed")
    assert query(server, CHEAP).status == 200


def workers() -> list[int]:
    """The workers of all servers of this process: children of children of children."""
    pids = [os.getpid()]
    for _ in range(3):
        pids = [child for pid in pids for child in children(pid)]
    return pids


def children(pid: int) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:  # noqa: PTH123 - a file of the kernel
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def test_a_large_answer_arrives_whole_and_compressed_the_same(server: Server) -> None:
    plain = query(server, f"{LARGE} LIMIT 20000")
    packed = query(server, f"{LARGE} LIMIT 20000", **{"Accept-Encoding": "gzip"})
    assert (plain.status, packed.status) == (200, 200)
    assert int(plain.headers["Content-Length"]) == len(plain.body) > 1_000_000
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(json.loads(plain.body)["results"]["bindings"]) == 20_000


def test_a_large_graph_arrives_whole(server: Server) -> None:
    text = "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
    body = query(server, text, Accept="application/n-triples").body
    assert len(list(ox.parse(body, ox.RdfFormat.N_TRIPLES))) > 50_000
    turtle = query(server, text).body
    assert set(ox.parse(turtle, ox.RdfFormat.TURTLE)) == set(ox.parse(body, ox.RdfFormat.N_TRIPLES))


def test_a_slow_reader_keeps_nobody_waiting(server: Server) -> None:
    text = urlencode({"query": f"{LARGE} LIMIT 30000"})
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?{text} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        assert client.recv(15).startswith(b"HTTP/1.1 200")
        assert [query(server, f"ASK {{ ?s ?p {n} }}").status for n in range(5)] == [200] * 5
        assert eventually(lambda: server.pool.counts().running == 0)


def release(folder: Path, name: str, value: str) -> None:
    made = folder / "releases" / name
    quad = ox.Quad(
        ox.NamedNode("http://a/s"), ox.NamedNode("http://a/p"), ox.Literal(value), ox.NamedNode("http://a/g")
    )
    made.mkdir(parents=True)
    (made / "all.nq").write_bytes(ox.serialize([quad], format=ox.RdfFormat.N_QUADS))
    (made / "manifest.json").write_text('{"base": "http://a/"}')
    EmbeddedStore.create(made / "store", [made / "all.nq"])
    (folder / "next").symlink_to(f"releases/{name}")
    (folder / "next").replace(folder / "current")


def test_a_new_build_is_taken_over_without_a_failed_request(tmp_path: Path) -> None:
    release(tmp_path, "r1", "1")
    server = next(running_here := running(Config(build=tmp_path, port=0)))
    text = "SELECT ?o { <http://a/s> <http://a/p> ?o }"
    seen: list[tuple[int, str, str]] = []
    done = threading.Event()

    def keep_asking() -> None:
        while not done.is_set():
            answer = query(server, text, Accept="text/csv")
            seen.append((answer.status, answer.body.decode().split()[-1], answer.headers["ETag"]))

    with ThreadPoolExecutor(4) as pool:
        for _ in range(4):
            pool.submit(keep_asking)
        for number in range(2, 5):
            release(tmp_path, f"r{number}", str(number))
            wanted = (200, str(number))
            assert eventually(lambda wanted=wanted: any(s[:2] == wanted for s in seen)), seen[-1]
        done.set()
    shutil.rmtree(tmp_path / "releases" / "r1")
    assert {status for status, _, _ in seen} == {200}
    assert seen[-1][1] == "4"
    assert len({(value, etag) for _, value, etag in seen}) == 4
    assert len({etag for _, _, etag in seen}) == 4
    assert server.pool.counts().releases == 4
    next(running_here, None)


def test_a_broken_new_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    release(tmp_path, "r1", "1")
    server = next(running_here := running(Config(build=tmp_path, port=0)))
    broken = tmp_path / "releases" / "broken"
    (broken / "store").mkdir(parents=True)
    (broken / "manifest.json").write_text("{")
    (tmp_path / "next").symlink_to("releases/broken")
    (tmp_path / "next").replace(tmp_path / "current")
    time.sleep(0.5)
    assert query(server, CHEAP).status == 200
    next(running_here, None)


def test_a_build_that_cannot_be_served_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Server(Config(build=tmp_path, port=0))


def test_nothing_is_left_when_the_server_ends(build: Path) -> None:
    before = set(workers())
    server = next(running_here := running(Config(build=build, port=0)))
    assert query(server, CHEAP).status == 200
    assert set(workers()) - before
    next(running_here, None)
    assert not set(workers()) - before


def test_the_keeper_and_the_holder_are_started_again_where_they_end(build: Path) -> None:
    server = next(running_here := running(Config(build=build, port=0)))
    assert query(server, CHEAP).status == 200
    keeper = server.pool._keeper.pid  # noqa: SLF001 - which of the processes it is
    for victim in (children(keeper)[0], keeper):
        number = server.pool.board.number
        os.kill(victim, signal.SIGKILL)
        assert [query(server, f"ASK {{ ?s ?p '{victim}/{n}' }}").status for n in range(20)] == [200] * 20
        assert eventually(lambda number=number: server.pool.board.number > number, 8)
        assert query(server, f"ASK {{ ?s ?p '{victim}' }}").status == 200
    next(running_here, None)
