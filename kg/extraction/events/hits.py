"""A trigger where it stands: what the next steps read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.extraction.events.trigger import Trigger
    from kg.model import EventStatus, Reading, Sentence, Span


TIMED = re.compile(r"\d\d?(?:[:.h]\d\d(?: ?[ap]\.?m\b| ?hrs\b)?|(?: ?[ap]\.?m\b| ?hrs\b))(?!\d)")


class Hit(NamedTuple):
    """An event's trigger with its phrase (determiner and carrying verb included) and its clause.

    ``definite``: told as something known («the course», «his visit»). ``carried``: a noun with a verb of its own
    («held talks»). ``told``: a verb says that it happens. ``name``: a proper name («Vilnius Summit»).
    ``telegraphic``: a headline or list item, where articles and verbs are left out. ``base``: a verb without an
    ending, whose tense another verb tells. ``opening``: where the first event of the sentence starts. ``rivals``:
    the other triggers at the same place («received» guests or a medal), tried where this one lacks what it needs.
    """

    trigger: Trigger
    words: Span
    phrase: Span
    clause: Span
    sentence: Sentence
    status: EventStatus = "held"
    definite: bool = False
    carried: bool = False
    told: bool = True
    name: Span | None = None
    telegraphic: bool = False
    base: bool = False
    opening: int = 0
    rivals: tuple[tuple[Span, Trigger], ...] = ()

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.trigger.form == "noun"

    @property
    def adverbial(self) -> bool:
        """Whether it is a noun with no verb of its own («during his visit»), beside a clause about other things."""
        return self.is_noun and not self.carried and not self.told

    def in_body(self) -> bool:
        """Whether it stands in the body, not in the headline."""
        return self.sentence.paragraph >= 0

    def in_list(self, reading: Reading) -> bool:
        """Whether it stands in a list item, or in a line of a programme that begins with a time of day."""
        if not self.in_body():
            return False
        paragraph = reading.article.paragraphs[self.sentence.paragraph]
        return paragraph.kind == "list_item" or TIMED.match(reading.text, paragraph.span.start) is not None
