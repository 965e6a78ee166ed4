"""A build in a folder with a past gives the bytes of one without, whatever came before; a failed one takes nothing."""

from __future__ import annotations

import hashlib
import random
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from released import files_of

from kg import dumps
from kg.iris import Names
from kg.pipeline import build
from kg.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "Lena Orth|Tomas Keller|Ana Velen|Petar Sarn|Nora Lind".split("|")
STATES = "Norway Serbia Latvia Jordan".split()
CITIES = "Oslo Belgrade Riga Amman".split()
STEPS = 5


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same articles in each run


def text(chance: random.Random) -> str:
    """Give a short article about people who do not exist; several articles may tell of the same meeting."""
    name, other = chance.sample(NAMES, 2)
    state, city = chance.choice(STATES), chance.choice(CITIES)
    day, sum_ = chance.randrange(1, 4), chance.randrange(2, 90)
    lines = [
        f"{name} speaks of {chance.choice(['energy', 'borders', 'medics'])} in {city}",
        "",
        f"0{day}.06.2031",
        "",
        f"The Defence Minister of {state}, {name}, met {other} in {city} on {day} June 2031.",
        f"“We want open roads and calm borders,” {name.split()[1]} said after the meeting.",
        f"{state} has taken part in the Partnership for Peace since 2006 and gives it {sum_} million euros.",
    ]
    return "\n".join(chance.sample(lines[4:], 3) if chance.random() < 0.2 else lines) + "\n"


def changed(folder: Path, chance: random.Random) -> None:
    """Add, edit, rename or delete a capture, or put one back as it was."""
    there = sorted(folder.glob("*.txt"))
    new = folder / f"{chance.randrange(100):02d}.txt"
    match chance.choice(["add", "edit", "rename", "delete"]):
        case "edit" if there:
            chance.choice(there).write_text(text(chance), encoding="utf-8")
        case "rename" if there and not new.exists():
            chance.choice(there).rename(new)
        case "delete" if len(there) > 1:
            chance.choice(there).unlink()
        case _:
            new.write_text(text(chance), encoding="utf-8")


def all_of(folder: Path) -> dict[str, str]:
    """Give the checksums of a release's files, and one of what its store says."""
    said = open_store(str(folder)).query("CONSTRUCT WHERE { ?s ?p ?o }", "nt").body
    return files_of(folder) | {"store": hashlib.sha256(said).hexdigest()}


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_changes_a_build_is_what_one_from_nothing_is(seed: int, tmp_path: Path) -> None:
    chance = chance_of(seed)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(text(chance), encoding="utf-8")
    for step in range(STEPS):
        if step:
            changed(folder, chance)
        grown = build([folder], tmp_path / "grown", Names())
        fresh = build([folder], tmp_path / f"fresh-{step}", Names())
        assert grown.release == fresh.release
        assert all_of(tmp_path / "grown") == all_of(tmp_path / f"fresh-{step}")
        assert grown.mapped <= (3 if step == 0 else 1), "more was mapped again than had changed"


def test_the_facts_of_a_capture_that_is_gone_go_with_it(captures: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(text(chance_of(number)), encoding="utf-8")
    for path in captures.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    build([folder], tmp_path / "out", Names())
    (folder / "velen-in-orlow.txt").unlink()
    build([folder], tmp_path / "out", Names())
    nquads = (tmp_path / "out" / "current" / "dumps" / "dateline.nq").read_text(encoding="utf-8")
    assert "orlow" not in nquads.lower()
    assert "velen-in-orlow.txt" not in nquads


def command(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "kg", "build", str(folder), "--out", str(out)]


def test_a_build_killed_at_any_moment_leaves_the_last_release_and_the_next_finishes(tmp_path: Path) -> None:
    chance = chance_of(3)
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(text(chance), encoding="utf-8")
    began = time.monotonic()
    subprocess.run(command(folder, out), check=True, capture_output=True)
    whole_s = time.monotonic() - began
    last = (out / "current").resolve().name
    (folder / "9.txt").write_text(text(chance), encoding="utf-8")
    for part in (0.3, 0.5, 0.7, 0.8, 0.9):
        process = subprocess.Popen(command(folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(part * whole_s)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = (out / "current").resolve()
        assert dumps.check(now / "dumps") > 50
        assert "true" in open_store(str(out)).query("ASK { ?s ?p ?o }", "json").body.decode()
        if now.name != last:
            break  # it was done already
    done = build([folder], out, Names())
    fresh = build([folder], tmp_path / "fresh", Names())
    assert done.release == fresh.release
    assert all_of(out) == all_of(tmp_path / "fresh")
    assert not [path for path in (out / "releases").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("limit_bytes", [200_000, 1_500_000])
def test_where_a_file_cannot_be_written_whole_the_last_release_stays(limit_bytes: int, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "1.txt").write_text(text(chance_of(1)), encoding="utf-8")
    last = build([folder], out, Names()).release
    (folder / "2.txt").write_text(text(chance_of(2)), encoding="utf-8")

    def limit() -> None:  # as a full disk does, it ends a write in the middle of a file
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    done = subprocess.run(command(folder, out), capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "current").resolve().name == last
    assert not [path for path in (out / "releases").iterdir() if path.name != last]
    assert build([folder], out, Names()).articles == 2
