"""The command line as users and scripts meet it: results on stdout, all else on stderr, one meaning a code."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg import __version__
from kg.cli import cli, run
from kg.reports import FORMATS
from kg.store import choose

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Kg

COUNT = "SELECT (COUNT(?a) AS ?n) { ?a a <https://schema.org/NewsArticle> }"


def test_the_commands_are_those_of_the_contract_and_more(kg: Kg) -> None:
    assert set(cli.commands) >= {
        "build",
        "diff",
        "dump",
        "fetch",
        "map",
        "query",
        "review",
        "serve",
        "update",
        "validate",
    }
    shown = kg("--help")
    assert shown.code == 0
    assert all(name in shown.out for name in cli.commands)
    assert kg("--version").out == f"kg {__version__}\n"


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_each_command_has_help(kg: Kg, command: str) -> None:
    assert kg(command, "--help").out.startswith(f"Usage: kg {command}")


def test_build_says_what_it_built(kg: Kg, captures: Path) -> None:
    done = kg("build", captures, "--out", "out")
    assert done.code == 0, done.err
    assert done.out.startswith("2 articles, ")
    assert "2 captures mapped, 0 unchanged" in done.out
    assert done.err == ""
    assert "0 captures mapped, 2 unchanged" in kg("build", captures, "--out", "out").out


def test_build_without_a_path_takes_the_packaged_articles(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", "--out", "out").code == 0
    manifest = json.loads((tmp_path / "out" / "current" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["inputs"]) == 5


def test_build_takes_the_base_from_option_or_variable(kg: Kg, captures: Path) -> None:
    assert kg("build", captures, "--out", "out", KG_BASE="https://a.example.org/").code == 0
    assert "https://a.example.org/id/" in kg("query", "out", "--file", "persons.rq").out
    assert (
        kg("build", captures, "--out", "out", "--base", "https://b.example.org/", KG_BASE="https://a.example.org/").code
        == 0
    )
    assert "https://b.example.org/id/" in kg("query", "out", "--file", "persons.rq").out
    bad = kg("build", captures, "--out", "out", "--base", "ftp://b.example.org/")
    assert (bad.code, bad.out) == (2, "")
    assert "no absolute http(s) address" in bad.err


def test_build_goes_on_past_what_cannot_be_read_and_ends_with_3(kg: Kg, captures: Path, tmp_path: Path) -> None:
    shutil.copytree(captures, tmp_path / "in")
    (tmp_path / "in" / "bad.txt").write_bytes(b"line one\nnot UTF-8: \xe9\n")
    done = kg("build", "in", "--out", "out")
    assert done.code == 3
    assert "Left out: bad.txt:2:12: the file is not UTF-8" in done.err
    assert done.out.startswith("2 articles, ")
    assert kg("query", "out", COUNT).out == "n\n2\n"


def test_build_of_nothing_ends_with_3(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert kg("build", "in", "--out", "out").code == 3
    assert kg("build", "nowhere", "--out", "out").code == 3
    assert kg("build").code == 2


def test_map_prints_trig(kg: Kg, captures: Path) -> None:
    done = kg("map", captures / "velen-in-orlow.txt")
    assert done.code == 0
    quads = list(ox.parse(done.out, format=ox.RdfFormat.TRIG))
    assert {str(quad.graph_name).partition("/graph/article/")[0] for quad in quads} == {"<http://localhost:8000"}
    assert any(quad.object == ox.NamedNode("https://schema.org/NewsArticle") for quad in quads)
    assert kg("map", "nowhere.txt").code == 3


def test_query_answers_on_stdout(kg: Kg, built: Path) -> None:
    assert kg("query", built, COUNT).out == "n\n2\n"
    assert json.loads(kg("query", built, COUNT, "--format", "json").out)["results"]["bindings"]
    assert json.loads(kg("query", built, "ASK {}").out)["boolean"] is True
    assert kg("query", built, "DESCRIBE <id/person/marta-velen>").out.startswith("@prefix")
    assert "<sparql" in kg("query", built, COUNT, "--format", "xml").out


def test_query_takes_a_file_a_packaged_question_or_stdin(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT, encoding="utf-8")
    assert kg("query", built, "--file", "count.rq").out == "n\n2\n"
    assert "Marta Velen" in kg("query", built, "--file", "persons.rq").out
    command = [sys.executable, "-m", "kg", "query", str(built), "--file", "-"]
    done = subprocess.run(command, input=COUNT, capture_output=True, text=True, check=False)
    assert done.stdout == "n\n2\n"


def test_query_tells_where_a_query_is_wrong(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("SELECT *\n{ ?s ?p }", encoding="utf-8")
    done = kg("query", built, "--file", "bad.rq")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("Error: bad.rq:2:")
    assert kg("query", built, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }").code == 3
    (tmp_path / "latin.rq").write_bytes(b"# \xe9\nASK {}")
    assert kg("query", built, "--file", "latin.rq").code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "give a query"),
        ((COUNT, "--file", "articles.rq"), 2, "give a query"),
        ((COUNT, "--format", "yaml"), 2, "there is no format 'yaml'"),
        ((COUNT, "--format", "turtle"), 2, "cannot be written as 'turtle'"),
        (("ASK {}", "--format", "csv"), 2, "ASK results cannot be written"),
        (("--file", "nowhere.rq"), 3, "cannot be read"),
        ((COUNT, "--formt", "csv"), 2, "--format"),
    ],
)
def test_query_refuses(kg: Kg, built: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = kg("query", built, *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_query_of_what_is_no_build_or_endpoint(kg: Kg, tmp_path: Path) -> None:
    assert kg("query", "nowhere", COUNT).code == 3
    assert "kg build" in kg("query", tmp_path, COUNT).err
    assert kg("query", "ftp://example.org/sparql", COUNT).code == 2
    assert kg("query", "http://127.0.0.1:9/sparql", COUNT).code == 3


def test_a_corrupted_build_folder_says_what_to_do(kg: Kg, captures: Path, tmp_path: Path) -> None:
    assert kg("build", captures, "--out", "out").code == 0
    for file in (tmp_path / "out" / "current" / "store").glob("*.sst"):
        file.write_bytes(b"garbage")
    done = kg("query", "out", COUNT)
    assert done.code == 3
    assert "Build it again" in done.err
    assert kg("serve", "out", "--port", "0").code == 3
    assert kg("build", captures, "--out", "out").code == 0
    assert kg("query", "out", COUNT).out == "n\n2\n"


CONFORMING = """@prefix schema: <https://schema.org/> .
<id/person/marta-velen> a schema:Person ; schema:name "Marta Velen" .
"""
VIOLATING = CONFORMING.replace('"Marta Velen"', '"Marta Velen", "M. Velen"')


def test_validate_conforming_and_violating_files(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.ttl").write_text(CONFORMING, encoding="utf-8")
    (tmp_path / "bad.ttl").write_text(VIOLATING, encoding="utf-8")
    good = kg("validate", "good.ttl")
    assert (good.code, good.err) == (0, "")
    assert good.out.startswith("Conforms")
    bad = kg("validate", "bad.ttl")
    assert bad.code == 1
    assert "marta-velen" in bad.out
    assert kg("validate", "good.ttl", "bad.ttl").code == 1
    assert kg("validate", ".").code == 1  # a folder


@pytest.mark.parametrize("wanted", sorted(FORMATS))
def test_validate_writes_each_format_to_stdout_or_file(kg: Kg, tmp_path: Path, wanted: str) -> None:
    (tmp_path / "bad.ttl").write_text(VIOLATING, encoding="utf-8")
    done = kg("validate", "bad.ttl", "--format", wanted)
    assert done.code == 1
    assert ("marta-velen" in done.out) == (wanted != "badge")  # a badge has room for counts only
    saved = kg("validate", "bad.ttl", "--format", wanted, "--output", "report")
    assert (saved.code, saved.out) == (1, "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == done.out
    assert kg("validate", "bad.ttl", "--output", "no/such/folder").code == 2


def test_validate_a_build_folder(kg: Kg, built: Path) -> None:
    done = kg("validate", built)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Conforms")


def test_validate_tells_when_nothing_was_validated(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<http://a/s> <http://a/p> 1 .", encoding="utf-8")
    (tmp_path / "empty.ttl").touch()
    (tmp_path / "good.ttl").write_text(CONFORMING, encoding="utf-8")
    for file in ("other.ttl", "empty.ttl"):
        done = kg("validate", file)
        assert done.code == 5
        assert "Nothing was validated" in done.err
        assert kg("validate", file, "--allow-empty").code == 0
    strict = kg("validate", "good.ttl", "--strict-targets")
    assert strict.code == 5
    assert "found no focus node" in strict.err


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("bad.ttl", "@prefix schema: <https://schema.org/> .\n<a> a schema:Person ;;; schema:name .\n", ":2:"),
        ("bad.nt", "<http://a/s> <http://a/p> 1 .\n", ":1:"),
        ("bad.nq", "<http://a/s> <http://a/p> <o> nonsense .\n", ":1:"),
        ("bad.trig", "<http://a/g> {\n <http://a/s> <http://a/p> }\n", ":2:"),
        ("bad.jsonld", '{"@id": \n}', ":2:"),
        ("bad.rdf", "<rdf:RDF>\n", ":"),
        ("bad.xls", "x", ": its ending tells no RDF format"),
    ],
)
def test_validate_tells_where_a_file_is_wrong(kg: Kg, tmp_path: Path, name: str, text: str, place: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = kg("validate", name)
    assert (done.code, done.out) == (3, "")
    assert f"Error: {name}{place}" in done.err


def test_validate_without_data_or_with_broken_shapes(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.ttl").write_text(CONFORMING, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . nonsense", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert kg("validate").code == 2
    assert kg("validate", "nowhere.ttl").code == 3
    assert kg("validate", "empty").code == 3
    assert kg("validate", "good.ttl", "--shapes", "shapes.ttl").code == 4
    assert kg("validate", "good.ttl", "--shapes", "nowhere").code == 4
    assert kg("validate", "good.ttl", "--format", "pdf").code == 2


def test_dump_checks_and_writes_anew(kg: Kg, captures: Path, tmp_path: Path) -> None:
    assert kg("build", captures, "--out", "out").code == 0
    dumps = tmp_path / "out" / "current" / "dumps"
    before = {file.name: file.read_bytes() for file in dumps.iterdir()}
    assert kg("dump", "out", "--check").code == 0
    for name in ("dateline.nq", "dateline.trig", "SHA256SUMS"):
        (dumps / name).write_bytes(b"garbage")
    assert kg("dump", "out", "--check").code == 3
    assert kg("dump", "out").code == 0
    assert {file.name: file.read_bytes() for file in dumps.iterdir()} == before
    (dumps / "dateline.nq").unlink()
    (dumps / "dateline.nq.gz").write_bytes(b"garbage")
    lost = kg("dump", "out")
    assert lost.code == 3
    assert "Build it again" in lost.err


@pytest.mark.parametrize("wanted", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_dump_prints_the_data_in_a_format(kg: Kg, built: Path, wanted: str) -> None:
    done = kg("dump", built, "--format", wanted)
    assert (done.code, done.err) == (0, "")
    engine = choose(wanted, "CONSTRUCT").engine
    printed = {quad.triple for quad in ox.parse(done.out, format=engine)}
    written = list(ox.parse(path=str(built / "current" / "dumps" / "dateline.nq")))
    assert printed == {quad.triple for quad in written}


def test_dump_prints_turtle_as_it_was_written_while_that_is_whole(kg: Kg, captures: Path, tmp_path: Path) -> None:
    assert kg("build", captures, "--out", "out").code == 0
    file = tmp_path / "out" / "current" / "dumps" / "dateline.ttl"
    assert kg("dump", "out", "--format", "turtle").out == file.read_text(encoding="utf-8")
    file.write_text("", encoding="utf-8")
    assert len(list(ox.parse(kg("dump", "out", "--format", "turtle").out, format=ox.RdfFormat.TURTLE))) > 1000


def test_an_unknown_variable_is_an_error_that_lists_the_known(kg: Kg, built: Path) -> None:
    done = kg("query", built, COUNT, KG_BSAE="https://example.org/")
    assert (done.code, done.out) == (2, "")
    assert "KG_BSAE" in done.err
    assert "KG_BASE" in done.err


def test_a_slip_gets_a_suggestion(kg: Kg) -> None:
    done = kg("build", "--ot", "x")
    assert done.code == 2
    assert "--out" in done.err
    assert kg("bild").code == 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serve_answers_until_it_is_interrupted(built: Path, kg: Kg) -> None:
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        answer = poll(f"http://127.0.0.1:{port}/health", server)
        assert answer.startswith((b"{", b"ok")), answer
        assert kg("query", f"http://127.0.0.1:{port}/sparql", COUNT).out == "n\n2\n"
        assert kg("query", f"http://127.0.0.1:{port}/sparql", "SELECT * { ?s ?p").code == 3
        taken = kg("serve", built, "--port", port)
        assert taken.code == 2
        assert "--port" in taken.err
    finally:
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=20)
    assert server.returncode in {0, 130}
    assert f"http://localhost:{port}/" in said
    assert "Three things to try" in said
    assert "Traceback" not in said


def poll(address: str, server: subprocess.Popen[str]) -> bytes:
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address) as response:  # noqa: S310 - our own server
                body: bytes = response.read()
                return body
        except OSError:
            assert server.poll() is None, server.communicate()[1]
            assert time.monotonic() < until
            time.sleep(0.1)


def test_a_reader_that_goes_leaves_no_traceback(built: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg", "dump", str(built), "--format", "nquads"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_an_interrupt_is_130_and_a_fault_of_ours_is_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for fault, code in ((KeyboardInterrupt(), 130), (ZeroDivisionError("a slip"), 70)):

        def fails(*_: object, fault: BaseException = fault, **__: object) -> None:
            raise fault

        monkeypatch.setattr("kg.store.open_store", fails)
        assert run(["query", "somewhere", COUNT]) == code
    said = capsys.readouterr().err
    assert "Interrupted." in said
    assert "a slip" in said


def test_diff_says_what_changed(kg: Kg, turns: Path) -> None:
    last = kg("diff", turns)
    assert last.code == 0
    assert last.out.startswith("1 article removed")
    first, second, third = (json.loads(line)["release"] for line in (turns / "history.jsonl").read_text().splitlines())
    assert kg("diff", turns / "releases" / second, turns / "releases" / third).out == last.out
    assert json.loads(kg("diff", turns / "releases" / first, turns, "--format", "json").out)["quads"]["removed"]
    assert kg("diff", turns, "--format", "rdf-patch").out.startswith("H id <http://localhost:8000/dumps/")
    assert "DELETE DATA { GRAPH <" in kg("diff", turns, "--format", "sparql-update").out


def test_diff_tells_what_it_cannot_compare(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty" / "releases").mkdir(parents=True)
    for arguments, said in (
        (("nothing",), "no two releases"),
        (("empty",), "no two releases"),
        (("empty", "empty"), "no current release"),
        (("a.ttl", "b.ttl"), "no such file or folder"),
    ):
        done = kg("diff", *arguments)
        assert done.code == 3
        assert said in done.err


def test_build_ends_where_too_much_is_lost(kg: Kg, captures: Path, tmp_path: Path) -> None:
    shutil.copytree(captures, tmp_path / "in")
    assert kg("build", "in", "--out", "out", "--keep", "4").code == 0
    (tmp_path / "in" / "more" / "sarn-receives-velen.txt").unlink()
    lossy = kg("build", "in", "--out", "out", "--max-loss", "5%")
    assert lossy.code == 1
    assert "it would lose" in lossy.err
    assert kg("build", "in", "--out", "out", "--max-loss", "lots").code == 2
    assert kg("build", "in", "--out", "out", "--keep", "0").code == 2
    assert kg("build", "in", "--out", "out").code == 0
