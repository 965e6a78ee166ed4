"""Terms and triples as N-Triples writes them, so that a graph is written without being built first.

An article has about a thousand triples. To make rdflib's terms of them, index them, and have them written and parsed
again takes ten times as long as to write their lines at once; only validation and tests need the graph in memory.
The lines are the canonical ones of N-Quads (RDF 1.1 N-Quads, 4; https://www.w3.org/TR/n-quads/#canonical-quads), as
the store's engine writes them, byte for byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from kg import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from rdflib import Namespace
    from rdflib.namespace import ClosedNamespace, DefinedNamespace

    Vocabulary = Namespace | ClosedNamespace | type[DefinedNamespace]

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class _Terms:
    """A vocabulary's terms as they are written; a misspelt one fails as it does in :mod:`kg.vocab`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary: Any = vocabulary

    def __getattr__(self, name: str) -> str:
        term = iri(self._vocabulary[name])
        setattr(self, name, term)  # asked for hundreds of times an article: from now on a plain attribute
        return term

    def __getitem__(self, name: str) -> str:
        term: str = getattr(self, name)
        return term


def iri(value: str) -> str:
    """Write an IRI."""
    return f"<{value}>"


def empty_graph(name: URIRef) -> Graph:
    """Give a graph of that name in rdflib's memory that knows our prefixes."""
    graph = Graph(store="SimpleMemory", identifier=name, bind_namespaces="none")
    for prefix, namespace in vocab.PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def literal(text: str, *, language: str = "", datatype: str = "") -> str:
    """Write a literal; ``datatype`` is a term, and none for plain text."""
    quoted = f'"{_ESCAPED.sub(_escape, text)}"'
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^{datatype}" if datatype else quoted


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


OA = _Terms(vocab.OA)
PART = _Terms(vocab.PART)
PROV = _Terms(vocab.PROV)
RDF = _Terms(vocab.RDF)
SDO = _Terms(vocab.SDO)
SKOS = _Terms(vocab.SKOS)
XSD = _Terms(vocab.XSD)


def concept(scheme: str, notation: str) -> str:
    """Write the concept of one of our schemes; see :func:`kg.vocab.concept`."""
    return PART[f"{scheme}-{notation}"]


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph with its name, both as they are written: of each subject its predicates with their objects."""

    name: str
    said: Mapping[str, AbstractSet[str]]

    def nquads(self) -> bytes:
        """Give the N-Quads lines, sorted bytewise."""
        return self._written(f" {self.name} .\n").encode()

    def _written(self, end: str) -> str:
        # no subject begins with another: subjects in order, each with its own in order, are all in order
        parts = []
        for subject in sorted(self.said):
            said = sorted(self.said[subject])
            if said:
                parts += [subject, " ", f"{end}{subject} ".join(said), end]
        return "".join(parts)

    def lines(self) -> list[bytes]:
        """Give the N-Quads, line by line."""
        return self.nquads().splitlines(keepends=True)

    def graph(self) -> Graph:
        """Give the graph in rdflib's memory, for what looks things up in it; it knows our prefixes."""
        graph = empty_graph(URIRef(self.name[1:-1]))
        for triple in self._parsed():
            graph.add(triple)
        return graph

    def _parsed(self) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
        known: dict[str, URIRef] = {}

        def named(value: str) -> URIRef:
            return known.get(value) or known.setdefault(value, URIRef(value))

        data = self._written(" .\n").encode()
        for triple in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
            said: Any = triple.object
            if isinstance(said, ox.NamedNode):
                value: URIRef | Literal = named(said.value)
            elif said.language:
                value = Literal(said.value, lang=said.language)
            else:
                plain = said.datatype.value == str(vocab.XSD.string)
                value = Literal(said.value, datatype=None if plain else named(said.datatype.value))
            subject: Any = triple.subject
            yield named(subject.value), named(triple.predicate.value), value
