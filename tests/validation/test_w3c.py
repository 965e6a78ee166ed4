"""W3C's SHACL test suite through :func:`kg.validate`, by the driver and by pySHACL alone.

pySHACL's source distribution holds the suite as pySHACL runs it; it is fetched from the package index for the version
that is installed, and is no part of this project.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Namespace, URIRef

import kg
from kg.errors import KgError
from kg.vocab import SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Report
    from kg.validation.engines import EngineName

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")

FAILS = {
    "sparql/pre-binding/shapesGraph-001": "pySHACL has no $shapesGraph, which the standard leaves optional (5.3.1)",
}
"""What does not come out as W3C expects, with the reason."""
SIZES = {"core": 98, "sparql": 23}


@pytest.fixture(scope="session")
def suite(pytestconfig: pytest.Config) -> Path:
    """Give the folder of the suite, unpacked once for a version of pySHACL."""
    cache = pytestconfig.cache
    assert cache is not None
    folder = Path(cache.mkdir(f"pyshacl-{version('pyshacl')}"))
    found = list(folder.glob("*/test/resources/sht_tests"))
    if not found:
        wanted = [f"pyshacl=={version('pyshacl')}", "--no-binary", "pyshacl", "--no-deps", "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *wanted], check=True)
        (archive,) = folder.glob("pyshacl-*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        found = list(folder.glob("*/test/resources/sht_tests"))
    return found[0]


def entries(manifest: Path) -> Iterator[tuple[Graph, URIRef]]:
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    for included in sorted(graph.objects(None, MF.include), key=str):
        yield from entries(Path(str(included).removeprefix("file://")))
    for members in graph.objects(None, MF.entries):
        yield from ((graph, entry) for entry in graph.items(members) if isinstance(entry, URIRef))


def files(graph: Graph, entry: URIRef) -> tuple[Path, Path]:
    action = graph.value(entry, MF.action)
    given = (graph.value(action, term) for term in (SHT.dataGraph, SHT.shapesGraph))
    data, shapes = (Path(str(file).removeprefix("file://")) for file in given)
    return data, shapes


def outcome(data: Path, shapes: Path, engine: EngineName) -> Report | None:
    """Give the report, None for a failure: shapes that are refused, or that cannot be evaluated."""
    try:
        return kg.validate(data, shapes, engine=engine)
    except KgError:
        return None


@pytest.mark.parametrize("section", SIZES)
def test_w3c_s_suite_comes_out_as_expected_and_by_the_driver_as_by_stock_pyshacl(suite: Path, section: str) -> None:
    wrong: dict[str, str] = {}
    every = list(entries(suite / section / "manifest.ttl"))
    assert len(every) == SIZES[section]
    for graph, entry in every:
        data, shapes = files(graph, entry)
        name = f"{data.parent.relative_to(suite).as_posix()}/{entry.split('/')[-1]}"
        driven, stock = (outcome(data, shapes, engine) for engine in ("driver", "stock"))
        if driven != stock:
            wrong[name] = f"driver: {driven}, stock: {stock}"
        expected = graph.value(entry, MF.result)
        if expected == SHT.Failure:
            fits = driven is None
        else:
            results = len(list(graph.objects(expected, SH.result)))
            fits = driven is not None and (driven.conforms, len(driven.results)) == (not results, results)
        if not fits and name not in FAILS:
            wrong[name] = f"not as expected: {driven}"
        assert not (fits and name in FAILS), f"{name} comes out right: take it from FAILS"
    assert wrong == {}


def test_a_report_is_compared_with_its_messages(tmp_path: Path) -> None:
    """The comparison above is one of whole reports: a changed message makes two of them differ."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> sh:targetNode 1 ; sh:minInclusive 2 .", encoding="utf-8"
    )
    report = kg.validate("<urn:a> <urn:b> 1 .", shapes)
    assert len(report.results) == 1
    changed = replace(report, results=(replace(report.results[0], message="another"),))
    assert changed != report
