"""What graphs are held against while they are validated, and what is not published with them.

Only the capture can prove a quote, and only the authority a name. Both say again, in a graph of their own that is
given to validation as context, what the data say: where they agree, nothing is there twice; where they differ, a shape
finds two values of what there is one of. What the data do not say is not said for them, so that nothing is hidden.
"""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.authority import CLASSES
from kg.graph.naming import article_slug, capture_path, text_path
from kg.graph.terms import empty_graph
from kg.vocab import OA, PART, RDF, SDO, SKOS, VOID, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    from kg.iris import Names
    from kg.model import Article, Record

    Triple = tuple[Node, Node, Node]


def at_hand(graph: Graph, article: Article, known: Mapping[Node, Record], names: Names) -> Graph:
    """Give the context of an article's graph; ``known`` are the records of the authority by their IRIs."""
    context = empty_graph(names.graph("at-hand"))
    things = {node for of in CLASSES for node in graph.subjects(RDF.type, URIRef(of))}
    said = (_article(article, names), _capture(article, names), _records(things, known))
    for s, p, o in (*chain.from_iterable(said), *_quotes(graph, article), *_statements(graph, article)):
        if p == SKOS.prefLabel or (s, p, None) in graph:
            context.add((s, p, o))
    return in_dataset(things, names, context)


def in_dataset(things: Iterable[Node], names: Names, context: Graph) -> Graph:
    """Say of things that the authority is at hand: one that has no record there is not known."""
    for thing in things:
        context.add((thing, VOID.inDataset, names.id("dataset/dateline")))
    return context


def _records(things: Iterable[Node], known: Mapping[Node, Record]) -> Iterator[Triple]:
    for thing in things:
        if thing in known:
            yield thing, SDO.name, Literal(known[thing].name)
            yield thing, SKOS.prefLabel, Literal(known[thing].name, lang="en")


def _article(article: Article, names: Names) -> Iterator[Triple]:
    """Give what the page says of itself."""
    node = names.id(f"article/{article_slug(article)}")
    for predicate, stated in ((SDO.headline, article.headline), (SDO.creditText, article.credit)):
        if stated:
            yield node, predicate, Literal(stated.value, lang=article.language if predicate == SDO.headline else None)
    if article.published:
        day = article.published.value
        yield node, SDO.datePublished, Literal(str(day), datatype=XSD[day.datatype])


def _statements(graph: Graph, article: Article) -> Iterator[Triple]:
    """Give the words of each statement, or what its evidence has instead of them."""
    text = article.capture.text
    for statement, words in graph.subject_objects(SDO.text):
        evidence = graph.objects(graph.value(statement, PART.evidence), OA.hasTarget)
        stretches = [_stretch(graph, graph.value(passage, OA.hasSelector)) for passage in evidence]
        sentences = [" ".join(text[start:end].split()) for start, end in stretches]
        if not any(" ".join(str(words).split()) in sentence for sentence in sentences):
            yield statement, SDO.text, Literal(" … ".join(sentences), lang=article.language)


def _stretch(graph: Graph, selector: Node | None) -> tuple[int, int]:
    """Give where the words of a selector stand, with what it quotes before and after them."""
    start, end = (_offset(graph.value(selector, offset)) or 0 for offset in (OA.start, OA.end))
    before, after = (sum(len(str(words)) for words in graph.objects(selector, at)) for at in (OA.prefix, OA.suffix))
    return max(0, start - before), end + after


def _quotes(graph: Graph, article: Article) -> Iterator[Triple]:
    """Give the words that stand at the offsets of each selector, and as many before and after them as it quotes."""
    text = article.capture.text
    for selector in graph.subjects(OA.exact):
        start, end = (_offset(graph.value(selector, offset)) for offset in (OA.start, OA.end))
        if start is None or end is None:
            continue
        yield selector, OA.exact, Literal(text[start:end])
        for before in graph.objects(selector, OA.prefix):
            yield selector, OA.prefix, Literal(text[max(0, start - len(str(before))) : start])
        for after in graph.objects(selector, OA.suffix):
            yield selector, OA.suffix, Literal(text[end : end + len(str(after))])


def _offset(said: Node | None) -> int | None:
    value = said.value if isinstance(said, Literal) else None
    return value if isinstance(value, int) and value >= 0 else None


def _capture(article: Article, names: Names) -> Iterator[Triple]:
    """Give checksum and size of the capture, and of the text where it was extracted."""
    capture = article.capture
    node = names.id(capture_path(capture))
    yield node, SDO.sha256, Literal(capture.sha256)
    yield node, SDO.contentSize, Literal(f"{capture.size_bytes} B")
    if capture.extracted:
        data, text = capture.text.encode(), names.id(text_path(capture))
        yield text, SDO.sha256, Literal(hashlib.sha256(data).hexdigest())
        yield text, SDO.contentSize, Literal(f"{len(data)} B")
