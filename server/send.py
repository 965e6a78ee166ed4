"""Replies and problems as ASGI messages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from server.headers import EVERYWHERE
from server.problems import MEDIA_TYPE, Problem

if TYPE_CHECKING:
    from server.endpoint import Reply

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_EVERYWHERE = [(name.lower().encode(), value.encode()) for name, value in EVERYWHERE]
PIECE_BYTES = 131_072
_STALL_S = 60.0
"""How long a client may take for a piece of an answer, before it is let go."""


async def send_reply(send: Send, reply: Reply, method: str) -> None:
    """Send a reply; a file goes piece by piece, as fast as the client takes it."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    if reply.status != HTTPStatus.NOT_MODIFIED:
        headers.append((b"Content-Length", str(reply.length).encode()))
    await send({"type": "http.response.start", "status": int(reply.status), "headers": headers + _EVERYWHERE})
    if reply.file is None or method == "HEAD":
        if reply.file is not None:
            reply.file.close()
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})
        return
    with reply.file as file:
        while piece := file.read(PIECE_BYTES):
            await asyncio.wait_for(send({"type": "http.response.body", "body": piece, "more_body": True}), _STALL_S)
    await send({"type": "http.response.body", "body": b""})


async def send_problem(send: Send, problem: Problem, method: str) -> None:
    """Send a problem document."""
    body = problem.document()
    headers = [(name.encode(), value.encode()) for name, value in problem_headers(problem)]
    headers.append((b"Content-Length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": problem.status, "headers": headers + _EVERYWHERE})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})


def problem_headers(problem: Problem) -> list[tuple[str, str]]:
    """Give the headers of a problem document."""
    return list({"Content-Type": MEDIA_TYPE, "Vary": "Accept", **problem.headers}.items())
