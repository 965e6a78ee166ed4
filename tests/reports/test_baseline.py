"""A baseline lets only what is new fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.model import Report, Result
from kg.reports import Baseline, fingerprints, render, without_known

RESULTS = tuple(
    Result(
        f"<http://x/{n}>", "<http://p/>", None, "<http://shape/>", "<http://c/>", "Violation", "Mend it.", "a.ttl", n
    )
    for n in range(1, 4)
)
REPORT = Report(conforms=False, results=RESULTS, targets=(("<http://shape/>", 3),))
OTHER = replace(RESULTS[0], focus="<http://x/9>")


@pytest.mark.parametrize(
    "text",
    [Baseline.write(REPORT), render(REPORT, "json"), "# known\n" + "\n".join(fingerprints(REPORT)) + "  # all\n\n"],
    ids=["list", "report", "lines"],
)
def test_what_is_known_does_not_count(text: str) -> None:
    baseline = Baseline.read(text, "known")
    report, known, gone = without_known(REPORT, baseline)
    assert (report.results, report.conforms, known, gone) == ((), True, 3, 0)
    moved = replace(REPORT, results=(replace(RESULTS[0], line=77), OTHER))
    report, known, gone = without_known(moved, baseline)
    assert (report.results, report.conforms, known, gone) == ((OTHER,), False, 1, 2)


def test_one_more_of_the_same_is_new() -> None:
    twice = replace(REPORT, results=(RESULTS[0], RESULTS[0]))
    once = Baseline.read(Baseline.write(replace(REPORT, results=RESULTS[:1])), "known")
    report, known, _ = without_known(twice, once)
    assert (len(report.results), known) == (1, 1)


def test_blank_nodes_are_known_by_their_file() -> None:
    first, other = (replace(RESULTS[0], focus=f"_:b{n}", file=f"{n}.ttl") for n in (1, 2))
    assert fingerprints(replace(REPORT, results=(first,))) != fingerprints(replace(REPORT, results=(other,)))
    renamed = replace(first, focus="_:b7")
    assert fingerprints(replace(REPORT, results=(first,))) == fingerprints(replace(REPORT, results=(renamed,)))


@pytest.mark.parametrize("text", ["{}", "[1]", '{"results": [{}]}', "nonsense\n", '{"fingerprints": 3}', "{nonsense"])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no baseline") as caught:
        Baseline.read(text, "known.json")
    assert "known.json" in str(caught.value)
    assert "--write-baseline" in str(caught.value.hint)
