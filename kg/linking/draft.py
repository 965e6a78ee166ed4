"""What the rules of reading work on: the article's text cut into sentences and tokens, and what was found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.authority import Authority
from kg.linking.lexicon import COMMON, MONTHS, WEEKDAYS
from kg.model import Mention, Sentence, Span
from kg.text import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article, Reading, Record

_TOKEN = re.compile(
    r"""'s\b | '(?=[\s,.;:]) | \bH\.\s?E\.? | (?:[^\W\d_]\.){2,} | \b[^\W\d_]\.(?=\s[^\W\d_])
      | \b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Brig|Sgt|Cpl|Rev|Hon|Amb|Rep|Sen|Gov|St|Jr|Sr)\.
      | [^\W_]+(?:['.&/-](?!s\b)[^\W_]+)* | \S""",
    re.VERBOSE,
)

_LONG_WORD = 4
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Token:
    """A word, an abbreviation with its stop, a possessive ending or a punctuation mark."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital first letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals («NATO», «SP4LIFE»)."""
        return len(self.text) > 1 and self.text.isupper() and self.text[0].isalpha()

    @property
    def named(self) -> bool:
        """Whether it could be part of a person's or town's name: a capital, but no common word, month or weekday."""
        if not self.capital or (self.text[-1] == "." and len(self.text) > 2):  # noqa: PLR2004 - «J.» is an initial
            return False
        return self.lower not in COMMON and self.lower not in MONTHS and self.lower not in WEEKDAYS


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tokens; in a ``title_case`` heading every word is capitalised: capitals say nothing."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    title_case: bool = False

    def span(self, first: int, end: int) -> Span:
        """Give the stretch of the text that tokens ``[first, end)`` take."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def word(self, index: int) -> str:
        """Give the token's text in lower case, empty beyond either end."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def index_at(self, offset: int) -> int:
        """Give the index of the first token that does not end before an offset."""
        return next((i for i, token in enumerate(self.tokens) if token.end > offset), len(self.tokens))


@dataclass(slots=True)
class Draft:
    """An article while it is read: rules add mentions; a longer name takes the place of those inside it."""

    article: Article
    authority: Authority
    text: str
    lines: tuple[Line, ...]
    mentions: list[Mention] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, authority: Authority) -> Draft:
        """Cut an article into lines."""
        text = fold(article.capture.text)
        return cls(article, authority, text, tuple(_lines(article, text)))

    @classmethod
    def again(cls, reading: Reading) -> Draft:
        """Take up a finished reading: its names stand, and no authority is asked but what its mentions hold."""
        named = (*reading.adjectives, *(mention.record for mention in reading.mentions))
        known = tuple({record.path: record for record in named}.values())
        lines = tuple(_line(reading.article, reading.text, sentence) for sentence in reading.sentences)
        names = [mention for mention in reading.mentions if mention.form == "name"]
        return cls(reading.article, Authority(known, ""), reading.text, lines, names)

    def add(self, span: Span, record: Record) -> bool:
        """Add a mention by name unless a name at least as long stands there; drop shorter ones that it covers."""
        clashes = [m for m in self.mentions if m.span.overlaps(span)]
        if any(m.span.end - m.span.start >= span.end - span.start for m in clashes):
            return False
        self.mentions = [m for m in self.mentions if not m.span.overlaps(span)]
        self.mentions.append(Mention(span, record))
        return True

    @property
    def plain_lines(self) -> list[Line]:
        """The lines in which a capital says that a word is a name."""
        return [line for line in self.lines if not line.title_case]

    def drop(self, mention: Mention) -> None:
        """Take a mention back."""
        self.mentions.remove(mention)

    def within(self, span: Span) -> list[Mention]:
        """Give the mentions that share a character with a span, in order."""
        return sorted((m for m in self.mentions if m.span.overlaps(span)), key=lambda m: m.span)

    def at(self, token: Token) -> Mention | None:
        """Give the mention in which a token stands."""
        return next((m for m in self.mentions if m.span.start <= token.start < m.span.end), None)


def _lines(article: Article, text: str) -> Iterator[Line]:
    blocks = [(index, paragraph.span) for index, paragraph in enumerate(article.paragraphs)]
    if article.headline and not any(span.overlaps(article.headline.span) for _, span in blocks):
        blocks.insert(0, (-1, article.headline.span))
    for index, block in blocks:
        for span in sentences(text, block):
            yield _line(article, text, Sentence(span, index))


def _line(article: Article, text: str, sentence: Sentence) -> Line:
    found = _TOKEN.finditer(text, sentence.span.start, sentence.span.end)
    tokens = tuple(Token(m[0], m.start(), m.end()) for m in found)
    heading = sentence.paragraph < 0 or article.paragraphs[sentence.paragraph].kind == "heading"
    return Line(sentence, tokens, heading and _title_case(tokens))


def _title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether (nearly) all words of four letters and more begin with a capital, and there are enough to tell."""
    long = [token for token in tokens if token.text.isalpha() and len(token.text) >= _LONG_WORD]
    return len(long) >= _LONG_WORD and sum(token.capital for token in long) >= _NEARLY_ALL * len(long)
