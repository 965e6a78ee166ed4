"""Changed lines → what changed for a reader: articles, facts with the sentences that say them, classes, properties.

A fact is what an article reports with evidence (``part:reportedIn``, ``part:evidence``). It is the same fact before and
after where its IRI is the same, and has changed where it says something else now, or other words say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.vocab import OA, PART, PREFIXES, RDF, SDO, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.differences.lines import Difference
    from kg.differences.sides import Side

_TYPE = f"<{RDF.type}>".encode()
_NAMES = tuple(ox.NamedNode(iri) for iri in (SDO.headline, SDO.name, SKOS.prefLabel))
_STRUCTURE = {str(RDF.type), str(PART.evidence), str(PART.reportedIn)}
"""What every fact has, and so tells none from another."""

_EVIDENCE = ox.NamedNode(PART.evidence)
_REPORTED_IN = ox.NamedNode(PART.reportedIn)
_ARTICLE = ox.NamedNode(SDO.NewsArticle)
_IS_A = ox.NamedNode(RDF.type)
_HEADLINE, _PUBLISHED = ox.NamedNode(SDO.headline), ox.NamedNode(SDO.datePublished)
_BODY, _TARGET, _SELECTOR, _EXACT, _START = (
    ox.NamedNode(iri) for iri in (OA.hasBody, OA.hasTarget, OA.hasSelector, OA.exact, OA.start)
)

Sign = int
"""-1 for what was before alone, 1 for what is after alone, 0 for what is in both and says something else."""

Said = tuple[tuple[str, str], ...]
"""Properties and values, in words."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its IRI, headline and date, as far as they are known."""

    iri: str
    headline: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its class, its article, what it says, and the words of the article that say so.

    Where it changed, ``said`` is what it says now, and ``unsaid`` what it no longer does; ``said`` leaves out what
    stayed.
    """

    iri: str
    kind: str
    article: str
    label: str
    said: Said
    sentences: tuple[str, ...]
    unsaid: Said = ()


@dataclass
class Changes:
    """What changed, by sign: articles, facts, and how many quads, things of each class, and quads of each property."""

    articles: dict[Sign, list[Article]] = field(default_factory=lambda: {-1: [], 0: [], 1: []})
    facts: dict[Sign, list[Fact]] = field(default_factory=lambda: {-1: [], 0: [], 1: []})
    quads: Counter[Sign] = field(default_factory=Counter)
    classes: dict[str, Counter[Sign]] = field(default_factory=lambda: defaultdict(Counter))
    properties: dict[str, Counter[Sign]] = field(default_factory=lambda: defaultdict(Counter))


def changes(difference: Difference) -> Changes:
    """Read a difference, and tell what it means."""
    found = Changes()
    touched: dict[bytes, int] = {}
    typed: set[tuple[Sign, bytes, bytes]] = set()
    for sign, line in difference.lines():
        subject, predicate, rest = line.split(b" ", 2)
        found.quads[sign] += 1
        found.properties[predicate.decode()[1:-1]][sign] += 1
        if predicate == _TYPE:
            typed.add((sign, subject, rest.partition(b" ")[0]))
        thing = subject[1:-1].partition(b"#")[0]
        touched[thing] = touched.get(thing, 0) | (1 if sign < 0 else 2)
    before, after = _Reader(difference.before), _Reader(difference.after)
    for sign, subject, kind in sorted(typed):
        if not (after if sign < 0 else before).has(_node(subject[1:-1]), _IS_A, _node(kind[1:-1])):
            found.classes[kind.decode()[1:-1]][sign] += 1
    _facts(found, touched, before, after)
    return found


@dataclass(frozen=True)
class _Reader:
    """Looks things up in one side."""

    side: Side

    def has(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | None = None) -> bool:
        return next(iter(self.side.store.quads_for_pattern(subject, predicate, value, None)), None) is not None

    def is_fact(self, thing: ox.NamedNode) -> bool:
        """Whether a thing is reported in an article, and has evidence there."""
        return self.has(thing, _EVIDENCE) and self.has(thing, _REPORTED_IN)

    def values(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        found = {quad.object for quad in self.side.store.quads_for_pattern(subject, predicate, None, None)}
        return sorted(found, key=str)  # type: ignore[arg-type]

    def iris(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.NamedNode]:
        return (value for value in self.values(subject, predicate) if isinstance(value, ox.NamedNode))

    def word(self, term: ox.NamedNode | ox.Literal) -> str:
        """Give a term as people read it: a thing by its name."""
        if isinstance(term, ox.Literal):
            return term.value
        names = (value.value for name in _NAMES for value in self.values(term, name))
        return next(names, "") or local(term.value)

    def said(self, fact: ox.NamedNode) -> Said:
        """Give what a fact says, as words in order."""
        quads = self.side.store.quads_for_pattern(fact, None, None, None)
        pairs = {(quad.predicate.value, self.word(quad.object)) for quad in quads}  # type: ignore[arg-type]
        return tuple(sorted((local(iri), word) for iri, word in pairs if iri not in _STRUCTURE))

    def kind(self, fact: ox.NamedNode) -> str:
        """Give the class of a fact: ours, where it has one."""
        kinds = [kind.value for kind in self.iris(fact, _IS_A)]
        return local(next((kind for kind in kinds if kind.startswith(PREFIXES["part"])), next(iter(kinds), "")))

    def sentences(self, fact: ox.NamedNode) -> tuple[str, ...]:
        """Give the words that say a fact, in the order of the text."""
        found = {
            (int(start.value), exact.value)
            for evidence in self.iris(fact, _EVIDENCE)
            for passage in self.iris(evidence, _TARGET)
            for selector in self.iris(passage, _SELECTOR)
            for exact in self.values(selector, _EXACT)
            for start in self.values(selector, _START)[:1]
        }
        return tuple(exact for _, exact in sorted(found))

    def facts_of(self, passage: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """Give the facts of which a passage is evidence."""
        for quad in self.side.store.quads_for_pattern(None, _TARGET, passage, None):
            for fact in self.iris(quad.subject, _BODY):  # type: ignore[arg-type]
                if self.is_fact(fact):
                    yield fact

    def words(self, fact: ox.NamedNode) -> Said:
        """Give the words that say a fact, as something that it says."""
        return tuple(("words", sentence) for sentence in self.sentences(fact))

    def article(self, iri: ox.NamedNode) -> Article:
        words = [next(iter(self.values(iri, name)), None) for name in (_HEADLINE, _PUBLISHED)]
        return Article(iri.value, *(word.value if word else "" for word in words))


def _facts(found: Changes, touched: dict[bytes, int], before: _Reader, after: _Reader) -> None:
    """Sort out which of the things that changed are articles, and which facts."""
    articles: set[ox.NamedNode] = set()
    facts: set[ox.NamedNode] = set()
    both = 3
    for thing, sides in touched.items():
        node = _node(thing)
        for reader in (before, after):
            if reader.is_fact(node):
                facts.add(node)
            elif sides == both:
                facts.update(reader.facts_of(node))
            if reader.has(node, _IS_A, _ARTICLE):
                articles.add(node)
            articles.update(reader.iris(node, _REPORTED_IN))
    for article in sorted(articles, key=str):
        sign = _sign(before.has(article, _IS_A, _ARTICLE), after.has(article, _IS_A, _ARTICLE))
        found.articles[sign].append((before if sign < 0 else after).article(article))
    for fact in sorted(facts, key=str):
        sign = _sign(before.is_fact(fact), after.is_fact(fact))
        told = _fact(fact, sign, before, after)
        if sign != 0 or told.said or told.unsaid:
            found.facts[sign].append(told)


def _fact(fact: ox.NamedNode, sign: Sign, before: _Reader, after: _Reader) -> Fact:
    reader = before if sign < 0 else after
    said = reader.said(fact)
    unsaid: Said = ()
    label = "; ".join(word for _, word in said if word)
    if sign == 0:
        was, now = before.said(fact) + before.words(fact), said + after.words(fact)
        said, unsaid = tuple(one for one in now if one not in was), tuple(one for one in was if one not in now)
    article = next(reader.iris(fact, _REPORTED_IN), None)
    return Fact(
        fact.value,
        reader.kind(fact),
        reader.word(article) if article else "",
        label,
        said,
        reader.sentences(fact),
        unsaid,
    )


def _sign(was: bool, is_now: bool) -> Sign:  # noqa: FBT001 - the two halves of one question
    return is_now - was


def _node(iri: bytes) -> ox.NamedNode:
    return ox.NamedNode(iri.decode())


def local(iri: str) -> str:
    """Give the last part of a term's IRI."""
    return iri.rpartition("#")[2].rpartition("/")[2]
