"""The server's settings: one frozen dataclass, made in one place from options and ``KG_*`` variables."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.iris import Names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PREFIX = "KG_"


def _row(default: object, explain: str, *, at_least: float | None = None) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(default=default, metadata={"help": explain, "at_least": at_least})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What an operator can set; ``build`` is the build folder served, None for a store that has none."""

    build: Path | None = None
    base: str | None = _row(None, "public base address of the site; without it, the address that is asked")
    host: str = _row("127.0.0.1", "address to listen on")
    port: int = _row(8000, "port to listen on", at_least=0)
    title: str = _row("Dateline KG", "name of the site on its pages")
    threads: int = _row(8, "requests served at once", at_least=1)
    max_body_bytes: int = _row(1_000_000, "largest request body, in bytes", at_least=1)
    max_query_chars: int = _row(50_000, "longest query text, in characters", at_least=1)
    max_query_depth: int = _row(100, "most brackets in one another in a query", at_least=1)
    max_query_tokens: int = _row(10_000, "most words and signs of a query", at_least=1)
    timeout_s: float = _row(30.0, "longest time that a query may run, in seconds", at_least=0.01)
    max_result_bytes: int = _row(1_000_000_000, "largest answer to a query, in bytes before compression", at_least=1)
    max_worker_bytes: int = _row(
        2_000_000_000, "most memory that a query may take, in bytes; 0 for no limit", at_least=0
    )
    workers: int = _row(4, "processes that stand ready for queries of every kind", at_least=1)
    lane_workers: int = _row(1, "processes besides that answer only queries that look cheap", at_least=1)
    max_heavy: int = _row(2, "queries of more than 50 ms that run at once", at_least=1)
    max_heavy_waiting: int = _row(8, "further ones that may wait for these, stopped", at_least=0)
    queue: int = _row(64, "queries that may wait for a process", at_least=1)
    queue_wait_s: float = _row(5.0, "longest wait of a query before it runs on, in seconds", at_least=0.1)
    max_memory_store_bytes: int = _row(
        100_000_000, "largest store, in bytes on disk, that is held in memory", at_least=0
    )
    spool: str | None = _row(None, "folder for large answers on their way; without it, the system's for such files")
    cache_bytes: int = _row(64_000_000, "memory for answers to be given again, in bytes; 0 for none", at_least=0)
    rate_per_minute: int = _row(0, "requests a minute from one client; 0 for no limit", at_least=0)
    trusted_proxies: int = _row(0, "proxies in front, each of which adds to X-Forwarded-For", at_least=0)
    access_log: str | None = _row(None, "file for a line about each request, - for standard error; without it, none")
    slow_log: str = _row("-", "file for a line about each slow query, - for standard error; empty for none")
    slow_s: float = _row(1.0, "time from which on a query is slow, in seconds", at_least=0)
    update_token_file: str | None = _row(
        None, "file with the token of those who may send SPARQL updates; without it, nobody may"
    )
    update_timeout_s: float = _row(300.0, "longest time that an update may take, in seconds", at_least=1)
    page_rows: int = _row(200, "rows that an HTML page shows of a result or a list", at_least=1)

    def __post_init__(self) -> None:
        if self.base is not None:
            object.__setattr__(self, "base", Names(self.base).base)

    @property
    def limits(self) -> str:
        """The limits of a query, in words for those who ask."""
        return (
            f"A query has at most {self.max_query_chars} characters, {self.max_query_tokens} words and signs, and "
            f"{self.max_query_depth} brackets in one another; it runs at most {self.timeout_s:g} seconds, of which "
            f"timeout= asks for less, and takes at most {self.max_worker_bytes or 'any number of'} bytes of memory. An "
            f"answer has at most {self.max_result_bytes} bytes. At most {self.queue} queries wait, for at most "
            f"{self.queue_wait_s:g} seconds; of those that take long, {self.max_heavy} run and "
            f"{self.max_heavy_waiting} wait."
        )

    @classmethod
    def make(cls, options: Mapping[str, object], environ: Mapping[str, str], build: Path | None = None) -> Config:
        """Put the settings together: an option that is not None wins over its variable, that over the default.

        Raises :class:`UsageError` for an unknown ``KG_*`` variable and for a value that cannot be.
        """
        rows = {setting.name: setting for setting in settings()}
        known = {setting.variable: setting for setting in rows.values()}
        unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
        if unknown:
            raise UsageError(
                f"unknown variable{'s' if len(unknown) > 1 else ''} {', '.join(unknown)}",
                hint=f"Known are: {', '.join(known)}.",
            )
        values: dict[str, object] = {known[n].name: v for n, v in environ.items() if n in known}
        values |= {name: value for name, value in options.items() if value is not None}
        return cls(build=build, **{name: rows[name].read(value) for name, value in values.items()})


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table of settings: its name, default, meaning, and least value where it is a number."""

    name: str
    default: object
    help: str
    at_least: float | None

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    def read(self, value: object) -> Any:  # noqa: ANN401 - the type of the field it is for
        """Give a value in the setting's type; raises :class:`UsageError` where it has not that type."""
        if not isinstance(self.default, int | float):
            return str(value)
        whole = isinstance(self.default, int)
        try:
            number = int(str(value)) if whole else float(str(value))
        except ValueError as error:
            raise UsageError(f"{self.variable} must be a {'whole ' * whole}number, not {value!r}") from error
        if self.at_least is not None and number < self.at_least:
            raise UsageError(f"{self.variable} must be at least {self.at_least}, not {number}")
        return number


def settings() -> tuple[Setting, ...]:
    """Give every setting in order: what help texts and the README list."""
    return tuple(
        Setting(row.name, row.default, row.metadata["help"], row.metadata["at_least"])
        for row in fields(Config)
        if "help" in row.metadata
    )
