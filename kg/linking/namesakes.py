"""Namesakes: told apart where post or country differ, else held back for a person to decide.

A name alone never makes two mentions one person: who is a minister of one state is not the minister of another whom
the same article, or the authority, calls by the same name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.linking.phrases import rank
from kg.model import Doubt, Evidence, Mention, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.linking.draft import Draft
    from kg.linking.names import Cast
    from kg.model import Post

_HELD = Record("topic/held-back", "held back", ("topic",), ("DefinedTerm",))
"""Stands where a name is held back, so that no later rule takes the words for somebody else's."""
_STATE_OFFICES = frozenset(
    "president premier minister chancellor king queen ambassador chief commander secretary mayor governor speaker "
    "spokesman spokeswoman spokesperson prosecutor envoy marshal general".split()
)
_PAST = frozenset({"former", "ex", "then", "late", "acting", "honorary"})


def hold(draft: Draft, span: Span, records: Sequence[Record], reason: str) -> None:
    """Hold a name back: its words mean nobody for sure, and the doubt goes to review with whom they may mean."""
    _doubt(draft, span, reason, records)
    draft.held[surface_key(span.of(draft.text).split()[-1])] = tuple(records)
    if not draft.within(span):
        draft.put(Mention(span, _HELD))


def release(draft: Draft) -> None:
    """Take the marks of what was held back out again."""
    for mention in draft.mentions:
        if mention.record is _HELD:
            draft.drop(mention)


def choose(draft: Draft, records: Iterable[Record]) -> Record | None:
    """Give the one of an ambiguous name's records whose country the article names, and no other's."""
    named = {m.record.path for m in draft.mentions}
    fitting = [record for record in records if {record.country, record.parent} & named - {None}]
    return fitting[0] if len(fitting) == 1 else None


def part(draft: Draft, cast: Cast, posts: Sequence[Post]) -> tuple[Post, ...]:
    """Give the posts with namesakes apart: a record for each state of which a name's bearer holds an office."""
    found = list(posts)
    by_person = _by_person(found)
    for person in {post.person.path: post.person for post in posts}.values():
        mine = by_person.get(person, [])
        countries = list(dict.fromkeys(filter(None, [person.country, *map(_country, mine)])))
        if len(countries) > 1:
            found = _parted(draft, cast, person, found)
            by_person = _by_person(found)
    return tuple(found)


def _by_person(posts: Iterable[Post]) -> dict[Record, list[Post]]:
    found: dict[Record, list[Post]] = {}
    for post in posts:
        found.setdefault(post.person, []).append(post)
    return found


def _country(post: Post) -> str | None:
    """Give the path of the state whose office a post is, None for what one may hold besides another's."""
    words = post.title.lower().split()
    if post.at is None or rank(post) or _PAST & set(words) or not _STATE_OFFICES & {w.strip(",") for w in words}:
        return None
    return post.at.path if "Country" in post.at.types else post.at.country


def _parted(draft: Draft, cast: Cast, person: Record, posts: list[Post]) -> list[Post]:
    """Give each state's bearer of a name a record of its own; hold back the mentions that say not whose they are."""
    spans: dict[Span, Record] = {}
    found: list[Post] = []
    for post in posts:
        state = _country(post) if post.person == person else None
        if state is None or state == person.country:
            found.append(post)
            continue
        record = replace(
            person, path=f"{person.path}-{state.partition('/')[2]}", country=state, labels=(), provisional=True
        )
        cast.add(record)
        spans[post.span] = record
        found.append(replace(post, person=record))
    bearers = tuple(dict.fromkeys(spans.values()))
    own = [p.span for p in found if p.person == person]
    for mention in [m for m in draft.mentions if m.record == person]:
        bearer = next((r for span, r in spans.items() if span.covers(mention.span)), None)
        if bearer is not None:
            draft.swap(mention, bearer)
        elif not any(span.covers(mention.span) for span in own):
            draft.drop(mention)
            reason = "two persons of the article have this name, and hold offices of different states"
            _doubt(draft, mention.span, reason, bearers)
    if not any(m.record == person for m in draft.mentions):
        cast.drop(person.path)
    return [p for p in found if p.person != person or any(m.record == person for m in draft.within(p.span))]


def _doubt(draft: Draft, span: Span, reason: str, records: Sequence[Record]) -> None:
    """Note a doubt, once for the same words."""
    claim = f"«{span.of(draft.article.capture.text)}» names one of them"
    if any(doubt.claim == claim for doubt in draft.doubts):
        return
    alternatives = tuple(f"{record.path} ({record.name})" for record in records)
    context = next((x.sentence.span for x in draft.lines if x.sentence.span.covers(span)), span)
    draft.doubts.append(Doubt("identity", claim, reason, Evidence(span, context), alternatives))
