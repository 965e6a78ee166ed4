"""A generated graph of articles shaped like ours, as a build folder: one named graph each, about 60 quads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE = "http://localhost:8000/"
SCHEMA = "https://schema.org/"
PART = "https://w3id.org/dateline/partnership#"
OA = "http://www.w3.org/ns/oa#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PER_ARTICLE = 60


def article(number: int) -> Iterator[str]:
    """Give the N-Quads of an article: five events with place, date, participants and evidence."""
    graph = f"<{BASE}graph/article/a{number}>"
    me = f"<{BASE}id/article/a{number}>"

    def line(subject: str, predicate: str, value: str) -> str:
        return f"{subject} <{predicate}> {value} {graph} .\n"

    yield line(me, TYPE, f"<{SCHEMA}NewsArticle>")
    yield line(me, SCHEMA + "headline", f'"Ministers meet in city {number % 97}, part {number}"@en')
    yield line(me, SCHEMA + "publisher", f"<{BASE}id/organization/o{number % 41}>")
    yield line(
        me,
        SCHEMA + "datePublished",
        f'"20{number % 30:02}-0{number % 9 + 1}-11"^^<http://www.w3.org/2001/XMLSchema#date>',
    )
    yield line(me, SCHEMA + "position", f'"{number % 5}"^^<http://www.w3.org/2001/XMLSchema#integer>')
    for n in range(5):
        event, evidence = f"<{BASE}id/event/a{number}/{n}>", f"<{BASE}id/passage/a{number}/{n}>"
        yield line(event, TYPE, f"<{PART}ReportedEvent>")
        yield line(event, SCHEMA + "name", f'"Event {n} of article {number}"@en')
        yield line(event, SCHEMA + "location", f"<{BASE}id/place/p{(number * 7 + n) % 211}>")
        yield line(event, PART + "participant", f"<{BASE}id/person/x{(number * 3 + n) % 503}>")
        yield line(event, PART + "participant", f"<{BASE}id/person/x{(number * 5 + n) % 503}>")
        yield line(event, PART + "reportedIn", me)
        yield line(event, PART + "evidence", evidence)
        yield line(me, SCHEMA + "mentions", f"<{BASE}id/person/x{(number * 3 + n) % 503}>")
        yield line(evidence, TYPE, f"<{OA}TextQuoteSelector>")
        yield line(evidence, OA + "exact", f'"They met on day {n} and spoke about matter {number % 1000}"')
        yield line(evidence, OA + "start", f'"{n * 100}"^^<http://www.w3.org/2001/XMLSchema#integer>')


def build(folder: Path, quads: int, name: str = "r1") -> None:
    """Make a release of about as many quads, and let ``current`` point to it."""
    release = folder / "releases" / name
    (release / "dumps").mkdir(parents=True)
    file = release / "dumps" / "dateline.nq"
    with file.open("w", encoding="utf-8") as out:
        for number in range(quads // PER_ARTICLE):
            out.writelines(article(number))
    (release / "manifest.json").write_text(json.dumps({"base": BASE, "quads": quads}), encoding="utf-8")
    EmbeddedStore.create(release / "store", [file])
    (folder / "next").symlink_to(f"releases/{name}")
    (folder / "next").replace(folder / "current")
