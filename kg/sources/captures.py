"""Bytes → Capture: what was saved of a page, decoded and otherwise untouched.

A capture is plain text, a saved HTML page or a file of JSON Lines, told by its ending or its first words. A block of
front matter may stand at its head, or alone in a file beside it (:mod:`kg.sources.front_matter`).

Plain text is UTF-8. A byte-order mark is part of the encoding, not of the text (Unicode Standard, 23.8): offsets
count without it. Line ends stay as they are (LF, CRLF, lone CR). Control characters stay too, but no paragraph
reaches across one, so none is ever quoted; a NUL says that the file is no text at all.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import InputError, Place
from kg.model import Capture, Span, Stated
from kg.sources import html, records
from kg.sources.front_matter import META, NOWHERE, beside, front_matter
from kg.sources.places import fault, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.sources.front_matter import Front

ENDINGS = {
    ".txt": "text/plain",
    ".html": html.MEDIA_TYPE,
    ".htm": html.MEDIA_TYPE,
    ".jsonl": records.MEDIA_TYPE,
    ".ndjson": records.MEDIA_TYPE,
}
"""What a folder is searched for; a file that is named itself may end as it likes, and is text or HTML."""

MAX_BYTES = {"text/plain": 1_000_000, html.MEDIA_TYPE: 5_000_000, records.MEDIA_TYPE: 100_000_000}
_LONGEST_LINE = 100_000
_SPLIT = "Split it, one page a file."
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

    A folder gives its files with one of the ``ENDINGS`` at any depth, sorted by name; hidden ones (``.git``) are left
    out. Raises :class:`InputError` where a path does not exist or a folder holds no capture.
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
    below = ((file, file.relative_to(path)) for file in path.rglob("*") if file.suffix.lower() in ENDINGS)
    files = [
        (file, name.as_posix())
        for file, name in below
        if file.is_file() and not any(part.startswith(".") for part in name.parts)
    ]
    if not files:
        raise InputError(
            "the folder holds no capture",
            place=Place(str(path)),
            hint=f"Captures are files that end in {', '.join(ENDINGS)}; name other files one by one.",
        )
    return sorted(files, key=lambda pair: pair[1])


def read_capture(path: Path, name: str) -> Capture:
    """Read one capture; ``name`` is what it is called in the graph and in errors.

    Raises :class:`InputError`, with line and column where there are some, for a file that cannot be opened, is too
    large, empty, not UTF-8, no text, a page without a main text, or whose front matter is broken.
    """
    try:
        if path.stat().st_size > max(MAX_BYTES.values()):
            _check_size(path.stat().st_size, name)
        data = path.read_bytes()
        meta = path.with_name(path.name + META)
        stated = beside(_text_of(meta.read_bytes(), meta.name), meta.name) if meta.is_file() else ()
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}", place=Place(name), hint="Check its permissions."
        ) from error
    return decode(data, name, stated)


def decode(data: bytes, name: str, stated: Front = ()) -> Capture:
    """Make a capture of a file's bytes and of what is stated beside it.

    Raises :class:`InputError` as :func:`read_capture` does.
    """
    ending = "." + name.rpartition(".")[2].lower()
    media_type = ENDINGS.get(ending, "text/plain")
    if not data.strip():
        raise InputError(
            "the capture is empty", place=Place(name, 1), hint="Save the page's text into it, or remove it."
        )
    whole = Capture(name, "", hashlib.sha256(data).hexdigest(), len(data), Span(0, 0), stated, media_type)
    if media_type == records.MEDIA_TYPE:
        _check_size(len(data), name, media_type)
        good, bad = records.records(data, whole)
        return replace(whole, records=good, faults=bad)
    if media_type == html.MEDIA_TYPE:
        return _page(html.decoded(data, dict(stated)["charset"].value if "charset" in dict(stated) else None), whole)
    if len(data) > MAX_BYTES["text/plain"] and not html.is_html(data[:_LONGEST_LINE].decode("utf-8", "replace")):
        _check_size(len(data), name, media_type)
    return _plain(_text_of(data, name), whole)


def _plain(text: str, whole: Capture) -> Capture:
    """Read text, with front matter or without; what stands below it may be HTML."""
    name = whole.name
    if "\0" in text:
        raise fault(text, text.index("\0"), name, "the file holds a NUL: it is no text", _AS_TEXT)
    if not text.strip():
        raise InputError(
            "the capture is empty", place=Place(name, 1), hint="Save the page's text into it, or remove it."
        )
    front, start = front_matter(text, name)
    body = text[start:]
    if not body.strip():
        raise fault(text, len(text), name, "nothing follows the front matter", "Add the page's text below it.")
    if html.is_html(body):
        return _page(text, whole)
    _check_lines(text, name)
    return replace(whole, text=text, body=Span(start, len(text)), front=_merged(front, whole.front))


def _page(markup: str, whole: Capture) -> Capture:
    """Read a page; what is stated above or beside it holds before what the page states itself."""
    _check_size(whole.size_bytes, whole.name, html.MEDIA_TYPE)
    above, start = front_matter(markup, whole.name)
    text, front = html.extracted(markup[start:], whole.name)
    _check_lines(text, whole.name)
    outside = tuple((key, Stated(value.value, NOWHERE)) for key, value in above)
    front = _merged(outside, whole.front, front)
    return replace(whole, text=text, body=Span(0, len(text)), front=front, media_type=html.MEDIA_TYPE)


def _merged(*fronts: Front) -> Front:
    """Put together what several places state; the first to state a key holds."""
    found: dict[str, Stated[str]] = {}
    for front in fronts:
        for key, value in front:
            found.setdefault(key, value)
    return tuple(found.items())


def _check_size(size_bytes: int, name: str, media_type: str = records.MEDIA_TYPE) -> None:
    if size_bytes > MAX_BYTES[media_type]:
        message = f"the file has {size_bytes:,} bytes; {media_type} is read up to {MAX_BYTES[media_type]:,}"
        raise InputError(message, place=Place(name), hint=_SPLIT)


def _check_lines(text: str, name: str) -> None:
    """Refuse what is no text of an article before any rule reads it: a line that no paragraph is as long as."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST_LINE:
            message = f"a line of {len(line):,} characters is no text of an article"
            raise InputError(message, place=Place(name, number, 1), hint=_SPLIT)


def _text_of(data: bytes, name: str) -> str:
    hint = "Save it as UTF-8 (in most editors: Save with encoding)."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the file is UTF-16, not UTF-8", place=Place(name, 1, 1), hint=hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        plain = data.removeprefix(b"\xef\xbb\xbf")
        before = plain[: error.start].decode("utf-8", "replace")
        message = f"the file is not UTF-8: byte 0x{plain[error.start]:02x} cannot stand here"
        raise InputError(message, place=place(before, len(before), name), hint=hint) from error
