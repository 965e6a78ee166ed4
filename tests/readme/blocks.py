"""What README.md shows of the code itself: each block is made anew from the registries and by running `kg`.

README.md calls these functions in its `cog` comments; `make readme` rewrites it, a test checks that nothing differs.
"""

from __future__ import annotations

import atexit
import importlib
import os
import pkgutil
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from kg import PARTS
from kg.cli import cli
from kg.extraction import RULES
from kg.files import QUESTIONS
from kg.sources import PAGE_KINDS
from server import config

if TYPE_CHECKING:
    from collections.abc import Iterator

KG = [sys.executable, "-m", "kg"]


@cache
def _workplace() -> Path:
    """Give an empty folder of our own with the packaged questions at hand; README.md's first command builds there."""
    folder = Path(tempfile.mkdtemp(prefix="readme-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for question in QUESTIONS.glob("*.rq"):
        shutil.copy(question, folder)
    return folder


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("KG_")} | {"COLUMNS": "100"}


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    if words[0] != "kg":
        raise ValueError(f"README.md runs kg only, not {words[0]}")
    return subprocess.run(
        [*KG, *words[1:]], cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )


def _fenced(language: str, *lines: str) -> None:
    print(f"\n```{language}", *lines, "```", sep="\n")


def console(command: str, *, exit_code: int = 0, lines: int | None = None) -> None:
    """Print a console block: the command, what it printed (cut after `lines`), and an exit code other than 0."""
    done = _run(command, _workplace())
    if done.returncode != exit_code:
        raise AssertionError(f"{command}: exit {done.returncode}, not {exit_code}\n{done.stderr}")
    shown = (done.stdout.rstrip() or done.stderr.rstrip()).splitlines()
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "…"]
    ending = ["$ echo $?", str(exit_code)] if exit_code else []
    _fenced("console", f"$ {command}", *shown, *ending)


def file(name: str, content: str) -> None:
    """Write a file for the commands that follow, and print it."""
    (_workplace() / name).write_text(content, encoding="utf-8")
    _fenced("console", f"$ cat {name}", content.rstrip())


@contextmanager
def _server() -> Iterator[None]:
    with subprocess.Popen(
        [*KG, "serve", "build"], cwd=_workplace(), env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as server:
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen("http://localhost:8000/health", timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.communicate()


def python(code: str) -> None:
    """Print a Python program and what it prints while a server of the build runs on port 8000."""
    with _server():
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    _fenced("python", code.strip(), *(f"# {line}" for line in done.stdout.splitlines()))


def _table(head: str, rows: list[tuple[str, ...]]) -> None:
    if not rows:
        raise AssertionError(f"no rows: {head}")
    columns = head.split(" | ")
    print(f"\n| {head} |", "|" + " --- |" * len(columns), sep="\n")
    for row in rows:
        print(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |")


def _first_sentence(doc: str | None) -> str:
    return " ".join((doc or "").strip().split("\n\n")[0].split())


def questions() -> None:
    """Print the table of questions: each is a file whose first comment line asks it."""
    files = sorted(QUESTIONS.glob("*.rq"))
    _table("question | asks", [(f"`{f.stem}`", f.read_text("utf-8").splitlines()[0].lstrip("# ")) for f in files])


def page_kinds() -> None:
    """Print the table of page kinds, in the order in which they are tried."""
    _table(
        "page kind | reads", [(f"`{k.__name__.rpartition('.')[2]}`", _first_sentence(k.__doc__)) for k in PAGE_KINDS]
    )


def rules() -> None:
    """Print the table of rules, in the order in which they read."""
    _table("rule | reads", [(f"`{r.__name__.rpartition('.')[2]}`", _first_sentence(r.__doc__)) for r in RULES])


def modules(package: str) -> None:
    """Print a package's modules in the order of imports, with what each does."""
    found = {module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__)} - {"__main__"}
    if found != set(PARTS):
        raise AssertionError(f"the order of imports and the modules differ: {found ^ set(PARTS)}")
    docs = [importlib.import_module(f"{package}.{name}").__doc__ for name in PARTS]
    _table("module | does", [(f"`{name}`", _first_sentence(doc)) for name, doc in zip(PARTS, docs, strict=True)])


def commands() -> None:
    """Print the table of commands with their options."""
    rows = []
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=f"kg {name}")
        usage = " ".join(command.collect_usage_pieces(context)[1:])
        options = [f"`{max(p.opts, key=len)}`" for p in command.params if isinstance(p, click.Option)]
        rows.append((f"`kg {name} {usage}`", " ".join(options), _first_sentence(command.help)))
    _table("command | options | does", rows)


def action_inputs() -> None:
    """Print the table of the GitHub action's inputs."""
    action = yaml.safe_load((Path(__file__).parents[2] / "action.yml").read_text(encoding="utf-8"))
    rows = [
        (f"`{name}`", f"`{one['default']}`" if one.get("default") else "", one["description"])
        for name, one in action["inputs"].items()
    ]
    _table("input | default | is", rows)


def settings() -> None:
    """Print the table of the server's settings."""
    rows = [(f"`{row.variable}`", f"`{row.default}`", row.help) for row in config.settings()]
    _table("variable | default | is", rows)
