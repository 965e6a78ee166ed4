"""Review: what only a person can settle is asked, and what the person decides is applied in the next build.

::

    articles ─ask→ questions ─write→ a table ─a person fills it in→ rows ─judge→ decisions ─apply→ the next build

A question is about a claim that was held back, or about a name that the authority does not know. Its id is made from
what it asks, so that an answer holds as long as the question does, whatever else changes.
"""

from __future__ import annotations

from kg.review.applying import Applied, record_turtle, written
from kg.review.decisions import Decision, Decisions
from kg.review.judging import Case, judge
from kg.review.questions import OUTCOMES, Outcome, Question, doubts, gathered, unknown
from kg.review.tables import FORMATS, read_rows, render

__all__ = [
    "FORMATS",
    "OUTCOMES",
    "Applied",
    "Case",
    "Decision",
    "Decisions",
    "Outcome",
    "Question",
    "doubts",
    "gathered",
    "judge",
    "read_rows",
    "record_turtle",
    "render",
    "unknown",
    "written",
]
