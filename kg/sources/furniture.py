"""Lines that belong to the page, not to the article: menus, adverts, share buttons, credits, footers, debris.

What a line is, is told from its own words and shape; nothing here knows a publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.dates import find_dates
from kg.model import PartialDate, Span, Stated

if TYPE_CHECKING:
    from kg.sources.layout import Line


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_DEBRIS = _any(
    r"(?:string|array|int|float|bool|object)\(\w*\)", r"NULL$", r"(?:warning|notice|fatal error): .* on line \d+$"
)
_ADVERT = _any(
    r"advert(?:isement)?s?(?:\s*[-:|].*)?$", r"advertising$", r"sponsored(?: content)?(?:\s*[-:|].*)?$", r"ads?$"
)
_NETWORK = "(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|telegram|viber|flickr|tiktok|rss|e-?mail)"
_DROPPED = _any(
    # reading on, sharing, printing
    r"(?:read|see|watch|view|learn|find out) (?:more|also|next|full (?:story|article)|all)\b(?!.*[a-z]\.$)",
    r"also read\b",
    r"continue reading",
    r"(?:click|tap) (?:here|to)\b(?!.*\.$)",
    r"listen to this|play video",
    r"share(?: (?:this|on|via|it|article|post|story|page))?\b(?!.*[.!?]$)",
    r"(?:re)?tweet$|pin it$|copy (?:link|url)$|print(?: (?:this|page|article|friendly))?$",
    rf"{_NETWORK}(?:[\s,|/·]+(?:{_NETWORK}|print|and))*$",
    r"follow (?:us|me)\b(?!.*\.$)",
    r"join us on\b",
    r"(?:un)?subscribe\b(?!.*\.$)|newsletter$|(?:tomorrow|next week|coming up) in (?:the|our) [\w ]{3,30}:",
    # moving about the site
    r"(?:skip|jump) to\b|(?:back|go) to\b(?!.*\.$)|(?:main )?(?:menu|navigation)$|home(?:page)?$",
    r"search(?: .{0,30})?:?$|log ?in$|sign (?:in|up)\b|register$|toggle |close$|open menu|loading\.*$",
    r"previous(?: (?:article|post|page))?$|next(?: (?:article|post|page))?$|top$|language$|english$|en$",
    r"(?:tags?|keywords?|categor(?:y|ies)|topics?|filed under|posted in)\s*:",
    r"#\w+(?:\s+#\w+)*$|(?:photo )?gallery$|video$",
    r"\d+\s*(?:comments?|shares?|views?|likes?|min(?:ute)?s?(?: read)?)$|(?:reading time|estimated reading)\b",
    r"(?:comments?|leave a (?:comment|reply))(?:\s*\(\d+\))?$",
    # notices and contacts
    r"(?:accept|reject|manage)(?: all)?(?: cookies)?$|(?:this|our) (?:web)?site uses cookies|we use cookies",
    r"by (?:using|continuing|browsing|clicking)\b.*\b(?:cookies|site|terms|policy)\b",
    r"archived?\b.*\b(?:out of date|outdated|no longer|not be up to date|removed)\b",
    r"if you (?:notice|spot|find) an? ?\w* ?(?:typo|error|mistake)\b",
    r"\((?:reporting|writing|additional reporting|editing|edited|compiled|translated) by\b.*\)$",
    r"(?:last )?(?:updated?|modified)\b.{0,50}$",
    r"(?:please )?contact:|contact (?:us|the)\b(?!.*\.$)|contacts?:?$|(?:media|press) contacts?:?$",
    r"(?:for )?(?:more|further) information(?: contact)?:?$",
    r"(?:tel|phone|fax|e-?mail|mobile|web)\s*[.:]|https?://\S+$|www\.\S+$|@\w+",
    r"©|copyright\b|.*\ball rights reserved\b|(?:terms|privacy) .{0,40}$",
)
_ELSEWHERE = _any(
    r"(?:related|recommended|latest|more|other|recent|popular|trending|similar|top|further)\s+(?:\w+\s+){0,2}"
    r"(?:news|articles?|posts?|stories|topics|content|reading|links|headlines|from)\b.{0,30}$",
    r"(?:related|most (?:read|popular|viewed)|read also|see also|don't miss|editor'?s'? picks?):?$",
    r"you (?:may|might) (?:also )?(?:like|be interested)",
    r"(?:\d+\s+)?comments?(?:\s*\(\d+\))?$|leave a (?:comment|reply)$",
)
_FOOTER = _any(
    r"search our\b.{0,30}$|about (?:us|the author)$|©\s*(?:copyright\s*)?\d{4}|©.*\brights\b",
    r"media operations$|(?:press|media) contacts?:?$|notes? to editors?:?$|contact(?:s| us)?:?$",
)
_CREDIT = re.compile(
    r"(?:(?P<label>sources?|photo(?:s|graph)?(?:\s+credit)?|image(?:\s+credit)?|picture|credit|agency|illustration|foto)"
    r"(?:\s*:\s*|\s+by:?\s+)|(?P<story>story|photos?|video)\s+by:?\s+)(?P<who>\S.*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|author|(?:written|posted|edited|interviewed|interview|compiled|reported|reporting|translated) by|text)"
    r"\s*[: ]\s*[A-Z].{1,60}$"
)
_NOT_PUBLISHED = re.compile(
    r"\b(?:updated?|modified|edited|retrieved|accessed|deadline|copyright)\b|[©@]", re.IGNORECASE
)
_OCCASION = re.compile(
    r"\b(?:ceremony|conference|seminar|workshop|summit|congress|symposium|reception|exhibition|parade|concert|deadline|"
    r"agenda|programme|venue|hall|hotel)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?\b|\b\d{1,2}\s*h\b", re.IGNORECASE
)
_WEEKDAY_LAST = re.compile(r"[\s,|-]*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.IGNORECASE)
_STEPS = frozenset("/>»›→")
_TRAIL = re.compile(r"\s+[/>»›→]\s+")
_SENTENCE_END = re.compile(r"""[.!?…。؟।]["”»')\]]{0,3}\s+(?=\W{0,2}[^\Wa-z])|[。؟।]""")
_LONGEST_SENTENCE = 4_000
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
        return self.label.startswith(("photo", "foto", "image", "picture", "illustration", "video"))


def furniture(line: Line) -> bool:
    """Whether a line is none of the article's words, wherever it stands."""
    return debris(line) or advert(line) or (line.words <= 30 and _DROPPED.match(line.text) is not None)  # noqa: PLR2004


def debris(line: Line) -> bool:
    """Whether a line is what a broken page program printed, or thousands of characters without a sentence's end."""
    return _DEBRIS.match(line.text) is not None or _endless(line.text)


def _endless(words: str) -> bool:
    if len(words) <= _LONGEST_SENTENCE:
        return False
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(words)), len(words)]
    return any(after - before > _LONGEST_SENTENCE for before, after in pairwise(ends))


def advert(line: Line) -> bool:
    """Whether a line marks an advertisement."""
    return _ADVERT.match(line.text) is not None


def footer(line: Line) -> bool:
    """Whether a line opens what follows an article: related items, comments, contacts."""
    return elsewhere(line) or _FOOTER.match(line.text) is not None


def elsewhere(line: Line) -> bool:
    """Whether a line opens a list of other articles or the readers' comments."""
    return _ELSEWHERE.match(line.text) is not None


def credit(line: Line, text: str) -> Credit | None:
    """Read «Source: X», «Photo: X», «Story by X»; ``text`` is the capture's."""
    bare = line.text.strip("()[]")
    found = _CREDIT.match(bare)
    if found is None or len(line.text) > 120 or (line.prose and line.text.endswith(".")):  # noqa: PLR2004
        return None
    dates = find_dates(bare, Span(*found.span("who")), None)  # «Source: OPA Thursday, 26.9.2019 | 10:46»
    stop = dates[0].span.start if dates else len(bare)
    who = _WEEKDAY_LAST.sub("", bare[found.start("who") : stop]).rstrip(" ,|-")
    if not who:
        return None
    start = line.span.start + line.text.index(bare) + found.start("who")
    span = Span(start, start + len(who))
    return Credit(Stated(span.of(text), span), (found["label"] or found["story"]).lower())


def byline(line: Line) -> bool:
    """Whether a line names only the author."""
    return line.words <= 10 and _BYLINE.match(line.text) is not None  # noqa: PLR2004


def date_line(line: Line) -> Stated[PartialDate] | None:
    """Read a line that is a date with at most a time and a few label words («NEWS 10.08.2022 11:41»)."""
    if len(line.text) > 100 or not _YEAR.search(line.text):  # noqa: PLR2004
        return None
    dates = [date for date in line.dates if date.start.day and not date.end]
    if not dates or _NOT_PUBLISHED.search(line.text[: dates[0].span.start]):
        return None
    rest = line.text[: dates[0].span.start] + " " + line.text[dates[-1].span.end :]
    label = re.findall(r"[^\W\d_][\w'.-]*", _TIME.sub(" ", rest))
    if line.bullet and label:
        return None  # an entry of a list
    if _OCCASION.search(rest) and not stamped(line):
        return None  # «Award ceremony, Town Hall, 16 June 2015» tells when it is
    if len(label) > _LABEL_WORDS or (label and re.search(r"[.!?]$", line.text) and len(label) > 2):  # noqa: PLR2004
        return None
    start = line.span.start
    return Stated(dates[0].start, Span(start + dates[0].span.start, start + dates[0].span.end))


def stamped(line: Line) -> bool:
    """Whether a date line is a portal's: with a time of day, or after a section in capitals («NEWS 10.08.2022»)."""
    after = line.text[line.dates[0].span.end :] if line.dates else line.text
    return _TIME.search(after) is not None or re.match(r"[A-Z]{3,}\s+\d", line.text) is not None


def programmed(line: Line) -> bool:
    """Whether a line is an entry of a programme: «10:30 Press conference»."""
    return re.match(r"\d{1,2}[:.]\d{2}\b.*[^\W\d_]{3}", line.text) is not None and date_line(line) is None


def trail(line: Line, text: str) -> tuple[Stated[str], ...]:
    """Read a breadcrumb trail («Ministry / News / Visit») as its steps; () where the line is none."""
    if _STEPS.isdisjoint(line.text):
        return ()
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
