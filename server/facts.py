"""Facts as pages show them: what an article reports, the sentence that says it, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.labels import PART
from server.rows import Term, quoted, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.store import Store

SCHEMA = "https://schema.org/"
CLASSES = {
    "post": f"{PART}PostHeld",
    "event": f"{PART}ReportedEvent",
    "statement": f"{PART}Statement",
    "framework-report": f"{PART}FrameworkReport",
    "quantity": f"{PART}ReportedQuantity",
}
"""The kinds of fact, in the order in which pages show them, and their classes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say a fact, and the rest of their sentence; offsets are code points of the capture."""

    prefix: str
    exact: str
    suffix: str
    start: int
    end: int
    capture: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article as the source of a fact.

    ``publisher`` is the stated one, else the catalogue's; ``source`` the address of the page it was on, if known.
    """

    iri: str
    headline: str
    publisher: str
    credit: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as one article reports it; ``properties`` by predicate IRI."""

    iri: str
    kind: str
    properties: Mapping[str, Sequence[Term]]
    quotes: Sequence[Quote]
    story: Story | None

    def all(self, name: str) -> Sequence[Term]:
        """Give the values of ``schema:…`` or ``part:…``."""
        prefix, _, local = name.partition(":")
        return self.properties.get((PART if prefix == "part" else SCHEMA) + local, ())

    def one(self, name: str) -> str:
        """Give the first value as text, or nothing."""
        values = self.all(name)
        return values[0].value if values else ""

    @property
    def direct(self) -> bool:
        """Whether it is a direct quotation."""
        return any(t.value == f"{SCHEMA}Quotation" for t in self.properties.get(_TYPE, ()))

    @property
    def iris(self) -> set[str]:
        """What the fact names: labels are wanted for these."""
        return {term.value for terms in self.properties.values() for term in terms if term.is_iri}


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that points to a thing: by which predicate, in which article, and from when that is."""

    iri: str
    kind: str
    link: str
    article: str
    date: str


def pointing_to(store: Store, iri: str, links: Sequence[str]) -> list[Found]:
    """Find the facts that point to a thing by one of the predicates, the newest article's first."""
    kinds = {cls: kind for kind, cls in CLASSES.items()}
    rows = select(
        store,
        f"""SELECT DISTINCT ?fact ?class ?link ?article ?date {{
          VALUES ?link {{ {quoted(links)} }} VALUES ?class {{ {quoted(kinds)} }}
          ?fact ?link {quoted([iri])} ; a ?class .
          OPTIONAL {{ ?fact part:reportedIn ?article . OPTIONAL {{ ?article schema:datePublished ?date }} }}
        }}""",
    )
    found = [
        Found(
            row["fact"].value,
            kinds[row["class"].value],
            row["link"].value,
            row["article"].value if "article" in row else "",
            row["date"].value if "date" in row else "",
        )
        for row in rows
    ]
    found.sort(key=lambda f: f.iri)
    return sorted(found, key=lambda f: f.date, reverse=True)


def load(store: Store, found: Iterable[str], kinds: Mapping[str, str]) -> dict[str, Fact]:
    """Load facts whole; ``kinds`` says what each is."""
    iris = list(dict.fromkeys(found))
    if not iris:
        return {}
    properties: dict[str, dict[str, list[Term]]] = {iri: {} for iri in iris}
    for row in select(store, f"SELECT ?f ?p ?o {{ VALUES ?f {{ {quoted(iris)} }} ?f ?p ?o }}"):
        properties[row["f"].value].setdefault(row["p"].value, []).append(row["o"])
    for terms in (terms for by_predicate in properties.values() for terms in by_predicate.values()):
        terms.sort()
    articles = {t.value for iri in iris for t in properties[iri].get(f"{PART}reportedIn", ())}
    told, words = stories(store, articles), quotes(store, iris)
    return {
        iri: Fact(
            iri,
            kinds.get(iri, ""),
            properties[iri],
            words.get(iri, ()),
            next((told[t.value] for t in properties[iri].get(f"{PART}reportedIn", ()) if t.value in told), None),
        )
        for iri in iris
    }


_TARGETS = """?target oa:hasSource ?capture ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?selector oa:prefix ?prefix } OPTIONAL { ?selector oa:suffix ?suffix }"""


def quotes(store: Store, iris: Iterable[str]) -> dict[str, list[Quote]]:
    """Give the words that say each fact, in the order of the text."""
    return _quotes(
        store,
        f"""SELECT DISTINCT ?of ?capture ?start ?end ?exact ?prefix ?suffix {{
          VALUES ?of {{ {quoted(iris)} }} ?of part:evidence ?evidence . ?evidence oa:hasTarget ?target .
          {_TARGETS} }}""",
    )


def naming(store: Store, iri: str, articles: Iterable[str]) -> dict[str, list[Quote]]:
    """Give, by article, the words that name a thing, in the order of the text."""
    return _quotes(
        store,
        f"""SELECT DISTINCT ?of ?capture ?start ?end ?exact ?prefix ?suffix {{
          VALUES ?of {{ {quoted(articles)} }}
          ?mention oa:hasBody {quoted([iri])} ; a part:Mention ; part:reportedIn ?of ; oa:hasTarget ?target .
          {_TARGETS} }}""",
    )


def passage(store: Store, iri: str) -> list[Quote]:
    """Give the words of a passage itself."""
    found = _quotes(
        store,
        f"""SELECT DISTINCT ?of ?capture ?start ?end ?exact ?prefix ?suffix {{
          VALUES ?of {{ {quoted([iri])} }} BIND(?of AS ?target) {_TARGETS} }}""",
    )
    return found.get(iri, [])


def targets(store: Store, iri: str) -> list[Quote]:
    """Give the words to which an annotation itself, such as a mention, points."""
    found = _quotes(
        store,
        f"""SELECT DISTINCT ?of ?capture ?start ?end ?exact ?prefix ?suffix {{
          VALUES ?of {{ {quoted([iri])} }} ?of oa:hasTarget ?target . {_TARGETS} }}""",
    )
    return found.get(iri, [])


def _quotes(store: Store, query: str) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for row in select(store, query):
        text = {name: row[name].value if name in row else "" for name in ("prefix", "exact", "suffix", "capture")}
        start, end = int(row["start"].value), int(row["end"].value)
        found.setdefault(row["of"].value, []).append(Quote(start=start, end=end, **text))
    for words in found.values():
        words.sort(key=lambda q: (q.capture, q.start, q.end))
    return found


def stories(store: Store, articles: Iterable[str]) -> dict[str, Story]:
    """Give articles as sources, with headline, publisher, date and the address of the original page."""
    listed = sorted(set(articles))
    if not listed:
        return {}
    found: dict[str, dict[str, str]] = {iri: {} for iri in listed}
    for row in select(store, _STORIES.format(articles=quoted(listed))):
        known = found[row["article"].value]
        for name, term in row.items():
            known[name] = min(known.get(name, term.value), term.value)
    return {
        iri: Story(
            iri,
            known.get("headline", ""),
            known.get("publisher") or known.get("catalogued", ""),
            known.get("credit", ""),
            known.get("date", ""),
            known.get("primary") or known.get("page") or known.get("url", ""),
        )
        for iri, known in found.items()
    }


_STORIES = """SELECT * {{
  VALUES ?article {{ {articles} }}
  OPTIONAL {{ ?article schema:headline ?headline }}
  OPTIONAL {{ ?article schema:publisher ?publisher }}
  OPTIONAL {{ ?article schema:creditText ?credit }}
  OPTIONAL {{ ?article schema:datePublished ?date }}
  OPTIONAL {{ ?article schema:url ?url }}
  OPTIONAL {{ ?article prov:wasDerivedFrom ?capture .
    OPTIONAL {{ ?capture prov:hadPrimarySource ?primary }}
    OPTIONAL {{ ?capture prov:wasDerivedFrom ?page }}
    OPTIONAL {{ ?capture prov:hadPrimarySource|prov:wasDerivedFrom ?listed . ?listed schema:publisher ?catalogued }} }}
}}"""
