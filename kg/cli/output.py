"""What commands print: results on stdout, all else on stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from kg.errors import InputError, Place, UsageError

if TYPE_CHECKING:
    from pathlib import Path

EXIT_NONCONFORMANT = 1
EXIT_UNREADABLE = 3
EXIT_NOTHING_VALIDATED = 5
EXIT_OURS = 70
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


def emit(body: bytes | str) -> None:
    """Write a result to stdout as it is; where the reader has gone (``| head``), end quietly."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(body if isinstance(body, bytes) else body.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes stdout once more as it ends: that must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(EXIT_BROKEN_PIPE) from None


def tell(text: str) -> None:
    """Say something to the user, on stderr."""
    click.echo(text, err=True)


def save(text: str, file: Path) -> None:
    """Write a result into a file; raises :class:`UsageError` where that cannot be."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--output {file} cannot be written: {error.strerror}") from error


def read_text(file: Path) -> str:
    """Read a text file of the user's; raises :class:`InputError` where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", place=Place(str(file)), hint="Save it as UTF-8.") from error
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        raise InputError(why, place=Place(str(file)), hint="Check the path.") from error
