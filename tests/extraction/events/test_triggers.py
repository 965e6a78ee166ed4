"""No trigger is passed over because a sentence lacks the letters that are named for it."""

from __future__ import annotations

from pathlib import Path

from kg.extraction.events.triggers import TRIGGERS, triggers_in
from kg.model import Span
from kg.text import fold, sentences

CAPTURES = Path(__file__).parents[2] / "gold" / "open" / "captures"


def test_the_letters_of_a_trigger_let_all_its_words_through() -> None:
    found = 0
    for file in sorted(CAPTURES.glob("*.txt")):
        text = fold(file.read_text(encoding="utf-8"))
        for span in sentences(text, Span(0, len(text))):
            every = {(Span(*m.span()), t) for t in TRIGGERS for m in t.pattern.finditer(text, span.start, span.end)}
            assert set(triggers_in(text, span)) == every
            found += len(every)
    assert found > 100


def test_every_trigger_names_its_letters() -> None:
    assert all(trigger.stems and all(stem == stem.lower() for stem in trigger.stems) for trigger in TRIGGERS)
