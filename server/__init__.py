"""The web: no parsing of captures, no rules, no validation; it reads a store and writes pages and data.

``create_app(store, config)`` makes the Flask application; ``serve(config)`` runs a build folder's production server:
the application, ``/sparql`` in front of it, and the processes in which queries run (:mod:`server.processes`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from server.app import create_app
    from server.config import Config
    from server.web import Server

__all__ = ["Config", "Server", "create_app"]

_HOMES = {"Config": "server.config", "Server": "server.web", "create_app": "server.app"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """Import what is asked for only then: the processes in which queries run need no web framework."""
    if name not in _HOMES:
        raise AttributeError(f"module 'server' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
