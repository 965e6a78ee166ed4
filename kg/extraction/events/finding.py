"""Which words of an article report events.

An event's clause is the stretch of its sentence around the trigger, up to the next subordinate clause or the next
trigger. Told as negated, hypothetical, habitual or in general («training and other events»), words are no event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events.clauses import with_clauses
from kg.extraction.events.hits import TIMED, Hit
from kg.extraction.events.modality import is_base, status
from kg.extraction.events.needs import HOST, named_enough
from kg.extraction.events.phrases import phrased
from kg.extraction.events.triggers import triggers_in
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Reading, Sentence

# After these words «visit», «address» and the like are nouns.
_NOMINAL = re.compile(
    r"(?:'s|s'|\b(?:the|an?|his|her|its|their|our|my|joint|official|working|short|brief|keynote|opening|recent|first|"
    r"next)) $"
)


def hits(reading: Reading) -> Iterator[Hit]:
    """Give the triggers that report events, in the order of the text."""
    for sentence in reading.sentences:
        raw = _raw(reading, sentence)
        if not raw:
            continue
        found = [h if not h.is_noun else phrased(reading, h) for h in raw]
        cut = with_clauses(reading, [h for h in found if h is not None])
        told = [sure for h in cut if (sure := _sure(reading, h)) is not None]
        told = [h for h in told if not _superfluous(reading, h, told)]
        # Again: what turned out to be no event bounds no clause.
        for hit in told if len(told) == len(cut) else with_clauses(reading, told):
            state = status(reading, hit)
            if state is not None:
                yield hit._replace(status=state, base=not hit.is_noun and is_base(reading.text, hit))


def _sure(reading: Reading, hit: Hit) -> Hit | None:
    """Give the hit if its clause names what it needs, else the first of its rivals of which that is true."""
    if named_enough(reading, hit):
        return hit
    for words, trigger in hit.rivals:
        other = hit._replace(trigger=trigger, words=words, phrase=Span(hit.phrase.start, words.end), rivals=())
        if named_enough(reading, other):
            return other
    return None


def _superfluous(reading: Reading, hit: Hit, found: list[Hit]) -> bool:
    """Whether a weak trigger only adds to what another one of its sentence tells."""
    if hit.is_noun and hit.trigger.type == "Visit" and any(HOST.match(h.words.of(reading.text)) for h in found):
        # «received her on a farewell visit»: the host is no visitor, and the reception is told
        return not any(m.record.is_a("place") for m in reading.mentions_in(Span(hit.words.end, hit.clause.end)))
    if any(h.carried and h.phrase.covers(hit.words) for h in found if h is not hit):
        return True  # «hosted a lunch»: the noun tells it
    if hit.is_noun and hit.definite and any(_visits(reading, h, hit) for h in found):
        return True
    others = [h for h in found if not h.trigger.weak]
    return hit.trigger.weak and any(hit.trigger.type in {h.trigger.type, "Other"} for h in others)


def _visits(reading: Reading, visit: Hit, hit: Hit) -> bool:
    """Whether an event is only what was visited («visited the exercise»)."""
    between = reading.text[visit.words.end : hit.words.start]
    return visit.trigger.type == "Visit" and not visit.is_noun and between in {" the ", " an ", " a "}


def _raw(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Give all triggers of a sentence, the longer ones first where they overlap."""
    text, span = reading.text, sentence.span
    telegraphic = _is_telegraphic(reading, sentence)
    taken: list[Hit] = []
    for words, row in triggers_in(text, span):
        if taken and taken[-1].words.overlaps(words):
            last = taken[-1]
            if not last.is_noun and row.form == "verb" and words.start == last.words.start:
                taken[-1] = last._replace(rivals=(*last.rivals, (words, row)))
            continue
        if row.form == "verb" and not row.passive and _NOMINAL.search(text, span.start, words.start):
            continue
        if not _in_a_name(reading, words):
            taken.append(Hit(row, words, words, span, sentence, telegraphic=telegraphic))
    return taken


def _is_telegraphic(reading: Reading, sentence: Sentence) -> bool:
    """Whether articles and verbs may be left out: in headlines, headings, and items of lists and programmes."""
    if sentence.paragraph < 0:
        return True
    paragraph = reading.article.paragraphs[sentence.paragraph]
    return paragraph.kind in {"list_item", "heading"} or TIMED.match(reading.text, paragraph.span.start) is not None


def _in_a_name(reading: Reading, words: Span) -> bool:
    """Whether the words are part of the name of something else: a body, a programme, an agreement."""
    return any(
        m.span.covers(words) and m.form == "name" and m.span != words and not m.record.is_a("topic")
        for m in reading.mentions_over(words)
    )
