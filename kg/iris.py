"""How things are named: stable, ASCII, made from what the thing is, never from the clock, order or chance."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from anyascii import anyascii
from rdflib import URIRef

from kg.errors import UsageError

DEFAULT_BASE = "http://localhost:8000/"
MAX_SLUG = 60


@lru_cache(maxsize=1 << 13)  # an article says the same names again and again
def slug(text: str, *, limit: int = MAX_SLUG) -> str:
    """Give lower-case ASCII words joined by hyphens, cut at a word's end to at most ``limit`` characters.

    >>> slug("Željko Šarić: „Први корак“")
    'zeljko-saric-prvi-korak'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"'s\b", "s", anyascii(text).lower())).strip("-")
    if len(plain) <= limit:
        return plain or "unnamed"
    return plain[: limit + 1].rpartition("-")[0][:limit] or plain[:limit]


def digest(*parts: str, length: int = 8) -> str:
    """Give the first hex digits of a SHA-256 over the parts, to tell apart what a slug cannot."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Names:
    """Mints IRIs under a base: ``{base}id/…`` for things, ``{base}doc/…`` for their pages, ``{base}graph/…``.

    Raises :class:`UsageError` where the base is no absolute http(s) address.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            raise UsageError(
                f"--base {self.base!r} is no absolute http(s) address",
                hint="Give one such as https://data.example.org/ .",
            )
        if re.search(r'[\s<>"{}|\\^`]', self.base):
            raise UsageError(f"--base {self.base!r} has a character that no IRI may have")
        if not self.base.endswith("/"):
            object.__setattr__(self, "base", self.base + "/")

    def id(self, path: str) -> URIRef:
        """Name a thing: ``person/jens-stoltenberg`` → ``{base}id/person/jens-stoltenberg``."""
        return URIRef(f"{self.base}id/{path}")

    def graph(self, path: str) -> URIRef:
        """Name a graph: ``article/…``, ``authority``, ``ontology``, ``shapes``, ``sources``, ``dataset``."""
        return URIRef(f"{self.base}graph/{path}")
