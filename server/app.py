"""The application factory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from jinja2 import StrictUndefined

from server import caching, changes, dumps, home, operations, problems, resources, search, sparql, terms
from server.current import Current
from server.endpoint import Endpoint
from server.headers import EVERYWHERE, METHODS, ON_PAGES, preflight
from server.here import Here
from server.labels import KINDS, in_words, shortened
from server.logs import Logs
from server.metrics import Metrics
from server.outcomes import InProcess, Observers
from server.site import KEY, Site, read_questions

if TYPE_CHECKING:
    from kg.store import Store
    from server.config import Config
    from server.processes.pool import Pool


def create_app(store: Store, config: Config, pool: Pool | None = None) -> Flask:
    """Make the application that serves a store, and the build folder of ``config`` around it.

    Queries to ``/sparql`` run in ``pool``, without one in this process, where nothing can stop them.

    Raises :class:`kg.errors.HouseError` where a packaged question cannot be read, and
    :class:`kg.errors.InputError` where the build folder's release cannot.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = config.max_body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(config=config, KINDS=KINDS)
    app.jinja_env.filters.update(in_words=in_words, shortened=shortened)
    current, observers = Current(store, config.build, config.base), Observers()
    endpoint = Endpoint(config, pool or Here(current, config), observers)
    workers = pool or InProcess()
    metrics, logs = Metrics(workers), Logs(config)
    observers.add(metrics.query)
    observers.add(logs.query)
    app.extensions[KEY] = Site(config, current, read_questions(), endpoint, metrics, observers, workers)
    for module in (home, sparql, resources, terms, search, dumps, changes, operations):
        app.register_blueprint(module.blueprint)
    problems.register(app)
    _watch(app, metrics, logs)  # the first to see a request, the last to see its answer
    app.after_request(_guard)
    caching.register(app)
    return app


def _watch(app: Flask, metrics: Metrics, logs: Logs) -> None:
    """Count and log each request that Flask answers."""

    @app.before_request
    def begin() -> None:
        g.began = time.monotonic()

    @app.after_request
    def end(response: Response) -> Response:
        metrics.page(request.endpoint or "none", response.status_code)
        logs.page(request.method, request.path, response.status_code, time.monotonic() - g.began)
        return response


def _guard(response: Response) -> Response:
    """Set the headers that every answer has."""
    headers = response.headers
    headers.update([*EVERYWHERE, *ON_PAGES])
    if request.method == "OPTIONS":
        headers.update(preflight(headers.get("Allow", METHODS)))
    return response
