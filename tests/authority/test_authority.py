from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.authority import Authority, surface_key
from kg.errors import HouseError
from kg.files import AUTHORITY

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """@prefix part: <https://w3id.org/dateline/partnership#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
OSTRIA = """<id/place/ostria> a schema:Place, schema:Country ; schema:name "Ostria" ; schema:identifier "XO" .
"""
ARMY = """<id/organization/ostrian-army> a schema:Organization ; schema:name "Ostrian Army" ;
    skos:prefLabel "Ostrian Army"@en ; skos:altLabel "Остријска војска"@sr-Cyrl, "Army of Ostria"@en ;
    part:country <id/place/ostria> .
"""


def load(folder: Path, text: str, name: str = "a.ttl", base: str = "http://localhost:8000/") -> Authority:
    (folder / name).write_text(PREFIXES + text, encoding="utf-8")
    return Authority.load(folder, base)


def test_a_record_holds_what_the_file_says(tmp_path: Path) -> None:
    army = load(tmp_path, OSTRIA + ARMY).by_path["organization/ostrian-army"]
    assert army.name == "Ostrian Army"
    assert army.kinds == ("organization",)
    assert army.types == ("Organization",)
    assert army.country == "place/ostria"
    assert not army.provisional
    assert ("Остријска војска", "sr-cyrl") in {(label.text, label.language) for label in army.labels}


def test_an_operation_is_an_organization_and_a_framework(tmp_path: Path) -> None:
    heron = """<id/organization/heron> a schema:Organization, part:Framework, schema:Intangible ;
        schema:name "HERON" ; part:frameworkKind part:FrameworkKind-Operation ; part:party <id/place/ostria> ."""
    record = load(tmp_path, OSTRIA + heron).by_path["organization/heron"]
    assert record.kinds == ("organization", "programme")
    assert record.framework_kind == "Operation"
    assert record.parties == ("place/ostria",)


@pytest.mark.parametrize("surface", ["Ostrian Army", "ostrian army", "ARMY OF OSTRIA", "Остријска војска"])
def test_any_label_finds_its_record(tmp_path: Path, surface: str) -> None:
    assert [r.path for r in load(tmp_path, OSTRIA + ARMY).lookup(surface)] == ["organization/ostrian-army"]


def test_what_nobody_is_called_finds_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, OSTRIA + ARMY).lookup("Navy") == ()


def test_keys_leave_out_case_diacritics_and_spelling() -> None:
    assert surface_key("Željko Đurić’s Defense Program") == surface_key("zeljko djuric's defence programme")


def test_records_do_not_depend_on_the_base(tmp_path: Path) -> None:
    here = load(tmp_path, OSTRIA + ARMY)
    there = load(tmp_path, OSTRIA + ARMY, base="https://data.example.org/kg/")
    assert here == there
    assert here.fingerprint == there.fingerprint


def test_another_label_gives_another_fingerprint(tmp_path: Path) -> None:
    before = load(tmp_path, OSTRIA + ARMY).fingerprint
    assert load(tmp_path, OSTRIA + ARMY.replace("Army of Ostria", "Land Forces")).fingerprint != before


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (OSTRIA + "<id/person/x> a schema:Person ; schema:name .\n", 5, "no valid Turtle"),
        (OSTRIA + "\n<id/person/x> a schema:Person .\n", 6, "no schema:name"),
        (OSTRIA + '<id/person/x> schema:name "X" .\n', 5, "no class of its kind"),
        (OSTRIA + '<id/person/x> a schema:Place ; schema:name "X" .\n', 5, "no class of its kind"),
        (ARMY, 4, "place/ostria, which no authority file describes"),
        (
            OSTRIA + ARMY.replace("part:country", "schema:parentOrganization") + ARMY.replace("ostria>", "x>"),
            5,
            "place/x",
        ),
        (
            '<id/programme/p> a part:Framework ; schema:name "P" ; part:frameworkKind part:FrameworkKind-Club .\n',
            4,
            "FrameworkKind Club"[14:],
        ),
    ],
)
def test_a_broken_record_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(HouseError, match=message) as told:
        load(tmp_path, text)
    assert told.value.place is not None
    assert (told.value.place.file, told.value.place.line) == ("a.ttl", line)
    assert told.value.hint


def test_a_path_described_in_two_files_is_told(tmp_path: Path) -> None:
    load(tmp_path, OSTRIA)
    with pytest.raises(HouseError, match=r"described in a\.ttl already") as told:
        load(tmp_path, OSTRIA, name="b.ttl")
    assert str(told.value.place) == "b.ttl:4"


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(HouseError, match="no authority file"):
        Authority.load(tmp_path / "nowhere")


def test_the_packaged_authority_is_sound() -> None:
    authority = Authority.load(AUTHORITY)
    assert len(authority.records) > 100
    for record in authority.records:
        assert record in authority.lookup(record.name), record.path


def test_each_of_ten_thousand_records_is_found(tmp_path: Path) -> None:
    many = "".join(
        f'<id/person/p{n}> a schema:Person ; schema:name "Velen Number {n}" ; skos:altLabel "V. {n}"@en .\n'
        for n in range(10_000)
    )
    authority = load(tmp_path, many)
    for n in range(10_000):
        assert authority.lookup(f"Velen Number {n}")[0].path == f"person/p{n}"


def test_a_text_can_be_read_by_the_openings_of_names(tmp_path: Path) -> None:
    authority = load(tmp_path, OSTRIA + ARMY)
    assert {"army", "army of", "army of ostria", "ostrian army"} <= authority.openings
    assert "of ostria" not in authority.openings
    assert list(authority.labels_of("army of ostria", authority.by_path["organization/ostrian-army"])) == [
        "Army of Ostria"
    ]
