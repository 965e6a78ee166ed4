"""Roles: the titles that an article gives a person, rank and office apart, with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Evidence, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Doubt, Fact, Reading


_PAST = frozenset({"former", "ex", "late", "then", "past", "retired"})
"""A role holds as of the article's date: who had it before has it no more."""


def read(reading: Reading) -> Iterator[Fact | Doubt]:
    """Give each person's titles in the order of the text; the same title at the same body is one role."""
    roles: dict[tuple[str, str, str], Role] = {}
    for post in reading.posts:
        sentence = reading.sentence_at(post.span.start)
        if sentence is None or post.title.split(maxsplit=1)[0].casefold() in _PAST:
            continue
        evidence = Evidence(post.span, sentence.span)
        key = (post.person.path, post.title.casefold(), post.at.path if post.at else "")
        known = roles.get(key)
        found = (*known.evidence, evidence) if known else (evidence,)
        roles[key] = Role(post.person, post.title, post.at, found)
    yield from roles.values()
