"""Quotation marks in pairs: which words stand between an opening mark and its closing one.

Marks are paired per paragraph with a stack: „…“ “…” ”…” «…» »…« and straight ones, by shape first and by what
stands beside them where the shape does not tell. A quotation that a paragraph leaves open goes on in the next one if
that begins with an opening mark again (the usage of English prose) or holds the closing one. Inch marks and
apostrophes are no quotation marks. A mark without its partner is told, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile('["“”„‟«»]')
_CLOSERS = {"“": '”"', "‟": '”"', "„": '“”"', '"': '"”', "«": "»", "»": "«»", "”": "”"}
_OPENERS = frozenset('"“„‟«‘')
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?…])(?:‘(?=\w)|'(?=[A-Z]))")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: ``span`` with the marks, ``words`` without them (offsets into the capture)."""

    span: Span
    words: Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """The quotations of some paragraphs, outermost only and in order, and the marks that have no partner."""

    quotations: tuple[Quotation, ...]
    unpaired: tuple[Span, ...]


@dataclass(slots=True)
class _Scan:
    """What one paragraph holds: closed pairs, the mark that it leaves open, marks that close nothing."""

    pairs: list[Quotation]
    left_open: int | None
    closers: list[int]


def pair(text: str, paragraphs: Sequence[Span]) -> Pairing:
    """Pair the quotation marks of paragraphs that follow each other; ``text`` is the capture's, unfolded."""
    quotations: list[Quotation] = []
    unpaired: list[Span] = []
    carried = False
    for index, span in enumerate(paragraphs):
        scan = _scan(text, span)
        if carried:
            closer = scan.closers.pop(0)
            quotations.append(Quotation(Span(span.start, closer + 1), Span(span.start, closer)))
            scan.pairs = [pair for pair in scan.pairs if pair.span.start > closer]
        carried = False
        while scan.left_open is not None:
            at = scan.left_open
            after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            carried = after is not None and _closes_first(text, after)
            if carried or (after is not None and text[after.start] in _OPENERS):
                quotations += [q for q in scan.pairs if q.span.start < at]
                scan.pairs = [Quotation(Span(at, span.end), Span(at + 1, span.end))]
                break
            unpaired.append(Span(at, at + 1))
            rest = _scan(text, Span(at + 1, span.end))
            scan = _Scan([q for q in scan.pairs if q.span.end <= at] + rest.pairs, rest.left_open, scan.closers)
        quotations += scan.pairs
        unpaired += [Span(at, at + 1) for at in scan.closers]
    return Pairing(tuple(sorted(quotations, key=lambda q: q.span)), tuple(sorted(unpaired)))


def _scan(text: str, span: Span) -> _Scan:
    stack: list[int] = []
    pairs: list[Quotation] = []
    closers: list[int] = []
    for found in _MARK.finditer(text, span.start, span.end):
        at = found.start()
        if _is_inch(text, at, span, opened=bool(stack)):
            continue
        if stack and _closes(text, at, stack[-1], span):
            begin = stack.pop()
            if not stack:
                pairs.append(Quotation(Span(begin, at + 1), Span(begin + 1, at)))
        elif _opens(text, at, span):
            stack.append(at)
        else:
            closers.append(at)
    taken = [q.span for q in pairs]
    if not stack:
        pairs += [q for q in _singles(text, span) if not any(q.span.overlaps(other) for other in taken)]
    return _Scan(sorted(pairs, key=lambda q: q.span), stack[0] if stack else None, closers)


def _boundary_before(text: str, at: int, span: Span) -> bool:
    return at <= span.start or text[at - 1].isspace() or text[at - 1] in "([{-–—/:;"


def _boundary_after(text: str, at: int, span: Span) -> bool:
    return at + 1 >= span.end or not (text[at + 1].isalnum() or text[at + 1] in "([{„“‘«…$€£")


def _closes(text: str, at: int, opened: int, span: Span) -> bool:
    if text[at] not in _CLOSERS[text[opened]]:
        return text[at] == text[opened] == "“" and not _boundary_before(text, at, span)
    if text[at] != '"':
        return True
    return not _boundary_before(text, at, span) or _boundary_after(text, at, span)


def _opens(text: str, at: int, span: Span) -> bool:
    if text[at] in "“„‟«":
        return True
    return _boundary_before(text, at, span) and at + 1 < span.end and not text[at + 1].isspace()


def _is_inch(text: str, at: int, span: Span, *, opened: bool) -> bool:
    """Whether a straight mark after a digit is an inch mark: nothing is open, or something later closes it."""
    if text[at] != '"' or at <= span.start or not text[at - 1].isdigit():
        return False
    if not opened:
        return True
    following = text.find('"', at + 1, span.end)
    return following >= 0 and not _boundary_before(text, following, span)


def _singles(text: str, span: Span) -> Iterator[Quotation]:
    """Pair single marks; a straight one only if the words end with punctuation, else it may be an apostrophe."""
    opens = [m.start() for m in _SINGLE_OPEN.finditer(text, span.start, span.end)]
    for begin, limit in zip(opens, [*opens[1:], span.end], strict=False):
        closes = [m.start() for m in _SINGLE_CLOSE.finditer(text, begin + 1, limit)]
        punctuated = [at for at in closes if text[at - 1] in ",.!?…"]
        if text[begin] == "'":
            closes = []
        if end := next(iter(punctuated or closes), None):
            yield Quotation(Span(begin, end + 1), Span(begin + 1, end))


def _closes_first(text: str, span: Span) -> bool:
    """Whether the first mark of a paragraph closes what an earlier one has opened."""
    scan = _scan(text, span)
    first = scan.closers[0] if scan.closers else None
    begins = [q.span.start for q in scan.pairs] + ([scan.left_open] if scan.left_open is not None else [])
    return first is not None and all(first < begin for begin in begins)
