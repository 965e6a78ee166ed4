"""Compare a graph with its golden Turtle; ``REWRITE_GOLDENS=1 pytest tests/graph`` writes it anew."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from kg.iris import DEFAULT_BASE
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path


def assert_golden(graph: Graph, file: Path) -> None:
    """Assert that the file holds the same triples; print the missing and the extra ones where it does not."""
    if os.environ.get("REWRITE_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(turtle(graph))
    golden = Graph().parse(file)
    missing = "\n".join(sorted(f"- {s.n3()} {p.n3()} {o.n3()}" for s, p, o in set(golden) - set(graph)))
    extra = "\n".join(sorted(f"+ {s.n3()} {p.n3()} {o.n3()}" for s, p, o in set(graph) - set(golden)))
    assert not missing + extra, f"{file.name} (set REWRITE_GOLDENS=1 to write it anew):\n{missing}\n{extra}"


def turtle(graph: Graph) -> bytes:
    """Write Turtle, sorted, with literals as they are (rdflib's writer changes decimals)."""
    lines = sorted(graph.serialize(format="nt").splitlines())
    triples = [quad.triple for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES)]
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=DEFAULT_BASE)
    body = "\n".join(line for line in written.decode().splitlines() if not line.startswith(("@base", "@prefix")))
    used = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items() if re.search(rf"(?<!\w){name}:", body)]
    return "\n".join([f"@base <{DEFAULT_BASE}> .", *used, body, ""]).encode()
