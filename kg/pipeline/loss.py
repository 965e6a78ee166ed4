"""The gate against loss: how many facts of each class the last release had, and how many the new one has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.vocab import PART, VOID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FACTS = tuple(
    str(PART[name]) for name in ("PostHeld", "ReportedEvent", "Statement", "FrameworkReport", "ReportedQuantity")
)
"""The classes of facts."""

_LIMIT = re.compile(r"(\d+(?:\.\d+)?)\s*%|(\d+)")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Limit:
    """How many facts a build may lose: a share of the last release's, or a number.

    >>> Limit.parse("5%"), Limit.parse("20")
    (Limit(share=0.05, number=None), Limit(share=None, number=20))
    """

    share: float | None = None
    number: int | None = None

    @classmethod
    def parse(cls, text: str) -> Limit:
        """Read ``5%`` or ``20``; raises :class:`UsageError` for anything else."""
        found = _LIMIT.fullmatch(text.strip())
        if found is None or (found[1] and float(found[1]) > _HUNDRED):
            raise UsageError(f"--max-loss {text!r} is no share and no number", hint="Give one such as 5% or 20.")
        return cls(float(found[1]) / _HUNDRED) if found[1] else cls(number=int(found[2]))

    def __str__(self) -> str:
        return f"{self.share * _HUNDRED:g} %" if self.share is not None else f"{self.number}"


@dataclass(frozen=True, slots=True)
class Loss:
    """The facts of each class before and after, by the class's IRI; no class makes up for what another loses."""

    before: Mapping[str, int]
    after: Mapping[str, int]

    @classmethod
    def between(cls, before: Path, after: Path) -> Loss:
        """Compare the folders of two releases by what their data sets say of themselves; one without loses nothing."""
        return cls(_counted(before), _counted(after))

    @property
    def lost(self) -> int:
        """How many facts fewer there are."""
        return sum(max(0, number - self.after.get(kind, 0)) for kind, number in self.before.items())

    def exceeds(self, limit: Limit) -> bool:
        """Whether more is lost than the limit allows."""
        if limit.number is not None:
            return self.lost > limit.number
        return self.lost > (limit.share or 0.0) * sum(self.before.values())

    def __str__(self) -> str:
        kinds = [kind for kind in sorted(self.before) if self.after.get(kind, 0) < self.before[kind]]
        each = "; ".join(f"{kind.rpartition('#')[2]} {self.before[kind]} → {self.after.get(kind, 0)}" for kind in kinds)
        return f"{self.lost} of {sum(self.before.values())} facts ({each})"


def _counted(release: Path) -> dict[str, int]:
    """Read the facts of each class from the data set's own description (VoID class partitions)."""
    try:
        quads = list(ox.parse(path=str(release / "dumps" / "dataset.nq")))
    except (OSError, SyntaxError, ValueError):
        return {}
    kinds = {q.subject: q.object.value for q in quads if q.predicate.value == str(VOID["class"])}
    sizes = {q.subject: int(q.object.value) for q in quads if q.predicate.value == str(VOID.entities)}
    return {kind: sizes[part] for part, kind in kinds.items() if kind in FACTS and part in sizes}
