"""Which records are put before a person as candidates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority, surface_key
from kg.linking.surnames import one_edit
from kg.model import EntityKind, Label, Record
from kg.review.likeness import Likeness


def record(path: str, name: str) -> Record:
    kind: EntityKind = "person" if path.startswith("person") else "organization"
    return Record(path, name, (kind,), (kind.capitalize(),), (Label(name, "en"),))


KNOWN = Authority(
    (
        record("organization/agency-of-sarovia", "Harbour Agency of Sarovia"),
        record("organization/velen-works", "Velen Works"),
        record("person/ivo-tarn", "Ivo Tarn"),
        record("person/marta-velen", "Marta Velen"),
        record("person/vid-velen", "Vid Velen"),
        record("person/zana-duric", "Žana Đurić"),
    ),
    "",
)


@pytest.mark.parametrize(
    ("path", "name", "found"),
    [
        ("person/x", "Marta Velin", ["person/marta-velen"]),
        ("person/x", "Mrata Velen", ["person/marta-velen", "person/vid-velen"]),
        ("person/x", "Velen", ["person/marta-velen", "person/vid-velen"]),
        ("person/x", "Zana Djuric", ["person/zana-duric"]),
        ("person/x", "Ivo Sarn", ["person/ivo-tarn"]),
        ("person/x", "Ana Orsk", []),
        ("person/x", "“”", []),
        ("organization/x", "Harbour Agency", ["organization/agency-of-sarovia"]),
        ("organization/x", "Agency", []),
        ("organization/x", "Velen", []),
        ("person/x", "Velen Works", []),
    ],
)
def test_candidates(path: str, name: str, found: list[str]) -> None:
    assert [one.path for one in Likeness(KNOWN).like(record(path, name))] == found


def test_ten_thousand_records_are_not_compared_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    likeness = Likeness(
        Authority(tuple(record(f"person/p{n}", f"Person{n:05d} Name{n:05d}") for n in range(10_000)), "")
    )
    compared: list[str] = []

    def counted(one: str, other: str) -> bool:
        compared.append(one)
        return one_edit(one, other)

    monkeypatch.setattr("kg.review.likeness.one_edit", counted)
    for n in range(0, 10_000, 100):
        assert likeness.like(record("person/x", f"Persom{n:05d} Name{n:05d}"))[0].path == f"person/p{n}"
    assert 100 <= len(compared) < 2_000


@given(
    st.text("abc ", min_size=6, max_size=12).map(str.split).map(" ".join).filter(lambda key: len(key) > 5), st.data()
)
def test_every_single_edit_is_found(key: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(key) - 2))
    edits = [key[:at] + key[at + 1 :], key[:at] + "d" + key[at:], key[:at] + "d" + key[at + 1 :]]
    edits.append(key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :])
    near = [edit for edit in edits if surface_key(edit) == edit and len(edit) > 5 and one_edit(edit, key)]
    likeness = Likeness(Authority((record("person/x", key),), ""))
    for edit in near:
        assert [one.path for one in likeness.like(record("person/y", edit))] == ["person/x"]
