"""Each page kind reads its captures; what is expected stands beside each in JSON.

``REWRITE_GOLDENS=1 pytest tests/sources`` writes the expectations anew; read the difference before keeping it.
"""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.sources import PAGE_KINDS, articles, decode, read_capture

if TYPE_CHECKING:
    from kg.model import Article

CAPTURES = Path(__file__).parents[1] / "captures"
INPUTS = sorted(CAPTURES.glob("*/*.txt"))
SEEDS = Path(__file__).parents[2] / "../shared/seeds"
GOLD = SEEDS.parent / "gold"
WORDS = 4


def told(article: Article) -> dict[str, Any]:
    text = article.capture.text
    return {
        "kind": article.kind,
        "headline": article.headline and article.headline.value,
        "published": article.published and str(article.published.value),
        "publisher": article.publisher and article.publisher.value,
        "credit": article.credit and article.credit.value,
        "language": article.language,
        "paragraphs": [
            {
                "kind": paragraph.kind,
                **({"speaker": paragraph.speaker.value} if paragraph.speaker else {}),
                "first": " ".join(paragraph.span.of(text).split()[:WORDS]),
                "last": " ".join(paragraph.span.of(text).split()[-WORDS:]),
            }
            for paragraph in article.paragraphs
        ],
    }


def test_each_page_kind_has_at_least_three_captures() -> None:
    kinds = {str(kind.__name__).rpartition(".")[2] for kind in PAGE_KINDS}
    assert kinds == {path.parent.name for path in INPUTS}
    assert all(len(list((CAPTURES / kind).glob("*.txt"))) >= 3 for kind in kinds)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_capture_reads_as_expected(path: Path) -> None:
    capture = read_capture(path, path.name)
    taken_by = next(kind for kind in PAGE_KINDS if kind.detect(capture))
    found = [told(article) for article in articles(capture)]
    golden = path.with_suffix(".json")
    if os.environ.get("REWRITE_GOLDENS"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert str(taken_by.__name__).rpartition(".")[2] == path.parent.name
    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_all_stated_words_stand_where_the_spans_say(path: Path) -> None:
    capture = read_capture(path, path.name)
    for article in articles(capture):
        text = article.capture.text
        assert article.capture is capture
        for stated in (article.headline, article.publisher, article.credit):
            assert stated is None or stated.span.of(text) in (stated.value, "CAR")
        inside = [p.span for p in article.paragraphs]
        assert inside == sorted(inside)
        assert all(article.region.covers(span) and span.of(text).strip() == span.of(text) != "" for span in inside)
        assert all(not one.overlaps(other) for one, other in pairwise(inside))
        if article.published:
            assert str(article.published.value.year) in article.published.span.of(text)


def test_file_name_and_place_say_nothing(tmp_path: Path) -> None:
    path = CAPTURES / "portal" / "date-time-and-photo.txt"
    renamed = tmp_path / "interview-2001-01-01.txt"
    renamed.write_bytes(path.read_bytes())
    there, here = (articles(read_capture(one, one.name)) for one in (path, renamed))
    assert [told(article) for article in here] == [told(article) for article in there]


def test_line_ends_change_offsets_only(tmp_path: Path) -> None:
    checked = 0
    for path in INPUTS:
        plain = path.read_bytes().replace(b"\r\n", b"\n")
        for ending in (b"\r\n", b"\r"):
            other = tmp_path / path.name
            other.write_bytes(plain.replace(b"\n", ending))
            read = articles(read_capture(other, path.name))
            assert [told(one) for one in read] == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            checked += 1
    assert checked == 2 * len(INPUTS) > 0


needs_seeds = pytest.mark.skipif(not (SEEDS.is_dir() and GOLD.is_dir()), reason="the real captures are not beside us")


@needs_seeds
def test_real_captures_agree_with_the_gold_annotations() -> None:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    read = {
        (path.name, article.item): article
        for path in sorted(SEEDS.glob("*.txt"))
        for article in articles(read_capture(path, path.name))
    }
    assert len(read) == len(golds) == 13
    for gold in golds:
        item = int(gold["id"].partition("_")[2] or 1)
        article = read[Path(gold["file"]).name, item]
        assert article.kind == gold["page_kind"]
        assert (article.headline and article.headline.value) == gold["headline"]
        assert (article.published and str(article.published.value)) == gold["published"]
        assert article.language == gold["language"]
        if gold["span"]:
            assert [article.region.start, article.region.end] == gold["span"]
        for quote in (fact[key] for group, key in EVIDENCED for fact in gold[group]):
            at = article.capture.text.find(quote, article.region.start)
            near = [p.span for p in article.paragraphs if p.span.start <= at < p.span.end]
            assert near, f"{gold['id']}: {quote!r} is in no paragraph"


EVIDENCED = (("events", "evidence"), ("statements", "quote"), ("quantities", "evidence"))


@needs_seeds
def test_real_captures_leave_the_furniture_out() -> None:
    found = [article for path in SEEDS.glob("*.txt") for article in articles(read_capture(path, path.name))]
    bodies = "\n".join(p.span.of(a.capture.text) for a in found for p in a.paragraphs)
    assert len(found) == 13
    for words in (
        "string(89)",
        "advertisement",
        "Search our",
        "Story by",
        "Source:",
        "Follow us",
        "Bircaninova",
        "EWB:",
    ):
        assert words not in bodies


QUESTIONS = "Who may use the bridge?\n\n{}\n\nWhat does it cost to cross?\n\n{}\n\nIs it open at night?\n\n{}\n"
OURS = ("We let everybody use it.", "Nothing, and I hope it stays so.", "It is, and our guards are there.")
THEIRS = ("Everybody may use it.", "Nothing at all.", "It is, and guards are there.")


@pytest.mark.parametrize(
    ("lead", "answers", "kind"),
    [
        ("We spoke with Ada Ruiz, who built the bridge at Halden with her men.", OURS, "unlabelled"),
        ("The bridge at Halden opens on Monday, and here is what matters of it.", OURS, "plain"),
        ("Ada Ruiz, who built the bridge, gave an interview on Monday in Halden.", THEIRS, "plain"),
    ],
)
def test_questions_are_an_interview_only_where_somebody_answers(lead: str, answers: tuple[str, ...], kind: str) -> None:
    capture = decode(f"The bridge at Halden\n\n{lead}\n\n{QUESTIONS.format(*answers)}".encode(), "a.txt")
    taken_by = next(kind for kind in PAGE_KINDS if kind.detect(capture))
    assert str(taken_by.__name__).rpartition(".")[2] == kind
