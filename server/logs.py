"""Logs: one JSON object a line about each request, and about each slow query with its text.

A query's text may tell what somebody is looking for: the access log has its hash only, the same in both logs. No
address of a client is written.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import weakref
from logging.handlers import WatchedFileHandler
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from server.config import Config
    from server.outcomes import Outcome


class Logs:
    """The logs of one application; :meth:`query` is an observer of outcomes."""

    def __init__(self, config: Config) -> None:
        """Open the logs; raises :class:`UsageError` where a file cannot be written."""
        self._access = _log("access", config.access_log)
        self._slow = _log("slow", config.slow_log)
        self._slow_s = config.slow_s

    def query(self, outcome: Outcome) -> None:
        """Write about a query."""
        if self._access is None and (self._slow is None or outcome.duration_s < self._slow_s):
            return
        told: dict[str, object] = {
            "what": "query",
            "kind": outcome.kind,
            "ending": outcome.ending,
            "status": outcome.status,
            "seconds": round(outcome.duration_s, 6),
            "bytes": outcome.body_bytes,
            "media_type": outcome.media_type,
            "query_hash": outcome.query_hash,
            "release": outcome.release,
        }
        if self._access is not None:
            _write(self._access, told)
        if self._slow is not None and outcome.duration_s >= self._slow_s:
            _write(self._slow, told | {"what": "slow query", "query": outcome.query})

    def page(self, method: str, path: str, status: int, seconds: float) -> None:
        """Write about any other request."""
        if self._access is not None:
            told = {"what": "page", "method": method, "path": path, "status": status, "seconds": round(seconds, 6)}
            _write(self._access, told)


def _log(name: str, target: str | None) -> logging.Logger | None:
    """Give a log into a file, which may be moved away meanwhile, or with ``-`` to standard error."""
    if not target:
        return None
    try:
        handler = logging.StreamHandler(sys.stderr) if target == "-" else WatchedFileHandler(target, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"the {name} log cannot be written into {target}: {error.strerror}",
            hint=f"Give another file as KG_{name.upper()}_LOG, or - for standard error.",
        ) from error
    handler.setFormatter(_InUtc('{"time": "%(asctime)s.%(msecs)03d+00:00", %(message)s}', "%Y-%m-%dT%H:%M:%S"))
    log = logging.Logger(f"dateline.{name}")  # noqa: LOG001 - its own, not the process's: each application has one
    log.addHandler(handler)
    weakref.finalize(log, handler.close)
    return log


def _write(log: logging.Logger, told: Mapping[str, object]) -> None:
    log.info("%s", json.dumps(told, ensure_ascii=False)[1:-1])


class _InUtc(logging.Formatter):
    """Tells the time of a record in UTC; logging has read the clock."""

    def converter(self, timestamp: float | None) -> time.struct_time:
        """Give the time in UTC."""
        return time.gmtime(timestamp)
