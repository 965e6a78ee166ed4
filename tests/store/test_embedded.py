from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import InputError, KgError, UsageError
from kg.store import EmbeddedStore, open_store
from kg.store.formats import FORMATS, choose
from kg.store.guard import MAX_QUERY_CHARS

if TYPE_CHECKING:
    from pathlib import Path

NQUADS = """\
<http://a/s1> <https://schema.org/name> "Marta Velen"@en <http://g/1> .
<http://a/s1> <https://schema.org/sha256> "ab12" <http://g/1> .
<http://a/s1> <https://schema.org/name> "Marta Velen"@en <http://g/2> .
<http://a/s2> <https://schema.org/name> "line one\\r\\nline two" <http://g/2> .
_:b1 <https://schema.org/name> "list" <http://g/2> .
<http://a/s2> <https://schema.org/about> _:b1 <http://g/2> .
"""
ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("store")
    (root / "in.nq").write_text(NQUADS, encoding="utf-8")
    EmbeddedStore.create(root / "store", [root / "in.nq"])
    return root / "store"


@pytest.fixture(scope="module")
def store(folder: Path) -> EmbeddedStore:
    return EmbeddedStore.open(folder, "http://localhost:8000/")


def count(store: EmbeddedStore, query: str, **dataset: tuple[str, ...]) -> int:
    return len(json.loads(store.query(query, "json", **dataset).body)["results"]["bindings"])


def test_the_default_graph_is_the_union_as_a_set(store: EmbeddedStore) -> None:
    assert count(store, ALL) == 5
    assert count(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }") == 6


def test_a_blank_node_is_the_same_in_its_graph_and_in_the_union(store: EmbeddedStore) -> None:
    assert count(store, "SELECT * { GRAPH <http://g/2> { ?a ?b ?c } ?c ?p ?o FILTER(ISBLANK(?c)) }") == 1


def test_datasets(store: EmbeddedStore) -> None:
    assert count(store, ALL, default_graphs=("http://g/1",)) == 2
    assert count(store, ALL, default_graphs=("http://g/9",)) == 0
    assert count(store, ALL, named_graphs=("http://g/1",)) == 0
    assert count(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }", default_graphs=("http://g/1",)) == 0
    assert count(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }", named_graphs=("http://g/1",)) == 2
    assert count(store, "SELECT * FROM <http://g/9> { ?s ?p ?o }") == 0
    assert count(store, "SELECT * FROM <http://g/1> { ?s ?p ?o }", default_graphs=("http://g/2",)) == 4
    with pytest.raises(InputError, match="no absolute IRI"):
        store.query(ALL, default_graphs=("not an iri",))


def test_relative_names_are_resolved_against_the_base(store: EmbeddedStore) -> None:
    answer = store.query("SELECT ?x { BIND(<id/person/marta-velen> AS ?x) }", "csv")
    assert answer.body == b"x\r\nhttp://localhost:8000/id/person/marta-velen\r\n"


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_rows_in_every_format(store: EmbeddedStore, name: str) -> None:
    answer = store.query("SELECT ?o { <http://a/s1> <https://schema.org/sha256> ?o }", name)
    assert b"ab12" in answer.body
    assert answer.media_type == choose(name, "SELECT").media_type


@pytest.mark.parametrize("name", [f.name for f in FORMATS if "CONSTRUCT" in f.forms])
def test_graphs_in_every_format_say_the_same(store: EmbeddedStore, name: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }"
    answer = store.query(query, name)
    chosen = choose(name, "CONSTRUCT")
    found = {quad.triple for quad in ox.parse(answer.body, format=chosen.engine)}
    expected = store.query(query, "ntriples").body
    assert found == {quad.triple for quad in ox.parse(expected, format=ox.RdfFormat.N_TRIPLES)}
    assert len(found) == 3


def test_turtle_uses_our_prefixes_and_the_same_bytes_each_time(store: EmbeddedStore) -> None:
    body = store.query("CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } FILTER(ISIRI(?s) && ISLITERAL(?o)) }").body
    assert body == store.query("CONSTRUCT WHERE { ?s ?p ?o }").body or body.startswith(b"@prefix schema:")
    assert body.count(b"schema:name") == 2  # once for each subject: a graph is a set
    assert b"@prefix oa:" not in body  # only the prefixes that are used


def test_rdfxml_with_a_predicate_that_ends_in_digits_is_well_formed(store: EmbeddedStore) -> None:
    body = store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(ISLITERAL(?o) && ISIRI(?s)) }", "rdfxml").body
    graph = Graph().parse(data=body, format="xml")
    assert {str(o) for o in graph.objects()} == {"Marta Velen", "ab12", "line one\r\nline two"}
    with pytest.raises(UsageError, match="no way to write the predicate"):
        store.query("CONSTRUCT { ?s <http://a/p/1> ?o } { ?s ?p ?o }", "rdfxml")


def test_xml_keeps_carriage_returns_and_refuses_control_characters(store: EmbeddedStore) -> None:
    assert b"one&#xD;\nline" in store.query("SELECT ?o { <http://a/s2> ?p ?o }", "xml").body
    with pytest.raises(UsageError, match="control character"):
        store.query('SELECT ("\\u0001" AS ?x) {}', "xml")


def test_ask_has_no_csv(store: EmbeddedStore) -> None:
    assert json.loads(store.query("ASK { ?s ?p ?o }").body)["boolean"] is True
    assert store.query("ASK {}", ("csv", "json")).media_type == "application/sparql-results+json"
    for name in ("csv", "tsv", "turtle"):
        with pytest.raises(UsageError, match="ASK results cannot be written"):
            store.query("ASK {}", name)


def test_a_format_that_does_not_fit_or_exist(store: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="SELECT results cannot be written as 'turtle'"):
        store.query(ALL, "turtle")
    with pytest.raises(UsageError, match="there is no format 'yaml'"):
        store.query(ALL, "yaml")


def test_json_and_xml_mean_the_form_that_fits(store: EmbeddedStore) -> None:
    assert store.query("CONSTRUCT WHERE { ?s ?p ?o }", "json").media_type == "application/ld+json"
    assert store.query("CONSTRUCT WHERE { <http://a/s1> ?p ?o }", "xml").media_type == "application/rdf+xml"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s ?p }", "query:1:19"),
        ("SELECT *\n{ ?s ?p ?o . FOO }", "query:2:19"),
        ("SELECT * { ?s foaf:name ?o }", "query:1:24"),
        ("INSERT DATA { <http://a/s> <http://a/p> 1 }", "query:1:10"),
        ("", "query:1:1"),
    ],
)
def test_a_query_that_does_not_parse_is_told_by_its_place(store: EmbeddedStore, query: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        store.query(query)
    assert str(caught.value.place) == place
    assert "0'..='9" not in str(caught.value)  # the engine's character ranges help nobody


SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { sErViCe <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> ASK { SERVICE:a { ?s ?p ?o } }",
    "ASK { VALUES ?e { <http://127.0.0.1:1/> } SERVICE?e{ ?s ?p ?o } }",
    "ASK { FILTER(1<#>'''\n2) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #'''\n}",
    "ASK { SERVICE # SILENT\n SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused_before_it_is_run(store: EmbeddedStore, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_store", None)  # whatever reached the engine would be an AttributeError
    with pytest.raises(InputError):
        store.query(query)


def test_reasons_are_told_in_words(store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match=r"near .*\?s \?p }"):
        store.query("SELECT * { ?s ?p }")
    with pytest.raises(InputError, match="prefix that it does not declare"):
        store.query("SELECT * { ?s foaf:name ?o }")
    with pytest.raises(InputError, match="neither grouped nor bound"):
        store.query("SELECT ?x { ?s ?p ?o } GROUP BY ?s")
    with pytest.raises(InputError, match="it is empty"):
        store.query("")


@pytest.mark.parametrize(
    "query",
    [
        "# a service\nSELECT ?service { ?service ?p ?o }",
        'PREFIX service: <http://services/> SELECT * { ?s service:p ?x FILTER(?x != "SERVICE <x> {}") }',
        "SELECT * { ?s <http://a/SERVICE> ?o }",
    ],
)
def test_the_word_service_is_no_service(store: EmbeddedStore, query: str) -> None:
    assert store.query(query, "json").body


def test_a_mistake_beside_the_word_service_is_told_as_what_it_is(store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match="cannot be parsed near"):
        store.query("# a service\nSELECT ?x { ?x ?y }")
    with pytest.raises(InputError, match="SERVICE is refused"):
        store.query(SERVICES[0])


DEEP = {
    "braces": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "closed again in comments": "SELECT * " + "{#}\n" * 9_000,
    "parentheses": "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "negations": "ASK { FILTER(" + "!" * 20_000 + "1) }",
    "a sum": "ASK { FILTER(1" + "+1" * 20_000 + ") }",
    "a difference": "ASK { FILTER(1" + " - 1" * 12_000 + ") }",
    "unions": "ASK { {}" + "UNION{}" * 9_000 + " }",
    "alternatives": "ASK { ?s <a:a>" + "|<a:a>" * 10_000 + " ?o }",
    "a path": "ASK { ?s <a:a>" + "/<a:a>" * 10_000 + " ?o }",
    "disjunctions": "ASK { FILTER(1" + "||1" * 20_000 + ") }",
    "bindings": "ASK { " + " ".join(f"BIND(1 AS ?x{i})" for i in range(3_500)) + " }",
    "length": "ASK { } #" + "x" * MAX_QUERY_CHARS,
}


@pytest.mark.parametrize("query", DEEP.values(), ids=DEEP.keys())
def test_what_would_crash_the_engine_is_refused(store: EmbeddedStore, query: str) -> None:
    with pytest.raises(InputError, match="too large"):
        store.query(query)


def test_what_the_limits_let_through_does_not_crash(folder: Path) -> None:
    program = """
import sys, threading
from pathlib import Path
from kg.errors import KgError
from kg.store import EmbeddedStore
store = EmbeddedStore.open(Path(sys.argv[1]))
queries = ["SELECT * " + "{" * 990 + "}" * 990, "ASK { FILTER(" + "(" * 990 + "1" + ")" * 990 + ") }",
    "ASK { FILTER(" + "!" * 3990 + "1) }", "ASK { FILTER(1" + "+1" * 3990 + ") }",
    "ASK { FILTER(1" + "||1" * 1990 + ") }", "ASK { {}" + "UNION{}" * 990 + " }",
    "ASK { " + " ".join(f"BIND(1 AS ?x{i})" for i in range(990)) + " }"]
def run():
    for query in queries:
        print(store.query(query, "json").media_type)
thread = threading.Thread(target=run)
thread.start()
thread.join()
"""
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 7


def test_a_missing_or_corrupted_store_says_to_build_again(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        EmbeddedStore.open(tmp_path / "none")
    files = [file for file in folder.iterdir() if file.suffix == ".sst"]
    assert files
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in folder.iterdir():
        (broken / file.name).write_bytes(b"garbage" if file in files else file.read_bytes())
    with pytest.raises(InputError) as caught:
        EmbeddedStore.open(broken)
    assert "Build it again" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_broken_file_of_nquads_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("<http://a/s> <http://a/p> nonsense <http://g/1> .\n", encoding="utf-8")
    with pytest.raises(InputError, match="no N-Quads"):
        EmbeddedStore.create(tmp_path / "store", [tmp_path / "bad.nq"])


def test_opening_what_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such build folder"):
        open_store(str(tmp_path / "none"))
    with pytest.raises(InputError, match="no current release"):
        open_store(str(tmp_path))
    (tmp_path / "current").symlink_to("current")  # a circle
    with pytest.raises(KgError):
        open_store(str(tmp_path))
    with pytest.raises(UsageError, match="no http"):
        open_store("ftp://example.org/sparql")
