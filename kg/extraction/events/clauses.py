"""Sentences cut into the clauses of their events: dates, places and people in a clause are the event's own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.events.where import title_start
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.events.hits import Hit
    from kg.model import Reading

_SAYS = r"(?:said|says|reported|announced|stated|noted|confirmed|claimed|claims)"
_BREAK = re.compile(
    r"[;:](?=\s)|,? (?=(?:in|at|during|to|of|with|for|on) which\b)|,? (?=(?:where|who|whose|which|while|when|"
    r"because|although|whereas)\b)|"
    r",? (?=(?:after|before|following|ahead of|prior to)\b)|(?<=\w)[,.]?[\"”](?=\s)|(?<=\s)[\"“](?=\w+ \w+ \w+ \w+)|"
    rf",(?= [^,;:.]{{2,90}} {_SAYS}\b(?! to\b))|(?<!,) {_SAYS}(?: on [A-Z]\w+day)?(?: that)? (?=[a-z])|"
    r",? (?:and|but) (?=(?:he|she|they|it|that|had|has|have|was|were|is|are|will|also) )| - "
)
# After an adverbial («At the summit in July, …») the main clause starts at the comma, unless more is said of the event.
_MAIN_CLAUSE = re.compile(
    r", (?!(?:due|held|taking|which|scheduled|hosted|organi[sz]ed|attended|led|with|where|and|from|on|in|\d+)\b)"
)
_GROUP = re.compile(
    r"(?:\b(?:will|shall|would|has|have|had|was|were|is|are|be|been|also|then|to|later|both|recently|today|first|"
    r"jointly|who|he|she|they|it|we)\s+)*$"
)
_NAME_LENGTH = 60
_NAME_ENDS = re.compile(r"[,.;)]|$|\n| and (?!(?:said|told|added)\b)")
_DAY_NEXT = re.compile(
    r", (?:on )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|"
    r"Feb\.|"
    r"Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.) \d|\d\d? [A-Z])"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|to|off) (?:the )?[A-Z][\w' -]{1,40}$")
_PREPOSITION = re.compile(r" (?:during|at|in|for|on|with|to|of|by|from|after|before|following|ahead of) $")
_SHORT_QUOTE = re.compile(r"[\"“][A-Z][^\"”]{1,50}[\"”]")


def with_clauses(reading: Reading, found: Sequence[Hit]) -> list[Hit]:
    """Cut a sentence into the clauses of its triggers."""
    hits = [h if h.is_noun else _grouped(reading, h) for h in found]
    if not hits:
        return []
    sentence = hits[0].sentence.span
    edges = [_edge(reading, left, right) for left, right in pairwise(hits)]
    bounds = zip(hits, [sentence.start, *edges], [*edges, sentence.end], strict=True)
    opening = hits[0].phrase.start if hits[0].is_noun else hits[0].words.start
    return [h._replace(clause=_clause(reading, Span(s, e), h), opening=opening) for h, s, e in bounds]


def _grouped(reading: Reading, hit: Hit) -> Hit:
    """Give a verb with its auxiliaries and adverbs as the phrase."""
    group = _GROUP.search(reading.text, hit.sentence.span.start, hit.words.start)
    return hit._replace(phrase=Span(group.start() if group else hit.words.start, hit.words.end))


def _masked(reading: Reading, span: Span) -> str:
    """Give a stretch of text whose names hold no comma, quote or «and» that could be taken for a joint."""
    letters = list(span.of(reading.text))
    names = [(m.span.start - span.start, m.span.end - span.start) for m in reading.mentions_in(span)]
    names += [m.span() for m in _SHORT_QUOTE.finditer("".join(letters))]
    for start, end in names:
        for at in range(start, end):
            letters[at] = "x" if letters[at] in ' ,;:"“”' else letters[at]
    return "".join(letters)


def _edge(reading: Reading, left: Hit, right: Hit) -> int:
    """Where one trigger's clause ends and the next one's starts: at the last joint between them."""
    start, end = left.words.end, max(left.words.end, right.phrase.start)
    to_verb = not right.is_noun and left.adverbial
    between = _masked(reading, Span(start, end))
    for joint in (", ", " and ") if to_verb else (" and ", ", ", " that "):
        at = between.rfind(joint)
        if at >= 0:
            return start + at
    if to_verb:
        return _subject_start(reading, Span(start, end))
    preposition = _PREPOSITION.search(between)
    return start + preposition.start() if preposition else end


def _subject_start(reading: Reading, span: Span) -> int:
    """Where the subject right before a verb starts, its titles included."""
    mentions = [m for m in reading.mentions_in(span) if m.record.is_a("person") or m.record.is_a("organization")]
    if not mentions:
        return span.end
    return span.start + title_start(reading.text[span.start : mentions[-1].span.start])


def _opens_apposition(reading: Reading, comma: int) -> bool:
    """Whether a comma only leads on to a name («the Minister, Ms Velen, …», «in Orlow, Ostria, …») or to a day."""
    if _DAY_NEXT.match(reading.text, comma):
        return True
    named = next(iter(reading.mentions_in(Span(comma, min(comma + _NAME_LENGTH, len(reading.text))))), None)
    if named is None or not (named.record.is_a("person") or named.record.is_a("place")):
        return False
    if named.record.is_a("place") and not _PLACE_BEFORE.search(reading.text, max(0, comma - _NAME_LENGTH), comma):
        return False
    lower = re.search(r"\b[a-z]", reading.text[comma : named.span.start]) is not None
    return not lower and _NAME_ENDS.match(reading.text, named.span.end) is not None


def _clause(reading: Reading, span: Span, hit: Hit) -> Span:
    text, masked = reading.text, _masked(reading, span)
    start, end = span.start, span.end
    for found in _BREAK.finditer(masked):
        if span.start + found.end() <= hit.phrase.start:
            start = span.start + found.end()
        elif span.start + found.start() >= hit.words.end and not masked[found.end() :].startswith(("who ", "whose ")):
            end = span.start + found.start()
            break
    if hit.trigger.type == "Interview" and not hit.is_noun:
        that = text.find(" that ", hit.words.end, end)
        end = that if that >= 0 else end  # what was told is not who told it to whom
    if hit.words.of(text).endswith(" to") and hit.trigger.type == "Agreement":
        end = hit.words.end  # what was agreed is yet to be
    if hit.adverbial and not hit.telegraphic:  # a headline's or list item's noun has no main clause beside it
        commas = _MAIN_CLAUSE.finditer(masked, hit.words.end - span.start, end - span.start)
        joints = (span.start + comma.start() for comma in commas)
        end = next((joint for joint in joints if not _opens_apposition(reading, joint)), end)
    lead = re.compile(r"(?:[ ,;]|and |as well as |but )*").match(text, start, hit.words.start)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return Span(start, max(end, hit.words.end))
