"""Text that is broken at a fixed width reads as text that is not, end to end."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from kg import linking
from kg.authority import Authority
from kg.files import AUTHORITY
from kg.iris import DEFAULT_BASE
from kg.sources import articles, decode, read_capture

CAPTURES = Path(__file__).parents[1] / "captures"
STORY = (
    "The Secretary General of NATO, Marta Velen, spoke of the Partnership for Peace with the Minister of Defence of "
    "Serbia, Ivo Sarn, and with soldiers of the Serbian Armed Forces in Belgrade on 3 May 2031. She said that the "
    "Organization for Security and Co-operation in Europe and the European Union would be told of what had been "
    "agreed. Sarn thanked Velen."
)


def wrapped(text: str, width: int, end: str = "\n") -> str:
    lines = (textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False) for line in text.splitlines())
    return (end * 2).join(end.join(line) for line in lines if line)


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize("name", ["plain/press-release", "plain/agency-dateline", "portal/date-time-and-photo"])
def test_paragraphs_are_the_same(name: str, width: int) -> None:
    plain = read_capture(CAPTURES / f"{name}.txt", "a.txt")
    assert max(map(len, plain.text.splitlines())) > 110, "nothing is broken"
    broken = decode(wrapped(plain.text, width).encode(), "a.txt")
    for one, other in zip(articles(plain), articles(broken), strict=True):
        assert [(p.kind, " ".join(p.span.of(broken.text).split())) for p in other.paragraphs] == [
            (p.kind, " ".join(p.span.of(plain.text).split())) for p in one.paragraphs
        ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [50, 56, 64, 71])
def test_names_are_found_over_line_ends(width: int, end: str) -> None:
    authority = Authority.load(AUTHORITY, DEFAULT_BASE)

    def named(text: str) -> list[tuple[str, str]]:
        (article,) = articles(decode(text.encode(), "a.txt"))
        mentions = linking.read(article, authority).mentions
        return [(m.record.path, " ".join(m.span.of(article.capture.text).split())) for m in mentions]

    plain = named(f"Talks in Belgrade\n\n{STORY}\n\n{STORY}\n")
    assert len(plain) > 15
    text = wrapped(f"Talks in Belgrade\n\n{STORY}\n\n{STORY}\n", width, end)
    assert named(text) == plain
