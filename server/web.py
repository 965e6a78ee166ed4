"""The production server: queries straight to the workers, all else to Flask in threads.

One process and one event loop take every connection, so the memory of answers, the rates and the counts need no
sharing. A query is read here, run in a worker (:mod:`server.processes`), and sent; a browser's page, and every other
address, is Flask's, which runs in threads beside the loop.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from typing import TYPE_CHECKING, Any

import uvicorn
from a2wsgi import WSGIMiddleware

from kg.errors import UsageError
from kg.store import open_store
from server.app import create_app
from server.direct import Exchange
from server.http import Protocol
from server.operations import LIVE
from server.problems import Problem, prefers_page
from server.processes.pool import Pool
from server.protocol import Call, too_large
from server.rates import Rates, client_of
from server.send import send_problem, send_reply
from server.site import KEY
from server.updates import is_update

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    from server.config import Config
    from server.endpoint import Endpoint
    from server.send import Receive, Send
    from server.site import Site

_GRACE_S = 10


class Web:
    """The ASGI application."""

    def __init__(self, app: Flask, endpoint: Endpoint, pool: Pool, config: Config) -> None:
        self._endpoint, self._pool, self._config = endpoint, pool, config
        self._pages: Any = WSGIMiddleware(app.wsgi_app, workers=config.threads)  # type: ignore[arg-type]
        self._rates = Rates(config.rate_per_minute)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        wait_s = self._wait_s(scope, headers)
        if wait_s:
            problem = Problem(429, "This client asks too often.", headers={"Retry-After": str(wait_s)})
            await send_problem(send, problem, scope["method"])
            return
        try:
            body = await self._body(scope["method"], headers, receive)
        except Problem as problem:
            await send_problem(send, problem, scope["method"])
            return
        if body is None:  # the client went away while it asked
            return
        call = Call(scope["method"], scope["query_string"], headers, body)
        if scope["path"] == "/sparql" and self._is_plain_query(call):
            await self._query(call, receive, send)
        else:
            await self._pages(scope, _replay(body, receive), send)

    def direct(self, cycle: RequestResponseCycle, protocol: Protocol) -> bool:
        """Begin to answer a query by GET, from memory or by an idle worker; False for every other request."""
        scope: Any = cycle.scope
        if scope["path"] != "/sparql" or scope["method"] != "GET" or self._config.rate_per_minute:
            return False
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        call = Call("GET", scope["query_string"], headers)
        if "content-length" in headers or "transfer-encoding" in headers or not self._is_plain_query(call):
            return False
        return Exchange(self._endpoint, self._pool, cycle, protocol).begin(call)

    def _wait_s(self, scope: dict[str, Any], headers: dict[str, str]) -> int:
        if not self._config.rate_per_minute or scope["path"] in LIVE:
            return 0
        peer = (scope.get("client") or ("", 0))[0]
        return self._rates.wait_s(client_of(peer, headers.get("x-forwarded-for", ""), self._config.trusted_proxies))

    async def _body(self, method: str, headers: dict[str, str], receive: Receive) -> bytes | None:
        """Read the body whole, up to the limit; None where the client went away."""
        if method in {"GET", "HEAD"} and "transfer-encoding" not in headers and "content-length" not in headers:
            return b""
        limit = self._config.max_body_bytes
        if headers.get("content-length", "0").isdigit() and int(headers.get("content-length", "0")) > limit:
            raise too_large(self._config)
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > limit:
                raise too_large(self._config)
            if not message.get("more_body"):
                return bytes(body)

    def _is_plain_query(self, call: Call) -> bool:
        """Whether a query was sent by a client that wants no page; all else about /sparql is Flask's."""
        if (
            is_update(call, self._config)
            or call.method not in {"GET", "HEAD", "POST"}
            or b"format=" in call.query_string
            or b"format=" in call.body
        ):
            return False  # the format may be a page
        return (call.method == "POST" or b"query=" in call.query_string) and not prefers_page(None, call.accept)

    async def _query(self, call: Call, receive: Receive, send: Send) -> None:
        async def gone() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass

        try:
            reply = await self._endpoint.answer(call, gone)
        except Problem as problem:
            if problem.ending != "gone":
                await send_problem(send, problem, call.method)
            return
        await send_reply(send, reply, call.method)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Give a body that was read already once more, then what else comes."""
    given = False

    async def again() -> dict[str, Any]:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


class Server:
    """The production server of a build folder: bound with the object, serves in :meth:`run`, ends by :meth:`stop`."""

    def __init__(self, config: Config, pool: Pool | None = None) -> None:
        """Bind the address and start the processes, unless ``pool`` has them started already.

        Raises :class:`UsageError` where the address cannot be bound, :class:`kg.errors.InputError` where the build
        cannot be served.
        """
        bound = None
        try:
            bound = self._socket = _bound(config)
            store = open_store(str(config.build))
            self.pool = pool or Pool(config)
        except BaseException:
            if bound:
                bound.close()
            if pool:
                pool.close()
            raise
        self.port: int = self._socket.getsockname()[1]
        app = create_app(store, config, self.pool)
        site: Site = app.extensions[KEY]
        self.app = app
        self._server = uvicorn.Server(
            uvicorn.Config(
                Web(app, site.endpoint, self.pool, config),
                http=Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_GRACE_S,
            )
        )
        self.pool.wait()

    def run(self) -> None:
        """Serve until a signal, or :meth:`stop` from another thread; answers under way are finished."""
        if threading.current_thread() is threading.main_thread():
            # uvicorn ends on this signal, and then raises it once more for whoever came before
            signal.signal(signal.SIGTERM, lambda _signum, _frame: None)
        try:
            with asyncio.Runner(loop_factory=_loop_factory()) as runner:
                runner.run(self._run())
        finally:
            self.close()

    async def _run(self) -> None:
        self.pool.attach(asyncio.get_running_loop())
        await self._server.serve(sockets=[self._socket])

    def stop(self) -> None:
        """Ask the server to end; it does so soon after."""
        self._server.should_exit = True

    def close(self) -> None:
        """End the processes and let the address go."""
        self._socket.close()
        self.pool.close()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop


def _bound(config: Config) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        return socket.create_server((config.host, config.port), family=family, backlog=1024)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {config.host}:{config.port}: {os.strerror(error.errno) if error.errno else error}",
            hint="Stop what listens there, or give another --host or --port.",
        ) from error
