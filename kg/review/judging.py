"""A person's rows → decisions: all are sound, or none is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import InputError, Place
from kg.iris import slug
from kg.model import Label
from kg.review.decisions import Decision
from kg.review.questions import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.authority import Authority
    from kg.iris import Names
    from kg.model import Record
    from kg.review.questions import Outcome, Question
    from kg.review.tables import Row

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Case:
    """What rows are judged by: what is asked, what was decided before, and the records that there are."""

    questions: Mapping[str, Question]
    recorded: Mapping[str, Decision]
    authority: Authority
    names: Names

    def decision(self, row: Row) -> Decision:
        """Give the decision of a row; raises :class:`ValueError` with what is wrong."""
        outcome = _outcome(row.decision)
        question, before = self.questions.get(row.id), self.recorded.get(row.id)
        if question is None:
            return self._repeated(row, outcome, before)
        if outcome not in question.outcomes:
            raise ValueError(_refusal(question, outcome))
        made = Decision(row.id, outcome, question.claim, note=row.note)
        made = replace(made, entity=question.entity.path if question.entity else "")
        if outcome == "new record" and question.entity is not None:
            record = self._new(question.entity, row.target)
            return replace(made, target=record.path, record=record)
        if outcome == "same as":
            return replace(made, target=self._path(row.target))
        if row.target:
            raise ValueError(f"«{outcome}» takes no target")
        return made

    def check(self, decision: Decision, records: Mapping[str, Record]) -> None:
        """See that what a decision leads to is there, and of the kind; ``records`` are all that there will be."""
        if decision.outcome != "same as":
            return
        question = self.questions.get(decision.id)
        target = records.get(decision.target)
        if question is None:
            return
        entity = question.entity
        if entity is None:
            asked = {q.entity.path: q.entity for q in self.questions.values() if q.entity}
            target = target or asked.get(decision.target)
        kinds = set(entity.kinds) if entity else {"person", "organization", "place"}
        if target is None:
            raise ValueError(f"there is no record {decision.target!r}; make it: «new record»")
        if not kinds & set(target.kinds):
            raise ValueError(f"{target.path} is no {' or '.join(sorted(kinds))}")

    def _repeated(self, row: Row, outcome: Outcome, before: Decision | None) -> Decision:
        """Take again what was decided and built already; anything else is about no question."""
        if before is None:
            raise ValueError(f"nothing is asked by the id {row.id!r}")
        known = before.record.name if before.record else before.target
        if before.outcome != outcome or (row.target and self._path(row.target) != self._path(known)):
            raise ValueError(f"it is decided already: {before.outcome} {before.target}".rstrip())
        return before

    def _path(self, target: str) -> str:
        """Give the path of an IRI or a path, also as alternatives list it: with the name in brackets."""
        plain = re.sub(r" \(.*\)$", "", target)
        return plain.removeprefix(self.names.base).removeprefix("id/")

    def _new(self, entity: Record, name: str) -> Record:
        """Make the record of a provisional thing, under the name given or its own."""
        shown = " ".join((name or entity.name).split())
        if len(shown) > _LONGEST_NAME or not shown.isprintable() or not any(map(str.isalpha, shown)):
            raise ValueError(f"{shown[:_LONGEST_NAME]!r} is no name")
        path = entity.path if shown == entity.name else f"{entity.path.partition('/')[0]}/{slug(shown)}"
        if path in self.authority.by_path:
            raise ValueError(f"the authority has {path} already; write «same as» and {path}")
        return replace(entity, path=path, name=shown, labels=(Label(shown, "en"),), provisional=False)


def judge(rows: Sequence[Row], case: Case, file: str, *, by: str = "", date: str = "") -> list[Decision]:
    """Give the decisions of all rows, signed and dated; one that is recorded already stays as it was signed.

    Raises :class:`InputError` with file and line of all that is wrong.
    """
    wrong: list[tuple[int, str]] = []
    found: dict[str, tuple[int, Decision]] = {}
    for row in rows:
        try:
            if row.id in found:
                raise ValueError(f"{row.id} is decided in line {found[row.id][0]} already")  # noqa: TRY301
            found[row.id] = (row.line, case.decision(row))
        except ValueError as error:
            wrong.append((row.line, str(error)))
    kept = {one.target: one.record for one in case.recorded.values() if one.record and one.id not in found}
    records = {**case.authority.by_path, **kept}
    for line, made in found.values():
        known = records.get(made.target)
        if made.record is not None and known is not None and known.kinds != made.record.kinds:
            wrong.append((line, f"{made.target} is a new {known.kinds[0]} already"))
        elif made.record is not None:
            records.setdefault(made.target, made.record)
    for line, made in found.values():
        try:
            case.check(made, records)
        except ValueError as error:
            wrong.append((line, str(error)))
    if wrong:
        (line, why), *others = sorted(wrong)
        more = "".join(f"\n{Place(file, at)}: {what}" for at, what in others)
        raise InputError(f"{why}{more}", place=Place(file, line), hint="Nothing was taken in. Mend the file.")
    return [_signed(made, case.recorded.get(made.id), by, date) for _, made in found.values()]


def _signed(made: Decision, before: Decision | None, by: str, date: str) -> Decision:
    if before is not None and _bare(before) == _bare(made):
        return replace(before, note=made.note or before.note)
    return replace(made, by=by, date=date)


def _bare(decision: Decision) -> Decision:
    return replace(decision, note="", by="", date="")


def _outcome(words: str) -> Outcome:
    plain = re.sub(r"[\s_-]+", " ", words).casefold()
    for outcome in OUTCOMES:
        if plain == outcome:
            return outcome
    raise ValueError(f"{words!r} is no decision; write one of: {', '.join(OUTCOMES)}")


def _refusal(question: Question, outcome: Outcome) -> str:
    can = ", ".join(question.outcomes)
    if outcome == "accept" and question.entity is not None:
        return f"a name is not accepted: say who or what it is ({can})"
    if outcome == "accept":
        return f"there is no whole fact to publish ({can})"
    return f"«{outcome}» does not answer it ({can})"
