"""What is stated about a page beside its text: a block at the head of a capture, or a file beside it.

A block may stand first in a text (or above HTML)::

    ---
    url: https://example.org/news/1
    title: "Minister opens the exercise"
    publisher: Ministry of Defence
    published: 2023-11-21
    retrieved: 2024-01-05
    ---

All keys are optional, in any order and case; other keys are kept and ignored. Where the bytes of a page must stay as
they came, as ``kg fetch`` leaves them, the same block stands alone in ``NAME.meta`` beside the capture ``NAME``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.dates import read_date
from kg.model import Span, Stated
from kg.sources.places import fault, rows

if TYPE_CHECKING:
    from kg.model import PartialDate

Front = tuple[tuple[str, Stated[str]], ...]

META = ".meta"
NOWHERE = Span(0, 0)
"""Of what the text itself does not say."""

_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+[^\s<>\"{}|\\^`]*", re.IGNORECASE)
_DAY = re.compile(r"([12]\d{3}-(?:0[1-9]|1[0-2])(?:-\d\d)?)(?=[T ]\d\d?:|$)")
DATE_HINT = "Write it as 2023-11-21, 2023-11 or 2023."
ADDRESS_HINT = "Write the whole address, such as https://example.org/news/1 ."


def is_address(value: str) -> bool:
    """Whether a value is an absolute http(s) address that may stand in data."""
    return _ADDRESS.fullmatch(value) is not None


def published(value: str) -> PartialDate | None:
    """Read a publication date; of a point in time, the day as it is written there."""
    day = _DAY.match(value.strip())
    return read_date(day[1] if day else value)


def front_matter(text: str, name: str) -> tuple[Front, int]:
    """Give the block's keys and the offset at which it ends; a rule of dashes above ordinary text is none.

    Raises :class:`InputError` with its place for a block that is not closed, a line that is no ``key: value``, a key
    that stands twice, and a date or address that is none.
    """
    found: dict[str, Stated[str]] = {}
    every = rows(text)
    first = next(every)[2].rstrip()
    start, end, line = next(every, (len(text), len(text), ""))
    if first != "---" or not (_KEY.match(line) or line.rstrip() == "---"):
        return (), 0
    while line.rstrip() != "---":
        if line.strip() and not line.lstrip().startswith("#"):
            key, value = _entry(text, start, line, name)
            if key in found:
                raise fault(text, start, name, f"the front matter gives {key!r} twice", "Keep one of the two.")
            if value.value:
                found[key] = value
        if end == len(text):
            raise fault(text, 0, name, "the front matter is not closed", "End it with a line of three dashes.")
        start, end, line = next(every)
    return tuple(found.items()), end


def beside(text: str, name: str) -> Front:
    """Read a file beside a capture; raises :class:`InputError` as :func:`front_matter` does, and where it is none."""
    found, end = front_matter(text, name)
    if not end or text[end:].strip():
        raise fault(text, end, name, "this file holds more, or less, than a front-matter block", "Mend or remove it.")
    return tuple((key, Stated(value.value, NOWHERE)) for key, value in found)


def _entry(text: str, start: int, line: str, name: str) -> tuple[str, Stated[str]]:
    entry = _KEY.match(line)
    if entry is None:
        message = "this line of the front matter is no «key: value»"
        raise fault(text, start, name, message, "Write one, or close the block with a line of three dashes.")
    key, value = entry[1].lower(), _unquoted(start + entry.start(2), entry[2].rstrip())
    if key == "published" and value.value and published(value.value) is None:
        raise fault(text, value.span.start, name, f"{value.value!r} is no date", DATE_HINT)
    if key == "url" and value.value and not is_address(value.value):
        raise fault(text, value.span.start, name, f"{value.value!r} is no http(s) address", ADDRESS_HINT)
    return key, value


def _unquoted(start: int, value: str) -> Stated[str]:
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        start, value = start + 1, value[1:-1]
    trimmed = value.strip()
    start += len(value) - len(value.lstrip())
    return Stated(trimmed, Span(start, start + len(trimmed)))
