"""How fast the validation driver is beside stock pySHACL, over the same generated data, in the same run.

    python benchmarks/validate_100000_triples.py [--without-stock] [--large]

The data are the build of the packaged seeds, whose article graphs are copied under other names until there are 100,000
triples, clean and with planted violations. Both engines validate them in one piece, each in a process of its own on
one core; printed are the ratio of their times, whether their reports are equal, and the peak memory. `--large` adds a
run over 1,000,000 triples in one piece, and the driver's growth from 100 to 10,000 articles, each validated by itself
as a build does it. Nothing is gated on a clock.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import multiprocessing
import random
import re
import resource
import tempfile
import time
import warnings
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pyoxigraph as ox
from rdflib import Graph

import kg
from kg.files import ARTICLES, SHAPES
from kg.iris import Names
from kg.pipeline import build
from kg.places import SUFFIXES, Data, located, read
from kg.reports import render
from kg.validation import Shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.validation.engines import EngineName

T = TypeVar("T")

SIZE = 100_000
LARGE = 1_000_000
ARTICLES_GROWN = (100, 1_000, 10_000)
SEED = 5
_ARTICLE = re.compile(r"/graph/article/([\w-]+)$")


class Run(NamedTuple):
    """What a run took: seconds, peak memory in MB, and a checksum of its report."""

    seconds: float
    peak_mb: float
    results: int
    report: str


def quads() -> tuple[list[str], dict[str, list[str]]]:
    """Give the triples of a build of the packaged seeds as N-Triples: those of no article, and each article's."""
    others: list[str] = []
    articles: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        build([ARTICLES], Path(folder) / "build", Names())
        for quad in ox.parse(path=next(Path(folder).rglob("*.nq")), format=ox.RdfFormat.N_QUADS):
            found = _ARTICLE.search(str(getattr(quad.graph_name, "value", "")))
            line = f"{quad.triple} ."
            (articles.setdefault(found[1], []) if found else others).append(line)
    return others, articles


def copies(articles: dict[str, list[str]]) -> Iterator[list[str]]:
    """Give the triples of one article after another, under other names each time round; this does not end."""
    for copy in count():
        for slug, own in articles.items():
            yield [line.replace(slug, f"{slug}-{copy}") for line in own] if copy else own


def lines(size: int) -> Iterator[str]:
    """Give at least so many N-Triples."""
    others, articles = quads()
    yield from others
    given = len(others)
    for own in copies(articles):
        if given >= size:
            return
        yield from own
        given += len(own)


def damaged(text: list[str]) -> list[str]:
    """Leave out one triple in two hundred, and twist as many."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    kept = [line for line in text if chance.random() > 1 / 200]
    return [re.sub(r'"(?:[^"\\]|\\.)*"', '"?"', line, count=1) if chance.random() < 1 / 200 else line for line in kept]


def run(engine: EngineName, file: str) -> Run:
    graph = Graph(bind_namespaces="none").parse(file, format="nt")
    shapes = Shapes.load(SHAPES, engine=engine)
    start = time.perf_counter()
    report = kg.validate(graph, shapes)
    seconds = time.perf_counter() - start
    return Run(seconds, peak_mb(), len(report.results), hashlib.sha256(render(report, "json").encode()).hexdigest())


def measured(engine: EngineName, file: Path) -> Run:
    return alone(run, engine, str(file))


def run_each(number: int) -> Run:
    """Validate so many articles one after another, each with nothing else, and time only that."""
    shapes = Shapes.load(SHAPES)
    seconds, results = 0.0, 0
    for own in islice(copies(quads()[1]), number):
        graph = Graph(bind_namespaces="none").parse(data="\n".join(own), format="nt")
        start = time.perf_counter()
        report = kg.validate(graph, shapes)
        seconds += time.perf_counter() - start
        results += len(report.results)
    return Run(seconds, peak_mb(), results, "")


def grow() -> None:
    first = 0.0
    for number in ARTICLES_GROWN:
        each = alone(run_each, number)
        cost = each.seconds / number
        first = first or cost
        print(
            f"{number:,} articles, each by itself: {1000 * cost:.1f} ms each ({cost / first:.2f} of one of the first"
            f" {ARTICLES_GROWN[0]}), peak {each.peak_mb:,.0f} MB, {each.results:,} results",
            flush=True,
        )


def quiet() -> None:
    """Keep rdflib from telling of each ill-typed literal."""
    logging.disable()
    warnings.simplefilter("ignore")


def peak_mb() -> float:
    """Give the peak memory of this program; getrusage(2) would give that of the one which started it, if higher."""
    status = Path("/proc/self/status")
    if not status.exists():  # not on Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024


def alone(task: Callable[..., T], *given: object) -> T:
    """Run a task in a program of its own."""
    with multiprocessing.get_context("spawn").Pool(1, quiet) as pool:
        return pool.apply(task, given)


def run_parser(file: str) -> tuple[float, float]:
    """Give seconds and peak memory in MB of rdflib's parser."""
    start = time.perf_counter()
    kept = [Graph(bind_namespaces="none").parse(file)]
    seconds, peak = time.perf_counter() - start, peak_mb()
    kept.clear()
    return seconds, peak


def run_places(file: str) -> tuple[float, float, float, float, int]:
    """Give seconds and peak of reading with places, seconds of validating and of placing, and how many have a place."""
    path = Path(file)
    start = time.perf_counter()
    source = read(path.name, path.read_bytes, SUFFIXES[path.suffix])
    placed, peak = time.perf_counter(), peak_mb()
    report = kg.validate(source.graph, Shapes.load(SHAPES))
    validated = time.perf_counter()
    found = [result for result in located(report, Data([source])).results if result.line]
    return placed - start, peak, validated - placed, time.perf_counter() - validated, len(found)


def places(file: Path) -> None:
    parsed, parsed_mb = alone(run_parser, str(file))
    placed, placed_mb, validated, found, results = alone(run_places, str(file))
    print(
        f"{file.name}: reading so that places can be found takes {placed / parsed:.2f} of the time of rdflib's parser "
        f"({parsed:.1f} s) and {placed_mb / parsed_mb:.2f} of its peak memory; the places of {results:,} results "
        f"{found:.1f} s, beside {validated:.1f} s of validation",
        flush=True,
    )


def compare(name: str, file: Path, *, stock: bool) -> None:
    driver = measured("driver", file)
    print(
        f"{name}: driver {driver.seconds:.1f} s, peak {driver.peak_mb:,.0f} MB, {driver.results:,} results", flush=True
    )
    if stock:
        peer = measured("stock", file)
        equal = "equal" if peer.report == driver.report else "NOT equal"
        print(
            f"  stock pySHACL {peer.seconds:.1f} s: {peer.seconds / driver.seconds:.0f} times as long; reports {equal}"
        )


def written(folder: Path, name: str, text: list[str]) -> Path:
    file = folder / name
    file.write_text("\n".join(text) + "\n", encoding="utf-8")
    return file


def main() -> None:
    quiet()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help="triples")
    parser.add_argument("--without-stock", action="store_true", help="leave the peer out, which takes minutes")
    parser.add_argument("--large", action="store_true", help="also growth over articles, and 1,000,000 triples")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        clean = list(lines(given.size))
        stock = not given.without_stock
        compare(f"{len(clean):,} triples, clean", written(folder, "clean.nt", clean), stock=stock)
        compare(f"{given.size:,} triples, damaged", written(folder, "damaged.nt", damaged(clean)), stock=stock)
        places(folder / "damaged.nt")
        ox.serialize(ox.parse(path=folder / "damaged.nt"), folder / "damaged.ttl", format=ox.RdfFormat.TURTLE)
        places(folder / "damaged.ttl")
        if given.large:
            text = list(lines(LARGE))
            compare(f"{len(text):,} triples", written(folder, "large.nt", text), stock=False)
            grow()


if __name__ == "__main__":
    main()
