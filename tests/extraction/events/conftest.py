"""Readings made by hand: names are marked in the text, ``{p:Marta Velen}`` or ``{p:he=Marta Velen}``.

``p`` a person, ``o`` an organization, ``s`` a state, ``c`` a city (``c:Orlow@Ostria`` in a state), ``r`` a region or
site. Lines that start with ``* `` are list items, with ``# `` headings; the first line with ``! `` is the headline.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from kg.iris import slug
from kg.model import Article, Capture, Event, Mention, Paragraph, PartialDate, Reading, Record, Sentence, Span, Stated
from kg.text import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = re.compile(r"\{([pocsr]):([^}=@]+)(?:=([^}@]+))?(?:@([^}]+))?\}")
_KINDS = {"p": "person", "o": "organization", "c": "place", "s": "place", "r": "place"}
_TYPES = {"p": ("Person",), "o": ("Organization",), "c": ("Place", "City"), "s": ("Place", "Country"), "r": ("Place",)}


def _record(code: str, name: str, inside: str | None) -> Record:
    kind = _KINDS[code]
    country = f"place/{slug(inside)}" if inside else None
    return Record(f"{kind}/{slug(name)}", name, (kind,), _TYPES[code], country=country)  # type: ignore[arg-type]


def _unmarked(marked: str) -> tuple[str, list[Mention]]:
    text, mentions, end = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[end : found.start()]
        start, end = len(text), found.end()
        text += found[2]
        form = "pronoun" if found[2].lower() in {"he", "she", "his", "her"} else "title" if found[3] else "name"
        mentions.append(Mention(Span(start, len(text)), _record(found[1], found[3] or found[2], found[4]), form))
    return text + marked[end:], mentions


def _reading(marked: str, published: str | None = None) -> Reading:
    text, mentions = _unmarked("\n".join(line.strip() for line in marked.strip().splitlines()))
    headline, paragraphs, at = None, [], 0
    for line in text.split("\n"):
        kind = {"* ": "list_item", "# ": "heading", "! ": "headline"}.get(line[:2], "paragraph")
        span = Span(at + (0 if kind == "paragraph" else 2), at + len(line))
        if kind == "headline":
            headline = Stated(span.of(text), span)
        elif line:
            paragraphs.append(Paragraph(span, kind))  # type: ignore[arg-type]
        at += len(line) + 1
    body = Span(0, len(text))
    capture = Capture("made.txt", text, hashlib.sha256(text.encode()).hexdigest(), len(text.encode()), body)
    date = Stated(PartialDate(*map(int, published.split("-"))), Span(0, 0)) if published else None
    article = Article(capture, 1, "article", body, tuple(paragraphs), headline=headline, published=date)
    plain = fold(text)
    told = [Sentence(s, -1) for s in sentences(plain, headline.span)] if headline else []
    told += [Sentence(s, i) for i, p in enumerate(paragraphs) for s in sentences(plain, p.span)]
    return Reading(article, plain, tuple(told), tuple(mentions))


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    return _reading


@pytest.fixture(scope="session")
def events() -> Callable[..., list[Event]]:
    """Give the events that a marked text tells."""
    from kg.extraction.events import read

    def found(marked: str, published: str | None = None) -> list[Event]:
        return [fact for fact in read(_reading(marked, published)) if isinstance(fact, Event)]

    return found
