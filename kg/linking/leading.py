"""Posts that a verb states: «X, who chairs the Ports Board», «the Ports Board, headed by X», «commanded by X»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking.titles import skip_names_titles
from kg.model import Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft, Line
    from kg.model import Mention, Record

_ACTIVE = {"heads": "head", "chairs": "chair", "commands": "commander", "directs": "director", "conducts": "conductor"}
LEADING = frozenset(_ACTIVE)
"""Verbs before which who leads a body stands."""

_PERFECT = {"headed": "head", "chaired": "chair", "commanded": "commander", "directed": "director"}
_VERBS = LEADING | frozenset(_PERFECT) | {"command"}
_TAKING = frozenset("took takes assumed assumes".split())
_BETWEEN = frozenset({",", "who", "currently", "now", "also", "has"})
_ARTICLES = frozenset({"the", "its", "this", "that"})
_PASSING = frozenset(
    "delegation delegations team group visit exercise meeting session conference talks bench mission convoy party "
    "inquiry investigation project study".split()
)
"""Who heads a delegation of a body does not head the body."""


def led(draft: Draft, line: Line) -> Iterator[Post]:
    """Give the posts that verbs of leading state in a sentence."""
    if not line.vocabulary & _VERBS:
        return
    for mention in draft.within(line.sentence.span):
        if mention.record.is_a("person") and line.sentence.span.covers(mention.span):
            post = _leads(draft, line, mention) or _led_by(draft, line, mention)
            if post is not None:
                yield post


def _leads(draft: Draft, line: Line, mention: Mention) -> Post | None:
    """Read «X, who chairs the Ports Board»."""
    start = index = line.index_at(mention.span.end)
    while line.word(index) in _BETWEEN:
        index += 1
    noun, index = _verb(line, start, index)
    if noun is None:
        return None
    while line.word(index) in _ARTICLES:
        index += 1
    body = draft.at(line.tokens[index]) if index < len(line.tokens) else None
    if body is None or not body.record.is_a("organization"):
        return None
    if line.word(line.index_at(body.span.end)) in _PASSING | {"'s", "'"}:
        return None
    return Post(mention.record, noun, noun, body.record, Span(mention.span.start, body.span.end))


def _verb(line: Line, start: int, index: int) -> tuple[str | None, int]:
    """Give the post that a verb of leading states, and the token after the verb: «took command of»."""
    verb = line.word(index)
    if verb in _TAKING:
        size = 3 if line.word(index + 1) == "over" else 2
        taken = line.words[index + size - 1 : index + size + 1] == ("command", "of")
        return ("commander" if taken else None), index + size + 1
    perfect = _PERFECT.get(verb) if "has" in line.words[start:index] else None
    return _ACTIVE.get(verb) or perfect, index + 1


def _led_by(draft: Draft, line: Line, mention: Mention) -> Post | None:
    """Read «the Ports Board, headed by X»; who commands is the commander, whatever it is."""
    first = skip_names_titles(line, line.index_at(mention.span.start))
    noun = _PERFECT.get(line.word(first - 2))
    if line.word(first - 1) != "by" or noun is None:
        return None
    end = first - 2
    while line.word(end - 1) in {",", "is", "was", "which", "that", "currently", "now"}:
        end -= 1
    body = _body(draft, line, end)
    if body is None and (noun != "commander" or line.word(first - 3) in {"was", "were"}):
        return None
    return Post(mention.record, noun, noun, body, line.span(first - 2, line.index_at(mention.span.end)))


def _body(draft: Draft, line: Line, end: int) -> Record | None:
    """Give the body that ends just before a token, where it is not only whose delegation is meant."""
    mention = draft.at(line.tokens[end - 1]) if end else None
    if mention is None or not mention.record.is_a("organization"):
        return None
    first = line.index_at(mention.span.start)
    return None if _PASSING & set(line.words[max(0, first - 8) : first]) else mention.record
