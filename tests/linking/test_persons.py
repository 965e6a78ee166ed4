"""Who is named: honorifics, initials, apostrophes, portfolios, ages; and what only looks like a person's name."""

from __future__ import annotations

import pytest
from invented import names, reading

NAMED = {
    "honorifics of the world are no part of a name": (
        (
            "H.E. Mme Oriane Dakoury greeted Datuk Seri Halvana Orro, Tan Sri Bakri Olum, Shri Devan Kolappa, "
            "Smt. Lira Kolappa, Alhaji Umar Tinke, Eng. Saro Mellik, Sister Ilva Dorr, "
            "the Right Honourable Peta Wynn and Excmo. Sr. Don Iñigo Larra Vells."
        ),
        (
            "Oriane Dakoury; Halvana Orro; Bakri Olum; Devan Kolappa; Lira Kolappa; Umar Tinke; Saro Mellik; "
            "Ilva Dorr; Peta Wynn; Iñigo Larra Vells"
        ),
    ),
    "honorifics of a court": (
        "HE Dr Orla Fenn received HRH Princess Mirel Tavon, and Her Majesty Queen Tove Almark left.",
        "Orla Fenn; Mirel Tavon; Tove Almark",
    ),
    "«he» is no honorific": ("He Minded the boats.", ""),
    "a given name, an honorific elsewhere": (
        "Minister Don Harrock and Ms Grace Tan Velly spoke.",
        "Don Harrock; Grace Tan Velly",
    ),
    "initials open a name": (
        "Inspector General K. V. Raghan Nairo and Ms J.R. Moss spoke. Brigadier P. Dorr left.",
        "K. V. Raghan Nairo; J.R. Moss; P. Dorr",
    ),
    "a name with its initial in one word": (
        "Minister of Defence T.Enkhar and General B.Sodnar met.",
        "T.Enkhar; B.Sodnar",
    ),
    "an abbreviated country is no initial": ("Mr. U.S. Army gave nothing. U.S. Navy boats came.", ""),
    "an apostrophe inside a name": (
        "Ms Rosa Achol' Dutt and Dr Fa'alo Manurri spoke.",
        "Rosa Achol' Dutt; Fa'alo Manurri",
    ),
    "an apostrophe that marks an owner or a quotation": (
        "They read of Mr Orrin Dasks' Boat. She said 'we know Ms Lena Moss' Today.",
        "Orrin Dasks; Lena Moss",
    ),
    "a portfolio goes on to its name": (
        "Minister for Defence Equipment Fiona Garsk-Pryne and Commissioner for Harbour Works Ilsa Quarn met.",
        "Fiona Garsk-Pryne; Ilsa Quarn",
    ),
    "a surname that is a town or a title": (
        "Lt. Col. Adilo Oslo, Senator Anna King and Capt (N) Duarte Seq Falk came.",
        "Adilo Oslo; Anna King; Duarte Seq Falk",
    ),
    "a king is no surname": ("Prime Minister Ivo Tarn, King Haldar and others met.", "Ivo Tarn; Haldar"),
    "an age speaks for a name": (
        "Among them were Siluva Manurri, 61, a baker, Orlo Vint (34) and Tessa Quarn, aged 19, from Toren.",
        "Siluva Manurri; Orlo Vint; Tessa Quarn",
    ),
    "a year does not": ("It ended at Golden Harbour, 2019, and at Silver Shoal (120).", ""),
    "who is elected is named": (
        "Maluva Wairo of the Coast and Valleys party has been elected president of the assembly.",
        "Maluva Wairo",
    ),
    "what is chosen without a post is not": ("Golden Harbour has been chosen as the site.", ""),
    "ships and storms": (
        "The crew of MT Surya Kiran saw the frigate Ana Velen and Hurricane Maria Luz. HMS Anna Moss sailed.",
        "",
    ),
    "a ship that opens a headline": ("Frigate Kelvar sails home. The crew of FGS Kelvar waved. Kelvar left again.", ""),
    "an owner after a comma is no further name": (
        "“It rains”, says Lena Moss, Long Boats' agent in Toren.",
        "Lena Moss",
    ),
    "the page's own people": ("Interviewed by Lena Moss. Our correspondent Ana Velen met her.", ""),
    "grades and honours beside a name": (
        "Chief Warrant Officer 3 Dana Pruvitt, Prof. dr. Orlo Vint and General Mats Ulvest OFR left.",
        "Dana Pruvitt; Orlo Vint; Mats Ulvest",
    ),
    "a king's number is no honour": ("King Haldar Ostrin III spoke.", "Haldar Ostrin III"),
    "a noun that says who somebody is": (
        "Suspect Orlo Vint fled. Co-defendants Tessa Quarn and Bo Dahl stayed.",
        "Orlo Vint; Tessa Quarn; Bo Dahl",
    ),
    "given names with a hyphen": ("Anna-Lena Kettu (Norway) took part.", "Anna-Lena Kettu"),
    "who and he": (
        "Velurn Dastik, who came late, sat down. Before she left, Solrun Eidest answered.",
        "Velurn Dastik; Solrun Eidest",
    ),
    "a boat is she, and has its crew": ("Clear Wave opened her doors. The Green Wolves, who won, left.", ""),
    "a body whose head is named": ("Minister Ivo Tarn and Salt Coast head Lena Moss met.", "Ivo Tarn; Lena Moss"),
    "an office of two plain nouns": ("Sulvi Indrawen, the finance minister, left.", "Sulvi Indrawen"),
    "a site before an officer": ("At Golden Harbour, police officer Lena Moss fell.", "Lena Moss"),
    "a professor of old": ("Professor Emeritus Sir Adam Roberrin spoke.", "Adam Roberrin"),
    "a title in the plural": (
        "He met deputies Velurn Dastik and Ossil Marnek. Harbours Velurn Pond and Ossil Creek opened.",
        "Velurn Dastik; Ossil Marnek",
    ),
}


@pytest.mark.parametrize("case", NAMED, ids=list(NAMED))
def test_persons(case: str) -> None:
    text, expected = NAMED[case]
    assert names(reading(text), "person") == set(filter(None, expected.split("; ")))
