"""What GitHub's runner does with a composite action, as far as ours asks for it.

Its ``run`` steps are run as shell, by the command that GitHub documents for ``shell: bash``, with the variables and
files that it gives; what they print is read for workflow commands, as the runner reads it.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_CONTEXT = re.compile(r"\b(inputs|steps)\.([\w-]+)(?:\.outputs\.([\w-]+))?")
_COMMAND = re.compile(r"\s*::([\w-]+)(?: (.*?))?::(.*)", re.DOTALL)


@dataclass
class Done:
    """What a run left: exit codes and outputs by step, all that was printed, the summary, the steps that were run."""

    codes: dict[str, int] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    printed: str = ""
    summary: str = ""
    used: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        return max(self.codes.values())

    @property
    def given(self) -> dict[str, str]:
        """The action's own outputs."""
        return {name: evaluated(output["value"], {}, self.outputs) for name, output in ACTION["outputs"].items()}

    @property
    def commands(self) -> list[tuple[str, dict[str, str], str]]:
        """The workflow commands that the runner would follow: name, properties, message."""
        found, stopped = [], ""
        for line in self.printed.split("\n"):
            read = _COMMAND.match(line)
            if stopped:
                stopped = "" if read and read[1] == stopped else stopped
            elif read and read[1] == "stop-commands":
                stopped = read[3]
            elif read:
                pairs = (pair.partition("=") for pair in (read[2] or "").split(",") if pair)
                found.append((read[1], {key: unescaped(value) for key, _, value in pairs}, unescaped(read[3])))
        return found


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def evaluated(text: str, inputs: dict[str, str], outputs: dict[str, dict[str, str]]) -> str:
    """Replace the expressions of a value; ours name inputs and outputs only."""

    def value(found: re.Match[str]) -> str:
        return looked_up(_CONTEXT.fullmatch(found[1]), inputs, outputs)

    return _EXPRESSION.sub(value, text)


def looked_up(found: re.Match[str] | None, inputs: dict[str, str], outputs: dict[str, dict[str, str]]) -> str:
    assert found, "an expression that this runner does not know"
    return inputs[found[2]] if found[1] == "inputs" else outputs.get(found[2], {}).get(found[3], "")


def holds(condition: str, inputs: dict[str, str], outputs: dict[str, dict[str, str]]) -> bool:
    """Evaluate a condition of ours: comparisons, ``&&`` and ``!cancelled()``."""
    (inside,) = _EXPRESSION.fullmatch(condition).groups()  # type: ignore[union-attr]
    inside = _CONTEXT.sub(lambda found: repr(looked_up(found, inputs, outputs)), inside)
    inside = inside.replace("!cancelled()", "True").replace("&&", "and")
    return bool(eval(inside, {"__builtins__": {}}))  # noqa: S307 - our own text


def run(steps: list[dict[str, Any]], inputs: dict[str, str], workspace: Path, scratch: Path, done: Done) -> Done:
    """Run steps of the action in a workspace; those that use other actions are noted only."""
    given = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()} | inputs
    for step in steps:
        failed = any(done.codes.values())
        condition = step.get("if", "${{ True }}")
        if (failed and "cancelled()" not in condition) or not holds(condition, given, done.outputs):
            continue
        if "uses" in step:
            done.used.append(step["uses"].partition("@")[0])
            continue
        _run(step, given, workspace, scratch, done)
    return done


def _run(step: dict[str, Any], inputs: dict[str, str], workspace: Path, scratch: Path, done: Done) -> None:
    assert step["shell"] == "bash"
    files = {name: scratch / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    script = scratch / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("KG_", "GITHUB_"))},
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_ACTION_PATH": str(ROOT),
        "RUNNER_TEMP": str(scratch),
        **{name: str(file) for name, file in files.items()},
        **{name: evaluated(value, inputs, done.outputs) for name, value in step.get("env", {}).items()},
    }
    folder = workspace / evaluated(step.get("working-directory", "."), inputs, done.outputs)
    ended = subprocess.run(
        [*_BASH, script], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    done.codes[step["id"]] = ended.returncode
    done.printed += ended.stdout.decode()
    done.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    done.outputs[step["id"]] = {name: value for name, _, value in (line.partition("=") for line in lines)}
