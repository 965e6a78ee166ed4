"""One polite, bounded request at a time: no redirects of its own, no more bytes or seconds than allowed."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from kg import __version__
from kg.errors import InputError, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

USER_AGENT = f"dateline-kg/{__version__} (+https://w3id.org/dateline)"
SCHEMES = frozenset({"http", "https"})
_PIECE_BYTES = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_NOT_SENT = "The site may be busy: try again later."


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a request may take, how much it may bring, how long to wait between two to one host."""

    delay_s: float = 1.0
    timeout_s: float = 30.0
    max_bytes: int = 5_000_000
    max_items: int = 50


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; ``body`` is decompressed, and empty but where the status is 200."""

    url: str
    status: int
    headers: Message
    body: bytes = b""

    @property
    def location(self) -> str | None:
        """Where a redirect leads to, or None."""
        to = self.headers.get("Location")
        if self.status not in {301, 302, 303, 307, 308} or not to:
            return None
        return plain_address(joined(self.url, to.strip()))

    @property
    def media_type(self) -> str:
        """The media type without parameters, lower case; «» where the server gives none."""
        return self.headers.get_content_type() if self.headers.get("Content-Type") else ""


def joined(base: str, link: str) -> str:
    """Make a link whole; one that is no address stays as it is, for :func:`plain_address` to refuse."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def plain_address(url: str) -> str:
    """Give an address as it is asked for: without fragment, every character one that may be sent.

    Raises :class:`InputError` where it is no http(s) address of a host.
    """
    try:
        parts = urlsplit(urldefrag(url.strip())[0])
        _ = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname and ":" not in parts.hostname else None
    except ValueError as error:
        raise InputError(f"this is no address: {error}", place=Place(url), hint="Check it.") from error
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise InputError("only http and https addresses are fetched", place=Place(url), hint="Give one of these.")
    if parts.username or parts.password:
        raise InputError("addresses with a user name are not fetched", place=Place(url), hint="Leave it out.")
    netloc = parts.netloc.lower() if host is None else host.lower() + (f":{parts.port}" if parts.port else "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))


def get(url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Response:
    """Ask for an address once; redirects and errors of HTTP are answers.

    Raises :class:`InputError` where the host cannot be reached, or its answer is too slow, too large or broken.
    """
    wanted = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Connection": "close", **(headers or {})}
    request = urllib.request.Request(url, headers=wanted)  # noqa: S310 - plain_address lets http and https through only
    with _Watch(limits.timeout_s) as watch:
        try:
            with _opener(watch).open(request, timeout=limits.timeout_s) as response:
                body = _body(response, url, limits)
                if watch.over:
                    raise _too_slow(url, limits)  # what was cut short looks whole
                return Response(url, response.status, response.headers, body)
        except urllib.error.HTTPError as error:
            with error:
                return Response(url, error.code, error.headers)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            if watch.over or isinstance(reason, TimeoutError):
                raise _too_slow(url, limits) from error
            what = "the host cannot be reached" if isinstance(error, urllib.error.URLError) else "the answer breaks off"
            message = f"{what}: {str(reason) or type(reason).__name__}"
            raise InputError(message, place=Place(url), hint="Check the address and the network.") from error


class _Watch:
    """Ends connections when the time of a request is over, however slowly the other side keeps on sending."""

    def __init__(self, timeout_s: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(timeout_s, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def add(self, connected: socket.socket) -> None:
        """Watch a connection."""
        self._sockets.append(connected)

    def _end(self) -> None:
        self.over = True
        for one in self._sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def _opener(watch: _Watch) -> urllib.request.OpenerDirector:
    """Make what opens http and https addresses, and none other: no handler for ftp:, file: or data: is there."""

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)

    class PlainHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, req)

    class SecureHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Secure, req)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        PlainHandler(),
        SecureHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _body(response: http.client.HTTPResponse, url: str, limits: Limits) -> bytes:
    """Read a body up to the limits, decompressed on the way, so that nothing small becomes large unseen."""
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip"}:
        message = f"the answer is encoded as {encoding!r}, which was not asked for"
        raise InputError(message, place=Place(url), hint="Save the page in a browser.")
    unpack = zlib.decompressobj(_GZIP) if encoding != "identity" else None
    found = bytearray()
    while piece := response.read1(_PIECE_BYTES):
        found += _unpacked(unpack, piece, limits.max_bytes + 1 - len(found), url) if unpack else piece
        if len(found) > limits.max_bytes:
            message = f"the page has more than {limits.max_bytes:,} bytes"
            raise InputError(message, place=Place(url), hint="Allow more with --max-bytes, if it is worth it.")
    if response.length:
        raise http.client.IncompleteRead(bytes(found[:0]), response.length)
    if unpack and not unpack.eof:
        raise InputError("the compressed answer breaks off", place=Place(url), hint=_NOT_SENT)
    return bytes(found)


def _unpacked(unpack: zlib._Decompress, piece: bytes, room: int, url: str) -> bytes:
    try:
        return unpack.decompress(piece, room)
    except zlib.error as error:
        raise InputError("the answer is no gzip, though it says so", place=Place(url), hint=_NOT_SENT) from error


def _too_slow(url: str, limits: Limits) -> InputError:
    message = f"no whole answer within {limits.timeout_s:g} s"
    return InputError(message, place=Place(url), hint="Try again later, or allow more with --timeout.")
