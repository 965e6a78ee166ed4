"""How fast the validation driver is beside stock pySHACL, over the same generated data, in the same run.

    python benchmarks/validate_100000_triples.py [--without-stock] [--large]

The data are the build of the packaged seeds, whose article graphs are copied under other names until there are 100,000
triples, clean and with planted violations. Both engines validate them in one piece, each in a process of its own on
one core; printed are the ratio of their times, whether their reports are equal, and the peak memory. `--large` adds the
driver's growth from 100 to 10,000 articles and a run over 1,000,000 triples. Nothing is gated on a clock.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import random
import re
import resource
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
from rdflib import Graph

import kg
from kg.files import ARTICLES, SHAPES
from kg.iris import Names
from kg.pipeline import build
from kg.validation import Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validation.engines import EngineName

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
    report: int


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


def lines(size: int, by: str) -> Iterator[str]:
    """Give N-Triples: at least `size` triples or articles, as `by` says."""
    others, articles = quads()
    yield from others
    given = {"triples": len(others), "articles": 0}
    for copy in count():
        for slug, own in articles.items():
            if given[by] >= size:
                return
            yield from (line.replace(slug, f"{slug}-{copy}") for line in own) if copy else own
            given["triples"] += len(own)
            given["articles"] += 1


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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds, peak, len(report.results), hash(report))


def measured(engine: EngineName, file: Path) -> Run:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(run, (engine, str(file)))


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
    logging.disable()  # rdflib tells of each ill-typed literal
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help="triples")
    parser.add_argument("--without-stock", action="store_true", help="leave the peer out, which takes minutes")
    parser.add_argument("--large", action="store_true", help="also growth over articles, and 1,000,000 triples")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        clean = list(lines(given.size, "triples"))
        stock = not given.without_stock
        compare(f"{len(clean):,} triples, clean", written(folder, "clean.nt", clean), stock=stock)
        compare(f"{given.size:,} triples, damaged", written(folder, "damaged.nt", damaged(clean)), stock=stock)
        if given.large:
            for number in ARTICLES_GROWN:
                text = list(lines(number, "articles"))
                compare(f"{number:,} articles, {len(text):,} triples", written(folder, "grown.nt", text), stock=False)
            text = list(lines(LARGE, "triples"))
            compare(f"{len(text):,} triples", written(folder, "large.nt", text), stock=False)


if __name__ == "__main__":
    main()
