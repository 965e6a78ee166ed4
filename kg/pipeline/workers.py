"""Maps captures one after the other, or by several processes; either way in the order given."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from kg.errors import InputError, Place, UsageError
from kg.pipeline.mapping import Mapper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.iris import Names
    from kg.model import Capture
    from kg.pipeline.mapping import House, MappedCapture

_MAPPER: list[Mapper] = []
"""The mapper of a worker process, loaded once."""


def map_all(
    captures: Sequence[Capture], house: House, names: Names, workers: int
) -> Iterator[tuple[Capture, MappedCapture | InputError]]:
    """Give each capture with what it gave, or with the error that says why it gave nothing.

    Raises :class:`kg.errors.HouseError` where shapes or authority are broken, and :class:`UsageError` where a worker
    process is killed.
    """
    if not captures:
        return
    mapper = Mapper.load(house, names)  # in this process too: what is broken is told before workers start
    if min(workers, len(captures)) <= 1:
        for capture in captures:
            yield capture, _map(mapper, capture)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(captures)), context, _start, (house, names))
    try:
        with pool:
            yield from zip(captures, pool.map(_work, captures), strict=True)
    except BrokenProcessPool as error:
        raise UsageError("a worker process was ended from outside", hint="Try with --workers 1.") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(house: House, names: Names) -> None:
    _MAPPER.append(Mapper.load(house, names))


def _work(capture: Capture) -> MappedCapture | InputError:
    return _map(_MAPPER[0], capture)


def _map(mapper: Mapper, capture: Capture) -> MappedCapture | InputError:
    try:
        return mapper.map(capture)
    except InputError as error:
        error.place = error.place or Place(capture.name)
        return error
