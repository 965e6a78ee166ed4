"""Turtle and TriG as people read them: prefixes, a block for each subject, one line for each property."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.dumps.terms import XSD, prefixed, relative
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.dumps.blocks import Block

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BARE = {
    f"{XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{XSD}boolean": re.compile(r"true|false"),
}
"""Literals that may stand without quotes and datatype (RDF 1.1 Turtle, 2.5.2 and 2.5.3)."""


class Turtle:
    """Writes blocks of a data set whose things are named under ``base``."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._term = lru_cache(maxsize=1 << 14)(self._written)

    def head(self) -> str:
        """Give the base and the prefixes, the same for every file."""
        rows = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(PREFIXES.items()))
        return f"@base <{self._base}> .\n{rows}"

    def comment(self, text: str) -> str:
        """Give a heading: a comment with space above it."""
        return f"\n\n# {text}\n"

    def block(self, block: Block) -> str:
        """Write what is said of a subject."""
        term = self._term
        rows = [
            f"{'a' if predicate == _TYPE else term(predicate)} {self._values(values)}"
            for predicate, values in block.properties
        ]
        listed = " ;\n  ".join(rows)
        return f"\n{term(block.subject.decode())}\n  {listed} .\n"

    def graph(self, name: bytes, blocks: str) -> str:
        """Put blocks into a named graph, for TriG."""
        return f"\n{self._term(name.decode())} {{\n{blocks}}}\n"

    def _values(self, values: tuple[str, ...]) -> str:
        written = [self._term(value) if value[0] == "<" or value[-1] == ">" else value for value in values]
        one_line = ", ".join(written)
        return one_line if len(one_line) < 100 else ",\n    ".join(written)  # noqa: PLR2004 - about a screen's width

    def _written(self, term: str) -> str:
        """Write an IRI or a literal with a datatype; other terms stand in Turtle as in N-Triples."""
        if term[0] == "<":
            iri = term[1:-1]
            below = relative(iri, self._base)
            return f"<{below}>" if below else prefixed(iri) or term
        if term[0] != '"' or term[-1] != ">":
            return term
        text, _, datatype = term[1:-1].rpartition('"^^<')
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(text):
            return text
        return f'"{text}"^^{prefixed(datatype) or f"<{datatype}>"}'
