"""Any other article text: press releases, agency reports, ministry pages; it fits whatever the other kinds leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sources.page import article, divide, site

if TYPE_CHECKING:
    from kg.model import Article, Capture

KIND = "article"


def detect(capture: Capture) -> bool:
    """Whether it is an article: the fallback takes every capture that holds words."""
    return bool(capture.text.strip())


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read the text as one article."""
    page = divide(capture)
    return (article(page, KIND, publisher=site(page)),)
