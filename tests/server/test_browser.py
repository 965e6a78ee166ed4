"""Pages in a real browser: they load, need nothing from elsewhere, and fit a telephone."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no /usr/bin/chromium on this machine")
QUERY = (
    "SELECT ?person ?name { ?person a <https://schema.org/Person> ; <https://schema.org/name> ?name } ORDER BY ?name"
)


def browse(address: str, profile: Path, *options: str) -> str:
    command = [
        str(CHROMIUM),
        *"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars".split(),
        *"--disable-background-networking --disable-component-update --disable-sync".split(),
        f"--user-data-dir={profile}",
        *options,
        address,
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", ["Newest articles", "Velen visits Korda"]),
        (f"sparql?{urlencode({'query': QUERY})}", ["2 rows", ">Ivo Šarić</a>"]),
        ("doc/person/marta-velen", ["<mark>came to Korda</mark>", "Chancellor"]),
    ],
)
def test_a_page_is_rendered(address: str, tmp_path: Path, path: str, shown: list[str]) -> None:
    text = browse(f"{address}{path}", tmp_path, "--dump-dom")
    for words in shown:
        assert words in text


def test_a_page_is_painted_in_our_paper_and_not_blank(address: str, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    browse(f"{address}doc/person/marta-velen", tmp_path / "profile", f"--screenshot={picture}", "--window-size=390,800")
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (390, 800)
    assert picture.stat().st_size > 15_000, "a blank page of this size has under 5 kB"
