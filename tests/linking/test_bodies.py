"""Bodies and frameworks of invented articles: where their names begin and end, and what is none."""

from __future__ import annotations

import pytest
from invented import names, of, reading

BODIES = {
    "Research & Development spending grew. The Terms & Conditions apply.": "",
    "Battle Group Velland trained. The Prime Minister's Office said no.": (
        "Battle Group Velland; Prime Minister's Office"
    ),
    "The Minister of Plantation Industries, Ivo Tarn, left.": "",
    "The finance ministry and Velland's interior ministry said no. A ministry is old.": (
        "Finance Ministry; Interior Ministry"
    ),
    "The General Officer Commanding (GOC) came.": "",
    "The Armed Forces of Velland and the Navy of Norway met.": "Armed Forces of Velland; Navy of Norway",
    "The Chief of Staff of Velland left.": "",
    "The Vellish Red Cross and the Ostrian Red Crescent sent tents.": "Vellish Red Cross; Ostrian Red Crescent",
    "The 12th Transport Wing and the 3rd Flotilla sailed.": "12th Transport Wing; 3rd Flotilla",
    "The Naval Forces Southern Ostria reported two boats.": "Naval Forces Southern Ostria",
    "The General Officer Commanding 2nd Brigade spoke.": "2nd Brigade",
    "The HL Programme Office in Toren opened.": "HL Programme Office in Toren",
    "The Ministry of Health, Labour and Welfare said no.": "Ministry of Health, Labour and Welfare",
    "The Ministry of Harbours, Ivo Tarn and Lena Moss met.": "Ministry of Harbours",
    "Ms Lena Moss sits on the Executive Board of Norvik Energy.": "Norvik Energy",
    "Lena Moss, president of the Island Ports Forum, left.": "Island Ports Forum",
    "They met at the Island Ports Forum.": "",
    "The Swiss company Altimar and the operator, Lakeline Boats, paid.": "Altimar; Lakeline Boats",
    "The company Commander Ivo Tarn led is small.": "",
    "Lawyers for Brandt Ferrer & Co. declined. They act for Mast & Keel.": "Brandt Ferrer & Co.; Mast & Keel",
    "Trade & Harbours Minister Ivo Tarn came.": "",
    "Shipbuilder Hong Marine JSC won. Hong Marine builds barges.": "Hong Marine JSC",
    "Senator Lena Moss (Frente Nuevo) asked why.": "Frente Nuevo",
    "The Civic Turn party lost. The party said nothing.": "Civic Turn party",
    "Nurses of the Firule hospital left. The hospital is old. Flying hospital boats came.": "Firule hospital",
    "The Universidad de los Puertos and the Goethe-Institut met.": "Universidad de los Puertos; Goethe-Institut",
    "The Improvised Explosive Device (IED) was found.": "",
    "The Development Bank of Latin America and the Caribbean lent it.": (
        "Development Bank of Latin America and the Caribbean"
    ),
}
FRAMEWORKS = {
    "They spoke of the Stabilisation and Association Process.": "Stabilisation and Association Process",
    "They spoke of Toren and the Berlin Process.": "Berlin Process",
    "The Partnership and Cooperation Agreement gave way to the Enhanced Partnership and Trade Agreement.": (
        "Partnership and Cooperation Agreement; Enhanced Partnership and Trade Agreement"
    ),
    "They signed a Peace and Friendship Treaty and the Harbour Partnership.": (
        "Peace and Friendship Treaty; Harbour Partnership"
    ),
    "Canada paid through the Clear Air Fund.": "Clear Air Fund",
    "It came from the Trust Fund on Digital Ports.": "Trust Fund on Digital Ports",
    "A Memorandum of Understanding on Sea Rescue was signed.": "Memorandum of Understanding on Sea Rescue",
    "They will adopt the Toren Guidelines on Fair Trade.": "Toren Guidelines on Fair Trade",
    "The Mission Commander and the Science Partnership Prize came.": "",
    "Under the project BeeBridge, paid by Norway, hives were built.": "BeeBridge",
    "Under the project Ivo Tarn built hives.": "",
    "The operation code-named Lastava ended.": "Lastava",
    "At the launch of “Every Net, Every Child”, a four-year programme, she spoke.": "Every Net, Every Child",
    "They signed yesterday in Toren a five-year agreement on joint bee research.": "agreement on joint bee research",
    "They plan to sign an agreement on stolen art.": "",
    "An agreement on fish was signed in May.": "agreement on fish",
    "They signed the loan agreement for the harbour walls.": "loan agreement for the harbour walls",
    "The Harbour Partnership Plan 2023-2026 was agreed.": "Harbour Partnership Plan 2023-2026",
    "Donors paid for the Kelvara Flood Appeal.": "Kelvara Flood Appeal",
}


@pytest.mark.parametrize("text", BODIES)
def test_bodies_by_their_names(text: str) -> None:
    assert names(reading(text), "organization") - {"Velland"} == of(BODIES[text])


@pytest.mark.parametrize("text", FRAMEWORKS)
def test_frameworks_by_their_names(text: str) -> None:
    assert names(reading(text), "programme") == of(FRAMEWORKS[text])


def test_a_mission_is_a_body_and_an_operation_by_its_acronym_too() -> None:
    found = reading("The Harbour League Training Mission in Kelvara (LTMK) grew. LTMK has ten boats.")
    both = [m for m in found.mentions if m.record.is_a("organization") and m.record.is_a("programme")]
    assert [m.span.of(found.text) for m in both] == ["Harbour League Training Mission in Kelvara", "LTMK", "LTMK"]
    assert names(found, "place") == set()


def test_a_heading_names_a_project_behind_its_state() -> None:
    found = reading("It is new.", headline="Velland - Western Corridor Roads Project")
    assert names(found, "programme") == {"Western Corridor Roads Project"}


def test_a_project_inside_an_agreements_name_is_one_too() -> None:
    found = reading("They signed the loan agreement for the Sea Wall Project.")
    assert names(found, "programme") == {"loan agreement for the Sea Wall Project", "Sea Wall Project"}


def test_a_name_keeps_the_dash_of_its_page() -> None:
    found = reading("The Norway\u2013Velland Friendship Group met. The Harbour Plan 2023\u20132026 was signed.")
    assert names(found, "organization") == {"Norway\u2013Velland Friendship Group"}
    assert names(found, "programme") == {"Harbour Plan 2023\u20132026"}
