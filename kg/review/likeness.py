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


class Likeness:
    """An index of the authority's labels, so that the cost of a name does not grow with the number of records."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._halves: defaultdict[tuple[int, bool, str], list[str]] = defaultdict(list)
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for key in authority.by_key:
            for half in _halves(key, len(key)):
                self._halves[half].append(key)
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
            halves = [half for size in (-1, 0, 1) for half in _halves(key, len(key) + size)]
            near = {other for half in halves for other in self._halves.get(half, ())}
            yield from sorted(other for other in near if one_edit(other, key))
        if by_surname:
            yield from sorted(other for other in self._words[words[-1]] if other.endswith(words[-1]))
        elif len(words) > 1:
            fuller = set.intersection(*(set(self._words[word]) for word in words))
            yield from sorted(fuller, key=lambda other: (len(other), other))


def _halves(key: str, length: int) -> Iterator[tuple[int, bool, str]]:
    """Give the halves of a key that is like one of some length: one edit leaves the first or the last as it is."""
    half = max(length // 2 - 1, 1)
    yield length, True, key[:half]
    yield length, False, key[-half:]
