"""Captures → articles: one module a page kind, each with ``KIND``, ``detect`` and ``parse``.

A page kind is told from the layout of the page, never from its file name or publisher. To add one, write a module
and name it in ``PAGE_KINDS``; nothing else changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from kg.errors import InputError, Place
from kg.sources import digest, institutional, interview, listing, plain, portal, unlabelled
from kg.sources.captures import capture_files, decode, read_capture, read_captures
from kg.sources.languages import language_of

if TYPE_CHECKING:
    from kg.model import Article, Capture

__all__ = [
    "PAGE_KINDS",
    "PageKind",
    "articles",
    "capture_files",
    "decode",
    "read_articles",
    "read_capture",
    "read_captures",
]


class PageKind(Protocol):
    """A way of reading a page."""

    KIND: str

    def detect(self, capture: Capture) -> bool:
        """Whether the page is of this kind."""

    def parse(self, capture: Capture) -> tuple[Article, ...]:
        """Give its articles, at least one."""


PAGE_KINDS: tuple[PageKind, ...] = tuple(
    cast("PageKind", module) for module in (listing, interview, unlabelled, digest, institutional, portal, plain)
)
"""The page kinds, the most specific first; the last one takes whatever is left."""

_EXTRACTED_KINDS = frozenset({listing.KIND, interview.KIND, plain.KIND})


MAX_CHARACTERS = 100_000
"""The longest article that is read: ten times what news pages hold. More is a book, or many pages in one file."""


def articles(capture: Capture) -> tuple[Article, ...]:
    """Read the articles of a capture, with the language of each; raises :class:`InputError` where there is none.

    What cannot be read of a file of records is passed over; :func:`read_articles` tells it.
    """
    return read_articles(capture)[0]


def read_articles(capture: Capture) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """Read the articles of a capture, and tell which lines of a file of records give none, and why.

    Raises :class:`InputError` where there is no article at all.
    """
    if not capture.records:
        return _articles(capture), ()
    found: list[Article] = []
    faults = list(capture.faults)
    error: InputError | None = None
    for record in capture.records:
        try:
            found += _articles(record)
        except InputError as fault:
            error = fault
            faults.append(str(fault))
    if error is not None and not found:
        raise error
    return tuple(found), tuple(faults)


def _articles(capture: Capture) -> tuple[Article, ...]:
    kinds = PAGE_KINDS
    if capture.extracted:  # what tells the other kinds apart stood around the text
        kinds = tuple(kind for kind in PAGE_KINDS if kind.KIND in _EXTRACTED_KINDS)
    if capture.number:  # a record is one article
        kinds = tuple(kind for kind in kinds if kind.KIND != listing.KIND)
    kind = next((kind for kind in kinds if kind.detect(capture)), kinds[-1])
    found = tuple(article for article in kind.parse(capture) if article.paragraphs)
    if not found:
        raise InputError("no article text was found", place=_place(capture), hint="Save its text below its headline.")
    longest = max(sum(p.span.end - p.span.start for p in article.paragraphs) for article in found)
    if longest > MAX_CHARACTERS:
        message = f"an article of {longest:,} characters; at most {MAX_CHARACTERS:,} are read as one"
        raise InputError(message, place=_place(capture), hint="Split it, one page a file.")
    found = tuple(replace(article, language=language_of(article)) for article in found)
    return tuple(replace(article, item=capture.number) for article in found) if capture.number else found


def _place(capture: Capture) -> Place:
    return Place(f"{capture.name}, record {capture.number}" if capture.number else capture.name)
