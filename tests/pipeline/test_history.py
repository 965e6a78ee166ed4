"""A build folder remembers which release followed which, and a build that loses too much is none."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from kg.differences import history
from kg.dumps import sha256_of
from kg.errors import UsageError
from kg.iris import Names
from kg.pipeline import Build, Limit, Lossy, build

if TYPE_CHECKING:
    from pathlib import Path


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / "releases").iterdir()}


def test_each_release_is_recorded_with_the_one_before_it(turns: Path) -> None:
    entries = history.read(turns)
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert entries[0].previous == ""
    assert [entry.previous for entry in entries[1:]] == [entry.release for entry in entries[:-1]]
    assert entries[-1].release == (turns / "current").resolve().name
    assert sorted(entry.published for entry in entries) == [entry.published for entry in entries]
    assert entries[0].summary == "the first release"
    assert "1 article changed" in entries[1].summary
    assert "1 article removed" in entries[2].summary
    for entry in entries[1:]:
        folder = turns / "changes" / entry.difference
        assert {path.name for path in folder.iterdir()} == {name for name, _ in entry.files}
        assert all(sha256_of(folder / name) == checksum for name, checksum in entry.files)


def test_what_a_release_is_called_and_says_does_not_depend_on_what_came_before(
    turns: Path, captures: Path, tmp_path: Path
) -> None:
    once = build([captures], tmp_path / "once", Names())
    first = history.read(turns)[0].release
    assert once.release == first
    for name in ("dcat.ttl", "dcat.jsonld", "dateline.nq"):
        alone = tmp_path / "once" / "releases" / first / "dumps" / name
        assert alone.read_bytes() == (turns / "releases" / first / "dumps" / name).read_bytes()


def test_the_last_releases_are_kept_and_the_current_one_always(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    text = (own / "velen-in-orlow.txt").read_text(encoding="utf-8")
    names = []
    for number in (120, 121, 122, 120):
        edited = text.replace("About 120", f"About {number}")
        (own / "velen-in-orlow.txt").write_text(edited, encoding="utf-8")
        names.append(Build((own,), out, Names(), keep=3).run().release)
    assert names[3] == names[0]
    assert kept(out) == {*names}
    assert [entry.release for entry in history.read(out)] == names
    Build((own,), out, Names(), keep=2).run()
    assert kept(out) == {names[0], names[2]}, "the one before the current one stays, not the older"
    Build((own,), out, Names(), keep=1).run()
    assert kept(out) == {names[0]}
    assert len(history.read(out)) == 4


def test_a_build_that_was_interrupted_before_it_was_recorded_is_recorded_by_the_next(
    turns: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    shutil.copytree(turns, folder, symlinks=True)
    lines = (folder / "history.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "history.jsonl").write_text("".join(lines[:2]) + '{"half a li', encoding="utf-8")
    (folder / "changes" / ".new").mkdir()
    shutil.rmtree(folder / "changes" / history.read(turns)[-1].difference)
    history.record(folder)
    assert (folder / "history.jsonl").read_text(encoding="utf-8") == "".join(lines)
    history.record(folder)
    assert len(history.read(folder)) == 3


def test_without_the_release_before_there_is_no_difference_but_an_entry(turns: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    shutil.copytree(turns, folder, symlinks=True)
    lines = (folder / "history.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "history.jsonl").write_text("".join(lines[:2]), encoding="utf-8")
    shutil.rmtree(folder / "releases" / json.loads(lines[1])["release"])
    history.record(folder)
    last = history.read(folder)[-1]
    assert (last.files, last.difference) == ((), "")
    assert "no longer kept" in last.summary


@pytest.mark.parametrize("limit", ["1%", "2"])
def test_a_build_that_loses_more_than_it_may_is_none(own: Path, tmp_path: Path, limit: str) -> None:
    out = tmp_path / "out"
    first = build([own], out, Names())
    (own / "more" / "sarn-receives-velen.txt").unlink()
    with pytest.raises(Lossy, match=r"would lose \d+ of \d+ facts \(.*PostHeld \d → \d.*more than --max-loss"):
        Build((own,), out, Names(), max_loss=Limit.parse(limit)).run()
    assert (out / "current").resolve().name == first.release
    assert kept(out) - {".new"} == {first.release}
    assert len(history.read(out)) == 1
    told = (out / "rejected" / "difference.txt").read_text(encoding="utf-8")
    assert "President of Serbia receives Marta Velen in Belgrade" in told
    lost = build([own], out, Names())
    assert lost.release != first.release
    assert not (out / "rejected").exists()


def test_a_build_that_loses_no_more_than_it_may_goes_through(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    Build((own,), out, Names(), max_loss=Limit.parse("0")).run()
    text = (own / "velen-in-orlow.txt").read_text(encoding="utf-8")
    (own / "velen-in-orlow.txt").write_text(text.replace("About 120", "About 130"), encoding="utf-8")
    Build((own,), out, Names(), max_loss=Limit.parse("0 %")).run()
    assert len(history.read(out)) == 2, "a fact that says something else is not lost"
    (own / "more" / "sarn-receives-velen.txt").unlink()
    Build((own,), out, Names(), max_loss=Limit.parse("90%")).run()
    assert len(history.read(out)) == 3


@pytest.mark.parametrize("text", ["", "-1", "101%", "five", "5 percent", "%"])
def test_a_limit_that_is_none_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="no share and no number"):
        Limit.parse(text)
