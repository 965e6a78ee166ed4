"""What a build made, and what it could not take."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from kg import reports
from kg.errors import NonconformantError
from kg.model import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A capture, or articles of one, that are not in the release, and why."""

    name: str
    kind: Literal["unreadable", "foreign", "duplicate"]
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: ``release`` names it; ``mapped`` captures were mapped now, ``reused`` taken as they were.

    ``doubts`` were held back, ``provisional`` things are named that the authority does not know; ``stale`` are the
    ids of decisions about what no article says any more.
    """

    folder: Path
    release: str
    articles: int
    facts: int
    doubts: int
    provisional: int
    quads: int
    triples: int
    report: Report
    mapped: int
    reused: int
    skipped: tuple[Skipped, ...] = ()
    stale: tuple[str, ...] = ()

    @property
    def unreadable(self) -> tuple[Skipped, ...]:
        """The captures that could not be read: the others were built."""
        return tuple(one for one in self.skipped if one.kind == "unreadable")

    def as_json(self) -> dict[str, Any]:
        """Take it apart, but for its folder, which may be moved."""
        return {**asdict(self), "folder": ""}

    @classmethod
    def of_json(cls, folder: Path, fields: dict[str, Any]) -> BuildResult:
        """Give it again where nothing had to be mapped; raises TypeError or KeyError where it is none."""
        found = cls(**fields)
        return replace(
            found,
            folder=folder,
            report=report_of_json(fields["report"]),
            mapped=0,
            reused=found.mapped + found.reused,
            skipped=tuple(Skipped(**one) for one in fields["skipped"]),
            stale=tuple(fields["stale"]),
        )


class Rejected(NonconformantError):  # noqa: N818 - named for what happened
    """A build whose graphs do not conform; ``report`` says which demands are not met."""

    def __init__(self, report: Report, folder: Path) -> None:
        super().__init__(
            f"{len(report.results)} demands of the shapes are not met; nothing was loaded, the last release stays",
            hint=f"The whole report is in {folder / 'rejected'}.",
        )
        self.report = report

    @classmethod
    def written(cls, report: Report, folder: Path) -> Rejected:
        """Write the report into the build folder, and give the error that tells of it."""
        write_report(rejected_folder(folder), report)
        return cls(report, folder)


class Lossy(NonconformantError):  # noqa: N818 - named for what happened
    """A build that loses more facts than it may."""

    def __init__(self, why: str, folder: Path) -> None:
        super().__init__(
            f"{why}; nothing was loaded, the last release stays",
            hint=f"{folder / 'rejected' / 'difference.txt'} says what. If it is meant, build without --max-loss.",
        )


def report_of_json(entry: dict[str, Any]) -> Report:
    """Give the report that ``dataclasses.asdict`` took apart; only reports that conform are kept."""
    return Report(
        conforms=True, results=(), targets=tuple((shape, n) for shape, n in entry["targets"]), data=tuple(entry["data"])
    )


def joined(parts: Sequence[Report]) -> Report:
    """Give the report on several graphs as one."""
    targets: dict[str, int] = {}
    for part in parts:
        for shape, count in part.targets:
            targets[shape] = targets.get(shape, 0) + count
    return Report(
        conforms=all(part.conforms for part in parts),
        results=tuple(result for part in parts for result in part.results),
        targets=tuple(sorted(targets.items())),
        data=tuple(name for part in parts for name in part.data),
    )


def rejected_folder(build: Path) -> Path:
    """Give the folder in which a build that was refused leaves what was wrong; it is made where it is missing."""
    folder = build / "rejected"
    folder.mkdir(exist_ok=True)
    return folder


def write_report(folder: Path, report: Report) -> None:
    """Write a report into a folder, as Turtle and as JSON."""
    for name, ending in (("turtle", "ttl"), ("json", "json")):
        (folder / f"report.{ending}").write_text(reports.render(report, name), encoding="utf-8")
