"""What is damaged: a small build of our own captures that has every class and property of real builds.

Its graphs are validated as a build does it: an article's graph with its capture and the authority's records at hand,
the shared graphs together, with the reported events at hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, URIRef

from kg.iris import Names
from kg.model import Reader, Span
from kg.pipeline.mapping import House, Mapper
from kg.pipeline.shared import at_hand, dataset_lines, shared_lines
from kg.sources import capture_files, read_articles, read_capture
from kg.store import without_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rdflib.term import Node

    from kg.model import EntityKind

    Triple = tuple[Node, Node, Node]

CAPTURES = {
    "velen-in-belgrade.txt": """\
---
url: https://news.example.org/velen-in-belgrade
publisher: N1
published: 2031-03-14
---
Marta Velen visits Belgrade

Source: Pool/REUTERS

Secretary General of NATO Marta Velen met Ivo Sarn in Belgrade on 13 March 2031.
“The Partnership for Peace helps,” Velen said.
""",
    "sarn-receives-velen.html": """\
<!DOCTYPE html>
<html lang="en"><head><title>Ivo Sarn receives Marta Velen</title>
<meta property="og:site_name" content="Orlow Herald">
<meta property="article:published_time" content="2031-03-15"></head>
<body><article><h1>Ivo Sarn receives Marta Velen</h1>
<p>The President of Serbia, Ivo Sarn, met Marta Velen in Belgrade on 13 March 2031.</p>
<p>Sarn stressed that Serbia remains neutral, and he announced the Open Rivers Programme of Ostria.</p>
</article></body></html>
""",
    "visit-announced.txt": """\
---
published: 2031-04-01
---
Jens Stoltenberg to visit Camp Bondsteel

Jens Stoltenberg will visit Camp Bondsteel in Kosovo from 2 to 4 May 2031.
Stoltenberg said that NATO and Serbia work on their cooperation.
""",
    "partners.txt": """\
---
published: 2030-06-07
---
Partners of many years

Serbia has taken part in the Partnership for Peace since 2006. Norway gave 250,000 euros for cyber defence.
KFOR and Boeing train 120 soldiers of the Serbian Armed Forces.
""",
    "provisional.txt": """\
The year of the rivers

Sarn met the Orlow Institute of Ostria in the city of Port Ceres, Maldonia,
and Kari Lund at the Pearl Palace in Hungary.
The UN mission in Maldonia (UNMIMA) took part in the Open Rivers Programme of Ostria in 2030.
""",
}
ALSO = (
    "place/bosnia-and-herzegovina",
    "organization/council-of-ministers-of-bosnia-and-herzegovina",
    "organization/iraq-advisory-council",
    "organization/allied-command-transformation",
    "organization/kosovo-security-force",
)
"""Records that are there for a class or property that no record has which the captures name."""


class SecondReader:
    """A reader beside the rules that knows one name."""

    reader = Reader("reader", "1.0")
    fingerprint = "reader"

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[Span, EntityKind]]]:
        for text in texts:
            yield [(Span(*found.span()), "person") for found in re.finditer("Marta Velen", text)]


@dataclass(frozen=True)
class Unit:
    """Graphs that a build validates at once, as one; ``context`` gives what is at hand and is not validated.

    ``graph`` is damaged and mended in place.
    """

    name: str
    graph: Graph
    context: Callable[[Graph], Graph]

    @cached_property
    def classes(self) -> dict[Node, tuple[URIRef, ...]]:
        """Give the classes of each node, sorted."""
        found: dict[Node, list[URIRef]] = {node: [] for node in self.graph.subjects()}
        for node, of in self.graph.subject_objects(RDF.type):
            found[node].append(URIRef(of))
        return {node: tuple(sorted(of)) for node, of in found.items()}


def units(folder: Path) -> tuple[Unit, ...]:
    """Build the captures in an empty folder: a unit for each article, and one for all that articles share."""
    for name, text in CAPTURES.items():
        (folder / name).write_text(text, encoding="utf-8")
    house, names = House(), Names()
    mapper = replace(Mapper.load(house, names), model=SecondReader())
    captures = [read_capture(path, name) for path, name in capture_files([folder])]
    mapped = [mapper.map(capture).articles[0] for capture in captures]
    read = [read_articles(capture)[0][0] for capture in captures]
    articles = [plain(str(names.graph(f"article/{one.slug}")), one.nquads.splitlines(keepends=True)) for one in mapped]
    shared = shared_lines(house, names, mapped)
    del shared["ontology"], shared["shapes"]
    shared["sources"] = two_pages(shared["sources"])
    sources = plain(str(names.graph("sources")), shared["sources"])
    shared["authority"] = named_by([*articles, sources], shared["authority"])
    lines = [line for one in mapped for line in one.nquads.splitlines(keepends=True)]
    lines += [line for found in shared.values() for line in found]
    shared["dataset"] = dataset_lines(sorted(set(lines)), names)
    together = plain(str(names.graph("shared")), [line for found in shared.values() for line in found])
    around = at_hand(shared, mapped, names)
    return (
        *(Unit("article", graph, partial(mapper.at_hand, one)) for one, graph in zip(read, articles, strict=True)),
        Unit("shared", together, lambda _: around),
    )


def plain(name: str, lines: Iterable[bytes]) -> Graph:
    """Give a graph that is all that its store holds, as fast as the driver reads it."""
    data = b"".join(map(without_graph, lines)).decode()
    return Graph(identifier=name, bind_namespaces="none").parse(data=data, format="nt")


def two_pages(sources: Sequence[bytes]) -> list[bytes]:
    """Give the lines of a page that took its text from elsewhere, of one that did not, and of their captures."""
    pages = dict.fromkeys(line.split(b" ")[0] for line in sources if b"/WebPage> " in line)
    others = {line.split(b" ")[0] for line in sources if b"/sourceOrganization> " in line}
    kept = {next(page for page in pages if page in others), next(page for page in pages if page not in others)}
    kept |= {line.split(b" ")[0] for line in sources if line.split(b" ")[2] in kept}
    return [line for line in sources if line.split(b" ")[0] in kept]


def named_by(graphs: Sequence[Graph], authority: Iterable[bytes]) -> list[bytes]:
    """Give the lines of the records that graphs name, of those that they lead to, and of ``ALSO``."""
    lines: dict[str, list[bytes]] = {}
    for line in authority:
        lines.setdefault(line.split(b" ", 1)[0].decode()[1:-1], []).append(line)
    wanted = [str(node) for graph in graphs for node in graph.all_nodes() if str(node) in lines]
    wanted += [record for record in lines if record.endswith(ALSO)]
    found: dict[str, list[bytes]] = {}
    while wanted:
        record = wanted.pop()
        if record not in found:
            found[record] = lines[record]
            ends = (line.split(b" ")[2].decode()[1:-1] for line in lines[record])
            wanted += [end for end in ends if end in lines]
    return [line for record in sorted(found) for line in found[record]]
