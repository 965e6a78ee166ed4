"""What all tests share: small captures of our own, their build, and the build of the packaged seeds.

Where CI runs the tests, a skipped one is a failure unless its reason is one of ``ALLOWED_SKIPS``: a check that is
silently left out checks nothing.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.files import ARTICLES
from kg.iris import Names
from kg.pipeline import Build, build

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parents[1]

ALLOWED_SKIPS = (
    r"^the (?:real|sources'|gold) .*not (?:beside|part of the project)",  # articles of others, and notes on them
    r"^there is no \S*chromium",  # pages are tested without a browser too
    r"^there is no npm",  # one more client is tested where it can be installed
    r"^this is no git checkout",  # a copy of the files has no list of those that are tracked
    r"^there is no spaCy with an English model",  # nobody needs one; a fake of it is tested everywhere
)
"""Reasons for which CI may skip a test; each names something that a fresh clone cannot have."""

CAPTURES = {
    "velen-in-orlow.txt": """\
---
url: https://news.example.org/velen-in-orlow
publisher: Orlow Herald
published: 2031-03-14
---
Marta Velen visits Orlow

The Secretary General of NATO, Marta Velen, met the President of Serbia, Ivo Sarn, in Belgrade on 13 March 2031.
“We want a calm border and open roads,” Velen said after the meeting. The two also spoke of the Partnership for Peace,
in which Serbia has taken part since 2006. About 120 soldiers of both armies will exercise together in May 2031.
""",
    "more/sarn-receives-velen.txt": """\
---
url: https://daily.example.net/sarn-receives-velen
publisher: The Ostrian Daily
published: 2031-03-15
---
President of Serbia receives Marta Velen in Belgrade

The President of Serbia, Ivo Sarn, received the Secretary General of NATO, Marta Velen, in Belgrade on 13 March 2031.
The President met Marta Velen in the Palace of Serbia on 13 March 2031. Sarn stressed that Serbia remains neutral.
""",
}
"""Two articles about people who do not exist."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a failure of a skip whose reason is not allowed, where the variable CI is set."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr).removeprefix(
            "Skipped: "
        )
        if not any(re.search(allowed, reason) for allowed in ALLOWED_SKIPS):
            report.outcome = "failed"
            report.longrepr = (
                f"{item.nodeid}: skipped in CI for a reason that tests/conftest.py does not allow: {reason}"
            )
    return report


@pytest.fixture(scope="session")
def captures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two captures, to be read only."""
    folder = tmp_path_factory.mktemp("captures")
    write_captures(folder)
    return folder


@pytest.fixture(scope="session")
def built(captures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build of the two captures, to be read only."""
    folder = tmp_path_factory.mktemp("built")
    build([captures], folder, Names())
    return folder


@pytest.fixture(scope="session")
def seeds_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build of the packaged seeds, to be read only."""
    folder = tmp_path_factory.mktemp("seeds-build")
    build([ARTICLES], folder, Names())
    return folder


@pytest.fixture(scope="session")
def turns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build folder of three releases, to be read only: two captures, then one of them edited, then it alone."""
    own, folder = tmp_path_factory.mktemp("edited"), tmp_path_factory.mktemp("turns")
    write_captures(own)
    build([own], folder, Names())
    edited = own / "velen-in-orlow.txt"
    text = edited.read_text(encoding="utf-8").replace("About 120 soldiers", "About 150 soldiers")
    edited.write_text(text, encoding="utf-8")
    Build((own,), folder, Names(), keep=3).run()
    (own / "more" / "sarn-receives-velen.txt").unlink()
    Build((own,), folder, Names(), keep=3).run()
    return folder


def write_captures(folder: Path) -> None:
    """Write the two captures into a folder."""
    for name, text in CAPTURES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
