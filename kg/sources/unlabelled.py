"""An interview whose questions and answers take turns without labels: each question stands as a paragraph of its own.

The page must call itself an interview, and the answers must speak as somebody («we», «I»): so that a list of frequent
questions, or an article with questions as headings, is none. Who answers is whom the lead names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Paragraph
from kg.sources import furniture, interview
from kg.sources.layout import lines
from kg.sources.page import article, before, body_lines, divide, site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Article, Capture
    from kg.sources.layout import Line

KIND = interview.KIND
_INTERVIEW = re.compile(
    r"\b(?:interview(?:ed|s)?|spoke (?:with|to)|spoken (?:with|to)|talk(?:ed|s) (?:with|to)|conversation with"
    r"|in conversation|conversations?$|sat down with|caught up with|met (?:him|her) (?:in|at|on|by|for|during|over)"
    r"|answer(?:s|ed) (?:our|the) (?:readers' )?questions|(?:\w+ )?questions (?:to|for)|q ?& ?a|q and a"
    r"|we asked)(?:\b|$)",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me)\b")
_YOU = re.compile(r"\b[Yy]ours?\b|\b[Yy]ou\b")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
_QUESTIONS = 3
_SHORT = 30
_LONGEST_QUESTION = 90


def detect(capture: Capture) -> bool:
    """Whether three questions, each with an answer below, follow a lead or headline that speaks of an interview."""
    every = lines(capture)
    asked = _asked(capture, every)
    if len(asked) < _QUESTIONS or not _INTERVIEW.search("\n".join(line.text for line in every[: asked[0]])):
        return False
    answers = [every[start + 1 : stop] for start, stop in zip(asked, [*asked[1:], len(every)], strict=True)]
    spoken = [any(_FIRST_PERSON.search(line.text) for line in answer) for answer in answers]
    return sum(spoken) * 2 >= len(spoken)


def parse(capture: Capture) -> tuple[Article, ...]:
    """Read lead, questions and answers; nobody is named as who speaks."""
    every = lines(capture)
    first = _asked(capture, every)[0]
    page = before(capture, every[:first])
    whole = article(page, KIND, publisher=site(page))
    kept = body_lines(every[first:], capture.text, set())
    said = [Paragraph(line.span, "question" if _asks(kept, i) else "answer") for i, line in enumerate(kept)]
    return (replace(whole, paragraphs=(*whole.paragraphs, *said)),)


def _asked(capture: Capture, every: Sequence[Line]) -> list[int]:
    """Give the indices of the questions below the header that have an answer below them."""
    start = len(divide(capture).header)
    stop = next((i for i, line in enumerate(every) if i > start and furniture.footer(line)), len(every))
    asked = [i for i in range(start, stop) if _is_question(every[i])]
    return [i for i in asked if i + 1 < stop and not _is_question(every[i + 1])]


def _asks(kept: Sequence[Line], at: int) -> bool:
    """Whether a paragraph of the conversation is the interviewer's.

    A short one that speaks to «you» and not of «us», between two that do not ask, is a question without its mark.
    """
    line = kept[at]
    if _is_question(line):
        return True
    between = 0 < at < len(kept) - 1 and not _is_question(kept[at - 1]) and not _is_question(kept[at + 1])
    short = line.words <= _SHORT and _SENTENCE.search(line.text) is None
    return between and short and bool(_YOU.search(line.text)) and not _FIRST_PERSON.search(line.text)


def _is_question(line: Line) -> bool:
    """Whether a paragraph asks: it ends with a question mark and quotes nobody."""
    return (
        line.text.endswith("?") and line.words <= _LONGEST_QUESTION and not line.text.startswith(("“", '"', "„", "«"))
    )
