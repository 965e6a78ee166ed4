"""N-Triples and N-Quads, line by line: rdflib's reader looks at a long line again for each 2,048 bytes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import BNode, Dataset, Graph, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from kg.places.positions import Found

_IRI = r"<[^>\s]*>"
_LABEL = r"_:[\w:·‿⁀-]+(?:\.+[\w:·‿⁀-]+)*"
_TEXT = r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
_STATEMENT = re.compile(
    rf"[ \t]*(?P<s>{_IRI}|{_LABEL})[ \t]*(?P<p>{_IRI})[ \t]*"
    rf"(?P<o>{_IRI}|{_LABEL}|(?P<text>{_TEXT})(?:@(?P<lang>[A-Za-z0-9-]+)|\^\^(?P<type>{_IRI}))?)"
    rf"[ \t]*(?P<g>{_IRI}|{_LABEL})?[ \t]*\.[ \t]*(?:#[^\r\n]*)?"
)
_NOTHING = re.compile(r"[ \t]*(?:#[^\r\n]*)?")
_LINE = re.compile(r"[^\r\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


class BadLine(ValueError):  # noqa: N818 - named for the finding
    """A line that is no statement; ``offset`` is where it starts."""

    def __init__(self, offset: int) -> None:
        super().__init__("no statement")
        self.offset = offset


def read_lines(text: str, graph: Graph, key: str) -> None:
    """Read N-Triples, or N-Quads where the graph is a dataset; ``key`` sets blank nodes apart from other files'.

    Raises :class:`BadLine`.
    """
    terms = _Terms(key)
    graphs: dict[str | None, Graph] = {None: graph.default_graph if isinstance(graph, Dataset) else graph}
    for statement in _statements(text):
        name = statement["g"]
        if name not in graphs:
            if not isinstance(graph, Dataset):
                raise BadLine(statement.start())
            graphs[name] = graph.graph(terms.node(name))
        graphs[name].add((terms.node(statement["s"]), terms.node(statement["p"]), terms.value(statement)))


def find_in_lines(text: str, found: Found, key: str) -> None:
    """Read again, to see where the wanted triples stand."""
    terms = _Terms(key)
    for statement in _statements(text):
        found.subject_at, found.at = statement.start("s"), statement.start("o")
        found.see((terms.node(statement["s"]), terms.node(statement["p"]), terms.value(statement)))


def _statements(text: str) -> Iterator[re.Match[str]]:
    for line in _LINE.finditer(text):
        statement = _STATEMENT.fullmatch(text, line.start(), line.end())
        if statement:
            yield statement
        elif not _NOTHING.fullmatch(text, line.start(), line.end()):
            raise BadLine(line.start())


class _Terms:
    """Makes terms, IRIs and blank nodes once each."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._nodes: dict[str, URIRef | BNode] = {}

    def node(self, written: str) -> URIRef | BNode:
        if written not in self._nodes:
            made = BNode(self._key + written[2:]) if written[0] == "_" else URIRef(_unescaped(written[1:-1]))
            self._nodes[written] = made
        return self._nodes[written]

    def value(self, statement: re.Match[str]) -> Node:
        if statement["text"] is None:
            return self.node(statement["o"])
        text = _unescaped(statement["text"][1:-1])
        kind = statement["type"]
        return Literal(text, lang=statement["lang"], datatype=self.node(kind) if kind else None)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: _CHARACTERS[m[3]] if m[3] else chr(int(m[1] or m[2], 16)), text)
