from __future__ import annotations

from invented import meant, reading

from kg.authority import Authority
from kg.linking import read
from kg.model import Article, Capture, Paragraph, Span, Stated


def test_a_title_means_the_one_person_who_holds_it() -> None:
    found = reading(
        "NATO Secretary General Ivo Tarn and Deputy Secretary General Lena Moss came to Toren. "
        "The Secretary General thanked Ostria."
    )
    assert meant(found, "The Secretary General", "title") == ["Ivo Tarn"]


def test_a_title_that_two_persons_hold_means_nobody() -> None:
    found = reading("President Ivo Tarn met President Lena Moss. The President thanked Ostria.")
    assert meant(found, "The President", "title") == []


def test_the_body_beside_a_title_tells_whose_it_is() -> None:
    found = reading(
        "The President of Ostria, Ms Lena Moss, met the President of Velland, Mr Ivo Tarn. "
        "The President of Velland spoke."
    )
    assert meant(found, "The President", "title") == ["Ivo Tarn"]


def test_a_title_that_nobody_was_given_means_nobody() -> None:
    assert meant(reading("Mr Ivo Tarn came. The ambassador left."), "The ambassador", "title") == []


def test_a_headings_title_means_the_person_of_the_text() -> None:
    found = reading("NATO Secretary General Ivo Tarn spoke.", headline="Secretary General underlines his support")
    assert meant(found, "Secretary General", "title") == ["Ivo Tarn"]


def test_a_plain_noun_means_a_longer_office() -> None:
    found = reading("Foreign Minister Lena Moss came. Ostria waits, the minister said.")
    assert meant(found, "the minister", "title") == ["Lena Moss"]


def test_he_and_she_by_gender_and_by_speaker() -> None:
    found = reading("Mr Ivo Tarn met Ms Lena Moss. She thanked him. “We wait”, she said. He smiled.")
    assert meant(found, "She", "pronoun") == ["Lena Moss"]
    assert meant(found, "she", "pronoun") == ["Lena Moss"]
    assert meant(found, "He", "pronoun") == ["Ivo Tarn"]


def test_the_last_speaker_goes_on_speaking() -> None:
    found = reading("“We wait”, said Admiral Ivo Tarn.\n“And we hope”, he added.")
    assert meant(found, "he", "pronoun") == ["Ivo Tarn"]


def test_nobody_is_meant_where_nobody_was_named() -> None:
    assert meant(reading("The harbour opened. He was late."), "He", "pronoun") == []


def test_labels_of_an_interview_are_its_speakers() -> None:
    text = "We spoke with Admiral Ivo Tarn.\nJN: Why?\nIT: Because we wait."
    turns = [("JN", "question", 32), ("IT", "answer", 41)]
    paragraphs = [Paragraph(Span(0, 31))]
    for label, kind, start in turns:
        end = text.find("\n", start) if "\n" in text[start:] else len(text)
        speaker = Stated(label, Span(start, start + 2))
        paragraphs.append(Paragraph(Span(start + 4, end), "question" if kind == "question" else "answer", speaker))
    capture = Capture("interview.txt", text, "0" * 64, len(text), Span(0, len(text)))
    article = Article(capture, 1, "interview_qa", Span(0, len(text)), tuple(paragraphs))
    found = read(article, Authority((), ""))
    assert [(m.span.of(text), m.record.name) for m in found.mentions] == [("Ivo Tarn", "Ivo Tarn"), ("IT", "Ivo Tarn")]
