"""The graphs beside the articles': authority, ontology, shapes, sources, happenings, and the dataset's description.

Blank nodes of our Turtle files (the lists of the shapes) get IRIs under ``{base}.well-known/genid/`` (RDF 1.1
Concepts, 3.5), numbered in the order of the file: so nothing in the data is named by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from kg import dumps
from kg.corroboration import happenings
from kg.errors import HouseError, Place
from kg.graph import happenings_graph, in_dataset, reports_graph
from kg.pipeline.mapping import nquads_of
from kg.store import without_graph
from kg.vocab import DCAT, DCTERMS, PART, PREFIXES, RDF, SDO, VOID, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.iris import Names
    from kg.pipeline.mapping import House, MappedArticle

_Term = TypeVar("_Term")

TITLE = "Dateline KG"
DESCRIPTION = (
    "Facts that news articles report of the partnership of NATO and Serbia: who, where, when, what was said, and the "
    "words that say so. The articles' own texts are not part of it."
)
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = "The Dateline KG authors"
_DATASET, _PUBLISHER = "dataset/dateline", "organization/dateline-kg"
_TYPE = f"<{RDF.type}>".encode()


def shared_lines(
    house: House, names: Names, articles: Sequence[MappedArticle], decided: bytes = b""
) -> dict[str, list[bytes]]:
    """Give the N-Quads lines of each shared graph but the dataset's, by the graph's name below ``{base}graph/``.

    ``decided`` is what decisions add to the authority, as Turtle. Raises :class:`HouseError` with file and line where
    a file of ours is no Turtle.
    """
    folders = {"authority": house.authority, "ontology": house.ontology, "shapes": house.shapes}
    found = {name: list(_read(sorted(folder.glob("*.ttl")), names, name)) for name, folder in folders.items()}
    found["authority"] += _quads(decided, names, "authority", "decisions.ttl")
    found["sources"] = list(_read([house.sources], names, "sources"))
    events = (event for article in articles for event in article.events)
    found["happenings"] = happenings_graph(happenings(events), names).lines()
    return found


def _read(files: Iterable[Path], names: Names, graph: str) -> Iterator[bytes]:
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            place = Place(f"{graph}/{file.name}")
            raise HouseError(f"the file cannot be read: {error.strerror}", place=place) from error
        yield from _quads(data, names, graph, file.name)


def _quads(data: bytes, names: Names, graph: str, file: str) -> list[bytes]:
    """Give the lines of a Turtle document; ``file`` is its name."""
    name = ox.NamedNode(names.graph(graph))
    known: dict[ox.BlankNode, ox.NamedNode] = {}
    prefix = f"{names.base}.well-known/genid/{graph}-{file.removesuffix('.ttl')}-"
    try:
        quads = [
            ox.Quad(_named(q.subject, known, prefix), q.predicate, _named(q.object, known, prefix), name)
            for q in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=names.base)
        ]
    except SyntaxError as error:
        place = Place(f"{graph}/{file}", error.lineno, error.offset)
        raise HouseError(f"no valid Turtle: {error.msg}", place=place, hint="Mend the file.") from error
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def _named(term: _Term, known: dict[ox.BlankNode, ox.NamedNode], prefix: str) -> _Term | ox.NamedNode:
    if isinstance(term, ox.BlankNode):
        return known.setdefault(term, ox.NamedNode(f"{prefix}{len(known) + 1}"))
    return term


def at_hand(shared: Mapping[str, Iterable[bytes]], articles: Sequence[MappedArticle], names: Names) -> Graph:
    """Give what the shared graphs are held against: the reports of happenings, and that the authority is whole."""
    led_to = {line.split(b" ")[2] for line in shared["happenings"] if PART.report.encode() in line}
    events = (one for article in articles for one in article.events if f"<{names.id(one.path)}>".encode() in led_to)
    records = dict.fromkeys(line.split(b" ", 1)[0] for line in shared["authority"])
    return in_dataset((URIRef(node.decode()[1:-1]) for node in records), names, reports_graph(events, names).graph())


@dataclass
class _Tally:
    """What a data set holds, as its lines are read in order: lines of one triple, and of one subject, come together.

    ``classes`` counts the things (``{base}id/…``) of each class; ``known`` are the triples of ``about``, the subjects
    that the description tells of.
    """

    base: str
    about: tuple[bytes, ...]
    triples: int = 0
    subjects: int = 0
    entities: int = 0
    properties: Counter[bytes] = field(default_factory=Counter)
    classes: Counter[bytes] = field(default_factory=Counter)
    known: set[bytes] = field(default_factory=set)

    def read(self, lines: Iterable[bytes]) -> _Tally:
        """Count N-Quads lines."""
        triple = subject = b""
        for line in lines:
            now = without_graph(line)
            if now == triple:
                continue
            triple = now
            node, predicate, rest = triple.split(b" ", 2)
            self.count(node, predicate, rest, is_new=node != subject)
            subject = node
            if node.startswith(self.about):
                self.known.add(triple)
        return self

    def with_own(self, triples: Iterable[bytes]) -> _Tally:
        """Count the description's own triples too, as far as they are not known."""
        found = replace(self, properties=self.properties.copy(), classes=self.classes.copy())
        seen = {triple.partition(b" ")[0] for triple in self.known}
        for triple in triples:
            if triple not in self.known:
                node, predicate, rest = triple.split(b" ", 2)
                found.count(node, predicate, rest, is_new=node not in seen)
                seen.add(node)
        return found

    def count(self, node: bytes, predicate: bytes, rest: bytes, *, is_new: bool) -> None:
        """Count a triple; whether its subject is one that was not counted before."""
        self.triples += 1
        self.subjects += is_new
        is_thing = node.startswith(b"<%sid/" % self.base.encode())
        self.entities += is_new and is_thing and b"#" not in node
        self.properties[predicate] += 1
        if predicate == _TYPE:
            self.classes[rest] += is_thing

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of the whole, by their names in VoID."""
        return {
            "triples": self.triples,
            "entities": self.entities,
            "distinctSubjects": self.subjects,
            "properties": len(self.properties),
            "classes": len(self.classes),
        }

    @property
    def uses(self) -> dict[str, int]:
        """The triples of each property of ours and of schema.org's."""
        return _ours({term.decode()[1:-1]: size for term, size in self.properties.items()})

    @property
    def sizes(self) -> dict[str, int]:
        """The things with an identity of their own, of each class of ours and of schema.org's."""
        return _ours({rest.decode().removesuffix(" .\n")[1:-1]: size for rest, size in self.classes.items() if size})


def _ours(counts: dict[str, int]) -> dict[str, int]:
    ours = (PREFIXES["part"], PREFIXES["schema"])
    return {iri: counts[iri] for iri in sorted(counts) if iri.startswith(ours)}


def dataset_lines(lines: Iterable[bytes], names: Names) -> list[bytes]:
    """Describe the whole data set, whose lines come in order, this description included (VoID, 2 and 4; DCAT 3).

    It is written three times: its own classes and properties count too, and may be the only ones of their kind; then
    how many triples it has does not depend on the numbers in it. No date stands in it: nothing is minted from the
    clock.
    """
    about = tuple(f"<{names.id(path)}".encode() for path in (_DATASET, _PUBLISHER))
    of_data = _Tally(names.base, about).read(lines)
    own: set[bytes] = set()
    for _ in range(2):
        own = {without_graph(line) for line in nquads_of(_description(names, of_data.with_own(own)))}
    return nquads_of(_description(names, of_data.with_own(own)))


def _description(names: Names, tally: _Tally) -> Graph:
    graph = Graph(identifier=names.graph("dataset"), bind_namespaces="none")
    dataset = names.id(_DATASET)
    publisher = names.id(_PUBLISHER)
    about = [
        (RDF.type, VOID.Dataset),
        (RDF.type, DCAT.Dataset),
        (RDF.type, SDO.Dataset),
        (DCTERMS.title, Literal(TITLE, lang="en")),
        (SDO.name, Literal(TITLE, lang="en")),
        (DCTERMS.description, Literal(DESCRIPTION, lang="en")),
        (DCTERMS.license, URIRef(LICENSE)),
        (DCTERMS.publisher, publisher),
        (VOID.uriSpace, Literal(f"{names.base}id/")),
        (VOID.sparqlEndpoint, URIRef(f"{names.base}sparql")),
        *((VOID.dataDump, URIRef(f"{names.base}dumps/{name}.gz")) for name in (dumps.NQUADS, dumps.TURTLE, dumps.TRIG)),
        *((VOID.vocabulary, URIRef(PREFIXES[prefix])) for prefix in ("oa", "part", "prov", "schema", "skos")),
    ]
    about += [(VOID[name], _number(number)) for name, number in tally.numbers.items()]
    for iri, size in tally.sizes.items():
        part = URIRef(f"{dataset}#class-{re.split('[#/]', iri)[-1]}")
        about.append((VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(iri)))
        graph.add((part, VOID.entities, _number(size)))
    for iri, size in tally.uses.items():
        part = URIRef(f"{dataset}#property-{re.split('[#/]', iri)[-1]}")
        about.append((VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(iri)))
        graph.add((part, VOID.triples, _number(size)))
    for predicate, value in about:
        graph.add((dataset, predicate, value))
    graph.add((publisher, RDF.type, SDO.Organization))
    graph.add((publisher, SDO.name, Literal(PUBLISHER)))
    return graph


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)
