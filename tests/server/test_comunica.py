"""Comunica, a SPARQL client in JavaScript: it asks the endpoint, and joins it with a file of its own.

It comes from the npm registry, pinned by ``comunica/package-lock.json`` with integrity hashes; no script of a package
is run.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from small_world import BASE

PINNED = Path(__file__).parent / "comunica"
INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
SDO = "https://schema.org/"


@pytest.fixture(scope="session")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the client; give its command."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("there is no npm on this machine")
    folder = tmp_path_factory.mktemp("comunica")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, folder)
    done = subprocess.run(INSTALL, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if any(code in done.stderr for code in ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "E403")):
        pytest.skip("there is no npm registry to be reached")
    assert done.returncode == 0, done.stderr
    return folder / "node_modules" / ".bin" / "comunica-sparql-file"


def asked(comunica: Path, *arguments: str, media_type: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [comunica, *arguments, "-t", media_type], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_gets_rows(comunica: Path, address: str) -> None:
    query = f"SELECT ?name {{ ?x a <{SDO}Person> ; <{SDO}name> ?name }} ORDER BY ?name"
    out = asked(comunica, f"sparql@{address}sparql", query, media_type="application/sparql-results+json")
    names = [row["name"]["value"] for row in json.loads(out)["results"]["bindings"]]
    assert names == ["Ivo Šarić", "Marta Velen"]


def test_it_finds_out_by_itself_that_it_is_an_endpoint(comunica: Path, address: str) -> None:
    out = asked(comunica, f"{address}sparql", f"SELECT * {{ ?x a <{SDO}Person> }}", media_type="text/csv")
    assert len(out.split()) == 3


def test_it_gets_a_graph(comunica: Path, address: str) -> None:
    query = f"CONSTRUCT {{ ?x <{SDO}name> ?name }} WHERE {{ ?x a <{SDO}Person> ; <{SDO}name> ?name }}"
    out = asked(comunica, f"sparql@{address}sparql", query, media_type="application/n-triples")
    assert {str(name) for name in Graph().parse(data=out, format="nt").objects()} == {"Ivo Šarić", "Marta Velen"}


def test_it_joins_the_endpoint_with_a_file(comunica: Path, address: str, tmp_path: Path) -> None:
    notes = Graph()
    notes.add((URIRef("urn:note"), URIRef("urn:about"), URIRef(f"{BASE}id/person/marta-velen")))
    notes.add((URIRef("urn:note"), URIRef("urn:text"), Literal("was seen")))
    notes.serialize(tmp_path / "notes.ttl")
    query = f"SELECT ?text ?name {{ ?n <urn:about> ?x ; <urn:text> ?text . ?x <{SDO}name> ?name }}"
    sources = (f"sparql@{address}sparql", "notes.ttl")
    out = asked(comunica, *sources, query, media_type="text/csv", cwd=tmp_path)
    assert list(csv.DictReader(io.StringIO(out))) == [{"text": "was seen", "name": "Marta Velen"}]
