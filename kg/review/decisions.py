"""Decisions, and the Turtle file that keeps them: the same decisions give the same bytes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.authority import CLASSES
from kg.errors import InputError, Place
from kg.iris import DEFAULT_BASE, Names
from kg.model import Label, Record
from kg.vocab import DCTERMS, PART, PREFIXES, RDF, SDO, SKOS, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.model import EntityKind, FrameworkKind
    from kg.review.questions import Outcome

HEAD = """\
# What people decided about what a build held back or did not know. Written by «kg review --apply», read by «kg build».
# To take a decision back, remove its block. Relative names are below the base of the build.
"""
USED_PREFIXES = ("dcterms", "part", "schema", "skos", "xsd")
_CONCEPTS: dict[Outcome, str] = {
    "accept": "accept",
    "reject": "reject",
    "same as": "sameAs",
    "new record": "newRecord",
}
_OUTCOMES = {concept("DecisionOutcome", name): outcome for outcome, name in _CONCEPTS.items()}
_PREFIX = "decision/"

_Said = dict[str, list[ox.NamedNode | ox.Literal]]
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a question: ``id`` and ``claim`` are the question's.

    ``entity`` is the path of the provisional thing that the question was about, else empty; ``target`` the path of
    what is meant; ``record`` the new record that was made. ``date`` is YYYY-MM-DD, or empty.
    """

    id: str
    outcome: Outcome
    claim: str
    entity: str = ""
    target: str = ""
    record: Record | None = None
    note: str = ""
    by: str = ""
    date: str = ""

    @property
    def kind(self) -> str:
        """What kind of fact or thing it is about."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All recorded decisions, sorted by id; ``sha256`` is that of their file in hex, empty where there is none."""

    items: tuple[Decision, ...] = ()
    sha256: str = ""

    @classmethod
    def load(cls, file: Path | None, base: str = DEFAULT_BASE) -> Decisions:
        """Read a file of decisions; None gives none.

        Raises :class:`InputError` with file and line: no such file, a syntax error, what is no whole decision.
        """
        if file is None:
            return cls()
        try:
            data = file.read_bytes()
        except OSError as error:
            why = f"the decisions cannot be read: {error.strerror}"
            raise InputError(why, place=Place(str(file)), hint="Check --decisions.") from error
        said = _parsed(file, data, base)
        prefix = f"{Names(base).base}id/"
        found = [
            _decision(_File(file, data, prefix), subject, said)
            for subject, values in said.items()
            if ox.NamedNode(str(PART.Decision)) in values[str(RDF.type)]
        ]
        return cls(tuple(sorted(found, key=lambda one: one.id)), hashlib.sha256(data).hexdigest())

    @property
    def by_id(self) -> Mapping[str, Decision]:
        """Give the decisions by the ids of their questions."""
        return {one.id: one for one in self.items}


def block(subject: str, pairs: Pairs) -> str:
    """Write what is said of one subject, as Turtle."""
    return f"\n<{subject}> " + " ;\n    ".join(f"{predicate} {value}" for predicate, value in pairs) + " .\n"


def text(value: str, language: str = "") -> str:
    """Write words as Turtle does."""
    return str(ox.Literal(value, language=language) if language else ox.Literal(value))


def prefixes(names: Sequence[str] = USED_PREFIXES) -> str:
    """Declare prefixes, as Turtle."""
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in names)


def decision_blocks(decisions: Iterable[Decision]) -> str:
    """Write decisions as Turtle, without prefixes."""
    written = []
    for one in decisions:
        pairs = [
            ("a", "part:Decision, schema:ChooseAction"),
            ("schema:name", text(one.claim)),
            ("part:outcome", f"part:DecisionOutcome-{_CONCEPTS[one.outcome]}"),
            ("schema:object", f"<id/{one.entity}>" if one.entity else ""),
            ("schema:result", f"<id/{one.target}>" if one.target else ""),
            ("skos:note", text(one.note) if one.note else ""),
            ("dcterms:creator", text(one.by) if one.by else ""),
            ("dcterms:date", f"{text(one.date)}^^xsd:date" if one.date else ""),
        ]
        written.append(block(f"id/{_PREFIX}{one.id}", [pair for pair in pairs if pair[1]]))
    return "".join(written)


def record_pairs(record: Record, known: Mapping[str, Record]) -> Pairs:
    """Say of a new record what is known of it: classes, name and country, as Turtle; ``known`` are the authority's."""
    classes = {f"part:{iri.removeprefix(str(PART))}" for iri in _classes(record) if iri.startswith(str(PART))}
    classes |= {f"skos:{iri.removeprefix(str(SKOS))}" for iri in _classes(record) if iri.startswith(str(SKOS))}
    classes |= {f"schema:{name}" for name in record.types}
    pairs = [("a", ", ".join(sorted(classes))), ("schema:name", text(record.name))]
    if record.framework_kind:
        pairs.append(("part:frameworkKind", f"part:FrameworkKind-{record.framework_kind}"))
    country = known.get(record.country or "")
    if country is not None and "Country" in country.types:
        pairs.append(
            (f"{'part:country' if record.is_a('organization') else 'schema:containedInPlace'}", f"<id/{country.path}>")
        )
    return pairs


def _classes(record: Record) -> list[str]:
    return [iri for iri, kind in CLASSES.items() if record.is_a(kind)]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of decisions, as far as errors need it; ``prefix`` is what all paths are below."""

    file: Path
    data: bytes
    prefix: str

    def broken(self, path: str, why: str) -> InputError:
        """Make the error that points at the line where a decision begins."""
        lines = self.data.decode(errors="replace").splitlines()
        line = next((number for number, words in enumerate(lines, 1) if words.startswith(f"<id/{path}>")), None)
        hint = "Mend the decision, or remove its block."
        return InputError(f"{path}: {why}", place=Place(str(self.file), line), hint=hint)


def _parsed(file: Path, data: bytes, base: str) -> dict[str, _Said]:
    said: defaultdict[str, _Said] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=Names(base).base):
            if isinstance(quad.subject, ox.NamedNode):
                said[quad.subject.value][quad.predicate.value].append(cast("ox.NamedNode | ox.Literal", quad.object))
    except SyntaxError as error:
        place = Place(str(file), error.lineno, error.offset)
        raise InputError(f"no valid Turtle: {error.msg}", place=place, hint="Mend the decisions there.") from error
    return dict(said)


def _decision(file: _File, subject: str, said: Mapping[str, _Said]) -> Decision:
    path = subject.removeprefix(file.prefix)
    if not subject.startswith(f"{file.prefix}{_PREFIX}"):
        raise file.broken(path, f"a decision has a name below {file.prefix}{_PREFIX}")
    values = said[subject]
    outcome = _one(file, path, values, str(PART.outcome))
    if outcome not in map(str, _OUTCOMES):
        raise file.broken(path, f"its part:outcome is none: {outcome!r}")
    found = Decision(
        id=path.removeprefix(_PREFIX),
        outcome=next(o for iri, o in _OUTCOMES.items() if str(iri) == outcome),
        claim=_one(file, path, values, str(SDO.name)),
        entity=_one(file, path, values, str(SDO.object), "").removeprefix(file.prefix),
        target=_one(file, path, values, str(SDO.result), "").removeprefix(file.prefix),
        note=_one(file, path, values, str(SKOS.note), ""),
        by=_one(file, path, values, str(DCTERMS.creator), ""),
        date=_one(file, path, values, str(DCTERMS.date), ""),
    )
    whole: dict[Outcome, bool] = {
        "accept": not found.target and not found.entity,
        "reject": not found.target,
        "same as": bool(found.target),
        "new record": bool(found.target and found.entity),
    }
    if not whole[found.outcome]:
        rule = "accept claims only; «same as» and «new record» have a schema:result, and the others none"
        raise file.broken(path, f"«{found.outcome}» does not go with its schema:object and schema:result: {rule}")
    if found.outcome != "new record":
        return found
    record = _record(file, found.target, said.get(f"{file.prefix}{found.target}", {}))
    return Decision(**{name: getattr(found, name) for name in found.__slots__} | {"record": record})


def _record(file: _File, path: str, values: _Said) -> Record:
    classes = [node.value for node in values.get(str(RDF.type), [])]
    kinds = sorted(
        {CLASSES[iri] for iri in classes if iri in CLASSES}, key=lambda kind: not path.startswith(f"{kind}/")
    )
    if not kinds or not path.startswith(f"{kinds[0]}/"):
        raise file.broken(path, "the new record has no class of its kind, such as schema:Person for person/…")
    name = _one(file, path, values, str(SDO.name))
    kind = _one(file, path, values, str(PART.frameworkKind), "").removeprefix(f"{PART}FrameworkKind-")
    country = [node.value for link in (PART.country, SDO.containedInPlace) for node in values.get(str(link), [])]
    return Record(
        path,
        name,
        cast("tuple[EntityKind, ...]", tuple(kinds)),
        tuple(sorted(iri.removeprefix(str(SDO)) for iri in classes if iri.startswith(str(SDO)))),
        (Label(name, "en"),),
        framework_kind=cast("FrameworkKind", kind) if kind else None,
        country=country[0].removeprefix(file.prefix) if country else None,
    )


def _one(file: _File, path: str, values: _Said, predicate: str, default: str | None = None) -> str:
    found = [node.value for node in values.get(predicate, [])]
    if len(found) > 1 or (not found and default is None):
        number = "no" if not found else "more than one"
        raise file.broken(path, f"it has {number} {predicate}")
    return found[0] if found else default or ""
