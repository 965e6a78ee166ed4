"""Where in a capture a fault is, in lines and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import InputError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")


def rows(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, the start of the next, and the words of each line."""
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.end(), text[start : found.start()]
        start = found.end()
    yield start, len(text), text[start:]


def place(text: str, offset: int, name: str) -> Place:
    """Give line and column of an offset, both from 1."""
    ends = [found.end() for found in _LINE_END.finditer(text, 0, offset)]
    return Place(name, len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)


def fault(text: str, offset: int, name: str, message: str, hint: str) -> InputError:
    """Make the error of a capture that cannot be read."""
    return InputError(message, place=place(text, offset, name), hint=hint)
