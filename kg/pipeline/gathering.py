"""Captures → what their articles gave, out of the cache or mapped now; the quads go to the sorter and not to memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from kg.errors import ForeignLanguage, InputError, Place
from kg.pipeline import workers
from kg.pipeline.results import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.dumps.sorting import Sorter
    from kg.iris import Names
    from kg.model import Capture
    from kg.pipeline.cache import Cache
    from kg.pipeline.mapping import House, MappedArticle, MappedCapture


@dataclass
class Gathering:
    """What captures gave: ``mapped`` without the quads, which ``quads`` has.

    Of all ``asked``, ``made`` were mapped now.
    ``skipped`` tells captures, or articles of one, that gave nothing.
    """

    kept: Cache
    quads: Sorter
    tell: Callable[[int, int, str], None]
    mapped: dict[Capture, MappedCapture] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    asked: int = 0
    made: int = 0

    def gather(self, captures: Sequence[Capture], house: House, names: Names, processes: int) -> None:
        """Take captures from the cache, map those that it does not have, and keep what conforms there."""
        missing = [capture for capture in captures if not self._take(capture, self.kept.get(self.kept.key(capture)))]
        done = len(captures) - len(missing)
        self.asked, self.made = len(captures), len(missing)
        self.tell(done, len(captures), "")
        for capture, result in workers.map_all(missing, house, names, processes):
            done += 1
            self.tell(done, len(captures), capture.name)
            if isinstance(result, InputError):
                kind: Literal["foreign", "unreadable"]
                kind = "foreign" if isinstance(result, ForeignLanguage) else "unreadable"
                self.skipped.append(Skipped(capture.name, kind, str(result)))
            else:
                if all(article.report.conforms for article in result.articles):
                    self.kept.put(self.kept.key(capture), result)
                self._take(capture, result)
        self.mapped = {capture: self.mapped[capture] for capture in captures if capture in self.mapped}

    def _take(self, capture: Capture, result: MappedCapture | None) -> bool:
        """Take what a capture gave, and say whether it gave anything."""
        if result is None:
            return False
        for article in result.articles:
            self.quads.add(article.nquads.splitlines(keepends=True))
        light = tuple(replace(article, nquads=b"") for article in result.articles)
        self.mapped[capture] = replace(result, articles=light)
        self.skipped += [Skipped(capture.name, "foreign", f"{capture.name}: {why}") for why in result.foreign]
        self.skipped += [Skipped(capture.name, "unreadable", why) for why in result.unreadable]
        return True

    def articles(self) -> list[MappedArticle]:
        """Give all articles in order; raises :class:`InputError` where two have the same name."""
        owners: dict[str, str] = {}
        found = []
        for capture, result in self.mapped.items():
            for article in result.articles:
                if article.slug in owners:
                    raise InputError(
                        f"it holds the article {article.slug!r}, and so does {owners[article.slug]}",
                        place=Place(capture.name),
                        hint="Keep one of the two, or give them different addresses (url:) in their front matter.",
                    )
                owners[article.slug] = capture.name
                found.append(article)
        return found
