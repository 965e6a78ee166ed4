"""The Service Description (SPARQL 1.1 Service Description): what the endpoint answers, in what, over which data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.vocab import PREFIXES
from server.negotiation import QUERY
from server.rows import select

if TYPE_CHECKING:
    from server.config import Config
    from server.current import Release

_SD = PREFIXES["sd"]
_VOID = PREFIXES["void"]
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COUNT = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def description(release: Release, base: str, config: Config) -> list[ox.Triple]:
    """Describe the endpoint at ``{base}sparql``; ``void:triples`` counts the default graph's distinct triples."""
    endpoint = ox.NamedNode(f"{base}sparql")
    dataset = ox.NamedNode(f"{base}sparql#dataset")
    default = ox.NamedNode(f"{base}sparql#default-graph")
    triples = [
        ox.Triple(endpoint, _TYPE, _sd("Service")),
        ox.Triple(endpoint, _sd("endpoint"), endpoint),
        ox.Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph")),
        ox.Triple(
            endpoint,
            ox.NamedNode(PREFIXES["rdfs"] + "comment"),
            ox.Literal(f"Read only. {config.limits}", language="en"),
        ),
        ox.Triple(endpoint, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, _TYPE, _sd("Graph")),
        ox.Triple(default, ox.NamedNode(f"{_VOID}triples"), ox.Literal(str(_size(release)), datatype=_COUNT)),
    ]
    for result in QUERY:
        form = ox.NamedNode(f"http://www.w3.org/ns/formats/{result.described}")
        triples.append(ox.Triple(endpoint, _sd("resultFormat"), form))
    for graph in release.remember("graphs of the house", lambda: _graphs(release)):
        entry = ox.NamedNode(f"{base}sparql#{graph.removeprefix(release.base)}")
        triples += [
            ox.Triple(dataset, _sd("namedGraph"), entry),
            ox.Triple(entry, _TYPE, _sd("NamedGraph")),
            ox.Triple(entry, _sd("name"), ox.NamedNode(graph)),
        ]
    return sorted(triples, key=str)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _size(release: Release) -> int:
    return release.remember(
        "triples", lambda: int(select(release.store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"].value)
    )


def _graphs(release: Release) -> list[str]:
    """Give the named graphs that are not an article's: of those there may be very many."""
    articles = f"{release.base}graph/article/"
    rows = select(
        release.store,
        f'SELECT DISTINCT ?g {{ GRAPH ?g {{}} FILTER(!STRSTARTS(STR(?g), "{articles}")) }} ORDER BY ?g',
    )
    return [row["g"].value for row in rows]
