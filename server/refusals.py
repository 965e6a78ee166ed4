"""Why a query was not answered: each error, and each cause of a query's end, as a problem with a next step."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kg.errors import KgError, QueryError, UsageError
from server import negotiation
from server.problems import Problem, from_error, not_acceptable
from server.processes.connection import StoppedError

if TYPE_CHECKING:
    from server.config import Config
    from server.outcomes import Ending
    from server.protocol import Asked

_LOG = logging.getLogger("dateline.endpoint")

RETRY_S = 5
SLOW = frozenset({"timeout", "memory", "crashed", "busy"})
"""Causes after which a query no longer counts as cheap."""

_STOPPED: dict[str, tuple[Ending, str]] = {
    "timeout": ("timeout", "The query was ended after {timeout_s:g} seconds, the most that it may take."),
    "memory": ("memory", "The query was ended: it wanted more than {max_worker_bytes} bytes of memory."),
    "oversized": ("oversized", "The query was ended: its answer is larger than {max_result_bytes} bytes."),
    "busy": ("busy", "Too many queries are at work or wait; this one was not answered."),
    "crashed": ("crashed", "The query ended the process that answered it."),
    "gone": ("gone", "The client has gone."),
    "failed": ("failed", "The processes that answer queries cannot be reached."),
}
_HINTS = {
    "timeout": "Narrow it down, add a LIMIT, or load a dump into a store of your own: /dumps/ .",
    "memory": "Narrow it down, or sort and group less.",
    "oversized": "Add a LIMIT, or take a dump: /dumps/ .",
    "busy": "Ask again a little later.",
    "crashed": "Split it into simpler queries.",
}


_ENDINGS: dict[int, Ending] = {
    400: "malformed",
    403: "refused",
    405: "refused",
    406: "refused",
    413: "refused",
    415: "refused",
    429: "limited",
}


def ending_of(problem: Problem) -> Ending:
    """Give the ending of a query that was answered with a problem."""
    return problem.ending or _ENDINGS.get(problem.status, "failed")


def problem_of(error: Exception, asked: Asked | None, config: Config) -> Problem:
    """Give the problem for whatever went wrong; what was not foreseen is logged."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, negotiation.NotAcceptable):
        return not_acceptable(error)
    if isinstance(error, UsageError):
        available = [f.media_type for f in negotiation.QUERY]
        return Problem(406, error.message, hint=error.hint, more={"available": available})
    if isinstance(error, StoppedError):
        return _stopped(error, asked, config)
    if isinstance(error, KgError):
        return _malformed(error) if isinstance(error, QueryError) else from_error(error)
    _LOG.error("a query failed", exc_info=error)
    return Problem(500, "The server failed to answer; the failure is logged.")


def _stopped(error: StoppedError, asked: Asked | None, config: Config) -> Problem:
    ending, text = _STOPPED.get(error.cause, _STOPPED["failed"])
    limits = {name: getattr(config, name) for name in ("max_worker_bytes", "max_result_bytes")}
    limits["timeout_s"] = (asked.timeout_s if asked else None) or config.timeout_s
    more = {name: value for name, value in limits.items() if f"{{{name}" in text}
    problem = Problem(
        499 if ending == "gone" else 503,
        text.format(**limits),
        hint=_HINTS.get(error.cause),
        headers={"Retry-After": str(RETRY_S)},
        more={"cause": error.cause} | more,
    )
    problem.ending = ending
    return problem


def _malformed(error: QueryError) -> Problem:
    more: dict[str, object] = {"expected": list(error.expected)} if error.expected else {}
    place = error.place
    if place and place.line is not None:
        more = {"line": place.line, "column": place.column} | more
    return Problem(400, error.message, hint=error.hint, more=more)
