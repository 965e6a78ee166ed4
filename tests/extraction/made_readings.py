"""Readings made by hand for the tests of rules: invented people, bodies and states, no linker needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.model import (
    Article,
    Capture,
    EntityKind,
    Mention,
    Paragraph,
    PartialDate,
    Reading,
    Record,
    Sentence,
    Span,
    Stated,
)
from kg.text import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import FrameworkKind, MentionForm, ParagraphKind

PUBLISHED = PartialDate(2031, 5, 14)
VELEN = Record("person/marta-velen", "Marta Velen", ("person",), ("Person",))
TARN = Record("person/ivo-tarn", "Ivo Tarn", ("person",), ("Person",))
ORLA = Record("person/pell-orla", "Pell Orla", ("person",), ("Person",))
OSTRIA = Record("place/ostria", "Ostria", ("place",), ("Place", "Country"))
NORVIA = Record("place/norvia", "Norvia", ("place",), ("Place", "Country"))
KESTREL = Record("place/kestrel", "Kestrel", ("place",), ("Place", "City"))
LEAGUE = Record("organization/harbour-league", "Harbour League", ("organization",), ("Organization",))
FORUM = Record("organization/seven-isles-forum", "Seven Isles Forum", ("organization",), ("Organization",))
MINISTRY = Record(
    "organization/ministry-of-defence-ostria", "Ministry of Defence", ("organization",), ("Organization",)
)


def framework(name: str, kind: FrameworkKind = "Programme", *more: EntityKind) -> Record:
    return Record(f"programme/{slug(name)}", name, ("programme", *more), ("Intangible",), framework_kind=kind)


LANTERN = framework("Lantern Programme")
SHOALS = framework("Treaty of Shoals", "Agreement")
HERON = framework("HERON", "Operation")
NEUTRALITY = framework("armed neutrality", "Policy")

NAMES: dict[str, Record] = {
    "Marta Velen": VELEN,
    "Velen": VELEN,
    "Ivo Tarn": TARN,
    "Tarn": TARN,
    "Pell Orla": ORLA,
    "Orla": ORLA,
    "Ostria": OSTRIA,
    "Norvia": NORVIA,
    "Kestrel": KESTREL,
    "Harbour League": LEAGUE,
    "the League": LEAGUE,
    "Ministry of Defence": MINISTRY,
    "Seven Isles Forum": FORUM,
    "Lantern Programme": LANTERN,
    "Treaty of Shoals": SHOALS,
    "HERON": HERON,
    "armed neutrality": NEUTRALITY,
}
_KINDS: dict[str, ParagraphKind] = {"Q": "question", "A": "answer", "-": "list_item", "#": "heading"}


def made(text: str, meant: Mapping[str, Record] | None = None) -> Reading:
    """Make a reading of paragraphs parted by blank lines.

    ``meant`` says who titles and pronouns are («the minister», «she»). A paragraph that begins with «Q|», «A|», «-|»
    or «#|» is a question, answer, list item or heading; «A MV|» is an answer labelled MV.
    """
    paragraphs = tuple(_paragraphs(text))
    folded = fold(text)
    mentions: list[Mention] = []
    for names, form in ((NAMES, "name"), (dict(meant or {}), "title")):
        for surface in sorted(names, key=len, reverse=True):
            for found in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", folded):
                span = Span(*found.span())
                if not any(span.overlaps(other.span) for other in mentions):
                    mentions.append(Mention(span, names[surface], _form(surface, form)))
    parts = (Sentence(s, i) for i, p in enumerate(paragraphs) for s in sentences(folded, p.span))
    whole = Span(0, len(text))
    capture = Capture("made.txt", text, "0" * 64, len(text.encode()), whole)
    article = Article(capture, 1, "article", whole, paragraphs, published=Stated(PUBLISHED, Span(0, 0)))
    return Reading(article, folded, tuple(parts), tuple(sorted(mentions, key=lambda m: m.span)))


def _form(surface: str, form: str) -> MentionForm:
    if surface.lower() in {"he", "she", "his", "her", "they", "it"}:
        return "pronoun"
    return "title" if form == "title" else "name"


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for found in re.finditer(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*", text):
        start, end = found.span()
        marked = re.match(r"([QA#-])(?: (\w[\w ]*))?\|", found[0])
        if marked is None:
            yield Paragraph(Span(start, end))
            continue
        label = Stated(marked[2], Span(start + marked.start(2), start + marked.end(2))) if marked[2] else None
        yield Paragraph(Span(start + marked.end(), end), _KINDS[marked[1]], label)
