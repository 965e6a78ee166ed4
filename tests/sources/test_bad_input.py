"""Bad input: each has a clear outcome, none ends the build, and the others go on. One build reads them all."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.iris import Names
from kg.pipeline import build
from kg.sources import capture_files, read_capture

if TYPE_CHECKING:
    from pathlib import Path

    from kg.pipeline import BuildResult

STORY = """{n}: Velen opens a bridge

Minister Marta Velen opened the new bridge at Halden on 3 May 2031. “It joins what belongs together,” Velen said.

She thanked Colonel Petra Lindqvist of the engineers, who had built it within a year.
"""
SERBIAN = (
    "Ministarka odbrane otvorila je novi most u ponedeljak i zahvalila vojnicima koji su ga sagradili.\n\n"
    "Ona je rekla da će most služiti svim građanima i da je završen pre roka, a da će se radovi na putu nastaviti.\n"
)
GERMAN = "Die Ministerin hat am Montag die neue Brücke eröffnet und den Soldaten gedankt, die sie gebaut haben.\n"
RUSSIAN = "Министр обороны открыла в понедельник новый мост и поблагодарила солдат, которые его построили.\n"


def story(name: str) -> bytes:
    return STORY.format(n=name).encode()


def changed(name: str, old: str, new: str) -> bytes:
    text = STORY.format(n=name)
    assert old in text
    return text.replace(old, new).encode()


@dataclass(frozen=True)
class Case:
    data: bytes
    outcome: Literal["built", "foreign", "unreadable", "duplicate"]
    told: str = ""


CASES = {
    # languages that no rule reads
    "serbian.txt": Case(SERBIAN.encode(), "foreign", "which no rule reads"),
    "german.txt": Case(GERMAN.encode() * 2, "foreign", "article 1 is in 'de', which no rule reads"),
    "russian.txt": Case(RUSSIAN.encode() * 2, "foreign", "article 1 is in 'ru', which no rule reads"),
    "german.html": Case(
        f"<html lang='de'><body><p>{GERMAN}</p><p>{GERMAN}</p></body></html>".encode(), "foreign", "'de'"
    ),
    "arabic-rtl.txt": Case(
        ("\u202bافتتحت وزيرة الدفاع يوم الاثنين الجسر الجديد وشكرت الجنود الذين بنوه.\u202c\n" * 3).encode(),
        "foreign",
        "'ar'",
    ),
    # nothing, or next to nothing
    "empty.txt": Case(b"", "unreadable", "the capture is empty"),
    "spaces.txt": Case(b" \r\n\t\n", "unreadable", "the capture is empty"),
    "mark-only.txt": Case(b"\xef\xbb\xbf", "unreadable", "the capture is empty"),
    "empty.html": Case(b"<html></html>", "unreadable", "no main text"),
    "empty.jsonl": Case(b"\n\n", "unreadable", "the capture is empty"),
    "punctuation.txt": Case(b"... *** --- !!!\n", "unreadable", "no article text"),
    "menu-only.txt": Case(b"Share\nTweet\nRead more\n", "unreadable", "no article text"),
    "one-line.txt": Case(b"Minister Marta Velen opened the new bridge at Halden on Monday.", "built"),
    "one-word.txt": Case(b"Bridge", "built"),
    # not what it seems
    "image.txt": Case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "unreadable", "byte 0x89"),
    "image.html": Case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "unreadable", "no main text"),
    "nul.txt": Case(changed("nul", "bridge at", "bridge\0at"), "unreadable", "nul.txt:3:43: the file holds a NUL"),
    "utf-16.txt": Case(STORY.format(n="utf-16").encode("utf-16"), "unreadable", "UTF-16"),
    "latin-1.txt": Case(
        changed("latin-1", "Petra", "Pétra").decode().replace("“", "").replace("”", "").encode("latin-1"),
        "unreadable",
        "latin-1.txt:5:22: the file is not UTF-8",
    ),
    "broken.jsonl": Case(b'{"text": "cut o', "unreadable", "broken.jsonl:1:10: the line is no JSON"),
    # front matter
    "open-front.txt": Case(b"---\ntitle: x\n" + story("open-front"), "unreadable", "no «key: value»"),
    "no-such-day.txt": Case(
        b"---\npublished: 2031-02-31\n---\n" + story("no-such-day"), "unreadable", "'2031-02-31' is no date"
    ),
    "no-address.txt": Case(b"---\nurl: news/1\n---\n" + story("no-address"), "unreadable", "no http(s) address"),
    # characters
    "controls.txt": Case(changed("controls", "bridge at", "bridge\x07 \x1b[1m at"), "built"),
    "line-ends.txt": Case(
        b"Mixed ends\r\n\r\nMinister Velen opened a bridge at Halden.\rShe left.\n\x0bColonel Lindqvist stayed.\r",
        "built",
    ),
    "rtl-marks.txt": Case(changed("rtl-marks", "Marta Velen", "\u200fMarta\u200e \u202aVelen\u202c"), "built"),
    "zero-width.txt": Case(changed("zero-width", "Halden", "Hal\u200bden\u2060\ufeff"), "built"),
    "astral.txt": Case(changed("astral", "bridge at", "bridge 🌉🏳️‍🌈 at"), "built"),
    "combining.txt": Case(changed("combining", "Velen said", "Ve" + "\u0301" * 500 + "len said"), "built"),
    "non-characters.txt": Case(changed("non-characters", "bridge at", "bridge \ufffe\uffff at"), "built"),
    # quotation marks
    "unopened.txt": Case(changed("unopened", "“", ""), "built"),
    "unclosed.txt": Case(changed("unclosed", "”", ""), "built"),
    "quotes-only.txt": Case(changed("quotes-only", "built it", "“" * 400 + '"' * 401), "built"),
    "nested.txt": Case(changed("nested", "It joins", "“‘It «joins"), "built"),
    # dates that do not exist
    "february-31.txt": Case(changed("february-31", "3 May 2031", "31 February 2031"), "built"),
    "month-13.txt": Case(changed("month-13", "3 May 2031", "12.13.2031 and 2031-13-45"), "built"),
    "year-0.txt": Case(changed("year-0", "3 May 2031", "3 May 0000 and 99.99.9999"), "built"),
    # size
    "book.txt": Case(story("book") * 25_000, "unreadable", "text/plain is read up to 1,000,000"),
    "chapter.txt": Case(
        story("chapter") + b"She left for Lissa. " * 10_000, "unreadable", "a line of 200,000 characters"
    ),
    "long.txt": Case(
        story("long") + b"She left for Lissa.\n\n" * 6_000, "unreadable", "at most 100,000 are read as one"
    ),
    "one-sentence.txt": Case(story("one-sentence") + b"and so on and on " * 5_000, "built"),
    "no-sentence.txt": Case(b"x" * 90_000, "unreadable", "no article text"),
    "spaces-inside.txt": Case(changed("spaces-inside", "the engineers", "the" + " " * 90_000 + "engineers"), "built"),
    "tags.html": Case(b"<p>" * 60_000, "unreadable", "more than 50,000 tags"),
    # the same twice
    "two-good.txt": Case(story("good"), "duplicate", "the same bytes as good.txt"),
    "good.txt": Case(story("good"), "built"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildResult, dict[str, tuple[str, str]], float]:
    folder = tmp_path_factory.mktemp("bad")
    for name, case in CASES.items():
        (folder / name).write_bytes(case.data)
    started = time.monotonic()
    result = build([folder], tmp_path_factory.mktemp("out"), Names())
    skipped = {one.name: (one.kind, one.reason) for one in result.skipped}
    return result, skipped, time.monotonic() - started


Made = tuple["BuildResult", dict[str, tuple[str, str]], float]


@pytest.mark.parametrize("name", CASES)
def test_each_has_its_outcome(name: str, made: Made) -> None:
    case, (_, skipped, _) = CASES[name], made
    kind, reason = skipped.get(name, ("built", ""))
    assert kind == case.outcome, reason
    assert case.told in reason
    assert bool(reason) == (kind != "built")
    if kind == "unreadable":
        assert reason.startswith(name)
        assert "\n  " in reason, "it says the next step"


def test_all_others_are_built_and_conform(made: Made) -> None:
    result, skipped, _ = made
    assert result.report.conforms
    assert result.articles == len(CASES) - len(skipped)
    assert len(result.unreadable) == sum(case.outcome == "unreadable" for case in CASES.values())


def test_what_is_built_quotes_the_text_and_no_control_character(made: Made, tmp_path: Path) -> None:
    result, _, _ = made
    texts = {}
    for name, case in CASES.items():
        (tmp_path / name).write_bytes(case.data)
        if case.outcome == "built":
            texts[name] = read_capture(tmp_path / name, name).text
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <https://schema.org/>
        SELECT ?file ?start ?end ?exact { ?p oa:hasSource/schema:name ?file ; oa:hasSelector ?s .
          ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact }"""
    store = ox.Store()
    store.bulk_load(path=str(result.folder / "current" / "dumps" / "dateline.nq"))
    rows = list(store.query(query, use_default_graph_as_union=True))  # type: ignore[arg-type]
    assert {row["file"].value for row in rows} >= texts.keys() - {"one-word.txt"}
    for row in rows:
        start, end = int(row["start"].value), int(row["end"].value)
        assert texts[row["file"].value][start:end] == row["exact"].value
        assert not any(character < " " and character not in "\n\r\t" for character in row["exact"].value)


def test_dates_that_do_not_exist_date_nothing(made: Made) -> None:
    data = (made[0].folder / "current" / "dumps" / "dateline.nq").read_text(encoding="utf-8")
    told = [line for line in data.splitlines() if "startDate" in line or "datePublished" in line]
    assert told
    assert not [line for line in told if "-02-31" in line or '"0000' in line or "-13" in line.partition('"')[2][:9]]


def test_it_ends_soon(made: Made) -> None:
    assert made[2] < 60


def test_where_all_are_bad_the_reasons_are_told(tmp_path: Path) -> None:
    bad = [
        name for name, case in CASES.items() if case.outcome in {"unreadable", "foreign"} and len(case.data) < 10_000
    ]
    for name in bad:
        (tmp_path / name).write_bytes(CASES[name].data)
    assert len(capture_files([tmp_path])) == len(bad) > 15
    with pytest.raises(InputError, match="no article could be built") as refusal:
        build([tmp_path], tmp_path / "out", Names())
    assert all(name in str(refusal.value) for name in bad)
