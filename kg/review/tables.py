"""Questions as text, CSV and JSON; and the CSV as a person sends it back.

The CSV is UTF-8 as RFC 4180 has it: a spreadsheet or OpenRefine opens it. The columns:

============  ==========================================================================================
id            names the question; do not change it
kind          of what is claimed (event, statement …) or of what is named (person, organization, place …)
claim         what was held back, or the name that the authority does not know
sentence      where it stands
reason        why it is asked
alternatives  what else it may be, divided by « | »; for names, records of the authority
article       the (first) article's IRI
file          the capture, and which of its characters (RFC 5147: ``talks.txt#char=310,372``)
decision      to be filled in: accept, reject, same as, new record
target        to be filled in: for «same as» the path or IRI of a record, for «new record» the name to show
note          free to be filled in; it is kept with the decision
============  ==========================================================================================

A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken away again.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kg.iris import Names
    from kg.review.decisions import Decision
    from kg.review.questions import Question

COLUMNS = "id kind claim sentence reason alternatives article file decision target note".split()
_FILLED_IN = ("id", "decision", "target", "note")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """What a person filled in, and the line of the file where its row begins."""

    line: int
    id: str
    decision: str
    target: str
    note: str


def render(questions: Sequence[Question], decided: Sequence[Decision], names: Names, wanted: str) -> str:
    """Write questions, and decisions already taken, in one of ``FORMATS``."""
    return FORMATS[wanted](questions, decided, names)


def _text(questions: Sequence[Question], decided: Sequence[Decision], names: Names) -> str:
    del names
    return "".join([*map(_shown, questions), *map(_shown_decision, decided)])


def _shown(question: Question) -> str:
    lines = [
        f"{question.id}: {question.claim}",
        f"  why: {question.reason}",
        *(f"  or: {one}" for one in question.alternatives),
        f"  in: {question.sentence}",
        f"  at: {question.file}, characters {question.start} to {question.end}",
        f"  decide: {', '.join(question.outcomes)}",
    ]
    return "\n".join(lines) + "\n\n"


def _shown_decision(one: Decision) -> str:
    what = " ".join(part for part in (one.outcome, one.target) if part)
    signed = ", ".join(part for part in (one.by, one.date, one.note) if part)
    return f"{one.id}: {one.claim}\n  decided: {what}{f' ({signed})' if signed else ''}\n\n"


def _csv(questions: Sequence[Question], decided: Sequence[Decision], names: Names) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="")
    table.writeheader()
    for question in questions:
        row = {name: str(getattr(question, name, "")) for name in COLUMNS}
        row["alternatives"] = " | ".join(question.alternatives)
        row["article"] = str(names.id(f"article/{question.article}"))
        row["file"] = f"{question.file}#char={question.start},{question.end}"
        table.writerow({name: _guarded(value) for name, value in row.items()})
    for one in decided:
        row = {"id": one.id, "kind": one.kind, "claim": one.claim, "decision": one.outcome, "note": one.note}
        row["target"] = one.record.name if one.record else one.target
        table.writerow({name: _guarded(value) for name, value in row.items()})
    return written.getvalue()


def _json(questions: Sequence[Question], decided: Sequence[Decision], names: Names) -> str:
    asked = []
    for question in questions:
        entry = asdict(question)
        entry["article"] = str(names.id(f"article/{question.article}"))
        entry["entity"] = str(names.id(question.entity.path)) if question.entity else None
        asked.append(entry)
    entries = [{**asdict(one), "kind": one.kind} for one in decided]
    return json.dumps({"questions": asked, "decisions": entries}, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Sequence[Question], Sequence[Decision], Names], str]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
}


def read_rows(file: Path) -> list[Row]:
    """Read the rows in which a decision was filled in; commas, semicolons or tabs divide the columns.

    Raises :class:`InputError` with the line: no UTF-8, no CSV, a column that is missing, a row that is too long.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", place=Place(str(file)), hint="Save it as CSV in UTF-8.") from error
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        raise InputError(why, place=Place(str(file)), hint="Check --apply.") from error
    rows = []
    for line, cells in _cells(file, text):
        row = Row(line, *(_unguarded(cells.get(name) or "").strip() for name in _FILLED_IN))
        if row.decision:
            rows.append(row)
        elif row.target:
            hint = "Fill in «same as» or «new record», or empty the target."
            raise InputError("a target without a decision", place=Place(str(file), line), hint=hint)
    return rows


def _cells(file: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row by the names of its columns, with the line where it begins."""
    head = text.partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in table:
            if not columns:
                columns = _columns(file, cells)
            elif len(cells) > len(columns):
                why = f"{len(cells)} cells under {len(columns)} columns"
                raise InputError(why, place=Place(str(file), line), hint="Put cells with commas into quotes.")
            elif cells:
                yield line, dict(zip(columns, cells, strict=False))
            line = table.line_num + 1
    except csv.Error as error:
        raise InputError(f"no valid CSV: {error}", place=Place(str(file), line), hint="Mend the file there.") from error
    if not columns:
        _columns(file, [])


def _columns(file: Path, cells: list[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    missing = [name for name in ("id", "decision") if columns.count(name) != 1]
    if missing:
        why = f"the first line has not one column {missing[0]!r}"
        hint = "Start from what «kg review DIR --format csv» writes."
        raise InputError(why, place=Place(str(file), 1), hint=hint)
    return columns


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
