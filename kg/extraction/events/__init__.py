"""Events that an article reports: visits, meetings, exercises, summits … each held or announced.

The steps, one module each: ``triggers`` (the words that tell events) → ``finding`` (which of them do, and in which
clause) → ``drafting`` (date, place and parties: ``when``, ``where``, ``who``) → ``merging`` (one event for one
happening) → ``labels``; ``grounds`` says which of them are
told well enough to be published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.dates import anchor_for
from kg.extraction.events.drafting import drafts
from kg.extraction.events.grounds import is_grounded
from kg.extraction.events.labels import label
from kg.extraction.events.merging import merge
from kg.model import Doubt, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.events.clusters import Cluster
    from kg.extraction.events.drafting import Draft
    from kg.model import EventStatus, Reading

__all__ = ["read"]


def read(reading: Reading) -> Iterator[Event | Doubt]:
    """Give the events of an article in the order in which it first tells them.

    What names neither a day, nor a place, nor anyone who took part is a doubt, not an event.
    """
    for cluster in merge(reading, drafts(reading)):
        if any(is_grounded(reading, draft) for draft in cluster.tellings):
            yield _event(reading, cluster)
        else:
            yield _doubt(reading, cluster)


def _event(reading: Reading, cluster: Cluster) -> Event:
    first, when = cluster.tellings[0], cluster.when
    return Event(
        type=first.type,
        label=label(reading, cluster),
        status="announced" if _is_to_come(reading, cluster) else _status(cluster),
        evidence=tuple(dict.fromkeys(_evidence(d) for d in cluster.tellings)),
        start=when.start if when else None,
        end=when.end if when else None,
        places=cluster.places,
        participants=cluster.people,
    )


def _is_to_come(reading: Reading, cluster: Cluster) -> bool:
    """Whether the event begins after the article's own day or month, so that it cannot have been held."""
    now = anchor_for(reading.article, reading.text)
    return now is not None and cluster.when is not None and cluster.when.start.is_after(now)


def _status(cluster: Cluster) -> EventStatus:
    """Held as soon as one telling says so; what only refers back to the event («his address») says nothing of it."""
    saying = [d for d in cluster.tellings if d.hit.told or not d.hit.definite]
    saying = [d for d in saying if not d.hit.trigger.refers] or cluster.tellings
    saying = [
        d for d in saying if d.hit.told or d.hit.in_body()
    ] or saying  # «Visit to Norva» in a headline may be either
    return "held" if any(d.status == "held" for d in saying) else "announced"


def _evidence(draft: Draft) -> Evidence:
    return Evidence(draft.hit.clause, draft.hit.sentence.span)


def _doubt(reading: Reading, cluster: Cluster) -> Doubt:
    first = cluster.tellings[0]
    words = re.sub(r"\s+", " ", first.hit.phrase.of(reading.text)).strip()
    reason = "neither a day nor a place nor anyone taking part is told"
    return Doubt("event", f"{first.type}: {words}", reason, _evidence(first), fact=_event(reading, cluster))
