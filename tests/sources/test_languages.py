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
    "De minister van Defensie en de commandant openden maandag de nieuwe brug over de rivier, en bedankten de soldaten "
    "die eraan hadden gewerkt. De brug verbindt twee steden die lang alleen met een veerboot te bereiken waren. "
)
GREEK = (
    "Ο υπουργός Άμυνας και ο αρχηγός του στρατού εγκαινίασαν τη Δευτέρα τη νέα γέφυρα πάνω από τον ποταμό και "
    "ευχαρίστησαν τους στρατιώτες που την έχτισαν. Η γέφυρα ενώνει δύο πόλεις και θα ανοίξει για όλους την άνοιξη. "
)
SERBIAN = (
    "Ministarka odbrane i načelnik generalštaba otvorili su u ponedeljak novi most preko reke i zahvalili vojnicima "
    "koji su ga izgradili. Most povezuje dva grada koja su dugo bila povezana samo skelom. "
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


@pytest.mark.parametrize(("stated", "tag"), [("sr", "sr"), ("sr-Latn", "sr"), ("hr", "hr"), ("en", None), ("nl", None)])
def test_a_page_knows_which_of_languages_much_alike_it_is_in(stated: str, tag: str | None) -> None:
    page = (
        f'<html lang="{stated}"><head><title>Most</title></head><body><h1>Most</h1><p>{SERBIAN * 2}</p></body></html>'
    )
    (article,) = articles(decode(page.encode(), "page.html"))
    assert article.language in ({tag} if tag else {"bs", "hr", "sr"})
