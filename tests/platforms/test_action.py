"""action.yml: GitHub knows its keys, no input is shell, and its steps do what it says, on good data and on bad."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree as ET

import pytest
import yaml
from runner import ACTION, ROOT, STEPS, Done, run

INSTALL = [step for step in STEPS if step.get("id") in {"python", "install"}]
REST = [step for step in STEPS if step not in INSTALL]
UPLOAD = "github/codeql-action/upload-sarif"
SHAPES = """
@prefix ex: <http://ex.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S a sh:NodeShape ; sh:targetClass ex:T ;
    sh:property ex:S-name , [ sh:path ex:note ; sh:severity sh:Warning ; sh:maxCount 0 ; sh:message "No notes." ] .
ex:S-name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:message "Name it."@en .
"""
HEAD = "@prefix ex: <http://ex.example/> .\n"
GOOD = HEAD + 'ex:a a ex:T ; ex:name "a" .\n'
BAD = HEAD + "ex:b a ex:T ;\n    ex:name ex:c .\n"
MILD = HEAD + 'ex:m a ex:T ; ex:name "m" ;\n  ex:note "n" .\n'
EVIL = """it's a "new" $(touch pwned) `touch pwned` && touch pwned; $HOME ${IFS} é"""


class Act(Protocol):
    """Runs the action's steps after its installation, with these inputs, in the workspace."""

    def __call__(self, **inputs: str) -> Done: ...


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Give what the action's own installation leaves; it is done once, as it takes a while."""
    scratch = tmp_path_factory.mktemp("runner's temp")
    with_python = [{**step, "env": {"PYTHON": sys.executable}} for step in INSTALL]
    done = run(with_python, {"data": "none"}, scratch, scratch, Done())
    assert done.codes == {"install": 0}, done.printed
    assert done.used == []
    return done


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "a workspace"
    folder.mkdir()
    for name, text in (("shapes", SHAPES), ("good", GOOD), ("bad", BAD), ("mild", MILD)):
        (folder / f"{name}.ttl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def act(installed: Done, workspace: Path, tmp_path: Path) -> Act:
    def call(**inputs: str) -> Done:
        scratch = tmp_path / "temp"
        scratch.mkdir(exist_ok=True)
        outputs = {"install": installed.outputs["install"]}
        given = {"shapes": "shapes.ttl"} | {name.replace("_", "-"): value for name, value in inputs.items()}
        return run(REST, given, workspace, scratch, Done(outputs=outputs))

    return call


def known_to(schema: str, file: Path) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_github_knows_all_its_keys(tmp_path: Path) -> None:
    assert known_to("github-actions", ROOT / "action.yml")
    for change in ({"input": {}}, {"runs": {"using": "composite", "steps": [{"run": "true", "shel": "bash"}]}}):
        other = tmp_path / "action.yml"
        other.write_text(yaml.safe_dump({**ACTION, **change}), encoding="utf-8")
        assert not known_to("github-actions", other), "a misspelt key is found"


def test_no_input_is_a_part_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []


def test_every_input_is_used_and_every_used_one_is_declared() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    outputs = re.findall(r"steps\.(\w+)\.outputs\.([\w-]+)", json.dumps(ACTION))
    written = {step["id"]: step.get("run", "python-path") for step in STEPS if "id" in step}
    assert [name for step, name in outputs if name not in written[step]] == []


def test_other_actions_are_pinned_to_a_commit_and_say_which_version_it_is() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    lines = re.findall(r"^ *uses: (.*)$", text, re.MULTILINE)
    assert len(lines) == 2
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in lines)


def test_a_python_that_is_too_old_is_told(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = run([{**step, "env": {"PYTHON": str(old)}} for step in INSTALL], {}, tmp_path, tmp_path, Done())
    assert done.code == 2
    assert done.commands[0][2].startswith("python3 is older than 3.11")
    chosen = run(INSTALL[:1], {"python-version": "3.12"}, tmp_path, tmp_path, Done())
    assert chosen.used == ["actions/setup-python"]


def test_good_data(act: Act) -> None:
    done = act(data="good.ttl")
    assert done.code == 0, done.printed
    assert {name: done.given[name] for name in ("conforms", "results")} == {"conforms": "true", "results": "0"}
    assert json.loads(Path(done.given["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"] == []
    assert [command for command, _, _ in done.commands] == ["notice"]
    assert done.summary.startswith("# Validation\n\n✅ Conforms")
    assert done.used == [UPLOAD]
    assert act(data="good.ttl", upload="false").used == []


def test_a_violation_fails_on_its_line_and_is_uploaded(act: Act) -> None:
    done = act(data="good.ttl\n\nbad.ttl\n")
    assert done.code == 1
    assert (done.given["conforms"], done.given["results"]) == ("false", "1")
    (log,) = json.loads(Path(done.given["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bad.ttl"
    command, where, said = done.commands[0]
    assert (command, where["file"], where["line"]) == ("error", "bad.ttl", "3")
    assert said.startswith("Name it.")
    assert "❌ Does not conform" in done.summary
    assert done.used == [UPLOAD]


def test_no_input_is_read_by_a_shell(act: Act, workspace: Path) -> None:
    folder = workspace / EVIL
    folder.mkdir()
    shutil.move(workspace / "shapes.ttl", folder / f"--{EVIL}.ttl")
    shutil.move(workspace / "bad.ttl", folder / f"-bad {EVIL}.ttl")
    before = sorted(path for path in workspace.rglob("*"))
    done = act(
        working_directory=EVIL,
        data=f"-bad {EVIL}.ttl",
        shapes=f"--{EVIL}.ttl",
        formats=f"junit={EVIL}.xml\nbadge=b $(touch pwned).json",
        options="--max\n7",
    )
    assert done.code == 1, done.printed
    assert done.commands[0][1]["file"] == f"{EVIL}/-bad {EVIL}.ttl", "as it is named from the top"
    written = set(workspace.rglob("*")) - set(before)
    assert written == {folder / f"{EVIL}.xml", folder / "b $(touch pwned).json"}
    (suite,) = ET.fromstring((folder / f"{EVIL}.xml").read_text("utf-8"))  # noqa: S314 - our own text
    assert suite.get("failures") == "1"
    assert json.loads((folder / "b $(touch pwned).json").read_text("utf-8"))["message"] == "1 violation"
    for name in ("baseline", "changed_since", "options", "strict"):
        assert act(**{"data": "good.ttl", "shapes": "good.ttl", name: EVIL}).code in {2, 3, 4}
    assert not [path for path in workspace.rglob("*") if path.name == "pwned"]


def test_strict_baseline_and_further_options(act: Act) -> None:
    assert act(data="mild.ttl").code == 0
    assert act(data="mild.ttl", strict="true").code == 1
    assert act(data="mild.ttl", strict="yes").code == 2
    assert act(data="bad.ttl", options="--write-baseline=known.json\n--engine=stock").code == 1
    known = act(data="bad.ttl", baseline="known.json")
    assert (known.code, known.given["results"]) == (0, "0")
    assert "known.json knows them: 1 result." in known.printed


def test_of_a_repository_files_are_named_from_its_top_and_only_touched_ones_are_validated(
    act: Act, workspace: Path
) -> None:
    inner = workspace / "checked out" / "data"
    inner.mkdir(parents=True)
    for name in ("bad", "good", "shapes"):
        shutil.move(workspace / f"{name}.ttl", inner / f"{name}.ttl")
    git = ("git", "-c", "user.name=Marta Velen", "-c", "user.email=velen@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        subprocess.run([*git, *arguments], cwd=inner.parent, check=True)
    whole = act(working_directory="checked out/data", data="bad.ttl\ngood.ttl")
    assert whole.code == 1
    assert whole.commands[0][1]["file"] == "data/bad.ttl"
    untouched = act(working_directory="checked out/data", data="bad.ttl\ngood.ttl", changed_since="HEAD")
    assert (untouched.code, untouched.given["results"]) == (0, "0"), untouched.printed
    (inner / "bad.ttl").write_text(BAD + "\n", encoding="utf-8")
    assert act(working_directory="checked out/data", data="bad.ttl\ngood.ttl", changed_since="HEAD").code == 1
    unknown = act(working_directory="checked out/data", data="bad.ttl", changed_since="nonsense")
    assert (unknown.code, unknown.used) == (2, [])


def test_what_cannot_be_read_is_annotated_and_gives_no_command(act: Act, workspace: Path) -> None:
    evil = "::set-output name=conforms::true"
    (workspace / "broken.ttl").write_text(f"{HEAD}{evil}\n", encoding="utf-8")
    done = act(data="broken.ttl\ngood.ttl")
    assert done.code == 3
    assert evil in done.printed
    assert [(command, where["file"], where["line"]) for command, where, _ in done.commands] == [
        ("error", "broken.ttl", "2")
    ]
    assert set(done.given.values()) == {""}
    assert done.used == [], "an empty log would close what is open"
    assert "❌ Nothing was validated (exit code 3)." in done.summary
    assert f"        {evil}" in done.summary, "in a code block"


def test_nothing_validated_is_no_success(act: Act, workspace: Path) -> None:
    (workspace / "other.ttl").write_text("<http://a/> <http://b/> 1 .", encoding="utf-8")
    done = act(data="other.ttl")
    assert (done.code, done.given["conforms"], done.used) == (5, "", [])
    assert "Nothing was validated" in done.summary
    assert act(data="").code == 2


def test_this_runner_follows_commands_as_github_s_does() -> None:
    """The tests above lean on it: it must see a command where there is one, and none where they were stopped."""
    done = Done(
        printed="a\n  ::error file=a%2Cb,line=1::x%0Ay\n::stop-commands::t\n::error::z\n::t::\n::notice::n\nb ::c::"
    )
    assert done.commands == [("error", {"file": "a,b", "line": "1"}, "x\ny"), ("notice", {}, "n")]
