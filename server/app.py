"""The application factory, and the production server for it."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import waitress  # type: ignore[import-untyped]
from flask import Flask, Response, request
from jinja2 import StrictUndefined

from kg.errors import UsageError
from server import dumps, home, operations, problems, resources, search, sparql, terms
from server.current import Current
from server.labels import KINDS, in_words, shortened
from server.site import KEY, Site, read_questions

if TYPE_CHECKING:
    from kg.store import Store
    from server.config import Config

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Pages need one stylesheet and one picture of ours, and a form: no script, nothing from another host."""

_METHODS = "GET, HEAD, POST, OPTIONS"


def create_app(store: Store, config: Config) -> Flask:
    """Make the application that serves a store, and the build folder of ``config`` around it.

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
    app.extensions[KEY] = Site(config, Current(store, config.build, config.base), read_questions())
    for module in (home, sparql, resources, terms, search, dumps, operations):
        app.register_blueprint(module.blueprint)
    problems.register(app)
    app.after_request(_guard)
    return app


def _guard(response: Response) -> Response:
    """Set the headers that every answer has: open data for any page, no tricks on ours."""
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = "Link, Retry-After, Allow"
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = headers.get("Allow", _METHODS)
        headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        headers["Access-Control-Max-Age"] = "86400"
    headers["Content-Security-Policy"] = _POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response


def listen(app: Flask, config: Config) -> waitress.server.BaseWSGIServer:
    """Bind the address and give the server; its ``run()`` serves until it is closed.

    Raises :class:`UsageError` where the address cannot be bound: the port is taken, or the host is not ours.
    """
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        bound = socket.create_server((config.host, config.port), family=family)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {config.host}:{config.port}: {os.strerror(error.errno) if error.errno else error}",
            hint="Stop what listens there, or give another --host or --port.",
        ) from error
    return waitress.create_server(
        app,
        sockets=[bound],
        threads=config.threads,
        ident=None,
        # Larger than the application's own limit, which answers with a problem document.
        max_request_body_size=max(config.max_body_bytes * 2, 1_000_000),
        clear_untrusted_proxy_headers=True,
    )
