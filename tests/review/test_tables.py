"""The table of questions: what a spreadsheet may do with it, and what comes back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iris import Names
from kg.review import Decision, Question, read_rows, render
from kg.review.tables import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

NAMES = Names("https://data.example.org/")


def question(claim: str = "Marta Velen", sentence: str = "Marta Velen spoke.") -> Question:
    reason = "the authority does not know this person; one article names it"
    either = ("person/marta-velin (Marta Velin)", "person/vid-velen (Vid Velen)")
    return Question("person-0123456789", "person", claim, reason, sentence, claim, "talks-1", "a/b.txt", 3, 14, either)


def cells(questions: list[Question], decided: list[Decision] | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(questions, decided or [], NAMES, "csv"), newline="")))


def test_the_columns_are_those_that_are_documented() -> None:
    assert list(cells([question()])[0]) == COLUMNS
    assert "id kind claim sentence reason alternatives article file decision target note".split() == COLUMNS
    row = cells([question()])[0]
    assert row["article"] == "https://data.example.org/id/article/talks-1"
    assert row["file"] == "a/b.txt#char=3,14"
    assert row["alternatives"] == "person/marta-velin (Marta Velin) | person/vid-velen (Vid Velen)"
    assert row["decision"] == row["target"] == row["note"] == ""


@pytest.mark.parametrize("claim", ["=1+1", "+381 11", "-5 troops", "@name", "'=1+1", "\t=1", "=HYPERLINK(1)"])
def test_no_cell_is_a_formula(claim: str) -> None:
    assert cells([question(claim)])[0]["claim"] == f"'{claim}"


@pytest.mark.parametrize("claim", ["'Quoted'", "Velen – or not", 'He said "no", twice', "a\nb", "Žana Đurić"])
def test_other_cells_are_as_they_are(claim: str) -> None:
    assert cells([question(claim)])[0]["claim"] == claim


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip))
def test_what_is_filled_in_comes_back(target: str) -> None:
    decided = [Decision("person-0123456789", "same as", "x", target=target, note=target)]
    row = cells([], decided)[0]
    assert row["target"][:1] not in set("=+-@")
    assert row["target"].removeprefix("'") == target or row["target"] == target


def test_a_guarded_target_is_restored(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,decision,target,note\nx,new record,'@velen,'plain\n", encoding="utf-8")
    row = read_rows(tmp_path / "t.csv")[0]
    assert (row.target, row.note) == ("@velen", "'plain")


def test_lines_are_those_where_a_row_begins(tmp_path: Path) -> None:
    text = 'id,decision,note\na,,\n"b",reject,"two\nlines"\n\nc,reject,\n'
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert [(row.line, row.id) for row in read_rows(tmp_path / "t.csv")] == [(3, "b"), (6, "c")]
