"""Persons of one name: told apart where post or country differ, held back where nothing says who is meant."""

from __future__ import annotations

from dataclasses import replace

from invented import authority, names, reading

from kg.authority import Authority
from kg.extraction import extract
from kg.linking import read
from kg.model import Label, Record

TWO_MINISTERS = (
    "The Minister of Defence of Norway, Ivo Tarn, met the Minister of Defence of Velland, Ivo Tarn. Ivo Tarn was brief."
)


def test_ministers_of_two_states_are_two_persons() -> None:
    found = reading(TWO_MINISTERS)
    posts = {post.person.path: post.at.name for post in found.posts if post.at}
    assert posts == {"person/ivo-tarn-norway": "Norway", "person/ivo-tarn-velland": "Velland"}
    assert {m.record.path for m in found.mentions if m.record.is_a("person")} == set(posts)


def test_a_mention_that_may_be_either_goes_to_review() -> None:
    found = reading(TWO_MINISTERS)
    (doubt,) = extract(found).doubts
    assert doubt.kind == "identity"
    assert doubt.evidence.context.of(found.text) == "Ivo Tarn was brief."
    assert doubt.alternatives == ("person/ivo-tarn-norway (Ivo Tarn)", "person/ivo-tarn-velland (Ivo Tarn)")


def test_a_former_post_elsewhere_makes_no_namesake() -> None:
    found = reading("Former Finnish Minister Lena Moss, the Norwegian prime minister, left.")
    assert {m.record.path for m in found.mentions if m.record.is_a("person")} == {"person/lena-moss"}
    assert [(post.title, post.at and post.at.name) for post in found.posts] == [
        ("Former Minister", "Finland"),
        ("prime minister", "Norway"),
    ]
    assert found.doubts == ()


def test_a_post_of_another_state_than_the_authoritys_person_is_a_namesakes() -> None:
    known = tuple(
        replace(record, country="place/ostria") if record.name == "Marta Velen" else record
        for record in authority().records
    )
    for country, path, provisional in (
        ("Ostria", "person/marta-velen", False),
        ("Velland", "person/marta-velen-velland", True),
    ):
        text = f"The Minister of Trade of {country}, Marta Velen, spoke."
        found = read(reading(text).article, Authority(known, ""))
        (person,) = {m.record for m in found.mentions if m.record.is_a("person")}
        assert (person.path, person.provisional) == (path, provisional)


def test_a_surname_of_two_is_told_by_title_or_held_back() -> None:
    found = reading("State Secretary Ivo Tarn met Dr Lena Tarn. Dr Tarn spoke. State Secretary Tarn left. Tarn wept.")
    later = [m.record.name for m in found.mentions if m.span.of(found.text) == "Tarn"]
    assert later == ["Lena Tarn", "Ivo Tarn"]
    (doubt,) = found.doubts
    assert doubt.evidence.context.of(found.text) == "Tarn wept."
    assert [one.rpartition("(")[2] for one in doubt.alternatives] == ["Ivo Tarn)", "Lena Tarn)"]


def test_records_of_one_name_are_told_by_country_or_held_back() -> None:
    pair = tuple(
        Record(f"person/ivo-kral-{country}", "Ivo Kral", ("person",), ("Person",), (Label("Ivo Kral"),), country=place)
        for country, place in (("ostria", "place/ostria"), ("velland", "place/velland"))
    )
    both = Authority((*authority().records, *pair), "")
    told = read(reading("Ivo Kral opened the harbour of Ostria.").article, both)
    assert {m.record.path for m in told.mentions if m.record.is_a("person")} == {"person/ivo-kral-ostria"}
    held = read(reading("Mr Ivo Kral opened the harbour. Mr Kral left.").article, both)
    assert names(held, "person") == set()
    assert held.doubts[0].alternatives == (
        "person/ivo-kral-ostria (Ivo Kral)",
        "person/ivo-kral-velland (Ivo Kral)",
    )
