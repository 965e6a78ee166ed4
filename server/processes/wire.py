"""The bytes between the web process and a worker.

A worker connects and says who it is (``HELLO``); then question and reply follow each other. Question: length (4 bytes)
and JSON. Reply: lengths of head and body (4 and 8 bytes), the head in JSON, then the body, or in its stead a file
descriptor (SCM_RIGHTS) where the head says ``spooled``.
"""

from __future__ import annotations

import json
import struct
from typing import Any, NamedTuple

INLINE_BYTES = 65_536
"""The largest body that is sent as it is; a larger one is a file."""

HELLO = struct.Struct("!QQQ")
"""The number of its holder, its process id, and whether it is for cheap queries only (0 or 1)."""
QUESTION = struct.Struct("!I")
REPLY = struct.Struct("!IQ")


class Job(NamedTuple):
    """A query to run: in the first of ``media_types`` that fits its form, and ended after ``timeout_s``.

    ``encoding`` is ``zstd``, ``gzip`` or nothing: the worker compresses, unless the body is too small to gain.
    ``max_bytes``, where it is not 0, is a closer limit to the answer than the server's own. ``cheap`` is whether it
    may be given to the workers that are kept for cheap queries.
    """

    query: str
    media_types: tuple[str, ...]
    timeout_s: float
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    encoding: str = ""
    max_bytes: int = 0
    cheap: bool = False


def question(token: int, job: Job) -> bytes:
    """Give the bytes of a question."""
    text = json.dumps([token, *job]).encode()
    return QUESTION.pack(len(text)) + text


def read_question(text: bytes) -> tuple[int, Job]:
    """Read what :func:`question` wrote, without its length: token and job."""
    token, *fields = json.loads(text)
    return token, Job(*fields)


def reply(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Give the bytes of a reply."""
    text = json.dumps(head).encode()
    return REPLY.pack(len(text), len(body)) + text + body
