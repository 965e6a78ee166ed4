"""Whether answers are what they say: each format labelled as itself, readable, and with every value."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.doctor.findings import OK, Check, Told, mislabelled, not_offered, wrong
from kg.store.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.doctor.asking import Came, Endpoint
    from kg.store.formats import Format

_BY_NAME: Mapping[str, Format] = {f"{form.forms[0]} {form.name}": form for form in FORMATS}
_TRICKY = 'SELECT (0 AS ?zero) (false AS ?no) ("é 😀" AS ?words) ("chat"@fr AS ?said) {}'
_GRAPH = 'CONSTRUCT { <urn:x-dateline:a> <urn:x-dateline:b> "é 😀"@fr } WHERE {}'
_DESCRIBED = "DESCRIBE <urn:x-dateline:nothing-has-this-name>"
_TRIPLE = ox.Triple(
    ox.NamedNode("urn:x-dateline:a"), ox.NamedNode("urn:x-dateline:b"), ox.Literal("é 😀", language="fr")
)
_WANTED = {"zero": "0", "no": "false", "words": "é 😀", "said": "chat"}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Asks for rows in a format, and looks at each value."""

    format: Format

    def __call__(self, to: Endpoint) -> Told:
        came, told = _asked(to, _TRICKY, self.format)
        if told is not None:
            return told
        try:
            row = _csv_row(came.text) if self.format.name == "csv" else _row(came.body, self.format)
        except (ValueError, SyntaxError, StopIteration, AttributeError) as error:
            return mislabelled(came.media_type, error or "no row")
        lost = [f"?{name}" for name, value in _WANTED.items() if row.get(name) != value]
        return wrong(f"values are lost or changed: {', '.join(lost)}") if lost else OK


@dataclass(frozen=True, slots=True)
class _Graph:
    """Asks for a graph in a format, and reads it."""

    format: Format
    query: str = _GRAPH

    def __call__(self, to: Endpoint) -> Told:
        came, told = _asked(to, self.query, self.format)
        if told is not None:
            return told
        try:
            triples = [quad.triple for quad in ox.parse(came.body, self.format.engine, base_iri=to.url)]
        except (ValueError, SyntaxError) as error:
            return mislabelled(came.media_type, error)
        if self.query == _GRAPH and triples != [_TRIPLE]:
            return wrong("the triple that was asked for is lost or changed")
        return OK


def _asked(to: Endpoint, query: str, asked: Format) -> tuple[Came, Told | None]:
    """Ask in a format; None beside what came says that its body is worth a look."""
    came = to.get(("query", query), accept=asked.media_type)
    return came, _labelled(came, asked)


def _labelled(came: Came, asked: Format) -> Told | None:
    """Judge status and media type."""
    media_type = came.media_type
    if came.status in {HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}:
        return not_offered(f"{asked.media_type} is refused with {came.status}")
    if not came.is_ok:
        return wrong(f"it should come with 200, not {came.status}")
    if media_type != asked.media_type:
        if not any(form.is_called(media_type) and set(form.forms) & set(asked.forms) for form in FORMATS):
            return wrong(f"{asked.media_type} was asked for, and {media_type or 'no media type'} is none of its kind")
        return not_offered(f"{asked.media_type} was asked for, and {media_type} came")
    return None


def _csv_row(text: str) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(text)))


def _row(body: bytes, given: Format) -> dict[str, str]:
    found = ox.parse_query_results(body, given.engine)
    if isinstance(found, ox.QueryBoolean):
        raise ValueError("it is a boolean")  # noqa: TRY004 - what came is wrong, not its type here
    names = [variable.value for variable in found.variables]
    values = next(found)
    return {name: value.value for name, value in zip(names, values, strict=True) if value is not None}


def _boolean(to: Endpoint) -> Told:
    form = _BY_NAME["SELECT xml"]
    came, told = _asked(to, "ASK { FILTER(false) }", form)
    if told is not None:
        return told
    try:
        answer = bool(ox.parse_query_results(came.body, form.engine))
    except (ValueError, SyntaxError) as error:
        return mislabelled(came.media_type, error)
    return wrong("what is false comes as true") if answer else OK


def _unbound(to: Endpoint) -> Told:
    form = _BY_NAME["SELECT json"]
    came, told = _asked(to, "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }", form)
    if told is not None:
        return told
    try:
        (row,) = json.loads(came.text)["results"]["bindings"]
        return OK if set(row) == {"a"} else wrong("a variable without a value should be left out of its row")
    except (ValueError, KeyError, TypeError) as error:
        return mislabelled(came.media_type, error)


_R, _P = "SPARQL 1.1", "SPARQL 1.1 Protocol, 2.1.5"
CHECKS = (
    Check("gives rows as JSON", f"{_R} Query Results JSON Format", _Rows(_BY_NAME["SELECT json"])),
    Check("gives rows as XML, with 0 and false", "SPARQL Query Results XML Format", _Rows(_BY_NAME["SELECT xml"])),
    Check("gives rows as CSV", f"{_R} Query Results CSV and TSV Formats, 3", _Rows(_BY_NAME["SELECT csv"])),
    Check("gives rows as TSV", f"{_R} Query Results CSV and TSV Formats, 4", _Rows(_BY_NAME["SELECT tsv"])),
    Check("leaves unbound variables out", f"{_R} Query Results JSON Format, 3.2", _unbound),
    Check("gives a boolean as XML", "SPARQL Query Results XML Format", _boolean),
    Check("gives graphs as Turtle", _P, _Graph(_BY_NAME["CONSTRUCT turtle"])),
    Check("gives graphs as N-Triples", _P, _Graph(_BY_NAME["CONSTRUCT ntriples"])),
    Check("gives graphs as JSON-LD", _P, _Graph(_BY_NAME["CONSTRUCT jsonld"])),
    Check("gives graphs as RDF/XML", _P, _Graph(_BY_NAME["CONSTRUCT rdfxml"])),
    Check("describes a thing in the format that it says", _P, _Graph(_BY_NAME["CONSTRUCT turtle"], _DESCRIBED)),
)
