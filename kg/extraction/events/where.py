"""Where an event was: the places its clause names, and which of them is most telling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.events import words as w
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extraction.events.hits import Hit
    from kg.model import Mention, Reading, Record

_PREPOSITION = re.compile(
    r"\b(in|at|to|near|off|into|outside|inside|around|across|throughout|from|on|of|for|with|by|between|against|"
    r"through|via|under|about|over|towards|behind|than|as)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:the )?(?:[Rr]epublic|[Kk]ingdom|[Ss]tate|[Ff]ederation|[Pp]rincipality|[Cc]ity|[Tt]own|[Mm]unicipality|"
    r"[Vv]illage|"
    r"[Cc]apital|[Pp]rovince|[Dd]istrict|[Pp]ort|[Pp]art|north|south|east|west) of (?:the )?$"
)
_DISTANCE = re.compile(r"\b(?:kilomet\w+|miles?|km) (?:to the )?(?:north|south|east|west)[\w-]* of (?:the )?$")
_CLAUSE_EDGE = re.compile(r"[.,;:()\"“”]|\s-\s")
_LOCATIVE = frozenset("in at near off into outside inside around across throughout".split())
_SITE = re.compile(
    r"\b(?:headquarters|hq|camp|base|airbase|barracks|range|ground|hall|palace|centre|center|airport|academy|"
    r"castle|hotel|"
    r"university|institute|school|building|residence|stadium|square|museum|embassy|port|harbour|villa|house|temple|"
    r"monument|memorial|church|cathedral|mosque|monastery|fort|fortress|park|bridge|cemetery|station|tower|gallery|"
    r"library|theatre|hospital|factory|plant|pavilion)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:,|and|or|, and|as well as|&)\s*(?:then )?(?:in |to |at )?(?:the )?(?:[Rr]epublic of )?")


_HOSTS = re.compile(r"\bhost(?:s|ed|ing)?\b")
_DATELINE = re.compile(r"(?:[,(][^.;]{0,30})? --? |: ")
_REGION = re.compile(
    r"\b(?:region|balkans?|europe|asia|africa|america|baltics?|baltic states|middle east|caucasus|gulf|nordics?|"
    r"scandinavia|"
    r"arctic|sahel|maghreb|levant|mediterranean|pacific|atlantic|latin|caribbean|benelux|neighbourhood|area)\b",
    re.IGNORECASE,
)
SITE, CITY, LAND = 3, 2, 1
_TITLE_WORDS = 5
_NEAR = 40


def rank(place: Record) -> int:
    """How telling a place is: ``SITE``, ``CITY`` or ``LAND`` (a country or region)."""
    if _is_site(place.name):
        return SITE
    return CITY if "City" in place.types else LAND


@lru_cache(maxsize=1 << 12)
def _is_site(name: str) -> bool:
    return _SITE.search(name) is not None


def governor(text: str, floor: int, start: int) -> str:
    """Give the preposition that governs the words at ``start``, lower case; empty where there is none."""
    before = _CLAUSE_EDGE.split(text[max(floor, start - 60) : start])[-1]
    if before.endswith(("of ", "of the ")):
        if _DISTANCE.search(before):
            return "near"
        before = _PREFIX.sub("", before)
    found = list(_PREPOSITION.finditer(before))
    if not found or len(before[found[-1].end() :].split()) > _TITLE_WORDS:
        return ""
    return found[-1][1].lower()


def title_start(before: str) -> int:
    """Where the titles right before a name start: capitalised words, offices and what joins them."""
    at = len(before)
    for found in reversed(list(re.finditer(r"[^\s]+", before))):
        word = found[0].strip(",")
        capital = word[:1].isupper() or word.lower() in {
            "the",
            "mr",
            "mrs",
            "ms",
            "dr",
            "of",
            "for",
            "and",
            "at",
            "deputy",
            "assistant",
        }
        if not capital and not re.fullmatch(w.OFFICE, word):
            break
        if word in {"of", "for", "at", "and"} and not _inside_title(before[: found.start()]):
            break
        if found[0].endswith(",") and not re.fullmatch(w.OFFICE, word) and not _inside_title(before[: found.start()]):
            break  # «On Monday, …», «In Orlow, …»: no title
        at = found.start()
    return at


_HEAD_OF_TITLE = re.compile(rf"{w.OFFICE}(?:\s(?:of|for|and|the|[A-Z][\w'-]*)){{0,5}}\s*$")


def _inside_title(before: str) -> bool:
    """Whether an «of» or «and» belongs to a title: an office stands right before it, within a few words."""
    return _HEAD_OF_TITLE.search(before) is not None


def visible(reading: Reading, span: Span) -> list[Mention]:
    """Give the mentions in a span that are not parts of a longer one, such as a country in a ministry's name."""
    found: list[Mention] = []
    covered, here, last = -1, -1, None
    for mention in reading.mentions_in(span):  # in order: by their start, the longer first
        if mention.span != last:
            covered, last = here, mention.span
        if mention.span.end > covered:
            found.append(mention)
        if mention.form == "name" and mention.span.end > here:
            here = mention.span.end
    return found


def placed(reading: Reading, span: Span, allowed: Iterable[str], *, direct: int | None = None) -> list[Mention]:
    """Give the places in a span that stand under one of the prepositions, or as direct object after ``direct``."""
    accepted: list[Mention] = []
    allowed = frozenset(allowed)
    for mention in visible(reading, span):
        if not mention.record.is_a("place") or reading.text.startswith(("'s", "s'"), mention.span.end):
            continue
        word = governor(reading.text, span.start, mention.span.start)
        joined = accepted and _JOINT.fullmatch(reading.text[accepted[-1].span.end : mention.span.start])
        if (word in allowed and not joined) or joined or _is_object(reading.text, direct, mention):
            accepted.append(mention)
    return accepted


def _is_object(text: str, direct: int | None, mention: Mention) -> bool:
    if direct is None or mention.span.start < direct:
        return False
    between = text[direct : mention.span.start]
    return (
        len(between) < _NEAR and not re.search(r"[.;:]", between) and not _PREPOSITION.search(_PREFIX.sub("", between))
    )


def own_places(reading: Reading, hit: Hit) -> list[Record]:
    """Give the places that the event's own clause names, the most telling kind only."""
    allowed = set(_LOCATIVE)
    direct = None
    match hit.trigger.type:
        case "Visit":
            allowed |= {"to"}
            direct = hit.words.end
        case "Meeting" if hit.trigger.form == "verb":
            allowed |= {"to"}
        case "Attack" | "Other" if not hit.trigger.refers:
            allowed |= {"of", "against", "on"} if hit.is_noun else {"of", "against"}
            direct = hit.words.end
        case _:
            pass
    # A noun's own places follow it; what stands before it is said of something else, unless nothing follows.
    after = Span(hit.phrase.start, hit.clause.end) if hit.is_noun else hit.clause
    if hit.trigger.type == "Interview":
        after = Span(hit.phrase.start, hit.clause.end)
    if hit.trigger.refers and hit.words.of(reading.text).endswith(" by"):
        return []  # what follows is who came
    found = placed(reading, after, allowed, direct=direct)
    if not found and hit.trigger.type != "Interview":
        found = placed(reading, hit.clause, allowed, direct=direct)
    if not found and (host := _hosting(reading, hit) or _at_the_end(reading, hit)):
        return [host]
    if hit.trigger.type == "Summit" and not found:
        return _in_the_name(reading, hit)
    return most_telling([m.record for m in found])


def _hosting(reading: Reading, hit: Hit) -> Record | None:
    """Give the place that hosts it («Kestrel will host the talks»)."""
    verb = _HOSTS.search(reading.text, hit.phrase.start, hit.words.start) if hit.carried else None
    before = visible(reading, Span(hit.clause.start, hit.phrase.start)) if verb else []
    if not before or not before[-1].record.is_a("place"):
        return None
    titled = governor(reading.text, hit.clause.start, before[-1].span.start)  # «the Ambassador of Ostria hosts …»
    return None if titled else before[-1].record


def _at_the_end(reading: Reading, hit: Hit) -> Record | None:
    """Give the place that a list item names last («Talks with Mr Tarn, Harbour Palace»)."""
    if not hit.telegraphic or not hit.in_list(reading):
        return None
    for mention in visible(reading, Span(hit.words.end, hit.sentence.span.end)):
        ends = reading.text[mention.span.end : hit.sentence.span.end].strip(" ).") == ""
        if (
            ends
            and mention.record.is_a("place")
            and reading.text[hit.words.end : mention.span.start].endswith((", ", "(", " - "))
        ):
            return mention.record
    return None


def goal(reading: Reading, hit: Hit) -> Record | None:
    """Give the body that is visited at its seat, where a visit names no place («visited the Ministry of …»)."""
    if hit.trigger.type != "Visit":
        return None
    for mention in visible(reading, Span(hit.words.end, hit.clause.end)):
        if mention.record.is_a("organization") and not reading.text.startswith(("'s", "s'"), mention.span.end):
            word = governor(reading.text, hit.words.end, mention.span.start)
            if word in {"to", "at"} or _is_object(reading.text, hit.words.end, mention):
                return mention.record
    return None


def most_telling(places: Iterable[Record]) -> list[Record]:
    """Keep the places of the highest rank, each once, in order."""
    unique = list(dict.fromkeys(places))
    best = max(map(rank, unique), default=0)
    return [p for p in unique if rank(p) == best]


def _in_the_name(reading: Reading, hit: Hit) -> list[Record]:
    """Give the place by which a summit is called («Vilnius Summit»), where the article names it elsewhere too."""
    name = (hit.name or hit.phrase).of(reading.text)
    found = [
        m.record
        for m in reading.mentions
        if m.record.is_a("place")
        and (words := m.span.of(reading.text)) in name
        and re.search(rf"\b{re.escape(words)}\b", name)
    ]
    return most_telling(found)[:1]


def dateline(reading: Reading) -> Record | None:
    """Give the place at the head of the body, as in «BELGRADE - …» or «Brussels, 20 November - …»."""
    first = next((s for s in reading.sentences if s.paragraph >= 0), None)
    if first is None:
        return None
    for mention in reading.mentions_in(first.span)[:2]:
        tail = reading.text[mention.span.end : mention.span.end + 40]
        if mention.record.is_a("place") and mention.span.start == first.span.start and _DATELINE.match(tail):
            return mention.record
    return None


def in_dateline(text: str, floor: int, mention: Mention) -> bool:
    """Whether a place only says where the report comes from («Cincu, Ostria -- …»)."""
    before = text[floor : mention.span.start]
    return not re.search(r"[a-z]", before.replace("by", "")) and _DATELINE.match(text, mention.span.end) is not None


def heading(reading: Reading, paragraph: int) -> Record | None:
    """Give the place that the nearest heading above a list item consists of, if it does."""
    paragraphs = reading.article.paragraphs
    for above in reversed(paragraphs[:paragraph]):
        if above.kind == "list_item":
            continue
        words = _PREFIX.sub("", reading.text[above.span.start : above.span.end].strip(" :\n"))
        return next(
            (
                m.record
                for m in reading.mentions_in(above.span)
                if m.record.is_a("place") and (_covers(reading, m, words))
            ),
            None,
        )
    return None


def _covers(reading: Reading, mention: Mention, words: str) -> bool:
    name = mention.span.of(reading.text)
    return words.endswith(name) and len(words) - len(name) < len("the Republic of ")  # «Republic of »


def is_region(place: Record) -> bool:
    """Whether a place holds several countries («Western Balkans»)."""
    return rank(place) < CITY and "Country" not in place.types and _REGION.search(place.name) is not None
