"""A short English phrase for each event, in our words: «Visit of … to …»; a proper name stands as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.events.clusters import Cluster
    from kg.model import Reading, Record

_HEADS = {
    "PressConference": "Press conference",
    "Other": "Event",
}
# Events that have no owner: they are held «with» those who took part.
_JOINED_BY = dict.fromkeys(("Reception", "Exercise", "Training", "Conference", "Course"), "with") | {"Other": "by"}
_NOUNS = (
    ("annex", "Annexation"),
    ("select", "Selection"),
    ("chosen", "Selection"),
    ("inaugurat", "Inauguration"),
    ("open", "Opening"),
    ("launch", "Launch"),
    ("passed", "Passing of a law"),
    ("adopted", "Adoption of a law"),
    ("founded", "Foundation"),
    ("established", "Foundation"),
    ("created", "Foundation"),
    ("wreath", "Laying of a wreath"),
    ("flowers", "Laying of flowers"),
    ("credential", "Presentation of credentials"),
    ("rescued", "Rescue"),
    ("evacuated", "Evacuation"),
    ("command", "Change of command"),
    ("handed", "Handover"),
)
_LIMIT = 3


def label(reading: Reading, cluster: Cluster) -> str:
    """Give the label of an event."""
    first = cluster.tellings[0]
    name = next((d.hit.name for d in cluster.tellings if d.hit.name is not None), None)
    if name is not None and first.type not in {"Visit", "Meeting", "Attack"}:
        words = " ".join(name.of(reading.text).split())
        return re.sub(
            r"^(?:the|a|an|his|her|its|their|this|that|our|first|last|next|recent)\s+", "", words, flags=re.IGNORECASE
        )
    people = [r for r in cluster.people if r.is_a("person")] or list(cluster.people)
    if first.type == "Agreement":
        people = [r for r in cluster.people if not r.is_a("person")] or people
    head = _HEADS.get(first.type, first.type)
    if first.type == "Other":
        head = deed(first.hit.words.of(reading.text))
    if first.type in {"Visit", "Speech"} and people:
        text = f"{head} of {_list(people)}"
    elif first.type == "Attack":
        text = _attack(reading, cluster)
    elif first.type == "Agreement" and (document := _document(reading, cluster)):
        text = f"Signing of {document}"
    elif first.type == "Award" and len(people) > 1 and not first.hit.is_noun and not first.hit.trigger.passive:
        text = f"{head} to {_list(people[1:])}"  # the first gives it
    elif first.type == "Award" and people:
        text = f"{head} to {_list(people)}"
    elif len(people) > 1 and first.type in {"Meeting", "Interview", "PressConference", "Agreement"}:
        text = f"{head} of {people[0].name} with {_list(people[1:])}"
    else:
        text = f"{head} {_JOINED_BY.get(first.type, 'of')} {_list(people)}" if people else head
    return f"{text}{_at(cluster)}"


def _document(reading: Reading, cluster: Cluster) -> str:
    """Give the name of the document that is signed, if it has one."""
    spans = [d.hit.clause for d in cluster.tellings]
    named = [m.record for span in spans for m in reading.mentions_in(span) if m.record.is_a("programme")]
    return named[0].name if named else ""


def deed(words: str) -> str:
    """Name an event of no common kind by its own words."""
    for stem, noun in _NOUNS:
        if stem in words.lower():
            return noun
    return words[:1].upper() + words[1:]


def _attack(reading: Reading, cluster: Cluster) -> str:
    words = cluster.tellings[0].hit.words.of(reading.text).lower()
    for stem, noun in (
        ("invasion", "Invasion"),
        ("sabotage", "Sabotage"),
        ("clash", "Clash"),
        ("violence", "Violence"),
        ("invaded", "Invasion"),
    ):
        if stem in words:
            head = noun
            break
    else:
        head = "Attack"
    return f"{head} involving {_list(cluster.people)}" if cluster.people else head


def _list(records: Sequence[Record]) -> str:
    names = [r.name for r in records[:_LIMIT]]
    if len(records) > _LIMIT:
        return f"{', '.join(names)} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _at(cluster: Cluster) -> str:
    first = cluster.tellings[0]
    goal = next((d.goal for d in cluster.tellings if d.goal is not None), None)
    to = [goal] if goal is not None else list(cluster.places)
    if not to:
        return ""
    return f" {'to' if first.type == 'Visit' else 'in'} {_list(to)}"
