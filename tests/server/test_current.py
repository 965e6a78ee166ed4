from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from small_world import BASE

import kg.store
from kg.errors import InputError
from server.current import Current


class Named:
    def __init__(self, name: str) -> None:
        self.name = name

    def query(self, *_: object, **__: object) -> None:
        return None


def release(build: Path, name: str, base: str = BASE) -> None:
    folder = build / "releases" / name
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"base": base}))


def swap(build: Path, name: str) -> None:
    (build / "next").symlink_to(f"releases/{name}")
    (build / "next").replace(build / "current")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def open_store(folder: str) -> Named:
        name = (Path(folder) / "current").readlink().name
        names.append(name)
        if name.startswith("broken"):
            raise InputError("no store there")
        return Named(name)

    monkeypatch.setattr(kg.store, "open_store", open_store)
    return names


def test_a_new_build_is_taken_over_and_a_request_keeps_its_release(tmp_path: Path, opened: list[str]) -> None:
    release(tmp_path, "one")
    release(tmp_path, "two", "https://data.example.org/")
    swap(tmp_path, "one")
    current = Current(Named("one"), tmp_path)
    before = current.release()
    assert before is current.release()
    swap(tmp_path, "two")
    after = current.release()
    assert (before.store.name, after.store.name) == ("one", "two")
    assert (before.base, after.base) == (BASE, "https://data.example.org/")
    assert opened == ["two"]


def test_a_release_that_cannot_be_opened_leaves_the_last_good_one(tmp_path: Path, opened: list[str]) -> None:
    release(tmp_path, "one")
    release(tmp_path, "broken")
    swap(tmp_path, "one")
    current = Current(Named("one"), tmp_path)
    swap(tmp_path, "broken")
    assert current.release().store.name == "one"
    release(tmp_path, "three")
    swap(tmp_path, "three")
    assert current.release().store.name == "three"
    assert opened


def test_many_threads_open_a_new_release_once(tmp_path: Path, opened: list[str]) -> None:
    release(tmp_path, "one")
    release(tmp_path, "two")
    swap(tmp_path, "one")
    current = Current(Named("one"), tmp_path)
    swap(tmp_path, "two")
    found = []
    threads = [threading.Thread(target=lambda: found.append(current.release().store.name)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["two"] * 16
    assert opened == ["two"]


def test_a_build_without_a_manifest_is_told(tmp_path: Path) -> None:
    release(tmp_path, "one")
    swap(tmp_path, "one")
    (tmp_path / "releases" / "one" / "manifest.json").write_text("{")
    with pytest.raises(InputError, match="manifest"):
        Current(Named("one"), tmp_path)


def test_what_is_remembered_is_made_once_a_release_and_each_time_without_one(tmp_path: Path) -> None:
    release(tmp_path, "one")
    swap(tmp_path, "one")
    made = []
    for current in (Current(Named("one"), tmp_path), Current(Named("remote"), None)):
        for _ in range(2):
            current.release().remember("key", lambda: made.append(1))
    assert len(made) == 3
