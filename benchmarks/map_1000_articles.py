"""How fast the mapper reads: articles a second and peak memory on one core, and whether the cost stays flat.

    python benchmarks/map_1000_articles.py [--large] [--spacy MODEL]

The articles are generated: invented people, states and bodies in the layouts and sentences of news items, from a fixed
seed. A run maps captures to facts and graphs (no validation, no store). The peer is rdflib's own writing of the same
graphs, so that a figure from a busy machine can be read against one from an idle machine; with `--spacy` also a spaCy
pipeline over the same texts. `--large` adds 10,000 articles, and an authority of 10,000 records.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg import extraction, linking, sources
from kg.authority import Authority
from kg.files import AUTHORITY
from kg.graph import describe
from kg.iris import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Graph

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
RUN = 1000


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


def captures(number: int) -> list[Capture]:
    chance = random.Random(7)  # noqa: S311 - the same articles in each run
    return [sources.decode(text(chance).encode(), f"a{n}.txt") for n in range(number)]


def map_all(found: list[Capture], authority: Authority) -> Iterator[Graph]:
    names = Names()
    for capture in found:
        for article in sources.articles(capture):
            reading = linking.read(article, authority)
            yield describe(reading, extraction.extract(reading).facts, names)


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


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


def report(number: int, authority: Authority, what: str) -> float:
    found = captures(number)
    graphs: list[Graph] = []
    took = seconds(lambda: graphs.extend(map_all(found, authority)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {number / took:7.1f} articles a second, {1000 * took / number:.2f} ms each, peak {peak:.0f} MB")
    if graphs and number <= RUN:
        peer = seconds(lambda: [graph.serialize(format="nt") for graph in graphs])
        print(f"  rdflib writes the same graphs as N-Triples in {peer / took:.2f} of that time")
    return took / number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--spacy", metavar="MODEL")
    args = parser.parse_args()
    authority = Authority.load(AUTHORITY)
    list(map_all(captures(20), authority))  # loads what is loaded once: languages, country names, patterns
    runs = sorted(report(1000, authority, "1,000 articles") for _ in range(3))
    small = report(100, authority, "100 articles")
    print(f"100 articles cost {small / runs[1]:.2f} of that each")
    if args.large:
        print(f"10,000 articles cost {report(10_000, authority, '10,000 articles') / runs[1]:.2f} of that each")
        with tempfile.TemporaryDirectory() as folder:
            many = report(1000, larger(Path(folder)), "1,000 articles, 10,000 records more")
        print(f"with 10,000 records more in the authority each costs {many / runs[1]:.2f} of that")
    if args.spacy:
        import spacy  # type: ignore[import-not-found,unused-ignore]

        model = spacy.load(args.spacy)
        texts = [capture.text for capture in captures(100)]
        peer = seconds(lambda: list(model.pipe(texts))) / len(texts)
        print(f"spaCy's {args.spacy} takes {peer / runs[1]:.1f} times as long")


if __name__ == "__main__":
    main()
