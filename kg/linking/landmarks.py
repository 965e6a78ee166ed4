"""What the words around a name say of whether it is a place's: kinds of context, each with its weight.

A weight of three decides alone; two or one must meet others; a negative one speaks against it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.linking.contexts import AFTER, BEFORE
from kg.linking.geography import COMPASS, DIVISIONS
from kg.linking.lexicon import MONTHS, SAYING
from kg.linking.offices import HONORIFICS
from kg.linking.titles import phrase_at, phrase_before, title_follows

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line

COUNTRY = frozenset({"adjective", "entry", "state of", "state's"})
"""Kinds of context that only countries (and what is called one) have."""
TOWN = frozenset({"town", "dateline", "town after", "in"})
"""Kinds that towns have («in» most often),"""
LAND = frozenset({"compass", "land", "land after", "region"})
"""and those that only what is larger or other than a town has."""

_FAR = 120
_STATE_BODY = re.compile(
    r" (?:Ministry|Coast Guard|Navy|Army|Air Force|Armed Forces|Parliament|Police|Government|Embassy|Border Guard|"
    r"(?:Foreign|Defen[cs]e|Interior|Health|Finance) Minist(?:er|ry)|President|Prime Minister)\b"
)
_NO_PLACE_AFTER = re.compile(r" ?\(?[\d«“\"]")
_MONTH = "|".join(sorted({form.capitalize() for month in MONTHS for form in (month, month[:3], month[:4])}))
_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\.? )?(?:{_MONTH})\.?(?: \d{{1,2}}\b)?(?:,? \d{{4}})?|"
    r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)"
)
_AGENCY = r" ?\([A-Z][\w /.&-]{1,30}\)"
NO_PLACE_VERBS = frozenset(
    "part involved interest interests trust confidence participate participates participated participating "
    "participation engage engaged engages engaging invest invests invested believe believes believed specialises "
    "specializes success membership member stake shares role faith interested participants investment".split()
)
"""Words before «in» that name no place behind it."""
DATELINE = re.compile(
    rf"(?:, (?!the\b|an?\b)[A-Z]\w+)?(?:(?:,? {_DATE}(?:{_AGENCY})?|{_AGENCY}) ?(?:--?|[:.]|$)|,? {_DATE}$|"
    r" ?--? (?=[A-Z\"“]))"
)
"""What follows the town that opens an article: «, 3 May 2020 (ABC) - », «, 03/10/2014», « - »."""
CAPITALS = re.compile(
    rf"((?:[A-Z]{{2,}}['-]?[A-Z]* ){{0,2}}[A-Z]{{3,}})(?=(?:, [A-Z][a-z]+)?(?:,? {_DATE})?(?:{_AGENCY})? ?--? )"
)
TOWN_AND_DATE = re.compile(r"((?:[A-Z][\w'-]+ ?){1,3})(?<! )(?:, ([A-Z][\w'-]+))?(?:,| -) $")
"""A line up to its date: «Toren, », «TOREN, Ostria - »."""
SECTIONS = frozenset(
    "news politics economy society culture sport sports world region regional business opinion interview analysis "
    "press media release statement published updated date created posted security defence defense local national "
    "europe health science technology education crime lifestyle entertainment travel environment energy report "
    "feature".split()
)
"""What stands before a date as well, and is no town."""
_EXAMPLES = frozenset({"as", "like", "including", "called", "named"})
_LISTED = re.compile(r"(?:,| and|, and| or) (?:the )?")
_LIST_LEAD = re.compile(
    r"\b(?:from|in|off|near|outside|around|across|relations between|relations with|including|among them|such as|"
    r"cities of|towns of|ports of|villages of) $"
)


@cache
def _by_last_word() -> dict[str, tuple[tuple[str, int, re.Pattern[str]], ...]]:
    """Give the patterns of what stands before by their last word, so that few of them are tried."""
    last = (
        *COMPASS,
        *SAYING,
        *"of to in near across throughout off outside from into the at linking connecting links connects".split(),
        *"as like including called named ,".split(),
    )
    found = {}
    for word in (*last, "with", "between"):
        kinds = {"compass"} if word in COMPASS else {"said"} if word in SAYING else set()
        kinds |= {"capital"} if word == "," else {"listed"} if word in _EXAMPLES else set()
        found[word] = tuple(x for x in BEFORE if x[0] in kinds or (not kinds and word in x[2].pattern.lower()))
    return found


def _is_division(line: Line, end: int) -> bool:
    return line.tokens[end - 1].text in DIVISIONS


def note(draft: Draft, line: Line, first: int, end: int, marks: dict[str, int]) -> None:
    """Note the kinds of context in which the run of tokens ``[first, end)`` stands."""
    start, stop = line.tokens[first].start, line.tokens[end - 1].end
    lead = draft.text[max(line.sentence.span.start, start - _FAR) : start]
    rest = draft.text[stop : min(line.sentence.span.end, stop + _FAR)]
    if _NO_PLACE_AFTER.match(rest):
        return
    if _is_division(line, end):
        marks["region"] = 3
    if _STATE_BODY.match(rest):
        marks["its body"] = 2
    following = line.token(end)
    if following is not None and following.capital and draft.at(following) is None and not phrase_at(line, end):
        return  # «in Iron Heron Exercise»: a longer name
    before = _by_last_word().get(line.word(first - 1), ())
    kind, weight = next(((k, w) for k, w, pattern in before if pattern.search(lead)), ("", 0))
    if _misleads(line, first, end, kind):
        return
    possessive = following is not None and following.text == "'s"
    if weight and not (possessive and kind in {"in", "from", "to"}):
        marks[kind] = weight
    if kind in {"from", "to"}:
        marks.update(_on_the_way(draft, line, first, end))
    after = next(((k, w) for k, w, pattern in AFTER if pattern.match(rest)), None)
    if after is not None and not (kind in {"from", "to", "relations"} and after[0] in {"acts", "said"}):
        marks[after[0]] = after[1]
        if kind == "the":
            marks.pop("the")  # «the Velmark contingent»


def _misleads(line: Line, first: int, end: int, kind: str) -> bool:
    """Whether what stands before is none: «takes part in Iron Heron», «in the capital, Iron Heron opened»."""
    if kind == "capital":
        return line.word(end) not in {",", "."}
    return kind == "in" and line.word(first - 2) in NO_PLACE_VERBS


def _on_the_way(draft: Draft, line: Line, first: int, end: int) -> dict[str, int]:
    """Give the marks of «from Karvin in Ostria» and «from Toren to Karvin»."""
    marks = {}
    if line.word(end) == "in" and _is_place(draft, line, end + 1):
        marks["within"] = 2
    if "from" in line.words[max(0, first - 6) : max(0, first - 2)] and _is_place(draft, line, first - 2):
        marks["from to"] = 3
    return marks


def _is_place(draft: Draft, line: Line, index: int) -> bool:
    mention = draft.at(line.tokens[index]) if 0 <= index < len(line.tokens) else None
    return mention is not None and mention.record.is_a("place")


def note_company(draft: Draft, line: Line, first: int, end: int, marks: dict[str, int]) -> None:
    """Note that a name stands in a list beside a place: alone two, in a list of three or behind «from» three."""
    following = line.token(end)
    if following is not None and following.capital:
        return
    left, right = _listed(draft, line, first, -1), _listed(draft, line, end - 1, 1)
    if left is None and right is None:
        return
    opening = first
    while (earlier := _listed(draft, line, opening, -1)) is not None:
        opening = earlier
    closing = end
    while closing < len(line.tokens) and (line.words[closing] in {",", "and", "or"} or line.tokens[closing].named):
        closing += 1
    clause = line.word(opening - 2) in {"", ",", "but", "and", "while", "that", "because"}
    if line.word(opening - 1) in {"in", "from"} and clause and line.word(opening + 1) == ",":
        return  # «But in Norway, Harbour Line and others …»
    if not {"and", "or"} & set(line.words[opening:closing]):
        return
    lead = draft.text[max(line.sentence.span.start, line.tokens[opening].start - _FAR) : line.tokens[opening].start]
    further = left is not None and (right is not None or _listed(draft, line, left, -1) is not None)
    further = further or (right is not None and _listed(draft, line, right, 1) is not None)
    marks["company"] = 3 if further or _LIST_LEAD.search(lead) else 2


def _listed(draft: Draft, line: Line, index: int, step: int) -> int | None:
    """Give a token of the place that stands beside a token in a list, on one side."""
    other = index + step
    while 0 <= other < len(line.tokens) and line.words[other] in {",", "and", "the", "or"}:
        other += step
    if abs(other - index) < 2 or not 0 <= other < len(line.tokens):  # noqa: PLR2004 - a comma or «and» between
        return None
    mention = draft.at(line.tokens[other])
    if mention is None or not mention.record.is_a("place"):
        return None
    low, high = sorted((index, other))
    between = draft.text[line.tokens[low].end : line.tokens[high].start]
    own = line.index_at(mention.span.start) if step < 0 else line.index_at(mention.span.end - 1)
    listed = _LISTED.fullmatch(between) is not None and (step > 0 or not between.endswith("the "))
    return own if listed else None


def opens_entry(line: Line, first: int, end: int) -> bool:
    """Whether the run opens an entry of a list whose rest names a person: «- Velmark: Ms …, Director»."""
    if line.word(end) != ":" or end + 1 >= len(line.tokens) or any(t.text[0].isalnum() for t in line.tokens[:first]):
        return False
    if line.word(end + 1) in HONORIFICS or phrase_at(line, end + 1) or phrase_before(line, end + 2):
        return True
    named = line.tokens[end + 1].named and line.token(end + 2) is not None and line.tokens[end + 2].named
    comma = next((i for i in range(end + 1, min(end + 7, len(line.tokens))) if line.words[i] == ","), None)
    return named and comma is not None and title_follows(line, comma + 1)
