"""Where a worker writes an answer: into memory, beyond 64 KiB into a file without a name; compressed where asked."""

from __future__ import annotations

import tempfile
import zlib
from typing import TYPE_CHECKING, Protocol

import zstandard

from server.processes.wire import INLINE_BYTES

if TYPE_CHECKING:
    from typing import IO

LEAST_COMPRESSED_BYTES = 1_000
_GZIP = 31
"""zlib's ``wbits`` for gzip with the largest window."""


class TooLargeError(Exception):
    """The answer is larger than an answer may be."""


class _Compressor(Protocol):
    def compress(self, piece: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


class Spool:
    """Takes an answer of at most ``limit`` bytes, counted before compression."""

    def __init__(self, limit: int, folder: str | None, encoding: str = "") -> None:
        self._limit, self._folder, self.encoding = limit, folder, encoding
        self._pieces: list[bytes] = []
        self._held = 0
        self._compressor: _Compressor | None = None
        self._file: IO[bytes] | None = None
        self.size = 0
        self.too_large = False

    def write(self, piece: bytes) -> int:
        """Take a piece; raises :class:`TooLargeError`, and keeps in ``too_large`` that it did."""
        self.size += len(piece)
        if self.size > self._limit:
            self.too_large = True
            raise TooLargeError
        if self.encoding and self._compressor is None and self.size >= LEAST_COMPRESSED_BYTES:
            earlier, self._pieces, self._held = b"".join(self._pieces), [], 0
            self._compressor = (
                zstandard.ZstdCompressor(3).compressobj()
                if self.encoding == "zstd"
                else zlib.compressobj(3, zlib.DEFLATED, _GZIP)
            )
            piece = earlier + piece
            self._keep(self._compressor.compress(piece))
            return len(piece) - len(earlier)
        self._keep(self._compressor.compress(piece) if self._compressor else piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: :meth:`done` does."""

    def done(self) -> tuple[bytes, IO[bytes] | None]:
        """Give the whole body: as bytes, or as a file that has it from its beginning."""
        if self._compressor is not None:
            self._keep(self._compressor.flush())
        else:
            self.encoding = ""
        if self._file is None:
            return b"".join(self._pieces), None
        self._file.flush()
        return b"", self._file

    def _keep(self, piece: bytes) -> None:
        if self._file is not None:
            self._file.write(piece)
            return
        self._pieces.append(bytes(piece))
        self._held += len(piece)
        if self._held > INLINE_BYTES:
            self._file = tempfile.TemporaryFile(dir=self._folder, prefix="kg-result-")  # noqa: SIM115 - handed on
            self._file.write(b"".join(self._pieces))
            self._pieces = []
