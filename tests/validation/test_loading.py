"""Shapes that would check nothing, or that nobody can read, are refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import HouseError
from kg.validation import Shapes, validate

HEAD = "@prefix ex: <https://shapes.example/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"


def load(folder: Path, text: str) -> Shapes:
    file = folder / "shapes.ttl"
    file.write_text(HEAD + text, encoding="utf-8")
    return Shapes.load(file)


def test_a_misspelt_term_is_told_with_its_line(tmp_path: Path) -> None:
    text = "ex:S a sh:NodeShape ;\n    sh:targetClass ex:C ;\n    sh:property [ sh:path ex:p ; sh:minCout 1 ] .\n"
    with pytest.raises(HouseError, match="no term sh:minCout") as caught:
        load(tmp_path, text)
    assert caught.value.place is not None
    assert caught.value.place.line == 5
    assert caught.value.exit_code == 4


def test_a_misspelt_value_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(HouseError, match="no term sh:Iri"):
        load(tmp_path, "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:Iri .")


def test_a_syntax_error_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(HouseError, match="no valid Turtle") as caught:
        load(tmp_path, "ex:S a sh:NodeShape ;\n    sh:targetClass ex:C\n    sh:closed true .\n")
    assert caught.value.place is not None
    assert caught.value.place.line == 5
    assert caught.value.place.file.endswith("shapes.ttl")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:thing ex:p 1 .", "there is no shape here"),
        ("ex:S a sh:NodeShape ; sh:nodeKind sh:IRI .", "nothing applies the shape https://shapes.example/S"),
        (
            "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:IRI . ex:P a sh:PropertyShape ; sh:path ex:p .",
            "nothing applies the shape https://shapes.example/P",
        ),
        ("ex:S sh:targetClass ex:C ; sh:property ex:P . ex:P sh:minCount 1 .", "is no property shape"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:path ex:p .", "the shapes are broken"),
        (
            "ex:S sh:targetClass ex:C ; sh:property ex:P . ex:P sh:path ex:p ; sh:property ex:P .",
            "lead back to themselves",
        ),
    ],
)
def test_shapes_that_check_nothing_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(HouseError, match=message):
        load(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "ex:S sh:targetClass ex:C ; sh:or ( ex:A ex:B ) . ex:A a sh:NodeShape . ex:B a sh:NodeShape ; sh:closed true .",
        "ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:node ex:T ] . ex:T a sh:NodeShape .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ex:C a sh:NodeShape, rdfs:Class ; sh:closed true .",
    ],
)
def test_a_shape_that_another_refers_to_needs_no_target(tmp_path: Path, text: str) -> None:
    assert len(load(tmp_path, text).graph)


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HouseError, match=r"no file here ends in \.ttl"):
        Shapes.load(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HouseError, match="cannot be read") as caught:
        Shapes.load(tmp_path / "none.ttl")
    assert caught.value.hint is not None


PATTERN = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:s> a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ; sh:property <urn:year> .
<urn:year> a sh:PropertyShape ; sh:path <urn:p> ; sh:pattern "^[0-9]{4}$" .
"""
IN_TRIG = PATTERN.replace(" .\n", " .\n<urn:g> {\n", 1) + "}"
IN_JSON = """{"@context": {"sh": "http://www.w3.org/ns/shacl#"}, "@id": "urn:s", "@type": "sh:NodeShape",
"sh:targetSubjectsOf": {"@id": "urn:p"}, "sh:property": {"@id": "urn:year", "@type": "sh:PropertyShape",
"sh:path": {"@id": "urn:p"}, "sh:pattern": "^[0-9]{4}$"}}"""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's, of uses of its own
@pytest.mark.parametrize(
    ("name", "text"),
    [("", PATTERN), ("", IN_JSON), ("s.ttl", PATTERN), ("s.trig", IN_TRIG), ("s.jsonld", IN_JSON)],
    ids=["text", "JSON text", "Turtle", "TriG", "JSON-LD"],
)
def test_shapes_may_be_in_any_format_and_may_hold_braces(tmp_path: Path, name: str, text: str) -> None:
    given: Path | str = tmp_path / name if name else text
    if isinstance(given, Path):
        given.write_text(text, encoding="utf-8")
    report = validate('<urn:a> <urn:p> "2031" , "the spring of 2031" .', Shapes.load(given))
    assert [result.value for result in report.results] == ['"the spring of 2031"']
