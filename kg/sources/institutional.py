"""An institution's news page: a breadcrumb trail or a «Story by» line, a date line, contacts at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Stated
from kg.sources import furniture
from kg.sources.page import article, divide, headline, site

if TYPE_CHECKING:
    from kg.model import Article, Capture
    from kg.sources.page import Page

KIND = "news_page"
_INSTITUTION = re.compile(
    r"(?=.*\b(?:Ministry|Department|Office|Embassy|Government|Parliament|Assembly|Council|Commission|Agency|Mission|Command"
    r"|Headquarters|Forces|Army|Navy|Staff|Guard|Police|Institute|Academy|University|Cent(?:re|er)|Organi[sz]ation|Union)\b)"
    r"(?:[A-Z][\w'-]*|of|the|for|and|in|to|&|\s)+$"
)


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
        return site(page) or story or _masthead(page)
    # «Story by NATO MLO Belgrade» under «MLO Belgrade» gives the institution's fuller name
    if story is not None and _words(root.value) < _words(story.value):
        return story
    return root


def _masthead(page: Page) -> Stated[str] | None:
    """Give an institution's name that stands above the headline."""
    shown = headline(page)
    above = (line for line in page.header if shown is None or line.span.end < shown.span.start)
    named = (line for line in above if _INSTITUTION.search(line.text) and not furniture.trail(line, page.capture.text))
    return next((Stated(line.span.of(page.capture.text), line.span) for line in named), None)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))
