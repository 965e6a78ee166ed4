"""What changed, as text for people and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.reports import counted
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from kg.differences.changes import Article, Changes, Fact, Sign

_SIGNS: tuple[tuple[Sign, str], ...] = ((1, "added"), (-1, "removed"), (0, "changed"))
_SHOWN = 100
"""How many of a kind the text lists; JSON lists all."""


def summary(found: Changes) -> str:
    """Give one line: how many articles, facts and quads."""
    parts = []
    for listed, name in ((found.articles, "article"), (found.facts, "fact")):
        parts += [f"{counted(len(listed[sign]), name)} {word}" for sign, word in _SIGNS if listed[sign]]
    parts += [f"{counted(found.quads[sign], 'quad')} {word}" for sign, word in _SIGNS if found.quads[sign]]
    return "; ".join(parts) or "nothing changed"


def as_text(found: Changes) -> str:
    """Tell what changed: articles, facts with their sentences, then counts by class and property."""
    lines = [summary(found)]
    for sign, word in _SIGNS:
        lines += _listed(f"Articles {word}", [_article(one) for one in found.articles[sign]])
    for sign, word in _SIGNS:
        lines += _listed(f"Facts {word}", ["\n".join(_fact(one, sign)) for one in found.facts[sign]])
    for title, counts in (("Things by class", found.classes), ("Quads by property", found.properties)):
        lines += _listed(title, [f"  {name}{_signed(count)}" for name, count in _named(counts).items()])
    return "\n".join(lines) + "\n"


def as_json(found: Changes) -> str:
    """Give all that changed, as JSON."""
    told: dict[str, Any] = {"summary": summary(found)}
    for name, listed in (("articles", found.articles), ("facts", found.facts)):
        told[name] = {word: [asdict(one) for one in listed[sign]] for sign, word in _SIGNS}
    told["quads"] = {word: found.quads[sign] for sign, word in _SIGNS[:2]}
    for name, counts in (("classes", found.classes), ("properties", found.properties)):
        told[name] = {key: {word: count[sign] for sign, word in _SIGNS[:2]} for key, count in _named(counts).items()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _listed(title: str, entries: list[str]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield title
    yield from entries[:_SHOWN]
    if len(entries) > _SHOWN:
        yield f"  … and {len(entries) - _SHOWN:,} more: --format json lists all"


def _article(one: Article) -> str:
    return f"  {one.date or 'undated'} {one.headline or 'without a headline'}\n    {one.iri}"


def _fact(one: Fact, sign: Sign) -> Iterator[str]:
    yield f"  {one.kind}: {one.label}"
    if sign == 0:
        yield from (f"    - {name}: {word}" for name, word in one.unsaid)
        yield from (f"    + {name}: {word}" for name, word in one.said)
    yield from (f"    “{' '.join(sentence.split())}”" for sentence in one.sentences)
    if one.article:
        yield f"    in: {one.article}"


def _named(counts: Mapping[str, Counter[Sign]]) -> dict[str, Counter[Sign]]:
    """Name terms by prefix, in order; leave out what neither came nor went."""
    found = {_short(iri): count for iri, count in counts.items() if any(count.values())}
    return dict(sorted(found.items()))


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _signed(count: Counter[Sign]) -> str:
    return "".join(f" {mark}{count[sign]:,}" for sign, mark in ((1, "+"), (-1, "-")) if count[sign])
