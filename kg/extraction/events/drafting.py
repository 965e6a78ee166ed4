"""From triggers to drafts of events: each with its date, places and parties, and what governs them in the story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from kg.extraction.events import company, where, who
from kg.extraction.events.finding import hits
from kg.extraction.events.when import Calendar, When, dates_fit, runs_on
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.events.hits import Hit
    from kg.model import EventStatus, EventType, Reading, Record

_PAST_PERFECT = re.compile(r"\bhad (?:\w+ )?$")
_GOVERNED_PLACE = frozenset(
    {"Meeting", "Reception", "Speech", "PressConference", "Award", "Interview", "Attack", "Agreement"}
)
GATHERINGS = frozenset({"Reception", "Conference", "Course", "Exercise", "Training", "Meeting", "Summit", "Award"})
"""Events to which «the event», «the participants» and «the next round» refer back."""
_TWO = 2
_HEADING_LENGTH = 60
_TO_COME = re.compile(r"\b(?:programme|program|agenda|schedule|advisory|upcoming|planned|calendar)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:conclud|end|wrapp|finish)(?:ed|es|s)\b")  # the last day is not that of all that came before
_ASIDE = re.compile(r"\b(?:on|in) the (?:sidelines|margins) of\b", re.IGNORECASE)
_REGION = re.compile(r"\b(?:to|in|across|of) the region\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one clause tells it.

    ``own_place``: the clause itself names the place; ``quoted``: it stands in someone's speech; ``goal``: the body
    that was visited, where no place is named.
    """

    hit: Hit
    status: EventStatus
    when: When | None
    places: tuple[Record, ...]
    people: tuple[Record, ...]
    own_place: bool
    quoted: bool
    goal: Record | None = None

    @property
    def type(self) -> EventType:
        """Its event type."""
        return self.hit.trigger.type


@dataclass
class _Story:
    """Where and when the article's story stands, as it is read on.

    ``guests`` are those whose visit it tells of; ``round`` the persons who met or signed last;
    ``legs`` the places of a visit with their days.
    """

    days: dict[EventStatus, When | None] = field(default_factory=dict)
    status: EventStatus = "held"
    place: Record | None = None
    guests: tuple[Record, ...] = ()
    round: tuple[Record, ...] = ()
    legs: list[tuple[When, Record]] = field(default_factory=list)


def drafts(reading: Reading) -> list[Draft]:
    """Give the drafts of an article in the order of the text."""
    calendar = Calendar(reading)
    story = _Story(place=where.dateline(reading))
    found: list[Draft] = []
    for _, group in groupby(_of_kinds(hits(reading)), key=lambda h: h.sentence):
        found += _of_sentence(reading, list(group), calendar, story)
    return found


def _of_kinds(found: Iterable[Hit]) -> Iterator[Hit]:
    """Give «the next round» the type of the gathering told before; where none is, it tells nothing."""
    last: EventType | None = None
    for hit in found:
        if not hit.trigger.again:
            last = hit.trigger.type if hit.trigger.type in GATHERINGS else last
            yield hit
        elif last is not None:
            yield hit._replace(trigger=replace(hit.trigger, type=last))


def _of_sentence(reading: Reading, group: list[Hit], calendar: Calendar, story: _Story) -> Iterator[Draft]:
    dated = [h for h in group if calendar.within(h.clause)]
    visited: Record | None = None
    for hit in group:
        quoted = _quoted(reading, hit)
        when = calendar.of(hit, group[0], alone=len(dated) < _TWO) or calendar.headed(reading, hit)
        places = _region(reading, hit) or where.own_places(reading, hit)
        draft = Draft(
            hit,
            _later(reading, when) or _status(reading, hit, story),
            when,
            tuple(places),
            tuple(_people(reading, hit, places)),
            own_place=bool(places),
            quoted=quoted,
            goal=None if places else where.goal(reading, hit),
        )
        if visited is not None and not places and hit.trigger.type in _GOVERNED_PLACE:
            draft = replace(draft, places=(visited,))  # «visited the camp and met its commander»
        draft = _governed(reading, draft, story)
        draft = _joint(reading, _of_programme(reading, draft, story), story)
        visited = places[0] if hit.trigger.type == "Visit" and len(places) == 1 else visited
        _follow(reading, draft, story)
        yield draft


def _of_programme(reading: Reading, draft: Draft, story: _Story) -> Draft:
    """Give an item of a visit's programme the guest as a party; note whose visit the article tells of."""
    hit = draft.hit
    if draft.type == "Visit" and not story.guests and not hit.in_list(reading):
        story.guests = tuple(r for r in draft.people if r.is_a("person"))
    if not story.guests or not hit.in_list(reading) or hit.trigger.form != "noun" or hit.told:
        return draft
    return replace(draft, people=tuple(dict.fromkeys((*story.guests, *draft.people))))


def _joint(reading: Reading, draft: Draft, story: _Story) -> Draft:
    """Give «the two ministers», and a joint press conference of one of them, those who have just met or signed."""
    people = tuple(r for r in draft.people if r.is_a("person"))
    if draft.type in {"Meeting", "Agreement"} and len(people) >= _TWO:
        story.round = people
    if not people and story.round and company.the_two(reading, draft.hit):
        return replace(draft, people=(*story.round, *draft.people))
    joint = draft.type == "PressConference" and re.search(r"\bjoint\b", draft.hit.phrase.of(reading.text)) is not None
    if joint and len(people) == 1 and people[0] in story.round:
        return replace(draft, people=story.round)
    return draft


def _later(reading: Reading, when: When | None) -> EventStatus | None:
    """Give announced for what is dated after the article itself."""
    published = reading.article.published
    if when is None or published is None:
        return None
    return "announced" if when.start.is_after(published.value) else None


def _people(reading: Reading, hit: Hit, places: list[Record]) -> list[Record]:
    found = [*who.participants(reading, hit), *company.listed(reading, hit), *company.asker(reading, hit)]
    if hit.trigger.type == "Summit" and not any(r.is_a("organization") for r in found):
        found = [*company.owner(reading, hit), *found]
    deed = hit.trigger.type in {"Attack", "Other"}  # the land that is invaded or annexed is where it happens
    return [r for r in dict.fromkeys(found) if not (deed and r in places)]


def _region(reading: Reading, hit: Hit) -> list[Record]:
    """Give the region that «the region» means: the last one the article named."""
    if hit.trigger.type != "Visit" or not _REGION.search(hit.clause.of(reading.text)):
        return []
    regions = [
        m.record
        for m in reading.mentions
        if m.span.end <= hit.words.start and m.record.is_a("place") and not {"City", "Country"} & set(m.record.types)
    ]
    return regions[-1:]


def _status(reading: Reading, hit: Hit, story: _Story) -> EventStatus:
    """Give the status, for a list item or a verb without an ending that of the article's story."""
    if hit.base and hit.status == "held":
        return story.status
    if (
        hit.telegraphic
        and hit.sentence.paragraph >= 0
        and hit.trigger.form == "noun"
        and not re.search(r"\b(?:was|were|held|took|had|has|have)\b", hit.clause.of(reading.text))
    ):
        return "announced" if hit.status == "announced" or _programme(reading, hit) else story.status
    if not hit.in_body() and _TO_COME.search(hit.sentence.span.of(reading.text)):
        return "announced"
    return hit.status


def _programme(reading: Reading, hit: Hit) -> bool:
    """Whether the heading above a list says that it lists what is to come."""
    for above in reversed(reading.article.paragraphs[: hit.sentence.paragraph]):
        if above.kind == "list_item":
            continue
        if above.kind == "heading" or above.span.end - above.span.start < _HEADING_LENGTH:
            return _TO_COME.search(above.span.of(reading.text)) is not None
    headline = reading.article.headline
    at_a_time = re.match(r"\d\d?[:.]\d\d\b", hit.sentence.span.of(reading.text)) is not None
    return at_a_time or (headline is not None and _TO_COME.search(headline.value) is not None)


def _governed(reading: Reading, draft: Draft, story: _Story) -> Draft:
    """Give an event of the story's line the story's day and place, where its own clause tells none."""
    hit = draft.hit
    line = runs_on(hit) and not draft.quoted and hit.in_body() and story.status == draft.status
    earlier = _PAST_PERFECT.search(reading.text, hit.clause.start, hit.words.start) is not None
    day = story.days.get(draft.status)
    if draft.when is None and day is not None and line and not earlier:
        draft = replace(draft, when=replace(day, own=False))
    if draft.places:
        return draft
    if hit.trigger.type not in _GOVERNED_PLACE and draft.goal is None:
        there = _where_clause(reading, hit)
        return replace(draft, places=(there,)) if there else draft
    place = _governing_place(reading, draft, story)
    return replace(draft, places=(place,)) if place else draft


def _where_clause(reading: Reading, hit: Hit) -> Record | None:
    """Give the place that «where» takes up («visited the range, where the exercise …»)."""
    if not reading.text.startswith("where ", hit.clause.start):
        return None
    near = where.placed(reading, Span(hit.sentence.span.start, hit.clause.start), {"in", "at", "to", ""})
    return near[-1].record if near else None


def _governing_place(reading: Reading, draft: Draft, story: _Story) -> Record | None:
    hit = draft.hit
    before = Span(hit.sentence.span.start, hit.phrase.start)
    if hit.trigger.type == "Attack":
        return _paragraph_place(reading, hit)
    if hit.sentence.paragraph >= 0 and reading.article.paragraphs[hit.sentence.paragraph].kind == "list_item":
        headed = where.heading(reading, hit.sentence.paragraph)
        if headed is not None:
            return headed
        if len({place.path for _, place in story.legs}) > 1:
            there = [place for when, place in story.legs if draft.when and dates_fit(when, draft.when)]
            return there[0] if len(there) == 1 else None
    near = where.placed(reading, before, {"in", "at", "to"}) if hit.trigger.type != "Interview" else []
    if near:
        return near[-1].record
    if re.match(r"\W*(?:at|during|in|on the)\b", reading.text[hit.clause.end : hit.sentence.span.end]):
        later = where.placed(reading, Span(hit.clause.end, hit.sentence.span.end), {"in", "at"})
        if later:
            return later[0].record
    aside = _ASIDE.search(before.of(reading.text)) is not None  # «on the sidelines of the forum»: the forum's place
    return None if aside or draft.quoted or hit.sentence.paragraph < 0 else story.place


def _paragraph_place(reading: Reading, hit: Hit) -> Record | None:
    """Give the place that the sentences before in the paragraph speak of."""
    if hit.sentence.paragraph < 0:
        return None
    start = reading.article.paragraphs[hit.sentence.paragraph].span.start
    near = where.placed(reading, Span(start, hit.phrase.start), {"in", "at"})
    return near[-1].record if near else None


def _follow(reading: Reading, draft: Draft, story: _Story) -> None:
    """Let the story move on with an event of its line."""
    hit = draft.hit
    lead = draft.type == "Other" and 0 <= hit.sentence.paragraph < _TWO
    if not (runs_on(hit) or lead) or draft.quoted:
        return
    over = _OVER.search(reading.text, hit.phrase.start, hit.words.end) is not None
    dated = draft.when is not None and draft.when.own and draft.when.start.day is not None
    if hit.sentence.paragraph >= 0 and draft.when is not None and dated and not over:
        story.days[draft.status] = None if draft.when.end is not None else draft.when
    if hit.trigger.form == "verb" or hit.carried:
        story.status = draft.status
    if draft.type == "Visit" and draft.when is not None and draft.when.own and len(draft.places) == 1:
        story.legs.append((draft.when, draft.places[0]))
    station = draft.type == "Visit" and hit.telegraphic and hit.in_body()
    if not draft.own_place or len(draft.places) > 1 or _is_region(draft) or station:
        return
    place = draft.places[0]
    city_in_it = story.place is not None and story.place.country == place.path
    if {"City", "Country"} & set(place.types) and where.rank(place) < where.SITE and not city_in_it:
        story.place = place


def _is_region(draft: Draft) -> bool:
    return draft.hit.sentence.paragraph < 0 and not {"City", "Country"} & set(draft.places[0].types)


def _quoted(reading: Reading, hit: Hit) -> bool:
    """Whether the trigger stands within someone's speech: quotation marks, or an interview's answer."""
    if hit.sentence.paragraph < 0:
        return False
    paragraph = reading.article.paragraphs[hit.sentence.paragraph]
    if paragraph.kind in {"answer", "question"}:
        return True
    before = reading.text[paragraph.span.start : hit.words.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
