"""One worker as the web process sees it: a socket that is idle, or at one query."""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from server.processes.wire import HELLO, REPLY

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

_DESCRIPTORS = socket.CMSG_SPACE(4)
_PIECE = 131_072


class EndedError(Exception):
    """The worker ended without an answer to the query of ``token``."""

    def __init__(self, token: int) -> None:
        super().__init__(token)
        self.token = token


class StoppedError(Exception):
    """A query was ended: ``cause`` is one of the board's, or ``oversized`` or ``failed``."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Reply(NamedTuple):
    """What a worker answered: the head, and the body, or a file of ``length`` bytes."""

    head: dict[str, Any]
    body: bytes
    file: IO[bytes] | None
    length: int


class Connection:
    """Tells ``free`` when the worker stands ready, ``lost`` when it has gone."""

    def __init__(
        self,
        accepted: socket.socket,
        loop: asyncio.AbstractEventLoop,
        free: Callable[[Connection], None],
        lost: Callable[[Connection], None],
    ) -> None:
        self._socket, self._loop, self._free, self._lost = accepted, loop, free, lost
        self._socket.setblocking(False)  # noqa: FBT003 - the standard library's
        self._fd = accepted.fileno()
        self._data = bytearray()
        self._files: list[int] = []
        self._done: asyncio.Future[Reply] | None = None
        self.token = 0
        self.number = 0
        self.deadline = float("inf")
        self.lane = False
        loop.add_reader(self._fd, self._read)

    def ask(self, token: int, text: bytes) -> asyncio.Future[Reply]:
        """Send a question; the reply may be :class:`EndedError` or :class:`StoppedError`."""
        self.token = token
        done = self._done = self._loop.create_future()
        try:
            sent = self._socket.send(text)
        except OSError:  # it has gone, which the reader tells; or its buffer is full, which the writer waits out
            sent = 0
        if sent < len(text):
            self._loop.add_writer(self._fd, self._write, memoryview(text)[sent:])
        return done

    def abort(self, token: int, cause: str) -> None:
        """Want no answer to this question any more: the worker ends with its connection."""
        if self._done is None or token != self.token:  # it has answered, and may be at another already
            return
        if not self._done.done():
            self._done.set_exception(StoppedError(cause))
            self._done.exception()  # whoever waited may have gone
        self.close()

    def close(self) -> None:
        """Let the worker go."""
        if self._fd < 0:
            return
        self._loop.remove_reader(self._fd)
        self._loop.remove_writer(self._fd)
        self._fd, self._done = -1, None
        for fd in self._files:
            os.close(fd)
        self._files = []
        self._socket.close()
        self._lost(self)

    def _write(self, rest: memoryview) -> None:
        self._loop.remove_writer(self._fd)
        try:
            sent = self._socket.send(rest)
        except BlockingIOError:
            sent = 0
        except OSError:
            return
        if sent < len(rest):
            self._loop.add_writer(self._fd, self._write, rest[sent:])

    def _read(self) -> None:
        try:
            piece, ancillary, _, _ = self._socket.recvmsg(_PIECE, _DESCRIPTORS)
        except BlockingIOError:
            return
        except OSError:
            piece, ancillary = b"", []
        if not piece:
            self._end()
            return
        for _, _, data in ancillary:
            self._files.append(int.from_bytes(data[:4], sys.byteorder))
        self._data += piece
        if not self.number:
            if len(self._data) >= HELLO.size:
                self.number, _, lane = HELLO.unpack_from(self._data)
                self.lane = bool(lane)
                self._data.clear()
                self._free(self)
        elif len(self._data) >= REPLY.size:
            self._take(*REPLY.unpack_from(self._data))

    def _take(self, head_length: int, length: int) -> None:
        """Give the reply on, where it is whole."""
        end = REPLY.size + head_length
        if len(self._data) < end + (0 if self._files else length):
            return
        head = json.loads(self._data[REPLY.size : end])
        if head.get("spooled") and not self._files:
            return
        file = os.fdopen(self._files.pop(), "rb") if self._files else None
        body = bytes(self._data[end:])
        self._data.clear()
        done, self._done, self.deadline = self._done, None, float("inf")
        if done is None or done.done():
            if file:
                file.close()
            self.close()
            return
        done.set_result(Reply(head, body, file, length))
        if head["last"]:
            self.close()
        else:
            self._free(self)

    def _end(self) -> None:
        done, token = self._done, self.token
        self.close()
        if done is not None and not done.done():
            done.set_exception(EndedError(token))
