"""Which words stand between quotation marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.quotations import Pairing, pair
from kg.model import Span


def paired(text: str) -> Pairing:
    return pair(text, [Span(*found.span()) for found in re.finditer(r"\S[^\n]*", text)])


def words(text: str) -> list[str]:
    return [quotation.words.of(text) for quotation in paired(text).quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We sail at dawn,” she said.", ["We sail at dawn,"]),
        ('"We sail at dawn," she said.', ["We sail at dawn,"]),
        ("„We sail at dawn“, she said.", ["We sail at dawn"]),
        ("„We sail at dawn”, she said.", ["We sail at dawn"]),
        ("”We sail at dawn”, she said.", ["We sail at dawn"]),
        ("«We sail at dawn», she said.", ["We sail at dawn"]),
        ("»We sail at dawn«, she said.", ["We sail at dawn"]),
        ("‘We sail at dawn,’ she said.", ["We sail at dawn,"]),
        ("'We sail at dawn,' she said.", ["We sail at dawn,"]),
        ("‘The sailors’ friends sail,’ she said.", ["The sailors’ friends sail,"]),
        ("The ‘Sea Days’ and the sailors’ fair. ‘We sail,’ she said.", ["Sea Days", "We sail,"]),
        ('He said: "No." She said: "Yes."', ["No.", "Yes."]),
        ('"No," he said, "and never."', ["No,", "and never."]),
        ("“They cried “ahoy” to us,” she said.", ["They cried “ahoy” to us,"]),
        ("“They cried ‘ahoy’ to us,” she said.", ["They cried ‘ahoy’ to us,"]),
        ("«They cried „ahoy“ to us», she said.", ["They cried „ahoy“ to us"]),
        ("the so-called “free port” of the town", ["free port"]),
        ('She spoke of ("a good day").', ["a good day"]),
        ("Before—“We sail”—and after.", ["We sail"]),
        ("“We sail in 2031”, she said.", ["We sail in 2031"]),
        ('"We sail in 2031", she said.', ["We sail in 2031"]),
        ('“We sail," she said.', ["We sail,"]),
    ],
)
def test_marks_are_paired_by_shape_and_place(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted
    assert not paired(text).unpaired


@pytest.mark.parametrize(
    "text",
    [
        "The sailors' ships and Ostria's port don't close.",
        "The sailors’ ships and Ostria’s port don’t close.",
        'A 12" gun and a 5" shell.',
        "In the '90s the port was shut.",
        "No marks at all.",
        "",
    ],
)
def test_inch_marks_and_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert paired(text) == Pairing((), ())


def test_an_inch_mark_inside_a_quotation_does_not_end_it() -> None:
    assert words('"The 12" gun is old," she said.') == ['The 12" gun is old,']


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    text = "“We sail at dawn.\n\n“We land at dusk,” she said."
    assert words(text) == ["We sail at dawn.", "We land at dusk,"]
    assert not paired(text).unpaired


def test_a_straight_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    assert words('"We sail at dawn.\n\n"We land at dusk," she said.') == ["We sail at dawn.", "We land at dusk,"]


def test_a_quotation_goes_on_to_its_mark_in_the_next_paragraph() -> None:
    text = "She said: “We sail at dawn.\n\nWe land at dusk.” Then she left for the “Sea Days”."
    assert words(text) == ["We sail at dawn.", "We land at dusk.", "Sea Days"]


@pytest.mark.parametrize(
    ("text", "loose", "quoted"),
    [
        ("“We sail at dawn, she said.", ["“"], []),
        ("We sail at dawn,” she said.", ["”"], []),
        ("“We sail. “We land,” she said.", ["“"], ["We land,"]),
        ("“We sail, she said.\n\nThey land.", ["“"], []),
        ("«We sail, she said.", ["«"], []),
        ('"We sail, she said.', ['"'], []),
        ("“We sail,” he said. We land,” she said.", ["”"], ["We sail,"]),
    ],
)
def test_a_mark_without_its_partner_is_told(text: str, loose: list[str], quoted: list[str]) -> None:
    found = paired(text)
    assert [span.of(text) for span in found.unpaired] == loose
    assert words(text) == quoted


def test_offsets_count_in_the_whole_text() -> None:
    text = "A first paragraph.\n\nShe said: “We sail.”"
    (found,) = paired(text).quotations
    assert found.span.of(text) == "“We sail.”"
    assert found.words.start == found.span.start + 1


@given(st.text(alphabet="“”„«»\"‘’' .,aB1\n", max_size=60))
def test_no_text_breaks_the_pairing(text: str) -> None:
    found = paired(text)
    for quotation in found.quotations:
        assert quotation.span.covers(quotation.words)
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
    for first, second in zip(found.quotations, found.quotations[1:], strict=False):
        assert first.span.end <= second.span.start
