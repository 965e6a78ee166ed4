"""JSON Lines (``.jsonl``, ``.ndjson``): one article a line, as an object with ``url title publisher published text``.

``text`` is needed, the others are not; other keys are ignored. Each text has a checksum of its own, and offsets count
in it. A line that is no such object is told with its place and left out; the others are read. An article's number is
that of its line, empty lines not counted (https://jsonlines.org/).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, Place
from kg.model import Span, Stated
from kg.sources.front_matter import ADDRESS_HINT, DATE_HINT, NOWHERE, is_address, published
from kg.sources.html import is_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Capture

MEDIA_TYPE = "application/jsonl"
KEYS = ("url", "title", "publisher", "published", "text")
_LINE_HINT = 'Write one object a line, such as {"url": "https://…", "title": "…", "text": "…"} .'


def records(data: bytes, whole: Capture) -> tuple[tuple[Capture, ...], tuple[str, ...]]:
    """Give a capture for each good line of a file, and what is wrong with each other one.

    Raises :class:`InputError`, the first of them, where no line is good.
    """
    found: list[Capture] = []
    faults: list[InputError] = []
    known: dict[tuple[str, str], int] = {}
    for number, (place, line) in enumerate(_lines(data, whole.name), 1):
        try:
            record = _record(line, place, number, whole)
        except InputError as fault:
            faults.append(fault)
            continue
        first = known.setdefault(_identity(record), place.line or 0)
        if first == place.line:
            found.append(record)
        else:
            message = f"the article of line {first} once more: the same address and title"
            faults.append(InputError(message, place=place, hint="Remove one of the two lines."))
    if not found and faults:
        raise faults[0]
    return tuple(found), tuple(map(str, faults))


def _lines(data: bytes, name: str) -> Iterator[tuple[Place, bytes]]:
    # only line feeds end lines: others may stand in a JSON text (RFC 8259, 7)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield Place(name, number, 1), line.rstrip(b"\r")


def _record(line: bytes, place: Place, number: int, whole: Capture) -> Capture:
    read = _Line.read(line, place)
    text = read.value("text")
    if not any(map(str.isalnum, text)):
        raise InputError("the line has no text", place=place, hint='Give the article\'s words as "text".')
    if "\0" in text:
        raise read.fault("text", "holds a NUL: it is no text", "Save the article's words only.")
    if is_html(text):
        raise read.fault("text", "is the markup of a page", "Save the page in an .html file, or give its words only.")
    return replace(whole, text=text, body=Span(0, len(text)), front=tuple(read.front()), number=number)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is a JSON object."""

    place: Place
    text: str
    values: dict[str, Any]

    @classmethod
    def read(cls, line: bytes, place: Place) -> _Line:
        """Read a line; raises :class:`InputError` with its place where it is no object."""
        try:
            text = line.decode()
            values = json.loads(text)
        except UnicodeDecodeError as error:
            where = replace(place, column=len(line[: error.start].decode("utf-8", "replace")) + 1)
            raise InputError("the line is not UTF-8", place=where, hint="Save the file as UTF-8.") from error
        except json.JSONDecodeError as error:
            where = replace(place, column=error.colno)
            raise InputError(f"the line is no JSON: {error.msg}", place=where, hint=_LINE_HINT) from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
            raise InputError(f"the line cannot be read: {error}", place=place, hint=_LINE_HINT) from error
        if not isinstance(values, dict):
            raise InputError("the line is no JSON object", place=place, hint=_LINE_HINT)
        return cls(place, text, values)

    def value(self, key: str) -> str:
        """Give a value; «» where there is none. Raises :class:`InputError` where it is no text."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(key, "is no text", "Write it in quotation marks.")
        try:
            value.encode()
        except UnicodeEncodeError as error:  # half of a pair of \\ud800 escapes
            raise self.fault(key, "holds a code that is no character", "Save the file as UTF-8.") from error
        return value

    def front(self) -> Iterator[tuple[str, Stated[str]]]:
        """Give what the line states beside the text."""
        for key in KEYS[:-1]:
            value = " ".join(_printable(self.value(key)).split())
            if key == "url" and value and not is_address(value):
                raise self.fault(key, f"is no http(s) address: {value!r}", ADDRESS_HINT)
            if key == "published" and value and published(value) is None:
                raise self.fault(key, f"is no date: {value!r}", DATE_HINT)
            if value:
                yield key, Stated(value, NOWHERE)

    def fault(self, key: str, message: str, hint: str) -> InputError:
        """Make the error of a value, at its key."""
        place = replace(self.place, column=max(self.text.find(f'"{key}"'), 0) + 1)
        return InputError(f'"{key}" {message}', place=place, hint=hint)


def _printable(value: str) -> str:
    return "".join(character if character.isprintable() else " " for character in value)


def _identity(record: Capture) -> tuple[str, str]:
    """Give what names the article: its address, or else its words, and its title."""
    stated = {key: value.value for key, value in record.front}
    return stated.get("url", record.text), stated.get("title", "")
