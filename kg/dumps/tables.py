"""The ten questions as CSV files, and their description for machines (CSV on the Web).

Source: https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.files import QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store

METADATA = "csv-metadata.json"
"""Where processors of CSVW look for the description (Model for Tabular Data, 5.3)."""

TABLES = ("articles persons organizations places roles events participants statements programmes quantities").split()

_IRI = "anyURI"
_DATE = {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
"""A year, a month or a day: as much as the words say."""

_TYPES: dict[str, Any] = {
    **dict.fromkeys(("article", "event", "participant", "person", "programme", "statement"), _IRI),
    **dict.fromkeys(("asOf", "end", "published", "since", "start"), _DATE),
    **dict.fromkeys(("endOffset", "startOffset"), "nonNegativeInteger"),
    "item": "positiveInteger",
    "reported": "boolean",
    "value": "decimal",
}
_IRIS_IN = {("organizations", "organization"), ("places", "place")}
"""Columns that lead to a thing here, and give its label elsewhere."""

_MEANINGS = {
    "article": "the article that reports it",
    "file": "the capture's file name",
    "item": "the article's number within the capture, from 1",
    "startOffset": "offset of the first character in the capture's text, in Unicode code points from 0",
    "endOffset": "offset after the last character",
    "exact": "the article's own words",
    "reported": "false for a direct quotation",
    "status": "held or announced",
    "asOf": "the day on which the article reports it",
}


def write(folder: Path, store: Store) -> None:
    """Ask a store the questions, and write the answers and their description.

    Rows stand in the order of file, item and the rest, numbers by value; lines end as RFC 4180 says.
    """
    described = []
    for name in TABLES:
        query = (QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")
        header, *rows = csv.reader(io.StringIO(store.query(query, "text/csv").body.decode(), newline=""))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *sorted(rows, key=_row_key)])
        title = query.partition("\n")[0].lstrip("# ").strip()
        described.append(_table(name, title, header))
    document = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "tables": described}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    (folder / METADATA).write_text(text, encoding="utf-8", newline="\n")


def header_of(file: Path) -> list[str]:
    """Give the columns of a table."""
    with file.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream), [])


def _row_key(row: list[str]) -> tuple[str, ...]:
    file, item = row[1:3]
    return (file, *(re.sub(r"[0-9]+", _padded, part) for part in (item, *row)), *row)


def _padded(number: re.Match[str]) -> str:
    return number[0].zfill(9)


def _table(name: str, title: str, header: list[str]) -> dict[str, Any]:
    return {
        "url": f"{name}.csv",
        "dc:title": title,
        "tableSchema": {"columns": [_column(name, column) for column in header]},
    }


def _column(table: str, column: str) -> dict[str, Any]:
    datatype = _IRI if (table, column) in _IRIS_IN else _TYPES.get(column, "string")
    found: dict[str, Any] = {"name": column, "titles": column, "datatype": datatype}
    if column in {"article", "file", "item"}:
        found["required"] = True
    if column in _MEANINGS:
        found["dc:description"] = _MEANINGS[column]
    return found
