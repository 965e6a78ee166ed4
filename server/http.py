"""HTTP/1.1 as uvicorn speaks it, with bounds that it lacks, and a short way for queries.

uvicorn bounds neither the size of a request's head nor the wait for it. And a task, two messages and a check of each of
our own headers cost it more than a worker needs for a look-up; so a query by GET whose worker is idle is answered from
the callbacks of this class (``Web.direct``): twice the requests a second. All else goes the way of ASGI.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast
from typing import Protocol as Protocol_

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from server.problems import MEDIA_TYPE, Problem

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

MAX_HEAD_BYTES = 1_000_000
"""Larger than any query may be: a query of the greatest length, each byte of it written as ``%XX``, still fits."""
HEAD_S = 30.0


class Direct(Protocol_):
    """An application that knows the short way."""

    def direct(self, cycle: RequestResponseCycle, protocol: Protocol) -> bool:
        """Begin to answer; False where it is not to be answered so."""


class Protocol(HttpToolsProtocol):
    """One connection."""

    _head_bytes = 0
    _complete = False
    _late: asyncio.TimerHandle | None = None
    abort: Callable[[], None] | None = None
    """What frees the worker of the query in hand."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Wait for a head, but not for ever."""
        super().connection_made(transport)
        self._web = cast("Direct", self.config.app)
        self._late = self.loop.call_later(HEAD_S, transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting, and free the worker of a query that nobody waits for."""
        self._arrived()
        if self.abort is not None:
            self.abort()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; a head that grows too large ends the connection."""
        if not self._complete:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self.send_400_response("The head of the request is too large.")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Count a new head."""
        self._complete = False
        if self._late is None:
            self._late = self.loop.call_later(HEAD_S, self.transport.close)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Take the head as read."""
        self._complete, self._head_bytes = True, 0
        self._arrived()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Count what comes next as a head again."""
        self._complete = False
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Say that this was no request, as every other problem is said, and end the connection."""
        body = Problem(400, msg).document()
        head = f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        self.transport.write(b"".join((STATUS_LINE[400], head.encode(), body)))
        self.transport.close()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Begin to answer: directly, where that can be done."""
        if not (self._web.direct(cycle, self)):
            super()._start_asgi_task(cycle, app)

    def answer(self, cycle: RequestResponseCycle, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Answer whole at once; the headers must be our own, as they are not checked."""
        self.abort = None
        if cycle.disconnected:
            return
        lines = [STATUS_LINE[status]]
        lines += [b"%b: %b\r\n" % pair for pair in self.server_state.default_headers]
        lines += [f"{name}: {value}\r\n".encode("latin-1") for name, value in headers]
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        if status != HTTPStatus.NOT_MODIFIED:
            lines.append(b"content-length: %d\r\n" % len(body))
        self.transport.write(b"".join((*lines, b"\r\n", b"" if cycle.scope["method"] == "HEAD" else body)))
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        if not cycle.keep_alive:
            self.transport.close()
        self.on_response_complete()

    def answer_later(self, cycle: RequestResponseCycle, app: Any) -> None:  # noqa: ANN401 - an ASGI application
        """Let a task of its own answer after all."""
        self.abort = None
        super()._start_asgi_task(cycle, app)

    def _arrived(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
