"""The memory of answers: bounded by bytes, for one release, the longest unused first to go."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from server.endpoint import Plan, Reply
    from server.processes.result import Result

_OVERHEAD_BYTES = 600
_SHARE = 8
MAX_KNOWN_BYTES = 8_000


class Answers:
    """Remembers results under what was asked; ``limit_bytes`` 0 remembers none."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._release = ""
        self._size = 0
        self._results: OrderedDict[Hashable, Result] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, release: str, key: Hashable) -> Result | None:
        """Give what was remembered for a release; all is forgotten when another is asked for."""
        with self._lock:
            self._turn_to(release)
            found = self._results.get(key)
            if found is not None:
                self._results.move_to_end(key)
            return found

    def put(self, release: str, key: Hashable, result: Result) -> None:
        """Remember a result of a release; not one of an earlier release, not a file, not one that would fill it all."""
        size = len(result.body) + _OVERHEAD_BYTES
        if result.file is not None or result.release != release or size * _SHARE > self._limit:
            return
        with self._lock:
            self._turn_to(release)
            if key not in self._results:
                self._size += size
            self._results[key] = result
            while self._size > self._limit:
                _, gone = self._results.popitem(last=False)
                self._size -= len(gone.body) + _OVERHEAD_BYTES

    @property
    def size_bytes(self) -> int:
        """What is held now."""
        return self._size

    def _turn_to(self, release: str) -> None:
        if release != self._release:
            self._release, self._size = release, 0
            self._results.clear()


class Requests:
    """Remembers whole replies under the very bytes of their requests: those need not even be read again."""

    def __init__(self, limit_bytes: int) -> None:
        self._most = limit_bytes // _SHARE // MAX_KNOWN_BYTES
        self._release = ""
        self._known: dict[Hashable, tuple[Plan, Reply, int]] = {}

    def get(self, release: str, key: Hashable) -> tuple[Plan, Reply, int] | None:
        """Give plan, reply and the size of the answer before compression; all goes with the release."""
        if release != self._release:
            self._release = release
            self._known.clear()
        return self._known.get(key)

    def put(self, key: Hashable, plan: Plan, reply: Reply, size: int) -> None:
        """Remember a small reply to a request; the oldest goes where there are too many."""
        if plan.volatile or plan.release != self._release or reply.file or len(reply.body) > MAX_KNOWN_BYTES:
            return
        if len(self._known) >= self._most:
            if not self._known:
                return
            self._known.pop(next(iter(self._known)))
        self._known[key] = plan, reply, size
