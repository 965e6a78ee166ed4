"""Review as editors meet it: build, list, fill in, take in, build again; and what a wrong table says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.cli import run
from kg.files import SHAPES
from kg.iris import Names
from kg.pipeline import build
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from pathlib import Path

TALKS = """\
---
url: https://news.example.org/talks
publisher: Orlow Herald
published: 2031-05-14
---
Ostrava and Kestrel speak again

BELGRADE - Defence Minister Marta Velen of Serbia met Admiral Ivo Tarn in Belgrade on 13 May 2031.
“Our soldiers will train together in the autumn,” Velen said. Tarn praised the Ostrian Harbour Agency.

A larger exercise was also mentioned.
"""
LATER = """\
---
url: https://daily.example.net/later
publisher: The Ostrian Daily
published: 2031-06-02
---
Minister Marta Velen in Belgrade

Defence Minister Marta Velen spoke in Belgrade on 1 June 2031. “We are ready,” Marta Velen said.
The Ostrian Harbour Agency will open a second office.
"""
LOG = """\
The harbour in winter

Marta Velen

Q: How many ships came to the harbour last year?
A: We counted four hundred ships, and most of them carried grain for the south.
Q: Will there be more of them this year?
A: There will be more of them as soon as the ice has gone from the channel.
"""
BASE = "http://localhost:8000/id/"
PREFIXES = "PREFIX schema: <https://schema.org/> PREFIX part: <https://w3id.org/dateline/partnership#> "
DECIDED = {
    "Marta Velen": ("new record", ""),
    "Orlow Herald": ("New-Record", "The Herald of Orlow"),
    "Ostrian Harbour Agency": ("same as", f"{BASE}organization/nato"),
    "Ivo Tarn": ("same as", "person/jens-stoltenberg (Jens Stoltenberg)"),
    "Exercise: A larger exercise": ("accept", ""),
    "The Ostrian Daily": ("reject", ""),
    "Ostrava": ("reject", ""),
    "Somebody says: We counted four hundred ships, and most of them carried grain for the south.": (
        "same as",
        "person/marta-velen",
    ),
    "Somebody says: There will be more of them as soon as the ice has gone from the channel.": ("reject", ""),
}
"""An answer to each question of the first build."""

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str


Kg = Callable[..., Done]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kg:
    """Run ``kg`` in this process, for there are many runs; that it is the same in its own is tested beside."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Done:
        capfd.readouterr()
        code = run([str(one) for one in arguments])
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which ``in`` was built into ``out``, to be read only."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "in").mkdir()
    for name, text in (("talks", TALKS), ("later", LATER), ("log", LOG)):
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "in"], folder / "out", Names())
    return folder


@pytest.fixture
def talks(once: Path, tmp_path: Path) -> Path:
    """Give the same, to be changed: commands run there."""
    shutil.copytree(once, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def listed(kg: Kg, *more: object) -> Rows:
    done = kg("review", "out", "--format", "csv", *more)
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def filled(folder: Path, rows: Rows, answers: dict[str, tuple[str, str]], **dialect: str) -> Path:
    """Save the table with the answers to claims, all of which must be there."""
    assert answers.keys() <= {row["claim"] for row in rows}
    for row in rows:
        row["decision"], row["target"] = answers.get(row["claim"], ("", ""))
    file = folder / "filled.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]), **dialect)  # type: ignore[arg-type]
        table.writeheader()
        table.writerows(rows)
    return file


def ask(kg: Kg, query: str) -> set[str]:
    done = kg("query", "out", PREFIXES + query)
    assert done.code == 0, done.err
    return set(done.out.replace(BASE, "").splitlines()[1:])


def decide(kg: Kg, folder: Path, answers: dict[str, tuple[str, str]], *more: object) -> None:
    done = kg("review", "out", "--apply", filled(folder, listed(kg), answers), *more)
    assert (done.code, done.out) == (0, ""), done.err


def test_decisions_change_the_next_build_and_nothing_is_asked_twice(kg: Kg, talks: Path) -> None:
    assert {row["claim"] for row in listed(kg)} == DECIDED.keys()
    assert "person/ivo-tarn" in ask(kg, "SELECT ?e { ?e a part:ProvisionalEntity }")
    decide(kg, talks, DECIDED, "--by", "Ana Editor", "--date", "2031-06-03")
    assert listed(kg) == []  # before the next build, too
    done = kg("build", "in", "--out", "out")
    assert (done.code, done.err) == (0, "")
    assert "0 doubts held back, 0 names provisional" in done.out
    assert "Nothing waits" in kg("review", "out").err
    assert ask(kg, "SELECT ?e { ?e a part:ProvisionalEntity }") == set()
    named = ask(kg, "SELECT DISTINCT ?e { ?a schema:mentions ?e }")
    assert {"person/marta-velen", "person/jens-stoltenberg", "organization/nato"} <= named
    assert not named & {"person/ivo-tarn", "place/ostrava", "organization/ostrian-harbour-agency"}
    assert ask(kg, "SELECT DISTINCT ?p { ?a schema:publisher ?p FILTER EXISTS { ?a a schema:NewsArticle } }") == {
        "organization/the-herald-of-orlow"
    }
    assert ask(kg, "SELECT ?n { ?e a part:ReportedEvent ; part:eventType part:EventType-Exercise ; schema:name ?n }")
    said = ask(kg, "SELECT ?t { ?s part:speaker <id/person/marta-velen> ; schema:text ?t }")
    assert any("four hundred ships" in text for text in said)
    assert not any("channel" in text for text in ask(kg, "SELECT ?t { ?s part:speaker ?who ; schema:text ?t }"))


def test_a_new_record_is_one_of_the_authority_with_the_name_as_alias(kg: Kg, talks: Path) -> None:
    decide(kg, talks, DECIDED)
    assert kg("build", "in", "--out", "out").code == 0
    known = "SELECT ?p ?o { GRAPH <graph/authority> { <id/%s> ?p ?o } }"
    herald = ask(kg, known % "organization/the-herald-of-orlow")
    assert any(row.endswith("prefLabel,The Herald of Orlow") for row in herald)
    assert any(row.endswith("altLabel,Orlow Herald") for row in herald)
    assert any(row.endswith("altLabel,Ivo Tarn") for row in ask(kg, known % "person/jens-stoltenberg"))
    report = validate(
        Graph().parse(talks / "out" / "decisions.ttl", publicID="http://localhost:8000/"), Shapes.load(SHAPES)
    )
    assert (report.conforms, report.focus_nodes > len(DECIDED)) == (True, True)
    assert not ask(kg, "SELECT ?d { ?d a part:Decision }")  # a rejected claim is not published by its rejection


def test_an_alias_is_known_in_articles_to_come(kg: Kg, talks: Path) -> None:
    decide(kg, talks, {"Ostrian Harbour Agency": DECIDED["Ostrian Harbour Agency"]})
    (talks / "in" / "new.txt").write_text(
        "Harbour news\n\nThe Ostrian Harbour Agency has said nothing of the storm so far.\n", encoding="utf-8"
    )
    assert kg("build", "in", "--out", "out").code == 0
    query = (
        'SELECT ?h { ?a schema:mentions <id/organization/nato> ; schema:headline ?h FILTER(?h = "Harbour news"@en) }'
    )
    assert ask(kg, query) == {"Harbour news"}


def test_the_same_decisions_are_the_same_bytes_and_survive_another_folder(kg: Kg, talks: Path) -> None:
    decide(kg, talks, DECIDED, "--by", "Ana", "--decisions", "ours.ttl")
    assert not (talks / "out" / "decisions.ttl").exists()
    kept = (talks / "ours.ttl").read_bytes()
    assert kg("review", "out", "--apply", "filled.csv", "--by", "Ben", "--decisions", "ours.ttl").code == 0
    assert (talks / "ours.ttl").read_bytes() == kept  # nothing new was decided
    first = kg("build", "in", "--out", "out", "--decisions", "ours.ttl").out
    second = kg("build", "in", "--out", "fresh", "--decisions", "ours.ttl", "--workers", "2").out
    assert first.splitlines()[0] == second.splitlines()[0]
    one, other = (talks / name / "current" for name in ("out", "fresh"))
    for name in ("manifest.json", "review.jsonl", "dumps/dateline.nq"):
        assert (one / name).read_bytes() == (other / name).read_bytes()
    inputs = json.loads((one / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert {"name": "decisions.ttl", "sha256": hashlib.sha256(kept).hexdigest(), "decisions": 9} in inputs
    assert 'dcterms:creator "Ana"' in kept.decode()
    assert kg("build", "in", "--out", "out", "--decisions", "nowhere.ttl").code == 3


def test_decisions_are_read_below_any_base(kg: Kg, talks: Path) -> None:
    decide(kg, talks, {"Marta Velen": ("new record", "")})
    assert kg("build", "in", "--out", "out", "--base", "https://data.example.org/").code == 0
    query = "SELECT ?n { GRAPH <https://data.example.org/graph/authority> { <id/person/marta-velen> schema:name ?n } }"
    assert ask(kg, query) == {"Marta Velen"}
    assert "Marta Velen" not in {row["claim"] for row in listed(kg)}


def test_what_no_article_asks_any_more_is_told(kg: Kg, talks: Path) -> None:
    decide(kg, talks, DECIDED)
    (talks / "in" / "log.txt").unlink()
    done = kg("build", "in", "--out", "out")
    assert done.code == 0
    assert [line.split()[0] for line in done.err.splitlines()] == ["Stale:", "Stale:"]
    assert "statement-" in done.err
    again = kg("build", "in", "--out", "out")
    assert again.err == done.err  # also where nothing had to be done
    assert "0 captures mapped" in again.out


def test_a_decision_can_be_changed_before_the_build_and_taken_back_by_removing_its_block(kg: Kg, talks: Path) -> None:
    decide(kg, talks, {"Ostrava": ("reject", "")})
    rows = listed(kg, "--all")
    assert [row["decision"] for row in rows if row["claim"] == "Ostrava"] == ["reject"]
    changed = filled(talks, rows, {"Ostrava": ("new record", "")})
    assert kg("review", "out", "--apply", changed).code == 0
    text = (talks / "out" / "decisions.ttl").read_text(encoding="utf-8")
    assert "newRecord" in text
    assert "reject" not in text
    kept = [block for block in text.split("\n\n") if "Ostrava" not in block]
    (talks / "out" / "decisions.ttl").write_text("\n\n".join(kept), encoding="utf-8")
    assert kg("build", "in", "--out", "out").code == 0
    assert "Ostrava" in {row["claim"] for row in listed(kg)}


def test_the_list_has_three_formats_a_filter_and_a_file(kg: Kg, talks: Path) -> None:
    shown = kg("review", "out")
    assert (shown.code, shown.err) == (0, "3 held back, 6 provisional.\n")
    assert "event-" in shown.out
    assert "  decide: accept, reject\n" in shown.out
    assert "  at: talks.txt, characters " in shown.out
    told = json.loads(kg("review", "out", "--format", "json").out)
    assert [one["articles"] for one in told["questions"]] == sorted(
        (o["articles"] for o in told["questions"]), reverse=True
    )
    texts = {name: (talks / "in" / f"{name}.txt").read_text(encoding="utf-8") for name in ("talks", "later", "log")}
    for one in told["questions"]:
        assert texts[one["file"].removesuffix(".txt")][one["start"] : one["end"]] == one["exact"]
    assert kg("review", "out", "--format", "csv", "--output", "list.csv", "--kind", "person").out == ""
    data = (talks / "list.csv").read_bytes().decode()
    assert data.count("\r\n") == data.count("\n") == 3
    assert [row["claim"] for row in listed(kg, "--kind", "person", "--kind", "event")] == [
        "Marta Velen", "Exercise: A larger exercise", "Ivo Tarn",
    ]  # fmt: skip
    assert kg("review", "out", "--kind", "nonsense").code == 2


def test_candidates_of_the_authority_are_alternatives(kg: Kg, talks: Path) -> None:
    text = (
        "Talks on the harbour\n\nDefence Minister Ana Stoltenberg came to Belgrade on 2 May 2031. "
        "She spoke with Admiral Jens Stoltenbergh, who had asked for the talks.\n"
    )
    (talks / "in" / "names.txt").write_text(text, encoding="utf-8")
    assert kg("build", "in", "--out", "out").code == 0
    either = {row["claim"]: row["alternatives"] for row in listed(kg, "--kind", "person")}
    assert either["Ana Stoltenberg"] == "person/jens-stoltenberg (Jens Stoltenberg)"
    assert either["Jens Stoltenbergh"].startswith("person/jens-stoltenberg ")


@pytest.mark.parametrize("dialect", [{"delimiter": ";"}, {"delimiter": "\t"}, {"quoting": csv.QUOTE_ALL}])
def test_tables_come_back_from_any_spreadsheet(kg: Kg, talks: Path, dialect: dict[str, str]) -> None:
    file = filled(talks, listed(kg), DECIDED, **dialect)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\r\n", b"\n"))
    done = kg("review", "out", "--apply", file)
    assert (done.code, "9 new or changed" in done.err) == (0, True), done.err


ABOUT_X = """\
<id/decision/person-1> a part:Decision ;
    schema:name "x" ;
    schema:object <id/person/x> ;
    schema:result <id/person/gone> ;
    """
WRONG = {
    "Marta Velen": [
        ("maybe", "", "'maybe' is no decision"),
        ("accept", "", "a name is not accepted"),
        ("same as", "", "there is no record ''"),
        ("same as", "person/nobody", "there is no record 'person/nobody'"),
        ("same as", "https://elsewhere.example/id/person/jens-stoltenberg", "there is no record"),
        ("same as", "organization/nato", "organization/nato is no person"),
        ("same as", "person/ivo-tarn", "make it: «new record»"),
        ("new record", "Jens Stoltenberg", "the authority has person/jens-stoltenberg already"),
        ("new record", "???", "is no name"),
        ("new record", "x" * 201, "is no name"),
        ("reject", "person/jens-stoltenberg", "takes no target"),
        ("", "person/jens-stoltenberg", "a target without a decision"),
    ],
    "Exercise: A larger exercise": [
        ("same as", "person/jens-stoltenberg", "does not answer it (accept, reject)"),
        ("new record", "Grey Swell", "does not answer it"),
    ],
    "Somebody says: We counted four hundred ships, and most of them carried grain for the south.": [
        ("accept", "", "there is no whole fact to publish"),
        ("same as", "topic/arms-control", "topic/arms-control is no organization or person or place"),
    ],
}


@pytest.mark.parametrize("wrong", [(claim, *one) for claim, several in WRONG.items() for one in several])
def test_a_wrong_row_is_told_and_nothing_is_taken(kg: Kg, talks: Path, wrong: tuple[str, str, str, str]) -> None:
    claim, decision, target, said = wrong
    rows = listed(kg)
    line = [row["claim"] for row in rows].index(claim) + 2
    file = filled(talks, rows, {"Ostrava": ("reject", ""), claim: (decision, target)})
    done = kg("review", "out", "--apply", file)
    assert (done.code, done.out) == (3, "")
    assert f"{file}:{line}: " in done.err
    assert said in done.err
    assert not (talks / "out" / "decisions.ttl").exists()


@pytest.mark.parametrize(
    ("table", "place", "said"),
    [
        (b"", ":1: ", "has not one column 'id'"),
        (b"claim,decision\nx,reject\n", ":1: ", "has not one column 'id'"),
        (b"id,decision,decision\n", ":1: ", "has not one column 'decision'"),
        (b"id,decision\nperson-0123456789,reject\n", ":2: ", "nothing is asked by the id 'person-0123456789'"),
        (b"id,decision\nID,reject\nID,reject\n", ":3: ", "is decided in line 2 already"),
        (b"id,decision\nID,reject\nID,maybe\nno,reject\n", ":4: ", "nothing is asked"),
        (b'id,decision\n"a\nb",\nID,reject,,,\n', ":4: ", "5 cells under 2 columns"),
        (b'id,decision\nID,"reject\n', ":2: ", "no valid CSV"),
        (b"id,decision\n\xe9,reject\n", ": ", "is not UTF-8"),
        (None, ": ", "cannot be read"),
    ],
)
def test_a_broken_table_is_told_and_nothing_is_taken(
    kg: Kg, talks: Path, table: bytes | None, place: str, said: str
) -> None:
    known = next(row["id"] for row in listed(kg) if row["claim"] == "Ostrava")
    if table is not None:
        (talks / "table.csv").write_bytes(table.replace(b"ID", known.encode()))
    done = kg("review", "out", "--apply", "table.csv")
    assert (done.code, done.out) == (3, "")
    assert f"table.csv{place}" in done.err
    assert said in done.err
    assert not (talks / "out" / "decisions.ttl").exists()


def test_what_is_built_stays_decided_unless_it_is_taken_back(kg: Kg, talks: Path) -> None:
    decide(kg, talks, {"Ostrava": ("reject", "")})
    assert kg("build", "in", "--out", "out").code == 0
    rows = listed(kg, "--all")
    assert kg("review", "out", "--apply", filled(talks, rows, {"Ostrava": ("reject", "")})).code == 0
    done = kg("review", "out", "--apply", filled(talks, rows, {"Ostrava": ("new record", "")}))
    assert done.code == 3
    assert "it is decided already: reject" in done.err


def test_a_record_that_others_need_is_not_taken_away(kg: Kg, talks: Path) -> None:
    rows = listed(kg)
    decide(kg, talks, {"Marta Velen": ("new record", ""), "Ivo Tarn": ("same as", "person/marta-velen")})
    done = kg("review", "out", "--apply", filled(talks, rows, {"Marta Velen": ("reject", "")}))
    assert done.code == 3
    assert "the authority does not know person/marta-velen" in done.err


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("<id/decision/x> nonsense .", "decisions.ttl:2:"),
        ("<id/decision/x> a part:Decision .", "decisions.ttl:2: decision/x: it has no "),
        ("<id/other/x> a part:Decision .", "a decision has a name below"),
        ('<id/decision/x> a part:Decision ; part:outcome part:Outcome ; schema:name "x" .', "its part:outcome is none"),
        (
            '<id/decision/x> a part:Decision ; part:outcome part:DecisionOutcome-sameAs ; schema:name "x" .',
            "does not go with its schema:object and schema:result",
        ),
        (ABOUT_X + "part:outcome part:DecisionOutcome-reject .", "«reject» does not go with"),
        (ABOUT_X + "part:outcome part:DecisionOutcome-accept .", "«accept» does not go with"),
        (ABOUT_X + "part:outcome part:DecisionOutcome-newRecord .", "has no class of its kind"),
        (ABOUT_X + "part:outcome part:DecisionOutcome-sameAs .", "the authority does not know person/gone"),
    ],
)
def test_broken_decisions_are_told_and_the_last_release_stays(kg: Kg, talks: Path, block: str, said: str) -> None:
    head = "@prefix part: <https://w3id.org/dateline/partnership#> . @prefix schema: <https://schema.org/> .\n"
    (talks / "out" / "decisions.ttl").write_text(head + block, encoding="utf-8")
    before = (talks / "out" / "current").resolve()
    done = kg("build", "in", "--out", "out")
    assert done.code == 3
    assert said in done.err
    assert (talks / "out" / "current").resolve() == before


def test_options_that_do_not_fit_are_refused(kg: Kg, talks: Path) -> None:
    assert kg("review", "out", "--by", "Ana").code == 2
    file = filled(talks, listed(kg), DECIDED)
    assert kg("review", "out", "--apply", file, "--date", "yesterday").code == 2
    assert kg("review", "out", "--apply", file, "--decisions", "no/such/folder.ttl").code == 2
    assert kg("review", "nowhere").code == 3
    (talks / "out" / "current" / "review.jsonl").write_text("nonsense\n", encoding="utf-8")
    broken = kg("review", "out")
    assert broken.code == 3
    assert "the review queue is broken" in broken.err
