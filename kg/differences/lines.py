"""Two sorted streams of lines → the lines of one alone: what was removed, and what was added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.differences.sides import Side


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two sides, read anew each time it is asked for."""

    before: Side
    after: Side

    @classmethod
    def of(cls, before: Side, after: Side) -> Difference:
        """Pair two sides; raises :class:`UsageError` where their bases differ."""
        if before.base and after.base and before.base != after.base:
            raise UsageError(
                f"{before.name} names its things under {before.base}, {after.name} under {after.base}",
                hint="Build one of them again with the --base of the other.",
            )
        return cls(before, after)

    def removed(self) -> Iterator[bytes]:
        """Give the N-Quads lines that are before alone, in order."""
        return (line for sign, line in self.lines() if sign < 0)

    def added(self) -> Iterator[bytes]:
        """Give the N-Quads lines that are after alone, in order."""
        return (line for sign, line in self.lines() if sign > 0)

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Give both in one order: -1 before a line that was removed, 1 before one that was added."""
        old, new = self.before.lines(), self.after.lines()
        mine, other = next(old, None), next(new, None)
        while mine is not None and other is not None:
            if mine == other:
                mine, other = next(old, None), next(new, None)
            elif mine < other:
                yield -1, mine
                mine = next(old, None)
            else:
                yield 1, other
                other = next(new, None)
        if mine is not None:
            yield -1, mine
            yield from ((-1, line) for line in old)
        if other is not None:
            yield 1, other
            yield from ((1, line) for line in new)
