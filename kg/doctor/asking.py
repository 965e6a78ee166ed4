"""Requests as a client of the protocol makes them: one at a time, bounded in time and size, errors taken as answers."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from kg import __version__
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from email.message import Message

MAX_BODY_BYTES = 1_000_000
PAUSE_S = 0.1
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
_SHOWN = 160


class NoAnswerError(Exception):
    """The connection was refused, ended or took too long."""


@dataclass(frozen=True, slots=True)
class Came:
    """An answer: status, headers and the body's first ``MAX_BODY_BYTES``."""

    status: int
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without parameters, lower case; empty where none is told."""
        return self.headers.get_content_type() if self.headers.get("Content-Type") else ""

    @property
    def text(self) -> str:
        """The body as UTF-8; what is none shows as U+FFFD."""
        return self.body.decode(errors="replace")

    @property
    def is_ok(self) -> bool:
        """Whether the status is 200."""
        return self.status == HTTPStatus.OK

    @property
    def is_refusal(self) -> bool:
        """Whether it is the client that is told to be at fault."""
        return HTTPStatus.BAD_REQUEST <= self.status < HTTPStatus.INTERNAL_SERVER_ERROR

    @property
    def is_error(self) -> bool:
        """Whether it is no answer to what was asked."""
        return self.status >= HTTPStatus.BAD_REQUEST

    def __str__(self) -> str:
        return " ".join(filter(None, (str(self.status), self.media_type, f"{len(self.body):,} bytes")))


@dataclass(slots=True)
class Endpoint:
    """An endpoint at an address; it keeps the last request and answer to show them."""

    url: str
    timeout_s: float = 10.0
    pause_s: float = PAUSE_S
    asked: str = ""
    came: str = ""
    last: Came | None = None
    _opener: urllib.request.OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        """Raise :class:`UsageError` where the address is none of http or https."""
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            hint = "Give one such as http://localhost:8000/sparql ."
            raise UsageError(f"{self.url!r} is no http(s) address", hint=hint)
        self._opener = urllib.request.build_opener(_StatusesAsTheyAre())

    def get(self, *given: tuple[str, str], accept: str = "*/*", method: str = "GET", **headers: str) -> Came:
        """Ask with parameters in the address; ``headers`` are named with ``_`` for ``-``."""
        return self.request(method, self._address(given), None, {"Accept": accept} | _named(headers))

    def form(self, *given: tuple[str, str], accept: str = "*/*", media_type: str = FORM) -> Came:
        """Post parameters as a form."""
        return self.request("POST", self.url, urlencode(given).encode(), {"Accept": accept, "Content-Type": media_type})

    def direct(self, query: str, *given: tuple[str, str], accept: str = "*/*", media_type: str = QUERY) -> Came:
        """Post a query itself; further parameters go into the address."""
        headers = {"Accept": accept, "Content-Type": media_type}
        return self.request("POST", self._address(given), query.encode(), headers)

    def request(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Came:
        """Send a request; raises :class:`NoAnswerError`."""
        time.sleep(self.pause_s)
        sent = {"User-Agent": f"dateline-kg/{__version__} (kg doctor)", **headers}
        self.asked, self.came, self.last = _shown(method, url, headers), "no answer", None
        request = urllib.request.Request(url, data=body, headers=sent, method=method)  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=self.timeout_s) as response:
                came = Came(response.status, response.headers, response.read(MAX_BODY_BYTES))
        except TimeoutError as error:
            raise NoAnswerError(f"no answer within {self.timeout_s:g} s") from error
        except (OSError, http.client.HTTPException, ValueError) as error:  # URLError is an OSError
            reason = getattr(error, "reason", None) or error
            if isinstance(reason, TimeoutError):
                raise NoAnswerError(f"no answer within {self.timeout_s:g} s") from error
            raise NoAnswerError(f"no answer: {reason}") from error
        self.came, self.last = str(came), came
        return came

    def _address(self, given: Iterable[tuple[str, str]]) -> str:
        parameters = urlencode(list(given))
        return f"{self.url}{'&' if urlsplit(self.url).query else '?'}{parameters}" if parameters else self.url


class _StatusesAsTheyAre(urllib.request.HTTPErrorProcessor):
    """Follows redirects as browsers do, and takes any other status for an answer."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:  # noqa: ANN401 - urllib's
        if response.status in {301, 302, 303, 307, 308} and request.get_method() in {"GET", "HEAD"}:
            return super().http_response(request, response)
        return response

    https_response = http_response


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def _shown(method: str, url: str, headers: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    address = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    shown = address if len(address) <= _SHOWN else address[: _SHOWN - 1] + "…"
    said = "; ".join(f"{name}: {value}" for name, value in headers.items() if value != "*/*")
    return f"{method} {shown}" + (f" ({said})" if said else "")
