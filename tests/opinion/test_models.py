"""Models that are there, and what is said where one is not."""

from __future__ import annotations

import sys

import pytest
from installed import INSTALLED, real

from kg import opinion
from kg.errors import UsageError
from kg.model import Reader, Span


@pytest.mark.usefixtures("fake_spacy")
def test_a_model_is_loaded_once_and_gives_the_kinds_that_we_know() -> None:
    model = opinion.load("en_fake")
    assert opinion.load("en_fake") is model
    assert model.reader == Reader("en_fake", "1.0.0")
    assert list(model.names(["In March 2031 Marta Velen left.", ""])) == [[(Span(14, 25), "person")], []]


@pytest.mark.usefixtures("fake_spacy")
def test_another_version_is_another_model() -> None:
    assert opinion.load("en_fake").fingerprint != opinion.load("en_newer").fingerprint


def test_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    opinion.load.cache_clear()
    with pytest.raises(UsageError) as caught:
        opinion.load("en_core_web_sm")
    assert str(caught.value) == (
        "--nlp en_core_web_sm needs spaCy, which is not installed\n"
        "  Install both: pip install 'dateline-kg[nlp]', then python -m spacy download en_core_web_sm ."
    )
    assert caught.value.exit_code == 2


ABSENT = """\
--nlp en_absent: spaCy 0.0.1 cannot load this model: [E050] Can't find model 'en_absent'
  Installed: de_fake, en_blind, en_fake, en_newer."""
BLIND = """\
--nlp en_blind: the model recognises no English names
  Give an English one with named entities, such as en_core_web_sm."""


@pytest.mark.parametrize(
    ("name", "message"),
    [("en_absent", ABSENT), ("en_blind", BLIND), ("de_fake", BLIND.replace("en_blind", "de_fake"))],
)
@pytest.mark.usefixtures("fake_spacy")
def test_a_model_that_cannot_be_used(name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        opinion.load(name)
    assert str(caught.value) == message


@real
def test_an_installed_model_reads_names_and_reads_them_the_same_twice() -> None:
    opinion.load.cache_clear()
    model = opinion.load(INSTALLED[0])
    texts = ["Barack Obama met Angela Merkel in Berlin.", "The talks in France went on."]
    first, second = (list(model.names(texts)) for _ in range(2))
    assert first == second
    named = [(span.of(text), kind) for text, found in zip(texts, first, strict=True) for span, kind in found]
    assert named == [
        ("Barack Obama", "person"),
        ("Angela Merkel", "person"),
        ("Berlin", "place"),
        ("France", "place"),
    ]
    opinion.load.cache_clear()
    assert opinion.load(INSTALLED[0]).fingerprint == model.fingerprint
