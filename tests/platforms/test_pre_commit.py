""".pre-commit-hooks.yaml: pre-commit takes it, and runs it on the files that kg reads, and on no others."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from projects import BAD, GOOD, SHAPES

from kg.places import SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
(HOOK,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


def accepted(file: Path) -> bool:
    return subprocess.run([*PRE_COMMIT, "validate-manifest", file], capture_output=True, check=False).returncode == 0


def test_pre_commit_takes_the_manifest(tmp_path: Path) -> None:
    assert accepted(MANIFEST)
    for change in ({"language": "pythn"}, {"types": ["txt"]}, {"files": "("}):
        other = tmp_path / "hooks.yaml"
        other.write_text(yaml.safe_dump([{**HOOK, **change}]), encoding="utf-8")
        assert not accepted(other), "a misspelt value is found"


def test_it_starts_a_command_that_the_package_installs() -> None:
    scripts = re.search(r"\[project\.scripts\]\n(\w+) = ", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert scripts
    assert HOOK["entry"].split() == [scripts[1], "validate"]


def test_it_is_for_the_endings_that_kg_reads() -> None:
    """Files that end in .xml may be any XML: those who keep RDF in them say so by `files`."""
    for suffix in SUFFIXES:
        assert bool(re.search(HOOK["files"], f"data/a{suffix}")) == (suffix != ".xml"), suffix
        assert bool(re.search(HOOK["files"], f"data/a{suffix.upper()}")) == (suffix != ".xml"), suffix
    assert not re.search(HOOK["files"], "data/ttl.py")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a repository that uses the hook; the command comes from this environment, all else from the manifest."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    own = {"language": "system", "args": ["--shapes", "shapes/all.ttl"], "exclude": "^shapes/"}
    config = {"repos": [{"repo": "local", "hooks": [{**HOOK, **own}]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for folder, name, text in (
        ("shapes", "all.ttl", SHAPES),
        ("the data", "good.ttl", GOOD),
        ("docs", "a.md", "no RDF"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def committing(repository: Path) -> tuple[int, str]:
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "GIT_"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), own["PATH"]])
    done = subprocess.run(
        [*PRE_COMMIT, "run", "--verbose"],
        cwd=repository,
        env={**own, "PATH": path, "PRE_COMMIT_HOME": str(repository.parent / "pre-commit")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_good_data_may_be_committed_and_bad_data_not(repository: Path) -> None:
    code, said = committing(repository)
    assert (code, "Conforms: 1 focus node, 1 shape." in said) == (0, True), said
    (repository / "the data" / "it's $(new).TTL").write_text(BAD, encoding="utf-8")
    code, said = committing(repository)
    assert code == 1, said
    assert "- exit code: 1" in said
    assert "the data/it's $(new).TTL:2:1: <http://ex.example/b>" in said, "its place"


def test_where_no_rdf_is_committed_nothing_is_run(repository: Path) -> None:
    shutil.rmtree(repository / "the data")
    code, said = committing(repository)
    assert (code, "no files to check" in said) == (0, True), said
