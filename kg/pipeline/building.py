"""One build, from the captures to the new release."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from kg import __version__, differences, dumps
from kg.authority import Authority
from kg.differences import history
from kg.dumps.sorting import Sorter
from kg.errors import InputError, Place, UsageError
from kg.pipeline import cache, releases
from kg.pipeline.gathering import Gathering
from kg.pipeline.loss import Limit, Loss
from kg.pipeline.mapping import House, MappedArticle, MappedCapture
from kg.pipeline.results import BuildResult, Lossy, Rejected, Skipped, joined, rejected_folder, write_report
from kg.pipeline.shared import at_hand, dataset_lines, shared_lines
from kg.review import Applied, Decisions, gathered, record_turtle
from kg.sources import capture_files, read_capture
from kg.store import EmbeddedStore, without_graph
from kg.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.iris import Names
    from kg.model import Capture, Report
    from kg.review import Question

    Progress = Callable[[int, int, str], None]

FORMAT = 1
"""The version of the build folder's layout."""


DECISIONS = "decisions.ttl"
"""Where a build folder keeps decisions, unless another file is given."""

REVIEW = "review.jsonl"
"""The file of a release that holds its questions, one a line."""


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
    """A build and what it is made with; ``house`` gives other words, rules and names than the packaged ones.

    Its decisions are by default those in the build folder, if there are any. ``keep`` is how many releases stay, the
    new one among them; a build that loses more facts than ``max_loss`` is none.
    """

    inputs: tuple[Path, ...]
    out: Path
    names: Names
    workers: int = 1
    progress: Progress | None = None
    house: House = field(default_factory=House)
    keep: int = releases.KEPT
    max_loss: Limit | None = None
    skipped: list[Skipped] = field(default_factory=list)

    def run(self) -> BuildResult:
        """Build; see :func:`build`."""
        captures = self._captures()
        with releases.locked(self.out):
            if self.house.decisions is None and (self.out / DECISIONS).exists():
                self.house = replace(self.house, decisions=self.out / DECISIONS)
            decisions = Decisions.load(self.house.decisions, self.names.base)
            kept = cache.Cache(self.out / "cache", cache.fingerprint(self.house, self.names))
            made_from = kept.made_from(captures, repr(self.skipped))
            try:
                releases.clean(self.out)
                result = self._again(kept.last(made_from)) or self._build(captures, kept, decisions)
                kept.put_last(made_from, result.as_json())
                releases.prune(self.out, self.keep, history.record(self.out))
                shutil.rmtree(self.out / "rejected", ignore_errors=True)
            except OSError as error:
                why = f"the build folder cannot be written: {error.strerror or error}"
                hint = "Free some space, or give another --out."
                raise UsageError(why, place=Place(str(self.out)), hint=hint) from error
            finally:
                with contextlib.suppress(OSError):
                    releases.clean(self.out)  # a draft of a release that failed: its space is needed
        return result

    def _again(self, made: dict[str, Any] | None) -> BuildResult | None:
        """Give what the last build made, where nothing has changed since and its release is whole."""
        try:
            result = BuildResult.of_json(self.out, made) if made else None
        except (KeyError, TypeError, ValueError):
            return None
        return result if result and releases.is_current(self.out, result.release) else None

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

    def _build(self, captures: list[Capture], kept: cache.Cache, decisions: Decisions) -> BuildResult:
        folder = releases.draft(self.out)
        with Sorter(folder) as quads:
            gathering = Gathering(kept, quads, self._tell, skipped=self.skipped)
            gathering.gather(captures, self.house, self.names, self.workers)
            self.skipped.sort(key=lambda one: (one.name, one.reason))
            return self._made(folder, gathering, decisions)

    def _made(self, folder: Path, gathering: Gathering, decisions: Decisions) -> BuildResult:
        mapped, articles = gathering.mapped, gathering.articles()
        if not articles:
            reasons = "\n  ".join(one.reason for one in self.skipped)
            raise InputError(f"no article could be built:\n  {reasons}", hint="The last release, if any, stays.")
        authority = Authority.load(self.house.authority, self.names.base)
        questions = gathered(
            (question for article in articles for question in article.questions),
            Applied.to(authority, decisions).authority,
        )
        total = len(mapped)
        self._tell(total, total, "comparing and validating")
        report = self._compared(gathering.quads, articles, record_turtle(decisions, authority))
        if not report.conforms:
            raise Rejected.written(report, self.out)
        inputs = _inputs(mapped, decisions)
        self._tell(total, total, "writing the release")
        dumped = self._write(folder, gathering.quads.lines(), report, questions, inputs)
        if self.max_loss is not None:
            self._compare(folder, self.max_loss)
        held_back = sum(question.held_back for question in questions)
        settled = {one for article in articles for one in article.settled}
        result = BuildResult(
            folder=self.out,
            release=dumped.sha256[:16],
            articles=len(articles),
            facts=sum(article.facts for article in articles),
            doubts=held_back,
            provisional=len(questions) - held_back,
            quads=dumped.quads,
            triples=dumped.triples,
            report=report,
            mapped=gathering.made,
            reused=gathering.asked - gathering.made,
            skipped=tuple(self.skipped),
            stale=tuple(one.id for one in decisions.items if one.id not in settled),
        )
        releases.seal(folder, self._manifest(result, inputs))
        releases.publish(self.out, folder, result.release)
        gathering.kept.keep_only(map(gathering.kept.key, mapped))
        return result

    def _tell(self, done: int, total: int, name: str) -> None:
        if self.progress is not None:
            self.progress(done, total, name)

    def _compared(self, quads: Sorter, articles: Sequence[MappedArticle], decided: bytes) -> Report:
        """Add the graphs that articles share to theirs, and report on all; ``decided`` is new to the authority."""
        shared = shared_lines(self.house, self.names, articles, decided)
        quads.add(line for found in shared.values() for line in found)
        shared["dataset"] = dataset_lines(quads.lines(), self.names)
        quads.add(shared["dataset"])
        graphs = [_graph(str(self.names.graph(name)), found) for name, found in shared.items()]
        report = validate(graphs, self.house.rules, context=[at_hand(shared, articles, self.names)])
        return joined([*(article.report for article in articles), report])

    def _write(
        self,
        folder: Path,
        lines: Iterable[bytes],
        report: Report,
        questions: Sequence[Question],
        inputs: Sequence[dict[str, Any]],
    ) -> dumps.Dumped:
        dumped = dumps.write(lines, folder / "dumps", self.names.base, in_order=True)
        EmbeddedStore.create(folder / "store", [folder / "dumps" / dumps.NQUADS])
        origin = dumps.Origin(self.names.base, __version__, tuple((one["name"], one["sha256"]) for one in inputs))
        dumps.complete(folder / "dumps", dumped, EmbeddedStore.open(folder / "store"), origin)
        write_report(folder, report)
        asked = "".join(json.dumps(asdict(question), ensure_ascii=False) + "\n" for question in questions)
        (folder / REVIEW).write_text(asked, encoding="utf-8")
        return dumped

    def _manifest(self, result: BuildResult, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        counts = ("articles", "facts", "doubts", "provisional", "quads", "triples")
        model = self.house.model
        return {
            "format": FORMAT,
            "release": result.release,
            "base": self.names.base,
            "kg": __version__,
            **({"nlp": asdict(model.reader)} if model else {}),
            "inputs": inputs,
            "skipped": [asdict(one) for one in self.skipped],
            "counts": {name: getattr(result, name) for name in counts},
        }

    def _compare(self, folder: Path, limit: Limit) -> None:
        """Hold the new release against the last one; raises :class:`Lossy` where too many facts are missing."""
        last = self.out / "current"
        loss = Loss.between(last, folder)
        if not loss.exceeds(limit):
            return
        fresh = differences.Side("the new build", folder / "dumps" / dumps.NQUADS, "new", self.names.base)
        found = differences.changes(differences.compare(differences.open_side(last.resolve()), fresh))
        (rejected_folder(self.out) / "difference.txt").write_text(differences.as_text(found), encoding="utf-8")
        raise Lossy(f"it would lose {loss}, more than --max-loss {limit}", self.out)


def _inputs(mapped: dict[Capture, MappedCapture], decisions: Decisions) -> list[dict[str, Any]]:
    """Tell the captures with their articles, and the decisions."""
    inputs: list[dict[str, Any]] = [
        {
            "name": capture.name,
            "sha256": capture.sha256,
            "articles": [{"item": a.item, "kind": a.kind, "slug": a.slug} for a in found.articles],
        }
        for capture, found in mapped.items()
    ]
    if decisions.items:
        inputs.append({"name": DECISIONS, "sha256": decisions.sha256, "decisions": len(decisions.items)})
    return inputs


def _graph(name: str, lines: Iterable[bytes]) -> Graph:
    data = b"".join(map(without_graph, lines)).decode()
    return Graph(identifier=name, bind_namespaces="none").parse(data=data, format="nt")
