"""Sorted N-Quads → every other RDF format: the whole, each kind of graph, and each graph in archives."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import IO, TYPE_CHECKING

from kg.dumps import blocks, packing
from kg.dumps.files import FORMATS, archive
from kg.dumps.jsonld import JsonLd
from kg.dumps.rdfxml import RdfXml
from kg.dumps.turtle import Turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.dumps.blocks import Block
    from kg.dumps.ordering import Order


@dataclass(frozen=True, slots=True)
class Dumped:
    """What was written: the SHA-256 of the N-Quads in hex, and how many quads and distinct triples they hold.

    ``newest`` is the date of the newest article, ``about`` what the data set says of itself: predicates and values.
    """

    sha256: str
    quads: int
    triples: int
    newest: str = ""
    about: tuple[tuple[str, str], ...] = ()

    @property
    def release(self) -> str:
        """The name of the release: the first digits of the checksum."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Writers:
    """The writers of a data set whose things are named under ``base``."""

    base: str
    turtle: Turtle
    jsonld: JsonLd
    rdfxml: RdfXml

    @classmethod
    def under(cls, base: str) -> Writers:
        """Make the writers for a base."""
        return cls(base, Turtle(base), JsonLd(base), RdfXml())


@dataclass(frozen=True, slots=True)
class GraphParts:
    """A named graph in each format, without the heads and tails that make a document of it."""

    name: bytes
    nquads: str
    turtle: str
    nodes: str
    descriptions: str

    @classmethod
    def of(cls, name: bytes, found: Iterable[Block], writers: Writers) -> GraphParts:
        """Write the blocks of a graph."""
        listed = list(found)
        graph = name.decode()
        lines = (
            f"{block.subject.decode()} {predicate} {value} {graph} .\n"
            for block in listed
            for predicate, values in block.properties
            for value in values
        )
        return cls(
            name,
            "".join(sorted(lines)),
            "".join(map(writers.turtle.block, listed)),
            ",\n".join(map(writers.jsonld.block, listed)),
            "".join(map(writers.rdfxml.block, listed)),
        )

    def documents(self, writers: Writers) -> Iterator[tuple[str, str]]:
        """Give the graph as a document in each format, by its ending."""
        turtle, jsonld, rdfxml = writers.turtle, writers.jsonld, writers.rdfxml
        yield "nq", self.nquads
        yield "trig", turtle.head() + turtle.graph(self.name, self.turtle)
        yield "ttl", turtle.head() + self.turtle
        yield "jsonld", f"{jsonld.head()}\n{jsonld.graph(self.name, self.nodes)}{jsonld.tail()}"
        yield "rdf", rdfxml.head() + self.descriptions + rdfxml.tail()


def write_union(lines: Iterable[bytes], order: Order, folder: Path, stem: str) -> int:
    """Write the union of all graphs as Turtle and RDF/XML, and give the number of its triples."""
    writers = Writers.under(order.base.decode())
    triples, section = 0, ""
    with _text(folder / f"{stem}.ttl") as turtle, _text(folder / f"{stem}.rdf") as rdfxml:
        turtle.write(writers.turtle.head())
        rdfxml.write(writers.rdfxml.head())
        for block in blocks.union(lines, order, folder):
            now = order.section(block.subject)
            if now != section:
                turtle.write(writers.turtle.comment(now))
                section = now
            turtle.write(writers.turtle.block(block))
            rdfxml.write(writers.rdfxml.block(block))
            triples += sum(len(values) for _, values in block.properties)
        rdfxml.write(writers.rdfxml.tail())
    return triples


def write_graphs(lines: Iterable[bytes], order: Order, folder: Path, stem: str) -> list[str]:
    """Write all graphs as TriG and JSON-LD, each into the archives, and each that is no article's as files.

    Memory holds one graph at a time. Gives the stems of those files.
    """
    writers = Writers.under(order.base.decode())
    space = f"<{writers.base}graph/"
    kinds = []
    with ExitStack() as opened:
        trig = opened.enter_context(_text(folder / f"{stem}.trig"))
        jsonld = opened.enter_context(_text(folder / f"{stem}.jsonld"))
        archives = {kind: opened.enter_context(packing.open_archive(folder / archive(kind))) for kind in FORMATS}
        trig.write(writers.turtle.head())
        jsonld.write(writers.jsonld.head())
        comma = "\n"
        for name, found in groupby(blocks.by_graph(lines, order, folder), attrgetter("graph")):
            parts = GraphParts.of(name, found, writers)
            trig.write(writers.turtle.graph(name, parts.turtle))
            jsonld.write(comma + writers.jsonld.graph(name, parts.nodes))
            comma = ",\n"
            path = name.decode().removeprefix(space)[:-1] if name.decode().startswith(space) else ""
            for kind, document in parts.documents(writers) if path else ():
                packing.add(archives[kind], f"{path}.{kind}", document.encode())
                if "/" not in path:
                    (folder / f"{path}.{kind}").write_text(document, encoding="utf-8", newline="\n")
            if path and "/" not in path:
                kinds.append(path)
        jsonld.write(writers.jsonld.tail())
    return kinds


def _text(file: Path) -> IO[str]:
    return file.open("w", encoding="utf-8", newline="\n")
