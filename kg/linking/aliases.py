"""Other names of a body within one article: its acronym, its name in a heading, its shorter name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.authority import surface_key, words
from kg.linking.provisional import provisional
from kg.model import Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.draft import Draft
    from kg.model import Record

_FAR = 90
_ACRONYM = re.compile(r" ?\((?:the )?[\"'“]?([A-Z][A-Za-z0-9&/-]{1,9})[\"'”]?\)")


_CAPITALISED = re.compile(r"(?:[A-Z][\w'-]+ (?:(?:of|for|and|on|in|the|de|du|des|and the|of the) )*){1,8}$")
_NO_BODIES = frozenset(
    "device devices vehicle vehicles procedure procedures product goal goals policy plan plans system systems rescue "
    "officer officers staff operations area control exercise course conference summit day week ship memorandum "
    "understanding agreement treaty programme program project projects initiative strategy concept framework reform "
    "rate index aircraft weapon weapons disease syndrome virus degree medal zone region capability standards "
    "management development education law rights assistance information intelligence warfare defence defense general "
    "minister director ammunition mine mines interest interests tax fuel gas energy commanding commander "
    "chief president secretary representative".split()
)
"""Last words of what is abbreviated and no body: «Improvised Explosive Device (IED)»."""


def acronyms(draft: Draft) -> None:
    """Add each «(ABC)» that follows a body's name, and «ABC» wherever else the article uses it."""
    _explained_bodies(draft)
    explained: dict[str, Record] = {}
    for mention in draft.mentions:
        if mention.record.kinds[0] not in {"organization", "programme"}:
            continue
        found = _ACRONYM.match(draft.text, mention.span.end)
        if found and _abbreviates(found[1], mention.span.of(draft.text)):
            explained.setdefault(found[1], mention.record)
    for acronym, record in explained.items():
        _everywhere(draft, acronym, record)


def _explained_bodies(draft: Draft) -> None:
    """Add the bodies that only their acronym gives away: «Southern Ports Dialogue (SPD)»."""
    for line in draft.plain_lines:
        for found in _ACRONYM.finditer(draft.text, line.sentence.span.start, line.sentence.span.end):
            lead = draft.text[max(line.sentence.span.start, found.start() - _FAR) : found.start()]
            if not any(char == "(" for char in found[0]) or draft.within(Span(found.start() - 1, found.start(1))):
                continue
            name = _initialled(lead + " ", found[1])
            if name and name.split()[-1].lower() not in _NO_BODIES:
                span = Span(found.start() - len(name), found.start())
                if not any(m.record.is_a("person") for m in draft.within(span)):
                    draft.add(span, provisional(name, None))


def _initialled(lead: str, acronym: str) -> str:
    """Give the capitalised words at the end of a text whose initials are the acronym's letters, in their order."""
    found = _CAPITALISED.search(lead)
    if found is None or sum(char.isupper() for char in acronym) < 3:  # noqa: PLR2004 - two letters prove nothing
        return ""
    parts = found[0].strip().split(" ")
    letters = [char.lower() for char in acronym if char.isalpha()]
    for first in range(len(parts)):
        capitals = [part[0].lower() for part in parts[first:] if part[0].isupper()]
        if capitals == letters and parts[first][0].isupper():
            return " ".join(parts[first:])
    return ""


def _everywhere(draft: Draft, word: str, record: Record) -> None:
    for line in draft.lines:
        for token in line.tokens:
            if token.text == word and draft.at(token) is None:
                draft.add(Span(token.start, token.end), record)


def headings(draft: Draft) -> None:
    """Add, in headings where every word is capitalised, the bodies that the text names in full."""
    known = {m.span.of(draft.text): m.record for m in draft.mentions if m.record.is_a("organization")}
    for line in draft.lines:
        if line.title_case:
            for name, record in known.items():
                for found in re.finditer(rf"\b{re.escape(name)}\b", line.sentence.span.of(draft.text)):
                    start = line.sentence.span.start + found.start()
                    draft.add(Span(start, start + len(name)), record)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym could stand for a name: in capitals, and more than one of its letters begin words of it."""
    if sum(char.isupper() for char in acronym) < 2:  # noqa: PLR2004 - «(the Agency)» is no acronym
        return False
    initials = [word[0] for word in words(name)]
    shared = sum(char.lower() in initials for char in acronym if char.isupper())
    return shared >= 2 or len(words(name)) == 1  # noqa: PLR2004 - foreign acronyms share some letters


def join_shorter(draft: Draft) -> None:
    """Let a shorter name mean the one longer name of the article that ends or begins with it."""
    bodies = {m.record.path: m.record for m in draft.mentions if m.record.is_a("organization")}
    surfaces: dict[str, set[str]] = {
        path: {surface_key(x.text) for x in r.labels} | {surface_key(r.name)} for path, r in bodies.items()
    }
    for mention in draft.mentions:
        if mention.record.path in surfaces:
            surfaces[mention.record.path].add(surface_key(mention.span.of(draft.text)))
    shorter: defaultdict[str, set[str]] = defaultdict(set)
    for path, known in surfaces.items():
        for key in (key for surface in known for key in _ends_and_openings(surface)):
            shorter[key].add(path)
    for mention in draft.mentions:
        if not (mention.record.provisional and mention.record.is_a("organization")):
            continue
        key = surface_key(mention.span.of(draft.text))
        longer = [bodies[path] for path in shorter.get(key, ()) if path != mention.record.path]
        if mention.record.country:
            longer = [body for body in longer if body.country == mention.record.country]
        if len(longer) == 1 and len(key.split()) > 1:
            draft.swap(mention, longer[0])


def _ends_and_openings(surface: str) -> Iterator[str]:
    """Give a name's tails, and its heads before «of …»: not what stands inside it as another body's name."""
    parts = surface.split(" ")
    for at in range(1, len(parts)):
        yield " ".join(parts[at:])
        if parts[at] in {"of", "in", "for"} and at + 1 < len(parts):
            yield " ".join(parts[:at])
