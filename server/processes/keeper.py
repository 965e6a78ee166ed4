"""The keeper: a holder for the release that ``current`` names, and for the next one (see the package).

A program of its own (``python -m server.processes.keeper SETTINGS``), so that it is forked from no process that has
threads. It says ``ready`` on its output when the first workers stand; the end of its input is its end.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.store import EmbeddedStore, base_of, release_folder
from server.processes.board import AREAS, Board
from server.processes.holder import Holder
from server.processes.settings import Settings

_LOOK_S = 0.1
_BACKOFF_S = 1.0


@dataclass(slots=True)
class _Held:
    """A holder as the keeper sees it: ``stop`` is the pipe whose end ends it, ``ready`` the one on which it tells."""

    number: int
    pid: int
    folder: Path
    in_memory: bool
    stop: int
    ready: int


class Keeper:
    """Keeps one holder serving, and at most one loading."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._board = Board(settings.board_fd)
        self._held: list[_Held] = []
        self._active: _Held | None = None
        self._number = self._board.number  # an earlier keeper may have counted
        self._failed: tuple[Path, bool] | None = None
        self._ending = False
        self._not_before = 0.0

    def run(self) -> int:
        """Keep holders until the input ends, and give the exit code; 3 where the first release cannot be served."""
        self._start(release_folder(Path(self._settings.build)), in_memory=False)
        while self._held or self._active:
            pipes = [held.ready for held in self._held if held.ready >= 0]
            ended, _, _ = select.select([0, *pipes], (), (), _LOOK_S)
            if 0 in ended:  # the web process has ended, and perhaps not in order
                shutil.rmtree(Path(self._settings.socket).parent, ignore_errors=True)
                break
            for held in [held for held in self._held if held.ready in ended]:
                self._hear(held)
            self._reap()
            if self._active is None and not self._held and not self._board.number:
                return 3
            self._look()
        self._ending = True
        for held in self._held:
            _close(held)
        while self._held:
            self._reap()
            time.sleep(_LOOK_S / 10)
        return 0

    def _look(self) -> None:
        """Start what is wanted and not there."""
        try:
            wanted = release_folder(Path(self._settings.build))
        except KgError:  # the last good release is served on
            return
        small = _size(wanted / "store") <= self._settings.max_memory_store_bytes
        active = self._active
        if active is not None and (active.folder, active.in_memory) == (wanted, small):
            self._failed = None
            return
        if any(held.ready >= 0 for held in self._held) or len(self._held) >= AREAS - 1:
            return
        if self._failed != (wanted, small) and time.monotonic() >= self._not_before:
            self._start(wanted, in_memory=small)

    def _start(self, folder: Path, *, in_memory: bool) -> None:
        self._number += 1
        mine, stop = os.pipe()
        ready, theirs = os.pipe()
        pid = os.fork()
        if pid:
            os.close(mine)
            os.close(theirs)
            self._held.append(_Held(self._number, pid, folder, in_memory, stop, ready))
            return
        for fd in (stop, ready, *(fd for held in self._held for fd in (held.stop, held.ready) if fd >= 0)):
            os.close(fd)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        self._hold(folder, mine, theirs, in_memory=in_memory)
        sys.stderr.flush()
        os._exit(0)

    def _hold(self, folder: Path, stop: int, ready: int, *, in_memory: bool) -> None:
        """Be a holder, or one of its workers, until its work is done."""
        self._held, self._active = [], None
        area = self._board.areas[self._number % AREAS]
        area.clear()
        self._board.name(self._number, folder.name)
        try:
            base = base_of(folder)
            if in_memory:
                store = EmbeddedStore.in_memory(folder / "store", base)
            else:
                EmbeddedStore.open(folder / "store", base)
        except KgError as error:
            sys.stderr.write(f"The release {folder.name} cannot be served: {error}\n")
            return

        def open_in_worker() -> EmbeddedStore:
            return store if in_memory else EmbeddedStore.open(folder / "store", base)

        def tell() -> None:
            os.write(ready, b"!")
            os.close(ready)

        Holder(self._settings, area, self._number, folder.name).run(open_in_worker, stop, tell)

    def _hear(self, held: _Held) -> None:
        """Take note that a holder stands ready, or ended before it did."""
        stands = os.read(held.ready, 1) == b"!"
        os.close(held.ready)
        held.ready = -1
        if not stands:
            self._failed = (held.folder, held.in_memory)
            return
        before, self._active = self._active, held
        self._board.activate(held.number, new_release=before is None or before.folder != held.folder)
        if before is None and self._board.number == held.number:
            sys.stdout.write("ready\n")
            sys.stdout.flush()
        for other in self._held:
            if other is not held:
                _close(other)

    def _reap(self) -> None:
        for held in list(self._held):
            pid, _ = os.waitpid(held.pid, os.WNOHANG)
            if not pid:
                continue
            self._held.remove(held)
            if held.ready >= 0:
                self._hear(held)
            _close(held)
            if held is self._active:
                self._active = None
                self._not_before = time.monotonic() + _BACKOFF_S
                if not self._ending:
                    sys.stderr.write("The process that holds the data ended; it is started again.\n")


def _close(held: _Held) -> None:
    if held.stop >= 0:
        os.close(held.stop)
        held.stop = -1


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.suffix == ".sst")


def main() -> int:
    """Run the program."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return Keeper(Settings.read(sys.argv[1])).run()
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


if __name__ == "__main__":
    raise SystemExit(main())
