"""JSON-LD 1.1, compacted with the one context that we publish."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kg.dumps.terms import XSD, literal, prefixed, relative
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.dumps.blocks import Block

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that are the same number in any reader of JSON, and come back as they were written."""


def context(base: str) -> dict[str, Any]:
    """Give the context: the base of our names, the prefixes, and ``id`` and ``type`` for JSON-LD's own keys."""
    return {"@base": base, "id": "@id", "type": "@type", **dict(sorted(PREFIXES.items()))}


class JsonLd:
    """Writes blocks of a data set whose things are named under ``base``."""

    def __init__(self, base: str) -> None:
        self._base = base

    def head(self) -> str:
        """Open the document: the context stands in it, so that readers need no network."""
        return f'{{"@context":{_compact(context(self._base))},\n"@graph":['

    def tail(self) -> str:
        """Close the document."""
        return "\n]}\n"

    def block(self, block: Block) -> str:
        """Write what is said of a subject as a node object, on one line."""
        node: dict[str, Any] = {"id": self._iri(block.subject.decode())}
        for predicate, values in block.properties:
            if predicate == _TYPE and all(value[0] != '"' for value in values):
                found: list[Any] = [self._iri(value, in_vocabulary=True) for value in values]
                node["type"] = found[0] if len(found) == 1 else found
            else:
                found = [self._value(value) for value in values]
                node[prefixed(predicate[1:-1]) or predicate[1:-1]] = found[0] if len(found) == 1 else found
        return _compact(node)

    def graph(self, name: bytes, nodes: str) -> str:
        """Put node objects into a named graph."""
        return f'{{"id":{_compact(self._iri(name.decode()))},"@graph":[\n{nodes}]}}'

    def _iri(self, term: str, *, in_vocabulary: bool = False) -> str:
        """Write an IRI, short where it may be: types are not resolved against the base (JSON-LD 1.1, 4.1.3)."""
        if term[0] != "<":
            return term
        iri = term[1:-1]
        return (not in_vocabulary and relative(iri, self._base)) or prefixed(iri) or iri

    def _value(self, term: str) -> Any:  # noqa: ANN401 - JSON
        if term[0] != '"':
            return {"id": self._iri(term)}
        found = literal(term)
        if found.language:
            return {"@language": found.language, "@value": found.text}
        if not found.datatype:
            return found.text
        if found.datatype == f"{XSD}boolean" and found.text in {"true", "false"}:
            return found.text == "true"
        if found.datatype == f"{XSD}integer" and _INTEGER.fullmatch(found.text):
            return int(found.text)
        return {"type": prefixed(found.datatype) or found.datatype, "@value": found.text}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
