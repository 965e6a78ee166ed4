"""RDF/XML 1.1: a description for each subject, an element for each statement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.dumps.terms import literal, prefixed
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.dumps.blocks import Block

LEFT_OUT = "left out, for XML cannot hold them"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]")
_LAST_NAME = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)


class RdfXml:
    """Writes blocks; statements that XML 1.0 cannot hold stay out, and a comment says how many."""

    def head(self) -> str:
        """Open the document with the namespaces, the same for every file."""
        rows = "".join(f'\n  xmlns:{prefix}="{space}"' for prefix, space in sorted(PREFIXES.items()))
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{rows}>\n'

    def tail(self) -> str:
        """Close the document."""
        return "</rdf:RDF>\n"

    def block(self, block: Block) -> str:
        """Write what is said of a subject."""
        rows, left_out = [], 0
        for predicate, values in block.properties:
            tag, space = _element(predicate[1:-1])
            for value in values:
                row = _row(tag, space, value) if tag else ""
                rows.append(row)
                left_out += not row
        if left_out:
            rows.append(f"  <!-- {LEFT_OUT}: {left_out} -->\n")
        about = _reference("about", block.subject.decode())
        return f"<rdf:Description {about}>\n{''.join(rows)}</rdf:Description>\n"


@lru_cache(maxsize=1 << 12)
def _element(iri: str) -> tuple[str, str]:
    """Give the element's name for a property, and the declaration that it needs; empty where there is none."""
    name = prefixed(iri)
    if name:
        return name, ""
    local = _LAST_NAME.search(iri)
    if not local or not iri[: local.start()]:
        return "", ""
    return f"ns:{local[0]}", f' xmlns:ns="{_attribute(iri[: local.start()])}"'


def _row(tag: str, space: str, term: str) -> str:
    if term[0] != '"':
        return f"  <{tag}{space} {_reference('resource', term)}/>\n"
    found = literal(term)
    if _NO_XML.search(found.text):
        return ""
    more = f' xml:lang="{found.language}"' if found.language else ""
    more += f' rdf:datatype="{_attribute(found.datatype)}"' if found.datatype else ""
    return f"  <{tag}{space}{more}>{_text(found.text)}</{tag}>\n"


@lru_cache(maxsize=1 << 14)
def _reference(name: str, term: str) -> str:
    if term[0] == "_":
        return f'rdf:nodeID="{term[2:]}"'
    return f'rdf:{name}="{_attribute(term[1:-1])}"'


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;")


def _text(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
