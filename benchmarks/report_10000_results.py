"""How large each report format is for 10,000 results, and how long it takes to write.

    python benchmarks/report_10000_results.py

The results are those of a file that breaks shapes 10,000 times, in four ways, each found with its line. The limit is 3
seconds of one core a format; over it the benchmark fails. The peer is pySHACL's own way to write the same results:
as a graph, by rdflib, in Turtle.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph

from kg.places import Data, located, read
from kg.reports import FORMATS, explained, render
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Report

RESULTS = 10_000
LIMIT_S = 3.0
SHAPES = """
@prefix ex: <http://ex.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:Person a sh:NodeShape ; sh:targetClass ex:Person ;
    sh:property ex:Person-name , ex:Person-post , ex:Person-since , [ sh:path ex:knows ; sh:class ex:Person ] .
ex:Person-name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 ; sh:message "Give the person's name." .
ex:Person-post a sh:PropertyShape ; sh:path ex:post ; sh:maxLength 20 ; sh:severity sh:Warning ;
    sh:message "Shorten the post." ; sh:description "Tables show posts in one line." .
ex:Person-since a sh:PropertyShape ; sh:path ex:since ; sh:pattern "^[0-9]{4}$" ; sh:message "Give a year." .
"""
HEAD = "@prefix ex: <http://ex.example/> .\n"
PERSON = """ex:p{n} a ex:Person ;
    ex:post "Deputy Minister of Defence and Security" ;
    ex:since "the spring of {n}" ;
    ex:knows ex:nobody{n} .
"""


def broken(folder: Path) -> Report:
    """Give the report on as many persons as have 10,000 faults between them."""
    file = folder / "persons.ttl"
    file.write_text(HEAD + "".join(PERSON.format(n=n) for n in range(RESULTS // 4)), encoding="utf-8")
    source = read("persons.ttl", file.read_bytes, "turtle", 0)
    shapes = Shapes.load(SHAPES)
    report = located(validate([source.graph], shapes), Data([source]))
    if len(report.results) != RESULTS or any(result.line is None for result in report.results):
        raise AssertionError(f"{len(report.results)} results, or some without a line")
    return explained(report, shapes.graph)


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = broken(Path(folder))
    print(f"{'format':12} {'bytes':>12} {'gzipped':>10} {'seconds':>8}")
    slow = []
    for name in FORMATS:
        took = min(seconds(lambda name=name: render(report, name)) for _ in range(3))
        body = render(report, name).encode()
        print(f"{name:12} {len(body):12,} {len(gzip.compress(body)):10,} {took:8.2f}")
        slow += [name] if took > LIMIT_S else []
    graph = Graph().parse(data=render(report, "turtle"), format="turtle")
    print(f"{'rdflib':12} {'':12} {'':10} {seconds(lambda: graph.serialize(format='turtle')):8.2f}  the same in Turtle")
    if slow:
        sys.exit(f"over {LIMIT_S:g} seconds: {', '.join(slow)}")


if __name__ == "__main__":
    main()
