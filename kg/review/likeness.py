"""Which records of the authority a name could mean: by the same words, one letter, the surname, or a fuller name.

Likeness is for a person to judge: nothing is ever linked by it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.linking.surnames import one_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.authority import Authority
    from kg.model import Record

_MOST = 5
_SHORTEST = 6
_EDGE = 2
"""Letters: one edit in a word of six or more leaves its first two or its last two as they are."""


class Likeness:
    """An index of the authority's labels, so that the cost of a name does not grow with the number of records."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._edges: defaultdict[str, list[str]] = defaultdict(list)
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for key in authority.by_key:
            self._edges[f"{key[:_EDGE]}…"].append(key)
            self._edges[f"…{key[-_EDGE:]}"].append(key)
            for word in set(key.split()):
                self._words[word].append(key)

    def like(self, entity: Record) -> tuple[Record, ...]:
        """Give the records that a provisional entity may be, the likeliest first."""
        found: dict[str, Record] = {}
        for key in self._keys(surface_key(entity.name), by_surname=entity.is_a("person")):
            for record in self._authority.by_key[key]:
                if set(record.kinds) & set(entity.kinds):
                    found.setdefault(record.path, record)
        return tuple(found.values())[:_MOST]

    def _keys(self, key: str, *, by_surname: bool) -> Iterator[str]:
        words = key.split()
        if not words:
            return
        if key in self._authority.by_key:
            yield key
        if len(key) >= _SHORTEST:
            near = {*self._edges[f"{key[:_EDGE]}…"], *self._edges[f"…{key[-_EDGE:]}"]}
            yield from sorted(other for other in near if one_edit(other, key))
        if by_surname:
            yield from sorted(other for other in self._words[words[-1]] if other.endswith(words[-1]))
        elif len(words) > 1:
            fuller = set.intersection(*(set(self._words[word]) for word in words))
            yield from sorted(fuller, key=lambda other: (len(other), other))
