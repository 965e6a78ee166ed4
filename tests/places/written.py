"""Texts read as if they were files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.places import SUFFIXES, Source, read

if TYPE_CHECKING:
    from collections.abc import Mapping


def sources_of(files: Mapping[str, str]) -> list[Source]:
    """Read texts by the names of their files."""
    found = []
    for number, (name, text) in enumerate(files.items()):
        data = text.encode()
        found.append(read(name, lambda data=data: data, SUFFIXES[name[name.rindex(".") :]], number))
    return found
