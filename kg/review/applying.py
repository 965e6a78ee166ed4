"""Decisions → the next build: more records and names in the authority, and articles read as people decided."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kg.authority import Authority, surface_key
from kg.errors import InputError
from kg.extraction import Extraction
from kg.iris import slug
from kg.model import SOMEBODY, FrameworkReport, Label, Mention, Opinion, Post, Record, Role, Statement
from kg.review.decisions import HEAD, Decisions, block, decision_blocks, prefixes, record_pairs, text
from kg.review.questions import doubt_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Doubt, Fact, Reading
    from kg.review.decisions import Decision

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Applied:
    """Decisions, and an authority that knows of them.

    ``entities`` gives the decision about a provisional thing by its path, ``names`` the one that made words (by their
    surface key) a name of a record (by its path).
    """

    authority: Authority
    decisions: Mapping[str, Decision]
    entities: Mapping[str, Decision]
    names: Mapping[tuple[str, str], Decision]

    @classmethod
    def to(cls, known: Authority, decisions: Decisions) -> Applied:
        """Apply decisions to an authority; raises :class:`InputError` where one leads to a record that is not there."""
        records = {record.path: record for record in known.records}
        for one in decisions.items:
            if one.record is not None:
                records.setdefault(one.target, one.record)
        entities = {one.entity: one for one in decisions.items if one.entity}
        for one in entities.values():
            if one.target and one.target not in records:
                hint = "Remove its block from the decisions, and decide again."
                raise InputError(f"decision/{one.id}: the authority does not know {one.target}", hint=hint)
            if one.target and is_alias(one):
                records[one.target] = _named(records[one.target], one.claim)
        authority = Authority(tuple(records[path] for path in sorted(records)), known.fingerprint)
        names = {(one.target, surface_key(one.claim)): one for one in entities.values() if one.target}
        return cls(authority, decisions.by_id, entities, names)

    def reading(self, reading: Reading) -> tuple[Reading, set[str]]:
        """Give a reading in which all means what was decided, and the ids of the decisions that matter to it."""
        reading = self._without_rejected(reading)
        if not self.entities:
            return reading, set()
        used = {one.id for mention in reading.mentions for one in self._behind(mention, reading.text)}
        article, stated = reading.article, reading.article.publisher
        about = self.entities.get(f"organization/{slug(stated.value)}") if stated else None
        if about is not None:
            used.add(about.id)
            article = replace(article, publisher=stated if about.target else None)
        settled = replace(
            reading,
            article=article,
            mentions=self._all(reading.mentions),
            adjectives=self._all(reading.adjectives),
            posts=self._all(reading.posts),
            opinions=self._all(reading.opinions),
        )
        return settled, used

    def _without_rejected(self, reading: Reading) -> Reading:
        """Take back the mentions by known names about which a doubt was decided to be right."""
        wrong = set()
        for doubt in reading.doubts if self.decisions else ():
            decision = self.decisions.get(doubt_id(doubt, reading.article))
            if isinstance(doubt.fact, Mention) and decision is not None and decision.outcome == "reject":
                wrong.add(doubt.fact.record)
        mentions = tuple(mention for mention in reading.mentions if mention.record not in wrong)
        posts = tuple(post for post in reading.posts if post.person not in wrong)
        return replace(reading, mentions=mentions, posts=posts) if wrong else reading

    def extraction(self, reading: Reading, found: Extraction) -> tuple[Extraction, set[str]]:
        """Publish the doubts that were accepted, ask no more about any that was decided, and give their ids."""
        if not self.decisions:
            return found, set()
        used: set[str] = set()
        facts, doubts = list(found.facts), []
        for doubt in found.doubts:
            decision = self.decisions.get(doubt_id(doubt, reading.article))
            fact = self._published(reading, doubt, decision) if decision else None
            if decision is None or (fact is None and decision.outcome != "reject"):
                doubts.append(doubt)
                continue
            used.add(decision.id)
            facts += [fact] if fact and not isinstance(fact, Mention) else []
        return Extraction(self._all(facts), tuple(doubts)), used

    def _published(self, reading: Reading, doubt: Doubt, decision: Decision) -> Fact | Mention | None:
        """Give what a decision publishes; only the article may know the speaker whom it names."""
        unsaid = isinstance(doubt.fact, Statement) and doubt.fact.speaker == SOMEBODY
        if decision.outcome == "accept":
            return None if unsaid else doubt.fact
        if decision.outcome != "same as" or not isinstance(doubt.fact, Statement):
            return None
        about = self.entities.get(decision.target)
        path = about.target if about else decision.target
        named = {mention.record.path: mention.record for mention in reading.mentions}
        speaker = self.authority.by_path.get(path) or named.get(path)
        return replace(doubt.fact, speaker=speaker) if speaker else None

    def _behind(self, mention: Mention, words: str) -> Iterator[Decision]:
        """Give the decisions by which a mention means what it means, or nothing."""
        path = mention.record.path
        named = self.names.get((path, surface_key(mention.span.of(words))))
        about = self.entities.get(path)
        if named is not None:
            yield named
        if about is not None and (mention.record.provisional or about.target == path):
            yield about

    def _meant(self, record: Record) -> Record | None:
        """Give what a provisional record was decided to be, None where it was rejected; others are what they are."""
        about = self.entities.get(record.path)
        if about is None or not record.provisional:
            return record
        return self.authority.by_path[about.target] if about.target else None

    def _all(self, things: Iterable[T]) -> tuple[T, ...]:
        """Give what was read with the records that are meant; what is about nothing else than a rejected one goes."""
        return tuple(found for thing in things if (found := self._settled(thing)) is not None)

    def _settled(self, thing: T) -> T | None:
        if isinstance(thing, Record):
            return cast("T | None", self._meant(thing))
        subject = _subject(thing)
        if subject is not None and self._meant(subject) is None:
            return None
        changed: dict[str, object] = {}
        for part in fields(cast("Any", thing)):
            value = getattr(thing, part.name)
            if isinstance(value, Record):
                changed[part.name] = self._meant(value)
            elif isinstance(value, tuple) and any(isinstance(one, Record) for one in value):
                changed[part.name] = tuple(dict.fromkeys(self._all(value)))
        return cast("T", replace(cast("Any", thing), **changed))


def is_alias(decision: Decision) -> bool:
    """Whether the name that was decided about means the record wherever it stands.

    A surname alone, or the name of a body that its country tells apart from a namesake, means it only in articles
    that would have given the same provisional thing.
    """
    kind, _, last = decision.entity.partition("/")
    return last == slug(decision.claim) and not (kind == "person" and len(decision.claim.split()) == 1)


def record_blocks(decisions: Decisions, authority: Authority) -> str:
    """Write what decisions add to the authority, as Turtle without prefixes: new records, and aliases.

    ``authority`` is the one to which nothing was applied yet.
    """
    aliases: dict[str, dict[str, None]] = {}
    created: dict[str, Record] = {}
    for one in decisions.items:
        if one.entity and one.target:
            aliases.setdefault(one.target, {}).update({one.claim: None} if is_alias(one) else {})
        if one.record is not None and one.target not in authority.by_path:
            created.setdefault(one.target, one.record)
    written = []
    for path in sorted(aliases):
        pairs = []
        record = created.get(path) or authority.by_path.get(path)
        known = {label.text for label in record.labels} if record else set()
        if path in created:
            pairs += record_pairs(created[path], authority.by_path)
            pairs.append(("skos:prefLabel", text(created[path].name, "en")))
        more = sorted(text(alias, "en") for alias in aliases[path] if alias not in known)
        pairs += [("skos:altLabel", ", ".join(more))] if more else []
        written += [block(f"id/{path}", pairs)] if pairs else []
    return "".join(written)


def written(decisions: Iterable[Decision], authority: Authority) -> str:
    """Give the file of decisions: sorted, so that the same decisions are the same bytes."""
    items = Decisions(tuple(sorted(decisions, key=lambda one: one.id)))
    return HEAD + prefixes() + decision_blocks(items.items) + record_blocks(items, authority)


def record_turtle(decisions: Decisions, authority: Authority) -> bytes:
    """Give what decisions add to the authority as a Turtle document, with names relative to the base."""
    blocks = record_blocks(decisions, authority)
    return (prefixes(("part", "schema", "skos")) + blocks).encode() if blocks else b""


def _named(record: Record, alias: str) -> Record:
    if any(label.text == alias for label in record.labels):
        return record
    return replace(record, labels=(*record.labels, Label(alias, "en")))


def _subject(thing: object) -> Record | None:
    """Give the record without which a thing says nothing."""
    match thing:
        case Mention() | Opinion():
            return thing.record
        case Post() | Role():
            return thing.person
        case Statement():
            return thing.speaker
        case FrameworkReport():
            return thing.framework
    return None
