"""What a reading says of what stands where is what looking at everything says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Capture, Mention, Reading, Record, Sentence, Span

CAPTURE = Capture("a.txt", "x" * 60, "0" * 64, 60, Span(0, 60))
ARTICLE = Article(CAPTURE, 1, "article", Span(0, 60), ())
RECORDS = [Record(f"place/p{n}", f"P{n}", ("place",), ("Place",)) for n in range(3)]

spans = st.tuples(st.integers(0, 50), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
lengths = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9), st.booleans()), max_size=8)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    found = [Mention(span, draw(st.sampled_from(RECORDS))) for span in draw(st.lists(spans, max_size=12))]
    found.sort(key=lambda m: (m.span.start, -m.span.end, m.record.path))
    sentences, at, paragraph = [], 0, 0
    for gap, length, new in draw(lengths):
        paragraph += new
        sentences.append(Sentence(Span(at + gap, at + gap + length), paragraph))
        at += gap + length
    return Reading(ARTICLE, CAPTURE.text, tuple(sentences), tuple(found))


@given(readings(), spans)
def test_mentions_in_a_span_and_over_it(reading: Reading, span: Span) -> None:
    assert reading.mentions_in(span) == tuple(m for m in reading.mentions if span.covers(m.span))
    assert reading.mentions_over(span) == tuple(m for m in reading.mentions if span.overlaps(m.span))


@given(readings(), spans)
def test_sentences_in_a_span_and_at_an_offset(reading: Reading, span: Span) -> None:
    assert reading.sentences_in(span) == tuple(s for s in reading.sentences if span.covers(s.span))
    holding = [s for s in reading.sentences if s.span.start <= span.start < s.span.end]
    assert reading.sentence_at(span.start) == (holding[0] if holding else None)


@given(readings())
def test_sentences_before_one_in_its_paragraph(reading: Reading) -> None:
    for sentence in reading.sentences:
        same = [s for s in reading.sentences if s.paragraph == sentence.paragraph and s.span < sentence.span]
        assert list(reading.sentences_before(sentence)) == same[::-1]


def test_a_headline_below_the_text_is_found_too() -> None:
    sentences = (Sentence(Span(40, 50), -1), Sentence(Span(0, 10), 0), Sentence(Span(11, 20), 0))
    reading = Reading(ARTICLE, CAPTURE.text, sentences, ())
    found = [reading.sentence_at(at) for at in (5, 10, 12, 45, 55)]
    assert found == [sentences[1], None, sentences[2], sentences[0], None]
    assert list(reading.sentences_before(sentences[0])) == []


def test_a_span_is_still_itself_in_words_and_order() -> None:
    assert Span(2, 5).of("abcdefg") == "cde"
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    assert hash(RECORDS[0]) == hash(Record("place/p0", "another", ("place",), ("Place",)))
    assert RECORDS[0] != Record("place/p0", "another", ("place",), ("Place",))
