"""The order in which people read a dump: articles by date, each with its facts under it, then what they share.

An order is a key in bytes for each subject and each graph, so that lines with their keys before them can be sorted
like any others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_DATE = b"<https://schema.org/datePublished>"
_HEADLINE = b"<https://schema.org/headline>"
_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_KINDS = (b"article", b"post", b"event", b"statement", b"framework-report", b"quantity", b"mention", b"passage")
"""An article's own things, in the order in which they are read."""

_NUMBER = re.compile(rb"\d+")
_UNDATED = b"~"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above an article: its date as far as it is known, and its headline, both as N-Triples have them."""

    date: str = ""
    headline: str = ""


@dataclass
class Order:
    """The order of a data set whose things are named under ``base``; :meth:`see` every line before asking."""

    base: bytes
    _dates: dict[bytes, bytes] = field(default_factory=dict)
    _headlines: dict[bytes, bytes] = field(default_factory=dict)
    _ranks: dict[bytes, int] | None = None

    def see(self, line: bytes) -> None:
        """Learn from an N-Quads line which articles there are, and their dates and headlines."""
        if not line.startswith(b"<" + self.base + b"id/article/"):
            return
        subject, predicate, rest = line.split(b" ", 2)
        name = subject[len(self.base) + 12 : -1]
        if predicate == _DATE:
            self._dates[name] = rest[1 : rest.index(b'"', 1)]
        elif predicate == _HEADLINE:
            self._headlines[name] = rest[1 : _end_of_text(rest)]
        elif predicate == _TYPE and b"#" not in name:
            self._dates.setdefault(name, _UNDATED)
        self._ranks = None

    @property
    def newest(self) -> str:
        """The date of the newest article; empty where none has a date."""
        return max((date for date in self._dates.values() if date != _UNDATED), default=b"").decode()

    @property
    def ranks(self) -> dict[bytes, int]:
        """The place of each article, by its slug."""
        if self._ranks is None:
            ordered = sorted(self._dates, key=lambda name: (self._dates[name], name))
            self._ranks = {name: place for place, name in enumerate(ordered)}
        return self._ranks

    def heading(self, slug: bytes) -> Heading:
        """Give what stands above an article."""
        date = self._dates.get(slug, _UNDATED)
        return Heading("" if date == _UNDATED else date.decode(), self._headlines.get(slug, b"").decode())

    def article_of(self, subject: bytes) -> bytes:
        """Give the slug of the article to which a thing belongs, by its name; empty for what articles share."""
        start = len(self.base) + 4
        if subject[1:start] != self.base + b"id/":
            return b""
        parts = subject[start:-1].partition(b"#")[0].split(b"/", 2)
        return parts[1] if len(parts) > 1 and parts[0] in _KINDS and parts[1] in self.ranks else b""

    def of_subject(self, subject: bytes) -> bytes:
        """Give the key of a subject: in sections (:meth:`section`), within them by kind and name, numbers by value."""
        slug = self.article_of(subject)
        start = len(self.base) + 4
        numbered = _NUMBER.sub(_padded, subject[:-1])  # without its end, so that a thing comes before its parts
        if slug:
            kind = subject[start:].partition(b"/")[0]
            return b"0%08d%d%s" % (self.ranks[slug], _KINDS.index(kind), numbered)
        return (b"1" if subject[1:start] == self.base + b"id/" else b"2") + numbered

    def of_graph(self, graph: bytes) -> bytes:
        """Give the key of a graph: articles by date, then the others by name."""
        slug = graph[len(self.base) + 15 : -1]
        if graph[1 : len(self.base) + 15] == self.base + b"graph/article/" and slug in self.ranks:
            return b"0%08d" % self.ranks[slug]
        return b"1" + graph

    def section(self, subject: bytes) -> str:
        """Give the comment above the section in which a subject stands, in the union of all graphs."""
        slug = self.article_of(subject)
        if slug:
            above = self.heading(slug)
            return " · ".join(filter(None, ("Article", above.date, above.headline)))
        start = len(self.base) + 4
        if subject[1:start] == self.base + b"id/":
            return f"Shared by articles: {subject[start:].partition(b'/')[0].decode()}"
        return "Words and rules: ontology, shapes, sources"


def _end_of_text(rest: bytes) -> int:
    """Give where the quoted text at the start of an N-Triples object ends."""
    at = rest.index(b'"', 1)
    while rest[at - 1 : at] == b"\\" and (at - len(rest[:at].rstrip(b"\\"))) % 2:
        at = rest.index(b'"', at + 1)
    return at


def _padded(number: re.Match[bytes]) -> bytes:
    return number[0].zfill(9)
