"""«The Secretary General», «he», «she»: titles and pronouns, resolved where only one person can be meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.linking.lexicon import SAYING
from kg.linking.nations import nation_before
from kg.linking.offices import FEMALE, MALE, TITLE_MODIFIERS
from kg.linking.titles import OPENING_WORDS, phrase_at
from kg.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.linking.draft import Draft, Line
    from kg.linking.names import Cast
    from kg.model import Post, Record

_NEAR = 2  # sentences back in which a pronoun's person is sought
_FAR = 6  # and those in which one known to be a woman or a man is


def find(draft: Draft, cast: Cast, posts: Sequence[Post]) -> None:
    """Add mentions by title, then by pronoun, by the posts that the article states."""
    for post in posts:
        word = next((w for w in post.office.split() if w in MALE | FEMALE), "")
        if word:
            cast.genders.setdefault(post.person.path, "f" if word in FEMALE else "m")
    taken = {offset for post in posts for offset in range(*post.span)}
    for line in draft.lines:
        index = 0
        while index < len(line.tokens):
            opens = line.tokens[index].bare in OPENING_WORDS
            size = _size(line, index) if opens else 0
            if size and taken.isdisjoint(range(*line.span(index, index + size))):
                _add_title(draft, line, index, size, posts)
            index += max(1, size)
    _pronouns(draft, cast)


def _add_title(draft: Draft, line: Line, index: int, size: int, posts: Sequence[Post]) -> None:
    """Add the person whom a title of some tokens means, if it means one."""
    span = line.span(index, index + size)
    before = line.word(index - 1)
    headline = line.sentence.paragraph == -1
    article = before in {"the", "'s", "our"} or line.word(index - 2) == "the"
    opens = headline and line.tokens[index].capital
    owner = draft.at(line.tokens[index - 1]) if index else None
    if not (article or opens or owner is not None) or _has_name(draft, line, index + size):
        return
    person = _holder(draft, line, index, size, posts)
    if person is not None and not draft.within(span):
        first = index - 1 if before in {"the", "our"} else index
        draft.put(Mention(line.span(first, index + size), person, "title"))


def _size(line: Line, index: int) -> int:
    """Give how many tokens the title at a token has: words such as «Deputy», then its noun."""
    size = 0
    while line.word(index + size) in TITLE_MODIFIERS and not phrase_at(line, index + size):
        size += 1
    while (phrase := phrase_at(line, index + size)) and size < 6:  # noqa: PLR2004 - no title has more nouns
        size += len(phrase)
    return size if phrase_at(line, index) or size > 1 else 0


def _has_name(draft: Draft, line: Line, index: int) -> bool:
    mention = draft.at(line.tokens[index]) if index < len(line.tokens) else None
    return mention is not None and mention.record.is_a("person")


def _holder(draft: Draft, line: Line, index: int, size: int, posts: Sequence[Post]) -> Record | None:
    """Give the one person who holds a title: of those named before it, else of all; none where two could be meant."""
    office = " ".join(token.bare for token in line.tokens[index : index + size])
    fitting = [post for post in posts if _means(office, post.office)]
    place = _where(draft, line, index, size)
    if place is not None:
        fitting = [p for p in fitting if p.at is None or place.path in {p.at.path, p.at.country}]
    earlier = [post for post in fitting if post.span.start < line.tokens[index].start]
    for group in (earlier, fitting):
        if len({post.person.path for post in group}) == 1:
            return group[0].person
        if group:
            return None
    return None


def _means(office: str, post: str) -> bool:
    """Whether «the minister» can mean a post: the same words, or a plain noun for «Foreign Minister»."""
    if office == post:
        return True
    return (
        " " not in office
        and post.endswith(f" {office}")
        and post.split(maxsplit=1)[0] not in {"deputy", "vice", "assistant", "prime", "former", "secretary"}
    )


def _where(draft: Draft, line: Line, index: int, size: int) -> Record | None:
    """Give the body or country that the words beside a title name: «NATO Secretary General», «President of Serbia»."""
    before = index - 1 - (line.word(index - 1) == "'s")
    mention = draft.at(line.tokens[before]) if before >= 0 else None
    if mention is None and line.word(index + size) in {"of", "for", "at"}:
        after = index + size + (2 if line.word(index + size + 1) == "the" else 1)
        mention = draft.at(line.tokens[after]) if after < len(line.tokens) else None
    if mention is not None and mention.record.kinds[0] in {"organization", "place"}:
        return mention.record
    return nation_before(draft, line, before + 1)[1]


@dataclass(slots=True)
class _Talk:
    """Who has been named so far, with the number of the line, and who spoke last."""

    cast: Cast
    named: list[tuple[int, Record]] = field(default_factory=list)
    speaker: Record | None = None

    def meant(self, number: int, gender: str, *, speaking: bool) -> Record | None:
        """Give the one whom a pronoun in a line means; None where it could be another."""
        other = "f" if gender == "m" else "m"
        near = [r for at, r in self.named if number - at <= _NEAR and self.cast.genders.get(r.path) != other]
        speaker = self.speaker
        if speaking and speaker is not None and self.cast.genders.get(speaker.path) != other:
            return speaker if not near or speaker in near else None
        if len({record.path for record in near}) == 1:
            return near[0]
        opening = self._subject(number)
        if opening in near:
            return opening
        sure = {r.path: r for at, r in self.named if number - at <= _FAR and self.cast.genders.get(r.path) == gender}
        return next(iter(sure.values())) if len(sure) == 1 and not near else None

    def _subject(self, number: int) -> Record | None:
        """Give whom the sentence before names first, if this sentence has named nobody yet."""
        if any(at == number for at, _ in self.named):
            return None
        return next((record for at, record in self.named if at == number - 1), None)


def _pronouns(draft: Draft, cast: Cast) -> None:
    """Add «he» and «she» where the sentences around leave one person only, or the last speaker goes on speaking."""
    talk = _Talk(cast)
    for number, line in enumerate(draft.lines):
        here = {m.span.start: m.record for m in draft.within(line.sentence.span) if m.record.is_a("person")}
        for index, token in enumerate(line.tokens):
            if token.start in here:
                talk.named.append((number, here[token.start]))
            elif token.lower in {"he", "she"}:
                speaking = bool({line.word(index + step) for step in (-1, 1, 2)} & SAYING)
                person = talk.meant(number, "m" if token.lower == "he" else "f", speaking=speaking)
                if person is not None:
                    draft.put(Mention(Span(token.start, token.end), person, "pronoun"))
                    talk.named.append((number, person))
        talk.speaker = _speaker(draft, line) or talk.speaker


def _speaker(draft: Draft, line: Line) -> Record | None:
    """Give the person beside the sentence's last verb of saying."""
    found: Record | None = None
    for mention in draft.within(line.sentence.span):
        if not mention.record.is_a("person"):
            continue
        before, after = line.index_at(mention.span.start) - 1, line.index_at(mention.span.end)
        words = {line.word(before), line.word(after), line.word(after + 1)}
        if words & SAYING:
            found = mention.record
    return found
