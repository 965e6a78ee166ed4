"""What the rules of reading work on: the article's text cut into sentences and tokens, and what was found so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.linking.tokens import Line, Token, line_of
from kg.linking.world import by_demonym
from kg.model import Mention, Sentence, Span
from kg.text import fold, sentences, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.authority import Authority
    from kg.model import Article, Doubt, Record

__all__ = ["Draft", "Line", "Token"]


@dataclass(slots=True)
class Draft:
    """An article while it is read: rules add mentions; a longer name takes the place of those inside it.

    Mentions are kept by the sentence in which they begin, and by each character that they cover, so that to ask what
    stands somewhere costs the same in a long article as in a short one. ``demonyms`` are the adjectives that the
    article itself pairs with a country; ``doubts`` is what no rule dares to say, ``held`` whom the surname of
    a name held back may mean.
    """

    article: Article
    authority: Authority
    text: str
    lines: tuple[Line, ...]
    demonyms: dict[str, Record | None] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    held: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    _starts: list[int] = field(init=False)
    _found: list[list[Mention]] = field(init=False)
    _at: dict[int, Mention] = field(init=False, default_factory=dict)
    _where: dict[str, list[tuple[Line, int]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [0, *sorted(line.sentence.span.start for line in self.lines)]
        self._found = [[] for _ in self._starts]

    @classmethod
    def of(cls, article: Article, authority: Authority) -> Draft:
        """Cut an article into lines."""
        text = unwrapped(fold(article.capture.text), (paragraph.span for paragraph in article.paragraphs))
        return cls(article, authority, text, tuple(_lines(article, text)))

    @property
    def mentions(self) -> list[Mention]:
        """All that was found, sentence by sentence."""
        return [mention for found in self._found for mention in found]

    @property
    def plain_lines(self) -> list[Line]:
        """The lines in which a capital says that a word is a name."""
        return [line for line in self.lines if not line.title_case]

    def printed(self, span: Span) -> str:
        """Give the words at a span with the dashes that the page has: «Canada–Velland Group» keeps its own."""
        original = span.of(self.article.capture.text)
        folded = span.of(self.text)
        if "-" not in folded or len(original) != len(folded):
            return folded
        return "".join("–" if theirs == "–" else ours for ours, theirs in zip(folded, original, strict=True))

    def add(self, span: Span, record: Record) -> bool:
        """Add a mention by name unless a name at least as long stands there; drop shorter ones that it covers."""
        clashes = self.within(span)
        if any(m.span.end - m.span.start >= span.end - span.start for m in clashes):
            return False
        for mention in clashes:
            self.drop(mention)
        self.put(Mention(span, record))
        return True

    def put(self, mention: Mention) -> None:
        """Add a mention beside those that stand there: a city in a body's name, a title, a pronoun."""
        self._found[bisect_right(self._starts, mention.span.start) - 1].append(mention)
        covered = range(mention.span.start, mention.span.end)
        if self._at.keys().isdisjoint(covered):
            self._at.update(dict.fromkeys(covered, mention))
        else:
            for offset in covered:
                self._at.setdefault(offset, mention)

    def drop(self, mention: Mention) -> None:
        """Take a mention back."""
        self._found[bisect_right(self._starts, mention.span.start) - 1].remove(mention)
        for offset in range(mention.span.start, mention.span.end):
            if self._at.get(offset) is mention:
                del self._at[offset]

    def swap(self, mention: Mention, record: Record) -> None:
        """Let the words of a mention mean another record."""
        self.drop(mention)
        self.put(Mention(mention.span, record, mention.form))

    def within(self, span: Span) -> list[Mention]:
        """Give the mentions that share a character with a span, in order."""
        low, high = bisect_right(self._starts, span.start) - 1, bisect_left(self._starts, span.end)
        found = [
            mention
            for bucket in self._found[low : max(high, low + 1)]
            for mention in bucket
            if mention.span.start < span.end and span.start < mention.span.end
        ]
        if len(found) > 1:
            found.sort(key=attrgetter("span"))
        return found

    def is_demonym(self, words: str) -> bool:
        """Whether words are the adjective of a country, or its people («Serbian»)."""
        known = by_demonym()
        return words in known or words in self.demonyms or (words[-1:] == "s" and words[:-1] in known)

    def where(self, words: str) -> list[tuple[Line, int]]:
        """Give all places where a token stands, each as its line and its index there, in the order of the lines."""
        if not self._where:
            for line in self.lines:
                for index, token in enumerate(line.tokens):
                    self._where.setdefault(token.text, []).append((line, index))
        return self._where.get(words, [])

    def at(self, token: Token) -> Mention | None:
        """Give the mention in which a token stands."""
        return self._at.get(token.start)


def _lines(article: Article, text: str) -> Iterator[Line]:
    blocks = [(index, paragraph.span) for index, paragraph in enumerate(article.paragraphs)]
    if article.headline and not any(span.overlaps(article.headline.span) for _, span in blocks):
        blocks.insert(0, (-1, article.headline.span))
    for index, block in blocks:
        for span in sentences(text, block):
            yield line_of(article, text, Sentence(span, index))
