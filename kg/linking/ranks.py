"""The ranks before a name, and whether they are held no more: «retired General X»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking.nations import nation_before
from kg.linking.offices import RANK_LIKE, TITLE_MODIFIERS
from kg.linking.phrases import beside, read_phrase, words_of
from kg.linking.titles import before_bracket, is_rank, phrase_before, skip_honorifics, written_out
from kg.model import Post, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line
    from kg.model import Mention

_NO_MORE = frozenset({"former", "retired", "late", "retd", "ret", "rtd", "ret."})


def ranks(draft: Draft, line: Line, mention: Mention) -> tuple[list[Post], int]:
    """Give the ranks before a name, and the token at which the first of them begins."""
    end, name_end = line.index_at(mention.span.start), line.index_at(mention.span.end)
    found: list[Post] = []
    while True:
        end = before_bracket(line, skip_honorifics(line, end))
        phrase = phrase_before(line, end)
        if not phrase or not is_rank(phrase) or line.word(end) == ",":
            break
        first = end - len(phrase)
        rest = read_phrase(draft, line, mention, first, end)
        if rest is not None and len(words_of(rest)) > len(phrase):  # «Air Force General» is more than its last word
            break
        office = " ".join(phrase)
        if office in RANK_LIKE and line.word(first - 1) in TITLE_MODIFIERS:  # «presiding judge X»
            break
        title = _retired(line, first, name_end) + written_out(phrase, line.span(first, end).of(draft.text))
        at = beside(draft, line, first) if office in RANK_LIKE else nation_before(draft, line, first)[1]
        span = Span(line.tokens[first].start, line.tokens[name_end - 1].end)
        found.append(Post(mention.record, title, office, at, span))
        end = first
    if phrase_before(line, end) == ("commander",) and line.word(end - 2) == ",":  # «Its captain, Commander X»
        found.append(Post(mention.record, "Commander", "commander", None, line.span(end - 1, name_end)))
        end -= 1
    return found, end


def _retired(line: Line, first: int, name_end: int) -> str:
    """Give «former» where a rank is one no more: «retired General X», «General X (ret.)»."""
    after = line.word(name_end + 1) if line.word(name_end) == "(" else ""
    return "former " if line.word(first - 1) in _NO_MORE or after in _NO_MORE else ""
