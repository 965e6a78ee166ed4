from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "linking"))
from invented import reading

from kg.authority import Authority
from kg.extraction import roles
from kg.linking import read as read_article
from kg.model import Article, Capture, Label, Paragraph, Record, Role, Span

Found = list[tuple[str, str, str | None]]


def found(text: str) -> Found:
    facts = [fact for fact in roles.read(reading(text)) if isinstance(fact, Role)]
    return [(role.person.name, role.title, role.at.name if role.at else None) for role in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO Secretary General Ivo Tarn spoke.", [("Ivo Tarn", "Secretary General", "NATO")]),
        (
            "Director for Trade Policy and Partnerships Kesta Vohl spoke.",
            [("Kesta Vohl", "Director for Trade Policy and Partnerships", None)],
        ),
        (
            "Ambassador of the Kingdom of Velland to Ostria H.E. Ivo Tarn spoke.",
            [("Ivo Tarn", "Ambassador", "Velland")],
        ),
        (
            "Dr Lena Moss, Assistant Minister for Ports at the Ministry of Harbours, spoke.",
            [("Lena Moss", "Assistant Minister for Ports", "Ministry of Harbours")],
        ),
        ("The Prime Minister of Velland, Mr Ivo Tarn, spoke.", [("Ivo Tarn", "Prime Minister", "Velland")]),
        ("Ms Lena Moss was appointed as Chair.", [("Lena Moss", "Chair", None)]),
        (
            "It works, said Orrin Dask, HL Assistant Secretary for Ports.",
            [("Orrin Dask", "Assistant Secretary for Ports", "Harbour League")],
        ),
        (
            "HERON's Commander, Major General Pell Orla, spoke.",
            [("Pell Orla", "Commander", "HERON"), ("Pell Orla", "Major General", None)],
        ),
        ("Ostria's Prime Minister Ivo Tarn spoke.", [("Ivo Tarn", "Prime Minister", "Ostria")]),
        ("Latvian President Ivo Tarn spoke.", [("Ivo Tarn", "President", "Latvia")]),
        ("President Ivo Tarn of Ostria spoke.", [("Ivo Tarn", "President", "Ostria")]),
        (
            "- Velland: Mr Ivo Tarn, Minister of Foreign Affairs",
            [("Ivo Tarn", "Minister of Foreign Affairs", "Velland")],
        ),
        (
            "- Ostria: Lena Moss, Chairwoman of Ostria Advisory Council, Advisor to the Norwegian Minister of Trade",
            [
                ("Lena Moss", "Chairwoman", "Ostria Advisory Council"),
                ("Lena Moss", "Advisor to the Norwegian Minister of Trade", "Ostria"),
            ],
        ),
        ("EU Ambassador Ivo Tarn spoke.", [("Ivo Tarn", "Ambassador", "European Union")]),
        ("EU Representative Ivo Tarn spoke.", [("Ivo Tarn", "Representative", "European Union")]),
        ("Lt. Col. Ivo Tarn spoke.", [("Ivo Tarn", "Lieutenant Colonel", None)]),
        (
            "He met the President of Ostria, Mr Ivo Tarn, and the Prime Minister, Ms Lena Moss.",
            [("Ivo Tarn", "President", "Ostria"), ("Lena Moss", "Prime Minister", "Ostria")],
        ),
        (
            "Mr Ivo Tarn, State Secretary, Ministry of Harbours, spoke.",
            [("Ivo Tarn", "State Secretary", "Ministry of Harbours")],
        ),
        (
            "Deputy Prime Minister and Minister of Harbours Ivo Tarn spoke.",
            [("Ivo Tarn", "Deputy Prime Minister", None), ("Ivo Tarn", "Minister of Harbours", None)],
        ),
        (
            "He met Ivo Tarn, Minister of Ports, Lena Moss, Minister of Trade, and others.",
            [("Ivo Tarn", "Minister of Ports", None), ("Lena Moss", "Minister of Trade", None)],
        ),
        (
            "He met President Ivo Tarn, Prime Minister Lena Moss and others.",
            [("Ivo Tarn", "President", None), ("Lena Moss", "Prime Minister", None)],
        ),
        ("Today the Prime Minister and President Ivo Tarn spoke.", [("Ivo Tarn", "President", None)]),
        (
            "Foreign Minister Ivo Tarn and his Norwegian counterpart, Lena Moss, spoke.",
            [("Ivo Tarn", "Foreign Minister", None), ("Lena Moss", "Foreign Minister", "Norway")],
        ),
        (
            "The Chief of the Serbian General Staff, Ivo Tarn, and his Norwegian counterpart, Lena Moss, spoke.",
            [("Ivo Tarn", "Chief of the Serbian General Staff", None)],
        ),
        (
            "It was led by Lena Moss, Deputy Director for Norway, Latvia and Jordan at the Harbour League, in May.",
            [("Lena Moss", "Deputy Director for Norway, Latvia and Jordan", "Harbour League")],
        ),
        ("He thanked his predecessor Ivo Tarn and his counterpart Lena Moss.", []),
        (
            "Union leader Ivo Tarn and rescue chief Lena Moss spoke.",
            [("Ivo Tarn", "Union leader", None), ("Lena Moss", "rescue chief", None)],
        ),
        (
            "The Director for Ports of the Harbour League (HL), Ms Lena Moss, spoke.",
            [("Lena Moss", "Director for Ports", "Harbour League")],
        ),
        ("The head of its crisis unit, Dr Lena Moss, spoke.", [("Lena Moss", "head of its crisis unit", None)]),
        (
            "Colonel Ivo Tarn, who has served as Ostria's liaison officer in Toren, left.",
            [("Ivo Tarn", "Colonel", None), ("Ivo Tarn", "liaison officer", "Ostria")],
        ),
        ("Ivo Tarn (Minister of Trade) spoke.", [("Ivo Tarn", "Minister of Trade", None)]),
        ("Ms Lena Moss MP, chair of the Ports Board, spoke.", [("Lena Moss", "chair", "Ports Board")]),
        (
            "The ship's commanding officer, Commander Lena Moss, spoke.",
            [("Lena Moss", "commanding officer", None), ("Lena Moss", "Commander", None)],
        ),
        (
            "Lieutenant Colonel (Medical Corps) Dr. Lena Moss spoke.",
            [("Lena Moss", "Lieutenant Colonel", None)],
        ),
        (
            "Command Sgt. Maj. Ivo Tarn remains the brigade's signals officer.",
            [("Ivo Tarn", "Command Sergeant Major", None), ("Ivo Tarn", "signals officer", None)],
        ),
        ("Outgoing Norwegian Minister Ivo Tarn spoke.", [("Ivo Tarn", "Outgoing Minister", "Norway")]),
        (
            "The Harbour League was founded late. Its secretary-general, Ivo Tarn, spoke.",
            [("Ivo Tarn", "secretary-general", "Harbour League")],
        ),
        (
            "The Tower Museum opened. The museum's director, Lena Moss, spoke.",
            [("Lena Moss", "director", "Tower Museum")],
        ),
        (
            "The Chair of the Ports Board, Ivo Tarn, spoke. Her deputy, Lena Moss, did not.",
            [("Ivo Tarn", "Chair", "Ports Board"), ("Lena Moss", "deputy", "Ports Board")],
        ),
        (
            "- Harbour League: Mr Ivo Tarn, Director for Water",
            [("Ivo Tarn", "Director for Water", "Harbour League")],
        ),
        (
            "Military Attaché Colonel Ivo Tarn, by the President of the Ports Board, Lena Moss, and others.",
            [
                ("Ivo Tarn", "Military Attaché", None),
                ("Ivo Tarn", "Colonel", None),
                ("Lena Moss", "President", "Ports Board"),
            ],
        ),
        (
            "Minister of Trade, Fuel and Water Ivo Tarn left.",
            [("Ivo Tarn", "Minister of Trade, Fuel and Water", None)],
        ),
        ("Ivo Tarn, Minister of Trade, Ana Velen and Bo Dahl left.", [("Ivo Tarn", "Minister of Trade", None)]),
        (
            "The Commander, Harbour League Clinic, Col Ivo Tarn, left.",
            [("Ivo Tarn", "Commander", "Harbour League Clinic"), ("Ivo Tarn", "Colonel", None)],
        ),
        (
            "It was seen by the Mayor, Eng. Ivo Tarn, the Director of the Ports Board, Dr Lena Moss, and Mr Bo Dahl.",
            [("Ivo Tarn", "Mayor", None), ("Lena Moss", "Director", "Ports Board")],
        ),
        ("Dr Lena Moss, 44, is a harbour engineer.", [("Lena Moss", "harbour engineer", None)]),
        ("Ms Lena Moss, the only doctor in town, left.", [("Lena Moss", "doctor", None)]),
        ("Dr Ivo Tarn, Doctor of Natural Sciences, spoke.", []),
        ("Former judge Ivo Tarn and Ms Lena Moss, a retired teacher, spoke.", []),
        ("Retired General Ivo Tarn met Colonel Lena Moss (ret.) and Major Bo Dahl.", [("Bo Dahl", "Major", None)]),
        ("On Friday, presiding judge Lena Moss agreed.", [("Lena Moss", "presiding judge", None)]),
        ("Associate Professor Lena Moss left.", [("Lena Moss", "Associate Professor", None)]),
        (
            "Justice Lena Moss and Minister of Justice Ivo Tarn met.",
            [("Lena Moss", "Justice", None), ("Ivo Tarn", "Minister of Justice", None)],
        ),
        ("Norwegian chargé d'affaires Lena Moss left.", [("Lena Moss", "chargé d'affaires", "Norway")]),
        ("Vice-Minister for Ports Ivo Tarn left.", [("Ivo Tarn", "Vice-Minister for Ports", None)]),
        ("Ms Lena Moss, OBE, Director of the Harbour League, left.", [("Lena Moss", "Director", "Harbour League")]),
        (
            "Ana Velen of the Coast and Valleys party has been elected president of the Harbour League.",
            [("Ana Velen", "president", "Harbour League")],
        ),
        ("Mr Ivo Tarn, who is also Velland's port minister, left.", [("Ivo Tarn", "port minister", "Velland")]),
        (
            "Minister of Ports Lena Moss received her Norwegian colleague, Ivo Tarn.",
            [("Lena Moss", "Minister of Ports", None), ("Ivo Tarn", "Minister of Ports", "Norway")],
        ),
        ("Lena Moss and her colleague, Ivo Tarn, left.", []),
        (
            "Deputy Commander Harbour League, Brigadier General Ivo Tarn, left.",
            [("Ivo Tarn", "Deputy Commander", "Harbour League"), ("Ivo Tarn", "Brigadier General", None)],
        ),
        (
            "Special Representative for the Horn of Ostria Ivo Tarn left.",
            [("Ivo Tarn", "Special Representative for the Horn of Ostria", "Horn of Ostria")],
        ),
        (
            "Envoy for the Horn of Africa Ivo Tarn left.",
            [("Ivo Tarn", "Envoy for the Horn of Africa", "Horn of Africa")],
        ),
        (
            "Envoy for the Long Coast of Ostria Ivo Tarn left.",
            [("Ivo Tarn", "Envoy for the Long Coast of Ostria", None)],
        ),
        (
            "He appointed General Ivo Tarn of Norway as Force Commander of the Harbour League.",
            [("Ivo Tarn", "General", None), ("Ivo Tarn", "Force Commander", "Harbour League")],
        ),
        ("Mr Ivo Tarn of Norway came as Force Commander.", []),
        (
            "General Sir Ivo Tarn KCB CBE, Head of the Harbour League, left.",
            [("Ivo Tarn", "General", None), ("Ivo Tarn", "Head", "Harbour League")],
        ),
        ("The former head of the Ports Board, Ivo Tarn, now an MEP, left.", [("Ivo Tarn", "MEP", None)]),
        ("His Majesty King Haldar left.", [("Haldar", "King", None)]),
        ("Sgt. 1st Class Ivo Tarn left.", [("Ivo Tarn", "Sergeant First Class", None)]),
        ("Ms Lena Moss, also a member of the Harbour League, left.", [("Lena Moss", "member", "Harbour League")]),
        ("Ministers spoke. Tarn did not.", []),
        ("Mr Ivo Tarn met the ambassador.", []),
    ],
)
def test_titles_of_invented_people(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The transport ministers of Ostria and Velland, Ivo Tarn and Lena Moss, met.",
            [("Ivo Tarn", "transport minister", "Ostria"), ("Lena Moss", "transport minister", "Velland")],
        ),
        (
            "Ministers of Defence of two states came: Ivo Tarn (Ostria), Bo Dahl (Norway) and Ana Moss (Velland).",
            [
                ("Ivo Tarn", "Minister of Defence", "Ostria"),
                ("Bo Dahl", "Minister of Defence", "Norway"),
                ("Ana Moss", "Minister of Defence", "Velland"),
            ],
        ),
        (
            "He met deputies Ivo Tarn and Lena Moss.",
            [("Ivo Tarn", "deputy", None), ("Lena Moss", "deputy", None)],
        ),
        (
            "Foreign Ministers Ivo Tarn of Ostria and Dr Lena Moss of Velland met.",
            [("Ivo Tarn", "Foreign Minister", "Ostria"), ("Lena Moss", "Foreign Minister", "Velland")],
        ),
        (
            "Port Minister Bo Dahl met his Finnish and Swedish counterparts, Ivo Tarn and Lena Moss.",
            [
                ("Bo Dahl", "Port Minister", None),
                ("Ivo Tarn", "Port Minister", "Finland"),
                ("Lena Moss", "Port Minister", "Sweden"),
            ],
        ),
        ("The ministers met President Ivo Tarn and Ms Lena Moss.", [("Ivo Tarn", "President", None)]),
        ("They spoke with ministers, and Mr Ivo Tarn and Ms Lena Moss agreed.", []),
        ("Ministers from Ostria heard Mr Ivo Tarn and Ms Lena Moss.", []),
    ],
)
def test_a_title_that_several_share(text: str, expected: Found) -> None:
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Lena Moss chairs the Ports Board.", [("Lena Moss", "chair", "Ports Board")]),
        ("Ms Lena Moss, who has headed the Ports Board since May, left.", [("Lena Moss", "head", "Ports Board")]),
        ("Ms Lena Moss headed the Ports Board.", []),
        ("Ms Lena Moss chairs the Ports Board meeting.", []),
        ("The Ports Board, headed by Lena Moss, met.", [("Lena Moss", "head", "Ports Board")]),
        ("A delegation of the Ports Board, headed by Lena Moss, came.", []),
        ("The talks were chaired by Lena Moss.", []),
        (
            "Capt. Lena Moss took over command of the Harbour League.",
            [("Lena Moss", "Captain", None), ("Lena Moss", "commander", "Harbour League")],
        ),
        ("Capt. Lena Moss took part in the Harbour League.", [("Lena Moss", "Captain", None)]),
        ("The boat, commanded by Lena Moss, sank.", [("Lena Moss", "commander", None)]),
    ],
)
def test_a_post_that_a_verb_states(text: str, expected: Found) -> None:
    assert found(text) == expected


def test_each_has_the_title_that_is_his() -> None:
    text = (
        "Admiral Ivo Tarn, and the Chair of the Harbour League, Ambassador Lena Moss, attended "
        "with Prime Minister Pell Orla."
    )
    assert found(text) == [
        ("Ivo Tarn", "Admiral", None),
        ("Lena Moss", "Chair", "Harbour League"),
        ("Lena Moss", "Ambassador", None),
        ("Pell Orla", "Prime Minister", None),
    ]


def test_a_short_form_makes_no_second_role() -> None:
    assert found("Director for Ports Kesta Vohl came. Director Vohl spoke.") == [
        ("Kesta Vohl", "Director for Ports", None)
    ]


def test_a_country_named_by_adjective_is_the_authoritys() -> None:
    norway = Record("place/kingdom-of-norway", "Norway", ("place",), ("Country", "Place"), labels=(Label("Norway"),))
    text = "Norwegian Prime Minister Ivo Tarn spoke."
    capture = Capture("t.txt", text, "0" * 64, len(text), Span(0, len(text)))
    article = Article(capture, 1, "article", Span(0, len(text)), (Paragraph(Span(0, len(text))),))
    (role,) = (f for f in roles.read(read_article(article, Authority((norway,), ""))) if isinstance(f, Role))
    assert role.at == norway


def test_evidence_is_title_and_name_in_its_sentence() -> None:
    read = reading("They waited. Then the Prime Minister of Velland, Mr Ivo Tarn, spoke.")
    (role,) = (fact for fact in roles.read(read) if isinstance(fact, Role))
    assert role.evidence[0].span.of(read.text) == "Prime Minister of Velland, Mr Ivo Tarn"
    assert role.evidence[0].context.of(read.text) == "Then the Prime Minister of Velland, Mr Ivo Tarn, spoke."
