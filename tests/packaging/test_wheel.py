"""The wheel holds all that the command needs, and works from an empty environment in another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg import __version__

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHONPATH"))}


def run(*command: object, cwd: Path | None = None) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of commands of an empty environment with the wheel."""
    folder = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel)
    return folder / "bin"


@pytest.mark.parametrize("folder", ["ontology", "shapes", "seeds"])
def test_words_rules_and_seeds_are_inside(wheel: Path, folder: str) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"kg/data/{folder}/")}
    ours = {f"kg/data/{file.relative_to(ROOT).as_posix()}" for file in (ROOT / folder).rglob("*") if file.is_file()}
    assert inside
    assert inside == ours


def test_pages_and_licence_are_inside_and_tests_are_not(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("server/templates/") for name in names)
    assert any(name.startswith("server/static/") for name in names)
    assert any(name.endswith("LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_installed_command_builds_validates_and_queries_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    kg = installed / "kg"
    assert run(kg, "--version", cwd=tmp_path) == f"kg {__version__}\n"
    assert run(kg, "build", "--out", "out", cwd=tmp_path).startswith("13 articles, ")
    assert run(kg, "validate", "out", cwd=tmp_path).startswith("Conforms")
    rows = run(kg, "query", "out", "--file", "articles.rq", "--format", "csv", cwd=tmp_path).splitlines()
    assert len(rows) == 14
    assert rows[0] == "article,file,item,headline,publisher,credit,published,kind"


def test_the_package_does_not_lean_on_the_checkout(installed: Path, tmp_path: Path) -> None:
    program = "import kg.files; print(kg.files.SHAPES)"
    shapes = Path(run(installed / "python", "-c", program, cwd=tmp_path).strip())
    assert shapes.is_dir()
    assert not shapes.is_relative_to(ROOT)
