"""What a build costs when nothing, or one article of many, has changed: as shares of a build from nothing.

    python benchmarks/build_10000_articles.py [--articles N] [--workers N]

The articles are those of :mod:`map_1000_articles`. Each build is a process of its own, `kg build`; its wall time, peak
memory and the size of the release are told. Nothing here passes or fails: it prints.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from map_1000_articles import text


def build(captures: Path, out: Path, workers: int) -> float:
    """Build, and give the seconds it took."""
    command = [sys.executable, "-m", "kg", "build", str(captures), "--out", str(out), "--workers", str(workers)]
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print("   ", done.stdout.splitlines()[2])
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(5)  # noqa: S311 - the same articles in each run
    with tempfile.TemporaryDirectory() as scratch:
        captures, out = Path(scratch, "in"), Path(scratch, "out")
        captures.mkdir()
        for number in range(options.articles):
            (captures / f"{number:05}.txt").write_text(text(chance), encoding="utf-8")
        print(f"{options.articles:,} articles, {options.workers} workers")
        full = build(captures, out, options.workers)
        dumps = sum(file.stat().st_size for file in (out / "current" / "dumps").iterdir())
        print(f"from nothing {full:.1f} s; dumps {dumps / 1e6:,.0f} MB")
        for name in ("nothing changed", "one article changed"):
            if name.startswith("one"):
                (captures / "00000.txt").write_text(text(chance), encoding="utf-8")
            again = build(captures, out, options.workers)
            print(f"{name}: {again:.1f} s, {100 * again / full:.1f} % of a build from nothing")
        peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"peak memory {peak_kb / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
