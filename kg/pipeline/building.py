"""One build, from the captures to the new release."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from rdflib import Graph

from kg import __version__, dumps, reports
from kg.errors import ForeignLanguage, InputError, NonconformantError, Place, UsageError
from kg.model import Report
from kg.pipeline import cache, releases, workers
from kg.pipeline.mapping import House, MappedArticle, MappedCapture
from kg.pipeline.shared import dataset_lines, shared_lines
from kg.sources import capture_files, read_capture
from kg.store import EmbeddedStore, without_graph
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.iris import Names
    from kg.model import Capture

    Progress = Callable[[int, int, str], None]

FORMAT = 1
"""The version of the build folder's layout."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A capture, or articles of one, that are not in the release, and why."""

    name: str
    kind: Literal["unreadable", "foreign", "duplicate"]
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: ``release`` names it; ``mapped`` captures were mapped now, ``reused`` taken as they were."""

    folder: Path
    release: str
    articles: int
    facts: int
    doubts: int
    quads: int
    triples: int
    report: Report
    mapped: int
    reused: int
    skipped: tuple[Skipped, ...] = ()

    @property
    def unreadable(self) -> tuple[Skipped, ...]:
        """The captures that could not be read: the others were built."""
        return tuple(one for one in self.skipped if one.kind == "unreadable")


class Rejected(NonconformantError):  # noqa: N818 - named for what happened
    """A build whose graphs do not conform; ``report`` says which demands are not met."""

    def __init__(self, report: Report, folder: Path) -> None:
        super().__init__(
            f"{len(report.results)} demands of the shapes are not met; nothing was loaded, the last release stays",
            hint=f"The whole report is in {folder / 'rejected'}.",
        )
        self.report = report


def build(
    inputs: Sequence[Path], out: Path, names: Names, workers: int = 1, progress: Progress | None = None
) -> BuildResult:
    """Build the captures of files and folders into a build folder.

    ``progress(done, total, name)`` is called as captures are done. Raises :class:`InputError` where nothing can be
    built, or two captures hold the same article; :class:`Rejected` where a graph does not conform;
    :class:`kg.errors.HouseError` where shapes, ontology or authority are broken; :class:`UsageError` where the folder
    cannot be used. Whatever is raised, the last release stays. Captures that cannot be read are told in ``skipped``.
    """
    return Build(tuple(inputs), out, names, workers, progress).run()


@dataclass
class Build:
    """A build and what it is made with; ``house`` gives other words, rules and names than the packaged ones."""

    inputs: tuple[Path, ...]
    out: Path
    names: Names
    workers: int = 1
    progress: Progress | None = None
    house: House = field(default_factory=House)
    skipped: list[Skipped] = field(default_factory=list)

    def run(self) -> BuildResult:
        """Build; see :func:`build`."""
        captures = self._captures()
        with releases.locked(self.out):
            try:
                return self._build(captures)
            except OSError as error:
                why = f"the build folder cannot be written: {error.strerror or error}"
                hint = "Free some space, or give another --out."
                raise UsageError(why, place=Place(str(self.out)), hint=hint) from error

    def _captures(self) -> list[Capture]:
        """Read all captures; the same bytes under two names are one capture."""
        found: dict[str, Capture] = {}
        for path, name in capture_files(self.inputs):
            try:
                capture = read_capture(path, name)
            except InputError as error:
                self.skipped.append(Skipped(name, "unreadable", str(error)))
                continue
            known = found.setdefault(capture.sha256, capture)
            if known is not capture:
                self.skipped.append(Skipped(name, "duplicate", f"{name}: the same bytes as {known.name}"))
        return sorted(found.values(), key=lambda capture: (capture.name, capture.sha256))

    def _build(self, captures: list[Capture]) -> BuildResult:
        folder = releases.draft(self.out)
        kept = cache.Cache(self.out / "cache", cache.fingerprint(self.house, self.names))
        mapped, made = self._mapped(captures, kept)
        articles = _articles(mapped)
        if not articles:
            reasons = "\n  ".join(one.reason for one in self.skipped)
            raise InputError(f"no article could be built:\n  {reasons}", hint="The last release, if any, stays.")
        lines, report = self._graphs(articles)
        if not report.conforms:
            self._reject(report)
        release, dumped = self._write(folder, mapped, lines, report)
        releases.publish(self.out, folder, release)
        kept.keep_only(map(kept.key, mapped))
        shutil.rmtree(self.out / "rejected", ignore_errors=True)
        return BuildResult(
            folder=self.out,
            release=release,
            articles=len(articles),
            facts=sum(article.facts for article in articles),
            doubts=sum(len(article.doubts) for article in articles),
            quads=dumped.quads,
            triples=dumped.triples,
            report=report,
            mapped=made,
            reused=len(captures) - made,
            skipped=tuple(self.skipped),
        )

    def _mapped(self, captures: list[Capture], kept: cache.Cache) -> tuple[dict[Capture, MappedCapture], int]:
        """Map what is not in the cache, and keep it; captures that give no article are told and left out."""
        found = {capture: kept.get(kept.key(capture)) for capture in captures}
        missing = [capture for capture, mapped in found.items() if mapped is None]
        done = len(captures) - len(missing)
        self._tell(done, len(captures), "")
        for capture, result in workers.map_all(missing, self.house, self.names, self.workers):
            done += 1
            self._tell(done, len(captures), capture.name)
            if isinstance(result, InputError):
                kind: Literal["foreign", "unreadable"]
                kind = "foreign" if isinstance(result, ForeignLanguage) else "unreadable"
                self.skipped.append(Skipped(capture.name, kind, str(result)))
            else:
                found[capture] = result
                kept.put(kept.key(capture), result)
        mapped = {capture: result for capture, result in found.items() if result is not None}
        for capture, result in mapped.items():
            self.skipped += [Skipped(capture.name, "foreign", f"{capture.name}: {why}") for why in result.foreign]
            self.skipped += [Skipped(capture.name, "unreadable", why) for why in result.unreadable]
        self.skipped.sort(key=lambda one: (one.name, one.reason))
        return mapped, len(missing)

    def _tell(self, done: int, total: int, name: str) -> None:
        if self.progress is not None:
            self.progress(done, total, name)

    def _graphs(self, articles: Sequence[MappedArticle]) -> tuple[list[bytes], Report]:
        """Give the lines of all graphs, and the report on all of them."""
        lines = [line for article in articles for line in article.nquads.splitlines(keepends=True)]
        shared = shared_lines(self.house, self.names, articles)
        lines += [line for found in shared.values() for line in found]
        shared["dataset"] = dataset_lines(lines, self.names)
        lines += shared["dataset"]
        graphs = [_graph(str(self.names.graph(name)), found) for name, found in shared.items()]
        report = validate(graphs, Shapes.load(self.house.shapes))
        return lines, _joined([*(article.report for article in articles), report])

    def _write(
        self, folder: Path, mapped: dict[Capture, MappedCapture], lines: Iterable[bytes], report: Report
    ) -> tuple[str, dumps.Dumped]:
        dumped = dumps.write(lines, folder / "dumps")
        EmbeddedStore.create(folder / "store", [folder / "dumps" / dumps.NQUADS])
        _write_report(folder, report)
        doubts = [doubt for capture in mapped.values() for article in capture.articles for doubt in article.doubts]
        review = "".join(json.dumps(doubt, ensure_ascii=False) + "\n" for doubt in doubts)
        (folder / "review.jsonl").write_text(review, encoding="utf-8")
        release = dumped.sha256[:16]
        releases.seal(folder, self._manifest(release, mapped, dumped))
        return release, dumped

    def _manifest(self, release: str, mapped: dict[Capture, MappedCapture], dumped: dumps.Dumped) -> dict[str, Any]:
        articles = [article for capture in mapped.values() for article in capture.articles]
        return {
            "format": FORMAT,
            "release": release,
            "base": self.names.base,
            "kg": __version__,
            "inputs": [
                {
                    "name": capture.name,
                    "sha256": capture.sha256,
                    "articles": [{"item": a.item, "kind": a.kind, "slug": a.slug} for a in result.articles],
                }
                for capture, result in mapped.items()
            ],
            "skipped": [asdict(one) for one in self.skipped],
            "counts": {
                "articles": len(articles),
                "facts": sum(article.facts for article in articles),
                "doubts": sum(len(article.doubts) for article in articles),
                "quads": dumped.quads,
                "triples": dumped.triples,
            },
        }

    def _reject(self, report: Report) -> None:
        folder = self.out / "rejected"
        folder.mkdir(exist_ok=True)
        _write_report(folder, report)
        raise Rejected(report, self.out)


def _articles(mapped: dict[Capture, MappedCapture]) -> list[MappedArticle]:
    """Give all articles in order; raises :class:`InputError` where two have the same name."""
    owners: dict[str, str] = {}
    found = []
    for capture, result in mapped.items():
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


def _graph(name: str, lines: Iterable[bytes]) -> Graph:
    data = b"".join(map(without_graph, lines)).decode()
    return Graph(identifier=name, bind_namespaces="none").parse(data=data, format="nt")


def _joined(parts: Sequence[Report]) -> Report:
    targets: dict[str, int] = {}
    for part in parts:
        for shape, count in part.targets:
            targets[shape] = targets.get(shape, 0) + count
    return Report(
        conforms=all(part.conforms for part in parts),
        results=tuple(result for part in parts for result in part.results),
        targets=tuple(sorted(targets.items())),
        data=tuple(name for part in parts for name in part.data),
    )


def _write_report(folder: Path, report: Report) -> None:
    for name, ending in (("turtle", "ttl"), ("json", "json")):
        (folder / f"report.{ending}").write_text(reports.render(report, name), encoding="utf-8")
