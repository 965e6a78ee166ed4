"""The recipes of README.md, «Build on it», each run as it stands against a build and its server."""

from __future__ import annotations

import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("### Build on it\n")[2].partition("\n## ")[0]
RECIPES = re.findall(r"```(python|sh)\n(.*?)```", SECTION, re.DOTALL)
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
COMMANDS = f"{Path(sys.executable).parent}{os.pathsep}{ENVIRONMENT['PATH']}"


def recipe(word: str) -> str:
    found = [code for _, code in RECIPES if word in code]
    assert len(found) == 1
    return found[0]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - ours
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture(scope="module")
def address(seeds_build: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", seeds_build, "--port", str(port)]
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


@pytest.fixture
def place(seeds_build: Path, tmp_path: Path) -> Path:
    (tmp_path / "build").symlink_to(seeds_build)
    return tmp_path


@pytest.fixture(scope="module")
def manifest(seeds_build: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = json.loads((seeds_build / "current" / "manifest.json").read_text("utf-8"))
    return found


def python(code: str, place: Path, address: str = "") -> str:
    code = code.replace("http://localhost:8000/", address)
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True)
    return done.stdout


def shell(code: str, place: Path, address: str = "") -> subprocess.CompletedProcess[str]:
    code = "set -e\n" + code.replace("http://localhost:8000/", address)
    environ = ENVIRONMENT | {"PATH": COMMANDS}
    return subprocess.run(["bash", "-c", code], cwd=place, env=environ, capture_output=True, text=True, check=True)


def test_every_recipe_is_run_by_a_test() -> None:
    words = ("graph = Graph()", "oxigraph load", "sha256sum", "pandas", "dcat:version")
    assert sorted(recipe(word) for word in words) == sorted(code for _, code in RECIPES)


def test_rdflib_reads_the_turtle(place: Path, manifest: dict[str, dict[str, int]]) -> None:
    assert python(recipe("graph = Graph()"), place) == f"{manifest['counts']['triples']} triples\n"


def test_a_store_of_ones_own_answers_by_graph(place: Path) -> None:
    load, serve = recipe("oxigraph load").splitlines()
    shell(load, place)
    port = free_port()
    command = serve.replace("localhost:7878", f"127.0.0.1:{port}").split()
    environ = ENVIRONMENT | {"PATH": COMMANDS}
    with subprocess.Popen(command, cwd=place, env=environ, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            query = "SELECT%20(COUNT(DISTINCT%20%3Fg)%20AS%20%3Fn)%20WHERE%20%7BGRAPH%20%3Fg%20%7B%3Fs%20a%20%3Chttps://schema.org/NewsArticle%3E%7D%7D"
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/query?query={query}", headers={"Accept": "text/csv"}
            )
            with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - ours
                assert answer.read().split() == [b"n", b"13"]
        finally:
            server.terminate()


def test_a_download_is_checked(place: Path, address: str) -> None:
    done = shell(recipe("sha256sum"), place, address)
    assert done.stdout == "dateline.ttl: OK\n"
    whole = (place / "dateline.ttl").read_bytes()
    (place / "dateline.ttl").write_bytes(whole[:5000])
    assert shell(recipe("sha256sum"), place, address).stdout == "dateline.ttl: OK\n"
    (place / "dateline.ttl").write_bytes(whole[:-5] + b"!!!!!")
    with pytest.raises(subprocess.CalledProcessError):
        shell(recipe("sha256sum"), place, address)


def test_pandas_reads_a_table(place: Path, address: str, seeds_build: Path) -> None:
    with (seeds_build / "current" / "dumps" / "events.csv").open(encoding="utf-8", newline="") as stream:
        wanted = Counter(row["type"] for row in csv.DictReader(stream))
    printed = python(recipe("pandas"), place, address)
    assert dict(re.findall(r"^([A-Z]\w+) +(\d+)$", printed, re.MULTILINE)) == {k: str(v) for k, v in wanted.items()}


def test_a_release_is_cited_as_it_describes_itself(place: Path, address: str, seeds_build: Path) -> None:
    release = (seeds_build / "current").resolve().name
    assert python(recipe("dcat:version"), place, address) == (
        f"Dateline KG, release {release} (newest article 2026-05-20). http://localhost:8000/dumps/{release}/ . "
        "Licence: https://creativecommons.org/licenses/by/4.0/\n"
    )
