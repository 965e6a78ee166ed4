"""Each format can be read by what reads such files, and says what the report says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph

from kg.errors import InputError, Place, UsageError
from kg.model import Quote, Report, Result
from kg.reports import FORMATS, Options, marked, render
from kg.vocab import RDF, SH

SHAPE = "<https://shapes.example/#Post>"
IDLE_SHAPE = "<https://shapes.example/#Event>"
EVIL = 'a "name" | with <marks>, 50 % & a\nline\x07'
RESULT = Result(
    focus="<http://localhost:8000/id/post/talks/velen-minister>",
    path="<https://schema.org/roleName>",
    value=json.dumps(EVIL) + "@en",
    shape=SHAPE,
    constraint="<http://www.w3.org/ns/shacl#PatternConstraintComponent>",
    severity="Violation",
    message=f"Mend the title: {EVIL}",
)
PLACED = replace(
    RESULT,
    severity="Warning",
    file="data/talks.ttl",
    line=12,
    column=5,
    message="Mend it.",
    also=(Place("data/more.ttl", 3, 1),),
    quote=Quote("talks.txt", 24, "Velen, the minister, said so.", 2),
)
BAD = Report(conforms=False, results=(RESULT, PLACED), targets=((SHAPE, 3), (IDLE_SHAPE, 0)), data=("http://g/",))
GOOD = Report(conforms=True, results=(), targets=((SHAPE, 3),))
MILD = Report(conforms=False, results=(PLACED,), targets=((SHAPE, 3),))
IDLE = Report(conforms=True, results=(), targets=((SHAPE, 0),))


def test_the_formats_are_those_of_the_contract() -> None:
    contract = ["text", "json", "github", "sarif", "junit", "markdown", "turtle"]
    assert set(FORMATS) == {*contract, "html", "badge", "codequality"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", [BAD, GOOD, IDLE, MILD], ids=["bad", "good", "idle", "mild"])
def test_every_format_writes_every_report(name: str, report: Report) -> None:
    written = render(report, name)
    assert written.endswith("\n")
    assert written == render(report, name)
    written.encode("utf-8")


def test_an_unknown_format_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no report format 'yaml'") as caught:
        render(GOOD, "yaml")
    assert "sarif" in str(caught.value.hint)


def test_text_says_the_verdict_and_groups_by_shape_path_and_demand() -> None:
    text = render(BAD, "text")
    assert text.startswith("Does not conform: 1 violation, 1 warning (3 focus nodes, 2 shapes).\n")
    assert text.count("\nPost · roleName\n") == 1
    assert "  Warning: Mend it. [Pattern]\n    1 result on 1 focus node, 33% of 3\n" in text
    assert "data/talks.ttl:12:5: <http://localhost:8000/id/post/talks/velen-minister>" in text
    assert "also data/more.ttl:3:1" in text
    assert "talks.txt:2: “Velen, the minister, said so.”" in text
    assert "\x07" not in text
    assert text.endswith("No focus node for 1 shape: Event\n")
    assert render(GOOD, "text") == "Conforms: 3 focus nodes, 1 shape.\n"
    assert render(IDLE, "text").startswith("Nothing was validated: no shape found a focus node")
    assert render(MILD, "text").startswith("No violation, but 1 warning (3 focus nodes")


def test_text_shows_as_many_examples_as_are_asked_for() -> None:
    many = tuple(replace(RESULT, message="Mend it.", focus=f"<http://localhost:8000/id/post/{n}>") for n in range(25))
    report = replace(BAD, results=many, targets=((SHAPE, 50),))
    text = render(report, "text")
    assert "25 results on 25 focus nodes, 50% of 50" in text
    assert text.count("localhost") == 3
    assert "… and 22 more" in text
    assert render(report, "text", Options(examples=7)).count("localhost") == 7
    everything = render(report, "text", Options(examples=0))
    assert everything.count("localhost") == 25
    assert "more" not in everything


def test_colours_only_where_they_are_asked_for() -> None:
    assert "\x1b[" not in render(BAD, "text")
    coloured = render(BAD, "text", Options(colour=True))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render(BAD, "text")
    assert coloured.startswith("\x1b[31m")
    assert render(GOOD, "text", Options(colour=True)).startswith("\x1b[32m")


def test_json() -> None:
    document = json.loads(render(BAD, "json"))
    assert document["conforms"] is False
    assert document["focusNodes"] == 3
    assert document["targets"][SHAPE] == 3
    assert document["data"] == ["http://g/"]
    assert document["results"][0]["value"] == RESULT.value
    placed = document["results"][1]
    assert (placed["file"], placed["line"], placed["column"]) == ("data/talks.ttl", 12, 5)
    assert placed["also"] == [{"file": "data/more.ttl", "line": 3, "column": 1}]
    assert placed["quote"]["sentence"] == "Velen, the minister, said so."
    assert len({result["fingerprint"] for result in document["results"]}) == 2


def test_github_annotations_are_one_line_each() -> None:
    lines = render(BAD, "github").splitlines()
    assert len(lines) == 3
    assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)
    assert "%0A" in lines[0]
    assert "50 %25" in lines[0]
    assert lines[1].startswith("::warning file=data/talks.ttl,line=12,col=5,title=Post::Mend it. (<")
    assert lines[2].startswith("::error title=Validation::")
    assert render(GOOD, "github").startswith("::notice ")
    assert render(IDLE, "github").startswith("::error ")


def test_errors_are_github_annotations_each_on_its_line() -> None:
    class SeveralError(InputError):
        each = (
            InputError("no valid Turtle:\n::set-output name=conforms::true", place=Place("a b,c.ttl", 3, 12)),
            InputError("there is no such file", place=Place("d.ttl"), hint="Check the path."),
        )

    assert marked(SeveralError("several"), str.upper).splitlines() == [
        "::error file=A B%2CC.TTL,line=3,col=12,title=Validation::no valid Turtle:%0A::set-output name=conforms::true",
        "::error file=D.TTL,title=Validation::there is no such file%0ACheck the path.",
    ]
    assert marked(UsageError("no such revision")) == "::error title=Validation::no such revision\n"


def test_code_quality_has_all_that_gitlab_requires() -> None:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    entries = json.loads(render(BAD, "codequality"))
    assert [entry["check_name"] for entry in entries] == ["Post", "Post"]
    assert entries[1]["location"] == {"path": "data/talks.ttl", "lines": {"begin": 12}}
    assert [entry["severity"] for entry in entries] == ["major", "minor"]
    assert len({entry["fingerprint"] for entry in entries}) == 2
    assert all(entry["description"] for entry in entries)
    assert entries[0]["location"] == {"path": "http://g/", "lines": {"begin": 1}}, (
        "what was validated, where no more is known"
    )
    elsewhere = replace(BAD, results=(replace(PLACED, file=None),))
    assert json.loads(render(elsewhere, "codequality"))[0]["location"] == {"path": "talks.txt", "lines": {"begin": 2}}
    assert json.loads(render(GOOD, "codequality")) == []


def test_junit_has_a_case_a_shape() -> None:
    root = ET.fromstring(render(BAD, "junit"))  # noqa: S314 - our own text
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    cases = {case.get("name"): case for case in suite}
    failure = cases["Post"].find("failure")
    assert failure is not None
    assert failure.get("type") == "PatternConstraintComponent"
    assert failure.text is not None
    assert failure.text.count("roleName") == 1
    mild = cases["Post"].find("system-out")
    assert mild is not None
    assert "warning: data/talks.ttl:12:5" in str(mild.text)
    assert cases["Event"].find("skipped") is not None


def test_junit_has_an_error_where_nothing_was_validated() -> None:
    (suite,) = ET.fromstring(render(IDLE, "junit"))  # noqa: S314 - our own text
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "0", "1")
    assert suite.find("testcase/error") is not None


def test_markdown_is_one_row_a_group_and_data_writes_nothing_into_it() -> None:
    written = render(BAD, "markdown")
    rows = [line for line in written.splitlines() if "| Post" in line]
    assert len(rows) == 2
    assert all(row.count("|") == 6 for row in rows)
    assert "<marks>" not in written
    assert "data/talks.ttl:12:5" in written
    assert "❌" in written.splitlines()[2]
    assert "✅" in render(GOOD, "markdown").splitlines()[2]


def test_html_is_one_page_without_script_or_other_files() -> None:
    written = render(BAD, "html")
    assert written.startswith("<!DOCTYPE html>")
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", written)
    assert "<marks>" not in written
    assert "data/talks.ttl:12:5" in written
    well_formed = ET.fromstring(re.sub(r"<!DOCTYPE html>|<meta[^>]*>|<br>", "", written))  # noqa: S314 - our own text
    assert [heading.text for heading in well_formed.iter("h2")] == ["Post · roleName"] * 2 + ["No focus node"]
    many = tuple(replace(RESULT, focus=f"<http://localhost:8000/id/post/{n}>") for n in range(25))
    folded = render(replace(BAD, results=many), "html")
    assert "<summary>22 more</summary>" in folded
    assert folded.count("<tr>") == 25


@pytest.mark.parametrize(
    ("report", "message", "colour"),
    [
        (BAD, "1 violation, 1 warning", "red"),
        (MILD, "1 warning", "yellow"),
        (GOOD, "conforms", "brightgreen"),
        (IDLE, "nothing validated", "lightgrey"),
    ],
    ids=["bad", "mild", "good", "idle"],
)
def test_the_badge_is_what_shields_io_reads(report: Report, message: str, colour: str) -> None:
    badge = json.loads(render(report, "badge"))
    assert badge == {"schemaVersion": 1, "label": "SHACL", "message": message, "color": colour}


def test_turtle_is_the_standard_s_report() -> None:
    graph = Graph().parse(data=render(BAD, "turtle"), format="turtle")
    report = graph.value(predicate=RDF.type, object=SH.ValidationReport, any=False)
    assert str(graph.value(report, SH.conforms)) == "false"
    assert len(list(graph.objects(report, SH.result))) == 2
    assert {str(message) for message in graph.objects(None, SH.resultMessage)} == {RESULT.message, "Mend it."}
    assert set(graph.objects(None, SH.resultSeverity)) == {SH.Violation, SH.Warning}
    assert len(Graph().parse(data=render(GOOD, "turtle"), format="turtle")) == 2


def test_turtle_takes_blank_nodes_and_paths() -> None:
    path = "[ <http://www.w3.org/ns/shacl#inversePath> <https://schema.org/about> ]"
    result = replace(RESULT, focus="_:b0", value="_:b1", path=path)
    graph = Graph().parse(data=render(Report(conforms=False, results=(result,)), "turtle"), format="turtle")
    assert len(list(graph.subject_objects(SH.inversePath))) == 1


def test_the_same_bytes_under_any_hash_seed() -> None:
    """Python orders sets of strings differently in each process; no report may show it."""
    example = Path(__file__).parents[1] / "shapes" / "evidence" / "violating-body-as-text.ttl"
    script = (
        "from pathlib import Path; from rdflib import Graph; from kg.files import SHAPES;"
        "from kg.reports import FORMATS, render; from kg.validation import Shapes, validate;"
        f"report = validate(Graph().parse({str(example)!r}), Shapes.load(SHAPES));"
        "assert len(report.results) > 2; print(*(render(report, name) for name in FORMATS))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(written) == 1
