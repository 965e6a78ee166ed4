"""A worker: takes a query, answers it, and may die of it at any moment (see the package)."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, QueryError, UsageError
from server.processes.spool import Spool
from server.processes.wire import HELLO, QUESTION, REPLY, Job, read_question, reply

if TYPE_CHECKING:
    from kg.store import EmbeddedStore
    from server.processes.board import Slot
    from server.processes.settings import Settings


class Worker:
    """One process's loop, over one connection to the web process; it ends with that."""

    def __init__(self, settings: Settings, slot: Slot, number: int, *, lane: bool) -> None:
        self._settings, self._slot = settings, slot
        self._hello = HELLO.pack(number, os.getpid(), lane)

    def run(self, store: EmbeddedStore, release: str) -> None:
        """Answer until the web process closes the connection, or the worker is demoted."""
        for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGIO, signal.SIGCHLD):
            signal.signal(signum, signal.SIG_DFL)
        _limit_memory(self._settings.max_worker_bytes)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            try:
                connection.connect(self._settings.socket)
                connection.sendall(self._hello)
                fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
                flags = fcntl.fcntl(connection, fcntl.F_GETFL)
                while not self._slot.demoted and (text := _read(connection)) is not None:
                    self._serve(connection, text, flags, store, release)
            except OSError:  # the web process has gone
                return

    def _serve(self, connection: socket.socket, text: bytes, flags: int, store: EmbeddedStore, release: str) -> None:
        """Answer one query, during which the kernel may end this process: late (SIGALRM), or alone (SIGIO)."""
        token, job = read_question(text)
        now = time.monotonic_ns()
        self._slot.begin(token, now, now + int(job.timeout_s * 1e9))
        signal.setitimer(signal.ITIMER_REAL, job.timeout_s)
        fcntl.fcntl(connection, fcntl.F_SETFL, flags | os.O_ASYNC)
        head, spool = self._answer(store, job)
        fcntl.fcntl(connection, fcntl.F_SETFL, flags)
        signal.setitimer(signal.ITIMER_REAL, 0)
        head["release"], head["last"] = release, self._slot.demoted
        self._slot.end()
        _send(connection, head, spool)

    def _answer(self, store: EmbeddedStore, job: Job) -> tuple[dict[str, Any], Spool | None]:
        most = min(self._settings.max_result_bytes, job.max_bytes or self._settings.max_result_bytes)
        spool = Spool(most, self._settings.spool, job.encoding)
        try:
            media_type = store.write(
                job.query,
                spool,
                job.media_types,
                default_graphs=job.default_graphs,
                named_graphs=job.named_graphs,
            )
        except MemoryError:
            return {"error": "memory"}, None
        except Exception as error:  # noqa: BLE001 - what a sink raises may come back as any error of the engine
            return _told(error, too_large=spool.too_large), None
        return {"mediaType": media_type}, spool


def _told(error: Exception, *, too_large: bool) -> dict[str, Any]:
    """Give an error as the head of a reply."""
    if too_large:
        return {"error": "oversized"}
    if isinstance(error, QueryError):
        place = error.place
        return {
            "error": "query",
            "message": error.message,
            "hint": error.hint,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "expected": list(error.expected),
        }
    if isinstance(error, UsageError):
        return {"error": "usage", "message": error.message, "hint": error.hint}
    if not isinstance(error, InputError):
        sys.stderr.write(f"A query failed: {type(error).__name__}: {error}\n")
    return {"error": "unreadable", "message": getattr(error, "message", "the query failed")}


def _read(connection: socket.socket) -> bytes | None:
    """Read a question; None where the web process closed the connection."""
    data = bytearray(connection.recv(65_536))
    if not data:
        return None
    length = QUESTION.unpack_from(data)[0]
    while len(data) < QUESTION.size + length:
        piece = connection.recv(1_048_576)
        if not piece:
            return None
        data += piece
    return bytes(data[QUESTION.size :])


def _send(connection: socket.socket, head: dict[str, Any], spool: Spool | None) -> None:
    if spool is None:
        connection.sendall(reply(head))
        return
    body, file = spool.done()
    head |= {"encoding": spool.encoding, "size": spool.size}
    if file is None:
        connection.sendall(reply(head, body))
        return
    length = file.tell()
    file.seek(0)
    text = reply(head | {"spooled": True})
    packed = REPLY.pack(REPLY.unpack_from(text)[0], length) + text[REPLY.size :]
    with file:
        socket.send_fds(connection, [packed], [file.fileno()])


def _limit_memory(limit: int) -> None:
    """Let allocations fail beyond what is held now and ``limit`` more."""
    status = Path("/proc/self/status")
    if not (limit and status.exists()):
        return
    held = next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmData"))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = held + limit if hard == resource.RLIM_INFINITY else min(held + limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
