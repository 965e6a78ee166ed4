"""Which line of a header is the headline, where nothing says so: the likeliest by its words.

What names the site, a section, the kind of text («News release», «Advisory for the media») or an issue («May 2021»)
stands beside many articles, so it is the headline only where there is no other line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.dates import find_dates
from kg.model import Span, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.sources.layout import Line

_SITE = re.compile(r"\s+[-|]\s+(?=[^-|]+$)")
_HEADLINE_WORDS = 4
_LABEL_WORDS = 6
_LABEL = re.compile(
    r"(?:for immediate release|(?:for (?:immediate )?release|embargo(?:ed)?)\b.*|long read|in brief|at a glance"
    r"|(?:(?:joint|official|latest|local|world|national|regional|our|the|press|media|news|archived?|monthly|weekly|daily|"
    r"operational|situation|security|field|top)\s+)*(?:press|news|media|release|advisory|statement|communiqu[eé]|bulletin|"
    r"update|report|notice|newsletter|article|stories|story|feature|interview|speech|remarks|digest|briefing|announcement|"
    r"list of participants|background(?:er)?|factsheet|fact sheet)\b"
    r"(?:\s+(?:for|from|of|to|by|no|nr|number|on)\b.*|\s*[-:#(/\d].*|\s+(?:release|advisory|statement|releases|update|room|"
    r"media|press|note|centre|center|corner)\b.*)?)$",
    re.IGNORECASE,
)
_MENU = re.compile(r"\s[|▪•·■►»]\s")
_ISSUE = re.compile(r"\b(?:magazine|edition|issue|volume|vol\.|no\.|nr\.)(?:\W|$)", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:The )?(?:Ministry|Department|Office|Directorate|Government|Embassy|Permanent Mission) of\b|"
    r"\b(?:Department|Directorate|Ministry|Office|Division|Secretariat|Command|Headquarters)$"
)


def likeliest(titles: Sequence[Line], text: str) -> Stated[str] | None:
    """Give the likeliest headline among the lines of a header, without a site's name behind it."""
    named = [line for line in titles if not _beside_many(line)] or titles
    long = [line for line in named if line.words >= _HEADLINE_WORDS and not line.text[0].islower()]
    keys = Counter(key(line.text) for line in titles)
    repeated = [line for line in long if keys[key(line.text)] > 1]
    worded = [line for line in long if not _is_name(line.text)]
    best = next(iter([*repeated, *worded, *long, *named]), None)
    if best is None:
        return None
    cut = site_title(best, text)
    return cut[0] if cut and "|" in best.text else Stated(best.span.of(text), best.span)


def site_title(line: Line, text: str) -> tuple[Stated[str], Stated[str]] | None:
    """Read «Talks end - Ostria Times» as title and site."""
    cut = _SITE.search(line.text)
    if cut is None or len(line.text[cut.end() :].split()) > 6 or line.prose:  # noqa: PLR2004
        return None
    title = Span(line.span.start, line.span.start + cut.start())
    site = Span(line.span.start + cut.end(), line.span.end)
    return Stated(title.of(text), title), Stated(site.of(text), site)


def key(words: str) -> str:
    """Give words without marks and case, to compare titles by."""
    return " ".join(re.findall(r"\w+", words.lower()))


def _beside_many(line: Line) -> bool:
    """Whether a line would stand as well above other articles: a kind of text, a menu, an issue."""
    words = line.text
    if len(_MENU.findall(words)) > 1 or (line.words <= _LABEL_WORDS and _LABEL.match(words) is not None):
        return True
    if line.words > 2 * _LABEL_WORDS:
        return False
    if _is_name(words) and _BODY.search(words):
        return True
    dates = find_dates(words, Span(0, len(words)), None)
    day_last = bool(dates) and dates[-1].start.day is not None and dates[-1].span.end == len(words) and "," in words
    return day_last or (bool(dates) and _ISSUE.search(words) is not None)


def _is_name(words: str) -> bool:
    """Whether each word has a capital but for the little ones: the name of a site, not a sentence."""
    return all(not word[0].islower() or len(word) <= 3 for word in re.findall(r"[^\W\d_]+", words))  # noqa: PLR2004
