"""The store: a query in, an answer out, always bytes in a media type.

``EmbeddedStore`` reads a build folder with Oxigraph, ``RemoteStore`` asks any SPARQL endpoint. Neither takes updates.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import InputError, Place
from kg.store.embedded import REBUILD, EmbeddedStore, by_graph, without_graph, write_quads
from kg.store.formats import FORMATS, NAMES, Format, choose
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Answer

__all__ = [
    "FORMATS",
    "NAMES",
    "REBUILD",
    "EmbeddedStore",
    "Format",
    "RemoteStore",
    "Store",
    "base_of",
    "by_graph",
    "choose",
    "open_store",
    "release_folder",
    "without_graph",
    "write_quads",
]


class Store(Protocol):
    """What answers queries."""

    def query(
        self,
        text: str,
        accept: Sequence[str] | str | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Answer a query in the first format of ``accept`` (names or media types) that fits its form.

        Raises :class:`kg.errors.InputError` for a query or a store that cannot be read and
        :class:`kg.errors.UsageError` where no format fits.
        """


def release_folder(build: Path) -> Path:
    """Give the folder of a build's current release; raises :class:`InputError` where there is none."""
    if not build.is_dir():
        raise InputError("there is no such build folder", place=Place(str(build)), hint="Make it: kg build --out DIR .")
    try:
        return (build / "current").resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise InputError(
            "this folder holds no build: it has no current release", place=Place(str(build)), hint=f"{REBUILD} ."
        ) from error


def open_store(dir_or_url: str) -> Store:
    """Open a build folder, or an endpoint by its address.

    Raises :class:`InputError` for a folder without a readable build and :class:`kg.errors.UsageError` for an address
    that is none.
    """
    if "://" in dir_or_url:
        return RemoteStore(dir_or_url)
    build = Path(dir_or_url)
    try:
        release = release_folder(build)
        return EmbeddedStore.open(release / "store", base_of(release))
    except InputError as error:
        error.place = error.place or Place(dir_or_url)
        raise


def base_of(release: Path) -> str:
    """Give the base of the data's names, against which relative IRIs of a query are resolved."""
    try:
        return str(json.loads((release / "manifest.json").read_text(encoding="utf-8"))["base"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("the build's manifest.json cannot be read", hint=f"{REBUILD} .") from error
