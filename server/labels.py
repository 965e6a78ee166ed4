"""Words instead of IRIs: the labels of things, and readable names for terms of other vocabularies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from kg.vocab import PREFIXES
from server.rows import is_iri, quoted, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.current import Release

PART = PREFIXES["part"]
SHAPES = "https://w3id.org/dateline/shapes#"
_VOCABULARIES = (SHAPES, *PREFIXES.values(), "http://purl.org/vocab/vann/")
_RANK = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "https://schema.org/name",
    "https://schema.org/headline",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "https://schema.org/text",
    "https://schema.org/roleName",
    "https://schema.org/description",
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/ns/prov#hadPrimarySource",
)
"""What names a thing, best first; an article without a headline is called as its original page is cited."""
_TERMS = {
    "https://schema.org/sha256": "SHA-256 checksum",
    "https://schema.org/sameAs": "same thing elsewhere",
    "https://schema.org/alternateName": "also known as",
    "http://www.w3.org/2004/02/skos/core#prefLabel": "name",
    "http://www.w3.org/2004/02/skos/core#altLabel": "also known as",
    "http://www.w3.org/2004/02/skos/core#scopeNote": "note",
    "http://www.w3.org/2004/02/skos/core#inScheme": "belongs to",
    "http://www.w3.org/ns/prov#hadPrimarySource": "original page",
    "http://www.w3.org/ns/prov#wasDerivedFrom": "derived from",
    "https://schema.org/position": "item of the capture",
    "https://schema.org/inLanguage": "language",
    "http://rdfs.org/ns/void#triples": "triples",
    "https://schema.org/PostalAddress": "address",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "kind",
}
_INVERSE = {
    "https://schema.org/parentOrganization": "parts of it",
    "https://schema.org/containedInPlace": "places in it",
    "https://schema.org/sourceOrganization": "pages that republish it",
    f"{PART}country": "its organizations",
    "https://schema.org/publisher": "published by it",
    f"{PART}party": "partnerships and frameworks it is party of",
    f"{PART}report": "reported together with others as",
    "http://www.w3.org/ns/prov#wasDerivedFrom": "drawn from it",
    "https://schema.org/about": "about it",
}
KINDS = {
    "article": ("article", "articles"),
    "person": ("person", "persons"),
    "organization": ("organization", "organizations"),
    "place": ("place", "places"),
    "programme": ("programme", "programmes"),
    "topic": ("topic", "topics"),
    "partnership": ("partnership", "partnerships"),
    "post": ("post as reported", "posts"),
    "event": ("event as reported", "events"),
    "statement": ("statement as reported", "statements"),
    "framework-report": ("report of a programme", "reports of programmes"),
    "quantity": ("quantity as reported", "quantities"),
    "happening": ("event reported by several articles", "happenings"),
    "capture": ("capture", "captures"),
    "passage": ("passage", "passages"),
    "mention": ("mention", "mentions"),
    "software": ("program", "programs"),
}
"""The kinds in ``{base}id/{kind}/…``, in the singular and the plural."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a thing is called; ``provisional`` where its identity is not confirmed."""

    text: str
    provisional: bool = False


class Labels:
    """The labels of the things on one page, asked for at once; and where each is to be found on this site."""

    def __init__(self, release: Release, root: str = "") -> None:
        self._release = release
        self._root = root
        self._labels: dict[str, Label] = {}
        self._ours = release.remember("ontology labels", self._ontology)

    def learn(self, iris: Iterable[str]) -> None:
        """Ask the store for the labels of these, as far as they are names of ours."""
        wanted = sorted({i for i in iris if i.startswith(self._release.base) and is_iri(i)} - self._labels.keys())
        if not wanted:
            return
        found: dict[str, dict[int, str]] = {}
        provisional = set()
        ranks = {predicate: rank for rank, predicate in enumerate(_RANK)}
        for row in select(self._release.store, _QUERY.format(things=quoted(wanted), predicates=quoted(_RANK))):
            thing = row["thing"].value
            if "label" not in row:
                provisional.add(thing)
                continue
            rank = 2 * ranks[row["p"].value] + (row["label"].language not in {"", "en"})
            names = found.setdefault(thing, {})
            names[rank] = min(names.get(rank, row["label"].value), row["label"].value)
        for iri in wanted:
            names = found.get(iri, {})
            text = names[min(names)] if names else self._fallback(iri)
            self._labels[iri] = Label(shortened(text), iri in provisional)

    def __getitem__(self, iri: str) -> Label:
        """Give a label: the store's, else our words for a vocabulary's term, else the IRI's last part."""
        if iri in self._labels:
            return self._labels[iri]
        if iri in self._ours:
            return Label(self._ours[iri])
        return Label(_TERMS.get(iri) or self._fallback(iri))

    def inverse(self, predicate: str) -> str:
        """Give words for a predicate as the thing it points to sees it."""
        return _INVERSE.get(predicate, f"is {self[predicate].text} of")

    def href(self, iri: str) -> str:
        """Give the address of a thing on the host that was asked; an outside page's own; nothing for the rest."""
        if iri.startswith(self._release.base + "id/"):
            path, hash_, fragment = iri.removeprefix(self._release.base + "id/").partition("#")
            return f"{self._root}/doc/{quote(unquote(path))}{hash_}{quote(fragment)}"
        if iri.startswith(PART):
            return f"{self._root}/ontology#{quote(iri.removeprefix(PART))}"
        if iri.startswith(SHAPES):
            return f"{self._root}/shapes#{quote(iri.removeprefix(SHAPES))}"
        if iri == self._release.base or iri.startswith(
            tuple(self._release.base + known for known in ("dumps/", "graph/", "sparql"))
        ):
            return f"{self._root}/{iri.removeprefix(self._release.base)}"
        return iri if iri.startswith(("http://", "https://")) and is_iri(iri) else ""

    def kind(self, iri: str) -> str:
        """Give the kind in a name of ours: ``person`` for ``{base}id/person/…``; nothing for other names."""
        prefix = self._release.base + "id/"
        kind = iri.removeprefix(prefix).split("/")[0] if iri.startswith(prefix) else ""
        return kind if kind in KINDS else ""

    def _fallback(self, iri: str) -> str:
        if iri.startswith(self._release.base):
            return unnamed(iri.removeprefix(f"{self._release.base}id/"))
        return in_words(iri) if iri.startswith(_VOCABULARIES) else shortened(iri.partition("://")[2] or iri, 80)

    def _ontology(self) -> dict[str, str]:
        rows = select(
            self._release.store,
            f'SELECT ?t ?l {{ ?t rdfs:isDefinedBy ?o ; rdfs:label ?l . FILTER(STRSTARTS(STR(?t), "{PART}")) }}',
        )
        return {row["t"].value: row["l"].value for row in rows}


_QUERY = """SELECT ?thing ?p ?label {{
  VALUES ?thing {{ {things} }}
  {{ VALUES ?p {{ {predicates} }} ?thing ?p ?label }}
  UNION {{ ?thing a part:ProvisionalEntity }}
  UNION {{ ?thing a schema:NewsArticle ; prov:wasDerivedFrom/prov:hadPrimarySource/schema:name ?label
    BIND(prov:hadPrimarySource AS ?p) }}
}}"""


def unnamed(path: str) -> str:
    """Give words for a thing of ours that has no label, from its path.

    >>> unnamed("article/talks-in-korda-1a2b3c4d")
    'Talks in korda …'
    """
    kind, _, rest = path.partition("/")
    last = rest.rpartition("/")[2].partition("#")[0]
    if kind == "article":
        return re.sub(r"-[0-9a-f]{8}$", "", last).replace("-", " ").capitalize() + " …"
    if kind in {"passage", "capture", "mention"}:
        return f"{KINDS[kind][0]} {last}"
    return last.replace("-", " ") or path


def in_words(iri: str) -> str:
    """Give a vocabulary's term in words.

    >>> in_words("https://schema.org/datePublished")
    'date published'
    """
    local = re.split(r"[#/]", iri.rstrip("#/"))[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).replace("_", " ").lower()


def shortened(text: str, limit: int = 110) -> str:
    """Give the text on one line, cut at a word's end with an ellipsis where it is longer than ``limit``."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"
