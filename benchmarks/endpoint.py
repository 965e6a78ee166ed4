"""Our server beside the Oxigraph server and rdflib-endpoint: the same data, the same questions, one load generator.

    pip install --group benchmarks; python benchmarks/endpoint.py [--large] [--seconds S] [--only NAME,…]

Ratios are what counts, as all share the machine. «uncached» runs without our memory of answers. Besides: the 99th
percentile of a cheap ASK while eight runaway queries run, and a result of a million rows.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from articles import BASE, PART, PER_ARTICLE, SCHEMA, build

HERE = Path(__file__).parent
CLIENTS = (1, 8, 32)
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PREFIXES = f"PREFIX schema: <{SCHEMA}> PREFIX part: <{PART}> "


def questions(quads: int) -> dict[str, list[str]]:
    articles = quads // PER_ARTICLE
    some = [(n * 7919) % articles for n in range(2000)]
    return {
        "lookup": [f"SELECT ?p ?o {{ <{BASE}id/article/a{n}> ?p ?o }}" for n in some],
        "star join": [
            PREFIXES + f"SELECT ?name ?place ?who {{ ?e part:reportedIn <{BASE}id/article/a{n}> ; schema:name ?name ; "
            "schema:location ?place ; part:participant ?who }"
            for n in some
        ],
        "aggregation": [
            PREFIXES
            + "SELECT ?place (COUNT(DISTINCT ?who) AS ?n) { ?e schema:location ?place ; part:participant ?who ; "
            f"part:reportedIn/schema:publisher <{BASE}id/organization/o{n}> }} "
            "GROUP BY ?place ORDER BY DESC(?n) LIMIT 10"
            for n in range(41)
        ],
        "large result": [f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {quads // 10}"],
        "dump": ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"],
    }


@dataclass
class Peer:
    name: str
    command: list[str]
    path: str
    port: int
    environ: dict[str, str]

    def start(self) -> tuple[subprocess.Popen[bytes], float]:
        began = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | self.environ,
            start_new_session=True,
        )
        while time.perf_counter() - began < 600:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(self.address("ASK { ?s ?p ?o }"), timeout=60) as answer,
            ):
                if answer.status == 200:
                    return process, time.perf_counter() - began
            time.sleep(0.01)
        raise TimeoutError(self.name)

    def address(self, query: str) -> str:
        return f"http://127.0.0.1:{self.port}{self.path}?query={quote(query)}"

    def load(self, queries: list[str], clients: int, seconds: float, accept: str) -> dict[str, float]:
        heads = [
            f"GET {self.path}?query={quote(q)} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n" for q in queries
        ]
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(heads, file)
            file.flush()
            command = [sys.executable, str(HERE / "load.py"), str(self.port), str(clients), str(seconds), file.name]
            return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=600).stdout)


def memory_mb(pid: int) -> float:
    """Give what a process and its descendants hold, shared pages shared out (PSS)."""
    total, pids = 0, [pid]
    while pids:
        one = pids.pop()
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            for task in Path(f"/proc/{one}/task").iterdir():
                pids += map(int, (task / "children").read_text().split())
    return total / 1024


def peers(folder: Path) -> list[Peer]:
    release = (folder / "current").resolve()
    bin_ = Path(sys.executable).parent
    serve = [str(bin_ / "kg"), "serve", str(folder), "--port"]
    found = [
        Peer("kg serve, uncached", [*serve, "9301"], "/sparql", 9301, {"KG_CACHE_BYTES": "0"}),
        Peer(
            "kg serve, on disk",
            [*serve, "9302"],
            "/sparql",
            9302,
            {"KG_CACHE_BYTES": "0", "KG_MAX_MEMORY_STORE_BYTES": "0"},
        ),
        Peer("kg serve, repeated", [*serve, "9303"], "/sparql", 9303, {}),
    ]
    if shutil.which("oxigraph", path=str(bin_)):
        command = [
            str(bin_ / "oxigraph"),
            "serve-read-only",
            "--location",
            str(release / "store"),
            "--bind",
            "127.0.0.1:9304",
        ]
        found.append(Peer("Oxigraph server", command, "/query", 9304, {}))
    if shutil.which("rdflib-endpoint", path=str(bin_)):
        triples = folder / "union.nt"
        lines = {line[: line.rindex(" <")] + " .\n" for line in (release / "dumps/dateline.nq").open(encoding="utf-8")}
        triples.write_text("".join(sorted(lines)), encoding="utf-8")
        command = [str(bin_ / "rdflib-endpoint"), "serve", "--port", "9305", str(triples)]
        found.append(Peer("rdflib-endpoint", command, "/", 9305, {}))
    return found


def measure(peer: Peer, quads: int, seconds: float) -> None:
    process, start_s = peer.start()
    try:
        time.sleep(3)  # ours moves the data into memory meanwhile
        print(f"\n{peer.name}: start-up {start_s:.2f} s, {memory_mb(process.pid):.0f} MB at rest")
        for name, queries in questions(quads).items():
            accept = "application/n-triples" if name == "dump" else "application/sparql-results+json"
            for clients in CLIENTS if name not in {"large result", "dump"} else (1,):
                found = peer.load(queries, clients, seconds, accept)
                print(
                    f"  {name:13} {clients:2} clients {found['rate']:9.1f}/s  median {found['median_ms']:8.2f} ms  "
                    f"p99 {found['p99_ms']:8.2f} ms  {found['bytes']:11,} bytes  {found['statuses']}",
                    flush=True,
                )
        print(f"  {memory_mb(process.pid):.0f} MB afterwards")
        if peer.name == "kg serve, uncached":
            beside_runaways(peer)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def beside_runaways(peer: Peer) -> None:
    """Measure a cheap query while eight clients keep asking runaway ones."""
    done = threading.Event()

    def run_away(number: int) -> None:
        while not done.is_set():
            with contextlib.suppress(OSError):
                urllib.request.urlopen(peer.address(f"{RUNAWAY} # {number}") + "&timeout=6", timeout=60)

    threads = [threading.Thread(target=run_away, args=(number,), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    cheap = [f"ASK {{ <{BASE}id/article/a{n}> ?p ?o }}" for n in range(500)]
    found = peer.load(cheap, 1, 8, "application/sparql-results+json")
    print(
        f"  cheap ASK beside 8 runaway queries: median {found['median_ms']:.2f} ms, p99 {found['p99_ms']:.2f} ms, "
        f"{found['statuses']}"
    )
    done.set()
    for thread in threads:
        thread.join(30)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", action="store_true", help="1,000,000 quads instead of 100,000")
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    quads = 1_000_000 if wanted.large else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(folder, quads)
        print(f"{quads:,} quads; {wanted.seconds:g} s a measurement; {os.cpu_count()} processors")
        for peer in peers(folder):
            if not wanted.only or any(part in peer.name for part in wanted.only.split(",")):
                measure(peer, quads, wanted.seconds)


if __name__ == "__main__":
    main()
