"""What keeper, holder and worker need to know; handed on as JSON, since the keeper is a program of its own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of the processes; ``socket`` is where workers connect."""

    build: str
    socket: str
    spool: str | None
    board_fd: int
    workers: int
    lane_workers: int
    queue_wait_s: float
    max_running: int
    max_waiting: int
    max_result_bytes: int
    max_worker_bytes: int
    max_memory_store_bytes: int

    def packed(self) -> str:
        """Give all as text."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Settings:
        """Read what :meth:`packed` gave."""
        return cls(**json.loads(text))
