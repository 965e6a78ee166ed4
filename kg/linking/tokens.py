"""Sentences as rows of tokens; what the rules ask of a word (its case, its key) is found once for all its uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.authority import surface_key
from kg.linking.lexicon import COMMON, MONTHS, WEEKDAYS
from kg.model import Sentence, Span

if TYPE_CHECKING:
    from kg.model import Article

_TOKEN = re.compile(
    r"""[a-z]{2,}(?=[ ,;:)\n]) | 's\b | '(?=[\s,.;:]) | \bH\.\s?E\.? | (?:[^\W\d_]\.){2,} | \b[^\W\d_]\.(?=\s[^\W\d_])
      | \b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Brig|Sgt|Cpl|Rev|Hon|Amb|Rep|Sen|Gov|St|Jr|Sr|Cmdr|Cdr)\.
      | [^\W_]+(?:['.&/-](?!s\b)[^\W_]+)* | \S""",
    re.VERBOSE,
)
_PREFIXED = re.compile(r"(?:a[lnrstdz]|ash|el|bin|ibn|d|l|dell|van|von|ter|ten|der)['-][A-Z\u00c0-\u00de]")
"""«al-Hakimi», «d'Arc»: a name whose particle is written with it."""
_LONG_WORD = 4
_NEARLY_ALL = 0.9


class Token(NamedTuple):
    """A word, an abbreviation with its stop, a possessive ending or a punctuation mark.

    ``capital``: a word with a capital first letter (behind a particle, as in «al-Hakimi», too); ``acronym``: written
    in capitals («NATO», «SP4LIFE»); ``named``: it could be part of a person's or town's name, having a capital and
    being no common word, month or weekday; ``bare``: in lower case, without the stop of an abbreviation.
    """

    text: str
    start: int
    end: int
    lower: str
    capital: bool
    acronym: bool
    named: bool
    bare: str
    key: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tokens, and their words in small letters, in order and as a set.

    In a ``title_case`` heading every word is capitalised: capitals say nothing.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    ends: tuple[int, ...]
    title_case: bool = False

    def span(self, first: int, end: int) -> Span:
        """Give the stretch of the text that tokens ``[first, end)`` take."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def word(self, index: int) -> str:
        """Give the token's text in lower case, empty beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def token(self, index: int) -> Token | None:
        """Give a token, None beyond either end."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def index_at(self, offset: int) -> int:
        """Give the index of the first token that does not end before an offset."""
        return bisect_right(self.ends, offset)


@lru_cache(maxsize=1 << 16)
def _facts(text: str) -> tuple[str, bool, bool, bool, str, str]:
    lower = text.lower()
    capital = text[0].isupper() or _PREFIXED.match(text) is not None
    acronym = len(text) > 1 and text.isupper() and text[0].isalpha()
    abbreviation = text[-1] == "." and len(text) > 2  # noqa: PLR2004 - «J.» is an initial
    named = capital and not abbreviation and not (lower in COMMON or lower in MONTHS or lower in WEEKDAYS)
    return lower, capital, acronym, named, lower.rstrip("."), surface_key(text)


def line_of(article: Article, text: str, sentence: Sentence) -> Line:
    """Cut a sentence into tokens."""
    found = _TOKEN.finditer(text, sentence.span.start, sentence.span.end)
    tokens = tuple([tuple.__new__(Token, (m[0], *m.span(), *_facts(m[0]))) for m in found])
    heading = sentence.paragraph < 0 or article.paragraphs[sentence.paragraph].kind == "heading"
    words, ends = tuple([token.lower for token in tokens]), tuple([token.end for token in tokens])
    return Line(sentence, tokens, words, frozenset(words), ends, heading and _title_case(tokens))


def _title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether (nearly) all words of four letters and more begin with a capital, and there are enough to tell."""
    long = [token for token in tokens if token.text.isalpha() and len(token.text) >= _LONG_WORD]
    return len(long) >= _LONG_WORD and sum(token.capital for token in long) >= _NEARLY_ALL * len(long)
