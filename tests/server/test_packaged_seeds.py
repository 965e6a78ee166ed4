"""The pages over what a fresh clone builds: each thing has one, and a new build is taken over while serving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_world import BROWSER

from kg.files import ARTICLES, QUESTIONS
from kg.iris import Names
from kg.pipeline import build as build_release
from kg.store import open_store
from server import Config, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

KINDS = "article person organization place programme topic partnership".split()
FACTS = {"PostHeld", "ReportedEvent", "Statement", "FrameworkReport", "ReportedQuantity"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "build"
    build_release([ARTICLES], folder, Names(), 1)
    return folder


@pytest.fixture(scope="module")
def visitor(seeds: Path) -> FlaskClient:
    return create_app(open_store(str(seeds)), Config(build=seeds)).test_client()


@pytest.mark.parametrize("kind", KINDS)
def test_each_thing_that_can_be_listed_has_a_page(visitor: FlaskClient, kind: str) -> None:
    listed = visitor.get(f"/search?kind={kind}&format=json").json
    assert listed["results"], f"the seeds name some {kind}"
    for result in listed["results"]:
        page = visitor.get(result["page"], headers={"Accept": BROWSER})
        assert page.status_code == 200
        assert "<h1>" in page.text


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_each_fact_shows_the_sentence_that_says_it_and_where_it_is_from(visitor: FlaskClient, fact: str) -> None:
    query = f"SELECT ?fact {{ ?fact a <https://w3id.org/dateline/partnership#{fact}> }} ORDER BY ?fact LIMIT 20"
    rows = visitor.get("/sparql", query_string={"query": query}).json["results"]["bindings"]
    assert rows, f"the seeds report some {fact}"
    for row in rows:
        path = row["fact"]["value"].partition("/id/")[2]
        page = visitor.get(f"/doc/{path}", headers={"Accept": BROWSER}).text
        assert "<mark" in page
        assert ">original page</a>" in page


@pytest.mark.parametrize("question", sorted(path.stem for path in QUESTIONS.glob("*.rq")))
def test_each_question_has_its_answer_as_a_table(visitor: FlaskClient, question: str) -> None:
    query = (QUESTIONS / f"{question}.rq").read_text(encoding="utf-8")
    page = visitor.get("/sparql", query_string={"query": query}, headers={"Accept": BROWSER})
    assert page.status_code == 200
    assert "<table>" in page.text or "No row matches" in page.text


def test_the_front_page_counts_what_the_lists_hold(visitor: FlaskClient) -> None:
    text = visitor.get("/", headers={"Accept": BROWSER}).text
    for kind in KINDS[:5]:
        total = visitor.get(f"/search?kind={kind}&format=json").json["total"]
        assert f'<a href="/search?kind={kind}">{total}</a>' in text


def test_where_a_page_does_not_name_its_publisher_the_catalogue_does(visitor: FlaskClient) -> None:
    home = visitor.get("/", headers={"Accept": "text/html"}).text
    assert ">N1</a>" in home
    assert "Pool/REUTERS" not in home


def test_a_new_build_is_served_without_a_restart(seeds: Path, visitor: FlaskClient) -> None:
    before = visitor.get("/search?kind=article&format=json").json["total"]
    build_release([min(ARTICLES.glob("*.txt"))], seeds, Names(), 1)
    assert 0 < visitor.get("/search?kind=article&format=json").json["total"] < before
    build_release([ARTICLES], seeds, Names(), 1)
    assert visitor.get("/search?kind=article&format=json").json["total"] == before
