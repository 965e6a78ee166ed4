"""Captures → articles: one module a page kind, each with ``KIND``, ``detect`` and ``parse``.

A page kind is told from the layout of the page, never from its file name or publisher. To add one, write a module
and name it in ``PAGE_KINDS``; nothing else changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from kg.errors import InputError, Place
from kg.sources import institutional, interview, listing, plain, portal
from kg.sources.captures import capture_files, decode, read_capture, read_captures
from kg.sources.languages import language_of

if TYPE_CHECKING:
    from kg.model import Article, Capture

__all__ = ["PAGE_KINDS", "PageKind", "articles", "capture_files", "decode", "read_capture", "read_captures"]


class PageKind(Protocol):
    """A way of reading a page."""

    KIND: str

    def detect(self, capture: Capture) -> bool:
        """Whether the page is of this kind."""

    def parse(self, capture: Capture) -> tuple[Article, ...]:
        """Give its articles, at least one."""


PAGE_KINDS: tuple[PageKind, ...] = tuple(
    cast("PageKind", module) for module in (listing, interview, institutional, portal, plain)
)
"""The page kinds, the most specific first; the last one takes whatever is left."""


def articles(capture: Capture) -> tuple[Article, ...]:
    """Read the articles of a capture, with the language of each; raises :class:`InputError` where there is none."""
    kind = next((kind for kind in PAGE_KINDS if kind.detect(capture)), PAGE_KINDS[-1])
    found = tuple(article for article in kind.parse(capture) if article.paragraphs)
    if not found:
        raise InputError(
            "no article text was found", place=Place(capture.name), hint="Save the article's text below its headline."
        )
    return tuple(replace(article, language=language_of(article)) for article in found)
