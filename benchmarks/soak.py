"""A soak: mixed traffic, slow clients, aborted and bad requests, heavy queries, swaps of the build, killed workers.

    python benchmarks/soak.py [--minutes 10]

Nothing may be wrong: no false answer, no 500, no 200 that is broken, no leak. It ends with 1 where something is.
Memory (PSS) and open files of the web process are told each half minute; they may not grow from a tenth of the time on
by more than a fifth and 20 files.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import itertools
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

from articles import BASE, build
from endpoint import RUNAWAY, memory_mb

PORT = 9311
QUADS = 30_000


class Soak:
    """The traffic; what is seen is counted by kind and status, and what is wrong is kept."""

    def __init__(self, folder: Path, until: float) -> None:
        self.folder, self.until = folder, until
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        lines = (folder / "current/dumps/dateline.nq").read_text(encoding="utf-8").splitlines()
        self.triples = len({line[: line.rindex(" <")] for line in lines})
        self.random = random.Random(7)  # noqa: S311 - traffic, not secrets

    @property
    def going(self) -> bool:
        return time.monotonic() < self.until

    def ask(self, kind: str, query: str, allowed: set[int], **more: str) -> bytes | None:
        """Ask, count, and give the body of a 200; any other status than those allowed is wrong."""
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        headers = {"Accept": more.pop("accept", "application/sparql-results+json")}
        try:
            connection.request("GET", f"/sparql?{urlencode({'query': query, **more})}", headers=headers)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.wrong.append(f"{kind}: {error!r}")
            return None
        finally:
            connection.close()
        self.seen[f"{kind} {answer.status}"] += 1
        if answer.status not in allowed:
            self.wrong.append(f"{kind}: {answer.status} {body[:200]!r}")
        return body if answer.status == 200 else None

    def cheap(self) -> None:
        number = self.random.randrange(QUADS // 60)
        body = self.ask(
            "cheap", f"SELECT ?n {{ <{BASE}id/event/a{number}/1> <https://schema.org/name> ?n }}", {200, 503}
        )
        if body is not None and f"Event 1 of article {number}".encode() not in body:
            self.wrong.append(f"cheap: false answer {body[:200]!r}")

    def grouped(self) -> None:
        query = "SELECT ?t (COUNT(?s) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY ?t"
        body = self.ask("grouped", query, {200, 503})
        if body is not None:
            counts = [int(row["n"]["value"]) for row in json.loads(body)["results"]["bindings"]]
            if sorted(counts) != [500, 2500, 2500]:
                self.wrong.append(f"grouped: false answer {counts}")

    def large(self) -> None:
        body = self.ask("large", "SELECT * { ?s ?p ?o }", {200, 503}, accept="text/csv")
        if body is not None and body.count(b"\n") != self.triples + 1:
            self.wrong.append(f"large: {body.count(bytes([10]))} lines")

    def heavy(self) -> None:
        self.ask("heavy", f"{RUNAWAY} # {self.random.random()}", {503}, timeout="1.5")
        time.sleep(self.random.random())

    def bad(self) -> None:
        texts = ["SELECT ?x", "ASK {" * 300, "x" * 60_000, "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", ""]
        self.ask("bad", self.random.choice(texts), {400, 413})
        time.sleep(0.05)

    def page(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        try:
            connection.request("GET", self.random.choice(["/", "/sparql", "/ontology", "/id/nothing"]))
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.wrong.append(f"page: {error!r}")
            return
        finally:
            connection.close()
        self.seen[f"page {answer.status}"] += 1
        if answer.status >= 500:
            self.wrong.append(f"page: {answer.status}")
        time.sleep(0.2)

    def aborted(self) -> None:
        """Go away in the middle: of the request, of the query, or of the answer."""
        query = self.random.choice([RUNAWAY, "SELECT * { ?s ?p ?o }"])
        request = f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT), timeout=5) as client:
            client.sendall(request[: self.random.choice([20, len(request)])])
            time.sleep(self.random.random() * 0.3)
        self.seen["aborted"] += 1
        time.sleep(0.1)

    def slow(self) -> None:
        """Read a large answer in small sips, to its end."""
        request = f"GET /sparql?{urlencode({'query': 'SELECT * { ?s ?p ?o }'})} HTTP/1.0\r\nHost: a\r\n\r\n".encode()
        try:
            with socket.create_connection(("127.0.0.1", PORT), timeout=60) as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
                client.sendall(request)
                body = bytearray()
                while piece := client.recv(65_536):
                    body += piece
                    time.sleep(0.005)
        except OSError as error:
            self.wrong.append(f"slow: {error!r}")
            return
        head, _, rest = bytes(body).partition(b"\r\n\r\n")
        self.seen[f"slow {head[9:12].decode()}"] += 1
        if b" 200 " in head[:20] and not rest.endswith(b"]}}"):
            self.wrong.append(f"slow: broken 200 of {len(rest)} bytes")

    def kill(self, pids: list[int]) -> None:
        if pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.random.choice(pids), signal.SIGKILL)
                self.seen["killed"] += 1


def descendants(pid: int) -> list[list[int]]:
    """Give children, their children, and so on, by generation."""
    found, level = [], [pid]
    while level:
        level = [
            int(child)
            for one in level
            for task in Path(f"/proc/{one}/task").glob("*/children")
            for child in _read(task).split()
        ]
        found.append(level)
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""


def start(folder: Path, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).parent / "kg"), "serve", str(folder), "--port", str(PORT), "--timeout", "3"]
    process = subprocess.Popen(command, stderr=errors)
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT)):
            return process
        time.sleep(0.05)
    raise TimeoutError


def run(soak: Soak, server: subprocess.Popen[bytes]) -> list[tuple[float, int]]:
    """Let the traffic flow; swap the build and kill workers meanwhile. Gives memory in MB and open files, in turn."""
    kinds = [soak.cheap] * 4 + [
        soak.grouped,
        soak.large,
        soak.heavy,
        soak.heavy,
        soak.bad,
        soak.page,
        soak.aborted,
        soak.slow,
    ]

    def keep(kind: object) -> None:
        while soak.going:
            kind()  # type: ignore[operator]

    threads = [threading.Thread(target=keep, args=(kind,)) for kind in kinds]
    for thread in threads:
        thread.start()
    samples, next_sample = [], time.monotonic() + 5
    for number in itertools.count(2):
        if not soak.going:
            break
        time.sleep(2)
        generations = descendants(server.pid)
        soak.kill(generations[2] if len(generations) > 2 else [])
        if number % 5 == 0:
            build(soak.folder, QUADS, f"r{number}")
            soak.seen["swapped"] += 1
            for old in sorted((soak.folder / "releases").iterdir(), key=lambda f: f.stat().st_mtime)[:-3]:
                shutil.rmtree(old)
        if time.monotonic() > next_sample:
            next_sample += 30
            samples.append((memory_mb(server.pid), len(list(Path(f"/proc/{server.pid}/fd").iterdir()))))
            print(f"{samples[-1][0]:.0f} MB, {samples[-1][1]} files, {dict(sorted(soak.seen.items()))}", flush=True)
    for thread in threads:
        thread.join(90)
    return samples


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10.0)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as temporary, tempfile.TemporaryFile() as said:
        folder = Path(temporary)
        build(folder, QUADS)
        server = start(folder, said)
        soak = Soak(folder, time.monotonic() + minutes * 60)
        samples = run(soak, server)
        alive = server.poll() is None
        server.terminate()
        server.wait(30)
        said.seek(0)
        errors = said.read().decode()
    if soak.seen["cheap 503"] > soak.seen["killed"]:  # a query whose worker we kill is told so, and no other
        soak.wrong.append(f"{soak.seen['cheap 503']} cheap queries were refused")
    early = samples[max(1, len(samples) // 10)] if len(samples) > 1 else samples[0]
    leak = samples[-1][0] > early[0] * 1.2 + 50 or samples[-1][1] > early[1] + 20
    print(f"\n{dict(sorted(soak.seen.items()))}\n{len(soak.wrong)} wrong; leak: {leak}; still alive: {alive}")
    print(
        "\n".join(soak.wrong[:20]), "\n", "\n".join(line for line in errors.splitlines() if "Traceback" in line)[:2000]
    )
    return int(bool(soak.wrong) or leak or not alive or "Traceback" in errors)


if __name__ == "__main__":
    sys.exit(main())
