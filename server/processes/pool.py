"""The web process's side: a query to a worker, an answer or the cause of its end back; the queue between."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from server.processes.board import Board
from server.processes.connection import Connection, EndedError, Reply, StoppedError
from server.processes.result import Result, result_of
from server.processes.settings import Settings
from server.processes.wire import Job, question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from server.config import Config
    from server.outcomes import Counts

_WATCH_S = 0.02
"""Most queries end sooner; only then a client is watched, as the watch costs as much as a cheap query."""
_LATE_S = 3.0
_LOOK_S = 0.2
_BACKOFF_S = 2.0


class Pool:
    """The processes, started with the object and ended by :meth:`close`."""

    def __init__(self, config: Config) -> None:
        """Start the processes; they stand ready after :meth:`wait`."""
        self._folder = tempfile.mkdtemp(prefix="kg-")
        path = str(Path(self._folder) / "workers")
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(path)
        self._listener.listen(128)
        self._listener.setblocking(False)  # noqa: FBT003 - the standard library's
        self._memory = Board.create()
        self.board = Board(self._memory.fileno())
        self._settings = _settings(config, path, self._memory.fileno())
        self._keeper = self._keep()
        self._not_before = 0.0
        self._closing = False
        self._config = config
        self._tokens = itertools.count(1)
        self._idle: tuple[list[Connection], list[Connection]] = ([], [])  # general, lane
        self._all: set[Connection] = set()
        self._waiting: deque[tuple[asyncio.Future[Connection], bool]] = deque()
        self._number, self._release = 0, ""
        self.loop: asyncio.AbstractEventLoop | None = None

    def _keep(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "server.processes.keeper", self._settings.packed()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[self._memory.fileno()],
            start_new_session=True,  # Ctrl-C is for the web process, which ends the others in order
        )

    def wait(self) -> None:
        """Wait until workers stand ready; raises :class:`InputError` where the build cannot be served."""
        output = self._keeper.stdout
        if output is None or not output.readline():
            code = self._keeper.wait()
            self.close()
            raise InputError(f"the build cannot be served (the process that holds it ended with {code})")

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take workers in from now on; to be called in the event loop."""
        self.loop = loop
        loop.add_reader(self._listener.fileno(), self._accept)
        self._look()

    def close(self) -> None:
        """End the processes; a query in hand ends with them."""
        self._closing = True
        for connection in list(self._all):
            connection.close()
        self._listener.close()
        _end(self._keeper)
        self._memory.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def release(self) -> str:
        """The name of the release that is served now."""
        self._turn()
        return self._release

    def counts(self) -> Counts:
        """Count the workers."""
        return self.board.counts()

    async def run(self, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Result:
        """Run a query; ``gone`` returns when the client has gone, and then the worker is freed.

        Raises :class:`QueryError`, :class:`UsageError` and :class:`InputError` as the store does, and
        :class:`StoppedError` where the query was ended or could not begin.
        """
        try:
            reply = await self._asked(job, gone)
        except EndedError as error:
            reply = await self.again(error, job, gone)
        return result_of(reply)

    def start(self, job: Job) -> tuple[asyncio.Future[Reply], Callable[[], None]] | None:
        """Give a query to an idle worker: the reply to come, and what ends it; None where none is idle.

        The reply may be :class:`EndedError`, which :meth:`again` explains.
        """
        connection = self._take(cheap=job.cheap)
        return self._ask(connection, job) if connection else None

    async def again(self, error: EndedError, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Reply:
        """Raise :class:`StoppedError` with the cause for which a worker ended.

        One that ended before it began, as while its holder was being replaced, has no cause on the board: then another
        is asked.
        """
        cause = await self._cause(error.token)
        if cause:
            raise StoppedError(cause)
        try:
            return await self._asked(job, gone)
        except EndedError as twice:
            raise StoppedError(await self._cause(twice.token) or "crashed") from None

    def run_here(self, job: Job) -> Result:
        """Run a query from a thread beside the event loop; raises as :meth:`run`."""
        if self.loop is None:
            raise StoppedError("failed")
        return asyncio.run_coroutine_threadsafe(self.run(job), self.loop).result()

    async def _asked(self, job: Job, gone: Callable[[], Awaitable[None]] | None) -> Reply:
        connection = self._take(cheap=job.cheap) or await self._wait(cheap=job.cheap)
        reply, abort = self._ask(connection, job)
        watch = _Watch(asyncio.get_running_loop(), abort, gone) if gone else None
        try:
            return await reply
        finally:
            if watch:
                watch.end()
            abort()  # does nothing where it answered

    def _ask(self, connection: Connection, job: Job) -> tuple[asyncio.Future[Reply], Callable[[], None]]:
        token = next(self._tokens)
        connection.deadline = time.monotonic() + job.timeout_s + self._config.queue_wait_s + _LATE_S
        return connection.ask(token, question(token, job)), partial(connection.abort, token, "gone")

    def _take(self, *, cheap: bool) -> Connection | None:
        """Take an idle worker of the release that is served; the lane's first, so that others stay free."""
        self._turn()
        for idle in (self._idle[1], self._idle[0]) if cheap else (self._idle[0],):
            if idle:
                return idle.pop()
        return None

    async def _wait(self, *, cheap: bool) -> Connection:
        if len(self._waiting) >= self._config.queue:
            raise StoppedError("busy")
        loop = asyncio.get_running_loop()
        place: tuple[asyncio.Future[Connection], bool] = (loop.create_future(), cheap)
        self._waiting.append(place)
        try:
            return await asyncio.wait_for(place[0], self._config.queue_wait_s)
        except TimeoutError:
            raise StoppedError("busy") from None
        except asyncio.CancelledError:
            if place[0].done() and not place[0].cancelled():
                self._free(place[0].result())
            raise
        finally:
            if place in self._waiting:
                self._waiting.remove(place)

    def _accept(self) -> None:
        while True:
            try:
                accepted, _ = self._listener.accept()
            except OSError:
                return
            loop = self.loop or asyncio.get_running_loop()
            self._all.add(Connection(accepted, loop, self._free, self._lost))

    def _free(self, connection: Connection) -> None:
        """Give a worker that stands ready to who waits for one, else keep it."""
        self._turn()
        if connection.number < self._number:
            connection.close()
            return
        for place in self._waiting:
            future, cheap = place
            if not future.done() and (cheap or not connection.lane):
                self._waiting.remove(place)
                future.set_result(connection)
                return
        self._idle[connection.lane].append(connection)

    def _lost(self, connection: Connection) -> None:
        self._all.discard(connection)
        if connection in self._idle[connection.lane]:
            self._idle[connection.lane].remove(connection)

    def _turn(self) -> None:
        """Let the workers of an earlier holder go, where the board names a new one."""
        number = self.board.number
        if number == self._number:
            return
        self._number, self._release = number, self.board.release_of(number)
        for idle in self._idle:
            for connection in [c for c in idle if c.number < number]:
                idle.remove(connection)
                connection.close()

    def _look(self) -> None:
        if self.loop is None or self._listener.fileno() < 0:
            return
        self._turn()
        now = time.monotonic()
        for connection in list(self._all):
            if now > connection.deadline:
                connection.abort(connection.token, "timeout")
        if self._keeper.poll() is not None and now > self._not_before and not self._closing:
            # its holders end with it; workers that stand ready answer on until new ones do
            _end(self._keeper)
            self._not_before = now + _BACKOFF_S
            self._keeper = self._keep()
        self.loop.call_later(_LOOK_S, self._look)

    async def _cause(self, token: int) -> str | None:
        """Give why a worker died; its holder writes it down within a tick."""
        for _ in range(50):
            cause = self.board.cause(token)
            if cause:
                return cause
            await asyncio.sleep(0.005)
        return None


class _Watch:
    """Frees a worker when its client goes away; begins late, as most queries need none."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, abort: Callable[[], None], gone: Callable[[], Awaitable[None]]
    ) -> None:
        self._abort, self._gone, self._loop = abort, gone, loop
        self._task: asyncio.Task[None] | None = None
        self._timer = loop.call_later(_WATCH_S, self._begin)

    def end(self) -> None:
        """Watch no longer."""
        self._timer.cancel()
        if self._task:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = self._loop.create_task(self._watch())

    async def _watch(self) -> None:
        await self._gone()
        self._abort()


def _end(keeper: subprocess.Popen[bytes]) -> None:
    if keeper.stdin:
        keeper.stdin.close()
    keeper.wait()
    if keeper.stdout:
        keeper.stdout.close()


def _settings(config: Config, socket_path: str, board_fd: int) -> Settings:
    return Settings(
        build=str(config.build),
        socket=socket_path,
        spool=config.spool,
        board_fd=board_fd,
        workers=config.workers,
        lane_workers=config.lane_workers,
        queue_wait_s=config.queue_wait_s,
        max_running=config.max_heavy,
        max_waiting=config.max_heavy_waiting,
        max_result_bytes=config.max_result_bytes,
        max_worker_bytes=config.max_worker_bytes,
        max_memory_store_bytes=config.max_memory_store_bytes,
    )
