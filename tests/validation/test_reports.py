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

from kg.errors import UsageError
from kg.model import Report, Result
from kg.reports import FORMATS, render
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
PLACED = replace(RESULT, severity="Warning", file="data/talks.ttl", line=12, column=5, message="Mend it.")
BAD = Report(conforms=False, results=(RESULT, PLACED), targets=((SHAPE, 3), (IDLE_SHAPE, 0)), data=("http://g/",))
GOOD = Report(conforms=True, results=(), targets=((SHAPE, 3),))
IDLE = Report(conforms=True, results=(), targets=((SHAPE, 0),))


def test_the_formats_are_those_of_the_contract() -> None:
    assert list(FORMATS) == ["text", "json", "github", "sarif", "junit", "markdown", "turtle"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", [BAD, GOOD, IDLE], ids=["bad", "good", "idle"])
def test_every_format_writes_every_report(name: str, report: Report) -> None:
    written = render(report, name)
    assert written.endswith("\n")
    assert written == render(report, name)
    written.encode("utf-8")


def test_an_unknown_format_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no report format 'yaml'") as caught:
        render(GOOD, "yaml")
    assert "sarif" in str(caught.value.hint)


def test_text_says_the_verdict_and_groups_by_shape_and_path() -> None:
    text = render(BAD, "text")
    assert text.startswith("Does not conform: 1 violation, 1 warning (3 focus nodes, 2 shapes).\n")
    assert "\nPost · roleName (2)\n" in text
    assert "data/talks.ttl:12:5: <http://localhost:8000/id/post/talks/velen-minister>" in text
    assert "[Pattern]" in text
    assert render(GOOD, "text") == "Conforms: 3 focus nodes, 1 shape.\n"
    assert render(IDLE, "text").startswith("Nothing was validated: no shape found a focus node")


def test_text_cuts_long_groups_and_counts_them() -> None:
    many = tuple(replace(RESULT, message="Mend it.", focus=f"<http://localhost:8000/id/post/{n}>") for n in range(25))
    text = render(replace(BAD, results=many), "text")
    assert "(25)" in text
    assert "… and 15 more" in text


def test_json() -> None:
    document = json.loads(render(BAD, "json"))
    assert document["conforms"] is False
    assert document["focusNodes"] == 3
    assert document["targets"][SHAPE] == 3
    assert document["data"] == ["http://g/"]
    assert document["results"][0]["value"] == RESULT.value
    assert document["results"][1]["line"] == 12


def test_github_annotations_are_one_line_each() -> None:
    lines = render(BAD, "github").splitlines()
    assert len(lines) == 3
    assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)
    assert "%0A" in lines[0]
    assert "50 %25" in lines[0]
    assert lines[1].startswith("::warning file=data/talks.ttl,line=12,col=5,title=Post::Mend it.")
    assert lines[2].startswith("::error title=Validation::")
    assert render(GOOD, "github").startswith("::notice ")
    assert render(IDLE, "github").startswith("::error ")


def test_sarif_has_what_the_standard_requires() -> None:
    document = json.loads(render(BAD, "sarif"))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert run["tool"]["driver"]["name"] == "dateline-kg"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert "physicalLocation" not in run["results"][0]["locations"][0]
    physical = run["results"][1]["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": "data/talks.ttl"}, "region": {"startLine": 12, "startColumn": 5}}


def test_junit_has_a_case_a_shape() -> None:
    root = ET.fromstring(render(BAD, "junit"))  # noqa: S314 - our own text
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    cases = {case.get("name"): case for case in suite}
    failure = cases["Post"].find("failure")
    assert failure is not None
    assert failure.get("type") == "PatternConstraintComponent"
    assert failure.text is not None
    assert failure.text.count("roleName") == 2
    assert cases["Event"].find("skipped") is not None


def test_markdown_is_one_row_a_group() -> None:
    rows = [line for line in render(BAD, "markdown").splitlines() if line.startswith("| Post")]
    assert len(rows) == 1
    assert "\\|" in rows[0]
    assert "&lt;marks&gt;" in rows[0]


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
