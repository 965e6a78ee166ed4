"""More lines than memory holds, sorted bytewise: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RUN_BYTES = 64 << 20
"""How much is sorted in memory at once."""


def distinct(lines: Iterable[bytes], folder: Path, run_bytes: int = RUN_BYTES) -> Iterator[bytes]:
    """Give lines, each ending in a line feed, in bytewise order and each once.

    Memory holds one run of ``run_bytes``; further ones lie in unnamed files in ``folder``. Raises OSError where they
    cannot be written.
    """
    with ExitStack() as opened:
        runs: list[IO[bytes]] = []
        held: list[bytes] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size >= run_bytes:
                runs.append(opened.enter_context(TemporaryFile(dir=folder)))
                _spill(held, runs[-1])
                held, size = [], 0
        held.sort()
        merged: Iterable[bytes] = heapq.merge(*runs, held) if runs else held
        yield from map(itemgetter(0), groupby(merged))


def _spill(lines: list[bytes], run: IO[bytes]) -> None:
    lines.sort()
    run.writelines(lines)
    run.flush()
    run.seek(0)
