"""How fast the mapper reads: articles a second and peak memory on one core, and whether the cost stays flat.

    python benchmarks/map_1000_articles.py [--large] [--spacy MODEL]

The articles are generated: invented people, states and bodies in the layouts and sentences of news items, from a fixed
seed. A run maps captures to facts and N-Quads (no validation, no store) and keeps nothing. Between every hundred
articles it times a yardstick, rdflib's building and writing of one fixed graph, so that ratios from a busy machine can
be read against those from an idle one; «as a yardstick» below means: divided by what that took at the time. Where spaCy
and a model are installed (`--spacy` names one), its pipeline reads the same texts in the same run. `--large` adds
10,000 articles, and an authority of 10,000 records more. Nothing here passes or fails: it prints.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import extraction, linking, sources
from kg.authority import Authority
from kg.files import AUTHORITY
from kg.graph import describe
from kg.iris import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.graph import NamedGraph
    from kg.model import Capture

GIVEN = "Marta Ivo Lena Tomas Ana Petar Nora Oskar Vera Emil Clara Anton".split()
FAMILY = "Velen Tarn Orth Sarn Keller Munteanu Simic Petrescu Marchenko Lindqvist Okafor Haddad Novak Duarte".split()
STATES = "Serbia Norway Romania Jordan Latvia Portugal Canada Albania Estonia Georgia".split()
CITIES = "Belgrade Oslo Bucharest Amman Riga Lisbon Ottawa Tirana Tallinn Tbilisi".split()
POSTS = "Defence Minister|Foreign Minister|Prime Minister|President|Chief of Defence|Interior Minister".split("|")
TOPICS = "border security|the training of medics|cyber-defence|disaster relief|energy|joint exercises".split("|")
SENTENCES = (
    "{post} {name} of {state} met {other_post} {other} of {other_state} in {city} on {day} {month} {year}.",
    "“We want to work together on {topic},” {family} said after the meeting.",
    "{family} stressed that {topic} matters to {state} and that the talks will go on.",
    "About {count} soldiers from {state} and {other_state} will take part in an exercise in {city} in {month} {year}.",
    "{state} joined the Partnership for Peace in 2006 and supports it with {sum} million euros.",
    "The Ministry of Defence of {state} and the {state} Red Cross organised a course for {count} medics in {city}.",
    "{other} thanked {state} for its support and visited the NATO office in {city} the day before.",
    "The project costs {sum} million euros, according to the Ministry of Defence.",
)
MONTHS = "January February March April May June July September October November".split()
WORDS = 250
BLOCK = 100


def text(chance: random.Random) -> str:
    """Give an article of about 250 words."""
    at, there = chance.sample(range(len(STATES)), 2)
    facts = {
        "post": chance.choice(POSTS),
        "other_post": chance.choice(POSTS),
        "family": chance.choice(FAMILY),
        "state": STATES[at],
        "other_state": STATES[there],
        "city": CITIES[at],
        "year": chance.randrange(2009, 2026),
        "topic": chance.choice(TOPICS),
    }
    facts["name"] = f"{chance.choice(GIVEN)} {facts['family']}"
    facts["other"] = f"{chance.choice(GIVEN)} {chance.choice([f for f in FAMILY if f != facts['family']])}"
    lines = [f"{facts['state']} and {facts['other_state']} speak of {facts['topic']}", ""]
    lines.append(f"{chance.randrange(1, 28)}.{chance.randrange(1, 12):02d}.{facts['year']}")
    body: list[str] = []
    while sum(len(sentence.split()) for sentence in body) < WORDS:
        body.append(
            chance.choice(SENTENCES).format(
                **facts,
                count=chance.randrange(20, 2000),
                sum=chance.randrange(1, 90),
                day=chance.randrange(1, 28),
                month=chance.choice(MONTHS),
            )
        )
    paragraphs = [" ".join(body[i : i + 3]) for i in range(0, len(body), 3)]
    return "\n".join([*lines, "", "\n\n".join(paragraphs), ""])


def captures(number: int) -> Iterator[Capture]:
    chance = random.Random(7)  # noqa: S311 - the same articles in each run
    return (sources.decode(text(chance).encode(), f"a{n}.txt") for n in range(number))


def long_capture(characters: int) -> Capture:
    """Give one article of many paragraphs, of names that hardly ever come again."""
    chance = random.Random(11)  # noqa: S311 - the same article in each run
    syllables = "ka ve lo mir tan ser dol bri na fe gor lis mo zen par tu rak hel os vin".split()
    paragraphs: list[str] = ["Many people speak of many things", "", "12.05.2020", ""]
    while sum(map(len, paragraphs)) < characters:
        one, two, city = ("".join(chance.choices(syllables, k=3)).capitalize() for _ in range(3))
        post, topic = chance.choice(POSTS), chance.choice(TOPICS)
        paragraphs.append(
            f"{post} Ana {one} of {chance.choice(STATES)} met Ivo {two} in {city} on {chance.randrange(1, 28)} May. "
            f"“We want to work together on {topic},” {one} said after the meeting. {two} thanked the {one} Institute "
            f"for {chance.randrange(2, 90)} million euros and invited {chance.randrange(20, 900)} soldiers.\n"
        )
    return sources.decode("\n".join(paragraphs).encode(), "long.txt")


def graphs(found: Iterable[Capture], authority: Authority) -> Iterator[NamedGraph]:
    names = Names()
    for capture in found:
        for article in sources.articles(capture):
            reading = linking.read(article, authority)
            yield describe(reading, extraction.extract(reading).facts, names)


def map_all(found: Iterable[Capture], authority: Authority) -> int:
    """Map captures to N-Quads, and give how many bytes they have."""
    return sum(len(graph.nquads()) for graph in graphs(found, authority))


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True)
class Cost:
    """What the blocks of a run took, each article in seconds, and as a yardstick."""

    each: list[float]
    yards: list[float]

    @property
    def yard(self) -> float:
        return statistics.median(self.yards)

    def __str__(self) -> str:
        middle = statistics.median(self.each)
        best = min(self.each)
        return f"{1 / middle:6.1f} articles a second (best block {1 / best:.1f}), {1000 * middle:.2f} ms each"


@dataclass(frozen=True)
class Bench:
    """Times blocks of articles beside the yardstick."""

    yardstick: NamedGraph

    def yard(self) -> float:
        return seconds(lambda: self.yardstick.graph().serialize(format="nt"))

    def block(self, found: list[Capture], authority: Authority) -> tuple[float, float]:
        before = self.yard()
        took = seconds(lambda: map_all(found, authority)) / len(found)
        return took, took / ((before + self.yard()) / 2)

    def run(self, number: int, authority: Authority) -> Cost:
        found = captures(number)
        costs = [self.block(block, authority) for block in iter(lambda: list(islice(found, BLOCK)), [])]
        return Cost([each for each, _ in costs], [yards for _, yards in costs])


def larger(folder: Path) -> Authority:
    """Give the packaged authority with 10,000 more persons."""
    for file in AUTHORITY.glob("*.ttl"):
        (folder / file.name).write_bytes(file.read_bytes())
    rows = (
        f'<id/person/p{n}> a schema:Person ; schema:name "Pela{n} Orlan{n}" ; skos:prefLabel "Pela{n} Orlan{n}"@en .'
        for n in range(10_000)
    )
    prefixes = "@prefix schema: <https://schema.org/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    (folder / "more.ttl").write_text(prefixes + "\n".join(rows), encoding="utf-8")
    return Authority.load(folder)


def flatness(bench: Bench, authority: Authority, *, large: bool) -> Cost:
    """Report 100, 1,000 and, if asked, 10,000 articles, the fewest first, so that peaks of memory can be compared."""
    small = bench.run(BLOCK, authority)
    print(f"   100 articles: {small}, peak {peak_mb():.0f} MB")
    cost = bench.run(1_000, authority)
    print(f" 1,000 articles: {cost}, peak {peak_mb():.0f} MB")
    print(f"  each costs {cost.yard / small.yard:.2f} of one of 100, as a yardstick")
    if large:
        whole = bench.run(10_000, authority)
        print(f"10,000 articles: {whole}, peak {peak_mb():.0f} MB")
        last = statistics.median(whole.yards[-10:])
        print(
            f"  each costs {whole.yard / cost.yard:.2f} of one of 1,000, one of the last 1,000 {last / cost.yard:.2f}"
        )
    return cost


def with_more_records(bench: Bench, authority: Authority) -> None:
    """Report what 10,000 records more make of the cost: each block is mapped with both authorities in turn."""
    with tempfile.TemporaryDirectory() as folder:
        more = larger(Path(folder))
    ratios = []
    found = captures(1_000)
    for block in iter(lambda: list(islice(found, BLOCK)), []):
        (_, few), (_, many) = bench.block(block, authority), bench.block(block, more)
        ratios.append(many / few)
    print(f"with 10,000 records more each costs {statistics.median(ratios):.2f} of that, peak {peak_mb():.0f} MB")


def long_articles(bench: Bench, authority: Authority) -> None:
    """Report what a letter of a long article costs: a short one's price, or more the longer it is."""
    costs = {}
    for characters in (10_000, 90_000):
        capture = long_capture(characters)
        runs = [bench.block([capture], authority) for _ in range(3)]
        costs[characters] = statistics.median(yards for _, yards in runs) / len(capture.text)
        print(f"an article of {characters:,} characters: {min(took for took, _ in runs):.2f} s")
    print(f"  a character of the long one costs {costs[90_000] / costs[10_000]:.2f} of one of the short one")


def spacy_model(name: str | None) -> str | None:
    """Give the spaCy model that was asked for, or an installed one; None where there is none."""
    try:
        from spacy.util import get_installed_models  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    return name or next(iter(sorted(get_installed_models())), None)


def beside_spacy(bench: Bench, authority: Authority, name: str) -> None:
    """Report how much longer spaCy's pipeline takes for the same texts, block by block in turn."""
    import spacy  # type: ignore[import-not-found,unused-ignore]

    model = spacy.load(name)
    found = captures(500)
    ratios = []
    for block in iter(lambda: list(islice(found, BLOCK)), []):
        texts = [capture.text for capture in block]
        theirs = seconds(lambda texts=texts: list(model.pipe(texts))) / len(texts)  # type: ignore[misc]
        ratios.append(theirs / bench.block(block, authority)[0])
    print(f"spaCy's {name} takes {statistics.median(ratios):.1f} times as long")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--spacy", metavar="MODEL")
    args = parser.parse_args()
    authority = Authority.load(AUTHORITY)
    bench = Bench(next(graphs(captures(1), authority)))
    map_all(captures(50), authority)  # loads what is loaded once: languages, country names, patterns
    gc.collect()
    cost = flatness(bench, authority, large=args.large)
    print(f"an article costs {cost.yard:.2f} of what rdflib takes to build and write the graph of one")
    long_articles(bench, authority)
    if args.large:
        with_more_records(bench, authority)
    model = spacy_model(args.spacy)
    if model is None:
        print("spaCy is not installed, or has no model: no peer that reads text")
    else:
        beside_spacy(bench, authority, model)


if __name__ == "__main__":
    main()
