"""An institution's news page: a breadcrumb trail or a «Story by» line, a date line, contacts at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.sources import furniture
from kg.sources.page import article, divide, site

if TYPE_CHECKING:
    from kg.model import Article, Capture, Stated
    from kg.sources.page import Page

KIND = "news_page"


def detect(capture: Capture) -> bool:
    """Whether the page has a breadcrumb trail above its text, or says who of the institution wrote the story."""
    page = divide(capture)
    return bool(page.trail) or any(credit.label == "story" for credit in page.credits)


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read the page's one article; the publisher is the trail's root, or who wrote the story."""
    page = divide(capture)
    return (article(page, KIND, publisher=_publisher(page)),)


def _publisher(page: Page) -> Stated[str] | None:
    root = next((step for step in page.trail[:1] if not furniture.generic(step.value)), None)
    story = next((credit.who for credit in page.credits if credit.label == "story"), None)
    if root is None:
        return site(page) or story
    # «Story by NATO MLO Belgrade» under «MLO Belgrade» gives the institution's fuller name
    if story is not None and _words(root.value) < _words(story.value):
        return story
    return root


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))
