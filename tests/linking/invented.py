"""Articles about invented states and people, read with a small invented authority."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.authority import Authority
from kg.linking import read
from kg.model import Article, Capture, Paragraph, Reading, Span, Stated

if TYPE_CHECKING:
    from kg.model import EntityKind

AUTHORITY = """
@prefix part: <https://w3id.org/dateline/partnership#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<id/place/ostria> a schema:Place, schema:Country ; schema:name "Ostria" ; skos:altLabel "Republic of Ostria"@en .
<id/place/velland> a schema:Place, schema:Country ; schema:name "Velland" ; skos:altLabel "Kingdom of Velland"@en .
<id/place/toren> a schema:Place, schema:City ; schema:name "Toren" ; schema:containedInPlace <id/place/ostria> .
<id/place/north-reach> a schema:Place ; schema:name "North Reach" .
<id/organization/nato> a schema:Organization ; schema:name "NATO" ; skos:altLabel "the Alliance"@en .
<id/organization/european-union> a schema:Organization ; schema:name "European Union" ; skos:altLabel "EU"@en .
<id/organization/harbour-league> a schema:Organization ; schema:name "Harbour League" ; skos:altLabel "HL"@en .
<id/organization/presidency-of-velland> a schema:Organization ; schema:name "Presidency of Velland" ;
    part:country <id/place/velland> .
<id/organization/heron> a schema:Organization, part:Framework, schema:Intangible ; schema:name "HERON" ;
    part:frameworkKind part:FrameworkKind-Operation .
<id/programme/open-harbour-policy> a part:Framework, schema:Intangible ; schema:name "open harbour policy" ;
    part:frameworkKind part:FrameworkKind-Policy .
<id/person/marta-velen> a schema:Person ; schema:name "Marta Velen" ; skos:altLabel "Марта Велен"@sr-cyrl .
<id/person/soren-dusek> a schema:Person ; schema:name "Søren Dušek" .
"""


@cache
def authority() -> Authority:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "invented.ttl").write_text(AUTHORITY, encoding="utf-8")
        return Authority.load(Path(folder))


def reading(text: str, headline: str = "") -> Reading:
    """Read an article: each line of ``text`` is a paragraph."""
    full = f"{headline}\n{text}" if headline else text
    blocks: list[Paragraph] = []
    start = len(full) - len(text)
    for line in text.split("\n"):
        blocks.append(Paragraph(Span(start, start + len(line)), "list_item" if line.startswith("- ") else "paragraph"))
        start += len(line) + 1
    head = Stated(headline, Span(0, len(headline))) if headline else None
    capture = Capture("invented.txt", full, "0" * 64, len(full.encode()), Span(0, len(full)))
    return read(Article(capture, 1, "article", Span(0, len(full)), tuple(blocks), head), authority())


def names(found: Reading, kind: EntityKind) -> set[str]:
    return {m.record.name for m in found.mentions if m.form == "name" and m.record.is_a(kind)}


def meant(found: Reading, words: str, form: str) -> list[str]:
    """Give whom words mean that are no name, in the order of the text."""
    return [m.record.name for m in found.mentions if m.form == form and m.span.of(found.text) == words]


def of(listed: str) -> set[str]:
    """Give the names of a list with semicolons."""
    return {name for name in listed.split("; ") if name}
