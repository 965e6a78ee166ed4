"""What the dumps cost beside other writers, over the same generated data, in the same run.

    python benchmarks/dump_1000000_quads.py [--quads N] [--rdflib-quads N]

The data are the build of the packaged seeds, whose article graphs are copied under other names until there are enough
quads, shuffled. Each writer runs in a process of its own: `kg.dumps.write` (sorting, all formats, whole, by kind, and
each graph in archives), pyoxigraph's and rdflib's serializers (five formats, in no order, whole only). rdflib is slow,
so it and ours are also run on fewer. Printed are seconds, ratios, and peak memory; nothing is gated on a clock.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
import warnings
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
import rdflib

from kg import dumps
from kg.files import ARTICLES
from kg.iris import Names
from kg.pipeline import build
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 7
ENDINGS = ("nq", "trig", "ttl", "jsonld", "rdf")
RDFLIB = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}


class Run(NamedTuple):
    """What a run took, and the size of what it wrote."""

    seconds: float
    peak_mb: float
    written_mb: float


def lines(size: int) -> Iterator[bytes]:
    """Give so many N-Quads lines: those of the packaged seeds, then copies of the articles' under other names."""
    with tempfile.TemporaryDirectory() as folder:
        build([ARTICLES], Path(folder) / "build", Names())
        given = next(Path(folder).rglob("dateline.nq")).read_bytes().splitlines(keepends=True)
    yield from given
    left = size - len(given)
    articles: dict[bytes, list[bytes]] = {}
    for line in given:
        slug = line.rpartition(b"/graph/article/")[2]
        if slug != line:
            articles.setdefault(slug[:-4], []).append(line)
    for copy in count(1):
        for slug, own in articles.items():
            yield from (line.replace(slug, b"%s-%d" % (slug, copy)) for line in own[:left])
            left -= len(own)
            if left <= 0:
                return


def ours(source: Path, folder: Path) -> None:
    with source.open("rb") as stream:
        dumps.write(stream, folder)


def oxigraph(source: Path, folder: Path) -> None:
    for ending in ENDINGS:
        found = ox.RdfFormat.from_extension(ending)
        quads = ox.parse(path=str(source), format=ox.RdfFormat.N_QUADS)
        triples = quads if found.supports_datasets else (quad.triple for quad in quads)
        ox.serialize(triples, str(folder / f"all.{ending}"), found, prefixes=PREFIXES)


def by_rdflib(source: Path, folder: Path) -> float:
    """Write by rdflib, and give the seconds that reading took, which do not count."""
    warnings.simplefilter("ignore")
    start = time.perf_counter()
    dataset = rdflib.Dataset(default_union=True).parse(source, format="nquads")
    union = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    reading = time.perf_counter() - start
    for ending, called in RDFLIB.items():
        graph = dataset if ending in {"nq", "trig", "jsonld"} else union
        graph.serialize(str(folder / f"all.{ending}"), format=called)
    return reading


def run(writer: Callable[[Path, Path], float | None], source: Path) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        reading = writer(source, Path(folder)) or 0.0
        seconds = time.perf_counter() - start - reading
        return Run(seconds, peak_mb(), sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6)


def peak_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def alone(writer: Callable[[Path, Path], float | None], source: Path) -> Run:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(run, (writer, source))


def compare(size: int, source: Path, peers: dict[str, Callable[[Path, Path], float | None]]) -> None:
    given = list(lines(size))
    random.Random(SEED).shuffle(given)  # noqa: S311 - reproducible, not secret
    source.write_bytes(b"".join(given))
    del given
    mine = alone(ours, source)
    print(f"{size:,} quads, {source.stat().st_size / 1e6:,.0f} MB of N-Quads")
    print(
        f"  kg.dumps: {mine.seconds:.1f} s, peak {mine.peak_mb:,.0f} MB, {mine.written_mb:,.0f} MB written", flush=True
    )
    for name, writer in peers.items():
        peer = alone(writer, source)
        ratio = mine.seconds / peer.seconds
        print(
            f"  {name}: {peer.seconds:.1f} s, peak {peer.peak_mb:,.0f} MB, {peer.written_mb:,.0f} MB written; "
            f"kg.dumps takes {ratio:.2f} of it",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rdflib-quads", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(chosen.rdflib_quads, Path(folder) / "few.nq", {"pyoxigraph": oxigraph, "rdflib": by_rdflib})
        compare(chosen.quads, Path(folder) / "all.nq", {"pyoxigraph": oxigraph})


if __name__ == "__main__":
    main()
