"""A server that really runs, in a thread of the test."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from server import Config, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


def running(config: Config) -> Iterator[Server]:
    """Run a server in a thread until it is not wanted any more."""
    server = Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(timeout=20)
    assert not thread.is_alive()
