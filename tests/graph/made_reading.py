"""A reading made by hand, of an article about people and states that do not exist."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from kg.model import (
    Article,
    Capture,
    Event,
    Evidence,
    Fact,
    FrameworkReport,
    Label,
    Mention,
    Opinion,
    Paragraph,
    PartialDate,
    Quantity,
    Reader,
    Reading,
    Record,
    Role,
    Sentence,
    Span,
    Stated,
    Statement,
)

TEXT = """---
url: https://news.example/talks
publisher: Ostria News Agency
---
Ostria and the League hold talks

12 March 2021 | Photo: ONA

Minister Marta Velen of Ostria met Ivo Tarn of the League in Lissa on Monday. “We want more training,” Velen said.
Ostria takes part in the Open Skies Pact since 2006. Later, Velen met Ivo Tarn once more and gave 200,000 euros.
The Lake Mission, led by the League, ends in May.
"""


def span(words: str, nth: int = 1) -> Span:
    """Find words in the text, the first time or the nth."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


OSTRIA = Record("place/ostria", "Ostria", ("place",), ("Place", "Country"))
LISSA = Record("place/lissa", "Lissa", ("place",), ("Place", "City"))
LEAGUE = Record("organization/league", "League", ("organization",), ("Organization",), (Label("the League", "en"),))
MISSION = Record(
    "organization/lake-mission",
    "Lake Mission",
    ("organization", "programme"),
    ("Organization", "Intangible"),
    framework_kind="Operation",
)
PACT = Record(
    "programme/open-skies-pact", "Open Skies Pact", ("programme",), ("Intangible",), framework_kind="Agreement"
)
VELEN = Record("person/marta-velen", "Marta Velen", ("person",), ("Person",))
TARN = Record("person/ivo-tarn", "Ivo Tarn", ("person",), ("Person",), provisional=True)
TRAINING = Record("topic/training", "training", ("topic",), ("DefinedTerm",))
PARTNERSHIP = Record(
    "partnership/league-ostria",
    "League–Ostria partnership",
    ("partnership",),
    ("Intangible",),
    parties=(LEAGUE.path, OSTRIA.path),
)

SENTENCES = tuple(
    Sentence(span(words), paragraph)
    for words, paragraph in (
        ("Ostria and the League hold talks", -1),
        ("Minister Marta Velen of Ostria met Ivo Tarn of the League in Lissa on Monday.", 0),
        ("“We want more training,” Velen said.", 0),
        ("Ostria takes part in the Open Skies Pact since 2006.", 0),
        ("Later, Velen met Ivo Tarn once more and gave 200,000 euros.", 0),
        ("The Lake Mission, led by the League, ends in May.", 0),
    )
)


def evidence(words: str, nth: int = 1) -> tuple[Evidence, ...]:
    """Give words as evidence, in their sentence."""
    place = span(words, nth)
    return (Evidence(place, next(s.span for s in SENTENCES if s.span.covers(place))),)


CAPTURE = Capture(
    name="spring/talks.txt",
    text=TEXT,
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    size_bytes=len(TEXT.encode()),
    body=Span(TEXT.index("Ostria and"), len(TEXT)),
    front=(
        ("url", Stated("https://news.example/talks", span("https://news.example/talks"))),
        ("publisher", Stated("Ostria News Agency", span("Ostria News Agency"))),
    ),
)
ARTICLE = Article(
    capture=CAPTURE,
    item=1,
    kind="news_page",
    region=CAPTURE.body,
    paragraphs=(Paragraph(Span(TEXT.index("Minister"), len(TEXT) - 1)),),
    headline=Stated("Ostria and the League hold talks", span("Ostria and the League hold talks")),
    publisher=CAPTURE.stated("publisher"),
    credit=Stated("Photo: ONA", span("Photo: ONA")),
    published=Stated(PartialDate(2021, 3, 12), span("12 March 2021")),
)
READING = Reading(
    article=ARTICLE,
    text=TEXT,
    sentences=SENTENCES,
    mentions=(
        Mention(span("Ostria", 2), OSTRIA),
        Mention(span("the League"), LEAGUE),
        Mention(span("Minister"), VELEN, "title"),
        Mention(span("Marta Velen"), VELEN),
        Mention(span("Ivo Tarn"), TARN),
        Mention(span("Lissa"), LISSA),
        Mention(span("training"), TRAINING),
        Mention(span("Velen", 2), VELEN),
        Mention(span("Open Skies Pact"), PACT),
        Mention(span("Lake Mission"), MISSION),
    ),
    opinions=(Opinion(VELEN, "agrees", "person", span("Marta Velen"), Reader("en_news", "1.0.0")),),
)
MONDAY = PartialDate(2021, 3, 8)
FACTS: tuple[Fact, ...] = (
    Role(VELEN, "Minister", OSTRIA, evidence("Minister Marta Velen of Ostria")),
    Event("Meeting", "Marta Velen meets Ivo Tarn", "held", evidence("met Ivo Tarn"), MONDAY, None, (LISSA,), (VELEN,)),
    Event("Meeting", "another label", "held", evidence("met Ivo Tarn", 2), MONDAY, None, (LISSA,), (TARN,)),
    Event("Other", "end of the Lake Mission", "announced", evidence("ends in May"), end=PartialDate(2021, 5)),
    Statement(
        VELEN, "We want more training,", reported=False, evidence=evidence("We want more training,"), about=(TRAINING,)
    ),
    Statement(LEAGUE, "The Lake Mission ends", reported=True, evidence=evidence("The Lake Mission")),
    FrameworkReport(PACT, evidence("the Open Skies Pact since 2006"), PartialDate(2006), (OSTRIA,)),
    FrameworkReport(MISSION, evidence("Lake Mission, led by the League"), parties=(LEAGUE,)),
    Quantity(Decimal("2.0E+5"), "EUR", "gift", evidence("200,000 euros"), "EUR"),
    Quantity(Decimal(2006), "years", "", evidence("2006")),
)
