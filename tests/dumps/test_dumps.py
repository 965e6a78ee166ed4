from __future__ import annotations

import gzip
import hashlib
import subprocess
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg import dumps
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    b'<http://a/s1> <https://schema.org/name> "Marta Velen"@en <http://g/1> .\n',
    b'<http://a/s1> <https://schema.org/name> "Marta Velen"@en <http://g/2> .\n',
    b'<http://a/s2> <https://schema.org/name> "a <b> . \\"c\\"" <http://g/2> .\n',
    b"<http://a/s0> <https://schema.org/about> <http://a/s1> <http://g/1> .\n",
]
NAMES = ["dateline.nq", "dateline.nq.gz", "dateline.trig", "dateline.trig.gz", "dateline.ttl", "dateline.ttl.gz"]


def test_each_dump_says_the_same(tmp_path: Path) -> None:
    dumped = dumps.write(LINES, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["SHA256SUMS", *NAMES]
    quads = set(ox.parse(path=str(tmp_path / "dateline.nq")))
    assert set(ox.parse(path=str(tmp_path / "dateline.trig"))) == quads
    triples = list(ox.parse(path=str(tmp_path / "dateline.ttl")))
    assert {quad.triple for quad in triples} == {quad.triple for quad in quads}
    assert (dumped.quads, dumped.triples, len(triples)) == (4, 3, 3)
    assert dumped.sha256 == hashlib.sha256((tmp_path / "dateline.nq").read_bytes()).hexdigest()


def test_the_same_data_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    dumps.write(LINES, tmp_path / "one")
    dumps.write([*reversed(LINES), LINES[0]], tmp_path / "two")
    for name in ["SHA256SUMS", *NAMES]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_lines_are_sorted_bytewise(tmp_path: Path) -> None:
    dumps.write([*reversed(LINES), LINES[0]], tmp_path)
    assert (tmp_path / "dateline.nq").read_bytes().splitlines(keepends=True) == sorted(LINES)


def test_the_compressed_file_is_the_plain_one_without_time_or_name(tmp_path: Path) -> None:
    dumps.write(LINES, tmp_path)
    packed = (tmp_path / "dateline.ttl.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "dateline.ttl").read_bytes()
    assert packed[3] == 0  # no name (RFC 1952, 2.3.1)
    assert packed[4:8] == bytes(4)  # no time


def test_trig_has_each_graph_once(tmp_path: Path) -> None:
    dumps.write(LINES, tmp_path)
    assert (tmp_path / "dateline.trig").read_text(encoding="utf-8").count("<http://g/1>") == 1


def test_the_checksums_are_those_of_sha256sum(tmp_path: Path) -> None:
    dumps.write(LINES, tmp_path)
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert dumps.check(tmp_path) == 6


def test_a_changed_or_missing_file_is_named(tmp_path: Path) -> None:
    dumps.write(LINES, tmp_path)
    (tmp_path / "dateline.ttl").write_text("", encoding="utf-8")
    (tmp_path / "dateline.nq.gz").unlink()
    with pytest.raises(InputError, match=r"dateline\.nq\.gz, dateline\.ttl") as caught:
        dumps.check(tmp_path)
    assert "kg dump" in str(caught.value)


@pytest.mark.parametrize("sums", [None, "one word\n", "", "00  dateline.nq\n", "\xff"])
def test_broken_checksums_do_not_pass(tmp_path: Path, sums: str | None) -> None:
    dumps.write(LINES, tmp_path)
    if sums is None:
        (tmp_path / "SHA256SUMS").unlink()
    else:
        (tmp_path / "SHA256SUMS").write_text(sums, encoding="latin-1")
    with pytest.raises(InputError):
        dumps.check(tmp_path)


def test_nothing_gives_empty_dumps(tmp_path: Path) -> None:
    assert dumps.write([], tmp_path).quads == 0
    assert dumps.check(tmp_path) == 6
