"""What a trigger's clause must name for its words to be an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.extraction.events.deeds import DOCUMENT, PRIZE
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extraction.events.hits import Hit
    from kg.extraction.events.trigger import Needs
    from kg.model import Mention, Reading

HOST = re.compile(r"receiv|host|welcom")
_ASIDE = re.compile(
    r"(?: (?:today|yesterday|on \w+|in (?:an?|his|her) (?:\w+ )?visit|in (?:private )?audience|for talks|"
    r"for a meeting))+(?= )"
)
_SOMEBODY = re.compile(
    rf"^[^.;:]{{0,60}}?\b(?:{w.OFFICE}|{w.DELEGATES}|Presidency|leadership|authorities|counterpart|[Tt]hey|[Hh]e|"
    rf"[Ss]he)\b"
)
_SOME_OFFICE = re.compile(
    rf" (?:an?|the|his|her|their|its) (?:(?!from |by |for )[\w'-]+ ){{0,4}}?(?:delegations?|colleagues?|"
    rf"counterparts?|{w.OFFICE})\b(?!')"
)
_SITES = (
    r"(?:region|country|capital|base|barracks|headquarters|school|camp|range|unit|exercise|troops|site|valley|plant|"
    r"exhibition|province|district|town|city|cities|village|border|front|island|hospital|clinic|factor(?:y|ies)|"
    r"station|cent(?:re|er)|museum|memorial|cemetery|monument|port|harbour|airport|shipyard|works|bridge|tunnel|"
    r"battlegroup|battalion|brigade|contingent|ship|frigate|line|area|universit(?:y|ies)|academy|facilit(?:y|ies)|"
    r"laborator(?:y|ies)|"
    r"checkpoint|crossing|post|shelter|settlement|municipalit(?:y|ies)|communit(?:y|ies)|market|farm|church|mosque|"
    r"monastery)"
)
_SOME_PLACE = re.compile(rf"^ (?:the |a |an )?(?:[\w'-]+ ){{0,4}}?(?:[A-Z]|\d|{_SITES})")
_SITE_AHEAD = re.compile(rf"^ (?:the|an?) (?:[a-z'-]+ ){{0,2}}?{_SITES}s?\b")
_ADVERBS = re.compile(r"(?:\w+ly )*")
_BOUND = re.compile(r"travel|fl|head|arriv")
_ATTACKERS = re.compile(
    r"\b(?:[Gg]unm[ae]n|[Mm]ilitants|[Hh]ackers|[Ii]nsurgents|[Rr]ebels|[Tt]errorists|[Aa]rmed men)\b"
)
_TRAINERS = re.compile(
    rf"\b(?:{w.DELEGATES}|[Ww]e|I|command|crew|advisers|medics|{w.OFFICE}|[Hh]e|[Ss]he|[Tt]hey|visitor|guests?|"
    rf"monitors|"
    r"observers|inspectors|committee|mission|students|guards?|services?|firefighters|rescuers|sailors|ships|vessels)\b"
)
_SEVERAL = re.compile(
    rf"\b(?:{w.DELEGATES}|ministers|heads|chiefs|presidents|commanders|secretaries|directors|envoys|parties|sides|two|"
    r"negotiators|parliamentarians|lawmakers|deputies|delegations|counterparts|generals|speakers|governors|mayors|"
    r"[Tt]hey|[Ww]e|both|[Cc]ouncil|[Cc]ommittee|[Cc]ommission|[Gg]roup|[Bb]oard|[Aa]ssembly|[Ff]orum|[Cc]abinet)\b"
    r"(?:(?! (?:who|which|that) )[^.;:]){0,120}$",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"(?:^|[ ,])(?!The |It |This |That )[A-Z][a-z][\w'-]+ (?:also |then |later )?$")
_DONE_BY_ANYONE = frozenset({"Training", "Speech"})
_FORCES = re.compile(
    r"\b(?:[Ss]oldiers|[Ff]orces|[Tt]roops|[Uu]nits?|[Cc]rews?|[Gg]uards?|[Ss]ervices?|[Ff]irefighters|[Rr]escuers|"
    r"[Ss]ailors|"
    r"[Ss]hips|[Vv]essels|[Mm]arines|[Bb]attalion|[Bb]rigade|[Cc]ompany|[Nn]avy|[Nn]avies|[Aa]rmy|[Aa]rmies|"
    r"[Aa]ir [Ff]orce|[Pp]olice|"
    r"[Rr]eservists|[Pp]aratroopers|[Tt]eams?|[Pp]articipants|[Pp]ilots|[Mm]edics|[Ee]ngineers)\b"
)
_ON_PURPOSE = re.compile(
    r"\b(?:attack|bomb|terror|militant|gunm[ae]n|sabotag|explosive|drone|missile|rebel|insurgent|shell|arson)",
    re.IGNORECASE,
)
_NOT_A_GUEST = re.compile(
    r"[;:.]\s|'s\b(?=.*'s)|\b(?:for|to|on|from|that|by|with|support|decision|contribution|commitment)\b"
)


def named_enough(reading: Reading, hit: Hit) -> bool:
    """Whether the clause names what the trigger needs."""
    return _NEEDS[hit.trigger.needs](reading, hit, Span(hit.words.end, hit.clause.end))


def _actor(reading: Reading, hit: Hit, _: Span) -> bool:
    before = Span(hit.sentence.span.start, hit.words.start)
    if any(not m.record.is_a("topic") for m in reading.mentions_in(before)):
        return True
    if hit.trigger.type == "Training" and re.match(r" in [A-Z]", reading.text[hit.words.end : hit.clause.end]):
        return True
    if hit.trigger.type == "Speech" and _SURNAME.search(before.of(reading.text)):
        return True
    return hit.trigger.type in _DONE_BY_ANYONE and _TRAINERS.search(before.of(reading.text)) is not None


def _force(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether forces, services or their people practise, in no figure of speech."""
    return _FORCES.search(reading.text, hit.sentence.span.start, hit.words.start) is not None


def _asked(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether it stands before the first question of an interview, so that it tells of the interview itself."""
    turns = (i for i, p in enumerate(reading.article.paragraphs) if p.kind in {"question", "answer"})
    first = next(turns, -1)
    return hit.in_body() and hit.sentence.paragraph < first


def _traveller(reading: Reading, hit: Hit, after: Span) -> bool:
    """Whether people, not goods or clouds, spend their time at some place or see something there."""
    before = Span(hit.sentence.span.start, hit.words.start)
    people = any(m.record.is_a("person") for m in reading.mentions_in(before))
    if not people and _SOMEBODY.match(before.of(reading.text)) is None:
        return False
    near = Span(after.start, min(hit.sentence.span.end, after.start + 90))
    return bool(reading.mentions_in(near)) or _SOME_PLACE.match(near.of(reading.text)) is not None


def _together(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether several, or a body of several, came together («the ministers met in …»)."""
    if hit.words.start == hit.sentence.span.start:
        return False
    before = Span(hit.clause.start, hit.words.start)
    return len(_subjects(reading, hit)) > 1 or _SEVERAL.search(before.of(reading.text)) is not None


def _deed(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether someone named does it, in no general statement of an interview."""
    paragraphs = reading.article.paragraphs
    if hit.in_body() and paragraphs[hit.sentence.paragraph].kind in {"question", "answer"}:
        return False
    return bool(reading.mentions_in(hit.clause))


def _harm(reading: Reading, _: Hit, __: Span) -> bool:
    """Whether the article speaks of harm done on purpose, so that an explosion in it is no accident."""
    return _ON_PURPOSE.search(reading.text, reading.article.region.start, reading.article.region.end) is not None


def _victim(reading: Reading, hit: Hit, _: Span) -> bool:
    """Whether an attack names anything but a person as attacker, who may only attack in words."""
    people = any(path.startswith("person/") for path in _subjects(reading, hit))
    return not people and (
        bool(reading.mentions_in(hit.clause)) or _ATTACKERS.search(_before(reading, hit)) is not None
    )


def _before(reading: Reading, hit: Hit) -> str:
    return reading.text[hit.clause.start : hit.words.start]


def _document(reading: Reading, hit: Hit, after: Span) -> bool:
    """Whether a document is named, and the verb has a subject: «recently renewed, the plan …» tells no signing."""
    text = reading.text
    alone = hit.words.of(text).endswith("ed") and _ADVERBS.fullmatch(text, hit.sentence.span.start, hit.words.start)
    return not (alone and hit.in_body()) and DOCUMENT.search(after.of(text)) is not None


def _two(reading: Reading, hit: Hit, after: Span) -> bool:
    if hit.trigger.type == "Agreement":
        named = reading.mentions_in(Span(hit.clause.start, hit.words.start))
        return len({m.record.path for m in named if not m.record.is_a("topic")}) > 1
    return len(_subjects(reading, hit)) > 1 or _with_a_person(reading, after)


def _subjects(reading: Reading, hit: Hit) -> set[str]:
    named = reading.mentions_in(Span(hit.clause.start, hit.words.start))
    return {m.record.path for m in named if _can_meet(m)}


def _with_a_person(reading: Reading, after: Span) -> bool:
    person = next((m for m in reading.mentions_in(after) if m.record.is_a("person")), None)
    return (
        person is not None
        and re.match(r" with [^.;]{0,50}$", reading.text[after.start : person.span.start]) is not None
    )


def _somebody(reading: Reading, hit: Hit, after: Span) -> bool:
    if HOST.match(hit.words.of(reading.text)):
        return _guest(reading, Span(after.start, hit.sentence.span.end))
    if any(_can_meet(m) for m in reading.mentions_in(after)) or len(_subjects(reading, hit)) > 1:
        return True
    return _SOMEBODY.match(after.of(reading.text)) is not None


def _can_meet(mention: Mention) -> bool:
    return mention.record.is_a("person") or mention.record.is_a("organization")


def _guest(reading: Reading, after: Span) -> bool:
    """Whether the very next thing is a person or a delegation, and not something of theirs."""
    text = reading.text
    aside = _ASIDE.match(text, after.start, after.end)
    after = Span(aside.end(), after.end) if aside else after
    person = next((m for m in reading.mentions_in(after) if m.record.is_a("person")), None)
    if (
        person is not None
        and not text.startswith(("'s", "s'"), person.span.end)
        and not _NOT_A_GUEST.search(text[after.start : person.span.start])
    ):
        return True
    return _SOME_OFFICE.match(text, after.start, after.end) is not None


def _target(reading: Reading, hit: Hit, after: Span) -> bool:
    """Whether a place to visit follows; a journey's verb needs it named at once."""
    text = reading.text
    near = Span(after.start, min(after.end, after.start + 90))
    places = [m for m in reading.mentions_in(near) if m.record.is_a("place") or m.record.is_a("organization")]
    if hit.trigger.leg:
        people = reading.mentions_in(Span(hit.sentence.span.start, hit.words.start))
        if (
            not any(m.record.is_a("person") for m in people)
            and _SOMEBODY.match(text[hit.sentence.span.start : hit.words.start]) is None
        ):
            return False  # money and goods travel too
        if _BOUND.match(hit.words.of(text)) and _SITE_AHEAD.match(text[after.start : after.end]):
            return True
        direct = r" (?:the )?(?:[\w'-]+ ){0,3}"
        return bool(places) and re.fullmatch(direct, text[after.start : places[0].span.start]) is not None
    told = Span(after.start, min(hit.sentence.span.end, after.start + 90))
    return _SOME_PLACE.match(told.of(text)) is not None or bool(places)


_NEEDS: dict[Needs, Callable[[Reading, Hit, Span], bool]] = {
    "nothing": lambda *_: True,
    "somebody": _somebody,
    "together": _together,
    "place": _target,
    "traveller": _traveller,
    "prize": lambda reading, _, after: PRIZE.match(after.of(reading.text)) is not None,
    "document": _document,
    "two": _two,
    "actor": _actor,
    "force": _force,
    "asked": _asked,
    "target": _victim,
    "harm": _harm,
    "deed": _deed,
}
