"""The language of an article, from its body."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article

_ENOUGH = 60  # letters: the identifier guesses wildly on less
_ALIKE = (frozenset("bs cnr hr sh sr".split()), frozenset("nb nn no".split()), frozenset("id ms".split()))
"""Languages that their words hardly tell apart, by the macrolanguages of ISO 639-3 (``hbs``, ``nor``, ``msa``)."""


def language_of(article: Article) -> str:
    """Give the BCP 47 tag of the body's language.

    Of a few words, it is what the page states (``html lang``), else English where the letters are Latin. Among
    languages that are much alike, what the page states decides.
    """
    text = article.capture.text
    body = "\n".join(paragraph.span.of(text) for paragraph in article.paragraphs)
    letters = list(islice(filter(str.isalpha, body), _ENOUGH))
    latin = sum(character < "\u0250" for character in letters)
    stated = article.capture.stated("language")
    said = stated.value.split("-")[0].lower() if stated is not None else None
    if len(letters) < _ENOUGH and said is not None:
        return said
    if len(letters) < _ENOUGH and latin * 2 >= len(letters):
        return "en"
    # the whole body is identified: English words are as dense in a page that is foreign by a third
    # local, for its model takes about a second to load; it has no type stubs
    from py3langid import classify  # type: ignore[import-untyped]

    found = str(classify(body)[0])
    return said if said is not None and any({said, found} <= alike for alike in _ALIKE) else found
