"""What a build promises: the same bytes, all or nothing, and only what changed is done again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from released import files_of

from kg import dumps
from kg.errors import HouseError, InputError, UsageError
from kg.files import SHAPES
from kg.graph import HappeningLike, NamedGraph, describe, happenings_graph
from kg.iris import Names
from kg.pipeline import Build, House, Rejected, build, releases
from kg.store import open_store
from kg.vocab import OA, PART

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.pipeline import BuildResult

REAL = Path(__file__).resolve().parents[2] / "../shared/seeds"
SELECTOR_EXACT = "<https://w3id.org/dateline/shapes#Selector-exact>"
STRICTER = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> . @prefix ex: <https://example.org/> .
ex:Anonymous a sh:NodeShape ; sh:targetClass schema:Person ; sh:property ex:Anonymous-name ;
    sh:message "Persons have no name here."@en .
ex:Anonymous-name a sh:PropertyShape ; sh:path schema:name ; sh:maxCount 0 ;
    sh:message "Persons have no name here."@en .
"""


def rows(folder: Path, query: str) -> list[str]:
    return open_store(str(folder)).query(query, "csv").body.decode().split("\r\n")[1:-1]


def made(own: Path, out: Path, **options: object) -> BuildResult:
    return Build((own,), out, Names(), **options).run()  # type: ignore[arg-type]


def test_a_build_folder_has_its_parts(built: Path) -> None:
    release = (built / "current").resolve()
    assert release.parent == (built / "releases").resolve()
    names = {path.name for path in release.iterdir()}
    assert names == {"store", "dumps", "manifest.json", "report.ttl", "report.json", "review.jsonl", "SHA256SUMS"}
    assert dumps.check(release / "dumps") == len(list((release / "dumps").iterdir())) - 1
    digest = hashlib.sha256((release / "dumps" / "dateline.nq").read_bytes()).hexdigest()
    assert release.name == digest[:16]


def test_the_manifest_says_what_was_built_from_what(built: Path, captures: Path) -> None:
    manifest = json.loads((built / "current" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["base"] == "http://localhost:8000/"
    names = [one["name"] for one in manifest["inputs"]]
    assert names == ["more/sarn-receives-velen.txt", "velen-in-orlow.txt"]
    for one in manifest["inputs"]:
        assert one["sha256"] == hashlib.sha256((captures / one["name"]).read_bytes()).hexdigest()
    assert manifest["counts"]["articles"] == 2
    assert str(captures) not in json.dumps(manifest)


def test_each_article_has_its_graph_and_the_shared_ones_are_there(built: Path) -> None:
    graphs = rows(built, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    below = sorted(graph.removeprefix("http://localhost:8000/graph/") for graph in graphs)
    assert [name for name in below if not name.startswith("article/")] == [
        "authority", "dataset", "happenings", "ontology", "shapes", "sources",
    ]  # fmt: skip
    assert len([name for name in below if name.startswith("article/")]) == 2


def test_the_union_is_a_set_and_void_counts_it(built: Path) -> None:
    query = "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n { <id/dataset/dateline> void:triples ?n }"
    assert rows(built, query) == rows(built, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    quads = list(ox.parse(path=str(built / "current" / "dumps" / "dateline.nq")))
    assert rows(built, query) == [str(len({quad.triple for quad in quads}))]


def test_void_counts_entities_and_classes(built: Path) -> None:
    void = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX schema: <https://schema.org/> "
    said = rows(built, void + "SELECT ?n { <id/dataset/dateline> void:entities ?n }")
    found = 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(REGEX(STR(?s), "^http://localhost:8000/id/[^#]+$")) }'
    assert said == rows(built, found)
    sizes = rows(built, void + "SELECT ?class ?n { ?part void:class ?class ; void:entities ?n } ORDER BY ?class")
    found = """SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class
        FILTER(STRSTARTS(STR(?s), "http://localhost:8000/id/"))
        FILTER(REGEX(STR(?class), "^https://(schema.org/|w3id.org/dateline/partnership#)")) } GROUP BY ?class"""
    assert sizes == rows(built, found + " ORDER BY ?class")
    assert len(sizes) > 20


def test_void_counts_the_triples_of_each_property(built: Path) -> None:
    void = "PREFIX void: <http://rdfs.org/ns/void#> "
    sizes = rows(built, void + "SELECT ?p ?n { ?part void:property ?p ; void:triples ?n } ORDER BY ?p")
    found = """SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o
        FILTER(REGEX(STR(?p), "^https://(schema.org/|w3id.org/dateline/partnership#)")) } GROUP BY ?p ORDER BY ?p"""
    assert sizes == rows(built, found)
    assert len(sizes) > 20


def test_there_are_no_blank_nodes(built: Path) -> None:
    quads = list(ox.parse(path=str(built / "current" / "dumps" / "dateline.nq")))
    assert quads
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]


def test_evidence_leads_to_the_words_of_the_capture(built: Path, captures: Path) -> None:
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <https://schema.org/>
        CONSTRUCT { ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact ; schema:name ?file } {
          ?p oa:hasSelector ?s ; oa:hasSource/schema:name ?file .
          ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact }"""
    body = open_store(str(built)).query(query, "ntriples").body
    said: dict[str, dict[str, str]] = {}
    for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES):
        said.setdefault(str(quad.subject), {})[quad.predicate.value.rpartition("#")[2].rpartition("/")[2]] = (
            quad.object.value
        )
    texts = {file.name: file.read_text(encoding="utf-8") for file in captures.rglob("*.txt")}
    assert said
    for one in said.values():
        assert texts[one["name"]][int(one["start"]) : int(one["end"])] == one["exact"]


def test_what_two_articles_tell_is_one_happening(built: Path) -> None:
    query = """PREFIX part: <https://w3id.org/dateline/partnership#>
        SELECT (COUNT(?article) AS ?n) { ?h a part:Happening ; part:report/part:reportedIn ?article } GROUP BY ?h"""
    assert rows(built, query) == ["2"]


def test_a_second_build_does_nothing_again_and_changes_no_byte(own: Path, tmp_path: Path) -> None:
    first = made(own, tmp_path / "out")
    before = files_of(tmp_path / "out")
    again = made(own, tmp_path / "out")
    assert (first.mapped, first.reused) == (2, 0)
    assert (again.mapped, again.reused) == (0, 2)
    assert files_of(tmp_path / "out") == before
    assert again == replace(first, mapped=0, reused=2)


def test_a_build_of_nothing_new_only_compares_checksums(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "empty.txt").touch()
    first = made(own, tmp_path / "out")
    release = (tmp_path / "out" / "current").resolve()
    before = {file: file.stat() for file in (release, *release.rglob("*"))}
    for done in ("shared_lines", "validate", "Gathering", "dumps.write", "EmbeddedStore", "Authority"):
        monkeypatch.setattr(f"kg.pipeline.building.{done}", None)
    again = made(own, tmp_path / "out")
    assert again == replace(first, mapped=0, reused=2)
    assert [one.name for one in again.skipped] == ["empty.txt"]
    after = {file: file.stat() for file in (release, *release.rglob("*"))}
    assert [(s.st_ino, s.st_mtime_ns) for s in after.values()] == [(s.st_ino, s.st_mtime_ns) for s in before.values()]
    monkeypatch.undo()
    (own / "empty.txt").unlink()
    assert made(own, tmp_path / "out").skipped == ()


def test_decisions_map_all_again(own: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out")
    (tmp_path / "out" / "decisions.ttl").write_text("# nothing decided\n", encoding="utf-8")
    assert made(own, tmp_path / "out").mapped == 2
    assert made(own, tmp_path / "out").mapped == 0


def test_what_does_not_conform_is_looked_at_again(own: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "stricter.ttl").write_text(STRICTER, encoding="utf-8")
    reports = []
    for _ in range(2):
        with pytest.raises(Rejected) as caught:
            made(own, tmp_path / "out", house=House(shapes=shapes))
        reports.append(caught.value.report)
    assert reports[0] == reports[1]
    assert reports[0].results


def test_only_the_changed_capture_is_mapped_again(own: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out")
    with (own / "velen-in-orlow.txt").open("a", encoding="utf-8") as stream:
        stream.write("\nVelen left Belgrade on 15 March 2031.\n")
    changed = made(own, tmp_path / "out")
    assert (changed.mapped, changed.reused) == (1, 1)
    assert files_of(tmp_path / "out") == files_of_fresh(own, tmp_path)
    (own / "velen-in-orlow.txt").unlink()
    assert made(own, tmp_path / "out").articles == 1
    assert len(entries_of(tmp_path / "out")) == 1


def entries_of(out: Path) -> list[Path]:
    """Give the cache's entries of captures."""
    return sorted(file for file in (out / "cache").iterdir() if file.name != "last.json")


def files_of_fresh(own: Path, tmp_path: Path) -> dict[str, str]:
    made(own, tmp_path / "fresh")
    return files_of(tmp_path / "fresh")


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe garbage", None])
def test_a_damaged_cache_entry_is_made_again(own: Path, tmp_path: Path, damage: bytes | None) -> None:
    made(own, tmp_path / "out")
    before = files_of(tmp_path / "out")
    entries = entries_of(tmp_path / "out")
    assert len(entries) == 2
    (tmp_path / "out" / "cache" / "last.json").write_bytes(damage or b"")  # else the release itself is known
    whole = entries[0].read_bytes()
    entries[0].write_bytes(whole.replace(b"Velen", b"Nelev") if damage is None else damage)
    again = made(own, tmp_path / "out")
    assert (again.mapped, again.reused) == (1, 1)
    assert files_of(tmp_path / "out") == before


def test_other_shapes_names_or_base_map_all_again(own: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out")
    shapes = tmp_path / "shapes"
    shutil.copytree(SHAPES, shapes)
    (shapes / "article.ttl").write_bytes((shapes / "article.ttl").read_bytes() + b"\n# a comment\n")
    assert made(own, tmp_path / "out", house=House(shapes=shapes)).mapped == 2
    assert Build((own,), tmp_path / "out", Names("https://data.example.org/")).run().mapped == 2


def test_data_is_named_under_the_base(own: Path, tmp_path: Path) -> None:
    Build((own,), tmp_path / "out", Names("https://data.example.org/kg")).run()
    text = (tmp_path / "out" / "current" / "dumps" / "dateline.nq").read_text(encoding="utf-8")
    assert "https://data.example.org/kg/id/person/marta-velen" in text
    assert "localhost" not in text


def test_any_number_of_workers_gives_the_same_bytes(own: Path, built: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out", workers=3)
    assert files_of(tmp_path / "out") == files_of(built)


def test_no_byte_depends_on_the_hash_seed(own: Path, built: Path, tmp_path: Path) -> None:
    for seed in ("1", "4242"):
        command = [sys.executable, "-m", "kg", "build", str(own), "--out", str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert files_of(tmp_path / seed) == files_of(built)


def test_an_unreadable_capture_is_told_and_the_others_are_built(own: Path, tmp_path: Path) -> None:
    (own / "latin.txt").write_bytes("Šarić".encode("cp1250"))
    (own / "empty.txt").write_bytes(b"")
    (own / "page.txt").write_text("<!doctype html><html><body>" + "<p>x</p>" * 9, encoding="utf-8")
    result = made(own, tmp_path / "out")
    assert result.articles == 2
    assert [(one.name, one.kind) for one in result.skipped] == [
        ("empty.txt", "unreadable"), ("latin.txt", "unreadable"), ("page.txt", "unreadable"),
    ]  # fmt: skip
    assert "not UTF-8" in result.skipped[1].reason
    assert result.unreadable == result.skipped


def test_an_article_in_another_language_is_told_and_left_out(own: Path, tmp_path: Path) -> None:
    text = "Susret u Orlovu\n\n" + "Predsednica je u utorak posetila grad i razgovarala sa građanima o putevima. " * 4
    (own / "srpski.txt").write_text(text, encoding="utf-8")
    result = made(own, tmp_path / "out")
    assert [(one.name, one.kind) for one in result.skipped] == [("srpski.txt", "foreign")]
    assert result.unreadable == ()
    assert result.articles == 2


def test_the_same_bytes_twice_are_one_capture(own: Path, built: Path, tmp_path: Path) -> None:
    shutil.copy(own / "velen-in-orlow.txt", own / "z-copy.txt")
    result = made(own, tmp_path / "out")
    assert [(one.name, one.kind) for one in result.skipped] == [("z-copy.txt", "duplicate")]
    assert result.release == (built / "current").resolve().name


def test_two_captures_of_one_article_are_refused(own: Path, tmp_path: Path) -> None:
    text = (own / "velen-in-orlow.txt").read_text(encoding="utf-8")
    (own / "later.txt").write_text(text + "\nUpdated.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"velen-in-orlow.txt: it holds the article .* so does later.txt"):
        made(own, tmp_path / "out")
    assert not (tmp_path / "out" / "current").exists()


def test_nothing_to_build_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError, match="holds no capture"):
        made(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "empty.txt").touch()
    with pytest.raises(InputError, match=r"no article could be built:\n.*empty.txt"):
        made(tmp_path / "in", tmp_path / "out")
    with pytest.raises(InputError, match="no such file"):
        made(tmp_path / "nowhere", tmp_path / "out")


def test_what_does_not_conform_is_not_loaded_and_the_last_release_stays(own: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out")
    before = files_of(tmp_path / "out")
    (tmp_path / "stricter.ttl").write_text(STRICTER, encoding="utf-8")
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    shutil.move(tmp_path / "stricter.ttl", shapes / "stricter.ttl")
    with pytest.raises(Rejected) as caught:
        made(own, tmp_path / "out", house=House(shapes=shapes))
    assert caught.value.exit_code == 1
    assert any("marta-velen" in result.focus for result in caught.value.report.results)
    assert json.loads((tmp_path / "out" / "rejected" / "report.json").read_text(encoding="utf-8"))["conforms"] is False
    assert files_of(tmp_path / "out") == before
    assert [path.name for path in (tmp_path / "out" / "releases").iterdir() if not path.name.startswith(".")] == [
        (tmp_path / "out" / "current").resolve().name
    ]
    made(own, tmp_path / "out")
    assert not (tmp_path / "out" / "rejected").exists()


def test_a_quote_that_the_capture_does_not_have_ends_the_build(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misquoting(*given: object, **named: object) -> NamedGraph:
        graph = describe(*given, **named)  # type: ignore[arg-type]
        said = {node: set(values) for node, values in graph.said.items()}
        selector, quote = min((node, one) for node in said for one in said[node] if one.startswith(f"<{OA.exact}>"))
        said[selector] = said[selector] - {quote} | {f'{quote[:-2]}x"'}
        return replace(graph, said=said)

    monkeypatch.setattr("kg.pipeline.mapping.describe", misquoting)
    with pytest.raises(Rejected) as caught:
        made(own, tmp_path / "out")
    assert {result.shape for result in caught.value.report.results} == {SELECTOR_EXACT}
    assert len(caught.value.report.results) == 2, "one an article"


def test_a_happening_whose_report_is_lost_ends_the_build(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_lost(found: Iterable[HappeningLike], names: Names) -> NamedGraph:
        graph = happenings_graph(found, names)
        first = min(graph.said)
        lost = f"<{PART.report}> <{names.id('event/lost/meeting-1')}>"
        return replace(graph, said={**graph.said, first: {*graph.said[first], lost}})

    monkeypatch.setattr("kg.pipeline.shared.happenings_graph", one_lost)
    with pytest.raises(Rejected) as caught:
        made(own, tmp_path / "out")
    assert [result.value for result in caught.value.report.results] == [
        "<http://localhost:8000/id/event/lost/meeting-1>"
    ]


@pytest.mark.parametrize("part", ["shapes", "authority", "ontology", "sources"])
def test_broken_words_or_rules_end_the_build(own: Path, tmp_path: Path, part: str) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    file = broken / "broken.ttl"
    file.write_text("<a> <b>\n  nonsense .\n", encoding="utf-8")
    house = House(**{part: file if part == "sources" else broken})
    with pytest.raises(HouseError) as caught:
        made(own, tmp_path / "out", house=house)
    assert caught.value.exit_code == 4
    assert "broken.ttl" in str(caught.value)
    assert not (tmp_path / "out" / "current").exists()


def test_the_last_two_releases_are_kept(own: Path, tmp_path: Path) -> None:
    names = []
    for number in range(4):
        with (own / "velen-in-orlow.txt").open("a", encoding="utf-8") as stream:
            stream.write(f"\nThe bridge of Orlow carries {number + 20} lorries a day.\n")
        names.append(made(own, tmp_path / "out").release)
    assert len(set(names)) == 4
    left = {path.name for path in (tmp_path / "out" / "releases").iterdir()}
    assert left == set(names[-2:])
    assert (tmp_path / "out" / "current").resolve().name == names[-1]


def test_readers_keep_the_release_that_they_opened(own: Path, tmp_path: Path) -> None:
    made(own, tmp_path / "out")
    reader = open_store(str(tmp_path / "out"))
    count = "SELECT (COUNT(?a) AS ?n) { ?a a <https://schema.org/NewsArticle> }"
    (own / "velen-in-orlow.txt").unlink()
    made(own, tmp_path / "out")
    assert reader.query(count, "csv").body == b"n\r\n2\r\n"
    assert open_store(str(tmp_path / "out")).query(count, "csv").body == b"n\r\n1\r\n"


@pytest.mark.parametrize("victim", ["store/*.sst", "dumps/dateline.ttl", "manifest.json", "SHA256SUMS"])
def test_a_corrupted_release_is_told_and_built_again(own: Path, tmp_path: Path, victim: str) -> None:
    made(own, tmp_path / "out")
    before = files_of(tmp_path / "out")
    files = list((tmp_path / "out" / "current").glob(victim))
    assert files
    for file in files:
        file.write_bytes(b"garbage")
    if victim.startswith(("store", "manifest")):
        with pytest.raises(InputError, match="Build it again"):
            open_store(str(tmp_path / "out"))
    again = made(own, tmp_path / "out")
    assert again.mapped == 0
    assert files_of(tmp_path / "out") == before
    assert open_store(str(tmp_path / "out")).query("ASK { ?s ?p ?o }").body.endswith(b"true}")


def test_what_a_killed_build_left_is_removed(own: Path, tmp_path: Path) -> None:
    left = tmp_path / "out" / "releases" / ".new"
    (left / "store").mkdir(parents=True)
    (left / "store" / "half").touch()
    (tmp_path / "out" / "cache").mkdir()
    (tmp_path / "out" / "cache" / ".half").touch()
    (tmp_path / "out" / ".current").symlink_to("nowhere")
    made(own, tmp_path / "out")
    assert not left.exists()
    assert not (tmp_path / "out" / "cache" / ".half").exists()
    assert not (tmp_path / "out" / ".current").is_symlink()


def test_two_builds_at_once_in_one_folder_are_refused(own: Path, tmp_path: Path) -> None:
    with releases.locked(tmp_path / "out"), pytest.raises(UsageError, match="another build is at work"):
        made(own, tmp_path / "out")
    made(own, tmp_path / "out")  # the lock ends with its holder


def test_a_folder_that_cannot_be_used_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        made(own, tmp_path / "file")
    (tmp_path / "other" / "current").mkdir(parents=True)
    with pytest.raises(UsageError, match="is no link"):
        made(own, tmp_path / "other")


def test_progress_is_told(own: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build([own], tmp_path / "out", Names(), progress=lambda done, total, name: told.append((done, total, name)))
    assert [(done, total) for done, total, _ in told] == [(0, 2), (1, 2), *3 * [(2, 2)]]
    assert [name for *_, name in told[2:]] == ["velen-in-orlow.txt", "comparing and validating", "writing the release"]


def test_the_order_in_which_captures_are_given_does_not_matter(captures: Path, tmp_path: Path) -> None:
    files = sorted(captures.rglob("*.txt"))
    assert len(files) == 2
    build(files, tmp_path / "one", Names())
    build(files[::-1], tmp_path / "two", Names())
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


@pytest.mark.skipif(not REAL.is_dir(), reason="the real captures are not beside this checkout")
def test_the_source_articles_give_thirteen_that_conform(tmp_path: Path) -> None:
    result = build([REAL], tmp_path / "out", Names())
    assert result.articles == 13
    assert result.report.conforms
    assert result.skipped == ()
    assert result.report.focus_nodes > 1000
