from __future__ import annotations

import pytest

from server.negotiation import FORMATS, GRAPHS, HTML, QUERY, TRIPLES, NotAcceptable, choose, named, ranked, split_suffix

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        (BROWSER, "html"),
        ("text/csv", "csv"),
        ("text/csv;q=0.5, text/tab-separated-values", "tsv"),
        ("text/*;q=0.5, application/sparql-results+xml;q=0.4", "csv"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("text/html;q=0.9, application/sparql-results+xml", "xml"),
        ("TEXT/CSV ; Q=1.0 , nonsense, */*;q=0.1", "csv"),
        ("text/csv;q=7, application/sparql-results+xml;q=0.2", "xml"),
    ],
)
def test_the_best_acceptable_format_is_chosen(header: str | None, expected: str) -> None:
    assert choose(header, (*QUERY, HTML)).format.name == expected


def test_an_alias_is_answered_under_the_name_that_was_asked() -> None:
    assert choose("application/json", QUERY).content_type == "application/json"
    assert choose("application/x-turtle", TRIPLES).content_type == "application/x-turtle"
    assert choose("text/turtle", TRIPLES).content_type == "text/turtle; charset=utf-8"


def test_all_acceptable_formats_are_ranked_so_that_the_form_of_the_query_can_decide() -> None:
    header = "application/sparql-results+xml, application/rdf+xml, text/csv;q=0.3"
    assert [c.format.name for c in ranked(header, QUERY)] == ["xml", "rdfxml", "csv"]


@pytest.mark.parametrize("header", ["image/png", "text/turtle;q=0", "garbage"])
def test_nothing_acceptable_is_an_error_that_lists_what_there_is(header: str | None) -> None:
    with pytest.raises(NotAcceptable) as caught:
        choose(header, TRIPLES)
    assert "text/turtle" in caught.value.available


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("json", ["json", "jsonld"]),
        ("xml", ["xml", "rdfxml"]),
        ("ttl", ["turtle"]),
        ("text/csv", ["csv"]),
        ("nt", ["ntriples"]),
        ("rdf+xml", ["rdfxml"]),
        ("json-ld", ["jsonld"]),
        ("application/ld json", ["jsonld"]),
    ],
)
def test_a_format_can_be_named(name: str, expected: str) -> None:
    assert [c.format.name for c in named(name, QUERY)] == expected


def test_an_unknown_name_is_not_acceptable() -> None:
    with pytest.raises(NotAcceptable):
        named("docx", QUERY)


def test_a_suffix_names_a_format_and_anything_else_stays_in_the_path() -> None:
    assert split_suffix("person/a.ttl", GRAPHS)[0] == "person/a"
    assert split_suffix("person/a.b", GRAPHS) == ("person/a.b", None)


def test_the_table_says_each_thing_once() -> None:
    queried = [f.media_type for f in QUERY]
    assert len(queried) == len(set(queried)) == 10
    assert all(f.described for f in QUERY)
    assert len({(f.name, f.family) for f in FORMATS}) == len(FORMATS)
