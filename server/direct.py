"""The short way of a query: from the callbacks of the connection to an idle worker and back, without a task."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from server import protocol as sparql
from server.endpoint import Plan, Reply
from server.headers import EVERYWHERE
from server.processes.connection import EndedError
from server.processes.result import result_of
from server.send import problem_headers, send_problem, send_reply

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    from server.endpoint import Endpoint
    from server.http import Protocol
    from server.processes.connection import Reply as Answered
    from server.processes.pool import Pool
    from server.protocol import Asked, Call
    from server.send import Send


class Exchange:
    """One query on its way."""

    def __init__(self, endpoint: Endpoint, pool: Pool, cycle: RequestResponseCycle, protocol: Protocol) -> None:
        self._endpoint, self._pool, self._cycle, self._protocol = endpoint, pool, cycle, protocol
        self._began = time.monotonic()
        self._asked: Asked | None = None
        self._plan: Plan | None = None
        self._call: Call | None = None

    def begin(self, call: Call) -> bool:
        """Begin; False where no worker is idle, and it has to wait in the queue."""
        self._call = call
        known = self._endpoint.known(call, self._began)
        if known is not None:
            self._protocol.answer(self._cycle, known.status, [*known.headers, *EVERYWHERE], known.body)
            return True
        try:
            self._asked = sparql.read(call, self._endpoint.config)
            plan = self._endpoint.prepare(call, self._asked, self._began)
        except Exception as error:  # noqa: BLE001 - each becomes a problem
            self._refuse(error)
            return True
        if isinstance(plan, Reply):
            self._protocol.answer(self._cycle, plan.status, [*plan.headers, *EVERYWHERE], plan.body)
            return True
        self._plan = plan
        started = self._pool.start(plan.job)
        if started is None:
            return False
        answered, self._protocol.abort = started
        answered.add_done_callback(self._answered)
        return True

    def _answered(self, answered: asyncio.Future[Answered]) -> None:
        plan = self._plan
        if plan is None:
            return
        try:
            result = result_of(answered.result())
            reply = self._endpoint.finish(plan, result)
        except EndedError as error:
            self._protocol.answer_later(self._cycle, partial(self._ended, error))
            return
        except Exception as error:  # noqa: BLE001 - each becomes a problem
            self._refuse(error)
            return
        if reply.file is None:
            if self._call is not None and result.release == plan.release:
                self._endpoint.remember(self._call, plan, reply, result.size)
            self._protocol.answer(self._cycle, reply.status, [*reply.headers, *EVERYWHERE], reply.body)
            return

        async def send_file(_scope: Any, _receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's
            await send_reply(send, reply, "GET")

        self._protocol.answer_later(self._cycle, send_file)

    async def _ended(self, ended: EndedError, _scope: Any, _receive: Any, send: Send) -> None:  # noqa: ANN401 - ASGI's
        """Learn why the worker ended, which takes a moment, and tell."""
        plan = self._plan
        if plan is None:
            return
        try:
            reply = self._endpoint.finish(plan, result_of(await self._pool.again(ended, plan.job)))
        except Exception as error:  # noqa: BLE001 - each becomes a problem
            problem = self._endpoint.problem(error, self._asked)
            self._endpoint.tell_problem(self._asked, problem, self._began)
            await send_problem(send, problem, "GET")
            return
        await send_reply(send, reply, "GET")

    def _refuse(self, error: Exception) -> None:
        problem = self._endpoint.problem(error, self._asked)
        self._endpoint.tell_problem(self._asked, problem, self._began)
        headers = [*problem_headers(problem), *EVERYWHERE]
        self._protocol.answer(self._cycle, problem.status, headers, problem.document())
