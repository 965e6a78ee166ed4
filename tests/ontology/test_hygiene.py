"""Hygiene of the ontology: queries that must return nothing, each seen to bite on a broken copy.

They run over all that uses our words: ontology, alignments, shapes, authority, catalogue, an article's graph, and the
questions (each term a question uses is stated as a reference of it). What exists in other vocabularies is stated with
``rdfs:isDefinedBy``, from rdflib's namespaces.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, ORG, PROV, RDFS, SDO, SKOS, Graph, Namespace, URIRef

from kg.files import AUTHORITY, ONTOLOGY, QUESTIONS, SHAPES, SOURCES
from kg.iris import DEFAULT_BASE
from kg.vocab import OA, PREFIXES

HERE = Path(__file__).parent
QUERIES = sorted(HERE.glob("*.rq"))
GOLDENS = HERE.parent / "graph" / "goldens"


@cache
def used() -> str:
    """Give all that uses our words, as N-Triples."""
    graph = Graph()
    folders = (ONTOLOGY, SHAPES, AUTHORITY, GOLDENS)
    for folder in folders:
        files = sorted(folder.glob("*.ttl"))
        assert files, folder
        for file in files:
            graph.parse(file, publicID=DEFAULT_BASE)
    graph.parse(SOURCES, publicID=DEFAULT_BASE)
    questions = sorted(QUESTIONS.glob("*.rq"))
    assert len(questions) >= 18
    for question in questions:
        for term in terms_of(question.read_text("utf-8")):
            graph.add((URIRef(f"{DEFAULT_BASE}question/{question.stem}"), DCTERMS.references, term))
    for namespace in (SDO, PROV, ORG, SKOS, DCTERMS):
        for name in namespace.__annotations__:
            graph.add((URIRef(f"{namespace}{name}"), RDFS.isDefinedBy, URIRef(str(namespace))))
    for name in dir(OA):
        graph.add((OA[name], RDFS.isDefinedBy, URIRef("http://www.w3.org/ns/oa#")))
    return graph.serialize(format="nt")


def terms_of(question: str) -> set[URIRef]:
    declared = {name: Namespace(iri) for name, iri in re.findall(r"PREFIX (\w+): <([^>]+)>", question)}
    body = re.sub(r'"[^"]*"|PREFIX [^\n]*|#[^\n]*', "", question)
    return {declared[name][local] for name, local in re.findall(r"\b(\w+):([\w-]+)", body)}


def rows(query: Path, more: str = "") -> list[str]:
    store = ox.Store()
    store.load(used().encode(), ox.RdfFormat.N_TRIPLES)
    store.load(more.encode(), ox.RdfFormat.TURTLE)
    return [str(row) for row in store.query(query.read_text("utf-8"))]  # type: ignore[union-attr]


def test_the_walk_found_queries_and_a_broken_copy_for_each() -> None:
    assert len(QUERIES) >= 12
    assert {query.stem for query in QUERIES} == {file.stem for file in (HERE / "broken").glob("*.ttl")}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_nothing_is_wrong(query: Path) -> None:
    assert rows(query) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_the_query_bites(query: Path) -> None:
    assert rows(query, (HERE / "broken" / f"{query.stem}.ttl").read_text("utf-8"))


def test_every_question_uses_only_prefixes_that_it_declares_and_declares_those_it_uses() -> None:
    for question in sorted(QUESTIONS.glob("*.rq")):
        text = question.read_text("utf-8")
        declared = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
        body = re.sub(r'"[^"]*"|PREFIX [^\n]*|^#[^\n]*', "", text, flags=re.MULTILINE)
        assert set(declared) == set(re.findall(r"\b(\w+):[A-Za-z]", body)), question.name
        assert declared.items() <= PREFIXES.items(), question.name
