"""Names of files, given from the folder where kg was started, as they are from another: a repository's top."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.errors import Place
    from kg.model import Report, Result


def namer(root: Path) -> Callable[[str], str]:
    """Give the function that names a file from ``root``; what is no file, as ``<stdin>``, keeps its name."""

    @cache
    def name(file: str) -> str:
        return Path(os.path.relpath(file, root)).as_posix() if Path(file).exists() else file

    return name


def seen_from(root: Path, report: Report) -> Report:
    """Give the report with its files named from ``root``."""
    name = namer(root)

    def moved(place: Place) -> Place:
        return replace(place, file=name(place.file))

    def result(one: Result) -> Result:
        return replace(
            one,
            file=one.file and name(one.file),
            also=tuple(map(moved, one.also)),
            quote=one.quote and replace(one.quote, capture=name(one.quote.capture)),
            details=tuple(map(result, one.details)),
        )

    return replace(report, results=tuple(map(result, report.results)), data=tuple(map(name, report.data)))
