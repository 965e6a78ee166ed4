"""Who took part in an event: the subject and the objects of its clause, and the names in lists below it.

Persons count wherever the grammar makes them party; organizations and countries only where they act themselves,
not as part of a title («NATO Secretary General», «the President of …»).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events.company import first_person, meant, organizers
from kg.extraction.events.parties import OF_STATES, coordinated, led_away, may_act, possessing, preposition_of, sent
from kg.extraction.events.where import visible
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extraction.events.hits import Hit
    from kg.model import EventType, Mention, Reading, Record

# Under which prepositions after the trigger people and bodies are parties; "" is the direct object.
_PARTIES: dict[EventType, frozenset[str]] = {
    "Visit": frozenset({"by", "of"}),
    "Meeting": frozenset({"", "with", "between", "by", "of", "among"}),
    "Reception": frozenset({"by", "with"}),
    "Exercise": frozenset({"with", "by", "between", "of", "from", "among"}),
    "Training": frozenset({"by", "with"}),
    "Conference": frozenset({"by", "with", "between"}),
    "PressConference": frozenset({"by", "with", "of", "between"}),
    "Summit": frozenset({"of", "between", "with"}),
    "Attack": frozenset({"", "on", "against", "by", "with", "between"}),
    "Award": frozenset({"", "to", "on", "upon", "by"}),
    "Interview": frozenset({"", "with", "to", "for", "of", "by"}),
    "Agreement": frozenset({"between", "with", "by", "of", "among"}),
    "Speech": frozenset({"", "to", "by", "of"}),
    "Course": frozenset({"by", "with"}),
    "Other": frozenset({"by", "to", "from", "with"}),
}
_ASIDE = re.compile(
    r" (?:to (?:discuss|talk|review|exchange|address|mark|strengthen|assess|sign)|about|regarding|concerning|"
    r"on the (?:sidelines|margins)|"
    r"organi[sz]ed in honour|under the auspices|said|says|in order to|in recognition|for (?:his|"
    r"her|their|its)|\w+ing (?:the|that|his|her|their|its|how|a|an))\b"
)
# Bodies stand before these without a genitive («NATO Summit»).
_OF_BODIES = frozenset({"Summit", "Exercise", "Meeting", "Training", "Course"})
_THEIRS = re.compile(r"\b([Hh]is|[Hh]er|[Ii]ts)\b")
_SAYING = re.compile(
    r"\b(?:said|says|reported|announced|stated|claims|claimed) (?:that )?(?!(?:s?he|they|it)\b)(?=[a-z])"
)
_SPEAKING_AT = re.compile(
    r"\b(?:[Aa]t|[Aa]fter|[Ff]ollowing|[Dd]uring|[Ii]n|told) (?:an? |the |his |her |"
    r"their )?(?:[\w-]+ ){0,3}$"
)
_PAID = re.compile(r"\b(?:financed|funded|sponsored|supported|paid for) by [^.;]*$")
_LOCAL = frozenset({"to", "from"})
_CEREMONY = re.compile(r"\b(?:ceremony|command|inauguration)\b")
_PRESENCE = re.compile(r"\b(?:presence|participation|attendance) of [^.;]*$")


def participants(reading: Reading, hit: Hit) -> list[Record]:
    """Give the parties of an event, in the order of the text, each once."""
    found = [
        *_possessors(reading, hit),
        *_subject(reading, hit),
        *_complements(reading, hit),
        *organizers(reading, hit),
    ]
    found += meant(reading, hit, found)
    if hit.adverbial and _SPEAKING_AT.search(reading.text, hit.sentence.span.start, hit.words.start):
        found = [*_main_subject(reading, hit), *found]
    return without_hosts(found)


def without_hosts(records: Iterable[Record]) -> list[Record]:
    """Leave out a country where a body of that country takes part itself, and a body named only as another's whole."""
    unique = list(dict.fromkeys(records))
    countries = {r.country for r in unique if r.is_a("organization")}
    paths = {r.path for r in unique}
    return [
        r
        for r in unique
        if not ("City" in r.types and r.country in paths)
        and not (r.is_a("place") and not r.is_a("organization") and r.path in countries)
        and not any(o != r and o.is_a("organization") and f"of the {r.name}" in o.name for o in unique)
    ]


def _subject(reading: Reading, hit: Hit) -> list[Record]:
    trigger = hit.trigger
    if trigger.refers:
        return _everybody(reading, hit)
    by = trigger.type == "Visit" and hit.adverbial and reading.text.startswith(" by ", hit.words.end)
    if hit.is_noun and (by or not _has_subject(hit)):
        return []  # «during a visit by …»: who came is named
    if trigger.type == "Interview":
        return _speaker(reading, hit)
    before = Span(hit.clause.start, hit.phrase.start if hit.is_noun else hit.words.start)
    if re.match(r"who\b", before.of(reading.text)):
        before = Span(hit.sentence.span.start, hit.clause.start)
        return [m.record for m in visible(reading, before) if m.record.is_a("person")][-1:]
    found = subject_in(reading, before, hit) or first_person(reading, hit)
    if found:
        return found
    # A coordinated verb («…, and addressed the troops») has the subject of the sentence's first event.
    start, end = hit.sentence.span.start, min(hit.opening, hit.phrase.start)
    said = list(_SAYING.finditer(reading.text, start, end))  # who says that others did it did not do it
    return subject_in(reading, Span(said[-1].end() if said else start, end), hit)


def _main_subject(reading: Reading, hit: Hit) -> list[Record]:
    """Give who speaks «at a press conference» or «after talks with …»: the subject of the main clause."""
    ceremony = hit.trigger.type == "Other" and hit.is_noun and _CEREMONY.search(hit.words.of(reading.text)) is not None
    if hit.trigger.type not in {"PressConference", "Meeting", "Speech"} and not ceremony:
        return []
    before = subject_in(reading, Span(hit.sentence.span.start, hit.phrase.start), hit)
    if before:
        return before
    after = [
        m for m in visible(reading, hit.sentence.span) if m.record.is_a("person") and m.span.start >= hit.clause.end
    ]
    free = [m for m in after if not led_away(reading, hit.clause.end, m) and not possessing(reading.text, m)]
    return [m.record for m in free[:1]]


def _everybody(reading: Reading, hit: Hit) -> list[Record]:
    """Give all whom a sentence about attendance names; without persons, the bodies and states that sent people."""
    named = [m for m in visible(reading, hit.sentence.span) if not possessing(reading.text, m)]
    people = [m.record for m in named if m.record.is_a("person")]
    floor = hit.sentence.span.start
    return people or [m.record for m in named if may_act(reading, m, floor, "Meeting") or sent(reading.text, floor, m)]


def _has_subject(hit: Hit) -> bool:
    return (
        hit.carried or hit.trigger.type == "Interview" or (hit.trigger.type in {"Visit", "Speech"} and not hit.definite)
    )


def _speaker(reading: Reading, hit: Hit) -> list[Record]:
    """Give who gave the interview: the person of the sentence nearest before the words, else the first after."""
    if not hit.is_noun and hit.words.of(reading.text).lower().startswith("we "):
        return []
    people = [m for m in visible(reading, hit.sentence.span) if m.record.is_a("person")]
    before = [m for m in people if m.span.end <= hit.words.start]
    after = [m for m in people if m.span.start >= hit.clause.end]
    return [(before[-1] if before else after[0]).record] if before or after else []


def subject_in(reading: Reading, span: Span, hit: Hit) -> list[Record]:
    """Give the last coordinated group of parties in a span that stands under no preposition."""
    mentions = [m for m in visible(reading, span) if may_act(reading, m, span.start, hit.trigger.type)]
    people = [m for m in mentions if m.record.is_a("person") and not possessing(reading.text, m)]
    group: list[Mention] = []
    for mention in reversed(people or [m for m in mentions if not possessing(reading.text, m)]):
        if not group:
            if led_away(reading, span.start, mention):
                continue
            group.append(mention)
        elif coordinated(reading.text[mention.span.end : group[-1].span.start]):
            group.append(mention)
        else:
            break
    return [m.record for m in reversed(group)]


def _possessors(reading: Reading, hit: Hit) -> list[Record]:
    """Give who owns the event in its phrase: «his visit», «Stoltenberg's visit», «NATO Summit», «NATO-… exercise»."""
    if not hit.is_noun:
        return []
    inside = [m for m in reading.mentions_in(hit.sentence.span) if m.span.end > hit.phrase.start]
    inside = [m for m in inside if m.span.end <= hit.words.end]
    found = [m.record for m in inside if _owns(reading, hit, m)]
    pronoun = _THEIRS.search(reading.text, hit.phrase.start, hit.words.start)
    if found or pronoun is None or any(m.span.start == pronoun.start(1) for m in inside):
        return found
    return _antecedent(reading, hit, pronoun[1])


def _owns(reading: Reading, hit: Hit, mention: Mention) -> bool:
    record, kind = mention.record, hit.trigger.type
    if record.is_a("organization") and kind in _OF_BODIES:
        return True
    state = record.is_a("place") and kind in OF_STATES
    if state and _compound(reading, mention):
        return True
    genitive = possessing(reading.text, mention) or mention.form == "pronoun"
    return genitive and (record.is_a("person") or record.is_a("organization") or state)


def _antecedent(reading: Reading, hit: Hit, pronoun: str) -> list[Record]:
    """Give whom an unresolved «his», «her» or «its» means: the nearest before in the sentence, else the first after."""
    people = pronoun.lower() != "its"
    if not people and hit.trigger.type not in OF_STATES:
        return []
    named = [m for m in visible(reading, hit.sentence.span) if m.record.is_a("person") == people]
    named = [m for m in named if people or possessing(reading.text, m)]
    before = [m for m in named if m.span.end <= hit.phrase.start]
    after = [m for m in named if m.span.start >= hit.clause.end] if people else []
    return [(before[-1] if before else after[0]).record] if before or after else []


def _compound(reading: Reading, mention: Mention) -> bool:
    """Whether a country is half of a compound: «…-Ostria exercise»."""
    start, end = mention.span.start, mention.span.end
    return reading.text[start - 1 : start] == "-" or reading.text[end : end + 1] == "-"


def _complements(reading: Reading, hit: Hit) -> list[Record]:
    """Give the parties after the trigger: objects and those under a preposition of taking part."""
    text, kind = reading.text, hit.trigger.type
    stop = _ASIDE.search(text, hit.words.end, hit.clause.end)
    after = Span(hit.words.end, stop.start() if stop else hit.clause.end)
    allowed = _allowed(text, hit)
    found: list[Record] = []
    last: tuple[Mention, bool] | None = None
    for mention in visible(reading, after):
        if possessing(text, mention) or not may_act(reading, mention, after.start, kind):
            continue
        word = preposition_of(text, after.start, mention)
        if last is not None and coordinated(text[last[0].span.end : mention.span.start]):
            party = last[1]
        else:
            lead = text[after.start : mention.span.start]
            party = (
                word in allowed
                or (word == "from" and sent(text, after.start, mention))
                or (word == "with" and "together with" in lead)
                or bool(_PRESENCE.search(lead))
            )
        if _PAID.search(text[after.start : mention.span.start]) or (
            kind == "Other" and word in _LOCAL and not mention.record.is_a("person")
        ):
            party = False
        last = (mention, party)
        if party and not (word == "" and kind == "Award" and not mention.record.is_a("person")):
            found.append(mention.record)
    return _parties_only(found, kind)


def _allowed(text: str, hit: Hit) -> frozenset[str]:
    """Give the prepositions under which a party stands; "" for a direct object."""
    kind = hit.trigger.type
    match kind:
        case "Visit":
            return _PARTIES[kind] if hit.is_noun else frozenset()
        case "Award":
            return frozenset({"by", "to"}) if hit.trigger.passive else frozenset({"by", "to", ""})
        case "Agreement" if not hit.is_noun and not hit.trigger.passive:
            return frozenset({"with"})
        case "Attack" if hit.is_noun:  # the invasion *of* something is no deed of it
            return _PARTIES[kind] - {"of"}
        case "Other":
            return _PARTIES[kind]
        case _:
            call = kind == "Meeting" and hit.is_noun and hit.words.of(text).endswith("call")
            return _PARTIES[kind] | ({"on", "to", "from"} if call else set() if hit.is_noun else {""})


def _parties_only(found: list[Record], kind: EventType) -> list[Record]:
    """Keep persons; the bodies beside them only where bodies are parties of their own."""
    if kind in {"Visit", "Interview", "Reception", "Conference", *OF_STATES, "Speech", "Attack"}:
        return found
    people = [r for r in found if r.is_a("person")]
    return people or found
