"""``/metrics``: what an operator watches, in the text format of Prometheus.

Every application has a registry of its own: several in one process count for themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, disable_created_metrics, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from kg import __version__
from server.outcomes import ENDINGS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric

    from server.outcomes import Outcome, Workers

disable_created_metrics()  # type: ignore[no-untyped-call] # when each counter began: as many lines again, which nobody asks for

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""The format that every version of Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

_SECONDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60)
_KILLED = ("timeout", "memory", "busy", "gone")


class Metrics:
    """The counts of one application; :meth:`query` is an observer of outcomes."""

    def __init__(self, workers: Workers) -> None:
        self._registry = CollectorRegistry(auto_describe=True)
        self._registry.register(_WorkerCounts(workers))
        Info("dateline_build", "The version that serves.", registry=self._registry).info({"version": __version__})
        queries = Counter("dateline_queries", "Queries, by form and end.", ("kind", "ending"), registry=self._registry)
        seconds = Histogram(
            "dateline_query_seconds",
            "Seconds from a query read to its answer in hand, by form.",
            ("kind",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        # each child once: to look one up by its labels takes longer than to count
        self._queries = {(kind, ending): queries.labels(kind, ending) for kind in KINDS for ending in ENDINGS}
        self._seconds = {kind: seconds.labels(kind) for kind in KINDS}
        self._bytes = Counter(
            "dateline_answer_bytes", "Bytes of answers to queries, before compression.", registry=self._registry
        )
        self._hits = Counter("dateline_cache_hits", "Queries answered from memory, or by 304.", registry=self._registry)
        self._pages = Counter(
            "dateline_pages",
            "Requests for anything but queries, by view and status.",
            ("view", "status"),
            registry=self._registry,
        )

    def query(self, outcome: Outcome) -> None:
        """Count a query."""
        self._queries[outcome.kind, outcome.ending].inc()
        self._seconds[outcome.kind].observe(outcome.duration_s)
        self._bytes.inc(outcome.body_bytes)
        if outcome.cache_hit:
            self._hits.inc()

    def page(self, view: str, status: int) -> None:
        """Count a request for anything else."""
        self._pages.labels(view, status).inc()

    def text(self) -> bytes:
        """Give all counts as Prometheus reads them."""
        return generate_latest(self._registry)


class _WorkerCounts(Collector):
    """Counts that the processes keep themselves, read at each scrape."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def collect(self) -> Iterator[Metric]:
        """Give workers now, and what became of earlier ones."""
        counts = self._workers.counts()
        now = GaugeMetricFamily("dateline_workers", "Processes for queries, by what they do now.", labels=["state"])
        now.add_metric(["idle"], max(0, counts.workers - counts.running))
        now.add_metric(["running"], counts.running)
        now.add_metric(["paused"], counts.paused)
        yield now
        killed = CounterMetricFamily("dateline_workers_killed", "Processes that were ended, by why.", labels=["cause"])
        for cause in _KILLED:
            killed.add_metric([cause], getattr(counts, f"killed_{cause}"))
        killed.add_metric(["crash"], counts.crashed)
        yield killed
        yield CounterMetricFamily("dateline_workers_started", "Processes that were started.", counts.started)
        yield CounterMetricFamily("dateline_releases", "Builds taken over, the first included.", counts.releases)
