"""The language of an article is that of its whole body, however many English words stand in it."""

from __future__ import annotations

import pytest

from kg.sources import articles, decode

ENGLISH = (
    "The minister of defence and the chief of the general staff opened the new bridge on Monday, and thanked the "
    "soldiers of the engineer battalion. The bridge is the first of three that the two countries build together, and "
    "the minister said that the second of them would be opened in the spring. "
)
DUTCH = (
    "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, "
    "en behoren zich jegens elkander in een geest van broederschap te gedragen. "
)
GREEK = (
    "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με "
    "λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης. "
)


def language(text: str) -> str:
    (article,) = articles(decode(text.encode(), "page.txt"))
    return article.language


def test_english_is_english() -> None:
    assert language(ENGLISH) == "en"
    assert language(ENGLISH * 3) == "en"


@pytest.mark.parametrize(("other", "tag"), [(DUTCH, "nl"), (GREEK, "el")])
def test_a_page_of_two_languages_is_not_taken_for_english(other: str, tag: str) -> None:
    """The words «the», «of» and «and» are as frequent here as in English: they prove nothing."""
    mixed = f"{ENGLISH}\n\n{other * 2}\n"
    words = mixed.lower().split()
    assert words.count("the") > 0.03 * len(words)
    assert min(words.count("of"), words.count("and")) > 0.015 * len(words)
    assert language(mixed) == tag
