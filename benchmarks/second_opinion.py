"""What a second opinion adds, and what it costs: the gold's articles read with and without a spaCy model.

    python benchmarks/second_opinion.py MODEL [--gold DIR] [--verbose] [--no-builds]

Persons and places are judged by the gold's names and surfaces, article by article. It prints how many of the names that
the rules publish the model confirms or takes for something else, how many it alone sees, and how many of each the gold
has; and the time of a whole build with and without it, in turns, and of loading it. `--verbose` shows the names: not
for articles that are held out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import linking, opinion, sources
from kg.authority import Authority, surface_key
from kg.files import AUTHORITY
from kg.iris import Names
from kg.pipeline import Build, House

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model import Article, Capture, Record

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "open"
PLURAL = {"person": "persons", "place": "places"}
ROUNDS = 3
VERDICTS = ("agrees", "disagrees", "silent", "alone")


def gold_of(folder: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """Give the annotations by capture and item."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        entry = json.loads(file.read_text(encoding="utf-8"))
        item = int(file.stem.rpartition("_")[2]) if entry["span"] else 1
        found[Path(entry["file"]).name, item] = entry
    if not found:
        raise SystemExit(f"no annotations in {folder}")
    return found


def keys(entry: dict[str, Any], kind: str) -> set[str]:
    return {surface_key(name) for one in entry[PLURAL[kind]] for name in (one["name"], *one["surface"])}


def is_right(entry: dict[str, Any], kind: str, record: Record, words: str) -> bool:
    return bool({surface_key(record.name), surface_key(words)} & keys(entry, kind))


def judged(article: Article, entry: dict[str, Any], read: Callable[[Article], Any]) -> Iterator[tuple[str, ...]]:
    """Give (verdict, kind, right or wrong, name, what the model says) of each person and place of an article."""
    reading = read(article)
    opinions = {one.record: one for one in reading.opinions}
    named: dict[Record, str] = {}
    for mention in reading.mentions:
        if mention.form == "name" and mention.record.kinds[0] in PLURAL:
            named.setdefault(mention.record, mention.span.of(article.capture.text))
    for record, said in opinions.items():
        if said.verdict == "alone":
            named[record] = said.span.of(article.capture.text)
    for record, words in named.items():
        kind, said = record.kinds[0], opinions.get(record)
        right = "right" if is_right(entry, kind, record, words) else "wrong"
        yield said.verdict if said else "silent", kind, right, record.name, str(said or "")


def adds(captures: list[Capture], gold: dict[tuple[str, int], dict[str, Any]], args: argparse.Namespace) -> None:
    authority, model = Authority.load(AUTHORITY), opinion.load(args.model)
    counts: Counter[tuple[str, ...]] = Counter()
    for capture in captures:
        for article in sources.articles(capture):
            entry = gold.get((Path(capture.name).name, article.item))
            if entry is None:
                continue
            for found in judged(article, entry, lambda a: opinion.weigh(linking.read(a, authority), model)):
                counts[found[:3]] += 1
                if args.verbose and (found[0] in {"disagrees", "alone"} or found[2] == "wrong"):
                    print(f"  {capture.name}: {found[3]} ({found[1]}, {found[2]}; {found[4] or 'silent'})")
    for verdict in VERDICTS:
        for kind, plural in PLURAL.items():
            right, wrong = counts[verdict, kind, "right"], counts[verdict, kind, "wrong"]
            told = "only the model sees" if verdict == "alone" else f"the rules publish, the model {verdict}"
            of = f"{right} of {right + wrong} in the gold" if right + wrong else "none"
            print(f"{plural:8} {told:42} {of}")


def costs(folder: Path, name: str) -> None:
    times: dict[str | None, list[float]] = {None: [], name: []}
    doubts: dict[str | None, int] = {}
    for nlp in (None, name) * ROUNDS:
        with tempfile.TemporaryDirectory() as out:
            begin = time.process_time()
            result = Build((folder,), Path(out), Names(), house=House(nlp=nlp)).run()
            times[nlp].append(time.process_time() - begin)
        doubts[nlp] = result.doubts
    without, with_it = min(times[None]), min(times[name])  # what other work on the machine adds is no cost of ours
    print(f"the build takes {with_it / without:.2f} times as long: {with_it:.2f} s instead of {without:.2f} s")
    print(f"{doubts[name]} doubts are held back instead of {doubts[None]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", metavar="MODEL")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--no-builds", action="store_true", help="only what it adds")
    args = parser.parse_args()
    gold = gold_of(args.gold)
    files = sorted({name for name, _ in gold})
    captures = [sources.read_capture(args.gold / "captures" / name, name) for name in files]
    begin = time.perf_counter()
    opinion.load(args.model)
    print(f"loading spaCy and the model takes {time.perf_counter() - begin:.1f} s, once in each process")
    adds(captures, gold, args)
    if not args.no_builds:
        costs(args.gold / "captures", args.model)


if __name__ == "__main__":
    main()
