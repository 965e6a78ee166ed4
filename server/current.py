"""The release that is served: a new build, swapped in under the running server, is taken over without a restart.

A build never changes a release; it writes a new one and swaps the link ``current``. So it is enough to read the link
at each request and to open the store anew when it points elsewhere. A request keeps the release with which it began:
old stores close when the last request that holds them ends.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import InputError, KgError
from kg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its store, its folder (None for a store without one) and the base of its data's names."""

    store: Store
    base: str
    folder: Path | None = None
    _known: dict[str, Any] = field(default_factory=dict)

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Give what ``make`` makes, made once for this release; each time where the store may change under it."""
        if self.folder is None:
            return make()
        if key not in self._known:
            self._known[key] = make()
        known: T = self._known[key]
        return known


class Current:
    """Gives the release to serve; safe to use from several threads."""

    def __init__(self, store: Store, build: Path | None, base: str | None = None) -> None:
        self._build = build
        self._base = base or DEFAULT_BASE
        self._lock = threading.Lock()
        self._release = Release(store, self._named(self._target()), self._target())

    def release(self) -> Release:
        """Give the release that ``current`` names now; the last good one where the new one cannot be opened."""
        if self._build is None or self._target() == self._release.folder:
            return self._release
        from kg.store import open_store

        with self._lock:
            target = self._target()
            if target is not None and target != self._release.folder:
                try:
                    self._release = Release(open_store(str(self._build)), self._named(target), target)
                except KgError:
                    if not self._readable():
                        raise
            return self._release

    def _readable(self) -> bool:
        """Whether the release in hand still answers, so that a broken swap need not be an outage."""
        try:
            self._release.store.query("ASK {}")
        except KgError:
            return False
        return True

    def _target(self) -> Path | None:
        if self._build is None:
            return None
        try:
            return (self._build / "current").resolve(strict=True)
        except OSError:
            return None

    def _named(self, folder: Path | None) -> str:
        if folder is None:
            return self._base
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(
                "the build has no readable manifest.json", hint="Build it again: kg build … --out DIR ."
            ) from error
        return str(manifest.get("base", self._base))
