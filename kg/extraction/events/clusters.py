"""The tellings of one happening: its date, places and parties are what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.events.where import is_region, most_telling
from kg.extraction.events.who import without_hosts

if TYPE_CHECKING:
    from kg.extraction.events.drafting import Draft
    from kg.extraction.events.when import When
    from kg.model import Record


@dataclass
class Cluster:
    """The tellings of one event; the first is the one met first in the text.

    What they tell together is kept until another is added: each new telling is compared with all events so far.
    """

    tellings: list[Draft] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Add a telling."""
        self.tellings.append(draft)
        for name in ("when", "places", "people", "all_places"):
            self.__dict__.pop(name, None)

    @cached_property
    def all_places(self) -> set[Record]:
        """The places of all tellings, telling or not."""
        return {place for draft in self.tellings for place in draft.places}

    @cached_property
    def when(self) -> When | None:
        """The most precise date that a telling states, its own before a governing one."""
        dated = [d.when for d in self.tellings if d.when is not None]
        return max(dated, key=lambda w: (w.own, len(str(w.start)), w.end is not None), default=None)

    @cached_property
    def places(self) -> tuple[Record, ...]:
        """The most telling places; in an itinerary the region first, then its stations."""
        stated = [p for d in self.tellings for p in d.places if d.own_place]
        stations = [d for d in self.tellings if len(d.places) > 1 and d.own_place]
        if stations:
            regions = [p for d in self.tellings for p in d.places if len(d.places) == 1 and is_region(p)]
            return tuple(dict.fromkeys([*regions[:1], *stations[0].places]))
        regions = [p for p in stated if is_region(p)]
        precise = [p for p in stated if not is_region(p)]
        if self.tellings[0].type == "Visit":
            return tuple(dict.fromkeys([*regions[:1], *most_telling(precise)]))
        return tuple(most_telling(precise or stated or [p for d in self.tellings for p in d.places]))

    @cached_property
    def people(self) -> tuple[Record, ...]:
        """All who took part, in the order of the text."""
        return tuple(without_hosts(r for d in self.tellings for r in d.people))
