"""The JSON-LD in a page, as far as news pages use it: nodes with types, in a list, a graph or one in another."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_WRAPPING = re.compile(r"\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_DEEPEST = 20


class Node(dict[str, Any]):
    """A JSON object of JSON-LD."""

    def is_a(self, name: str) -> bool:
        """Whether it is of a type, given by its local name."""
        return any(_local(one) == name for one in self._types)

    @property
    def tells(self) -> bool:
        """Whether it is an article."""
        return any(_ARTICLE.search(_local(one)) for one in self._types)

    @property
    def _types(self) -> list[str]:
        found = self.get("@type")
        return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def nodes_of(scripts: Iterable[str]) -> Iterator[Node]:
    """Give all objects of the scripts, outer before inner; a script that is no JSON is passed over."""
    for script in scripts:
        try:
            yield from _nodes(json.loads(_WRAPPING.sub("", script), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def articles_of(nodes: Iterable[Node]) -> list[Node]:
    """Give the articles among the nodes, each once; what only refers to one is none."""
    found = [node for node in nodes if node.tells and node.keys() - {"@type", "@id"}]
    return [node for number, node in enumerate(found) if node not in found[:number]]


def article_of(nodes: Iterable[Node], headlines: Collection[str], addresses: Collection[str]) -> Node:
    """Give the article that the page is about: the one that it names or shows as such, or the only one.

    An empty node where there is none, or which one cannot be told.
    """
    found = articles_of(nodes)
    if len(found) > 1:
        named = [node for node in found if _text(node.get("headline")) in headlines]
        found = named or [node for node in found if set(addresses) & set(_addresses(node))]
    return found[0] if len(found) == 1 else Node()


def name_of(node: Node, key: str, nodes: Iterable[Node]) -> str | None:
    """Give the name of what a key leads to, also where it is only referred to by ``@id``."""
    value = node.get(key)
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one and "://" not in one:
            return one
        if isinstance(one, dict):
            known = {**next((dict(n) for n in nodes if "name" in n and n.get("@id") == one.get("@id")), {}), **one}
            if _text(known.get("name")):
                return _text(known["name"])
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:  # noqa: ANN401 - JSON
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield Node(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner, depth + 1)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value


def _local(name: str) -> str:
    return re.split(r"[/#:]", name)[-1]


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
