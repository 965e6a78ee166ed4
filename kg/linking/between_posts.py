"""What the posts of an article say of each other: counterparts, deputies, countries just named, short forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.linking.offices import RELATIVE_TITLES
from kg.linking.phrases import rank, words_of

if TYPE_CHECKING:
    from kg.linking.draft import Draft
    from kg.model import Mention, Post, Span

_NEAR = 120

_STATE_OFFICES = frozenset(
    {"president", "prime minister", "foreign minister", "defence minister", "defense minister", "king", "chancellor"}
)


_AND_THE = re.compile(r"(?:,|;)? and (?:the |its )?$")


_MEETING = re.compile(
    r",?(?: to| and| where (?:he|she|they)(?: will)?)? (?:meet|met|meets|hold talks|held talks|had talks|have talks|"
    r"talk|talked|speak|spoke|for talks|for a meeting|had discussions)(?: with)? (?:the |its )?"
)


def settled(draft: Draft, posts: list[Post]) -> tuple[Post, ...]:
    """Give the posts in the order of the text, each with what the others say of it, and once."""
    posts = _of_counterparts(draft, _of_deputies(draft, _with_states(draft, posts)))
    return tuple(sorted(_once(posts), key=lambda post: post.span))


def _of_counterparts(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give «his Norwegian counterpart, X» the title of the one named before; no other title is only by another's.

    A title that names a nation («Chief of the Ostrian General Staff») is only its own holder's.
    """
    found: list[Post] = []
    for post in posts:
        if post.office.split()[-1] not in RELATIVE_TITLES:
            found.append(post)
        elif post.office in {"counterpart", "colleague"} and post.at is not None:
            before = [k for k in found if k.span.end <= post.span.start <= k.span.end + _NEAR and not rank(k)]
            national = before and any(draft.is_demonym(word) for word in before[-1].title.split())
            if before and not national and before[-1].person != post.person:
                found.append(replace(post, title=before[-1].title, office=before[-1].office))
    return found


def _of_deputies(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give «her deputy, X» the body of the one named before."""
    found: list[Post] = []
    for post in posts:
        lead = draft.text[max(0, post.span.start - 4) : post.span.start].strip().lower()
        if post.at is None and lead in {"his", "her"}:
            before = [k for k in found if k.span.end <= post.span.start and k.at is not None and not rank(k)]
            found.append(replace(post, at=before[-1].at) if before and before[-1].person != post.person else post)
        else:
            found.append(post)
    return found


def _once(posts: list[Post]) -> list[Post]:
    """Leave out short forms («Director X» of «Director for Policy»); the same title takes the body said elsewhere."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda post: (-len(words_of(post)), post.span)):
        alike = [k for k in kept if k.person == post.person and rank(k) == rank(post)]
        own = words_of(post)
        longer = next((k for k in alike if own <= words_of(k)), None)
        same = longer is not None and own == words_of(longer)
        if longer is None or (same and post.at is not None and longer.at not in {None, post.at}):
            kept.append(post)
        elif same and longer.at in {None, post.at}:
            kept[kept.index(longer)] = replace(longer, at=post.at)
            if post.title == longer.title:
                kept.append(replace(post, at=post.at))
    return kept


def _span(mention: Mention) -> Span:
    return mention.span


def _with_states(draft: Draft, posts: list[Post]) -> list[Post]:
    """Give state offices the country just named: «the President of X, A, and the Prime Minister, B»."""
    found: list[Post] = []
    by_span = {m.span: m for m in reversed(draft.mentions) if "Country" in m.record.types}
    countries = sorted(by_span.values(), key=_span)
    for post in posts:
        at = post.at
        if at is None and post.office in _STATE_OFFICES:
            lead = draft.text[max(0, post.span.start - 60) : post.span.start]
            begun = islice(reversed(countries), len(countries) - bisect_left(countries, post.span, key=_span), None)
            country_before = next((m for m in begun if m.span.end <= post.span.start), None)
            if _AND_THE.search(lead) and found and found[-1].at and found[-1].span.end + 12 > post.span.start:
                at = found[-1].at if found[-1].at.is_a("place") else None
            elif country_before and _MEETING.fullmatch(draft.text[country_before.span.end : post.span.start]):
                at = country_before.record
        found.append(replace(post, at=at))
    return found
