"""Tricky texts, written by hand: a § stands before what offends, and results must stand at each § and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Check

HEAD = "@prefix ex: <http://ex.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"

TEXTS: dict[str, tuple[str, str]] = {
    "several objects, one bad": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:number 1, §"2", 3 ,\n §"4" .'),
    "a long literal before it": (".ttl", 'ex:a a ex:T ; ex:name """x\n\n"quoted" é\n""" ; ex:number §"no" .'),
    "a long literal is it": (".ttl", 'ex:a a ex:T ; ex:name "n" ;\n\tex:number §"""1\n2\n3""" .'),
    "quotes at a long literal's end": (".ttl", 'ex:a a ex:T ; ex:name """"n\\"""" , \'\'\'\'\'\' ; ex:number §"1" .'),
    "absolute and prefixed names": (
        ".ttl",
        'ex:a a <http://ex.example/T> ; ex:name "n" ; <http://ex.example/number> §"no" .',
    ),
    "relative names": (".ttl", '@base <http://ex.example/> .\n<a> a <T> ; <name> "n" ; <number> §"no" .'),
    "prefixes that change": (
        ".ttl",
        """PREFIX e: <http://ex.example/>
e:a a e:T ; e:name "n" .
PREFIX e: <http://other.example/>
ex:a ex:number §"no" . e:a e:number "yes" .""",
    ),
    "the value is a number": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:number §1.5 , §2e3 , §true , 4 .'),
    "a literal with a language": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:number §"1"@EN-gb .'),
    "nested blank nodes": (
        ".ttl",
        'ex:a a ex:T ; ex:name "n" ; ex:thing [ ex:deep [ ex:thing §[ a ex:T ; ex:label §"one" ,\n §"two" ] ] ] .',
    ),
    "a blank node is the subject": (".ttl", '§[ a ex:T ] ex:number §"1" .\n§[] a ex:T .'),
    "labelled blank nodes": (".ttl", "§_:b a ex:T . ex:x ex:p _:b .\n_:b ex:thing §'text' . _:c ex:name 1 ; a ex:T ."),
    "a collection's item": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:list ( ex:b §[ ex:p ( 1 2 ) ] ex:c ) .'),
    "a literal in a collection": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:list ( ex:b\n §( 1 ) §"text" ex:c ) .'),
    "a collection is the subject": (".ttl", '( ex:a ) ex:p ex:b . ( 1 "x" ) a ex:U .\n§ex:a a ex:T .'),
    "the first statement is elsewhere": (".ttl", 'ex:b ex:p ex:a .\n §ex:a ex:label "one" .\nex:a a ex:T .'),
    "only a value": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:thing §"text" .'),
    "an inverse path": (".ttl", 'ex:a a ex:T ; ex:name "n" . [] ex:of §ex:a , ex:c .\nex:b ex:of ex:a .'),
    "a path of two steps": (
        ".ttl",
        'ex:a a ex:T ; ex:name "n" ; ex:step ex:b , ex:c .\nex:b ex:step 3 , §"no" . ex:c ex:step 4 .',
    ),
    "one of two paths": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:one 1 , §"a" ; ex:other §"b" .'),
    "a comment that looks like it": (
        ".ttl",
        'ex:a a ex:T ; # ex:number "no" .\n ex:name "# ex:number" ; ex:number #\n §"no" .',
    ),
    "the same triple twice": (".ttl", 'ex:a a ex:T ; ex:name "n" ; ex:number §"no" .\nex:a ex:number §"no" .'),
    "semicolons for nothing": (".ttl", 'ex:a a ex:T ;;\n ; ex:name "n" ; ; ex:number §"no" ; .'),
    "escapes": (
        ".ttl",
        'ex:a a ex:T ; ex:name "\\u00e9\\"\\n" ; <http://ex.example/num\\u0062er> §"\\U0001F600" , §"😀" .',
    ),
    "wide characters before it": (".ttl", 'ex:a a ex:T ; ex:name "😀é" ; ex:number §"no" .'),
    "in a named graph": (".trig", 'ex:g { ex:a a ex:T ; ex:name "n" ; ex:number §"no" }\n{ §ex:b a ex:T . }'),
    "in two graphs": (".trig", 'ex:g { ex:a a ex:T ; ex:name "n" }\nGRAPH ex:h {\n ex:a ex:number §"no" . }'),
    "blank nodes in graphs": (".trig", '[] { §[ a ex:T ] ex:p 1 } _:g { _:x a ex:T ; ex:name 1 ; ex:number §"no" }'),
    "statements outside of graphs": (".trig", '§ex:a a ex:T .\nex:g { [] ex:p [] } ex:a ex:number §"no" .'),
}


def split(marked: str) -> tuple[str, set[tuple[int, int]]]:
    places = set()
    text = ""
    for part in marked.split("§"):
        if text or places or marked.startswith("§"):
            places.add((text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1))
        text += part
    return text, places


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.replace(" ", "-"))
def test_turtle_and_trig(case: str, newline: str, check: Check) -> None:
    ending, marked = TEXTS[case]
    text, places = split(HEAD + marked + "\n")
    report = check({f"a{ending}": text.replace("\n", newline)})
    found = {(result.line, result.column) for result in report.results}
    found |= {(place.line, place.column) for result in report.results for place in result.also}
    assert found == places
    assert {result.file for result in report.results} <= {f"a{ending}"}


def test_a_faultless_list_has_no_result(check: Check) -> None:
    text = HEAD + 'ex:a a ex:T ; ex:name "n" ; ex:list ( ex:b ex:c ) , () , ( ex:d ) .'
    assert check({"a.ttl": text}).conforms


XML_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns:ex="http://ex.example/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
)
OTHERS: dict[str, tuple[str, str]] = {
    "property attributes": (".rdf", f'{XML_HEAD} §<ex:T rdf:about="http://x/é" ex:number="1"/></rdf:RDF>'),
    "a resource without a node": (
        ".rdf",
        (
            f'{XML_HEAD}§<ex:T rdf:ID="x"><ex:thing rdf:parseType="Resource">\n<ex:number>1</ex:number></ex:thing>'
            "§<ex:label>é</ex:label> §<ex:label\n>b</ex:label></ex:T></rdf:RDF>"
        ),
    ),
    "shared blank nodes": (
        ".rdf",
        (
            f'{XML_HEAD}<ex:U><ex:thing rdf:nodeID="n"/></ex:U>\n §<rdf:Description rdf:nodeID="n"><rdf:type '
            'rdf:resource="http://ex.example/T"/></rdf:Description></rdf:RDF>'
        ),
    ),
    "a prefix in the context": (
        ".jsonld",
        '{"@context": {"e": "http://ex.example/"}, "@id": "a:a",\n "@type": "e:T", "e:name": "é", §"e:number": "1"}',
    ),
    "nodes in an array": (
        ".jsonld",
        '[§{"@id": "http://x/a", "@type": ["http://ex.example/T"]},\n §{"@type": "http://ex.example/T"}]',
    ),
    "an object that is referred to first": (
        ".jsonld",
        (
            '{"@context": {"@vocab": "http://ex.example/"}, "@graph": [\n{"thing": {"@id": "_:x"}},\n'
            '§{"@id": "_:x", "@type": "T", §"label": ["a", "b"]}]}'
        ),
    ),
}


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.replace(" ", "-"))
def test_rdf_xml_and_json_ld(case: str, check: Check) -> None:
    ending, marked = OTHERS[case]
    text, places = split(marked)
    report = check({f"a{ending}": text})
    found = {(result.line, result.column) for result in report.results}
    found |= {(place.line, place.column) for result in report.results for place in result.also}
    assert found == places
