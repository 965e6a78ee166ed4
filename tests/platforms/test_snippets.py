"""What README.md shows for other people's CI: each in ten lines, in words that its platform knows, and it runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from projects import BAD, GOOD, SHAPES

from kg import __version__

ROOT = Path(__file__).resolve().parents[2]
SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("### In your CI\n")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
WORKFLOW, GITLAB, PRE_COMMIT, MAKE = [text for language, text in BLOCKS if language in {"yaml", "make"}]


def read(text: str) -> Any:  # noqa: ANN401 - any YAML
    return yaml.safe_load(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give somebody's project: a folder of data and one of shapes."""
    for name, text in (("shapes/all.ttl", SHAPES), ("data/good.ttl", GOOD)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def shell(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "MAKE"))}
    return subprocess.run(command, cwd=folder, env={**own, "PATH": path}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("text", [text for _, text in BLOCKS])
def test_each_has_ten_lines_at_most(text: str) -> None:
    assert len(BLOCKS) == 5
    assert len(text.splitlines()) <= 10


@pytest.mark.parametrize(("schema", "text"), [("github-workflows", WORKFLOW), ("gitlab-ci", GITLAB)])
def test_its_platform_knows_its_keys(tmp_path: Path, schema: str, text: str) -> None:
    file = tmp_path / "ci.yml"
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file))
    for replaced, known in ((("", ""), True), (("runs-on:", "run-on:"), False), (("junit:", "junits:"), False)):
        file.write_text(text.replace(*replaced), encoding="utf-8")
        assert (shell(tmp_path, *command).returncode == 0) == (known or replaced[0] not in text)


def test_pre_commit_knows_its_keys(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    for text, known in ((PRE_COMMIT, True), (PRE_COMMIT.replace("rev:", "version:"), False)):
        file.write_text(text, encoding="utf-8")
        done = shell(tmp_path, sys.executable, "-m", "pre_commit", "validate-config", str(file))
        assert (done.returncode == 0) == known


def test_they_name_what_we_offer_at_this_version() -> None:
    steps = read(WORKFLOW)["jobs"]["shacl"]["steps"]
    inputs = read((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert steps[1]["uses"].endswith(f"/dateline-kg@v{__version__}")
    assert set(steps[1]["with"]) <= set(inputs)
    (hooks,) = read(PRE_COMMIT)["repos"]
    offered = {hook["id"] for hook in read((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in hooks["hooks"]} <= offered
    assert hooks["rev"] == f"v{__version__}"
    assert read(GITLAB)["shacl"]["script"][0].endswith(f"@v{__version__}")


def test_gitlab_s_job_writes_the_reports_that_it_names(project: Path) -> None:
    job = read(GITLAB)["shacl"]
    install, validate = job["script"]
    assert install.startswith("pip install git+https://")
    assert shell(project, "bash", "-c", validate).returncode == 0
    (project / "data" / "bad.ttl").write_text(BAD, encoding="utf-8")
    assert shell(project, "bash", "-c", validate).returncode == 1
    reports = job["artifacts"]["reports"]
    assert set(reports) == {"junit", "codequality"}
    (suite,) = ET.fromstring((project / reports["junit"]).read_text("utf-8"))  # noqa: S314 - our own text
    assert suite.get("failures") == "1"
    (entry,) = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert entry["location"] == {"path": "data/bad.ttl", "lines": {"begin": 2}}


def test_make_stops_where_data_do_not_conform(project: Path) -> None:
    (project / "Makefile").write_text(MAKE, encoding="utf-8")
    assert shell(project, "make", "validate").returncode == 0
    assert json.loads((project / "badge.json").read_text(encoding="utf-8"))["message"] == "conforms"
    (project / "data" / "bad.ttl").write_text(BAD, encoding="utf-8")
    done = shell(project, "make", "validate")
    assert (done.returncode, "data/bad.ttl:2:1:" in done.stdout) == (2, True)
    assert json.loads((project / "badge.json").read_text(encoding="utf-8"))["message"] == "1 violation"
