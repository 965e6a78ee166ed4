"""RSS and Atom: the addresses of a feed's pages, in its order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import InputError, Place
from kg.fetching.requests import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element  # type: ignore[import-untyped]  # it has no type stubs

_FIRST = re.compile(
    rb"\s*(?:(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,2000}?\]\s*)?>)\s*){0,9}<([\w.:-]+)",
    re.DOTALL,
)
_ROOTS = frozenset({b"rss", b"feed", b"RDF"})
_LOOKED_AT = 8192


def is_feed(body: bytes) -> bool:
    """Whether the first element is that of a feed; a server's media type says little of that."""
    first = _FIRST.match(body[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
    return first is not None and first[1].rpartition(b":")[2] in _ROOTS


def pages(body: bytes, url: str) -> list[str]:
    """Give the addresses of the pages, whole and each once.

    ``url`` is where the feed is from. Raises :class:`InputError` where it is no well-formed XML or declares entities:
    no feed needs them, and a few lines of them can become gigabytes.
    """
    from lxml import etree  # type: ignore[import-untyped]  # local, for only feeds need it; it has no type stubs

    if b"<!ENTITY" in body.replace(b"\0", b""):
        raise InputError("the feed declares entities", place=Place(url), hint="Tell its publisher: no feed needs them.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser, base_url=url)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Place(url, line, column)
        raise InputError(
            f"the feed is no well-formed XML: {error.msg}", place=place, hint="Tell its publisher."
        ) from error
    return list(dict.fromkeys(_links(root)))


def _links(root: _Element) -> Iterator[str]:
    for entry in root.iter("{*}item", "{*}entry"):
        found = next((link for link in _of_entry(entry) if link), None)
        if found:
            yield joined(entry.base or "", found)


def _of_entry(entry: _Element) -> Iterator[str]:
    links = entry.findall("{*}link")
    yield from ((link.text or "").strip() for link in links if not link.get("href"))  # RSS
    atom = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    atom.sort(key=lambda link: "html" not in link.get("type", "html"))
    yield from (joined(link.base or "", link.get("href").strip()) for link in atom)
    for guid in entry.findall("guid"):
        if guid.get("isPermaLink", "true") == "true":
            yield (guid.text or "").strip()
