"""``kg review``: what waits for a person, as a table; and the table with the person's decisions, taken in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import emit, read_text, save, tell
from kg.errors import InputError, Place, UsageError

if TYPE_CHECKING:
    from kg.iris import Names
    from kg.review import Decision, Decisions, Question

decisions_option = click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file of the decisions taken in review.  [default: DIR/decisions.ttl]",
)


@dataclass(frozen=True, slots=True)
class _Review:
    """What a release asks, and what is decided already, in which file."""

    questions: list[Question]
    recorded: Decisions
    names: Names
    file: Path


@click.command("review")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "wanted", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the list into a file.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only what is of a kind: event, person, ….")
@click.option("--all", "with_decided", is_flag=True, help="List what is decided too.")
@click.option("--apply", "table", type=click.Path(path_type=Path), metavar="FILE", help="Take in a filled-in CSV.")
@click.option("--by", default="", metavar="NAME", help="With --apply: who decided.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="With --apply: the day to note with the decisions.")
@decisions_option
def review_command(folder: Path, decisions: Path | None, **options: object) -> None:
    """List what was held back or is provisional, the most useful first; take decisions in.

    Fill in the columns decision (accept, reject, same as, new record) and target of the CSV, give it back with
    --apply, and build again.
    """
    review = _opened(folder, decisions)
    table, by, date = (options.pop(name) for name in ("table", "by", "date"))
    if isinstance(table, Path):
        _apply(review, table, str(by), _day(str(date)))
    elif by or date:
        raise UsageError("--by and --date go with --apply FILE")
    else:
        _list(review, **options)  # type: ignore[arg-type]  # click has checked them


def _list(review: _Review, *, wanted: str, output: Path | None, kinds: tuple[str, ...], with_decided: bool) -> None:
    from kg.review import render

    everything: list[Question | Decision] = [*review.questions, *review.recorded.items]
    known = sorted({one.kind for one in everything})
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                f"there is nothing of the kind {kind!r}", hint=f"There is: {', '.join(known) or 'nothing'}."
            )
    waiting = [one for one in review.questions if one.id not in review.recorded.by_id]
    waiting = [one for one in waiting if not kinds or one.kind in kinds]
    decided = [one for one in review.recorded.items if with_decided and (not kinds or one.kind in kinds)]
    text = render(waiting, decided, review.names, wanted)
    if output is None:
        emit(text)
    else:
        save(text, output)
    doubts = sum(one.held_back for one in waiting)
    tell(f"{doubts} held back, {len(waiting) - doubts} provisional." if waiting else "Nothing waits for a decision.")


def _apply(review: _Review, table: Path, by: str, date: str) -> None:
    from kg.authority import Authority
    from kg.pipeline import House
    from kg.review import Applied, Case, Decisions, judge, read_rows, written

    recorded = review.recorded.by_id
    authority = Authority.load(House().authority, review.names.base)
    case = Case({one.id: one for one in review.questions}, recorded, authority, review.names)
    made = judge(read_rows(table), case, str(table), by=by, date=date)
    merged = {**recorded, **{one.id: one for one in made}}
    Applied.to(authority, Decisions(tuple(merged.values())))  # an earlier decision may need what this one takes away
    new = [one for one in made if recorded.get(one.id) != one]
    if new:
        _replace(review.file, written(merged.values(), authority))
    tell(f"Decisions in {review.file}: {len(new)} new or changed, {len(made) - len(new)} known, {len(merged)} in all.")
    if new:
        tell("Build again to apply them.")


def _replace(file: Path, text: str) -> None:
    """Write a file in one step; raises :class:`UsageError` where that cannot be."""
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise UsageError(f"--decisions {file} cannot be written: {error.strerror}") from error


def _opened(folder: Path, decisions: Path | None) -> _Review:
    from kg.iris import Names
    from kg.pipeline import DECISIONS, REVIEW
    from kg.review import Decisions, Question
    from kg.store import REBUILD, release_folder

    release = release_folder(folder)
    file = decisions or folder / DECISIONS
    try:
        names = Names(json.loads(read_text(release / "manifest.json"))["base"])
        questions = [Question.of_json(**json.loads(line)) for line in read_text(release / REVIEW).splitlines()]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("the review queue is broken", place=Place(REVIEW), hint=f"{REBUILD} .") from error
    return _Review(questions, Decisions.load(file if file.exists() else None, names.base), names, file)


def _day(date: str) -> str:
    try:
        return dt.date.fromisoformat(date).isoformat() if date else ""
    except ValueError as error:
        raise UsageError(f"--date {date!r} is no day", hint="Write it as 2031-03-14.") from error
