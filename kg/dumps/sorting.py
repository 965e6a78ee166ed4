"""More lines than memory holds, sorted bytewise: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RUN_BYTES = 64 << 20
"""How much is sorted in memory at once."""


class Sorter:
    """Takes lines bit by bit, each ending in a line feed, and gives them in bytewise order, each once.

    Memory holds one run of ``run_bytes``; further ones lie in unnamed files in ``folder`` until :meth:`close`. Raises
    OSError where they cannot be written.
    """

    def __init__(self, folder: Path, run_bytes: int = RUN_BYTES) -> None:
        self._folder, self._run_bytes = folder, run_bytes
        self._opened = ExitStack()
        self._runs: list[IO[bytes]] = []
        self._held: list[bytes] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, lines: Iterable[bytes]) -> None:
        """Take further lines."""
        for line in lines:
            self._held.append(line)
            self._size += len(line)
            if self._size >= self._run_bytes:
                self._spill()

    def lines(self) -> Iterator[bytes]:
        """Give all lines; one reading at a time."""
        self._held.sort()
        for run in self._runs:
            run.seek(0)
        merged: Iterable[bytes] = heapq.merge(*self._runs, self._held) if self._runs else self._held
        return map(itemgetter(0), groupby(merged))

    def close(self) -> None:
        """Let the files go."""
        self._opened.close()

    def _spill(self) -> None:
        self._held.sort()
        run = self._opened.enter_context(TemporaryFile(dir=self._folder))  # noqa: SIM115 - close() closes it
        self._runs.append(run)
        run.writelines(self._held)
        run.flush()
        self._held, self._size = [], 0


def distinct(lines: Iterable[bytes], folder: Path, run_bytes: int = RUN_BYTES) -> Iterator[bytes]:
    """Give lines in bytewise order, each once; see :class:`Sorter`."""
    with Sorter(folder, run_bytes) as sorter:
        sorter.add(lines)
        yield from sorter.lines()
