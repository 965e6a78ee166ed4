"""A difference says in words what changed, and its patches turn the one data set into the other."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import differences
from kg.differences import history
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TERMS = [f"<http://ex.example/{name}>" for name in "abc"]
VALUES = [*TERMS, '"x"', '"a <b> c"', '"x"@en', '"1 < 2"^^<http://ex.example/d>', r'"say \"no\"\n."']
GRAPHS = ["", " <http://ex.example/g>", " <http://ex.example/h>"]
QUADS = st.lists(
    st.tuples(st.sampled_from(TERMS), st.sampled_from(TERMS), st.sampled_from(VALUES), st.sampled_from(GRAPHS)),
    max_size=12,
)


def releases(build: Path) -> list[Path]:
    return [build / "releases" / entry.release for entry in history.read(build)]


def compared(before: Path, after: Path) -> differences.Difference:
    return differences.compare(differences.open_side(before), differences.open_side(after))


def quads(file: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(file)))


def patched(store: ox.Store, lines: Iterable[bytes]) -> None:
    """Apply an RDF Patch as its description says: rows in their order, between TX and TC."""
    rows = list(lines)
    heads = [row for row in rows if row.startswith(b"H ")]
    assert rows[len(heads)] == b"TX .\n"
    assert rows[-1] == b"TC .\n"
    for row in rows[len(heads) + 1 : -1]:
        (quad,) = ox.parse(row[2:], format=ox.RdfFormat.N_QUADS)
        assert row[:2] in {b"A ", b"D "}
        (store.add if row[:1] == b"A" else store.remove)(quad)


@given(before=QUADS, after=QUADS)
def test_patches_give_what_came_after(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("two")
    for name, found in (("a.nq", before), ("b.nq", after)):
        (folder / name).write_text("".join(f"{s} {p} {o}{g} .\n" for s, p, o, g in found), encoding="utf-8")
    difference = compared(folder / "a.nq", folder / "b.nq")
    for_patch, for_update = ox.Store(), ox.Store()
    for store in (for_patch, for_update):
        store.extend(quads(folder / "a.nq"))
    patched(for_patch, differences.rdf_patch(difference))
    for_update.update(b"".join(differences.sparql_update(difference)).decode())
    assert set(for_patch) == set(for_update) == quads(folder / "b.nq")


def test_patches_of_releases_give_the_later_one_and_name_both(turns: Path) -> None:
    first, second, _ = releases(turns)
    lines = list(differences.rdf_patch(compared(first, second)))
    assert lines[:2] == [
        f"H id <http://localhost:8000/dumps/{second.name}/> .\n".encode(),
        f"H prev <http://localhost:8000/dumps/{first.name}/> .\n".encode(),
    ]
    store, other = ox.Store(), ox.Store()
    for one in (store, other):
        one.bulk_load(path=str(first / "dumps" / "dateline.nq"), format=ox.RdfFormat.N_QUADS)
    patched(store, lines)
    other.update(b"".join(differences.sparql_update(compared(first, second))).decode())
    assert set(store) == set(other) == quads(second / "dumps" / "dateline.nq")


def test_an_edited_article_is_told_with_its_facts_and_their_sentences(turns: Path) -> None:
    first, second, _ = releases(turns)
    found = differences.changes(compared(first, second))
    assert [article.headline for article in found.articles[0]] == ["Marta Velen visits Orlow"]
    assert not found.articles[1]
    assert not found.articles[-1]
    told = {(sign, fact.kind): fact for sign in (1, -1) for fact in found.facts[sign]}
    gone, come = told[-1, "ReportedQuantity"], told[1, "ReportedQuantity"]
    assert ("value", "120") in gone.said
    assert ("value", "150") in come.said
    assert gone.article == come.article == "Marta Velen visits Orlow"
    assert any("150" in sentence for sentence in come.sentences)
    kept = [fact for fact in (*found.facts[1], *found.facts[-1], *found.facts[0]) if fact.kind == "PostHeld"]
    assert not kept, "what is said as before has not changed, though its capture has other bytes now"


def test_a_removed_article_goes_with_all_its_facts(turns: Path) -> None:
    _, second, third = releases(turns)
    found = differences.changes(compared(second, third))
    assert [article.date for article in found.articles[-1]] == ["2031-03-15"]
    assert {fact.article for fact in found.facts[-1]} == {"President of Serbia receives Marta Velen in Belgrade"}
    assert not found.facts[1]
    text = differences.as_text(found)
    assert "Articles removed" in text
    assert "Sarn stressed that Serbia remains neutral." in text
    assert found.classes["https://schema.org/NewsArticle"] == {-1: 1}
    assert "schema:NewsArticle -1" in text
    assert "schema:Person" not in text, "both are named in the other article too"
    told = json.loads(differences.as_json(found))
    assert told["articles"]["removed"][0]["headline"] == "President of Serbia receives Marta Velen in Belgrade"
    assert len(told["facts"]["removed"]) == len(found.facts[-1]) > 3


def test_a_fact_that_says_something_else_now_is_changed(tmp_path: Path) -> None:
    fact = """@prefix part: <https://w3id.org/dateline/partnership#> . @prefix oa: <http://www.w3.org/ns/oa#> .
    @base <http://ex.example/> . @prefix : <> . @prefix schema: <https://schema.org/> .
    :a a schema:NewsArticle ; schema:headline "On a visit" .
    :e a part:ReportedEvent ; part:reportedIn :a ; part:status part:EventStatus-announced ; part:evidence :e-why .
    :e-why oa:hasBody :e ; oa:hasTarget :p . :p oa:hasSelector <p#selector> .
    <p#selector> oa:start 3 ; oa:exact "will come" ."""
    (tmp_path / "a.ttl").write_text(fact, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(fact.replace("Status-announced", "Status-held"), encoding="utf-8")
    (tmp_path / "c.ttl").write_text(fact.replace("will come", "shall come"), encoding="utf-8")
    (one,) = differences.changes(compared(tmp_path / "a.ttl", tmp_path / "b.ttl")).facts[0]
    assert (one.said, one.unsaid) == ((("status", "EventStatus-held"),), (("status", "EventStatus-announced"),))
    assert (one.sentences, one.article) == (("will come",), "On a visit")
    (other,) = differences.changes(compared(tmp_path / "a.ttl", tmp_path / "c.ttl")).facts[0]
    assert (other.said, other.unsaid) == ((("words", "shall come"),), (("words", "will come"),))


def test_nothing_changed(turns: Path) -> None:
    first = releases(turns)[0]
    found = differences.changes(compared(first, first))
    assert differences.as_text(found) == "nothing changed\n"
    assert list(differences.rdf_patch(compared(first, first)))[2:] == [b"TX .\n", b"TC .\n"]


def test_packed_and_other_formats_are_read(turns: Path, tmp_path: Path) -> None:
    first = releases(turns)[0]
    packed = first / "dumps" / "dateline.trig.gz"
    assert not list(compared(first, packed).lines())
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress(b"<http://ex.example/a> <http://ex.example/b> .\n"))
    with pytest.raises(InputError, match=r"cut\.nq\.gz:1"):
        list(compared(first, tmp_path / "cut.nq.gz").lines())


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.txt", "", "ending"),
        ("x.ttl", "[] <http://a.example/p> 1 .", "blank nodes"),
        ("x.ttl", "<", "cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_told(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        list(compared(tmp_path / name, tmp_path / name).lines())


def test_a_folder_that_is_no_build_and_other_bases_are_told(turns: Path, tmp_path: Path) -> None:
    for missing in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match=r"no build and no release|no such file"):
            differences.open_side(missing)
    side = differences.open_side(turns)
    with pytest.raises(UsageError, match="--base"):
        differences.compare(side, differences.Side("other", side.file, "x", "http://other.example/"))
