"""Places over several files, in graphs, and where a text has changed; quotes of facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from written import sources_of

from kg.errors import Place
from kg.files import SHAPES as OURS
from kg.model import Quote
from kg.places import CaptureText, Data, located, misquotes, quoted
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from conftest import Check

HEAD = "@prefix ex: <http://ex.example/> .\n"
BAD = HEAD + 'ex:a a ex:T ; ex:name "n" ; ex:number "no" .\n'


def test_all_files_that_say_the_triple_are_named(check: Check) -> None:
    (result,) = check({"a.ttl": BAD, "b.ttl": "\n" + BAD, "c.nt": "", "d.trig": BAD.replace("\n", "\n\n", 1)}).results
    assert (result.file, result.line, result.column) == ("a.ttl", 2, 39)
    assert result.also == (Place("b.ttl", 3, 39), Place("d.trig", 3, 39))


def test_a_missing_property_is_told_where_the_node_is_typed(check: Check) -> None:
    named = HEAD + "ex:a ex:label 'one' ."
    typed = HEAD + "\n ex:a a ex:T ."
    (result,) = check({"a.ttl": named, "b.ttl": typed}).results
    assert (result.file, result.line, result.column) == ("b.ttl", 3, 2)


def test_too_many_values_stand_at_the_last_and_the_others_are_named(check: Check) -> None:
    first = HEAD + "ex:a a ex:T ; ex:name 'n' ; ex:label 'one' ."
    (result,) = check({"a.ttl": first, "b.ttl": HEAD + "ex:a ex:label 'two' , 'three' ."}).results
    assert (result.file, result.line, result.column) == ("b.ttl", 2, 23)
    assert result.also == (Place("a.ttl", 2, 38), Place("b.ttl", 2, 15))


def test_blank_nodes_of_two_files_stay_apart(check: Check) -> None:
    for name, text in (
        ("ttl", HEAD + "_:x a ex:T ; ex:name 'n' ; ex:label 'one' ."),
        ("nt", "".join(f"_:x <http://ex.example/{p}> '{p}' .\n".replace("'", '"') for p in ("name", "label"))),
        ("jsonld", '{"@id": "_:x", "@type": "http://ex.example/T", "http://ex.example/name": "n"}'),
    ):
        assert check({f"a.{name}": text, f"b.{name}": text.replace("one", "two")}).conforms


def test_the_graph_is_named(check: Check) -> None:
    report = check({"a.trig": HEAD + "ex:g { ex:a a ex:T . } ex:h { ex:b a ex:T ; ex:name 1 ; ex:label 1 , 2 }"})
    assert [result.graph for result in report.results] == ["http://ex.example/g", "http://ex.example/h"]


def test_of_a_build_only_graphs_are_named(check: Check) -> None:  # noqa: ARG001 - for its shapes
    (source,) = sources_of({"dump.nq": "<http://x/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://schema.org/Person> <http://x/g> .\n"})  # fmt: skip
    report = validate(source.graph, Shapes.load(OURS))
    for result in located(report, Data([replace(source, dump=True)])).results:
        assert (result.file, result.line, result.graph) == (None, None, "http://x/g")


def test_a_text_that_can_no_longer_be_read_leaves_the_file(check: Check, shapes: Shapes) -> None:
    (source,) = sources_of({"a.ttl": BAD})
    report = validate(source.graph, shapes)
    gone = replace(source, load=lambda: b"ex:a nonsense")
    (result,) = located(report, Data([gone])).results
    assert (result.file, result.line, result.column) == ("a.ttl", None, None)
    assert check({"a.ttl": BAD}).results[0].line == 2


TEXT = "Talks in Orlow\n\nMarta Velen, the minister, met\nIvo Tarn. They spoke."
SHA = "0123456789abcdef" * 4
FACT = """
@base <http://localhost:8000/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix part: <https://w3id.org/dateline/partnership#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<fact> a part:PostHeld ; part:evidence <fact#evidence> .
<fact#evidence> a part:Evidence ; oa:hasTarget <passage> .
<passage> a oa:SpecificResource ; oa:hasSource <capture> ; oa:hasSelector <passage#selector> .
<passage#selector> oa:start "16"^^xsd:nonNegativeInteger ; oa:end "41"^^xsd:nonNegativeInteger ;
    oa:exact "Marta Velen, the minister" ; oa:prefix "" ; oa:suffix ", met Ivo Tarn." .
<capture> a part:Capture ; schema:name "talks.txt" ; schema:sha256 "SHA" .
""".replace("SHA", SHA)


def test_a_fact_leads_to_its_sentence() -> None:
    data = Data(sources_of({"a.ttl": FACT}))
    report = validate([source.graph for source in data.sources], Shapes.load(OURS))
    told = {result.focus: result.quote for result in quoted(report, data, {}).results}
    quote = Quote("talks.txt", 16, "Marta Velen, the minister, met Ivo Tarn.")
    for node in ("fact", "fact#evidence", "passage"):
        assert told[f"<http://localhost:8000/{node}>"] == quote
    captures = {SHA: CaptureText("captures/talks.txt", TEXT)}
    told = {result.focus: result.quote for result in quoted(report, data, captures).results}
    assert told["<http://localhost:8000/fact>"] == Quote("captures/talks.txt", 16, quote.sentence, line=3)
    assert told["<http://localhost:8000/capture>"] is None


def test_a_quote_that_is_not_at_its_offset_is_found() -> None:
    captures = {SHA: CaptureText("talks.txt", TEXT)}
    assert misquotes(Data(sources_of({"a.ttl": FACT})), captures) == (1, ())
    for damage in (("16", "15"), ("41", "42"), ("Marta Velen, the", "Marta Velin, the"), ('"16"^^xsd', '"x"^^xsd')):
        data = Data(sources_of({"a.ttl": FACT.replace(*damage)}))
        looked_up, (result,) = misquotes(data, captures)
        assert looked_up == 1
        assert result.focus == "<http://localhost:8000/passage#selector>"
    assert misquotes(Data(sources_of({"a.ttl": FACT})), {}) == (0, ())
