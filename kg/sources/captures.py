"""Bytes → Capture: what was saved of a page, decoded and otherwise untouched.

Captures are UTF-8 text. A byte-order mark is part of the encoding, not of the text (Unicode Standard, 23.8): offsets
count without it. Line ends stay as they are (LF, CRLF, lone CR). Control characters stay too, but no paragraph
reaches across one, so none is ever quoted; a NUL says that the file is no text at all.

A front-matter block may stand first::

    ---
    url: https://example.org/news/1
    title: "Minister opens the exercise"
    publisher: Ministry of Defence
    published: 2023-11-21
    retrieved: 2024-01-05
    ---

All keys are optional, in any order and case; other keys are kept and ignored.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from kg.dates import read_date
from kg.errors import InputError, Place
from kg.model import Capture, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_BYTES = 5_000_000
SUFFIXES = frozenset({".txt"})
"""Endings of the files that a folder is searched for; a file that is named itself may end as it likes."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"</(?:div|p|span|script|style|ul|li|a|body|html)\s*>", re.IGNORECASE)
_TAGS_OF_A_PAGE = 5
_AS_TEXT = "Save the page's text instead (in the browser: save as text, or copy the article into a .txt file)."


def read_captures(paths: Sequence[Path]) -> Iterator[Capture]:
    """Read files and folders, in the order of :func:`capture_files`.

    Raises :class:`InputError` at the first file that cannot be read; to go on past one, read the files of
    :func:`capture_files` singly with :func:`read_capture`.
    """
    for path, name in capture_files(paths):
        yield read_capture(path, name)


def capture_files(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """List the captures of files and folders with their names (the path below the folder given), each file once.

    A folder gives its ``.txt`` files at any depth, sorted by name; hidden ones (``.git``) are left out. Raises
    :class:`InputError` where a path does not exist or a folder holds no capture.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for path in paths:
        for file, name in _files_of(path):
            found.setdefault(file.resolve(), (file, name))
    return list(found.values())


def _files_of(path: Path) -> list[tuple[Path, str]]:
    if not path.is_dir():
        if not path.exists():
            raise InputError("there is no such file or folder", place=Place(str(path)), hint="Check the path.")
        return [(path, path.name)]
    below = ((file, file.relative_to(path)) for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
    files = [
        (file, name.as_posix())
        for file, name in below
        if file.is_file() and not any(part.startswith(".") for part in name.parts)
    ]
    if not files:
        raise InputError(
            "the folder holds no capture",
            place=Place(str(path)),
            hint=f"Captures are files that end in {' or '.join(sorted(SUFFIXES))}; name other files one by one.",
        )
    return sorted(files, key=lambda pair: pair[1])


def read_capture(path: Path, name: str) -> Capture:
    """Read one capture; ``name`` is what it is called in the graph and in errors.

    Raises :class:`InputError`, with line and column where there are some, for a file that cannot be opened, is too
    large, empty, not UTF-8, no text, a saved HTML page, or whose front matter is broken.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                f"the file has {path.stat().st_size:,} bytes; a capture has at most {MAX_BYTES:,}",
                place=Place(name),
                hint="Split it, one page a file.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}", place=Place(name), hint="Check its permissions."
        ) from error
    return decode(data, name)


def decode(data: bytes, name: str) -> Capture:
    """Make a capture of a file's bytes; raises :class:`InputError` as :func:`read_capture` does."""
    text = _text_of(data, name)
    if "\0" in text:
        raise _fault(text, text.index("\0"), name, "the file holds a NUL: it is no text", _AS_TEXT)
    if not text.strip():
        raise InputError(
            "the capture is empty", place=Place(name, 1), hint="Save the page's text into it, or remove it."
        )
    front, start = _front_matter(text, name)
    body = text[start:]
    if not body.strip():
        raise _fault(text, len(text), name, "nothing follows the front matter", "Add the page's text below it.")
    if _HTML.match(body) or len(_TAGS.findall(body)) >= _TAGS_OF_A_PAGE:
        at = start + body.index("<")
        raise _fault(text, at, name, "saved HTML pages are not read by this version", _AS_TEXT)
    return Capture(name, text, hashlib.sha256(data).hexdigest(), len(data), Span(start, len(text)), front)


def _text_of(data: bytes, name: str) -> str:
    hint = "Save it as UTF-8 (in most editors: Save with encoding)."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the file is UTF-16, not UTF-8", place=Place(name, 1, 1), hint=hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = data.removeprefix(b"\xef\xbb\xbf")[error.start : error.start + 1]
        before = data.removeprefix(b"\xef\xbb\xbf")[: error.start].decode("utf-8", "replace")
        place = _place(before, len(before), name)
        raise InputError(
            f"the file is not UTF-8: byte 0x{bad.hex()} cannot stand here", place=place, hint=hint
        ) from error


def _front_matter(text: str, name: str) -> tuple[tuple[tuple[str, Stated[str]], ...], int]:
    """Give the block's keys and the offset at which it ends; a rule of dashes above ordinary text is none."""
    found: dict[str, Stated[str]] = {}
    lines = list(_lines(text))
    if lines[0][2].rstrip() != "---" or not any(_KEY.match(line) or line.rstrip() == "---" for *_, line in lines[1:2]):
        return (), 0
    for start, end, line in lines[1:]:
        if line.rstrip() == "---":
            return tuple(found.items()), end
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, value = _entry(text, start, line, name)
        if key in found:
            raise _fault(text, start, name, f"the front matter gives {key!r} twice", "Keep one of the two.")
        if value.value:
            found[key] = value
    raise _fault(text, 0, name, "the front matter is not closed", "End it with a line of three dashes.")


def _entry(text: str, start: int, line: str, name: str) -> tuple[str, Stated[str]]:
    entry = _KEY.match(line)
    if entry is None:
        message = "this line of the front matter is no «key: value»"
        raise _fault(text, start, name, message, "Write one, or close the block with a line of three dashes.")
    key, value = entry[1].lower(), _unquoted(start + entry.start(2), entry[2])
    if key == "published" and value.value and read_date(value.value) is None:
        hint = "Write it as 2023-11-21, 2023-11 or 2023."
        raise _fault(text, value.span.start, name, f"{value.value!r} is no date", hint)
    return key, value


def _unquoted(start: int, value: str) -> Stated[str]:
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        start, value = start + 1, value[1:-1]
    trimmed = value.strip()
    start += len(value) - len(value.lstrip())
    return Stated(trimmed, Span(start, start + len(trimmed)))


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, the start of the next, and the words of each line."""
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.end(), text[start : found.start()]
        start = found.end()
    yield start, len(text), text[start:]


def _place(text: str, offset: int, name: str) -> Place:
    ends = [found.end() for found in _LINE_END.finditer(text, 0, offset)]
    return Place(name, len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)


def _fault(text: str, offset: int, name: str, message: str, hint: str) -> InputError:
    return InputError(message, place=_place(text, offset, name), hint=hint)
