"""The built-in captures retell the sources: no run of their words may be the sources' own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.files import ARTICLES, SEEDS

ORIGINALS = Path(__file__).parents[2] / "../shared/seeds"
LONGEST_RUN_WORDS = 7
LONGEST_CITATION_WORDS = 11  # a headline, an address or a body's official name may be longer than a run of prose

QUOTATION_MARKS = re.compile(r"[“”„«»\"]")
DEBUG_LINE = re.compile(r'^string\((\d+)\) "([^"]*)"$', re.MULTILINE)


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'"))


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def originals() -> list[Path]:
    files = sorted(ORIGINALS.glob("*.txt"))
    if not files:
        pytest.skip("the sources' captures are not beside this checkout, so nothing can be compared with them")
    return files


def shared_runs(text: str, length: int) -> list[str]:
    mine = runs(tokens(text), length)
    found = set()
    for file in originals():
        found |= mine & runs(tokens(file.read_text(encoding="utf-8")), length)
    return sorted(" ".join(words) for words in found)


def captures() -> list[Path]:
    files = sorted(ARTICLES.glob("*.txt"))
    assert len(files) == 5, "seeds/articles holds one capture for each of the five sources"
    return files


@pytest.mark.parametrize("file", captures(), ids=lambda file: file.name)
def test_a_capture_shares_no_run_of_words_with_a_source(file: Path) -> None:
    assert shared_runs(file.read_text(encoding="utf-8"), LONGEST_RUN_WORDS + 1) == []


def test_names_and_citations_share_no_long_run_of_words_with_a_source() -> None:
    files = [SEEDS / "sources.ttl", *sorted((SEEDS / "authority").glob("*.ttl"))]
    assert len(files) > 1
    for file in files:
        assert shared_runs(file.read_text(encoding="utf-8"), LONGEST_CITATION_WORDS + 1) == [], file.name


def test_a_shared_run_is_found() -> None:
    sentence = next(line for line in originals()[0].read_text(encoding="utf-8").splitlines() if len(tokens(line)) > 20)
    assert shared_runs(sentence, LONGEST_RUN_WORDS + 1)


@pytest.mark.parametrize("file", captures(), ids=lambda file: file.name)
def test_a_capture_puts_no_words_into_a_real_mouth(file: Path) -> None:
    text = DEBUG_LINE.sub("", file.read_text(encoding="utf-8"))
    assert QUOTATION_MARKS.findall(text) == []
    assert re.findall(r"\b(?:I|my|[Oo]ur|us|[Mm]e)\b", text) == []


def test_the_debug_line_counts_its_own_characters() -> None:
    found = [m for file in captures() for m in DEBUG_LINE.finditer(file.read_text(encoding="utf-8"))]
    assert len(found) == 1
    assert int(found[0][1]) == len(found[0][2])
