from __future__ import annotations

from dataclasses import dataclass

import pytest
from invented import names, reading


@dataclass(frozen=True)
class Case:
    """A short article with all the names that it mentions."""

    text: str
    persons: str = ""
    organizations: str = ""
    places: str = ""
    programmes: str = ""


CASES = {
    "office and rank before a name": Case(
        "NATO Deputy Secretary General Ivo Tarn met the Chief of the Ostrian Armed Forces, General Pell Orla, "
        "in Toren. Tarn thanked General Orla.",
        "Ivo Tarn; Pell Orla",
        "NATO; Ostrian Armed Forces",
        "Toren",
    ),
    "a long title before a name": Case(
        "Director for Trade Policy and Partnerships Kesta Vohl visited Velland. Director Vohl spoke of trade.",
        "Kesta Vohl",
        "",
        "Velland",
    ),
    "a body between title and name": Case(
        "Assistant Minister for Harbours at the Vellish Ministry of Foreign Affairs Branka Stoll greeted the guests.",
        "Branka Stoll",
        "Vellish Ministry of Foreign Affairs",
    ),
    "apposition after a name": Case(
        "The project helps us, said Orrin Dask, HL Assistant Secretary for Ports. Dask praised Velland for its help.",
        "Orrin Dask",
        "Harbour League",
        "Velland",
    ),
    "a list of countries and people": Case(
        "The delegation met with:\n"
        "- Ostria: H.E. Dr Abdul bin Rashid Al Zarani, Minister of Foreign Affairs\n"
        "- Velland: Mr Jan de Vohr, State Secretary in the Ministry of Defence\n"
        "- Norway: Ms Ilse O'Narr-Smit, Director at the Ministry of Defence",
        "Abdul bin Rashid Al Zarani; Jan de Vohr; Ilse O'Narr-Smit",
        "Ministry of Defence",
        "Ostria; Velland; Norway",
    ),
    "particles, hyphens and diacritics": Case(
        "Mr Ümit van der Bëhl and Ms Anaïs Dör-Kšan spoke in Toren. Van der Bëhl left early. Ms Dör-Kšan stayed.",
        "Ümit van der Bëhl; Anaïs Dör-Kšan",
        "",
        "Toren",
    ),
    "a name without its diacritics": Case(
        "Colonel Soren Dusek opened the range. “We are ready”, Dusek said.", "Søren Dušek"
    ),
    "a slip of one letter": Case(
        "President Ivo Tarnov spoke to the Harbour League. The vote was close, Tarnovv said.",
        "Ivo Tarnov",
        "Harbour League",
    ),
    "surname only, with a title": Case("They hope that President Krann will not win.", "Krann"),
    "credits and by-lines name nobody": Case(
        "By Lena Mark\nPhoto: Ostrian Ministry of Defence / Karl Brand\nThe harbour of Toren opened on Monday.",
        "",
        "",
        "Toren",
    ),
    "capitals alone make no person": Case(
        "Golden Harbour opened on Monday. Silver Lining said nothing. The Old Bridge was closed in May.",
    ),
    "months, weekdays and demonyms are no places": Case(
        "In March, Ostrian and Norwegian officials spoke French in Toren on Tuesday.", "", "", "Toren"
    ),
    "a country in a body's name is no place": Case(
        "The Embassy of Norway and the Assembly of Velland invited the Ostria Advisory Council.",
        "",
        "Embassy of Norway; Assembly of Velland; Ostria Advisory Council",
    ),
    "a city in an event's name is no place": Case(
        "At the Toren Summit and the Lisbon Conference, ministers agreed. The meeting in Oslo was short.",
        "",
        "",
        "Oslo",
    ),
    "towns by their context": Case(
        "The medics were trained in Oradin and Targu Mell, near Bujanov. The minister visited Raskov. "
        "In the village of Donja Lip he met farmers; later he travelled to Kragen.",
        "",
        "",
        "Oradin; Targu Mell; Bujanov; Raskov; Donja Lip; Kragen",
    ),
    "sites": Case(
        "Troops came to Geilen airbase, the Borov training range and Camp Silver Hill. The fleet is based at Geilen.",
        "",
        "",
        "Geilen airbase; Borov training range; Camp Silver Hill",
    ),
    "countries of the world": Case(
        "Czechia, the Netherlands, Bosnia and Herzegovina, Turkey, the UK and the U.S. paid. US officials left.",
        "",
        "",
        "Czechia; Netherlands; Bosnia and Herzegovina; Türkiye; United Kingdom; United States",
    ),
    "an abbreviation before a noun is an adjective": Case("US officials and UK troops left Toren.", "", "", "Toren"),
    "an alliance that nobody named is none": Case("The Alliance of farmers met in Toren.", "", "", "Toren"),
    "a bridge is no person": Case("Karl Brand Bridge in Toren was closed.", "", "", "Toren"),
    "half of a hyphened name is no place": Case("Ms Lena Moss-Toren spoke.", "Lena Moss-Toren"),
    "a dateline": Case("TOREN - The talks ended.\nPARIS, 3 May - The talks began.", "", "", "Toren; Paris"),
    "a body and its acronym": Case(
        "The Joint Confederation of Harbour Officers (JCHO) met. The JCHO medal went to the Coastal Rescue Centre.",
        "",
        "Joint Confederation of Harbour Officers; Coastal Rescue Centre",
    ),
    "a shorter name is the longer body": Case(
        "The Ostrian Ministry of Defence bought boats. The Ministry of Defence paid in May.",
        "",
        "Ostrian Ministry of Defence",
    ),
    "media": Case("Tarn told the daily Jutro and the Omega news agency that talks go on.", "", "Jutro; Omega"),
    "adjectives with a body's name": Case(
        "The EU-funded boats and NATO's offer concern Ostria. The Alliance waits.",
        "",
        "European Union; NATO",
        "Ostria",
    ),
    "frameworks": Case(
        "The Coastal Safety Programme and the Treaty of Shoals help. Operation Iron Gull began. GULL2 - a project to "
        "save ships - ended. The EU-mediated dialogue and the open harbour policy go on under Council Resolution 77.",
        "",
        "European Union",
        "",
        "Coastal Safety Programme; Treaty of Shoals; Operation Iron Gull; GULL2; EU-mediated dialogue; "
        "open harbour policy; Council Resolution 77",
    ),
    "a title and a comma before a name": Case(
        "Its spokesman, Duro Pimm-Roza, declined. The head of the Ports Board, Lena Moss, smiled. "
        "The Minister for Harbours of Ostria, Kesta Vohl, and the union leader, Orrin Dask, left.",
        "Duro Pimm-Roza; Lena Moss; Kesta Vohl; Orrin Dask",
        "Ports Board",
        "Ostria",
    ),
    "a particle written with the surname": Case(
        "Dr Salma bin Yusuf al-Hakim spoke. “We wait”, al-Hakim said.", "Salma bin Yusuf al-Hakim"
    ),
    "letters after a name, and ranks of the fleet": Case(
        "Ms Ann Orrey-Smit MP met Commander Runa Blom RVN and Chief Petty Officer Mats Ulvest.",
        "Ann Orrey-Smit; Runa Blom; Mats Ulvest",
    ),
    "unions, railways and companies": Case(
        "The Rail Workers' Union and Federal Railways met. The youth orchestra Bridges played for Nordlys Energy AS.",
        "",
        "Rail Workers' Union; Federal Railways; Bridges; Nordlys Energy AS",
    ),
    "a party by its member": Case("Deputy Lena Moss of the Green Accord spoke.", "Lena Moss", "Green Accord"),
    "a body by its acronym alone": Case(
        "The Southern Shoals Dialogue (SSD) met. The EU mission in Velland (EUMIVEL) stays. EUMIVEL is small.",
        "",
        "Southern Shoals Dialogue; European Union; EUMIVEL",
        "Velland",
        "EUMIVEL",
    ),
    "an agency in a dateline is no body of the story": Case(
        "TOREN, May 3 (Harbour News Service) - It rained.", "", "", "Toren"
    ),
    "an office that ends like a body": Case(
        "Rear Admiral Lena Moss, Flag Officer Surface Fleet, praised the crew.", "Lena Moss"
    ),
    "a branch in brackets is part of the rank": Case(
        "Lieutenant Colonel (Medical Corps) Dr. Lena Moss reported.", "Lena Moss"
    ),
    "a delegation with the country to which it is sent": Case(
        "Staff of the EU Delegation to Velland came.", "", "EU Delegation to Velland"
    ),
    "names in quotation marks and capitals": Case(
        "Boats come under the campaign “No Child Waits”. It follows GULLWREN, a project that began late. "
        "The programme, called Safe Shoals, ends. The project “long ago” was no name.",
        "",
        "",
        "",
        "No Child Waits; GULLWREN; Safe Shoals",
    ),
    "agreements by what they are about": Case(
        "They signed a technical arrangement on the protection of data with Ostria. They plan to sign an agreement on "
        "fish next year.",
        "",
        "",
        "Ostria",
        "technical arrangement on the protection of data",
    ),
    "a programme is named without the body that runs it": Case(
        "The Shared Stages Programme of the Harbour League and the Tailored Partnership Plan go on.",
        "",
        "Harbour League",
        "",
        "Shared Stages Programme; Tailored Partnership Plan",
    ),
    "a bare state body of the only country": Case(
        "He went to Velland to dine with the Presidency. In Ostria and Velland, the Presidency of the club is new.",
        "",
        "Presidency of Velland",
        "Velland; Ostria",
    ),
    "an operation is a body too": Case("HERON guards the coast.", "", "HERON", "", "HERON"),
    "a policy in a title is no framework": Case(
        "Assistant Secretary for Security Policy Orrin Dask and HL Security Policy Director Kesta Vohl came.",
        "Orrin Dask; Kesta Vohl",
        "Harbour League",
    ),
}


def listed(text: str) -> set[str]:
    return {name for name in text.split("; ") if name}


@pytest.mark.parametrize("name", CASES)
def test_names_of_invented_articles(name: str) -> None:
    case = CASES[name]
    found = reading(case.text)
    assert names(found, "person") == listed(case.persons)
    assert names(found, "organization") == listed(case.organizations)
    assert names(found, "place") == listed(case.places)
    assert names(found, "programme") == listed(case.programmes)


def test_a_heading_with_capitals_throughout_makes_no_new_names() -> None:
    found = reading(
        "NATO Secretary General Ivo Tarn welcomed the President of Ostria, Marta Velen.",
        headline="NATO Chief Welcomes Ostrian President Velen With Old Friends",
    )
    assert names(found, "person") == {"Ivo Tarn", "Marta Velen"}
    assert names(found, "organization") == {"NATO"}


def test_a_heading_with_capitals_throughout_repeats_the_names_of_the_text() -> None:
    found = reading(
        "The Coastal Rescue Centre welcomed Ms Lena Moss.",
        headline="Coastal Rescue Centre Welcomes Lena Moss After Storm",
    )
    assert [m.record.name for m in found.mentions] == ["Coastal Rescue Centre", "Lena Moss"] * 2


def test_a_slip_and_a_short_form_are_mentions_of_the_same() -> None:
    found = reading("President Ivo Tarnov came to Geilen airbase. It is near, Tarnovv said. He was based at Geilen.")
    assert [m.record.name for m in found.mentions if m.form == "name"] == [
        "Ivo Tarnov",
        "Geilen airbase",
        "Ivo Tarnov",
        "Geilen airbase",
    ]


def test_namesakes_are_told_apart_by_honorific_or_held_back() -> None:
    found = reading(
        "Mr Ivo Tarn and Ms Lena Tarn spoke. Ms Tarn was brief. Mr Tarn was not. Tarn said nothing of the fleet."
    )
    text = found.text
    after = [(m.span.of(text), m.record.name) for m in found.mentions if m.span.start > text.index("spoke")]
    assert after == [("Tarn", "Lena Tarn"), ("Tarn", "Ivo Tarn")]


def test_known_names_get_the_authority_and_others_a_provisional_record() -> None:
    found = reading("President Marta Velen met Ms Kesta Vohl at the Ostrian Coastal Centre.")
    by_name = {m.record.name: m.record for m in found.mentions}
    assert by_name["Marta Velen"].path == "person/marta-velen"
    assert not by_name["Marta Velen"].provisional
    assert by_name["Kesta Vohl"].path == "person/kesta-vohl"
    assert by_name["Kesta Vohl"].provisional
    assert by_name["Ostrian Coastal Centre"].provisional


def test_the_country_tells_ministries_of_the_same_name_apart() -> None:
    found = reading(
        "They met:\n- Ostria: Mr Ivo Tarn, Director at the Ministry of Harbours\n"
        "- Velland: Ms Lena Moss, Director at the Ministry of Harbours"
    )
    paths = sorted(m.record.path for m in found.mentions if m.record.is_a("organization"))
    assert paths == ["organization/ministry-of-harbours-ostria", "organization/ministry-of-harbours-velland"]


def test_the_same_name_gives_the_same_record_in_every_article() -> None:
    one, other = (
        {m.record for m in reading(text).mentions if m.record.name == "Coastal Rescue Centre"}
        for text in ("The Coastal Rescue Centre opened.", "They left the Coastal Rescue Centre.")
    )
    assert one == other
    assert one


def test_spans_are_the_words_of_the_capture() -> None:
    found = reading("“Søren Dušek’s team” left Toren\u00a0– at last.", headline="Toren waits")
    original = found.article.capture.text
    assert [m.span.of(original) for m in found.mentions] == ["Toren", "Søren Dušek", "Toren"]
    assert [s.paragraph for s in found.sentences] == [-1, 0]


def test_reading_twice_gives_the_same() -> None:
    text = CASES["a list of countries and people"].text
    assert reading(text) == reading(text)
