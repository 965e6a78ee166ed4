"""Validators of answers (RFC 9110, 8.8): which queries can have one, and whether a client's still holds."""

from __future__ import annotations

import hashlib
import re

_VOLATILE = "NOW|RAND|UUID|STRUUID|BNODE"
_SUSPECT = re.compile(r"now|rand|uuid|bnode", re.IGNORECASE)
_CALLS = re.compile(rf"\b(?:{_VOLATILE})\(", re.IGNORECASE)
_NAMES = re.compile(rf"(?<![\w?$:.-])(?:{_VOLATILE})(?![\w:-])", re.IGNORECASE)
_PLAIN = re.compile(r'<[^<>\s"{}|^`\\]*>|"(?:[^"\\\n]|\\.)*"')


def is_volatile(query: str) -> bool:
    """Whether a query may call a function whose value is new each time; in doubt it does.

    >>> is_volatile("SELECT (NOW() AS ?t) {}"), is_volatile("SELECT ?now { <http://a/now> ?p 'now' }")
    (True, True)
    >>> is_volatile('SELECT ?now { <http://a/now> ?uuid "now" }')
    False
    """
    return bool(_SUSPECT.search(query)) and bool(_CALLS.search(query) or _NAMES.search(_PLAIN.sub(" ", query)))


def weak_etag(*told: str) -> str:
    """Give a weak validator of what all of these texts tell."""
    text = "\0".join(told).encode("utf-8", "backslashreplace")
    return f'W/"{hashlib.blake2b(text, digest_size=12).hexdigest()}"'


def matches(header: str, etag: str) -> bool:
    """Compare If-None-Match weakly (RFC 9110, 13.1.2)."""
    wanted = [one.strip().removeprefix("W/") for one in header.split(",")]
    return "*" in wanted or etag.removeprefix("W/") in wanted
