"""``/sparql``, whatever server took the request: from a call to a reply, with cache, validators, and errors told.

::

    Call ─prepare→ Plan ─run→ Result ─finish→ Reply          (304 and remembered answers: Call ─prepare→ Reply)
              │              │
              └── Problem ───┘                                each end is told to the observers as an Outcome
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Protocol

from server import negotiation, protocol
from server.answers import Answers, Requests
from server.negotiation import Choice, named, ranked
from server.outcomes import Ending, Outcome, kind_of
from server.problems import Problem
from server.processes.connection import StoppedError
from server.processes.result import Result
from server.processes.wire import Job
from server.refusals import SLOW, ending_of, problem_of
from server.validators import is_volatile, matches, weak_etag

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from server.config import Config
    from server.outcomes import Observers
    from server.protocol import Asked, Call

_HEAVY = re.compile(
    r"\b(?:COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP|GROUP_CONCAT|ORDER|DISTINCT|REDUCED|MINUS|REGEX|CONTAINS|REPLACE)\b"
    r"|[*+](?!\s*(?:WHERE\b|FROM\b|\{))",
    re.IGNORECASE,
)
_CHEAP_CHARS = 4_000
_SLOW_S = 0.05
_KNOWN_SLOW = 2_000
RETRY_S = 5


class Runner(Protocol):
    """Where queries run."""

    @property
    def release(self) -> str:
        """The name of the release that is served now; empty where answers have none, and so no validator."""

    async def run(self, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Result:
        """Run a query; raises as :meth:`server.processes.pool.Pool.run` does."""

    def run_here(self, job: Job) -> Result:
        """Run a query from a thread that has no event loop."""


@dataclass(slots=True)
class Reply:
    """An answer in HTTP: ``length`` is that of the body, which is ``file`` where there is one."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""
    file: IO[bytes] | None = None
    length: int = 0


@dataclass(slots=True)
class Plan:
    """A query that has to be run, and what is needed to answer with its result."""

    job: Job
    choices: tuple[Choice, ...]
    began: float
    release: str
    volatile: bool
    get: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What the answer depends on, besides the release."""
        job = self.job
        return (job.query, job.default_graphs, job.named_graphs, job.encoding, job.media_types)

    def etag(self, release: str) -> str:
        """Give a weak validator: the same for every coding of an answer."""
        job = self.job
        return weak_etag(release, job.query, *job.default_graphs, "", *job.named_graphs, "", *job.media_types)


class Endpoint:
    """Answers calls of one application."""

    def __init__(self, config: Config, runner: Runner, observers: Observers) -> None:
        self.config, self.runner, self.observers = config, runner, observers
        self.answers = Answers(config.cache_bytes)
        self._requests = Requests(config.cache_bytes)
        self._slow: dict[str, None] = {}

    async def answer(self, call: Call, gone: Callable[[], Awaitable[None]]) -> Reply:
        """Answer a call, in the event loop; raises :class:`Problem`."""
        began = time.monotonic()
        asked: Asked | None = None
        try:
            asked = protocol.read(call, self.config)
            plan = self.prepare(call, asked, began)
            return plan if isinstance(plan, Reply) else self.finish(plan, await self.runner.run(plan.job, gone))
        except Exception as error:
            raise self._told(error, asked, began) from error

    def answer_here(self, call: Call, asked: Asked | None = None, max_bytes: int = 0) -> Reply:
        """Answer a call, in a thread, to at most ``max_bytes`` if not 0; raises :class:`Problem`."""
        began = time.monotonic()
        try:
            asked = asked or protocol.read(call, self.config)
            plan = self.prepare(call, asked, began, max_bytes)
            return plan if isinstance(plan, Reply) else self.finish(plan, self.runner.run_here(plan.job))
        except Exception as error:
            raise self._told(error, asked, began) from error

    def _told(self, error: Exception, asked: Asked | None, began: float) -> Problem:
        problem = self.problem(error, asked)
        self.tell_problem(asked, problem, began)
        return problem

    def prepare(self, call: Call, asked: Asked, began: float, max_bytes: int = 0) -> Plan | Reply:
        """Plan how to answer, or answer without running anything: 304, or from memory."""
        if asked.query is None:
            raise Problem(400, "There is no query.")
        choices, media_types = _wanted(asked.format, call.accept)
        job = Job(
            query=asked.query,
            media_types=media_types,
            timeout_s=asked.timeout_s or self.config.timeout_s,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            encoding=call.encoding,
            cheap=self._looks_cheap(asked.query),
            max_bytes=max_bytes,
        )
        release = self.runner.release
        volatile = not release or is_volatile(asked.query)
        plan = Plan(job, choices, began, release, volatile, call.method != "POST")
        if volatile:
            return plan
        if plan.get and "if-none-match" in call.headers and matches(call.headers["if-none-match"], plan.etag(release)):
            self._tell(plan, "unchanged", HTTPStatus.NOT_MODIFIED)
            return Reply(HTTPStatus.NOT_MODIFIED, _validators(plan, release))
        known = self.answers.get(release, plan.key)
        if known is None:
            return plan
        return self._reply(plan, known, "cached")

    def known(self, call: Call, began: float) -> Reply | None:
        """Give the reply to a request that came before, byte for byte, while the same release is served."""
        if "if-none-match" in call.headers or not self.runner.release:
            return None
        found = self._requests.get(self.runner.release, call.key)
        if found is None:
            return None
        plan, reply, size = found
        chosen = dict(reply.headers)["Content-Type"].partition(";")[0]
        result = Result(chosen, b"", plan.release, size=size)
        self._tell(replace(plan, began=began), "cached", HTTPStatus.OK, result)
        return reply

    def remember(self, call: Call, plan: Plan, reply: Reply, size: int) -> None:
        """Remember a reply under the bytes of its request."""
        self._requests.put(call.key, plan, reply, size)

    def finish(self, plan: Plan, result: Result) -> Reply:
        """Answer with a result."""
        if time.monotonic() - plan.began > _SLOW_S:
            self._slow[plan.job.query] = None
            if len(self._slow) > _KNOWN_SLOW:
                self._slow.pop(next(iter(self._slow)))
        if not plan.volatile:
            self.answers.put(plan.release, plan.key, result)
        return self._reply(plan, result, "answered")

    def problem(self, error: Exception, asked: Asked | None) -> Problem:
        """Give the problem for whatever went wrong; a query that was ended is remembered as a slow one."""
        if asked and asked.query and isinstance(error, StoppedError) and error.cause in SLOW:
            self._slow[asked.query] = None
        return problem_of(error, asked, self.config)

    def tell_problem(self, asked: Asked | None, problem: Problem, began: float | None = None) -> None:
        """Tell the observers of a query that was not answered."""
        query = (asked.query if asked else None) or ""
        ending = ending_of(problem)
        self.observers.tell(
            Outcome(
                kind=kind_of(query),
                ending=ending,
                status=problem.status,
                duration_s=time.monotonic() - began if began else 0.0,
                query=query,
                killed=ending in {"timeout", "memory", "crashed", "gone"},
            )
        )

    def _looks_cheap(self, query: str) -> bool:
        return len(query) <= _CHEAP_CHARS and query not in self._slow and not _HEAVY.search(query)

    def _reply(self, plan: Plan, result: Result, ending: Ending) -> Reply:
        chosen = next((c for c in plan.choices if c.format.media_type == result.media_type), None)
        if chosen is None:
            raise negotiation.NotAcceptable(negotiation.QUERY)
        headers = [("Content-Type", chosen.content_type), *_validators(plan, result.release)]
        if result.encoding:
            headers.append(("Content-Encoding", result.encoding))
        self._tell(plan, ending, HTTPStatus.OK, result)
        return Reply(HTTPStatus.OK, headers, result.body, result.file, result.length)

    def _tell(self, plan: Plan, ending: Ending, status: int, result: Result | None = None) -> None:
        self.observers.tell(
            Outcome(
                kind=kind_of(plan.job.query),
                ending=ending,
                status=status,
                duration_s=time.monotonic() - plan.began,
                query=plan.job.query,
                media_type=result.media_type if result else "",
                body_bytes=result.size if result else 0,
                release=(result.release if result else plan.release),
            )
        )


@lru_cache(maxsize=512)
def _wanted(wanted: str | None, accept: str | None) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """Give the acceptable formats, best first, and their media types."""
    choices = named(wanted, negotiation.QUERY) if wanted else ranked(accept, negotiation.QUERY)
    return choices, tuple(choice.format.media_type for choice in choices)


def _validators(plan: Plan, release: str) -> list[tuple[str, str]]:
    headers = [("Vary", "Accept, Accept-Encoding")]
    if plan.volatile:
        return [*headers, ("Cache-Control", "no-store")]
    if plan.get:
        headers += [("ETag", plan.etag(release)), ("Cache-Control", "public, no-cache")]
    return headers
