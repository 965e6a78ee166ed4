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
        ("Ministers spoke. Tarn did not.", []),
        ("Mr Ivo Tarn met the ambassador.", []),
    ],
)
def test_titles_of_invented_people(text: str, expected: Found) -> None:
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
