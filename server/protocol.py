"""The query operation of the SPARQL 1.1 Protocol, read from a request: no matter which server took it.

Everything here is plain bytes and text, so that the same rules hold for the production server and for Flask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from kg.store import guard
from server.negotiation import choose_encoding
from server.problems import Problem
from server.rows import is_iri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from server.config import Config

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

_CHARSET = re.compile(r"""charset\s*=\s*"?([^\s";]+)""", re.IGNORECASE)
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_LEAST_S = 0.001


@dataclass(slots=True)
class Call:
    """A request: header names are in lower case; ``body`` is whole."""

    method: str
    query_string: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def accept(self) -> str | None:
        """The Accept header."""
        return self.headers.get("accept")

    @property
    def key(self) -> tuple[bytes, str | None, str | None]:
        """All of a GET on which the answer to a query depends."""
        return self.query_string, self.headers.get("accept"), self.headers.get("accept-encoding")

    @property
    def encoding(self) -> str:
        """The content coding for the answer: ``zstd``, ``gzip`` or none."""
        return choose_encoding(self.headers.get("accept-encoding"))

    @property
    def mimetype(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(slots=True)
class Asked:
    """What was asked: ``query`` is None where none was sent; ``format`` and ``timeout_s`` where they were given."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    timeout_s: float | None = None


def read(call: Call, config: Config) -> Asked:
    """Read a request (SPARQL 1.1 Protocol, 2.1.1 to 2.1.4); raises :class:`Problem`."""
    if call.method not in METHODS:
        raise Problem(405, "This address does not know that method.", headers={"Allow": ", ".join(METHODS)})
    address = parameters(call.query_string)
    if call.method != "POST":
        return _asked(address, config)
    if len(call.body) > config.max_body_bytes:
        raise too_large(config)
    check_coding(call)
    if call.mimetype == FORM:
        check_charset(call)
        asked = _asked([*_ours(address), *parameters(call.body)], config)
        if asked.query is None:
            raise Problem(400, "The form has no query.", hint="Send the query in the field «query».")
        return asked
    if call.mimetype == UPDATE:
        raise _read_only()
    if call.mimetype != QUERY:
        raise Problem(
            415,
            f"A query is posted as {FORM} or as {QUERY}, not as {call.mimetype or 'nothing in particular'}.",
            headers={"Accept-Post": f"{FORM}, {QUERY}"},
        )
    check_charset(call)
    if any(name == "query" for name, _ in address):
        raise Problem(400, "There are two queries: one in the address, one in the body.")
    return _asked([*address, ("query", decoded(call.body))], config)


def too_large(config: Config) -> Problem:
    """Give the problem for a body that is too large."""
    return Problem(
        413, f"The request is larger than {config.max_body_bytes} bytes.", more={"limit": config.max_body_bytes}
    )


def _ours(address: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give what a form's address may add: its fields are the query and the dataset (2.1.2), the rest is our own."""
    strange = [name for name, _ in address if name in {"query", "default-graph-uri", "named-graph-uri"}]
    if strange:
        raise Problem(400, f"The form is posted to an address with {strange[0]}: send all in the form.")
    return [(name, value) for name, value in address if name in {"format", "timeout"}]


def check_coding(call: Call) -> None:
    """Refuse, by :class:`Problem`, a body that is compressed."""
    if call.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "The request's body must not be compressed.")


def check_charset(call: Call) -> None:
    """Refuse, by :class:`Problem`, a body that says it is not UTF-8."""
    charset = _CHARSET.search(call.headers.get("content-type", ""))
    if charset and charset[1].lower() not in _UTF8:
        raise Problem(415, f"A query is posted in UTF-8, not in {charset[1]!r}.", hint="Send charset=utf-8.")


def parameters(text: bytes) -> list[tuple[str, str]]:
    """Read what a form encodes (WHATWG URL, 5.1); in half the time of ``parse_qsl``."""
    found = []
    for field_ in text.split(b"&"):
        if field_:
            name, _, value = field_.partition(b"=")
            found.append((_plain(name), _plain(value)))
    return found


def _plain(text: bytes) -> str:
    text = text.replace(b"+", b" ")
    return decoded(unquote_to_bytes(text) if b"%" in text else text)


def decoded(text: bytes) -> str:
    """Read UTF-8; raises :class:`Problem` where it is none."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "The request is not UTF-8.") from error


def _asked(parameters: Sequence[tuple[str, str]], config: Config) -> Asked:
    sent: dict[str, list[str]] = {}
    for name, value in parameters:
        sent.setdefault(name, []).append(value)
    if "update" in sent:
        raise _read_only()
    queries = sent.get("query", [])
    default, named = tuple(sent.get("default-graph-uri", ())), tuple(sent.get("named-graph-uri", ()))
    for graph in (*default, *named):
        if not is_iri(graph):
            raise Problem(400, f"The graph {graph!r} is no absolute IRI.")
    if len(queries) > 1:
        raise Problem(400, "There are several queries; send one.")
    if not queries and (default or named):
        raise Problem(400, "There are graphs to query, but no query.")
    query = queries[0] if queries else None
    if query is not None:
        if not query.strip():
            raise Problem(400, "The query is empty.")
        _check_size(query, config)
    return Asked(query, default, named, (sent.get("format") or [""])[0] or None, _timeout(sent.get("timeout"), config))


def _check_size(query: str, config: Config) -> None:
    """Refuse what is too large before any parser sees it; most queries are too short to need exact counting."""
    for status, name, limit, most, count in (
        (413, "characters", config.max_query_chars, len, len),
        (400, "words and signs", config.max_query_tokens, len, guard.tokens),
        (400, "brackets in one another", config.max_query_depth, guard.opened, guard.depth),
    ):
        if most(query) > limit and (found := count(query)) > limit:
            why = f"The query has {found} {name}; the most is {limit}."
            raise Problem(status, why, hint="Split it into several queries.", more={"limit": limit})


def _timeout(values: Sequence[str] | None, config: Config) -> float | None:
    """Read ``timeout``, in seconds; more than the server allows is as much as it allows."""
    if not values:
        return None
    try:
        wanted = float(values[0])
    except ValueError:
        wanted = 0.0
    if not wanted >= _LEAST_S:
        raise Problem(400, f"The timeout {values[0]!r} is no number of seconds from {_LEAST_S}.")
    return min(wanted, config.timeout_s)


def _read_only() -> Problem:
    return Problem(403, "This endpoint is read only: it answers queries, not updates.")
