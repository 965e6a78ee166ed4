"""What a worker replied, as a result or as the error that it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from kg.errors import InputError, QueryError, UsageError
from server.processes.connection import StoppedError

if TYPE_CHECKING:
    from server.processes.connection import Reply


@dataclass(slots=True)
class Result:
    """An answer: in ``body``, or in ``file`` with its ``length``; ``size`` is that before compression."""

    media_type: str
    body: bytes
    release: str
    encoding: str = ""
    size: int = 0
    length: int = 0
    file: IO[bytes] | None = None


def result_of(reply: Reply) -> Result:
    """Give the result that a worker replied, or raise the error that it told."""
    head = reply.head
    if "error" in head:
        _raise(head)
    return Result(
        head["mediaType"], reply.body, head["release"], head["encoding"], head["size"], reply.length, reply.file
    )


def _raise(head: dict[str, Any]) -> None:
    """Raise the error that a reply tells."""
    error = head["error"]
    message, hint = head.get("message", ""), head.get("hint")
    if error == "query":
        raise QueryError.at(message, head["line"], head["column"], hint=hint, expected=tuple(head["expected"]))
    if error == "usage":
        raise UsageError(message, hint=hint)
    if error == "unreadable":
        raise InputError(message)
    raise StoppedError(error)
