"""What a page's markup states of the article: headline, publication date, publisher, address, language.

For each, the first of these that states it well:

1. JSON-LD (schema.org ``NewsArticle``, ``Article`` and their like): ``headline``, ``datePublished``,
   ``publisher.name`` (never ``author``); of several articles on a page, the one that the page is about;
2. Open Graph: ``og:title``, ``article:published_time``, ``og:site_name``, ``og:url``;
3. ``meta`` by other names (``date``, ``dc.date``, ``parsely-pub-date`` …), ``itemprop="datePublished"``;
4. the page itself: its only ``h1`` or its ``title``; a ``time datetime``, or else a date line, beside that ``h1``.

The address is ``link rel="canonical"`` before Open Graph's; the language ``html lang``. Dates of change
(``dateModified``, «updated») are never the publication date.
"""

from __future__ import annotations

import html
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.model import Span, Stated
from kg.sources.front_matter import NOWHERE, is_address, published
from kg.sources.furniture import date_line
from kg.sources.json_ld import Node, article_of, name_of, nodes_of
from kg.sources.layout import Line
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no type stubs

    from kg.model import PartialDate
    from kg.sources.front_matter import Front

_OPEN_GRAPH = "article:published_time og:article:published_time og:published_time article:published".split()
_OTHER = (
    "pubdate publishdate publish-date publish_date published-date date dc.date dc.date.issued dcterms.date "
    "dcterms.issued dcterms.created sailthru.date parsely-pub-date article_date_original citation_publication_date"
).split()
_PUBLISHER = "og:site_name publisher dc.publisher dcterms.publisher article:publisher_name application-name".split()
_CHANGED = re.compile(r"updat|modif|chang", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+(?=[^|–—»·]*$)")
_LONGEST = 300
_LABEL = 12
_RUNNING = 25
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def metadata(tree: HtmlElement) -> Front:
    """Give what the page states, as front matter that stands nowhere in the text; what it states badly is left out."""
    head = _Head(tree)
    shown = [_words(heading.text_content()) for heading in tree.iter("h1")]
    nodes = list(nodes_of(script.text_content() for script in tree.iter("script") if _is_json_ld(script)))
    about = article_of(nodes, {*shown, *head.named("og:title")}, head.addresses)
    publisher = _first(_words(name_of(about, "publisher", nodes)), *head.named(*_PUBLISHER))
    stated = {
        "url": next((address for address in head.addresses if is_address(address)), None),
        "title": _headline(head, shown, about, publisher),
        "publisher": publisher,
        "published": _published(head, about, nodes),
        "language": _language(tree, head),
    }
    return tuple((key, Stated(value, NOWHERE)) for key, value in stated.items() if value)


class _Head:
    """The ``meta`` and ``link`` elements of a page, by name."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._metas: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            self._metas.setdefault(name.strip().lower(), []).append(_words(meta.get("content") or ""))

    def named(self, *names: str) -> Iterator[str]:
        """Give the contents of the metas of these names, in the order of the names."""
        for name in names:
            yield from (content for content in self._metas.get(name, ()) if content)

    @property
    def addresses(self) -> list[str]:
        """The addresses that the page gives itself, the canonical one first."""
        links = (link.get("href") or "" for link in self._tree.iter("link") if _is(link, "rel", "canonical"))
        return [address.strip() for address in (*links, *self.named("og:url")) if address.strip()]

    @property
    def title(self) -> str:
        """The words of the ``title`` element."""
        return _words(next((element.text_content() for element in self._tree.iter("title")), ""))

    @property
    def dates(self) -> Iterator[PartialDate | None]:
        """The dates of publication, the best first."""
        yield from map(_date, self.named(*_OPEN_GRAPH))
        for element in self._tree.xpath("//*[@itemprop='datePublished']"):
            yield _date(element.get("datetime") or element.get("content") or element.text_content())
        yield from map(_date, self.named(*_OTHER))
        beside = [element for element in self._beside_the_headline() if not _changed(element)]
        yield from (_date(element.get("datetime")) for element in beside if element.tag == "time")
        yield from map(_date_line, beside)

    def _beside_the_headline(self) -> Iterator[HtmlElement]:
        """Give the short elements of the header around the only ``h1``, up to the first running text after it."""
        headings = list(self._tree.iter("h1"))
        part = next(
            iter(
                headings[0].xpath("(ancestor::header|ancestor::article|ancestor::main|ancestor::body)[last()]")
                if len(headings) == 1
                else ()
            ),
            None,
        )
        if part is None:
            return
        if part.tag == "header" and part.getparent() is not None:
            part = part.getparent()
        begun = False
        for element in part.iterdescendants():
            begun = begun or element is headings[0]
            words = len(element.text_content().split()) if isinstance(element.tag, str) else 0
            if begun and element.tag == "p" and words >= _RUNNING:
                return
            if 0 < words <= _LABEL:
                yield element


def _headline(head: _Head, shown: list[str], about: Node, publisher: str | None) -> str | None:
    only = shown if len(shown) == 1 else ()
    given = [_words(about.get("headline")), *head.named("og:title"), *only, head.title]
    best = _first(*given)
    if best is None:
        return None
    cut = best.rstrip(".… ")
    longer = next((one for one in shown if one.startswith(cut) and best.endswith(("…", "..."))), None)
    return longer or _without_site(best, {publisher, *head.named("og:site_name")} - {None}, shown)


def _without_site(title: str, sites: Iterable[str | None], shown: list[str]) -> str:
    """Cut off the site's name after a headline: «Talks end | Ostria Times»."""
    site = _SUFFIX.search(title)
    if site is None or title in shown:
        return title
    known = {name.casefold() for name in sites if name}
    before = title[: site.start()]
    return before if before in shown or title[site.end() :].casefold() in known else title


def _published(head: _Head, about: Node, nodes: list[Node]) -> str | None:
    pages = [_date(node.get("datePublished")) for node in nodes if node.is_a("WebPage")]
    candidates = chain([_date(about.get("datePublished"))], head.dates, pages if about else ())
    return next((str(date) for date in candidates if date), None)


def _date(value: Any) -> PartialDate | None:  # noqa: ANN401 - JSON
    return published(value) if isinstance(value, str) and value.strip() else None


def _date_line(element: HtmlElement) -> PartialDate | None:
    words = fold(_words(element.text_content()))
    found = date_line(Line(Span(0, len(words)), words))
    return found.value if found else None


def _language(tree: HtmlElement, head: _Head) -> str | None:
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), root.get("xml:lang"), *head.named("og:locale")):
        if value and _LANGUAGE.fullmatch(value.strip()):
            return str(value.strip().replace("_", "-"))
    return None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _words(value: Any) -> str:  # noqa: ANN401 - JSON
    """Give a value as one line of words; «» where it is no text or too long for a name or headline."""
    words = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return words if len(words) <= _LONGEST else ""


def _is(element: HtmlElement, attribute: str, value: str) -> bool:
    return value in (element.get(attribute) or "").lower().split()


def _is_json_ld(script: HtmlElement) -> bool:
    return (script.get("type") or "").lower().startswith("application/ld+json")


def _changed(element: HtmlElement) -> bool:
    """Whether it dates a change of the page, or says so before its date."""
    said = (element.get("class"), element.get("itemprop"), element.text_content(), _before(element))
    return any(_CHANGED.search(words) for words in said if words)


def _before(element: HtmlElement) -> str:
    """Give the words right before an element, in the same line."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    return element.getparent().text or ""
