"""JSON that remembers where its objects and their keys stand."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE = re.compile(r"[ \t\n\r]*")


class PlacedObject(dict[str, Any]):
    """A JSON object; ``start`` is the offset of its brace, ``keys_at`` those of its keys."""

    __slots__ = ("keys_at", "start")

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start
        self.keys_at: dict[str, int] = {}


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__()
        self.parse_object = _object
        self.scan_once = py_make_scanner(self)


def decode(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Decode a JSON text; objects are :class:`PlacedObject`. Raises :class:`json.JSONDecodeError`."""
    return _Decoder().decode(text)


def _object(
    text_and_end: tuple[str, int],
    strict: bool,  # noqa: FBT001 - as json.decoder.JSONObject
    scan_once: Callable[[str, int], tuple[Any, int]],
    *_: object,
) -> tuple[PlacedObject, int]:
    text, end = text_and_end
    found = PlacedObject(end - 1)
    end = _skip(text, end)
    if text[end : end + 1] == "}":
        return found, end + 1
    while True:
        if text[end : end + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, end)
        at = end
        key, end = scanstring(text, end + 1, strict)
        end = _skip(text, end)
        if text[end : end + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", text, end)
        end = _skip(text, end + 1)
        try:
            found[key], end = scan_once(text, end)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", text, error.value) from None
        found.keys_at[key] = at
        end = _skip(text, end)
        if text[end : end + 1] == "}":
            return found, end + 1
        if text[end : end + 1] != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, end)
        end = _skip(text, end + 1)


def _skip(text: str, end: int) -> int:
    skipped = _SPACE.match(text, end)
    return skipped.end() if skipped else end
