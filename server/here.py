"""Queries in the process that asks: for tests, and where the application is embedded without ``kg serve``.

Nothing can stop a query here, so nothing else is promised: the production server runs them in
:mod:`server.processes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.processes.connection import StoppedError
from server.processes.result import Result
from server.processes.spool import Spool, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from server.config import Config
    from server.current import Current
    from server.processes.wire import Job


class Here:
    """Asks the store of the current release."""

    def __init__(self, current: Current, config: Config) -> None:
        self._current, self._config = current, config

    @property
    def release(self) -> str:
        """The name of the release; empty for a store without a build folder, which may change at any time."""
        folder = self._current.release().folder
        return folder.name if folder else ""

    async def run(self, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Result:  # noqa: ARG002
        """Run a query; the client is not watched."""
        return self.run_here(job)

    def run_here(self, job: Job) -> Result:
        """Run a query; raises as the store does, and :class:`StoppedError` for an answer that is too large."""
        release = self._current.release()
        answer = release.store.query(
            job.query, job.media_types, default_graphs=job.default_graphs, named_graphs=job.named_graphs
        )
        spool = Spool(job.max_bytes or self._config.max_result_bytes, self._config.spool, job.encoding)
        try:
            spool.write(answer.body)
        except TooLargeError as error:
            raise StoppedError("oversized") from error
        body, file = spool.done()
        if file is not None:
            with file:
                file.seek(0)
                body = file.read()
        name = release.folder.name if release.folder else ""
        return Result(answer.media_type, body, name, spool.encoding, spool.size, len(body))
