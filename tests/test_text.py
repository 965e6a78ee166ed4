"""Folding keeps every offset; sentences end where a reader ends them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text import fold, sentences


def split(text: str) -> list[str]:
    plain = fold(text)
    return [one.of(plain) for one in sentences(plain, Span(0, len(plain)))]


@given(st.text())
def test_folding_keeps_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_makes_spaces_apostrophes_and_dashes_plain() -> None:
    assert fold("Ostria’s\u00a06–10 “plans”") == "Ostria's 6-10 “plans”"


def test_folding_makes_marks_of_direction_spaces() -> None:
    assert fold("\u200fMarta\u200e \u202aVelen\u202c") == " Marta   Velen "


@given(st.text(alphabet="Aa.!? “”\"'\n1é", max_size=60))
def test_sentences_are_trimmed_in_order_and_lose_no_word(text: str) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert all(one.of(text).strip() == one.of(text) != "" for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
    assert "".join("".join(one.of(text).split()) for one in found) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He came. She left.", 2),
        ("Mr. Harrow met Dr. Holm in the U.S. He left.", 1),  # «U.S. He» may go on («U.S. Army»): not split
        ("Mr. Harrow met Dr. Holm. He left.", 2),
        ("Ambassador H.E. Jonas Harrow came.", 1),
        ("J. R. Velen came.", 1),
        ("Lt. Col. Pieter Aldous and Maj. Gen. Ines Corvo spoke.", 1),
        ("On 21. November they met. On 22 Nov. 2023 they left.", 2),
        ("He said: “We came. We saw.” Then he left.", 3),
        ("“Will you come?” she asked. “No!” he said.", 2),
        ("It cost 3.5 million euros. Nobody paid.", 2),
        ("They met (in Selva.) Then they left.", 2),
        ("The talks ended… Nothing was agreed.", 2),
        ("See No. 5 of the list. No. They left.", 3),
        ("It was he and I. They left.", 2),
        ("First line\nsecond line.", 1),
        ("It ended in Washington, D.C. in July 2024.", 1),
        ("He met Gen. Unger, Sgt. Roon and Capt. Sand. “Good,” he said.", 2),
        ("It was 5 p.m. Then they left.", 2),
        ("", 0),
    ],
)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


def test_only_the_stretch_is_split() -> None:
    text = "One here. Two here. Three here."
    assert [one.of(text) for one in sentences(text, Span(10, 25))] == ["Two here.", "Three"]
