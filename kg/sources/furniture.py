"""Lines that belong to the page, not to the article: menus, adverts, share buttons, credits, footers, debris.

What a line is, is told from its own words and shape; nothing here knows a publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.dates import find_dates
from kg.model import PartialDate, Span, Stated
from kg.sources.layout import Line

_DEBRIS = re.compile(
    r"""(?:string|array|int|float|bool|object)\(\w*\)|NULL$|(?:Warning|Notice|Fatal error): .* on line \d+$"""
)
_DROPPED = re.compile(
    r"""
    (?:advert(?:isement)?s?|advertising|sponsored(?:\ content)?|promo|ad|ads)(?:\s*[-:|].*)?$
    |(?:read|see|watch|view|learn|find\ out)\s+(?:more|also|next|full\ (?:story|article)|all)\b(?!.*[a-z]\.$)
    |also\ read\b|continue\ reading|click\ (?:here|to)\b(?!.*\.$)|listen\ to\ this|play\ video|tap\ to\b
    |share(?:\ (?:this|on|via|it|article|post|story|page))?\b(?!.*[.!?]$)|(?:re)?tweet|pin\ it|e-?mail|print(?:\ (?:this|page|article|friendly))?$
    |copy\ (?:link|url)|(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|telegram|viber|pinterest|reddit|flickr|tiktok|threads|rss)
        (?:[\s,|/·]+(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|telegram|viber|email|print|and))*$
    |(?:skip|jump)\ to\b|(?:main\ )?(?:menu|navigation)$|home(?:page)?$|search(?:\ .{0,30})?:?$|log\ ?in$|sign\ (?:in|up)\b|register$
    |subscribe\b(?!.*[.]$)|newsletter$|toggle\ .*|close$|open\ menu|back\ to\b|go\ to\b(?!.*\.$)|previous(?:\ .{0,20})?$|next(?:\ (?:article|post|page))?$
    |loading\.*$|(?:accept|reject|manage)(?:\ all)?(?:\ cookies)?$|(?:this|our)\ (?:web)?site\ uses\ cookies|we\ use\ cookies
    |\d+\s*(?:comments?|shares?|views?|likes?|min(?:ute)?s?(?:\ read)?)$|(?:reading\ time|estimated\ reading)\b.*
    |(?:comments?|leave\ a\ (?:comment|reply))(?:\s*\(\d+\))?$|photo\ gallery$|gallery$|video$|language$|english$|en$|top$
    |(?:tags?|keywords?|categor(?:y|ies)|topics?|filed\ under|posted\ in)\s*:.*|contact\ (?:us|the)\b(?!.*\.$).*|contacts?:?$
    |(?:last\ )?(?:updated?|modified)\b.{0,50}$|follow\ (?:us|me)\b(?!.*\.$).*|for\ (?:more|further)\ information(?:\ contact)?:?$
    |(?:please\ )?contact:.*|join\ us\ on\b.*|(?:tel|phone|fax|e-?mail|mobile|web)\s*[.:].*|media\ contacts?:?$|@\w+.*
    |©.*|copyright\b.*|.*\ball\ rights\ reserved\b.*|(?:terms|privacy)\ .{0,40}$|https?://\S+$|www\.\S+$|\#\w+(?:\s+\#\w+)*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FOOTER = re.compile(
    r"""
    (?:related|recommended|latest|more|other|recent|popular|trending|similar|top|further)\s+(?:\w+\s+){0,2}
        (?:news|articles?|posts?|stories|topics|content|reading|links|headlines|from)\b.{0,30}$
    |(?:related|most\ (?:read|popular|viewed)|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested).*|read\ also|see\ also|don't\ miss|editor'?s'?\ picks?):?$
    |(?:\d+\s+)?comments?(?:\s*\(\d+\))?$|leave\ a\ (?:comment|reply)$|search\ our\b.{0,30}$|about\ (?:us|the\ author)$
    |media\ operations$|(?:press|media)\ contacts?:?$|notes?\ to\ editors?:?$|contact(?:s|\ us)?:?$|©.*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = re.compile(
    r"(?P<label>source|photo(?:s|graph)?(?:\s+credit)?|image(?:\s+credit)?|picture|credit|story|agency|illustration|foto)"
    r"(?:\s*:\s*|\s+by:?\s+|\s*/\s+)(?P<who>\S.*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|author|written by|posted by|edited by|text)\s*[: ]\s*[A-Z].{1,60}$")
_NOT_PUBLISHED = re.compile(
    r"\b(?:updated?|modified|edited|retrieved|accessed|deadline|copyright)\b|[©@]", re.IGNORECASE
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?\b|\b\d{1,2}\s*h\b", re.IGNORECASE
)
_TRAIL = re.compile(r"\s+[/>»›→]\s+")
_GENERIC = frozenset("home homepage start main news newsroom press media you are here front page archive".split())
_LABEL_WORDS = 7


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a line credits: for the story, for its source or for a picture."""

    who: Stated[str]
    label: str

    @property
    def pictures(self) -> bool:
        """Whether it is for a picture only."""
        return self.label.startswith(("photo", "foto", "image", "picture", "illustration"))


def furniture(line: Line) -> bool:
    """Whether a line is none of the article's words, wherever it stands."""
    return _DEBRIS.match(line.text) is not None or (line.words <= 30 and _DROPPED.match(line.text) is not None)  # noqa: PLR2004


def debris(line: Line) -> bool:
    """Whether a line is what a broken page program printed."""
    return _DEBRIS.match(line.text) is not None


def advert(line: Line) -> bool:
    """Whether a line marks an advertisement."""
    return re.fullmatch(r"advertisements?|advertising|sponsored(?: content)?", line.text, re.IGNORECASE) is not None


def footer(line: Line) -> bool:
    """Whether a line opens what follows an article: related items, comments, contacts."""
    return _FOOTER.match(line.text) is not None


def credit(line: Line, text: str) -> Credit | None:
    """Read «Source: X», «Photo: X», «Story by X»; ``text`` is the capture's."""
    bare = line.text.strip("()[]")
    found = _CREDIT.match(bare)
    if found is None or len(line.text) > 120 or (line.prose and line.text.endswith(".")):  # noqa: PLR2004
        return None
    start = line.span.start + line.text.index(bare) + found.start("who")
    span = Span(start, start + len(found["who"].rstrip()))
    return Credit(Stated(span.of(text), span), found["label"].lower())


def byline(line: Line) -> bool:
    """Whether a line names only the author."""
    return line.words <= 10 and _BYLINE.match(line.text) is not None  # noqa: PLR2004


def date_line(line: Line) -> Stated[PartialDate] | None:
    """Read a line that is a date with at most a time and a few label words («NEWS 10.08.2022 11:41»)."""
    if len(line.text) > 100 or line.bullet:  # noqa: PLR2004
        return None
    dates = [date for date in find_dates(line.text, Span(0, len(line.text)), None) if date.start.day and not date.end]
    if not dates or _NOT_PUBLISHED.search(line.text[: dates[0].span.start]):
        return None
    rest = line.text[: dates[0].span.start] + " " + line.text[dates[-1].span.end :]
    label = re.findall(r"[^\W\d_][\w'.-]*", _TIME.sub(" ", rest))
    if len(label) > _LABEL_WORDS or (label and re.search(r"[.!?]$", line.text) and len(label) > 2):  # noqa: PLR2004
        return None
    start = line.span.start
    return Stated(dates[0].start, Span(start + dates[0].span.start, start + dates[0].span.end))


def timed(line: Line) -> bool:
    """Whether a line names a time of day."""
    return _TIME.search(line.text) is not None


def trail(line: Line, text: str) -> tuple[Stated[str], ...]:
    """Read a breadcrumb trail («Ministry / News / Visit») as its steps; () where the line is none."""
    cuts = [found.span() for found in _TRAIL.finditer(line.text)]
    marked = bool(cuts) and re.match(r"you are here|home\b", line.text, re.IGNORECASE)
    if (len(cuts) < 2 and not marked) or line.text.endswith("."):  # noqa: PLR2004 - «A / B» may be a title
        return ()
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line.text)]
    spans = [Span(line.span.start + a, line.span.start + b) for a, b in zip(starts, ends, strict=True)]
    return tuple(Stated(span.of(text).strip(), span) for span in spans)


def generic(name: str) -> bool:
    """Whether the root of a trail is a page's name («Home») and not a publisher's."""
    return all(word in _GENERIC for word in re.findall(r"\w+", name.lower()))
