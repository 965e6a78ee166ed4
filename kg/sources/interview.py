"""An interview or transcript: a lead, then turns, each opened by a speaker's label («Ostria Today:», «OT:», «MV:»).

A speaker's first label is often the full name and later ones its initials; a turn goes on over paragraphs without a
label until the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Paragraph, Span, Stated
from kg.sources import furniture
from kg.sources.layout import Line, lines
from kg.sources.page import article, before, body_lines, site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Article, Capture

KIND = "interview_qa"
_LABEL = re.compile(  # «Marta Velen:», «MV:», «Marta Velen (Minister of Defence):», «Question [OPA]:»
    r"(?P<label>[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|of|the|and|for|de|van|von|bin|al|el)){0,5})"
    r"(?:\s*[(\[][^)\]]{1,60}[)\]]|,\s[^:.?!]{1,50})?\s?:(?=\s|$)\s*"
)
_ASKERS = frozenset("q question interviewer journalist reporter moderator host".split())
_CREDITS = frozenset("source photo photos image credit note tags tag update editor author text by video foto".split())
_OUTLET = re.compile(
    r"\b(?:radio|tv|television|news|daily|weekly|times|post|press|agency|herald|tribune|magazine|journal|gazette|media"
    r"|today|telegraph|portal|observer|review|voice|monitor|express|insight|network)\b",
    re.IGNORECASE,
)
_TURNS = 4


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled line: the label's place, the speaker's name as the page spells it out, and where the words begin."""

    at: int
    label: Span
    name: str
    words_from: int


def detect(capture: Capture) -> bool:
    """Whether at least two speakers take turns by label, and one of them asks."""
    found = _turns(capture, lines(capture))
    spoken = Counter(turn.name for turn in found)
    return len(found) >= _TURNS and sum(count > 1 for count in spoken.values()) > 1 and bool(_askers(capture, found))


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read lead, questions and answers; the publisher is the asker, where that is an outlet and no person."""
    every = lines(capture)
    found = _turns(capture, every)
    askers = _askers(capture, found)
    page = before(capture, every[: found[0].at])
    lead = " ".join(line.text for line in every[: found[0].at])
    named = site(page)
    outlets = (_outlet(turn, lead, named) for turn in found if turn.name in askers)
    publisher = next((outlet for outlet in outlets if outlet), named)
    whole = article(page, KIND, publisher=publisher)
    spoken = [paragraph for turn in _bodies(capture, every, found) for paragraph in _said(turn, askers)]
    return (replace(whole, paragraphs=(*whole.paragraphs, *spoken)),)


def _bodies(
    capture: Capture, every: Sequence[Line], found: Sequence[_Turn]
) -> list[tuple[_Turn, Stated[str], list[Line]]]:
    text = capture.text
    turns: list[tuple[_Turn, Stated[str], list[Line]]] = []
    for turn, stop in zip(found, [*(turn.at for turn in found[1:]), len(every)], strict=True):
        first = every[turn.at]
        rest = list(every[turn.at + 1 : stop])
        own = []
        if turn.words_from < first.span.end:
            start = turn.words_from
            own = [Line(Span(start, first.span.end), first.text[start - first.span.start :])]
        kept = body_lines([*own, *rest], text, set()) if rest else own
        turns.append((turn, Stated(turn.name, turn.label), kept))
    return turns


def _said(turn: tuple[_Turn, Stated[str], list[Line]], askers: set[str]) -> list[Paragraph]:
    who, speaker, words = turn
    kind = "question" if who.name in askers else "answer"
    return [Paragraph(line.span, "question" if kind == "question" else "answer", speaker) for line in words]


def _turns(capture: Capture, every: Sequence[Line]) -> list[_Turn]:
    labelled = [(i, found) for i, line in enumerate(every) if not _apart(line) and (found := _LABEL.match(line.text))]
    labelled = [(i, found) for i, found in labelled if found["label"].lower() not in _CREDITS]
    while labelled and not every[labelled[0][0]].ended:
        del labelled[0]  # a headline: «Ada Holm: Letters matter»
    if not labelled:
        return []
    lead = " ".join(line.text for line in every[: labelled[0][0]])
    names: dict[str, str] = {}  # folded → as the page writes it, in the order in which they appear
    turns: list[_Turn] = []
    for i, found in labelled:
        start = every[i].span.start
        label = Span(start + found.start("label"), start + found.end("label"))
        name = _spelled(found["label"], names, lead)
        own = names.setdefault(name, label.of(capture.text) if name == found["label"] else name)
        turns.append(_Turn(i, label, own, start + found.end()))
    often = Counter(turn.name for turn in turns)
    known = {word for name in often for word in name.split() if often[name] > 1} | _ASKERS
    first = next((i for i, turn in enumerate(turns) if often[turn.name] > 1), len(turns))
    return [turn for turn in turns[first:] if often[turn.name] > 1 or _speaks(turn.name, known)]


def _speaks(name: str, known: set[str]) -> bool:
    """Whether a label that stands only once is a speaker's: a full name, a part of one, or «Moderator»."""
    return " " in name or name in known or name.lower() in known


def _apart(line: Line) -> bool:
    return line.bullet or furniture.furniture(line) or furniture.elsewhere(line)


def _spelled(label: str, names: Iterable[str], lead: str) -> str:
    """Give the full name for a label: an earlier label, or a name in the lead, of which it is initials or the end."""
    letters = label.replace(".", "")
    for name in names:
        if name != label and (_initials(name) == letters or name.split()[-1] == label):
            return name
    if letters.isupper() and len(letters) > 1:
        named = re.findall(r"(?:[A-Z][\w'-]+\s+){1,5}[A-Z][\w'-]+", lead)
        parts = [words.split() for words in named]
        runs = (" ".join(p[i : i + len(letters)]) for p in parts for i in range(len(p) - len(letters) + 1))
        return next((run for run in runs if _initials(run) == letters), label)
    if " " not in label:
        full = re.findall(rf"[A-Z][\w'-]+\s+{re.escape(label)}\b", lead)
        return full[0] if full else label
    return label


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _askers(capture: Capture, found: Sequence[_Turn]) -> set[str]:
    """Give the speakers most of whose turns end with a question mark."""
    every = lines(capture)
    asked: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for turn, stop in zip(found, [*(turn.at for turn in found[1:]), len(every)], strict=True):
        taken[turn.name] += 1
        words = " ".join(line.text for line in every[turn.at : stop])
        asked[turn.name] += "?" in words[-60:] or turn.name.lower().rstrip("0123456789.") in _ASKERS
    return {name for name, count in taken.items() if asked[name] * 2 > count}


def _outlet(turn: _Turn, lead: str, named: Stated[str] | None) -> Stated[str] | None:
    """Give the label of an asker that is an outlet and no person: by its words, or by what page and lead say of it."""
    words = turn.name.split()
    if turn.name.lower() in _ASKERS:
        return None
    if len(words) != 2 or _OUTLET.search(turn.name) or words[0] == "The":  # noqa: PLR2004 - two words may be a person
        return Stated(turn.name, turn.label)
    told = re.search(rf"\b(?:told|for|interview (?:to|with|in))\s+(?:the\s+)?{re.escape(turn.name)}\b", lead)
    return Stated(turn.name, turn.label) if told or (named and named.value == turn.name) else None
