"""The web: no parsing of captures, no rules, no validation; it reads a store and writes pages and data.

``create_app(store, config)`` makes the Flask application, ``listen(app, config)`` the production server for it.
"""

from __future__ import annotations

from server.app import create_app, listen
from server.config import Config

__all__ = ["Config", "create_app", "listen"]
