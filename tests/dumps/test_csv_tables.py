from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from kg.dumps import tables
from kg.files import QUESTIONS
from kg.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

VALID = {
    "anyURI": r"https?://\S+",
    "boolean": r"true|false",
    "decimal": r"-?\d+(\.\d+)?",
    "nonNegativeInteger": r"\d+",
    "positiveInteger": r"[1-9]\d*",
    "string": r"(?s).*",
}


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.fixture(scope="module")
def folder(seeds_build: Path) -> Path:
    return seeds_build / "current" / "dumps"


@pytest.fixture(scope="module")
def described(folder: Path) -> dict[str, Any]:
    document = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert document["@context"][0] == "http://www.w3.org/ns/csvw"
    return {table["url"]: table for table in document["tables"]}


@pytest.mark.parametrize("name", tables.TABLES)
def test_each_table_has_the_rows_that_its_question_gives(seeds_build: Path, folder: Path, name: str) -> None:
    header, *rows = rows_of(folder / f"{name}.csv")
    answer = open_store(str(seeds_build)).query((QUESTIONS / f"{name}.rq").read_text(encoding="utf-8"), "text/csv")
    asked = list(csv.reader(answer.body.decode().splitlines(keepends=True)))
    assert (header, sorted(rows)) == (asked[0], sorted(asked[1:]))
    assert len(rows) > 1


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_value_is_what_the_description_says_of_its_column(
    folder: Path, described: dict[str, Any], name: str
) -> None:
    columns = described[f"{name}.csv"]["tableSchema"]["columns"]
    header, *rows = rows_of(folder / f"{name}.csv")
    assert [column["name"] for column in columns] == [column["titles"] for column in columns] == header
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            datatype = column["datatype"]
            pattern = VALID[datatype] if isinstance(datatype, str) else datatype["format"]
            assert re.fullmatch(pattern, value) or (not value and not column.get("required")), (column, value)


def test_rows_stand_in_the_order_of_file_and_item(folder: Path) -> None:
    rows = rows_of(folder / "events.csv")[1:]
    places = [(row[1], int(row[2])) for row in rows]
    assert places == sorted(places)
    assert max(item for _, item in places) > 1


def test_each_table_says_what_it_answers(described: dict[str, Any]) -> None:
    assert list(described) == [f"{name}.csv" for name in tables.TABLES]
    assert all(table["dc:title"].endswith("?") for table in described.values())
