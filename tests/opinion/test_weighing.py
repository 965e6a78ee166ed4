"""What rules and a second reader say of the same words: agreement, disagreement, and names that it alone sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.model import (
    Article,
    Capture,
    Doubt,
    EntityKind,
    Evidence,
    Mention,
    Paragraph,
    ParagraphKind,
    Reader,
    Reading,
    Record,
    Sentence,
    Span,
)
from kg.opinion import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXT = (
    "Marta Velen of Velia met Ivo Tarn at the Kestrel Dam. "
    "Velen's talks with Qadir Umlaq went on in Port Soll, on HMS Tarol and Pier Soll VIII with Orla K."
)


class Stub:
    """A model that knows a table of names."""

    reader = Reader("en_stub", "1.0.0")
    fingerprint = "stub"

    def __init__(self, **kinds: EntityKind) -> None:
        self.kinds = {words.replace("_", " "): kind for words, kind in kinds.items()}

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[Span, EntityKind]]]:
        for text in texts:
            hits = [(m, kind) for words, kind in self.kinds.items() for m in re.finditer(re.escape(words), text)]
            yield sorted((Span(*m.span()), kind) for m, kind in hits)


def record(path: str, name: str, *, provisional: bool = True) -> Record:
    kinds: dict[str, EntityKind] = {"person": "person", "organization": "organization", "place": "place"}
    kind = kinds[path.partition("/")[0]]
    return Record(path, name, (kind,), (kind.capitalize(),), provisional=provisional)


VELEN = record("person/marta-velen", "Marta Velen")
VELIA = record("place/velia", "Velia", provisional=False)
TARN = record("person/ivo-tarn", "Ivo Tarn", provisional=False)
MENTIONS = ((VELEN, "Marta Velen"), (VELIA, "Velia"), (TARN, "Ivo Tarn"), (VELEN, "Velen's"))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words.removesuffix("'s")))


def reading(kind: ParagraphKind = "paragraph", doubts: tuple[Doubt, ...] = ()) -> Reading:
    whole = Span(0, len(TEXT))
    capture = Capture("a.txt", TEXT, "0" * 64, len(TEXT), whole)
    article = Article(capture, 1, "article", whole, (Paragraph(whole, kind),))
    middle = TEXT.index("Velen's")
    sentences = (Sentence(Span(0, middle - 1), 0), Sentence(Span(middle, len(TEXT)), 0))
    return Reading(article, TEXT, sentences, tuple(Mention(at(words), of) for of, words in MENTIONS), doubts=doubts)


def verdicts(found: Reading) -> list[tuple[str, str, str]]:
    return [(opinion.record.path, opinion.verdict, opinion.kind) for opinion in found.opinions]


def test_a_silent_model_changes_nothing() -> None:
    assert weigh(reading(), Stub()) == reading()


def test_the_same_name_and_kind_is_an_agreement() -> None:
    found = weigh(reading(), Stub(Marta_Velen="person", Velia="place"))
    assert verdicts(found) == [("person/marta-velen", "agrees", "person"), ("place/velia", "agrees", "place")]
    assert (found.mentions, found.doubts) == (reading().mentions, ())
    assert str(found.opinions[0]) == "en_stub 1.0.0 takes it for a person too"


def test_one_agreement_outweighs_another_reading_elsewhere() -> None:
    assert verdicts(weigh(reading(), Stub(Marta_Velen="person", Velen="place"))) == [
        ("person/marta-velen", "agrees", "person")
    ]


def test_more_or_fewer_words_of_the_same_kind_are_an_agreement_but_of_another_kind_no_disagreement() -> None:
    assert verdicts(weigh(reading(), Stub(Tarn="person"))) == [("person/ivo-tarn", "agrees", "person")]
    assert verdicts(weigh(reading(), Stub(Tarn="organization"))) == []


def test_another_kind_of_a_known_name_is_a_doubt_and_the_name_stays() -> None:
    found = weigh(reading(), Stub(Velia="person", Ivo_Tarn="organization"))
    assert [(d.kind, d.claim, d.reason) for d in found.doubts] == [
        ("place", "«Velia» names the place Velia", "en_stub 1.0.0 takes it for a person"),
        ("person", "«Ivo Tarn» names the person Ivo Tarn", "en_stub 1.0.0 takes it for an organization"),
    ]
    assert found.doubts[0].evidence == Evidence(at("Velia"), found.sentences[0].span)
    assert found.doubts[0].fact == Mention(at("Velia"), VELIA)
    assert found.mentions == reading().mentions


def test_another_kind_of_a_provisional_name_is_told_where_it_is_asked_about_anyway() -> None:
    found = weigh(reading(), Stub(Marta_Velen="place"))
    assert verdicts(found) == [("person/marta-velen", "disagrees", "place")]
    assert found.doubts == ()


def test_what_the_model_alone_sees_is_no_mention() -> None:
    found = weigh(reading(), Stub(Qadir_Umlaq="person", the_Kestrel_Dam="place"))
    assert verdicts(found) == [("place/kestrel-dam", "alone", "place"), ("person/qadir-umlaq", "alone", "person")]
    assert (found.mentions, found.doubts) == (reading().mentions, ())
    assert found.opinions[0].span == at("Kestrel Dam")
    assert found.opinions[1].record == record("person/qadir-umlaq", "Qadir Umlaq")


def test_what_was_decided_about_it_is_a_mention_so_that_the_decision_applies() -> None:
    found = weigh(reading(), Stub(Qadir_Umlaq="person"), {"person/qadir-umlaq"})
    assert found.opinions == ()
    assert [m for m in found.mentions if m not in reading().mentions] == [
        Mention(at("Qadir Umlaq"), record("person/qadir-umlaq", "Qadir Umlaq"))
    ]
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: m.span.start)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Umlaq", "person"),  # a surname alone
        ("Port Soll", "organization"),  # nobody asked
        ("talks with", "place"),  # no capital
        ("met", "place"),
        ("HMS Tarol", "person"),  # a ship
        ("Pier Soll VIII", "place"),
        ("Orla K", "person"),  # no surname
    ],
)
def test_what_is_not_worth_a_question(words: str, kind: EntityKind) -> None:
    assert weigh(reading(), Stub(**{words: kind})) == reading()


def test_what_is_held_back_already_is_not_asked_twice() -> None:
    span = at("Qadir Umlaq")
    asked = reading(doubts=(Doubt("identity", "«Qadir Umlaq» names one of them", "two", Evidence(span, span)),))
    assert weigh(asked, Stub(Qadir_Umlaq="person")) == asked


def test_headings_are_not_read() -> None:
    assert weigh(reading("heading"), Stub(Velia="person", Qadir_Umlaq="person")) == reading("heading")
