"""What rules and model say of the same words, weighed: persons and places only.

========== =================================== ========================================================
verdict    the model, somewhere in the article and then
========== =================================== ========================================================
agrees     names the same, and the same kind   the mention says who confirms it
disagrees  names the same, but another kind    asked; published as before (see ``benchmarks/`` for why)
alone      names what no rule sees             held back and asked
========== =================================== ========================================================

Where it is silent, it says nothing: a small model overlooks many names.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.linking.titles import title_words
from kg.linking.world import by_demonym
from kg.model import Doubt, Evidence, Mention, Opinion, Record, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kg.model import EntityKind, Reader, Reading
    from kg.opinion.models import Model

_KINDS: tuple[EntityKind, ...] = ("person", "place")
_BEFORE = re.compile(r"(?:\W|(?:the|a|an)\s)+", re.IGNORECASE)
_AFTER = re.compile(r"(?:'s?|\W)+$")
_MOST_WORDS = 6
_FEWEST_LETTERS = 3

Names = list[tuple[Span, "EntityKind"]]


@dataclass(slots=True)
class _Votes:
    """What the model takes the mentions of one record for: where it first agrees, and each other kind."""

    agreed: Span | None = None
    others: list[tuple[EntityKind, Span]] = field(default_factory=list)


def weigh(reading: Reading, model: Model, decided: Container[str] = frozenset()) -> Reading:
    """Give a reading with the model's opinions, and a doubt for each known name that it takes for another kind.

    ``decided`` are the paths of names that a person has decided about: what the model alone sees under them is a
    mention like any other, so that the decision is applied to it.
    """
    votes: dict[Record, _Votes] = {}
    alone: dict[str, list[Mention]] = {}
    for block, names in _read(reading, model):
        near = reading.mentions_in(block)
        for span, kind in names:
            touched = [mention for mention in near if mention.span.overlaps(span)]
            for mention in touched:
                _vote(votes, mention, span, kind)
            if not touched and _may_name(reading, span, kind):
                record = _record(reading, span, kind)
                alone.setdefault(record.path, []).append(Mention(span, record))
    known = {mention.record.path for mention in reading.mentions}
    new = {path: found for path, found in alone.items() if path not in known}
    opinions = [*_on(votes, model.reader), *(_alone(found[0], model.reader) for found in new.values())]
    added = [mention for path, found in new.items() if path in decided for mention in found]
    return replace(
        reading,
        mentions=tuple(sorted((*reading.mentions, *added), key=lambda m: (m.span.start, -m.span.end, m.record.path))),
        opinions=tuple(
            opinion for opinion in opinions if opinion.verdict != "alone" or opinion.record.path not in decided
        ),
        doubts=(*reading.doubts, *(_doubt(reading, o) for o in opinions if _is_doubt(o))),
    )


def _read(reading: Reading, model: Model) -> Iterator[tuple[Span, Names]]:
    """Give each paragraph with the names that the model sees in it; headlines have capitals that say nothing."""
    blocks = [paragraph.span for paragraph in reading.article.paragraphs if paragraph.kind != "heading"]
    for block, found in zip(blocks, model.names(block.of(reading.text) for block in blocks), strict=True):
        yield block, [(_bare(reading.text, _moved(span, block.start)), kind) for span, kind in found]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _bare(text: str, span: Span) -> Span:
    """Leave out the article before a name, and the mark of a genitive after it."""
    words = span.of(text)
    before, after = _BEFORE.match(words), _AFTER.search(words)
    start = span.start + (before.end() if before else 0)
    return Span(start, max(start, span.end - (len(after[0]) if after else 0)))


def _vote(votes: dict[Record, _Votes], mention: Mention, span: Span, kind: EntityKind) -> None:
    """Count what the model says of a mention: the same kind where one holds the other, another for the same words."""
    record = mention.record
    if mention.form != "name" or not any(map(record.is_a, _KINDS)):
        return
    vote = votes.setdefault(record, _Votes())
    if record.is_a(kind) and (span.covers(mention.span) or mention.span.covers(span)):
        vote.agreed = vote.agreed or mention.span
    elif span == mention.span and not record.is_a(kind):
        vote.others.append((kind, span))


def _may_name(reading: Reading, span: Span, kind: EntityKind) -> bool:
    """Whether words that only the model takes for a name are worth a question.

    A surname alone is not: without a name to go with it, nobody could be told from it. Nor are names with an initial
    for their last word, or with letters before them or after them, which ships and roads have («HMS», «VIII»).
    """
    name = span.of(reading.text)
    words = name.split()
    return (
        kind in _KINDS
        and (2 if kind == "person" else 1) <= len(words) <= _MOST_WORDS
        and name[:1].isupper()
        and len(name) >= _FEWEST_LETTERS
        and not any(char.isdigit() for char in name)
        and (len(words) == 1 or not any(word.isalpha() and word.isupper() for word in (words[0], words[-1])))
        and name not in by_demonym()
        and words[-1].lower().strip(".") not in title_words()
        and not any(doubt.evidence.span.overlaps(span) for doubt in reading.doubts)
    )


def _record(reading: Reading, span: Span, kind: EntityKind) -> Record:
    name = " ".join(span.of(reading.text).split())
    return Record(f"{kind}/{slug(name)}", name, (kind,), (kind.capitalize(),), provisional=True)


def _on(votes: dict[Record, _Votes], reader: Reader) -> Iterator[Opinion]:
    """Give the verdict on each record: one agreement outweighs what the model says of its other mentions."""
    for record, vote in votes.items():
        if vote.agreed is not None:
            yield Opinion(record, "agrees", record.kinds[0], vote.agreed, reader)
        elif vote.others:
            kind = Counter(kind for kind, _ in vote.others).most_common(1)[0][0]
            yield Opinion(record, "disagrees", kind, next(s for k, s in vote.others if k == kind), reader)


def _alone(mention: Mention, reader: Reader) -> Opinion:
    return Opinion(mention.record, "alone", mention.record.kinds[0], mention.span, reader)


def _is_doubt(opinion: Opinion) -> bool:
    """Whether nothing else asks about a record: a provisional one is asked about anyway."""
    return opinion.verdict == "disagrees" and not opinion.record.provisional


def _doubt(reading: Reading, opinion: Opinion) -> Doubt:
    words, record = opinion.span.of(reading.article.capture.text), opinion.record
    around = reading.sentence_at(opinion.span.start)
    said = Evidence(opinion.span, around.span if around else opinion.span)
    claim = f"«{words}» names the {record.kinds[0]} {record.name}"
    return Doubt(record.kinds[0], claim, str(opinion), said, fact=Mention(opinion.span, record))
