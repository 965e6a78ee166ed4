"""Sorted lines → blocks: all that is said of one subject, each property once with all its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dumps.sorting import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.dumps.ordering import Order

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class Block:
    """What a graph says of a subject: properties and their values, as N-Triples write them; ``graph`` may be empty."""

    graph: bytes
    subject: bytes
    properties: tuple[tuple[str, tuple[str, ...]], ...]


def union(lines: Iterable[bytes], order: Order, folder: Path) -> Iterator[Block]:
    """Give the blocks of the union of all graphs, each triple once."""
    return _blocks(distinct(_keyed(lines, order, graphs=False), folder))


def by_graph(lines: Iterable[bytes], order: Order, folder: Path) -> Iterator[Block]:
    """Give the blocks of each graph, the graphs one after another."""
    return _blocks(distinct(_keyed(lines, order, graphs=True), folder))


def _keyed(lines: Iterable[bytes], order: Order, *, graphs: bool) -> Iterator[bytes]:
    """Put before each line what it is sorted by; types come first (no text sorts before a space)."""
    last, key = b"", b""
    graph_keys: dict[bytes, bytes] = {}
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        cut = rest.rindex(b" <")
        if subject != last:
            last, key = subject, order.of_subject(subject)
        graph, first = b"", b""
        if graphs:
            graph = rest[cut + 1 : -3]
            first = graph_keys.get(graph) or graph_keys.setdefault(graph, order.of_graph(graph))
        kind = b" " if predicate == _TYPE else b"!"
        yield b"\0".join((first, key, graph, subject, kind + predicate, rest[:cut])) + b"\n"


def _blocks(keyed: Iterable[bytes]) -> Iterator[Block]:
    at = (b"", b"")
    properties: list[tuple[str, tuple[str, ...]]] = []
    last, values = b"", [""]
    for line in keyed:
        _, _, graph, subject, predicate, value = line.split(b"\0", 5)
        if (graph, subject) != at or predicate != last:
            if last:
                properties.append((last[1:].decode(), tuple(values)))
            if (graph, subject) != at and last:
                yield Block(*at, tuple(properties))
                properties = []
            at, last, values = (graph, subject), predicate, []
        values.append(value[:-1].decode())
    if last:
        properties.append((last[1:].decode(), tuple(values)))
        yield Block(*at, tuple(properties))
