"""A portal's news item: a section and date-time line, source and photo credits, repeated headers, adverts, debris."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sources import furniture
from kg.sources.page import article, divide, site

if TYPE_CHECKING:
    from kg.model import Article, Capture

KIND = "news_page"


def detect(capture: Capture) -> bool:
    """Whether the header has a time of day, a credit, debris, or the site's name after the headline."""
    page = divide(capture)
    return (
        any(furniture.date_line(line) and furniture.stamped(line) for line in page.around)
        or any(furniture.debris(line) or furniture.credit(line, capture.text) for line in page.header)
        or any(furniture.advert(line) for line in (*page.header, *page.body))
        or site(page) is not None
    )


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read the page's one article; the publisher is the site's name after the headline, where there is one."""
    page = divide(capture)
    return (article(page, KIND, publisher=site(page)),)
