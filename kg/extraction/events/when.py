"""When an event was: the dates of its clause, of its sentence, or the day on which the article's story runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.dates import DateMention, dates_in, dates_of
from kg.model import Span

if TYPE_CHECKING:
    from kg.extraction.events.hits import Hit
    from kg.model import PartialDate, Reading

_ASIDE = re.compile(r", (?:who|whose|which)\b")  # what is told of somebody, not of the event
_UP_TO = re.compile(
    r"\b(?:until|till|through|since|by|(?:conclud|end|clos|finish)(?:e|es|ed|s)?(?: (?:here|there))?(?: on|"
    r" in)?)(?: the end of)? $"
)
_HEADING_LENGTH = 60
_MAIN_LINE = frozenset(
    {"Visit", "Meeting", "Reception", "Speech", "PressConference", "Award", "Agreement", "Conference"}
)


@dataclass(frozen=True, slots=True)
class When:
    """A date or range; ``own`` where the event's clause states it itself."""

    start: PartialDate
    end: PartialDate | None = None
    own: bool = True


class Calendar:
    """The dates of one article, where they stand."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._dates = dates_of(reading.article, reading.text)

    def within(self, span: Span) -> list[DateMention]:
        """Give the dates wholly inside a span."""
        return dates_in(self._dates, span)

    def of(self, hit: Hit, first: Hit, *, alone: bool) -> When | None:
        """Give the event's date: from its clause, else the one that opens its sentence, else the sentence's only one.

        ``first`` is the first event of the sentence, ``alone`` whether no other event of the sentence is dated.
        """
        aside = _ASIDE.search(self._text, hit.words.end, hit.clause.end)
        own = self._begun(self.within(Span(hit.clause.start, aside.start()) if aside else hit.clause))
        if own:
            return self._nearest(hit, own)
        whole = self._begun(self.within(hit.sentence.span))
        if hit.trigger.type not in _MAIN_LINE or (hit.trigger.form == "noun" and hit.name is not None):
            return None
        opening = [d for d in whole if d.span.end <= first.phrase.start]
        if opening and (opening[-1].end is None or hit is first):
            return When(opening[-1].start, opening[-1].end)  # a range does not say on which of its days the rest was
        if alone and len(whole) == 1 and whole[0].end is None and (hit.trigger.form == "verb" or hit.carried):
            return When(whole[0].start, whole[0].end)
        return None

    def _begun(self, dates: list[DateMention]) -> list[DateMention]:
        """Leave out the days up to which something lasts, as they do not tell when it began."""
        return [d for d in dates if d.end is not None or not _UP_TO.search(self._text[: d.span.start][-30:])]

    def headed(self, reading: Reading, hit: Hit) -> When | None:
        """Give the day in the heading above a list item («Monday, 20 May»)."""
        if not hit.in_list(reading):
            return None
        for above in reversed(reading.article.paragraphs[: hit.sentence.paragraph]):
            if above.kind != "list_item":
                days = [d for d in self.within(above.span) if d.start.day is not None and d.end is None]
                short = above.span.end - above.span.start < _HEADING_LENGTH
                return When(days[0].start) if len(days) == 1 and short else None
        return None

    def _nearest(self, hit: Hit, own: list[DateMention]) -> When:
        after = [d for d in own if d.span.start >= hit.phrase.start]
        chosen = after[0] if after else own[-1]
        if len(own) > 1 and len({d.start.month for d in own}) == 1 and self._row(own):
            chosen = min(own, key=lambda d: len(str(d.start)))
        return When(chosen.start, chosen.end)

    def _row(self, own: list[DateMention]) -> bool:
        """Whether dates are one enumeration («today, this week and last week»): the vaguest holds for all."""
        joints = (self._text[a.span.end : b.span.start] for a, b in pairwise(own))
        return all(re.fullmatch(r"\s*(?:,|and|, and)\s*", joint) for joint in joints)


def runs_on(hit: Hit) -> bool:
    """Whether an event belongs to the story's line, so that the story's day and place hold for it."""
    return hit.trigger.type in _MAIN_LINE and (hit.trigger.form == "verb" or hit.name is None or hit.carried)


def dates_fit(one: When | None, two: When | None) -> bool:
    """Whether two dates may be of one day; an unknown one fits any."""
    if one is None or two is None:
        return True
    first, last = bounds(one.start, one.end)
    other_first, other_last = bounds(two.start, two.end)
    return first <= other_last and other_first <= last


@lru_cache(maxsize=1 << 12)  # each telling is compared with all events so far
def bounds(start: PartialDate, end: PartialDate | None) -> tuple[str, str]:
    """Give the first and the last day that a date or range may mean, as ISO days that compare as text."""
    last = end or start
    return f"{start}{'-01-01'[: 10 - len(str(start))] if start.month is None else '' if start.day else '-01'}", (
        f"{last}{'' if last.day else '-31' if last.month else '-12-31'}"
    )
