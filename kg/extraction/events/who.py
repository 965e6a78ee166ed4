"""Who took part in an event: the subject and the objects of its clause, and the names in lists below it.

Persons count wherever the grammar makes them party; organizations and countries only where they act themselves,
not as part of a title («NATO Secretary General», «the President of …»).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.where import governor, rank, title_start, visible
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
    "Other": frozenset({"by", "of"}),
}
# Events in which countries are parties, and not only the place.
_OF_STATES = frozenset({"Exercise", "Training", "Course", "Agreement", "Attack", "Other"})
_ASIDE = re.compile(
    r" (?:to (?:discuss|talk|review|exchange|address|mark|strengthen|assess|sign)|about|regarding|concerning|"
    r"on the (?:sidelines|margins)|"
    r"in the presence|organi[sz]ed in honour|under the auspices|said|says|in order to|in recognition|for (?:his|"
    r"her|their|its)|\w+ing (?:the|that|his|her|their|its|how|a|an))\b"
)
_SUBJECT_BREAK = frozenset("with of to by from for than after against about between among".split())
_TITLE_WORDS = re.compile(
    rf"(?:\b(?:the|mr|mrs|ms|dr|h\.e\.?|prof|his|her|excellency)\b\.?|{w.OFFICE}|[A-Z][\w.'-]*|for|of|and|at|'s|&|"
    rf"[,\s])*$",
    re.IGNORECASE,
)
_SPEAKING_AT = re.compile(r"(?:\b(?:at|after|following|during) (?:an? |the |his |her |their )?(?:[\w-]+ ){0,2})$")
_POSSESSIVE = ("'s", "s'")


def participants(reading: Reading, hit: Hit) -> list[Record]:
    """Give the parties of an event, in the order of the text, each once."""
    found = [*_possessors(reading, hit), *_subject(reading, hit), *_complements(reading, hit)]
    if hit.adverbial and _SPEAKING_AT.search(reading.text, hit.sentence.span.start, hit.phrase.start):
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
    if trigger.form == "noun" and not _has_subject(hit):
        return []
    if trigger.type == "Interview":
        return _speaker(reading, hit)
    before = Span(hit.clause.start, hit.phrase.start if hit.is_noun else hit.words.start)
    if re.match(r"who\b", before.of(reading.text)):
        before = Span(hit.sentence.span.start, hit.clause.start)
        return [m.record for m in visible(reading, before) if m.record.is_a("person")][-1:]
    found = subject_in(reading, before, hit)
    if found:
        return found
    # A coordinated verb («…, and addressed the troops») has the subject of the sentence's first event.
    return subject_in(reading, Span(hit.sentence.span.start, min(hit.opening, hit.phrase.start)), hit)


def _main_subject(reading: Reading, hit: Hit) -> list[Record]:
    """Give who speaks «at a press conference» or «after talks with …»: the subject of the main clause."""
    if hit.trigger.type not in {"PressConference", "Meeting"}:
        return []
    before = subject_in(reading, Span(hit.sentence.span.start, hit.phrase.start), hit)
    if before:
        return before
    after = [
        m for m in visible(reading, hit.sentence.span) if m.record.is_a("person") and m.span.start >= hit.clause.end
    ]
    free = [m for m in after if not _led_away(reading, hit.clause.end, m) and not _possessing(reading.text, m)]
    return [m.record for m in free[:1]]


def _everybody(reading: Reading, hit: Hit) -> list[Record]:
    """Give all whom a sentence about attendance names; without persons, the bodies and states that sent people."""
    named = [m for m in visible(reading, hit.sentence.span) if not _possessing(reading.text, m)]
    people = [m.record for m in named if m.record.is_a("person")]
    return people or [
        m.record for m in named if _may_act(reading, m, hit.sentence.span.start, "Meeting") or _sent(reading, hit, m)
    ]


def _sent(reading: Reading, hit: Hit, mention: Mention) -> bool:
    """Whether people from a state take part: «soldiers from A, B and C»."""
    if not mention.record.is_a("place") or rank(mention.record) > 1:
        return False
    before = reading.text[hit.sentence.span.start : mention.span.start]
    return (
        re.search(rf"\b{w.DELEGATES} from (?:[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:, | and |, and ))*(?:the )?$", before)
        is not None
    )


def _has_subject(hit: Hit) -> bool:
    return (
        hit.carried or hit.trigger.type == "Interview" or (hit.trigger.type in {"Visit", "Speech"} and not hit.definite)
    )


def _speaker(reading: Reading, hit: Hit) -> list[Record]:
    """Give who gave the interview: the person of the sentence nearest before the words, else the first after."""
    if hit.trigger.form == "verb" and hit.words.of(reading.text).lower().startswith("we "):
        return []
    people = [m for m in visible(reading, hit.sentence.span) if m.record.is_a("person")]
    before = [m for m in people if m.span.end <= hit.words.start]
    after = [m for m in people if m.span.start >= hit.clause.end]
    return [(before[-1] if before else after[0]).record] if before or after else []


def subject_in(reading: Reading, span: Span, hit: Hit) -> list[Record]:
    """Give the last coordinated group of parties in a span that stands under no preposition."""
    mentions = [m for m in visible(reading, span) if _may_act(reading, m, span.start, hit.trigger.type)]
    people = [m for m in mentions if m.record.is_a("person") and not _possessing(reading.text, m)]
    group: list[Mention] = []
    for mention in reversed(people or [m for m in mentions if not _possessing(reading.text, m)]):
        if not group:
            if _led_away(reading, span.start, mention):
                continue
            group.append(mention)
        elif _coordinated(reading.text[mention.span.end : group[-1].span.start]):
            group.append(mention)
        else:
            break
    return [m.record for m in reversed(group)]


def _possessing(text: str, mention: Mention) -> bool:
    return text.startswith(_POSSESSIVE, mention.span.end)


def _led_away(reading: Reading, floor: int, mention: Mention) -> bool:
    """Whether a preposition before the person's titles makes them something other than the subject."""
    text = reading.text
    earlier = [m for m in visible(reading, Span(floor, mention.span.start)) if m.record.is_a("person")]
    if earlier:
        between = text[earlier[-1].span.end : mention.span.start]
        if re.match(r"(?:,.*)? and\b", between) and _coordinated(between):
            return _led_away(reading, floor, earlier[-1])
        floor = earlier[-1].span.end
    before = text[max(floor, mention.span.start - 90) : mention.span.start]
    rest = before[: title_start(before)].rstrip()
    last = re.search(r"([\w']+)$", rest)
    if last is None or re.search(
        rf"\b(?:{w.DELEGATES} (?:of|from)|(?:led|headed|chaired|represented) by)$", rest, re.IGNORECASE
    ):
        return False
    return last[1].lower() in _SUBJECT_BREAK


def _coordinated(between: str) -> bool:
    """Whether two names stand in one list: only titles, commas and «and» are between them."""
    if not re.search(r",|\band\b|\balong(?:side| with)\b|\btogether with\b|&", between):
        return False
    plain = re.sub(
        rf"{w.OFFICE}|\b(?:the|mr|mrs|ms|dr|and|of|for|at|as well as|alongside|along with|together with|his|her|"
        r"then|former|new|current|both|also|h\.e)\b",
        " ",
        between,
        flags=re.IGNORECASE,
    )
    return re.search(r"(?<![\w-])[a-z][\w-]{2,}", plain.replace("'s", " ")) is None and ";" not in plain


def _may_act(reading: Reading, mention: Mention, floor: int, kind: EventType) -> bool:
    record = mention.record
    if record.is_a("person"):
        return True
    if not (record.is_a("organization") or (record.is_a("place") and kind in _OF_STATES and rank(record) < 3)):
        return False
    if (
        record.is_a("place")
        and not record.is_a("organization")
        and governor(reading.text, floor, mention.span.start)
        in {"in", "at", "near", "to", "into", "from", "throughout", "across"}
    ):
        return False
    return not _in_title(reading.text, floor, mention)


def _in_title(text: str, floor: int, mention: Mention) -> bool:
    """Whether a body or country stands only as part of someone's title."""
    after = text[mention.span.end : mention.span.end + 60]
    holder = re.match(rf"(?:'s)? (?:[A-Z][\w-]*(?: and)? ){{0,4}}?({w.OFFICE})\b", after)
    if holder is not None and not holder[1].endswith("s"):
        return True
    before = text[max(floor, mention.span.start - 70) : mention.span.start]
    held = re.search(
        rf"({w.OFFICE}|{w.DELEGATES})(?:\s[A-Z][\w-]*)?(?: (?:for|of|and|in|&) (?:[A-Z][\w-]*\s?)+)* (?:of|at|in|"
        rf"to|for) (?:the |its |our )?(?:[A-Z][\w-]* )*$",
        before,
    )
    if held is None:
        return False
    return re.fullmatch(w.DELEGATES, held[1].lower()) is None or mention.record.is_a("place")


def _possessors(reading: Reading, hit: Hit) -> list[Record]:
    """Give who owns the event in its phrase: «his visit», «Stoltenberg's visit», «NATO Summit», «NATO-… exercise»."""
    if hit.trigger.form != "noun":
        return []
    start = hit.phrase.start
    inside = Span(start, hit.words.end)
    found = []
    for mention in reading.mentions:
        if not (inside.start <= mention.span.start and mention.span.end <= hit.words.end):
            continue
        record = mention.record
        bare = hit.trigger.type in {"Summit", "Exercise", "Meeting", "Training", "Course"} and record.is_a(
            "organization"
        )
        state = hit.trigger.type in _OF_STATES and record.is_a("place")
        owns = _possessing(reading.text, mention) or mention.form == "pronoun"
        if (
            (owns and (record.is_a("person") or record.is_a("organization") or state))
            or bare
            or (state and _compound(reading, mention))
        ):
            found.append(record)
    return found


def _compound(reading: Reading, mention: Mention) -> bool:
    """Whether a country is half of a compound: «…-Ostria exercise»."""
    start, end = mention.span.start, mention.span.end
    return reading.text[start - 1 : start] == "-" or reading.text[end : end + 1] == "-"


def _complements(reading: Reading, hit: Hit) -> list[Record]:
    text, kind = reading.text, hit.trigger.type
    stop = _ASIDE.search(text, hit.words.end, hit.clause.end)
    after = Span(hit.words.end, stop.start() if stop else hit.clause.end)
    allowed = _PARTIES[kind] if hit.trigger.form == "noun" else _PARTIES[kind] | {""}
    if kind == "Visit":
        allowed = frozenset({"by", "of"}) if hit.trigger.form == "noun" else frozenset()
    elif kind == "Award":
        allowed = frozenset({"by", "to"}) | ({""} if not hit.trigger.passive else set())
    elif kind == "Agreement" and hit.trigger.form == "verb" and not hit.trigger.passive:
        allowed = frozenset({"with"})
    if kind in {"Attack", "Other"} and hit.trigger.form == "noun":
        allowed = allowed - {"of"}  # the invasion, sabotage or annexation *of* something is no deed of it
    found: list[Record] = []
    last: tuple[Mention, bool] | None = None
    for mention in visible(reading, after):
        word = _governor_of(text, after.start, mention)
        if last is not None and _coordinated(text[last[0].span.end : mention.span.start]):
            party = last[1]
        else:
            party = word in allowed or (
                word == "with" and kind == "Visit" and "together with" in text[after.start : mention.span.start]
            )
        if mention.record.is_a("person") and not _possessing(text, mention):
            last = (mention, party)
        elif not _may_act(reading, mention, after.start, kind):
            continue
        elif not mention.record.is_a("person"):
            last = (mention, party)
        if (
            party
            and not _possessing(text, mention)
            and not (word == "" and kind == "Award" and not mention.record.is_a("person"))
        ):
            found.append(mention.record)
    return _parties_only(found, kind)


def _parties_only(found: list[Record], kind: EventType) -> list[Record]:
    """Keep persons; the bodies beside them only where bodies are parties of their own."""
    if kind in {"Visit", "Interview", "Reception", "Conference", *_OF_STATES, "Speech", "Attack"}:
        return found
    people = [r for r in found if r.is_a("person")]
    return people or found


def _governor_of(text: str, floor: int, mention: Mention) -> str:
    """Give the preposition before the titles of a name, empty for a direct object."""
    before = text[max(floor, mention.span.start - 160) : mention.span.start]
    rest = before[: title_start(before)].rstrip(" ,")
    words = re.findall(r"[\w'-]+", rest)
    prepositions = frozenset(
        "with by of between among to on against for from in at about under upon near into after during as than over".split()
    )
    for word in reversed(words[-4:]):
        if word.lower() in prepositions:
            return word.lower()
    return ""


def listed(reading: Reading, hit: Hit) -> list[Record]:
    """Give the persons of the list that a clause ending in a colon introduces («meetings with:»), the first of each item."""
    if reading.text[hit.clause.end : hit.clause.end + 1] != ":" and not hit.clause.of(reading.text).endswith(":"):
        return []
    paragraphs = reading.article.paragraphs
    found: list[Record] = []
    for below in paragraphs[hit.sentence.paragraph + 1 :]:
        if below.kind != "list_item":
            break
        items = [m.record for m in reading.mentions_in(below.span) if m.record.is_a("person")]
        found += items[:1]
    return found


def asker(reading: Reading, hit: Hit) -> list[Record]:
    """Give the outlet that asks, where the page itself is the interview: it stands before the first question."""
    if hit.trigger.type != "Interview" or not hit.words.of(reading.text).lower().startswith("we "):
        return []
    labels = [p.speaker.span for p in reading.article.paragraphs if p.kind == "question" and p.speaker is not None]
    if reading.article.publisher is not None:
        labels.append(reading.article.publisher.span)
    found = [
        m.record for span in labels for m in reading.mentions if span.overlaps(m.span) and m.record.is_a("organization")
    ]
    return found[:1]
