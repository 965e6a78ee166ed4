"""A difference as what can be applied: RDF Patch (https://afs.github.io/rdf-patch/) and SPARQL 1.1 Update.

Both turn the data before into the data after, graph for graph. They are written a line at a time.
"""

from __future__ import annotations

from itertools import chain, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.dumps.sorting import distinct
from kg.store import without_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.differences.lines import Difference

RDF_PATCH = "application/rdf-patch"
SPARQL_UPDATE = "application/sparql-update"
_A_REQUEST = 10_000
"""How many triples stand in one operation: parsers hold an operation in memory."""


def rdf_patch(difference: Difference) -> Iterator[bytes]:
    """Give the lines of a patch: one transaction; its header names the releases, where both are releases."""
    before, after = difference.before, difference.after
    if before.release and after.release:
        yield f"H id <{after.base}dumps/{after.release}/> .\n".encode()
        yield f"H prev <{before.base}dumps/{before.release}/> .\n".encode()
    yield b"TX .\n"
    yield from (b"D " + line for line in difference.removed())
    yield from (b"A " + line for line in difference.added())
    yield b"TC .\n"


def sparql_update(difference: Difference) -> Iterator[bytes]:
    """Give the lines of an update: DELETE DATA and INSERT DATA, by graph."""
    with TemporaryDirectory() as scratch:
        yield from _operations(b"DELETE DATA", difference.removed(), Path(scratch))
        yield from _operations(b"INSERT DATA", difference.added(), Path(scratch))


def _operations(verb: bytes, lines: Iterable[bytes], scratch: Path) -> Iterator[bytes]:
    keyed = (_graph(line) + b"\0" + line for line in lines)
    for graph, found in groupby(distinct(keyed, scratch), lambda line: line.partition(b"\0")[0]):
        triples = (line.partition(b"\0")[2] for line in found)
        for first in triples:
            some = chain([first], (line for _, line in zip(range(_A_REQUEST - 1), triples, strict=False)))
            opened, closed = (b"GRAPH " + graph + b" {\n", b"}") if graph else (b"", b"")
            yield verb + b" { " + opened
            yield from map(without_graph, some) if graph else some
            yield closed + b" } ;\n"


def _graph(line: bytes) -> bytes:
    """Give the graph of an N-Quads line; empty for the default graph."""
    value = line.split(b" ", 2)[2][: -len(b" .\n")]
    if value[:1] != b"<" and not value.endswith(b">"):
        return b""
    name = value[value.rindex(b"<") :]
    has_graph = value != name and value[-len(name) - 1 : -len(name)] == b" "
    return name if has_graph else b""
