"""What became of each query: the one record from which metrics, access log and slow-query log are made.

::

    POST/GET /sparql ─→ endpoint ─→ Outcome ─→ Observers.tell ─→ every observer that was added
                                                                  (metrics, slow-query log, …)

``site().observers`` is the one list of an application: ``site().observers.add(callable)`` while it is made, in
``create_app``. All queries of ``/sparql`` pass it, whichever process ran them, in the one web process: so an
observer needs no sharing between processes, only a lock of its own where it counts (several threads tell).
``site().workers`` gives what no single query knows: how many workers there are, and how many were killed for what.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, cast, get_args

_LOG = logging.getLogger("dateline.outcomes")

Kind = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "UPDATE", "none"]
"""The form of the query as its text says; ``none`` where it cannot be told."""

Ending = Literal[
    "answered",  # 200, computed by a worker
    "cached",  # 200, from the memory of answers
    "unchanged",  # 304, the client's own copy still holds
    "malformed",  # 400, the query cannot be parsed, or the request is none of the protocol
    "refused",  # 403, 405, 406, 413, 415: not this, not so, not that large
    "limited",  # 429, this client asks too often
    "timeout",  # 503, ended at its deadline
    "memory",  # 503, it wanted more memory than a worker may have
    "oversized",  # 503, its result is larger than a result may be
    "busy",  # 503, the queue is full, or the wait in it was too long
    "crashed",  # 503, it ended the engine's process
    "gone",  # no answer: the client went away, and the worker was freed
    "failed",  # 500, 503: a fault of ours, or the data cannot be read
]

KINDS: tuple[Kind, ...] = get_args(Kind)
ENDINGS: tuple[Ending, ...] = get_args(Ending)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One query and its end.

    ``duration_s`` runs from the request read whole to the answer in hand, before it is sent; ``status`` is the HTTP
    status (499 where the client has gone: there was nobody to send one to); ``body_bytes`` is the size of the answer
    before compression; ``killed`` is whether a worker process ended for it; ``release`` names the build that answered
    (empty where none did).
    """

    kind: Kind
    ending: Ending
    status: int
    duration_s: float
    query: str = ""
    media_type: str = ""
    body_bytes: int = 0
    killed: bool = False
    release: str = ""

    @property
    def cache_hit(self) -> bool:
        """Whether it was answered without a worker."""
        return self.ending in {"cached", "unchanged"}

    @property
    def query_hash(self) -> str:
        """A short name for the query's text, the same in every log: 16 hex digits of its SHA-256."""
        return hashlib.sha256(self.query.encode("utf-8", "surrogatepass")).hexdigest()[:16]


Observer = Callable[[Outcome], None]


@dataclass(slots=True)
class Observers:
    """Those who are told of each outcome, in the order in which they were added."""

    _observers: list[Observer] = field(default_factory=list)

    def add(self, observer: Observer) -> None:
        """Tell this one too, from now on; it must return at once, as the client waits for it."""
        self._observers.append(observer)

    def tell(self, outcome: Outcome) -> None:
        """Tell all; an observer that fails is logged and spoils no answer."""
        for observer in self._observers:
            try:
                observer(outcome)
            except Exception:  # noqa: BLE001 - logged with its traceback; a fault in a metric is no fault of the query
                _LOG.exception("an observer of outcomes failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The worker processes now, and what became of earlier ones since the server started."""

    workers: int = 0  # processes that stand ready or answer now
    running: int = 0  # of these, those that answer a query
    paused: int = 0  # heavy queries that wait for others to end
    killed_timeout: int = 0
    killed_memory: int = 0
    killed_busy: int = 0  # paused too long, or too many heavy queries at once
    killed_gone: int = 0  # its client went away
    crashed: int = 0
    started: int = 0
    releases: int = 0  # builds taken over since the start, the first included


class Workers(Protocol):
    """Where queries run; :class:`InProcess` in tests, :class:`server.processes.Pool` under ``kg serve``."""

    def counts(self) -> Counts:
        """Count the workers; cheap enough for every scrape."""


class InProcess:
    """No workers: queries run in the web process itself, as in tests and where an application is embedded."""

    def counts(self) -> Counts:
        """Give zeros."""
        return Counts()


_FORM = re.compile(r"(?<![:?$\w])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:)", re.IGNORECASE)
_NOT_CODE = re.compile(r"<[^<>\s]*>|#[^\n]*")


def kind_of(query: str) -> Kind:
    r"""Tell the form of a query from the first of its keywords outside of IRIs and comments; no parser is asked.

    >>> kind_of("PREFIX ask: <http://a/select> # describe\nSELECT * {}")
    'SELECT'
    """
    found = _FORM.search(_NOT_CODE.sub(" ", query))
    return cast("Kind", found[1].upper()) if found else "none"
