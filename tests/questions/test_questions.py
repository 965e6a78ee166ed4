"""Every question has the columns that scripts rely on, and golden answers.

``made/*.csv`` are answers over a world made by hand, ``*.csv`` over the packaged seeds.

``REWRITE_GOLDENS=1 pytest tests/questions`` writes the answers anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from made_world import world

from kg.files import ARTICLES, QUESTIONS
from kg.iris import Names
from kg.pipeline import build
from kg.store import EmbeddedStore, open_store

if TYPE_CHECKING:
    from kg.store import Store

HERE = Path(__file__).parent
FILES = sorted(QUESTIONS.glob("*.rq"))
CONTRACT = {
    "articles": "article file item headline publisher credit published kind",
    "persons": "article file item person name",
    "organizations": "article file item organization name",
    "places": "article file item place name",
    "roles": "article file item person name role organization asOf",
    "events": "article file item event type label start end place status exact startOffset endOffset",
    "participants": "article file item event participant name",
    "statements": "article file item statement speaker text reported startOffset endOffset",
    "programmes": "article file item programme name kind since",
    "quantities": "article file item value unit of exact",
}
COPIES = 15
ASK = "import sys; from pathlib import Path; from kg.store import EmbeddedStore as Store; "
ASK += "print(Store.open(Path(sys.argv[1])).query(Path(sys.argv[2]).read_text('utf-8'), 'csv').body.count(b'\\n'))"
# Questions about certain partners, persons or subjects: other names in VALUES ask the same of others.
OTHER_NAMES = {
    '"NATO"': '"League"',
    '"Serbia"': '"Ostria"',
    '"Jens Stoltenberg"': '"Marta Velen"',
    '"military neutrality"': '"Open Skies Pact"',
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("seeds")
    build([ARTICLES], folder, Names())
    return open_store(str(folder))


@pytest.fixture(scope="module")
def many(seeds: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged articles fifteen times over, each time under other names, in a store of its own."""
    lines = seeds.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "nt").body.splitlines(keepends=True)
    articles = seeds.query("PREFIX s: <https://schema.org/> SELECT ?a { ?a a s:NewsArticle }", "csv").body.decode()
    slugs = [iri.rpartition("/")[2] for iri in articles.split()[1:]]
    theirs = re.compile(
        "/({})(?=[/#>])".format("|".join(sorted(map(re.escape, slugs), key=len, reverse=True))).encode()
    )
    folder = tmp_path_factory.mktemp("many")
    with (folder / "many.nq").open("wb") as stream:
        for copy in range(COPIES):
            for line in lines:
                stream.write(theirs.sub(rb"/\1-%d" % copy, line)[:-2] + b"<http://localhost:8000/graph/many> .\n")
    EmbeddedStore.create(folder / "store", [folder / "many.nq"])
    return folder / "store"


def answer(store: ox.Store, query: str) -> bytes:
    results = store.query(query)
    assert isinstance(results, ox.QuerySolutions)
    return results.serialize(format=ox.QueryResultsFormat.CSV).replace(b"\r\n", b"\n")


def golden(file: Path, found: bytes) -> None:
    if os.environ.get("REWRITE_GOLDENS"):
        file.write_bytes(found)
    assert found.decode("utf-8") == file.read_text("utf-8"), f"{file.name}: set REWRITE_GOLDENS=1 to write it anew"


def test_the_walk_found_the_contract_s_questions_and_at_least_eight_more() -> None:
    names = {file.stem for file in FILES}
    assert names >= set(CONTRACT)
    assert len(names - set(CONTRACT)) >= 8
    for folder in (HERE, HERE / "made"):
        assert {file.stem for file in folder.glob("*.csv")} == names


@pytest.mark.parametrize("name", CONTRACT)
def test_the_columns_are_those_of_the_contract(name: str) -> None:
    text = (QUESTIONS / f"{name}.rq").read_text("utf-8")
    found = re.search(r"^SELECT (.+)$", text, re.MULTILINE)
    assert found is not None
    assert found[1].replace("?", "") == CONTRACT[name]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_asked_in_english_first_and_answers_in_a_fixed_order(file: Path) -> None:
    text = file.read_text("utf-8")
    assert re.match(r"# [A-Z][^\n]+\?", text), "the first line asks the question"
    assert "\nORDER BY " in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_over_a_made_world(file: Path, store: ox.Store) -> None:
    query = file.read_text("utf-8")
    for name, other in OTHER_NAMES.items():
        query = query.replace(name, other)
    found = answer(store, query)
    assert found.count(b"\n") > 1, "no row: the question would not be seen to work"
    golden(HERE / "made" / f"{file.stem}.csv", found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_over_the_packaged_seeds(file: Path, seeds: Store) -> None:
    found = seeds.query(file.read_text("utf-8"), "csv").body.replace(b"\r\n", b"\n")
    assert found.count(b"\n") > 1, "no row: the question has no answer in the seeds"
    golden(HERE / f"{file.stem}.csv", found)


@pytest.mark.parametrize("name", CONTRACT)
def test_of_fifteen_times_as_many_articles_it_finds_fifteen_times_as_much(name: str, seeds: Store, many: Path) -> None:
    query = QUESTIONS / f"{name}.rq"
    few = seeds.query(query.read_text("utf-8"), "csv").body.count(b"\n") - 1
    # The time is no measure but an end: comparing each fact with each other one would take many minutes.
    done = subprocess.run(
        [sys.executable, "-c", ASK, many, query], capture_output=True, text=True, timeout=20, check=True
    )
    assert int(done.stdout) - 1 == COPIES * few


def test_other_names_are_the_parameters_of_the_questions() -> None:
    texts = "".join(file.read_text("utf-8") for file in FILES)
    for name in OTHER_NAMES:
        assert name in texts
