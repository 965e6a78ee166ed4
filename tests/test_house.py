"""The house rules that a linter does not know: which way imports go, how large things may grow, what is not written."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from kg import PARTS
from kg.files import QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
ORDER = [*PARTS, "server"]
"""The map of the house: a module may import only modules before it. The command line alone starts the server."""
EXCEPTIONS = {("cli", "server")}
MAX_FUNCTION_LINES = 45
MAX_MODULE_LINES = 300
MAX_PARAMETERS = 5
FORBIDDEN = {"utils", "util", "helpers", "helper", "services", "service_layer", "manager", "managers", "common", "misc"}
INVENTED_PATHS = {b"/home/marta/"}
"""Paths of nobody's machine, in examples of what must not be published."""
MODULES = sorted([*(ROOT / "kg").rglob("*.py"), *(ROOT / "server").rglob("*.py")])


def part_of(file: Path) -> str:
    """Give the part of the house to which a module belongs; empty for the package itself."""
    relative = file.relative_to(ROOT)
    if relative.parts[0] == "server":
        return "server"
    part = relative.parts[1].removesuffix(".py")
    return "" if part.startswith("__") else part


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            names = [f"kg.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("kg.")}
        found |= {"server" for name in names if name.split(".")[0] == "server"}
    return found & set(ORDER)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50
    assert {part_of(file) for file in MODULES} - {""} == set(ORDER)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_go_one_way(file: Path) -> None:
    part = part_of(file)
    if not part:
        return
    allowed = set(ORDER[: ORDER.index(part) + 1]) | {target for source, target in EXCEPTIONS if source == part}
    assert imported(file) <= allowed


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_grows_too_large(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_MODULE_LINES or is_a_table(file)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{node.name} has {length} lines"
            positional = [a.arg for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in {"self", "cls"}]
            assert len(positional) <= MAX_PARAMETERS, f"{node.name} has {len(positional)} parameters"


def is_a_table(file: Path) -> bool:
    """Whether a module is the interface types, or mostly data: it may be as long as its rows."""
    if file.name == "model.py":
        return True
    tree = ast.parse(file.read_text(encoding="utf-8"))
    rows = sum(
        (node.end_lineno or 0) - node.lineno + 1 for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)
    )
    return rows * 2 > len(file.read_text(encoding="utf-8").splitlines())


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {name for file in MODULES for name in (file.stem, *file.relative_to(ROOT).parts[:-1])}
    assert not names & FORBIDDEN


@pytest.mark.parametrize(
    "file", [f for f in MODULES if part_of(f) not in {"cli", ""}], ids=lambda f: str(f.relative_to(ROOT))
)
def test_the_library_does_not_print_end_the_process_or_read_the_clock(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "os._exit" and file.parent.name == "processes":
                continue  # a forked process has no other way to end without running its parent's exit handlers
            assert called not in {"print", "exit", "quit", "sys.exit", "os._exit", "time.time", "uuid.uuid4"}, called
            assert not re.search(r"\b(datetime|date|dt)\.(now|today|utcnow)$", called), called
            assert not called.startswith(("random.", "secrets.")), called


def test_no_file_names_the_machine_it_was_written_on() -> None:
    machine = re.compile(rb"(?<![\w.])/(?:home|root|Users|work|tmp|opt)/[\w.-]+/")
    files = tracked()
    assert len(files) > 100
    found = []
    for file in files:
        if b"\0" in file.read_bytes()[:1000] or file == Path(__file__).resolve():
            continue
        hits = {hit[0] for hit in machine.finditer(file.read_bytes())} - INVENTED_PATHS
        found += [f"{file.relative_to(ROOT)}: {hit!r}" for hit in sorted(hits)]
    assert not found


def test_every_question_of_the_contract_is_there() -> None:
    wanted = "articles persons organizations places roles events participants statements programmes quantities"
    names = {file.stem for file in QUESTIONS.glob("*.rq")}
    assert set(wanted.split()) <= names
    assert len(names) >= 18
