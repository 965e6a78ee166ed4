"""What decisions do to the authority, to what an article says, and to its facts."""

from __future__ import annotations

import pytest

from kg.authority import Authority
from kg.errors import InputError
from kg.extraction import Extraction
from kg.model import (
    SOMEBODY,
    Article,
    Capture,
    Doubt,
    EntityKind,
    Event,
    Evidence,
    Fact,
    Label,
    Mention,
    PartialDate,
    Post,
    Reading,
    Record,
    Role,
    Sentence,
    Span,
    Stated,
    Statement,
)
from kg.review import Applied, Decision, Decisions
from kg.review.questions import doubt_id

TEXT = "Marta Velen and Ivo Tarn met in Kestrel, said the Ministry. A talk was held."
WHOLE = Span(0, len(TEXT))
EVIDENCE = (Evidence(WHOLE, WHOLE),)


def record(path: str, name: str, *, provisional: bool = True) -> Record:
    kinds: dict[str, EntityKind] = {"person": "person", "organization": "organization", "place": "place"}
    kind = kinds[path.partition("/")[0]]
    return Record(path, name, (kind,), (kind.capitalize(),), (Label(name, "en"),), provisional=provisional)


VELEN, TARN = record("person/marta-velen", "Marta Velen"), record("person/ivo-tarn", "Ivo Tarn")
KESTREL, MINISTRY = record("place/kestrel", "Kestrel"), record("organization/ministry-ostria", "Ministry")
KNOWN = record("person/marta-velin", "Marta Velin", provisional=False)
AUTHORITY = Authority((KNOWN, record("organization/defence", "Ministry of Defence", provisional=False)), "")


def reading() -> Reading:
    capture = Capture("a.txt", TEXT, "0" * 64, len(TEXT), WHOLE)
    article = Article(capture, 1, "article", WHOLE, (), publisher=Stated("Ministry", Span(50, 58)))
    places = ((VELEN, "Marta Velen"), (TARN, "Ivo Tarn"), (KESTREL, "Kestrel"), (MINISTRY, "Ministry"))
    mentions = tuple(Mention(Span(TEXT.index(w), TEXT.index(w) + len(w)), of) for of, w in places)
    posts = (Post(VELEN, "Minister", "minister", MINISTRY, WHOLE),)
    return Reading(article, TEXT, (Sentence(WHOLE, 0),), mentions, (KESTREL,), posts)


def decided(entity: Record, target: str = "", *, new: Record | None = None) -> Decision:
    outcome = "new record" if new else "same as" if target else "reject"
    kind = entity.path.partition("/")[0]
    return Decision(f"{kind}-1", outcome, entity.name, entity.path, new.path if new else target, new)  # type: ignore[arg-type]


def applied(*decisions: Decision) -> Applied:
    return Applied.to(AUTHORITY, Decisions(decisions))


FACTS: tuple[Fact, ...] = (
    Role(VELEN, "Minister", MINISTRY, EVIDENCE),
    Event("Meeting", "Meeting", "held", EVIDENCE, PartialDate(2031), places=(KESTREL,), participants=(VELEN, TARN)),
    Statement(VELEN, "words", reported=False, evidence=EVIDENCE),
)


def test_without_decisions_all_stays_as_it_is() -> None:
    none, asked = applied(), reading()
    assert none.reading(asked) == (asked, set())
    found = Extraction(FACTS, ())
    assert none.extraction(asked, found) == (found, set())


def test_what_is_rejected_is_neither_mentioned_nor_in_any_fact() -> None:
    settled, used = applied(decided(VELEN)).reading(reading())
    assert used == {"person-1"}
    assert VELEN not in {mention.record for mention in settled.mentions}
    assert settled.posts == ()
    found, _ = applied(decided(VELEN)).extraction(settled, Extraction(FACTS, ()))
    assert [type(fact) for fact in found.facts] == [Event]
    event = found.facts[0]
    assert isinstance(event, Event)
    assert event.participants == (TARN,)
    assert applied(decided(KESTREL)).reading(reading())[0].adjectives == ()
    roles, _ = applied(decided(MINISTRY)).extraction(settled, Extraction(FACTS[:1], ()))
    assert roles.facts == (Role(VELEN, "Minister", None, EVIDENCE),)


def test_what_is_the_same_is_one_record_in_all_facts() -> None:
    same = applied(decided(VELEN, KNOWN.path), decided(TARN, KNOWN.path))
    settled, _ = same.reading(reading())
    meant = same.authority.by_path[KNOWN.path]
    assert [mention.record for mention in settled.mentions] == [meant, meant, KESTREL, MINISTRY]
    found, _ = same.extraction(settled, Extraction(FACTS, ()))
    event = found.facts[1]
    assert isinstance(event, Event)
    assert event.participants == (meant,)


def test_a_rejected_publisher_is_not_stated() -> None:
    body = record("organization/ministry", "Ministry")
    settled, used = applied(decided(body)).reading(reading())
    assert settled.article.publisher is None
    assert used == {"organization-1"}
    assert applied(decided(body, "organization/defence")).reading(reading())[0].article.publisher is not None


@pytest.mark.parametrize(
    ("entity", "target", "is_alias"),
    [
        (VELEN, KNOWN.path, True),
        (record("person/velen", "Velen"), KNOWN.path, False),  # another article may mean another of that surname
        (record("organization/harbour-agency", "Harbour Agency"), "organization/defence", True),
        (MINISTRY, "organization/defence", False),  # its path has the country that tells it from other ministries
    ],
)
def test_full_names_become_aliases(entity: Record, target: str, *, is_alias: bool) -> None:
    known = applied(decided(entity, target)).authority
    assert [one.path for one in known.lookup(entity.name)] == ([target] if is_alias else [])


def test_a_decision_counts_where_its_alias_is_read() -> None:
    same = applied(decided(VELEN, KNOWN.path))
    meant = same.authority.by_path[KNOWN.path]
    by_alias = Reading(reading().article, TEXT, (), (Mention(Span(0, 11), meant),))
    assert same.reading(by_alias)[1] == {"person-1"}
    elsewhere = Reading(reading().article, TEXT, (), (Mention(Span(16, 24), meant),))
    assert same.reading(elsewhere)[1] == set()


def test_doubts_are_published_rejected_or_kept() -> None:
    speech = Statement(SOMEBODY, "words", reported=True, evidence=EVIDENCE)
    doubts = tuple(
        Doubt(kind, "claim", "reason", EVIDENCE[0], fact=fact)
        for kind, fact in (("event", FACTS[1]), ("role", FACTS[0]), ("statement", speech), ("other", None))
    )
    ids = [doubt_id(doubt, reading().article) for doubt in doubts]
    outcomes = (("accept", ""), ("reject", ""), ("same as", VELEN.path), ("accept", ""))
    judged = applied(*(Decision(one, o, "claim", target=t) for one, (o, t) in zip(ids, outcomes, strict=True)))  # type: ignore[arg-type]
    found, used = judged.extraction(reading(), Extraction((), doubts))
    assert found.facts == (FACTS[1], Statement(VELEN, "words", reported=True, evidence=EVIDENCE))
    assert found.doubts == doubts[3:]  # accepted, but there is no fact any more: it is asked again
    assert used == set(ids[:3])


def test_nothing_is_published_in_the_name_of_somebody() -> None:
    speech = Statement(SOMEBODY, "words", reported=True, evidence=EVIDENCE)
    doubt = Doubt("statement", "claim", "reason", EVIDENCE[0], fact=speech)
    asked = doubt_id(doubt, reading().article)
    for decision in (Decision(asked, "same as", "claim", target="person/gone"), Decision(asked, "accept", "claim")):
        assert applied(decision).extraction(reading(), Extraction((), (doubt,))) == (Extraction((), (doubt,)), set())


def test_a_new_record_that_the_authority_has_meanwhile_is_the_authority_s() -> None:
    new = decided(TARN, new=record(KNOWN.path, "Another Spelling", provisional=False))
    assert applied(new).authority.by_path[KNOWN.path].name == "Marta Velin"


def test_a_decision_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(InputError, match="the authority does not know person/gone"):
        applied(decided(TARN, "person/gone"))
