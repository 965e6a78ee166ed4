"""What the page of a thing tells: its properties, the facts that involve it, who mentions it, what points to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from server import facts
from server.facts import CLASSES, SCHEMA, Fact, Quote, Story
from server.labels import PART, Labels
from server.rows import Term, quoted, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.store import Store
    from server.current import Release

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OA = "http://www.w3.org/ns/oa#"
PROVISIONAL = f"{PART}ProvisionalEntity"

SECTIONS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "entity": (
        ("post", f"{PART}holder", "Posts, as reported"),
        ("event", f"{PART}participant", "Events it took part in"),
        ("event", f"{SCHEMA}location", "Events here"),
        ("statement", f"{PART}speaker", "What was said"),
        ("framework-report", f"{PART}framework", "What articles say of it"),
        ("framework-report", f"{PART}party", "Agreements and programmes"),
        ("statement", f"{SCHEMA}about", "Statements about it"),
        ("post", f"{PART}postAt", "Who held posts here, as reported"),
    ),
    "article": (
        ("event", f"{PART}reportedIn", "Events"),
        ("statement", f"{PART}reportedIn", "Statements"),
        ("post", f"{PART}reportedIn", "Posts"),
        ("framework-report", f"{PART}reportedIn", "Agreements and programmes"),
        ("quantity", f"{PART}reportedIn", "Quantities"),
    ),
}
"""The sections of a page, in order: the kind of fact, the predicate that ties it to the thing, the heading."""

HEADINGS = {
    ("person", f"{PART}participant"): "Events attended",
    ("person", f"{PART}speaker"): "Statements",
    ("organization", f"{PART}speaker"): "Statements",
}

_HIDDEN = frozenset(
    {
        _TYPE,
        f"{SCHEMA}name",
        f"{SCHEMA}headline",
        f"{SCHEMA}mentions",
        f"{_SKOS}prefLabel",
        f"{_SKOS}hiddenLabel",
        f"{PART}evidence",
        f"{PART}reportedIn",
        f"{PART}report",
        *(f"{_OA}{name}" for name in ("hasTarget", "hasBody", "hasSelector", "motivatedBy")),
    }
)
_IN_BYLINE = frozenset({f"{SCHEMA}{name}" for name in ("publisher", "creditText", "datePublished", "genre")})
_HIDDEN_INCOMING = frozenset(
    {f"{_OA}has{name}" for name in ("Body", "Target", "Source")}
    | {f"{SCHEMA}mentions", f"{PART}reportedIn", f"{PART}confirmedBy"}
    | {predicate for rows in SECTIONS.values() for _, predicate, _ in rows if predicate != f"{PART}party"}
)


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind under a heading; ``total`` may be more than are shown."""

    heading: str
    facts: Sequence[Fact]
    total: int

    @property
    def cards(self) -> list[list[Fact]]:
        """The facts as the page groups them: reports of the same post stand together, all else by itself."""
        groups: dict[object, list[Fact]] = {}
        for fact in self.facts:
            same = (fact.one("part:holder"), fact.one("schema:roleName").casefold(), fact.one("part:postAt"))
            groups.setdefault(same if fact.kind == "post" else fact.iri, []).append(fact)
        return list(groups.values())


@dataclass(frozen=True, slots=True)
class Naming:
    """An article that mentions the thing, how often by name, and the first sentence that does."""

    story: Story
    quote: Quote | None
    times: int


@dataclass(frozen=True, slots=True)
class Thing:
    """All that a page tells of one thing."""

    iri: str
    kind: str
    types: Sequence[str]
    properties: Mapping[str, Sequence[Term]]
    sections: Sequence[Section] = ()
    namings: Sequence[Naming] = ()
    naming_total: int = 0
    named: Mapping[str, Sequence[str]] = field(default_factory=dict)
    incoming: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fact: Fact | None = None
    quotes: Sequence[Quote] = ()
    story: Story | None = None
    checksum: str = ""

    @property
    def provisional(self) -> bool:
        """Whether its identity is not confirmed."""
        return PROVISIONAL in self.types

    @property
    def shown(self) -> list[tuple[str, Sequence[Term]]]:
        """The properties that the page lists, by predicate."""
        hidden = _HIDDEN | _IN_BYLINE if self.story else _HIDDEN
        return [(p, terms) for p, terms in sorted(self.properties.items()) if p not in hidden]

    @property
    def iris(self) -> set[str]:
        """All that the page names: labels are wanted for these."""
        found = {t.value for terms in self.properties.values() for t in terms if t.is_iri} | {self.iri}
        shown = [f for s in self.sections for f in s.facts] + ([self.fact] if self.fact else [])
        for fact in shown:
            found |= fact.iris | {fact.iri}
        told = [f.story for f in shown] + [n.story for n in self.namings] + [self.story]
        for story in told:
            found |= {story.iri, story.publisher} if story else set()
        for group in (*self.named.values(), *self.incoming.values()):
            found |= set(group)
        return {iri for iri in found if iri}


def describe(release: Release, iri: str, kind: str, limit: int) -> Thing | None:
    """Gather what the store knows of a thing, at most ``limit`` rows a list; None where it knows nothing."""
    store = release.store
    properties: dict[str, list[Term]] = {}
    for row in select(store, f"SELECT ?p ?o {{ {quoted([iri])} ?p ?o }}"):
        properties.setdefault(row["p"].value, []).append(row["o"])
    if not properties:
        return None
    for terms in properties.values():
        terms.sort(key=lambda t: (t.language not in {"", "en"}, t))
    types = [t.value for t in properties.get(_TYPE, ())]
    fact_kind = next((k for k, cls in CLASSES.items() if cls in types), "")
    if fact_kind:
        return _fact(store, iri, fact_kind, types, properties)
    words = facts.targets(store, iri) or facts.passage(store, iri)
    if kind == "article":
        return _article(release, iri, types, properties, limit)
    namings, naming_total = _namings(store, iri, limit)
    return Thing(
        iri,
        kind,
        types,
        properties,
        sections=_sections(store, iri, kind, limit),
        namings=namings,
        naming_total=naming_total,
        incoming=_incoming(store, iri, limit),
        quotes=words,
    )


def _fact(store: Store, iri: str, kind: str, types: Sequence[str], properties: Mapping[str, Sequence[Term]]) -> Thing:
    fact = facts.load(store, [iri], {iri: kind})[iri]
    return Thing(iri, kind, types, properties, fact=fact, incoming=_incoming(store, iri, 20))


def _article(
    release: Release, iri: str, types: Sequence[str], properties: Mapping[str, Sequence[Term]], limit: int
) -> Thing:
    labels = Labels(release)
    named: dict[str, list[str]] = {}
    for term in properties.get(f"{SCHEMA}mentions", ()):
        named.setdefault(labels.kind(term.value), []).append(term.value)
    captured = select(release.store, f"SELECT ?sum {{ {quoted([iri])} prov:wasDerivedFrom/schema:sha256 ?sum }}")
    return Thing(
        iri,
        "article",
        types,
        properties,
        sections=_sections(release.store, iri, "article", limit),
        named=named,
        story=facts.stories(release.store, [iri])[iri],
        checksum=captured[0]["sum"].value if captured else "",
    )


def _sections(store: Store, iri: str, kind: str, limit: int) -> list[Section]:
    rows = SECTIONS["article" if kind == "article" else "entity"]
    if kind == "happening":
        return _reports(store, iri)
    found = facts.pointing_to(store, iri, sorted({predicate for _, predicate, _ in rows}))
    seen: set[str] = set()
    chosen: list[tuple[str, list[str], int]] = []
    for fact_kind, predicate, heading in rows:
        members = [f.iri for f in found if (f.kind, f.link) == (fact_kind, predicate) and f.iri not in seen]
        seen |= set(members)
        if members:
            shown = members if kind == "article" else members[:limit]
            chosen.append((HEADINGS.get((kind, predicate), heading), shown, len(members)))
    loaded = facts.load(store, (iri for _, shown, _ in chosen for iri in shown), {f.iri: f.kind for f in found})
    sections = []
    for heading, shown, total in chosen:
        members_loaded = [loaded[i] for i in shown]
        if kind == "article":
            members_loaded.sort(key=lambda f: (f.quotes[0].start if f.quotes else 0, f.iri))
        sections.append(Section(heading, members_loaded[:limit], total))
    return sections


def _reports(store: Store, iri: str) -> list[Section]:
    rows = select(store, f"SELECT ?fact {{ {quoted([iri])} part:report ?fact }}")
    reports = sorted(row["fact"].value for row in rows)
    loaded = facts.load(store, reports, dict.fromkeys(reports, "event"))
    ordered = sorted(loaded.values(), key=lambda f: (f.story.date if f.story else "", f.iri))
    return [Section("How it was reported", ordered, len(ordered))] if ordered else []


def _namings(store: Store, iri: str, limit: int) -> tuple[list[Naming], int]:
    rows = select(
        store,
        f"""SELECT DISTINCT ?article ?date {{
          ?article schema:mentions|schema:about {quoted([iri])} ; a schema:NewsArticle .
          OPTIONAL {{ ?article schema:datePublished ?date }} }}""",
    )
    dated = {row["article"].value: row["date"].value if "date" in row else "" for row in rows}
    newest = sorted(sorted(dated), key=lambda a: dated[a], reverse=True)
    shown = newest[:limit]
    if not shown:
        return [], 0
    told, words = facts.stories(store, shown), facts.naming(store, iri, shown)
    namings = [
        Naming(told[a], next((q for q in words.get(a, ()) if q.prefix or q.suffix), None), len(words.get(a, ())))
        for a in shown
    ]
    return namings, len(newest)


def _incoming(store: Store, iri: str, limit: int) -> dict[str, list[str]]:
    rows = select(
        store,
        f"""SELECT DISTINCT ?s ?p {{ ?s ?p {quoted([iri])} .
          FILTER(?p NOT IN ({", ".join(f"<{p}>" for p in sorted(_HIDDEN_INCOMING))}))
          FILTER NOT EXISTS {{ ?s a part:FrameworkReport }} FILTER NOT EXISTS {{ ?s a part:Evidence }} }}
          ORDER BY ?p ?s LIMIT {limit}""",
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["s"].is_iri and row["s"].value != iri:
            found.setdefault(row["p"].value, []).append(row["s"].value)
    return found


def description(iri: str) -> str:
    """Give the CONSTRUCT for a thing's data: its triples, evidence with its words, what points to it, and labels."""
    return _DESCRIPTION.format(iri=quoted([iri]))


_DESCRIPTION = """CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ VALUES ?s {{ {iri} }} ?s ?p ?o }}
  UNION {{ {iri} part:evidence ?s . ?s ?p ?o }}
  UNION {{ {iri} part:evidence?/oa:hasTarget/oa:hasSelector? ?s . ?s ?p ?o }}
  UNION {{ {iri} oa:hasSelector ?s . ?s ?p ?o }}
  UNION {{ VALUES ?o {{ {iri} }} ?s ?p ?o }}
  UNION {{ VALUES ?p {{ schema:name schema:headline skos:prefLabel rdfs:label }} {iri} ?out ?s . ?s ?p ?o }}
  UNION {{ VALUES ?p {{ schema:name schema:headline skos:prefLabel rdfs:label }} ?s ?in {iri} . ?s ?p ?o }}
}}"""


def graph_of(triples: Iterable[ox.Triple]) -> dict[str, dict[str, list[Term]]]:
    """Index triples by subject and predicate, for pages that list a graph."""
    found: dict[str, dict[str, list[Term]]] = {}
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal):
            term = Term("literal", value.value, value.datatype.value, value.language or "")
        elif isinstance(value, ox.NamedNode):
            term = Term("uri", value.value)
        else:
            term = Term("bnode", str(value))
        subject = triple.subject
        name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
        found.setdefault(name, {}).setdefault(triple.predicate.value, []).append(term)
    return found
