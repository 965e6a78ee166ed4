"""A build with a second opinion: what it publishes, asks, keeps, and does with decisions."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from installed import INSTALLED, real

from kg.cli import run
from kg.iris import Names
from kg.pipeline import Build, House
from kg.review import Question
from kg.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from kg.pipeline import BuildResult

TALKS = """\
Marta Velen visits Belgrade

The Defence Minister of Norway, Marta Velen, came to Belgrade on 13 March 2031. Qadir Umlaq received her there.
She thanked Serbia for its help. Qadir Umlaq showed Velen the new bridge.
"""
CONFIRMED = "SELECT ?n ?r { ?m part:confirmedBy ?by ; oa:hasBody/schema:name ?n . ?by schema:name ?r } ORDER BY ?n"
NAMED = "SELECT DISTINCT ?n { ?m a part:Mention ; oa:hasBody ?b . ?b schema:name ?n FILTER(%s) } ORDER BY ?n"
PREFIXES = (
    "PREFIX part: <https://w3id.org/dateline/partnership#> PREFIX oa: <http://www.w3.org/ns/oa#> "
    "PREFIX schema: <https://schema.org/> "
)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "talks.txt").write_text(TALKS, encoding="utf-8")
    return tmp_path


def built(folder: Path, nlp: str | None = "en_fake", *, out: str = "out", workers: int = 1) -> BuildResult:
    return Build((folder / "in",), folder / out, Names(), workers, house=House(nlp=nlp)).run()


def rows(folder: Path, query: str, out: str = "out") -> list[str]:
    return open_store(str(folder / out)).query(PREFIXES + query, "csv").body.decode().split("\r\n")[1:-1]


def named(folder: Path, out: str = "out") -> list[str]:
    return rows(folder, NAMED % "true", out)


def asked(folder: Path, out: str = "out") -> dict[str, Question]:
    lines = (folder / out / "current" / "review.jsonl").read_text(encoding="utf-8").splitlines()
    return {question.claim: question for question in (Question.of_json(**json.loads(line)) for line in lines)}


def decide(folder: Path, **decisions: str) -> None:
    """Fill in what ``kg review`` writes, give it back, and build again."""
    review, file = ["review", str(folder / "out")], str(folder / "table.csv")
    assert run([*review, "--format", "csv", "--output", file]) == 0
    with (folder / "table.csv").open(newline="", encoding="utf-8") as stream:
        table = list(csv.DictReader(stream))
    filled = 0
    for row in table:
        for name, decision in decisions.items():
            if name in row["claim"]:
                row["decision"], filled = decision, filled + 1
    assert filled == len(decisions)
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    assert run([*review, "--apply", file]) == 0


@pytest.mark.usefixtures("fake_spacy")
def test_agreement_is_told_and_the_rest_is_asked(talks: Path) -> None:
    without, result = built(talks, None, out="plain"), built(talks)
    assert rows(talks, CONFIRMED) == ["Belgrade,en_fake", "Marta Velen,en_fake"]
    assert named(talks) == named(talks, "plain") == ["Belgrade", "Marta Velen", "Norway", "Serbia"]
    assert (result.doubts, without.doubts) == (2, 0)
    assert result.provisional == without.provisional
    assert result.facts == without.facts
    questions = asked(talks)
    assert list(questions)[:2] == ["Qadir Umlaq", "«Serbia» names the place Serbia"]
    umlaq, serbia = questions["Qadir Umlaq"], questions["«Serbia» names the place Serbia"]
    assert umlaq.reason == (
        "the authority does not know this person; one article names it; "
        "only en_fake 1.0.0 takes it for a person, so it is held back"
    )
    assert umlaq.outcomes == ("same as", "new record", "reject")
    assert (serbia.reason, serbia.outcomes) == ("en_fake 1.0.0 takes it for an organization", ("accept", "reject"))
    assert questions["Marta Velen"].reason.endswith("; en_fake 1.0.0 takes it for a person too")


@pytest.mark.usefixtures("fake_spacy")
def test_the_reader_is_in_the_manifest_and_only_then(talks: Path) -> None:
    built(talks)
    built(talks, None, out="plain")
    manifests = [json.loads((talks / out / "current" / "manifest.json").read_text()) for out in ("out", "plain")]
    assert [m.get("nlp") for m in manifests] == [{"name": "en_fake", "version": "1.0.0"}, None]


@pytest.mark.usefixtures("fake_spacy")
def test_the_model_is_part_of_what_a_build_is_made_from(talks: Path) -> None:
    made = [built(talks, nlp).mapped for nlp in ("en_fake", "en_fake", "en_newer", None, None)]
    assert made == [1, 0, 1, 1, 0]


@pytest.mark.usefixtures("fake_spacy")
def test_the_same_bytes_with_any_number_of_workers(talks: Path) -> None:
    (talks / "in" / "more.txt").write_text(TALKS.replace("13 March", "14 March"), encoding="utf-8")
    one, two = built(talks), built(talks, out="two", workers=2)
    assert one.release == two.release
    assert one.doubts == two.doubts > 0
    same = [(talks / out / "current" / "review.jsonl").read_bytes() for out in ("out", "two")]
    assert same[0] == same[1]


@pytest.mark.parametrize("later", ["en_fake", None])
@pytest.mark.usefixtures("fake_spacy")
def test_what_is_accepted_is_published_also_without_the_model(talks: Path, later: str | None) -> None:
    built(talks)
    decide(talks, Umlaq="new record")
    result = built(talks, later)
    assert "Qadir Umlaq" in named(talks)
    assert "Qadir Umlaq" not in asked(talks)
    assert result.stale == ()


@pytest.mark.usefixtures("fake_spacy")
def test_what_is_rejected_is_not_asked_again(talks: Path) -> None:
    built(talks)
    decide(talks, Umlaq="reject")
    result = built(talks)
    assert "Qadir Umlaq" not in named(talks)
    assert "Qadir Umlaq" not in asked(talks)
    assert (result.doubts, result.stale) == (1, ())


@pytest.mark.parametrize(("decision", "stays"), [("accept", True), ("reject", False)])
@pytest.mark.usefixtures("fake_spacy")
def test_a_doubt_about_a_known_name_is_settled_either_way(talks: Path, decision: str, *, stays: bool) -> None:
    built(talks)
    decide(talks, Serbia=decision)
    result = built(talks)
    assert ("Serbia" in named(talks)) is stays
    assert (result.doubts, result.stale) == (1, ())


def test_the_command_says_what_is_missing(fake_spacy: Path, talks: Path) -> None:
    shutil.copytree(fake_spacy, talks / "fake")
    kg = [sys.executable, "-m", "kg"]
    path = {"PYTHONPATH": str(talks / "fake"), "PATH": ""}
    for command in (["build", "in", "--out", "out"], ["map", "in/talks.txt"]):
        for name, code in (("en_fake", 0), ("en_absent", 2)):
            done = subprocess.run(
                [*kg, *command, "--nlp", name], cwd=talks, env=path, capture_output=True, text=True, check=False
            )
            assert done.returncode == code, done.stderr
            assert ("cannot load this model" in done.stderr) == (code == 2)


@real
def test_an_installed_model_builds(talks: Path) -> None:
    results = [built(talks, INSTALLED[0], out=out, workers=workers) for out, workers in (("one", 1), ("two", 2))]
    assert len({result.release for result in results}) == 1
    assert rows(talks, CONFIRMED, "one") == [
        f"{name},{INSTALLED[0]}" for name in ("Belgrade", "Marta Velen", "Norway", "Serbia")
    ]
