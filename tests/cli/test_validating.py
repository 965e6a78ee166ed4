"""`kg validate` in somebody's CI: places, formats, baselines, changed files, bad input; each its exit code."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli import run
from kg.errors import HouseError
from kg.reports import FORMATS
from kg.validation import Shapes

if TYPE_CHECKING:
    from conftest import Kg

SHAPES = """
@prefix ex: <http://ex.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S a sh:NodeShape ; sh:targetClass ex:T ;
    sh:property ex:S-name , [ sh:path ex:note ; sh:severity sh:Warning ; sh:maxCount 0 ; sh:message "No notes." ] .
ex:S-name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:message "Name it."@en ;
    sh:description "Lists show names."@en .
ex:Idle a sh:NodeShape ; sh:targetClass ex:Nothing ; sh:closed true .
"""
HEAD = "@prefix ex: <http://ex.example/> .\n"
GOOD = HEAD + 'ex:a a ex:T ; ex:name "a" .\n'
BAD = HEAD + "ex:b a ex:T ;\n    ex:name ex:c .\n"
MILD = HEAD + 'ex:m a ex:T ; ex:name "m" ;\n  ex:note "n" .\n'


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    for name, text in (("shapes", SHAPES), ("good", GOOD), ("bad", BAD), ("mild", MILD)):
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")


def results(out: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(out)["results"]
    return found


def test_a_violation_appears_on_its_line(kg: Kg) -> None:
    done = kg("validate", "bad.ttl", "--shapes", "shapes.ttl", "--format", "github")
    assert done.code == 1
    assert done.out.startswith("::error file=bad.ttl,line=3,col=13,title=S-name::Name it. (<http://ex.example/b>)")


def test_several_formats_at_once(kg: Kg, tmp_path: Path) -> None:
    formats = (
        "--format",
        "text",
        "--format",
        "sarif=out.sarif",
        "--format",
        "html=out.html",
        "--format",
        "badge=b.json",
    )
    done = kg("validate", "bad.ttl", "good.ttl", "--shapes", "shapes.ttl", *formats)
    assert done.code == 1
    assert "bad.ttl:3:13" in done.out
    (run,) = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["http://ex.example/S-name"]
    assert run["tool"]["driver"]["rules"][0]["help"]["text"] == "Lists show names."
    assert "<h2>S-name · name</h2>" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["message"] == "1 violation"
    one = kg("validate", "bad.ttl", "--shapes", "shapes.ttl", "--format", "json", "--format", "text=a", "--output", "b")
    assert (one.code, one.out) == (1, "")
    assert results((tmp_path / "b").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "text", "--format", "json"),
        ("--format", "text=a", "--format", "json=a"),
        ("--format", "text", "--format", "json", "--output", "a"),
        ("--format", "text=a", "--output", "b"),
        ("--format", "yaml=a"),
        ("--max", "-1"),
        ("--format", "text=no/such/folder"),
    ],
)
def test_formats_that_cannot_be_written_are_wrong_usage(kg: Kg, arguments: tuple[str, ...]) -> None:
    assert kg("validate", "good.ttl", "--shapes", "shapes.ttl", *arguments).code == 2


def test_the_engines_give_the_same_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for data, code in (("good", 0), ("mild", 0), ("bad", 1)):
        written = []
        for chosen in (("--engine", "driver"), ("--engine", "stock"), ()):
            formats = [f"--format={name}={name}" for name in FORMATS]
            assert run(["validate", f"{data}.ttl", "--shapes", "shapes.ttl", *formats, *chosen]) == code
            written.append([Path(name).read_text(encoding="utf-8") for name in FORMATS])
        assert written[0] == written[1] == written[2]


def test_the_engine_is_the_one_that_is_asked_for(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg("validate", "good.ttl", "--shapes", "shapes.ttl", "--engine", "fast").code == 2
    asked = []

    def refuse(*_: object, **options: object) -> None:
        asked.append(options["engine"])
        raise HouseError("enough")

    monkeypatch.setattr(Shapes, "load", classmethod(refuse))
    for arguments in ([], ["--engine", "driver"], ["--engine", "stock"]):
        assert run(["validate", "good.ttl", *arguments]) == 4
    assert asked == ["driver", "driver", "stock"]


def test_files_are_named_from_the_root_that_is_given(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "here").mkdir()
    arguments = ("validate", "../bad.ttl", "--shapes", "../shapes.ttl", "--root", "..")
    command = [sys.executable, "-m", "kg", *arguments, "--format", "github", "--format", "sarif=s", "--format=json=j"]
    done = subprocess.run(command, cwd=tmp_path / "deep", capture_output=True, text=True, check=False)
    assert done.stdout.startswith("::error file=bad.ttl,line=3,col=13,")
    (run,) = json.loads((tmp_path / "deep" / "s").read_text(encoding="utf-8"))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "bad.ttl", "uriBaseId": "%SRCROOT%"}
    assert json.loads((tmp_path / "deep" / "j").read_text(encoding="utf-8"))["data"] == ["bad.ttl"]
    below = kg(
        "validate", "bad.ttl", tmp_path / "good.ttl", "--shapes", "shapes.ttl", "--root", "deep", "--format=json"
    )
    assert json.loads(below.out)["data"] == ["../bad.ttl", "../good.ttl"]
    piped = [sys.executable, "-m", "kg", "validate", "-", "--data-format=turtle", "--shapes=../shapes.ttl", "--root=.."]
    done = subprocess.run(
        [*piped, "--format=github"], cwd=tmp_path / "deep", input=BAD, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("::error file=<stdin>,line=3,"), "it is no file"
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    broken = kg("validate", "broken.ttl", "--shapes", "shapes.ttl", "--root", "deep", "--format=github")
    assert broken.out.startswith("::error file=../broken.ttl,line=1,")


def test_what_cannot_be_read_is_annotated_on_its_line(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + "ex:a ex:b oops .\n", encoding="utf-8")
    options = ("--shapes", "shapes.ttl", "--format", "github")
    done = kg("validate", "a.ttl", "none.ttl", "good.ttl", *options)
    first, second = done.out.splitlines()
    assert done.code == 3
    assert first.startswith("::error file=a.ttl,line=2,col=11,title=Validation::no valid Turtle: oops")
    assert second.startswith("::error file=none.ttl,title=Validation::there is no such file")
    assert "Error: a.ttl:2:11" in done.err, "stderr tells it as ever"
    broken = kg("validate", "good.ttl", "--shapes", "good.ttl", "--format", "github=marks")
    assert (broken.code, broken.out) == (4, "")
    assert (tmp_path / "marks").read_text(encoding="utf-8").startswith("::error file=good.ttl,title=Validation::")
    assert kg("validate", "a.ttl", "--shapes", "shapes.ttl", "--format", "text").out == ""


def test_max_sets_how_many_examples_are_shown(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "many.ttl").write_text(HEAD + "".join(f"ex:n{n} a ex:T .\n" for n in range(9)), encoding="utf-8")
    for wanted, shown in (("2", 2), ("0", 9)):
        done = kg("validate", "many.ttl", "--shapes", "shapes.ttl", "--max", wanted)
        assert done.out.count("many.ttl:") == shown
        assert "9 results on 9 focus nodes, 100% of 9" in done.out


def test_colours_only_on_a_terminal(kg: Kg, tmp_path: Path) -> None:
    assert "\x1b" not in kg("validate", "bad.ttl", "--shapes", "shapes.ttl").out
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "kg", "validate", "bad.ttl", "--shapes", "shapes.ttl"]
        subprocess.run(command, cwd=tmp_path, stdout=theirs, env={**os.environ, **environment}, check=False)
        os.close(theirs)
        assert (b"\x1b[31m" in os.read(ours, 10000)) is coloured
        os.close(ours)


def test_warnings_fail_only_where_that_is_asked_for(kg: Kg) -> None:
    mild = kg("validate", "mild.ttl", "--shapes", "shapes.ttl")
    assert (mild.code, "No violation, but 1 warning" in mild.out) == (0, True)
    assert "mild.ttl:3:11" in mild.out
    assert kg("validate", "mild.ttl", "--shapes", "shapes.ttl", "--strict").code == 1


def test_a_shape_that_found_nothing_is_told(kg: Kg) -> None:
    done = kg("validate", "good.ttl", "--shapes", "shapes.ttl")
    assert done.code == 0
    assert "No focus node for 1 shape: Idle" in done.out
    assert kg("validate", "good.ttl", "--shapes", "shapes.ttl", "--strict-targets").code == 5


@pytest.mark.parametrize("version", ["0.29.1", "0.30.0", "0.40.9", "0.41.0", "1.0.0"])
def test_a_pyshacl_that_the_driver_was_not_tested_with_validates_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, version: str
) -> None:
    told = version not in {"0.30.0", "0.40.9"}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.validation.engines.version", lambda _: version)
    if told:
        monkeypatch.setattr("kg.validation.engines.Driver", None)
    assert run(["validate", "bad.ttl", "--shapes", "shapes.ttl", "--format", "github"]) == 1
    done = capsys.readouterr()
    assert done.out.startswith("::error file=bad.ttl,line=3,col=13,title=S-name::Name it.")
    assert (f"not tested with pySHACL {version}" in done.err) == told
    assert run(["validate", "bad.ttl", "--shapes", "shapes.ttl", "--engine", "stock"]) == 1
    assert "not tested" not in capsys.readouterr().err


def test_literals_that_their_datatype_does_not_allow_are_told_by_shapes_alone(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "ill.ttl").write_text(
        """
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <https://schema.org/> .
        <http://ex.example/a> a schema:Event ; schema:startDate "2023-02-31"^^xsd:date ;
            schema:maximumAttendeeCapacity "many"^^xsd:integer ; schema:isAccessibleForFree "maybe"^^xsd:boolean .
        """,
        encoding="utf-8",
    )
    (tmp_path / "dated.ttl").write_text(
        """
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix schema: <https://schema.org/> .
        <#E> a sh:NodeShape ; sh:targetClass schema:Event ; sh:property <#E-start> .
        <#E-start> a sh:PropertyShape ; sh:path schema:startDate ; sh:datatype xsd:date .
        """,
        encoding="utf-8",
    )
    done = kg("validate", "ill.ttl", "--shapes", "dated.ttl", "--format", "github")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("::error file=ill.ttl,line=3,col=65")


def test_a_baseline_lets_only_new_violations_fail(kg: Kg, tmp_path: Path) -> None:
    options = ("--shapes", "shapes.ttl")
    assert kg("validate", "bad.ttl", *options, "--write-baseline", "known.json").code == 1
    assert kg("validate", "bad.ttl", *options, "--format", "json", "--output", "report.json").code == 1
    (tmp_path / "bad.ttl").write_text(BAD.replace("\n", "\n\n# moved\n"), encoding="utf-8")
    for known in ("known.json", "report.json"):
        done = kg("validate", "bad.ttl", *options, "--baseline", known)
        assert (done.code, f"{known} knows them: 1 result." in done.err) == (0, True)
    (tmp_path / "bad.ttl").write_text(BAD + "ex:new a ex:T .\n", encoding="utf-8")
    new = kg("validate", "bad.ttl", *options, "--baseline", "known.json", "--format", "json")
    assert new.code == 1
    assert [result["focus"] for result in results(new.out)] == ["<http://ex.example/new>"]
    assert "lists 1 result too many" in kg("validate", "good.ttl", *options, "--baseline", "known.json").err
    assert kg("validate", "good.ttl", *options, "--baseline", "none.json").code == 3
    assert kg("validate", "good.ttl", *options, "--baseline", "bad.ttl").code == 3
    assert kg("validate", "good.ttl", *options, "--write-baseline", "no/such/folder").code == 2


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Marta Velen", "-c", "user.email=velen@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_only_what_git_says_was_touched(kg: Kg, tmp_path: Path) -> None:
    changed = ("validate", ".", "--shapes", "shapes.ttl", "--changed-since")
    outside = kg(*changed, "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (outside.code, "is in none" in outside.err) == (2, True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    unknown = kg(*changed, "nonsense")
    assert (unknown.code, "git knows no revision 'nonsense'" in unknown.err) == (2, True)
    assert kg(*changed, "--output=x").code == 2
    nothing = kg(*changed, "HEAD")
    assert (nothing.code, "0 of 4 files were touched" in nothing.err) == (5, True)
    assert kg(*changed, "HEAD", "--allow-empty").code == 0
    (tmp_path / "good.ttl").write_text(GOOD + "\n", encoding="utf-8")
    assert kg(*changed, "HEAD").code == 0, "bad.ttl was not touched"
    (tmp_path / "new é.ttl").write_text(BAD.replace("ex:b", "ex:d"), encoding="utf-8")
    done = kg(*changed, "HEAD", "--format", "json")
    assert done.code == 1
    assert {result["file"] for result in results(done.out)} == {"new é.ttl"}


def test_what_was_not_touched_is_still_looked_up(kg: Kg, tmp_path: Path) -> None:
    shapes = SHAPES + "ex:R a sh:NodeShape ; sh:targetSubjectsOf ex:to ; sh:property ex:R-to .\n"
    shapes += "ex:R-to a sh:PropertyShape ; sh:path ex:to ; sh:class ex:T .\n"
    (tmp_path / "shapes.ttl").write_text(shapes, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    (tmp_path / "more.ttl").write_text(HEAD + "ex:x ex:to ex:a .", encoding="utf-8")
    done = kg("validate", "good.ttl", "more.ttl", "--shapes", "shapes.ttl", "--changed-since", "HEAD")
    assert (done.code, "1 of 2 files" in done.err) == (0, True)


def test_of_a_touched_file_only_the_graphs_that_say_something_else(kg: Kg, tmp_path: Path) -> None:
    """Graphs are compared by what they say: order, prefixes and labels of blank nodes do not count."""
    old = HEAD + "ex:one { ex:b a ex:T ; ex:to [ ex:of [] ] . } ex:two { ex:c a ex:T . }\nex:f a ex:T .\n"
    new = (
        HEAD
        + "\nex:two { ex:d a ex:T . ex:c a ex:T }\nex:one { ex:b ex:to _:x . _:x ex:of _:y . ex:b a ex:T } "
        + "ex:f a ex:T ."
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "data.trig").write_text(old, encoding="utf-8")
    (tmp_path / "sub" / "broken.trig").write_text("{", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    (tmp_path / "sub" / "data.trig").write_text(new, encoding="utf-8")
    (tmp_path / "sub" / "broken.trig").write_text(HEAD + "ex:one { ex:e a ex:T }", encoding="utf-8")
    (tmp_path / "sub" / "new.trig").write_text(HEAD + "ex:one { ex:n a ex:T }", encoding="utf-8")
    done = kg("validate", "sub", "--shapes", "shapes.ttl", "--changed-since", "HEAD", "--format", "json")
    focus = sorted(str(result["focus"])[-2] for result in results(done.out))
    assert (done.code, focus) == (1, ["c", "d", "e", "n"])
    assert "3 of 3 files were touched since HEAD.\nAs before in them, and only looked up: 2 graphs." in done.err


def test_data_are_files_folders_globs_or_standard_input(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    shutil.move(tmp_path / "bad.ttl", tmp_path / "data" / "deep" / "bad.ttl")
    shutil.move(tmp_path / "good.ttl", tmp_path / "data" / "good.TTL")
    (tmp_path / "data" / "read.me").write_text("no RDF", encoding="utf-8")
    for argument in ("data", "data/**/*.ttl", "data/**", "data/deep/bad.ttl", str(tmp_path / "data" / "*" / "b?d.ttl")):
        done = kg("validate", argument, "--shapes", "shapes.ttl", "--format", "json")
        assert done.code == 1, done.err
        assert [result["line"] for result in results(done.out)] == [3]
    assert kg("validate", "data/*.xyz", "--shapes", "shapes.ttl").code == 3
    command = [sys.executable, "-m", "kg", "validate", "-", "--shapes", "shapes.ttl", "--format", "github"]
    assert subprocess.run(command, cwd=tmp_path, input=BAD, capture_output=True, text=True, check=False).returncode == 2
    command += ["--data-format", "turtle"]
    done_in = subprocess.run(command, cwd=tmp_path, input=BAD, capture_output=True, text=True, check=False)
    assert done_in.stdout.startswith("::error file=<stdin>,line=3")
    assert done_in.stderr == ""
    (tmp_path / "data.txt").write_text(BAD, encoding="utf-8")
    assert kg("validate", "data.txt", "--shapes", "shapes.ttl").code == 3
    assert kg("validate", "data.txt", "--shapes", "shapes.ttl", "--data-format", "turtle").code == 1


def test_every_broken_file_is_told_with_its_line_and_a_caret(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + "\n\tex:a ex:é oops .\n", encoding="utf-8")
    (tmp_path / "b.nq").write_text("\r\n<http://a> <b> .\r\n", encoding="utf-8")
    (tmp_path / "c.jsonld").write_text('{\n "@id" "x" }', encoding="utf-8")
    (tmp_path / "d.ttl").write_bytes(b"<a> <b> 'caf\xe9' .")
    (tmp_path / "e.rdf").write_text("<rdf:RDF>\n<a></b>", encoding="utf-8")
    done = kg(
        "validate", "a.ttl", "b.nq", "c.jsonld", "d.ttl", "e.rdf", "none.ttl", "good.ttl", "--shapes", "shapes.ttl"
    )
    assert (done.code, done.out) == (3, "")
    assert done.err.count("Error: ") == 6
    assert "Error: a.ttl:3:12: no valid Turtle: oops" in done.err
    assert "    \tex:a ex:é oops .\n    \t          ^\n" in done.err
    assert "Error: b.nq:2:" in done.err
    assert 'Error: c.jsonld:2:8: no valid JSON: Expecting \':\' delimiter\n     "@id" "x" }\n           ^\n' in done.err
    assert "Error: d.ttl:1:13: the file is not UTF-8" in done.err
    assert "Error: e.rdf" in done.err
    assert "Error: none.ttl: there is no such file" in done.err


def test_shapes_as_data_and_data_as_shapes_are_told(kg: Kg, tmp_path: Path) -> None:
    shapes = kg("validate", "shapes.ttl", "--shapes", "shapes.ttl")
    assert (shapes.code, "shapes.ttl holds shapes, which are no data: give it with --shapes." in shapes.err) == (
        5,
        True,
    )
    assert kg("validate", "good.ttl", "--shapes", "good.ttl").code == 4
    (tmp_path / "empty.ttl").touch()
    empty = kg("validate", "empty.ttl", "--shapes", "shapes.ttl")
    assert (empty.code, "empty.ttl holds no triple." in empty.err) == (5, True)


@pytest.mark.parametrize(
    "document",
    [
        '{\n"@context": "http://127.0.0.1:9/context.jsonld", "@type": "http://ex.example/T"}',
        '{\n"@context": [{"@vocab": "http://ex.example/"}, "http://127.0.0.1:9/c"], "@id": "a:b", "name": "n"}',
        '[{"http://ex.example/p": {\n"@context": {"@import": "http://127.0.0.1:9/c"}, "@id": "a:b"}}]',
    ],
)
def test_nothing_is_fetched_unless_it_is_allowed(kg: Kg, tmp_path: Path, document: str) -> None:
    (tmp_path / "far.jsonld").write_text(document, encoding="utf-8")
    done = kg("validate", "far.jsonld", "--shapes", "shapes.ttl")
    assert (done.code, done.out) == (3, "")
    assert "Error: far.jsonld:2:" in done.err
    assert "remote context 'http://127.0.0.1:9/c" in done.err
    assert "--allow-network" in done.err
    tried = kg("validate", "far.jsonld", "--shapes", "shapes.ttl", "--allow-network")
    assert tried.code == 3
    assert "--allow-network" not in tried.err


def test_deep_and_long_input_ends_with_a_message(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "deep.jsonld").write_text('{"http://a/b":' * 5000 + "1" + "}" * 5000, encoding="utf-8")
    (tmp_path / "deep.ttl").write_text("<a> <b> " + "[ <b> " * 3000 + "1" + " ]" * 3000 + " .", encoding="utf-8")
    done = kg("validate", "deep.jsonld", "deep.ttl", "--shapes", "shapes.ttl")
    assert done.code == 3
    assert done.err.count("it is nested too deeply") == 2
    long = HEAD + 'ex:a a ex:T ; ex:name """' + 'a "long" line\n' * 1_500_000 + '""" ;\n ex:note 1 .'
    (tmp_path / "long.ttl").write_text(long, encoding="utf-8")
    done = kg("validate", "long.ttl", "--shapes", "shapes.ttl")
    assert done.code == 0
    assert "long.ttl:1500003:10" in done.out


def test_of_a_build_folder_graphs_and_quotes_are_named(kg: Kg, built: Path, captures: Path, tmp_path: Path) -> None:
    shapes = """@prefix part: <https://w3id.org/dateline/partnership#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    <http://s/> a sh:NodeShape ; sh:targetClass part:PostHeld ; sh:property <http://s/p> .
    <http://s/p> a sh:PropertyShape ; sh:path part:holder ; sh:maxCount 0 ; sh:message "None." ."""
    (tmp_path / "none.ttl").write_text(shapes, encoding="utf-8")
    done = kg("validate", built, "--shapes", "none.ttl", "--captures", captures, "--format", "json")
    assert done.code == 1
    assert "quotes were looked up in the captures" in done.err
    found = results(done.out)
    assert len(found) >= 3
    for result in found:
        assert (result["file"], result["line"]) == (None, None)
        assert str(result["graph"]).startswith("http://localhost:8000/graph/article/")
        quote = result["quote"]
        assert isinstance(quote, dict)
        text = (tmp_path / quote["capture"]).read_text(encoding="utf-8")
        assert " ".join(quote["sentence"].split()[:2]) in " ".join(text.split())
        assert text.count("\n", 0, quote["start"]) + 1 == quote["line"]
    marked = kg("validate", built, "--shapes", "none.ttl", "--captures", captures, "--format", "github")
    assert ".txt,line=" in marked.out.splitlines()[0]


def test_a_capture_that_is_not_the_one_is_found(kg: Kg, built: Path, captures: Path, tmp_path: Path) -> None:
    assert kg("validate", built, "--captures", captures).code == 0
    shutil.copytree(built, tmp_path / "out", symlinks=True)
    dump = tmp_path / "out" / "current" / "dumps" / "dateline.nq"
    dump.write_text(dump.read_text(encoding="utf-8").replace('#exact> "Marta Velen"', '#exact> "Marta Velin"'), "utf-8")
    done = kg("validate", "out", "--captures", captures)
    assert done.code == 1
    assert "Quote the words that stand between start and end" in done.out
