"""What is asked: the doubts of the rules, and the names that the authority does not know."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from kg.iris import digest
from kg.model import SOMEBODY, Label, Record, Span, Statement
from kg.review.likeness import Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.authority import Authority
    from kg.model import Article, Doubt, Fact, Reading, Verdict

Outcome = Literal["accept", "reject", "same as", "new record"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_DIGITS = 10
_SPEAKERS = 5
_CERTAINTY: tuple[Verdict | None, ...] = ("agrees", "disagrees", None, "alone")
"""What a question about a name in several articles rests on: the article that comes first here."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a person is asked.

    ``kind`` is that of the fact or of the thing named, and opens the ``id``; ``exact`` are the words at ``start`` to
    ``end`` of the capture ``file``, ``sentence`` is what stands around them; ``article`` is the (first) article's
    slug, ``articles`` says in how many it is. ``outcomes`` are the answers that are possible. ``entity`` is what the
    authority does not know; None where a doubt is asked. ``opinion`` is what a second reader says of it, in words.
    """

    id: str
    kind: str
    claim: str
    reason: str
    sentence: str
    exact: str
    article: str
    file: str
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ("reject",)
    articles: int = 1
    entity: Record | None = None
    verdict: Verdict | None = None
    opinion: str = ""

    @property
    def held_back(self) -> bool:
        """Whether nothing is published of it before somebody decides."""
        return self.entity is None or self.verdict == "alone"

    @classmethod
    def of_json(cls, **fields: Any) -> Question:  # noqa: ANN401 - JSON
        """Give the question that ``dataclasses.asdict`` took apart; raises TypeError or KeyError where it is none."""
        entity = fields["entity"]
        if entity is not None:
            labels = tuple(Label(**label) for label in entity["labels"])
            lists = {name: tuple(entity[name]) for name in ("kinds", "types", "parties")}
            fields["entity"] = Record(**{**entity, **lists, "labels": labels})
        return cls(**{**fields, "alternatives": tuple(fields["alternatives"]), "outcomes": tuple(fields["outcomes"])})


def doubt_id(doubt: Doubt, article: Article) -> str:
    """Name a doubt by its kind, its claim, its capture's checksum and its words."""
    words = doubt.evidence.span.of(article.capture.text)
    return f"{doubt.kind}-{digest(doubt.kind, doubt.claim, article.capture.sha256, words, length=_DIGITS)}"


def entity_id(path: str) -> str:
    """Name the question about a thing that the authority does not know, by its path."""
    return f"{path.partition('/')[0]}-{digest(path, length=_DIGITS)}"


def listed(record: Record) -> str:
    """Give a record as alternatives list it: the path to write into a decision, and the name to read."""
    return f"{record.path} ({record.name})"


def doubts(reading: Reading, slug: str, held_back: Iterable[Doubt]) -> Iterator[Question]:
    """Ask about each doubt of an article; where only the speaker is not sure, those whom it names may be meant."""
    people = list(dict.fromkeys(m.record for m in reading.mentions if m.form == "name" and m.record.is_a("person")))
    for doubt in held_back:
        unsaid = isinstance(doubt.fact, Statement) and doubt.fact.speaker == SOMEBODY
        outcomes: tuple[Outcome, ...] = ("reject",)
        if doubt.fact is not None:
            outcomes = ("same as", "reject") if unsaid else ("accept", "reject")
        either = doubt.alternatives or (tuple(map(listed, people[:_SPEAKERS])) if unsaid else ())
        yield replace(
            _question(reading.article, slug, doubt.evidence.span, doubt.evidence.context),
            id=doubt_id(doubt, reading.article),
            kind=doubt.kind,
            claim=doubt.claim,
            reason=doubt.reason,
            alternatives=either,
            outcomes=outcomes,
        )


def unknown(reading: Reading, slug: str, facts: Iterable[Fact], publisher: Record | None) -> Iterator[Question]:
    """Ask about each thing that an article names and the authority does not know, where it is named first.

    Nobody is asked about persons who are only described («a spokesperson of X»): they have no name to know them by.
    """
    article = reading.article
    named: dict[str, tuple[Record, Span, Span]] = {}
    for mention in reading.mentions:
        around = reading.sentence_at(mention.span.start)
        if mention.form == "name" and mention.record.provisional:
            known = (mention.record, mention.span, around.span if around else mention.span)
            named.setdefault(mention.record.path, known)
    if publisher is not None and publisher.provisional and article.publisher is not None:
        named.setdefault(publisher.path, (publisher, article.publisher.span, article.publisher.span))
    opinions = {opinion.record.path: opinion for opinion in reading.opinions}
    for fact in facts:
        said = fact.evidence[0]
        for record in records_of(fact):
            if record.provisional and not record.is_a("person"):
                named.setdefault(record.path, (record, said.span, said.context))
    for path, alone in opinions.items():
        if alone.verdict == "alone":
            around = reading.sentence_at(alone.span.start)
            named.setdefault(path, (alone.record, alone.span, around.span if around else alone.span))
    for path, (record, span, sentence) in named.items():
        said_of_it = opinions.get(path)
        yield replace(
            _question(article, slug, span, sentence),
            id=entity_id(path),
            kind=record.kinds[0],
            claim=record.name,
            outcomes=("same as", "new record", "reject"),
            entity=record,
            verdict=said_of_it.verdict if said_of_it else None,
            opinion=str(said_of_it or ""),
        )


def records_of(thing: object) -> Iterator[Record]:
    """Give the records that a fact names, in the order of its fields."""
    for name in getattr(thing, "__slots__", ()):
        value = getattr(thing, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield one


def gathered(asked: Iterable[Question], authority: Authority) -> tuple[Question, ...]:
    """Put the questions of all articles together: each once, the most useful first (what most articles name).

    Of as many articles, what was held back comes first, and what a second reader confirms last.
    """
    same: defaultdict[str, list[Question]] = defaultdict(list)
    for question in asked:
        same[question.id].append(question)
    likeness = Likeness(authority)
    found = []
    for questions in same.values():
        first = min(questions, key=lambda q: (_CERTAINTY.index(q.verdict), q.file, q.start, q.article))
        first = replace(first, articles=len({question.article for question in questions}))
        found.append(_about_identity(first, first.entity, likeness) if first.entity else first)
    return tuple(sorted(found, key=lambda q: (-q.articles, _urgency(q), q.file, q.start, q.id)))


def _urgency(question: Question) -> int:
    if question.held_back:
        return 0
    return {"disagrees": 1, "agrees": 3}.get(question.verdict or "", 2)


def _about_identity(question: Question, entity: Record, likeness: Likeness) -> Question:
    who = "one article names it" if question.articles == 1 else f"{question.articles} articles name it"
    reason = "; ".join(filter(None, (f"the authority does not know this {question.kind}", who, question.opinion)))
    return replace(question, reason=reason, alternatives=tuple(map(listed, likeness.like(entity))))


def _question(article: Article, slug: str, span: Span, sentence: Span) -> Question:
    text = article.capture.text
    around = re.sub(r"\s+", " ", sentence.of(text)).strip()
    return Question("", "", "", "", around, span.of(text), slug, article.capture.name, span.start, span.end)
