"""Who else takes part: those in lists below, organisers, «him», an interview's outlet, a summit's owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.events.parties import possessing
from kg.extraction.events.where import visible
from kg.extraction.turns import Turns
from kg.model import Span

if TYPE_CHECKING:
    from kg.extraction.events.hits import Hit
    from kg.model import Reading, Record

_ORGANIZED = re.compile(r" (?:that|which) (?P<by>[^.;]{3,120}?) (?:organi[sz]ed|hosted|held|ran|conducted|led)\b")
_I = re.compile(r"\bI(?:'ve| have| had|'ll| will| shall)?(?: also| then| recently| just)? $")
_HIM = re.compile(r" (?:him|her)(?= (?:with|in|on|at|for|to|today|yesterday)\b|[.,;])")
_THE_TWO = re.compile(
    r"\b(?:[Tt]he (?:two |three )?(?:ministers|officials|leaders|presidents|interlocutors|generals|chiefs|sides|"
    r"ambassadors|commanders|delegations)|[Tt]hey|[Bb]oth)(?: (?:also|then|later|both|jointly))* $"
)
_THINGS = re.compile(r"[Tt]hey|[Bb]oth")
_MANY = re.compile(
    r"(?:The|These|Those|All|Some|Two|Three|Four|Five|Six|About \d+) (?:\w+ )?"
    r"(?:ships|vessels|frigates|boats|aircraft|jets|helicopters|soldiers|troops|sailors|units|cadets|trucks|convoys|"
    r"vehicles|experts|medics|instructors|pilots|students|refugees|companies)\b"
)


def listed(reading: Reading, hit: Hit) -> list[Record]:
    """Give the persons of the list that a clause with a colon introduces («meetings with:»), the first of each item."""
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
    found = [m.record for span in labels for m in reading.mentions_over(span) if m.record.is_a("organization")]
    return found[:1]


def meant(reading: Reading, hit: Hit, subjects: list[Record]) -> list[Record]:
    """Give whom «him» or «her» means after the verb: the last person named before who is not the subject."""
    if hit.is_noun or not _HIM.match(reading.text, hit.words.end, hit.sentence.span.end):
        return []
    start = next(reading.sentences_before(hit.sentence), hit.sentence).span.start
    people = [m.record for m in visible(reading, Span(start, hit.words.start)) if m.record.is_a("person")]
    return [r for r in people if r not in subjects][-1:]


def first_person(reading: Reading, hit: Hit) -> list[Record]:
    """Give who answers, where an interview's answer tells what «I» did."""
    verb = hit.phrase.start if hit.is_noun else hit.words.start
    if not hit.in_body() or not _I.search(reading.text, hit.clause.start, verb):
        return []
    paragraph = reading.article.paragraphs[hit.sentence.paragraph]
    speaker = Turns(reading).speaker(paragraph) if paragraph.kind == "answer" else None
    return [speaker] if speaker else []


def organizers(reading: Reading, hit: Hit) -> list[Record]:
    """Give who organised it, where a relative clause says so («the course that A and B held»)."""
    clause = _ORGANIZED.search(reading.text, hit.words.end, hit.sentence.span.end) if hit.is_noun else None
    if clause is None or hit.trigger.type not in {
        "Exercise",
        "Training",
        "Course",
        "Conference",
        "Reception",
        "Meeting",
    }:
        return []
    named = visible(reading, Span(*clause.span("by")))
    return [m.record for m in named if not m.record.is_a("place") and not possessing(reading.text, m)]


def owner(reading: Reading, hit: Hit) -> list[Record]:
    """Give the organization whose summit it is: the alliance of its «Allies», else the one named most."""
    bodies = [m for m in reading.mentions if m.record.is_a("organization") and _international(m.record)]
    counts: dict[str, int] = {}
    for mention in bodies:
        counts[mention.record.path] = counts.get(mention.record.path, 0) + 1
    if hit.name is None or not bodies or not _by_its_place(reading, hit.name):
        return []
    allied = re.search(r"\bAll(?:ies|iance|ied)\b", hit.sentence.span.of(reading.text)) is not None
    return [max((m.record for m in bodies), key=lambda r: (allied and _alliance(r), counts[r.path]))]


def _by_its_place(reading: Reading, name: Span) -> bool:
    """Whether a summit goes by the name of its place alone («the 2022 Karvin Summit»), so that its owner is meant."""
    before = name.of(reading.text).rpartition(" ")[0]
    place = re.sub(r"\b(?:[Tt]he|[Tt]his|[Ll]ast|[Nn]ext|\d{4})\b", "", before).strip()
    known = any(m.record.is_a("place") and m.span.of(reading.text) == place for m in reading.mentions)
    return known or re.fullmatch(r"[A-Z][\w-]+", place) is not None


def _alliance(record: Record) -> bool:
    return any("alliance" in label.text.lower() for label in record.labels)


def _international(record: Record) -> bool:
    return record.country is None and record.parent is None and not record.provisional and not record.is_a("programme")


def the_two(reading: Reading, hit: Hit) -> bool:
    """Whether «the two ministers» or «they» do it, those who have just met: not the ships of the sentence before."""
    told = _THE_TWO.search(reading.text, hit.clause.start, hit.phrase.start)
    if told is None or not _THINGS.match(told[0]):
        return told is not None
    before = next(reading.sentences_before(hit.sentence), None)
    return before is None or _MANY.match(before.span.of(reading.text)) is None
