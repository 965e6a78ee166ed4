"""One event for one happening: the headline, the lead and the body often tell the same one.

Two tellings are of one event when their type is the same and nothing speaks against it: neither the date, nor the
place, nor the name, nor who took part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events.clusters import Cluster
from kg.extraction.events.drafting import GATHERINGS
from kg.extraction.events.labels import deed
from kg.extraction.events.when import dates_fit
from kg.extraction.events.where import CITY, SITE, is_region, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extraction.events.drafting import Draft
    from kg.model import Reading, Record

_NAMED = frozenset({"Summit", "Conference", "Course", "Exercise", "Training", "Reception", "Agreement"})
_COUNTERPARTS = frozenset({"Meeting", "PressConference", "Award", "Attack", "Interview", "Visit", "Speech"})
_TOLD_ONCE = frozenset({"PressConference", "Exercise", "Conference", "Course", "Training", "Reception"})
_TIME = re.compile(r"\d\d?[:.]\d\d\b")
_CEREMONY = re.compile(r"\b(?:ceremony|signing|opening)\b")
_HEADS: dict[str, re.Pattern[str]] = {
    "Conference": re.compile(
        r"workshop|seminar|round[- ]?table|panel|webinar|symposi|conference|forum|"
        "congress",
        re.IGNORECASE,
    ),
    "Award": re.compile(
        r"medal|diploma|certificate|(?<!in )order|plaque|badge|commendation|doctorate|"
        "(?<!red )cross",
        re.IGNORECASE,
    ),
}
_A = re.compile(r"\b[Aa]n? (?:[\w-]+ ){0,3}$")
_DULL = frozenset(
    "the a an first last next recent this that in of and for at summit conference exercise exercises course training "
    "meeting forum joint military annual dialogue seminar workshop panel discussion".split()
)


def merge(reading: Reading, drafts: Sequence[Draft]) -> list[Cluster]:
    """Give the events of an article, each with its tellings; what only refers back joins what it refers to."""
    clusters: list[Cluster] = []
    for draft in drafts:
        home = _home(reading, draft, clusters)
        if home is None and draft.hit.trigger.refers:
            continue
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.add(draft)
    return clusters


def _home(reading: Reading, draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    if draft.hit.trigger.refers or _is_known(reading, draft):
        ceremony = _CEREMONY.search(draft.hit.words.of(reading.text)) is not None
        kinds = GATHERINGS | {"Agreement", "Other"} if ceremony else GATHERINGS
        gatherings = [c for c in clusters if c.tellings[0].type in kinds]
        if gatherings or draft.hit.trigger.refers:
            return gatherings[-1] if gatherings else None
    alike = [c for c in clusters if c.tellings[0].type == draft.type]
    if alike and _is_same(reading, draft):
        return alike[-1]
    fitting = [c for c in alike if _fits(reading, draft, c)]
    if not fitting:
        return None
    return max(fitting, key=lambda c: (_overlap(draft.people, c.people), clusters.index(c)))


def _one_deed(reading: Reading, one: Draft, two: Draft) -> bool:
    """Whether two events of no common kind do the same; a ceremony may be held for any deed."""
    if deed(one.hit.words.of(reading.text)) == deed(two.hit.words.of(reading.text)):
        return True
    weak = one if one.hit.trigger.weak else two if two.hit.trigger.weak else None
    near = one.hit.sentence == two.hit.sentence or not two.hit.in_body()
    return weak is not None and (near or weak.hit.definite or weak is two)


def _is_item(reading: Reading, draft: Draft) -> bool:
    """Whether it is an item of a programme, with the time of day at which it begins."""
    return draft.hit.in_list(reading) and _TIME.match(reading.text, draft.hit.sentence.span.start) is not None


def _is_dated(draft: Draft) -> bool:
    return draft.when is not None and draft.when.own


def _is_known(reading: Reading, draft: Draft) -> bool:
    """Whether «the meeting», with nothing more said of it, means the gathering told last, of whatever type."""
    hit = draft.hit
    own = draft.own_place or _is_dated(draft) or hit.name is not None
    own = own or reading.text.startswith((" of ", " between "), hit.words.end)
    return draft.type == "Meeting" and hit.is_noun and hit.definite and hit.in_body() and not own


def _is_same(reading: Reading, draft: Draft) -> bool:
    """Whether «the press conference», with nothing more said of it, means the one told last."""
    hit = draft.hit
    own = draft.own_place or _is_dated(draft) or hit.name is not None
    the = re.search(r"\b[Tt]he (?:\w+ )?$", reading.text[hit.sentence.span.start : hit.words.start]) is not None
    return draft.type in _TOLD_ONCE and hit.is_noun and the and hit.in_body() and not hit.in_list(reading) and not own


def _fits(reading: Reading, draft: Draft, cluster: Cluster) -> bool:
    if draft.hit.trigger.again or cluster.tellings[0].hit.trigger.again:
        return False
    if _is_item(reading, draft) and (draft.type == "Visit" or any(_is_item(reading, d) for d in cluster.tellings)):
        return False  # an item of its own, or a station of the visit
    if _is_dated(draft) and cluster.when is None and all(_is_item(reading, d) for d in cluster.tellings):
        return False
    if draft.type == "Other" and not any(_one_deed(reading, draft, d) for d in cluster.tellings):
        return False
    return (
        dates_fit(None if _refers_back(draft) else draft.when, cluster.when)
        and _places_fit(reading, draft, cluster)
        and _names_fit(reading, draft, cluster)
        and _heads_fit(reading, draft, cluster)
        and _people_fit(draft, cluster)
    )


def _refers_back(draft: Draft) -> bool:
    """Whether a telling speaks of something known, so that the story's own day need not be its day."""
    return draft.hit.definite and draft.when is not None and not draft.when.own


def _places_fit(reading: Reading, draft: Draft, cluster: Cluster) -> bool:
    places = cluster.all_places
    if draft.hit.definite and not draft.own_place and draft.type != "Visit":
        return True  # «the press conference»: the place of the story need not be its place
    if draft.goal is not None or any(d.goal is not None for d in cluster.tellings):
        return all(d.goal == draft.goal for d in cluster.tellings)
    if not draft.places or not places:
        return not (
            draft.type == "Visit" and draft.people and cluster.people and not _overlap(draft.people, cluster.people)
        )
    if draft.type == "Agreement" and _signs_the_known(reading, draft, places):
        return True
    headed = not draft.hit.in_body() or any(not d.hit.in_body() for d in cluster.tellings)
    headed = headed and not draft.hit.in_list(reading)  # a station of the visit that the headline tells
    return any(_one_place(p, q, draft) or (headed and _may_hold(p, q)) for p in draft.places for q in places)


def _signs_the_known(reading: Reading, draft: Draft, places: set[Record]) -> bool:
    """Whether «The contract was signed at the yard» tells more of a signing that was told with its city."""
    known = (
        draft.hit.trigger.passive and re.search(r"\b[Tt]he $", reading.text[: draft.hit.words.start][-4:]) is not None
    )
    return known and {rank(p) for p in draft.places}.isdisjoint(rank(p) for p in places)


def _may_hold(one: Record, two: Record) -> bool:
    """Whether a headline's place and the body's can be one: a state, and a place of which no state is known."""
    lands = [rank(place) < CITY and not is_region(place) for place in (one, two)]
    return sum(lands) == 1 and (one if lands[1] else two).country is None


def _one_place(one: Record, two: Record, draft: Draft) -> bool:
    if one == two:
        return True
    if one.country == two.path or two.country == one.path:
        return draft.type != "Visit" or SITE not in {rank(one), rank(two)}
    return draft.type == "Visit" and SITE not in {rank(one), rank(two)} and is_region(one) != is_region(two)


def _names_fit(reading: Reading, draft: Draft, cluster: Cluster) -> bool:
    if draft.type not in _NAMED:
        return True
    if draft.hit.name is None and _is_new(reading, draft) and any(d.hit.name is not None for d in cluster.tellings):
        return False
    mine = key_words(reading, draft)
    theirs = {w for d in cluster.tellings for w in key_words(reading, d)}
    return not mine or not theirs or bool(mine & theirs)


def _is_new(reading: Reading, draft: Draft) -> bool:
    """Whether «an exercise» with a day or place of its own brings in another one than those told by name."""
    hit = draft.hit
    own = draft.own_place or _is_dated(draft)
    return own and hit.in_body() and _A.search(reading.text, hit.phrase.start, hit.words.start) is not None


def _heads_fit(reading: Reading, draft: Draft, cluster: Cluster) -> bool:
    """Whether a workshop is not taken for a conference, nor a medal for a certificate."""
    words = _HEADS.get(draft.type)
    if words is None or (draft.hit.definite and draft.hit.name is None and draft.type == "Conference"):
        return True
    mine = _heads(words, reading, draft)
    theirs = {w for d in cluster.tellings for w in _heads(words, reading, d)}
    return not mine or not theirs or bool(mine & theirs)


def _heads(words: re.Pattern[str], reading: Reading, draft: Draft) -> set[str]:
    span = draft.hit.words if draft.type == "Conference" else draft.hit.clause
    return {word.lower() for word in words.findall(span.of(reading.text))}


def key_words(reading: Reading, draft: Draft) -> set[str]:
    """Give the words that tell an event's name apart: capitalised, neither dull nor a party's or place's own."""
    if draft.hit.name is None:
        return set()
    words = re.findall(r"[A-Z][\w-]+|\d{4}", draft.hit.name.of(reading.text))
    bodies = {w.lower() for r in draft.people for w in r.name.split()}
    return {w.lower() for w in words if w.lower() not in _DULL and w.lower() not in bodies}


def _people_fit(draft: Draft, cluster: Cluster) -> bool:
    mine, theirs = set(draft.people), set(cluster.people)
    if not draft.hit.in_body() or not any(d.hit.in_body() for d in cluster.tellings):
        mine, theirs = (  # headlines name bodies and states for the persons of the text
            {r for r in people if r.is_a("person")} if draft.type in {"Meeting", "Visit"} else people
            for people in (mine, theirs)
        )
    if draft.type == "Meeting" and mine and not theirs and _brings_in(draft, cluster):
        return False
    if draft.type not in _COUNTERPARTS or not mine or not theirs:
        return True
    if draft.type in {"Meeting", "PressConference"}:
        return _same_round(draft, cluster, mine, theirs)
    return bool(_states(mine) & _states(theirs))


def _brings_in(draft: Draft, cluster: Cluster) -> bool:
    """Whether «had a call with …» in the body tells another meeting than one that named nobody, but its day."""
    known = [d for d in cluster.tellings if d.hit.in_body() and d.own_place and _is_dated(d)]
    return bool(known) and draft.hit.in_body() and draft.hit.carried and not draft.hit.definite


def _states(records: Iterable[Record]) -> set[str]:
    """Give who acts, a capital standing for its state («Moscow» for Russia)."""
    return {r.country if r.is_a("place") and r.country and "City" in r.types else r.path for r in records}


def _same_round(draft: Draft, cluster: Cluster, mine: set[Record], theirs: set[Record]) -> bool:
    """Whether two meetings may be one: one round holds the other, and a lone name is not enough in the body."""
    if not (mine <= theirs or theirs <= mine or len(mine & theirs) > 1):
        return False
    if len(mine) > 1 and len(theirs) > 1:
        return True
    headline = draft.hit.sentence.paragraph < 0 or any(d.hit.sentence.paragraph < 0 for d in cluster.tellings)
    together = any(d.hit.sentence == draft.hit.sentence for d in cluster.tellings)
    bodies = all(not r.is_a("person") for r in mine & theirs)
    return headline or together or draft.hit.definite or bodies


def _overlap(one: Iterable[Record], two: Iterable[Record]) -> int:
    return len(set(one) & set(two))
