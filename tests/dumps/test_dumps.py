from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg import dumps
from kg.dumps import tables
from kg.dumps.sorting import distinct
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from pathlib import Path

BASE = "http://a/"
NAME, HEADLINE, DATE = (f"<https://schema.org/{word}>".encode() for word in ("name", "headline", "datePublished"))
TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = b"http://www.w3.org/2001/XMLSchema#"


def quad(subject: str, predicate: bytes, value: bytes, graph: str) -> bytes:
    return b"<http://a/id/%s> %s %s <http://a/graph/%s> .\n" % (subject.encode(), predicate, value, graph.encode())


def article(slug: str, date: str, headline: bytes) -> list[bytes]:
    graph = f"article/{slug}"
    return [
        quad(graph, TYPE, b"<https://schema.org/NewsArticle>", graph),
        quad(graph, DATE, b'"%s"^^<%sdate>' % (date.encode(), XSD), graph),
        quad(graph, HEADLINE, b'"%s"@en' % headline, graph),
        quad(f"post/{slug}/velen#evidence", TYPE, b"<http://www.w3.org/ns/oa#Annotation>", graph),
        quad(f"post/{slug}/velen", NAME, b'"Minister"', graph),
        quad(f"passage/{slug}/10-20", NAME, b'"later"', graph),
        quad(f"passage/{slug}/9-12", NAME, b'"earlier"', graph),
        quad("person/velen", NAME, b'"Marta Velen"@en', graph),
    ]


LINES = [
    *article("b-first", "2030-01-02", b'A \\"first\\" day\\nof two'),
    *article("a-second", "2031-05-14", b"Second \xe2\x80\x93 & <last>"),
    quad("person/velen", NAME, b'"Marta Velen"@en', "authority"),
    quad("person/velen", NAME, rb'"quoted \"a <b> . \\ \t\r\n"', "authority"),
    quad("person/velen", NAME, b'"07"^^<%sinteger>' % XSD, "authority"),
    quad("person/velen", NAME, b'"7"^^<%sinteger>' % XSD, "authority"),
    quad("person/velen", NAME, b'"-1.50"^^<%sdecimal>' % XSD, "authority"),
    quad("person/velen", NAME, b'"true"^^<%sboolean>' % XSD, "authority"),
    quad("person/velen", NAME, b'"x"^^<http://other.example/type>', "authority"),
    quad("person/a:b", NAME, b"<http://a/id/person/%C5%BD?q=1&r=2>", "authority"),
    b"<http://other.example/x> <http://other.example/p1> <http://a/id//odd/../x> <http://a/graph/ontology> .\n",
]
KINDS = ["authority", "dateline", "ontology"]
RDFLIB = {".jsonld": "json-ld", ".nq": "nquads", ".rdf": "xml", ".trig": "trig", ".ttl": "turtle"}
FORMATS = ["jsonld", "nq", "rdf", "trig", "ttl"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    make(LINES, folder)
    return folder


def make(lines: list[bytes], folder: Path, base: str = BASE) -> dumps.Dumped:
    """Write all dumps of lines, with the store that the tables are asked from beside them."""
    dumped = dumps.write(lines, folder, base)
    store = folder.with_name(f"{folder.name}-store")
    EmbeddedStore.create(store, [folder / dumps.NQUADS])
    dumps.complete(folder, dumped, EmbeddedStore.open(store), dumps.Origin(base, "1.2.3", (("a.txt", "ab" * 32),)))
    return dumped


def oxigraph(file: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(file)))


def by_rdflib(file: Path) -> set[tuple[str, ...]]:
    """Read a file with the other library: its quads as text, since it writes some literals otherwise."""
    dataset = rdflib.Dataset()
    dataset.parse(data=file.read_bytes(), format=RDFLIB[file.suffix])
    return {(s.n3(), p.n3(), o.n3(), g.n3() if g is not None and "graph/" in g else "") for s, p, o, g in dataset}


def test_every_format_is_there_for_the_whole_and_for_each_kind_of_graph(written: Path) -> None:
    rdf = {f"{kind}.{ending}{packed}" for kind in KINDS for ending in FORMATS for packed in ("", ".gz")}
    archives = {"dateline.zip", *(f"graphs.{ending}.zip" for ending in FORMATS)}
    csv = {f"{name}.csv{packed}" for name in tables.TABLES for packed in ("", ".gz")}
    about = {"SHA256SUMS", "context.jsonld", "csv-metadata.json", "dcat.ttl", "dcat.jsonld"}
    assert {file.name for file in written.iterdir()} == {*about, *csv, *rdf, *archives}


def test_the_summary_counts_quads_and_distinct_triples(tmp_path: Path) -> None:
    dumped = dumps.write(LINES, tmp_path, BASE)
    assert (dumped.quads, dumped.triples) == (25, 23)
    assert dumped.sha256 == hashlib.sha256((tmp_path / "dateline.nq").read_bytes()).hexdigest()


@pytest.mark.parametrize("stem", KINDS)
@pytest.mark.parametrize("ending", ["jsonld", "rdf", "trig", "ttl"])
def test_each_format_says_what_the_n_quads_say(written: Path, stem: str, ending: str) -> None:
    wanted, found = oxigraph(written / f"{stem}.nq"), oxigraph(written / f"{stem}.{ending}")
    assert len(wanted) > 0
    if ending in {"jsonld", "trig"}:
        assert found == wanted
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in wanted}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib about itself
@pytest.mark.parametrize("ending", ["jsonld", "trig"])
def test_rdflib_reads_the_same_from_each_format_with_graphs(written: Path, ending: str) -> None:
    assert by_rdflib(written / f"dateline.{ending}") == by_rdflib(written / "dateline.nq")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib about itself
@pytest.mark.parametrize("ending", ["rdf", "ttl"])
def test_rdflib_reads_the_same_from_each_format_without(written: Path, ending: str) -> None:
    wanted = {row[:3] for row in by_rdflib(written / "dateline.nq")}
    assert {row[:3] for row in by_rdflib(written / f"dateline.{ending}")} == wanted


def test_turtle_reads_from_the_oldest_article_on_each_with_its_facts(written: Path) -> None:
    text = (written / "dateline.ttl").read_text(encoding="utf-8")
    order = [
        '# Article · 2030-01-02 · A \\"first\\" day\\nof two',
        "<id/article/b-first>\n  a schema:NewsArticle ;\n",
        "<id/post/b-first/velen>\n",
        "<id/post/b-first/velen#evidence>\n  a oa:Annotation .",
        "<id/passage/b-first/9-12>",
        "<id/passage/b-first/10-20>",
        "# Article · 2031-05-14 · Second – & <last>",
        "<id/article/a-second>",
        "# Shared by articles: person",
        "<id/person/velen>",
        "# Words and rules",
        "<http://other.example/x>",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.count("Marta Velen") == 1
    assert " 7," in text
    assert '"x"^^<http://other.example/type>' in text


def test_trig_and_the_archives_have_each_graph_once(written: Path) -> None:
    graphs = ["article/b-first", "article/a-second", "authority", "ontology"]
    text = (written / "dateline.trig").read_text(encoding="utf-8")
    assert [line[1:-3].removeprefix("graph/") for line in text.splitlines() if line.endswith("> {")] == graphs
    for ending in FORMATS:
        with zipfile.ZipFile(written / f"graphs.{ending}.zip") as archive:
            assert archive.namelist() == [f"{graph}.{ending}" for graph in graphs]
            first = archive.read(f"article/b-first.{ending}")
        quads = set(ox.parse(first, format=ox.RdfFormat.from_extension(ending)))
        assert {quad.triple for quad in quads} == {
            q.triple for q in ox.parse(b"".join(LINES[:8]), format=ox.RdfFormat.N_QUADS)
        }


def test_json_ld_is_compacted_with_the_published_context(written: Path) -> None:
    published = json.loads((written / "context.jsonld").read_text(encoding="utf-8"))
    document = json.loads((written / "dateline.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == published["@context"]
    first = document["@graph"][0]
    assert first["id"] == "graph/article/b-first"
    assert first["@graph"][0]["type"] == "schema:NewsArticle"
    assert first["@graph"][0]["schema:headline"] == {"@language": "en", "@value": 'A "first" day\nof two'}


def test_what_xml_cannot_hold_stays_out_and_is_counted(tmp_path: Path) -> None:
    dumps.write([quad("person/x", NAME, rb'"a\u000Bb"', "authority"), LINES[0]], tmp_path, BASE)
    assert "left out, for XML cannot hold them: 1" in (tmp_path / "dateline.rdf").read_text(encoding="utf-8")
    assert len(oxigraph(tmp_path / "dateline.rdf")) == 1
    assert len(oxigraph(tmp_path / "dateline.jsonld")) == 2


def test_the_same_data_in_any_order_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    make([*reversed(LINES), LINES[0]], tmp_path / "again")
    for file in written.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("seed", ["0", "1", "2718"])
def test_the_same_data_gives_the_same_bytes_whatever_hashes_day_zone_and_locale(
    written: Path, tmp_path: Path, seed: str
) -> None:
    program = (
        "import sys, pathlib; from kg import dumps;"
        "dumps.write(sys.stdin.buffer, pathlib.Path(sys.argv[1]), sys.argv[2])"
    )
    environ = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Kathmandu", "LC_ALL": "C", "SOURCE_DATE_EPOCH": seed}
    subprocess.run([sys.executable, "-c", program, tmp_path, BASE], input=b"".join(LINES), env=environ, check=True)
    files = list(tmp_path.iterdir())
    assert len(files) > len(KINDS) * len(FORMATS)
    for file in files:
        assert file.read_bytes() == (written / file.name).read_bytes(), file.name


def test_more_than_memory_holds_is_sorted_in_runs(tmp_path: Path) -> None:
    lines = [b"%d\n" % (number * 7919 % 500) for number in range(1500)]
    assert list(distinct(lines, tmp_path, run_bytes=100)) == sorted(set(lines))
    assert list(tmp_path.iterdir()) == []


def test_lines_are_sorted_bytewise(written: Path) -> None:
    assert (written / "dateline.nq").read_bytes().splitlines(keepends=True) == sorted(set(LINES))


def test_compressed_files_are_the_plain_ones_without_time_or_name(written: Path) -> None:
    packed = (written / "dateline.ttl.gz").read_bytes()
    assert gzip.decompress(packed) == (written / "dateline.ttl").read_bytes()
    assert packed[3] == 0  # no name (RFC 1952, 2.3.1)
    assert packed[4:8] == bytes(4)  # no time


def test_one_archive_has_every_plain_file_at_no_time(written: Path) -> None:
    with zipfile.ZipFile(written / "dateline.zip") as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = {f"{kind}.{ending}" for kind in KINDS for ending in FORMATS} | {f"{name}.csv" for name in tables.TABLES}
        assert set(archive.namelist()) == names | {"context.jsonld", "csv-metadata.json"}
        assert archive.read("dateline.nq") == (written / "dateline.nq").read_bytes()


@pytest.mark.parametrize("made", ["written", "built"])
def test_the_checksums_are_those_of_sha256sum(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    folder = folder / "current" / "dumps" if made == "built" else folder
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=False)
    assert done.returncode == 0
    assert dumps.check(folder) == len(list(folder.iterdir())) - 1


def test_nothing_in_a_build_or_its_description_is_a_blank_node(seeds_build: Path) -> None:
    folder = seeds_build / "current" / "dumps"
    for file in (folder / "dateline.nq", folder / "dcat.ttl"):
        quads = oxigraph(file)
        assert len(quads) > 500
        assert not [q for q in quads if ox.BlankNode in {type(q.subject), type(q.object), type(q.graph_name)}], file


def test_nothing_gives_empty_dumps(tmp_path: Path) -> None:
    assert make([], tmp_path / "dumps").quads == 0
    assert dumps.check(tmp_path / "dumps") == 40
    assert oxigraph(tmp_path / "dumps" / "dateline.jsonld") == set()
