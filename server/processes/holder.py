"""A holder: the store of one release, and the workers over it (see the package)."""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KgError
from server.processes.worker import Worker

if TYPE_CHECKING:
    from kg.store import EmbeddedStore
    from server.processes.board import Area, Slot
    from server.processes.settings import Settings

TICK_S = 0.01
CHEAP_S = 0.05
"""A query that takes longer is demoted."""
_NICE = 15
_GRACE_S = 1.0
"""How long after the deadline the kernel's alarm may be late, before SIGKILL."""
_BACKOFF_S = 0.2
_SIGNALS = {signal.SIGALRM: "timeout", signal.SIGIO: "gone", signal.SIGABRT: "memory"}

Opener = Callable[[], "EmbeddedStore"]


@dataclass(slots=True)
class _Child:
    """A worker as the holder sees it."""

    pid: int
    slot: Slot
    lane: bool
    born: float = field(default_factory=time.monotonic)
    demoted: bool = False
    paused_since: float = 0.0
    cause: str = ""


class Holder:
    """Keeps the workers of a release: as many as are wanted, all of them fresh."""

    def __init__(self, settings: Settings, area: Area, number: int, release: str) -> None:
        self._settings, self._area, self._number, self._release = settings, area, number, release
        self._children: dict[int, _Child] = {}
        self._free = list(reversed(area.slots))
        self._open: Opener | None = None
        self._not_before = 0.0

    def run(self, open_in_worker: Opener, stop: int, ready: Callable[[], None]) -> None:
        """Keep workers until ``stop`` can be read, then let them finish."""
        self._open = open_in_worker
        gc.collect()
        gc.freeze()
        told = False
        while True:
            self._fill()
            if not told:
                ready()
                told = True
            with contextlib.suppress(InterruptedError):
                if select.select([stop], (), (), TICK_S)[0]:
                    break
            self._tend()
        for child in self._children.values():  # idle ones are let go by the web process, which closes their connections
            child.slot.demoted = True
        while self._children:
            time.sleep(TICK_S)
            self._tend()
        self._area.clear()

    def _fill(self) -> None:
        """Fork what is missing."""
        for lane, wanted in ((False, self._settings.workers), (True, self._settings.lane_workers)):
            fresh = sum(1 for c in self._children.values() if c.lane is lane and not c.demoted)
            for _ in range(wanted - fresh):
                if not self._free or time.monotonic() < self._not_before:
                    return
                self._fork(lane=lane)

    def _fork(self, *, lane: bool) -> None:
        slot = self._free.pop()
        slot.clear()
        pid = os.fork()
        if pid:
            self._children[pid] = _Child(pid, slot, lane)
            self._area.tell_start()
            return
        try:
            if self._open is not None:
                Worker(self._settings, slot, self._number, lane=lane).run(self._open(), self._release)
        except KgError as error:
            sys.stderr.write(f"A worker cannot begin: {error}\n")
        except BaseException:  # noqa: BLE001 - a panic of the engine is no Exception
            traceback.print_exc()
            os._exit(1)
        sys.stderr.flush()
        os._exit(0)  # a fork has nothing of its own to take down, and what it has of its parent is not its to

    def _tend(self) -> None:
        self._reap()
        now_ns, now = time.monotonic_ns(), time.monotonic()
        running = 0
        for child in list(self._children.values()):
            began = child.slot.began_ns
            if not began:
                continue
            running += 1
            if now_ns > child.slot.deadline_ns + (0 if child.paused_since else _GRACE_S * 1e9):
                self._kill(child, "busy" if child.paused_since else "timeout")
            elif child.paused_since and now - child.paused_since > self._settings.queue_wait_s:
                self._kill(child, "busy")
            elif not child.demoted and now_ns - began > CHEAP_S * 1e9:
                self._demote(child, now)
        self._resume()
        paused = sum(1 for child in self._children.values() if child.paused_since)
        self._area.tell_now(len(self._children), running - paused, paused)

    def _demote(self, child: _Child, now: float) -> None:
        child.demoted = child.slot.demoted = True
        demoted = [c for c in self._children.values() if c.demoted and c is not child and not c.cause]
        waiting = sum(1 for c in demoted if c.paused_since)
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, child.pid, _NICE)
        if len(demoted) - waiting < self._settings.max_running:
            return
        if waiting >= self._settings.max_waiting:
            self._kill(child, "busy")
            return
        child.paused_since = now
        os.kill(child.pid, signal.SIGSTOP)

    def _resume(self) -> None:
        """Let the longest waiting go on, where there is room."""
        live = [c for c in self._children.values() if c.demoted and not c.cause]
        waiting = sorted((c for c in live if c.paused_since), key=lambda c: c.paused_since)
        for child in waiting[: max(0, self._settings.max_running - (len(live) - len(waiting)))]:
            child.paused_since = 0.0
            os.kill(child.pid, signal.SIGCONT)

    def _kill(self, child: _Child, cause: str) -> None:
        child.cause = child.cause or cause
        os.kill(child.pid, signal.SIGKILL)

    def _reap(self) -> None:
        for pid, status in _ended():
            child = self._children.pop(pid, None)
            if child is None:
                continue
            if os.WIFSIGNALED(status):
                cause = child.cause or _SIGNALS.get(signal.Signals(os.WTERMSIG(status)), "crashed")
                self._area.tell_death(child.slot.token, cause)
            elif os.WEXITSTATUS(status) and child.slot.began_ns:
                self._area.tell_death(child.slot.token, "crashed")
            if time.monotonic() - child.born < _BACKOFF_S and not child.slot.token:
                # it died before its first query: without a pause, a store that cannot be opened would fork for ever
                self._not_before = time.monotonic() + _BACKOFF_S
            child.slot.clear()
            self._free.append(child.slot)


def _ended() -> Iterator[tuple[int, int]]:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        yield pid, status
