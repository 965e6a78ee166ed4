"""The board: shared memory in which workers say what they are at, and holders why one died.

Every word (64 bits) has one writer, so there is nothing to lock. Up to four holders have an area each, by their number
modulo four: one serves, one loads, others may still be draining.
"""

from __future__ import annotations

import mmap
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from server.outcomes import Counts

if TYPE_CHECKING:
    from typing import IO

AREAS = 4
SLOTS = 32
DEATHS = 128
RELEASE_BYTES = 128
_HEAD = 8
_COUNTS = 16
_SLOT = 4
_AREA = _COUNTS + SLOTS * _SLOT + 1 + DEATHS * 2
_WORDS = _HEAD + AREAS * _AREA
_SIZE = _WORDS * 8 + AREAS * RELEASE_BYTES

CAUSES = ("timeout", "memory", "busy", "gone", "crashed")
"""Why a worker died; the place in this table is the number on the board."""
_WORKERS, _RUNNING, _PAUSED, _STARTED, _KILLED = 0, 1, 2, 3, 4
_ACTIVE, _RELEASES = 0, 1


class Slot:
    """What one worker is at; the worker writes the first two words, the holder the others."""

    def __init__(self, words: memoryview) -> None:
        self._words = words

    @property
    def began_ns(self) -> int:
        """When the query in hand began, by the monotonic clock; 0 where none is in hand."""
        return int(self._words[0])

    @property
    def token(self) -> int:
        """The token of the query in hand or, after it, of the last one."""
        return int(self._words[1])

    @property
    def demoted(self) -> bool:
        """Whether the worker is to end after the query in hand."""
        return bool(self._words[2])

    @demoted.setter
    def demoted(self, value: bool) -> None:
        self._words[2] = int(value)

    @property
    def deadline_ns(self) -> int:
        """When the query in hand must have ended."""
        return int(self._words[3])

    def begin(self, token: int, began_ns: int, deadline_ns: int) -> None:
        """Say that a query is in hand."""
        self._words[1], self._words[3] = token, deadline_ns
        self._words[0] = began_ns

    def end(self) -> None:
        """Say that it is done."""
        self._words[0] = 0

    def clear(self) -> None:
        """Make the slot ready for another worker."""
        for place in range(_SLOT):
            self._words[place] = 0


@dataclass(slots=True)
class Area:
    """One holder's part of the board."""

    words: memoryview
    slots: list[Slot] = field(init=False)

    def __post_init__(self) -> None:
        self.slots = [Slot(self.words[_COUNTS + n * _SLOT : _COUNTS + (n + 1) * _SLOT]) for n in range(SLOTS)]

    @property
    def _deaths(self) -> memoryview:
        return self.words[_COUNTS + SLOTS * _SLOT :]

    def clear(self) -> None:
        """Forget an earlier holder, except for what it counted."""
        for place in (_WORKERS, _RUNNING, _PAUSED):
            self.words[place] = 0
        for slot in self.slots:
            slot.clear()

    def tell_now(self, workers: int, running: int, paused: int) -> None:
        """Say how many workers there are now."""
        self.words[_WORKERS], self.words[_RUNNING], self.words[_PAUSED] = workers, running, paused

    def tell_start(self) -> None:
        """Count a worker."""
        self.words[_STARTED] += 1

    def tell_death(self, token: int, cause: str) -> None:
        """Say why the query of a token was ended."""
        number = CAUSES.index(cause)
        self.words[_KILLED + number] += 1
        deaths = self._deaths
        place = 1 + 2 * (deaths[0] % DEATHS)
        deaths[place], deaths[place + 1] = token, number
        deaths[0] += 1

    def cause(self, token: int) -> str | None:
        """Give the cause of a query's death, None where none is known."""
        deaths = self._deaths
        for place in range(1, 1 + 2 * DEATHS, 2):
            if deaths[place] == token:
                return CAUSES[deaths[place + 1]]
        return None


class Board:
    """The shared memory; made by the web process, mapped by all."""

    def __init__(self, fd: int) -> None:
        self._map = mmap.mmap(fd, _SIZE)
        whole = memoryview(self._map)
        self._head = whole[: _HEAD * 8].cast("Q")
        words = whole[: _WORDS * 8].cast("Q")
        self.areas = [Area(words[_HEAD + n * _AREA : _HEAD + (n + 1) * _AREA]) for n in range(AREAS)]
        self._releases = whole[_WORDS * 8 :]

    @staticmethod
    def create() -> IO[bytes]:
        """Make the file behind a new board; it has no name and goes with the last process that has it open."""
        file = tempfile.TemporaryFile(prefix="kg-board-")  # noqa: SIM115 - handed on
        file.truncate(_SIZE)
        return file

    @property
    def number(self) -> int:
        """The number of the holder that serves, from 1; 0 where none does yet."""
        return int(self._head[_ACTIVE])

    @property
    def release(self) -> str:
        """The name of the release that is served."""
        return self.release_of(self.number)

    def release_of(self, number: int) -> str:
        """Give the name of the release that a holder serves."""
        at = number % AREAS * RELEASE_BYTES
        return bytes(self._releases[at : at + RELEASE_BYTES]).rstrip(b"\0").decode()

    def name(self, number: int, release: str) -> None:
        """Say which release a holder serves, before it does."""
        at = number % AREAS * RELEASE_BYTES
        self._releases[at : at + RELEASE_BYTES] = release.encode()[:RELEASE_BYTES].ljust(RELEASE_BYTES, b"\0")

    def activate(self, number: int, *, new_release: bool) -> None:
        """Say that a holder serves from now on."""
        self._head[_ACTIVE] = number
        self._head[_RELEASES] += int(new_release)

    def cause(self, token: int) -> str | None:
        """Give the cause of a query's death, None where none is known."""
        return next((cause for area in self.areas if (cause := area.cause(token))), None)

    def counts(self) -> Counts:
        """Sum up over all holders."""

        def total(place: int) -> int:
            return sum(int(area.words[place]) for area in self.areas)

        timeout, memory, busy, gone, crashed = (total(_KILLED + number) for number in range(len(CAUSES)))
        return Counts(
            workers=total(_WORKERS),
            running=total(_RUNNING),
            paused=total(_PAUSED),
            killed_timeout=timeout,
            killed_memory=memory,
            killed_busy=busy,
            killed_gone=gone,
            crashed=crashed,
            started=total(_STARTED),
            releases=int(self._head[_RELEASES]),
        )
