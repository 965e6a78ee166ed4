"""What was said, and by whom."""

from __future__ import annotations

import dataclasses

import pytest
from gold_readings import annotated, needs_gold, precision_and_recall, scorer
from made_readings import LANTERN, NAMES, NEUTRALITY, ORLA, TARN, VELEN, made

from kg.extraction import statements
from kg.model import Doubt, Reading, Statement

Said = tuple[str, str, str]
ALL = "*"
"""Stands for the whole text, as reported speech."""


def said(reading: Reading) -> list[Said]:
    found = [fact for fact in statements.read(reading) if isinstance(fact, Statement)]
    return [(f.speaker.name, "reported" if f.reported else "direct", f.text) for f in found]


def doubts(reading: Reading) -> list[Doubt]:
    return [fact for fact in statements.read(reading) if isinstance(fact, Doubt)]


def velen(text: str) -> Said:
    return ("Marta Velen", "direct", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We open the port to all ships,” said Defence Minister Marta Velen.",
            [velen("We open the port to all ships,")],
        ),
        ("“We open it,” said the head of the mission, Marta Velen.", [velen("We open it,")]),
        ("“We open it,” said Velen, who came by train with Ivo Tarn.", [velen("We open it,")]),
        ("“We open the port”, Velen underscored.", [velen("We open the port")]),
        ("„We open the port“, said Velen.", [velen("We open the port")]),
        ("«We open the port», Velen stressed.", [velen("We open the port")]),
        ("‘We open all Ostria’s ports,’ Velen said.", [velen("We open all Ostria’s ports,")]),
        ("Velen stressed the role of the port: “it feeds all of us.”", [velen("it feeds all of us.")]),
        ("Velen welcomed the gift, saying: “it helps us all.”", [velen("it helps us all.")]),
        ("Velen said that the port feeds us all, adding: “it is open.”", [velen("it is open.")]),
        ("Velen also discussed the port with Tarn: “We want it to open soon.”", [velen("We want it to open soon.")]),
        ("Velen told reporters in Kestrel, “We open the port in spring.”", [velen("We open the port in spring.")]),
        ("In a letter to Tarn, Velen wrote: “We are ready.”", [velen("We are ready.")]),
        ("“We open,” said Velen, “and every ship may come.”", [velen("We open,"), velen("and every ship may come.")]),
        ("“We open it,” Velen continued, “and soon.”", [velen("We open it,"), velen("and soon.")]),
        ("“We open it,” Velen said. “It is long overdue.”", [velen("We open it,"), velen("It is long overdue.")]),
        (
            "Velen said: “It is open.” Tarn replied: “It is not.”",
            [velen("It is open."), ("Ivo Tarn", "direct", "It is not.")],
        ),
        ("“Is the port open?” Velen asked.", [velen("Is the port open?")]),
        ("“We sail today.\n\n“We land tomorrow,” Velen said.", [velen("We sail today.\n\n“We land tomorrow,")]),
        (
            "“We sail,” said Velen. “Today.\n\n“Tomorrow we land.\n\n“Then we rest.”",
            [velen("We sail,"), velen("Today.\n\n“Tomorrow we land.\n\n“Then we rest.")],
        ),
        (
            "“We agree,” said Velen.\n\n“We always did agree on this port.”",
            [velen("We agree,"), velen("We always did agree on this port.")],
        ),
        ("Velen said in Kestrel:\n\n“We open the port in spring.”", [velen("We open the port in spring.")]),
        ("“We are ready,” said Velen. “That’s a promise.”", [velen("We are ready,"), velen("That’s a promise.")]),
        ("“We are ready,” the League said in a note.", [("Harbour League", "direct", "We are ready,")]),
    ],
)
def test_a_direct_quotation_is_the_words_between_the_marks(text: str, expected: list[Said]) -> None:
    assert said(made(text)) == expected


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Marta Velen", "Velen said that the port was open."),
        ("Marta Velen", "Marta Velen, who came to Kestrel on Monday, said the port would open."),
        ("Marta Velen", "Minister for Ports, Ambassador Marta Velen, during her stay in Kestrel said it was open."),
        (
            "Marta Velen",
            "Velen said in a talk with Tarn that the League asks for “nothing at all” and is “very patient”.",
        ),
        ("Marta Velen", "Velen said that the task of the League is, by its charter, “to keep every ship in it safe.”"),
        ("Marta Velen", "Asked about the port, Velen replied that it was open."),
        ("Marta Velen", "After meeting Ivo Tarn, Velen said that the port must open."),
        ("Marta Velen", "Velen met Tarn in Kestrel and stressed that the port must open."),
        ("Marta Velen", "During the fair Minister Velen gave a speech underlining the role of the port."),
        ("Marta Velen", "The Prime Minister of Ostria, Marta Velen, emphasised the role of the port."),
        ("Marta Velen", "Velen welcomed the new treaty with Norvia and its swift signing."),
        ("Marta Velen", "Velen thanked President Tarn for the help of Norvia."),
        ("Marta Velen", "Velen expressed her gratitude to Ostria for its support."),
        ("Marta Velen", "Velen called on both towns to keep talking about the port."),
        ("Marta Velen", "Velen believes that the port will open in spring."),
        ("Marta Velen", "Velen noted that Tarn had said the port was closed."),
        ("Marta Velen", "The port, Velen said, is open to all."),
        ("Marta Velen", "The port is open to all ships, Velen said, adding that it had cost little."),
        ("Marta Velen", "The exercise “Quiet Harbour 31” will begin on Monday, Velen said."),
        ("Marta Velen", "Velen and Tarn said that the port was open."),
        ("Marta Velen", "According to Velen, the port is closed to all ships."),
        ("Ivo Tarn", "President of Norvia Ivo Tarn praised the crews for their work."),
        ("Pell Orla", "The head of the League's mission, Pell Orla, pointed out that the port was open."),
        ("Ministry of Defence", "The Ministry of Defence said that the port was safe."),
        ("Ministry of Defence", "The Ministry of Defence of Ostria announced that twelve ships had left."),
        ("Ministry of Defence", "According to the Ministry of Defence, the ships have left."),
        ("Ostria", "Ostria said it had opened the port."),
        ("Harbour League", "The port was shut early on Monday, the Harbour League reported."),
        ("Harbour League", "Some 40 ships are waiting, according to the Harbour League."),
        ("Marta Velen", "Velen blamed the storm for the delay."),
        ("Marta Velen", "Velen called the storm “a test of all our harbours”."),
        ("Marta Velen", "Opposition leader Marta Velen, whose party left the hall, accused the League of haste."),
        ("Marta Velen", "Velen described the harbour as “the door of Norvia”."),
        ("Marta Velen", "Velen called it a black day for the port."),
        ("Marta Velen", "Marta Velen of the Harbour League demanded an inquiry."),
        ("Marta Velen", "The head of Norvia's envoys, Marta Velen, offered two tugs."),
        ("Marta Velen", "Velen, Director General of the Harbour League, said that it was open."),
        ("Marta Velen", "Velen was quoted by the Harbour League as saying that the port was open."),
        ("a spokesperson of the Harbour League", "A spokesperson of the Harbour League said the port was open."),
        ("a spokesperson of the Harbour League", "A Harbour League spokeswoman told this newspaper it was open."),
        ("a spokesperson of the Harbour League", "The port is open, the Harbour League's spokesman said."),
        ("a spokesperson of the Harbour League", "The port is open, according to a spokesman for the Harbour League."),
    ],
)
def test_a_sentence_of_reported_speech_is_one_statement(speaker: str, text: str) -> None:
    assert said(made(text)) == [(speaker, "reported", text)]


@pytest.mark.parametrize(
    "text",
    [
        "The talk on “Strategies and Harbours” was well attended.",
        "The prize is given to “those whose work for the port has been outstanding.”",
        "“Quiet Harbour 31” began in Kestrel on Monday.",
        "Velen spoke of it at a talk on “Harbours and Wharves”.",
        "Harbour League officials say that the port is safe.",
        "The League's message was that it wants the port to open.",
        "Velen welcomed President Ivo Tarn to Kestrel on Monday.",
        "Velen welcomed the delegation of Norvia in Kestrel.",
        "Velen addressed the latest news and discussed it with Tarn.",
        "Velen was asked about the port and was told that it was closed.",
        "Velen expressed this at a talk on ports.",
        "Tarn's spokesman said the port was closed.",
        "A spokesman for President Tarn said the port was closed.",
        "Officials from Norvia said that the port was closed.",
        "It is said that the port is open.",
        "The programme has been praised by many.",
        "Experts said that Velen noted the delay.",
        "#|“We open the port,” says Velen",
        "Velen visited the port in Kestrel.",
        "The Harbour League offered two courses in spring.",
        "Velen called the harbour master on Monday.",
        "The ships of Norvia reported to the harbour.",
        "According to the plan, the port will open.",
        "Velen concluded a visit to Norvia on Monday.",
        "Velen welcomed the troops during a ceremony in Kestrel.",
        "Velen continued her journey to Kestrel.",
        "",
    ],
)
def test_titles_receptions_and_unknown_voices_are_no_statements(text: str) -> None:
    assert list(statements.read(made(text))) == []


def test_titles_and_pronouns_speak_for_whom_they_mean() -> None:
    reading = made(
        "The minister explained that the port matters. “It feeds us,” she added.\n\nHe, she noted, was late.",
        meant={"The minister": VELEN, "she": VELEN, "He": TARN},
    )
    assert [speaker for speaker, _, _ in said(reading)] == ["Marta Velen"] * 3


def test_a_pronoun_that_nobody_resolved_means_who_spoke_last() -> None:
    reading = made("Velen said that the port was open.\n\n“It will stay open,” she said.")
    assert said(reading)[1] == velen("It will stay open,")


def test_according_to_him_means_who_spoke_before() -> None:
    reading = made("Tarn said that the port was shut. According to him, it is safe.")
    assert said(reading)[1] == ("Ivo Tarn", "reported", "According to him, it is safe.")


def test_a_bare_title_means_who_spoke_before_if_the_article_gives_it_that_title() -> None:
    titled = made("Minister Velen said that the port was open. “It will stay open”, stressed the minister.")
    assert said(titled)[1] == velen("It will stay open")
    other = made("Professor Velen said that the port was open. “It will stay open”, stressed the minister.")
    assert len(said(other)) == 1
    assert len(doubts(other)) == 1
    body = made("The Ministry of Defence said it was ready. “We are all ready,” the ministry wrote.")
    assert said(body)[1] == ("Ministry of Defence", "direct", "We are all ready,")


def test_a_title_that_the_article_gives_one_person_means_that_person() -> None:
    text = "Prime Minister Marta Velen met Admiral Ivo Tarn.\n\n“We open it,” the {} said."
    assert said(made(text.format("prime minister"))) == [velen("We open it,")]
    assert said(made(text.format("admiral")))[0][0] == "Ivo Tarn"
    both = made("Minister Velen met Minister Tarn.\n\nThe minister said the port was open.")
    assert (said(both), len(doubts(both))) == ([], 1)
    new = made("Marta Velen came to Norvia. Her host was President Tarn.\n\n“I am early,” the ambassador said.")
    assert said(new) == [velen("I am early,")]


def test_a_common_noun_means_the_one_body_that_has_it_in_its_name() -> None:
    text = "The Harbour League met in Kestrel. Ten ships are late, according to the ministry."
    assert said(made(text)) == []
    known = made(text.replace("Harbour League", "Ministry of Defence"))
    assert said(known) == [("Ministry of Defence", "reported", "Ten ships are late, according to the ministry.")]


def test_a_pronoun_means_the_one_whom_the_sentence_before_names() -> None:
    text = "Velen praised the port. Captain Ivo Tarn disagreed. “It is far too small”, he said."
    assert said(made(text, meant={"he": VELEN}))[-1] == ("Ivo Tarn", "direct", "It is far too small")
    herself = made(text.replace("Captain", "Mr").replace("he said", "she said"), meant={"she": VELEN})
    assert said(herself)[-1] == velen("It is far too small")


def test_an_unnamed_spokesperson_is_a_provisional_record_apart_from_real_persons() -> None:
    (fact,) = (f for f in statements.read(made("A Harbour League spokesman said so.")) if isinstance(f, Statement))
    assert (fact.speaker.path, fact.speaker.provisional) == ("person/spokesperson-of-harbour-league", True)
    named = made("Harbour League spokesman Ivo Tarn said the port was open.")
    assert [speaker for speaker, _, _ in said(named)] == ["Ivo Tarn"]


def test_an_attribution_at_the_end_covers_the_sentences_before_it() -> None:
    text = "The port is open to all. Our ships are in, Velen said."
    assert said(made(text)) == [("Marta Velen", "reported", text)]


def test_an_attribution_does_not_cover_what_is_told_or_what_another_said() -> None:
    told = made("The fair was held in Kestrel. The port is open to all, Velen said.")
    assert said(told) == [("Marta Velen", "reported", "The port is open to all, Velen said.")]
    both = made("The port is small, Tarn said. The port is open to all, Velen said.")
    assert [speaker for speaker, _, _ in said(both)] == ["Ivo Tarn", "Marta Velen"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“We sail at dawn. Velen left.", "no partner"),
        ("“The port is open to all ships,” he said.", "not sure"),
        ("The minister said that the port was closed.", "not sure"),
        ("“The port is open to all ships,” a sailor said.", "not sure"),
        ("Velen met Tarn. “We see it in the same way,” she said.", "not sure"),
        ("“We sail at dawn.\n\n“We land at dusk.”", "not sure"),
    ],
)
def test_what_is_not_sure_is_held_back_with_its_reason(text: str, reason: str) -> None:
    held = doubts(made(text))
    assert held
    assert said(made(text)) == []
    assert all(reason in doubt.reason and doubt.kind == "statement" for doubt in held)


INTERVIEW = (
    "We spoke with the head of the mission, Pell Orla, in Kestrel.\n\n"
    "Q Kestrel Post|How is the port?\n\nA {label}|It is open.\n\nA|It was shut for a year. Tarn said so.\n\n"
    "Q KP|And now?\n\nA {label}|Now we sail."
)


@pytest.mark.parametrize("label", ["PO", "PeO", "Orla", "Pell Orla", "Answer", "A"])
def test_each_paragraph_of_an_answer_is_a_statement_of_who_answers(label: str) -> None:
    expected = ["It is open.", "It was shut for a year. Tarn said so.", "Now we sail."]
    assert said(made(INTERVIEW.format(label=label))) == [("Pell Orla", "direct", text) for text in expected]


@pytest.mark.parametrize("label", ["NOK", "NO-K", "NK", "NyOK"])
def test_initials_may_be_those_of_a_double_surname_whose_given_name_is_unknown(
    label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NAMES, "Orla-Kest", dataclasses.replace(ORLA, name="Orla-Kest"))
    text = INTERVIEW.format(label=label).replace("Pell Orla", "Nyle Orla-Kest")
    assert {speaker for speaker, _, _ in said(made(text))} == {"Orla-Kest"}


def test_an_answer_that_the_interviewer_retells_is_reported() -> None:
    reading = made(INTERVIEW.format(label="PO").replace("Now we sail.", "Ms Orla said that they sail now."))
    assert said(reading)[-1] == ("Pell Orla", "reported", "Ms Orla said that they sail now.")


def test_a_label_that_fits_nobody_is_held_back() -> None:
    reading = made(INTERVIEW.format(label="XY"))
    assert said(reading) == []
    assert len(doubts(reading)) == 3


def test_the_text_is_untouched_and_the_evidence_holds_it() -> None:
    text = "On Monday  she’d  sailed. Velen said: “We’ll  open\u00a0it.”"
    (fact,) = (f for f in statements.read(made(text)) if isinstance(f, Statement))
    (evidence,) = fact.evidence
    assert fact.text == "We’ll  open\u00a0it." == evidence.span.of(text)
    assert evidence.context.of(text) == "Velen said: “We’ll  open\u00a0it.”"


def test_a_statement_is_about_the_frameworks_that_it_names() -> None:
    reading = made("Velen said that the Lantern Programme respects armed neutrality and the Lantern Programme’s rules.")
    (fact,) = (f for f in statements.read(reading) if isinstance(f, Statement))
    assert fact.about == (LANTERN, NEUTRALITY)
    assert ORLA not in fact.about


@needs_gold
def test_the_real_captures_give_nearly_all_statements_with_their_speakers() -> None:
    score = scorer().Score()
    for gold, reading in annotated():
        found = [fact for fact in statements.read(reading) if isinstance(fact, Statement)]
        score.statements(gold, [{"text": fact.text, "speaker": fact.speaker.name} for fact in found])
        for fact in found:
            assert fact.text == fact.evidence[0].span.of(reading.article.capture.text)
    for category in ("statements", "statements + speaker"):
        precision, recall = precision_and_recall(score.counts[category])
        assert precision >= 0.95, score.errors
        assert recall >= 0.95, score.errors


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Marta Velen", "The road is open, says Marta Velen, head of the port."),
        ("Marta Velen", "The port is full, according to its director, former captain Marta Velen."),
        ("Marta Velen", "Velen regretted, however, that the port was closed."),
        ("Marta Velen", "Velen made it clear that the port would stay."),
        ("Marta Velen", "Velen, on her part, gave the assurance that ships would come."),
        ("Marta Velen", "Velen, who speaks for Tarn, for her part accused the port of haste."),
        ("Marta Velen", "Both Minister Velen and her rival, the captain Ivo Tarn of Kestrel, have promised to sail."),
        ("Marta Velen", "Velen came. In her words, the port is a gate."),
        ("Marta Velen", "The port is a gate, in the words of Marta Velen."),
        ("Marta Velen", "Velen invited the crews of Norvia to visit the port."),
        ("Marta Velen", "Captain Marta Velen, master of the Harbour League (West), said the port was open."),
        ("Harbour League", "The Harbour League dismissed the claims."),
        ("Marta Velen", "Velen hopes to sail in May."),
        ("Marta Velen", "Velen pointed to the fact that every third ship was late."),
        ("Marta Velen", "Velen called the port a proof that work pays."),
        ("Marta Velen", "Velen pledged 5 million crowns to the port."),
        ("Marta Velen", "Marta Velen, a spokeswoman for the Harbour League, complained that no ship had come."),
        ("Harbour League", "Ten ships sank, the fleet of the isles (Harbour League) said on Monday."),
        ("a spokesperson of the Harbour League", "The Harbour League met. The port is open, a League spokesman said."),
        ("Harbour League", "The Harbour League counted ships.\n\nThe organisation warns that many are old."),
        (
            "Ministry of Defence",
            "The Ministry of Defence wrote to the Harbour League.\n\nThe Ministry reminds crews that ropes are old.",
        ),
    ],
)
def test_reported_speech_is_told_in_many_ways(speaker: str, text: str) -> None:
    assert said(made(text))[-1][:2] == (speaker, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour League dismissed ten men.",
        "The Harbour League hopes to sail in May.",
        "Velen invited her hosts to Norvia.",
        "Velen said this in Kestrel on Monday at the fair.",
        "Ostria pledged $5 million for the port.",
        "The Harbour League adds a grant of ten million crowns.",
        "Velen welcomed the crew together with Ivo Tarn.",
        "The port opens in May, news agency Harbour League reports.",
        "The guest, who had come on Sunday, thanked the port and its head, Marta Velen, for the ropes.",
        "The report, a spokesman for nobody in Kestrel said, was old.",
    ],
)
def test_what_is_done_or_told_of_somebody_is_not_said(text: str) -> None:
    assert said(made(text)) == []


def test_present_verbs_stand_before_their_subjects_behind_a_quotation() -> None:
    assert said(made("“Nobody may pass”, explains Fr. Marta Velen, who guards it.")) == [velen("Nobody may pass")]
    assert said(made("“Nobody may pass”, thanks Marta Velen.")) == []


@pytest.mark.parametrize(
    ("below", "speaker"),
    [
        ("– Captain Marta Velen, master of the Heron", "Marta Velen"),
        ("– A letter to Marta Velen", None),
        ("– It was Marta Velen's ship.", None),
    ],
)
def test_a_name_behind_a_dash_signs_the_quotation_above_it(below: str, speaker: str | None) -> None:
    found = said(made(f"Tarn came.\n\nIt was a fine day for all.\n\n“We never saw a finer ship.”\n\n{below}"))
    assert found == ([(speaker, "direct", "We never saw a finer ship.")] if speaker else [])


def test_a_paragraph_below_she_said_is_what_she_said() -> None:
    text = "Marta Velen came to the port. {}\n\nOur ships are old and our ropes are new.\n\nThe port is in Kestrel."
    assert said(made(text.format("Velen said:"))) == [velen("Our ships are old and our ropes are new.")]
    assert said(made(text.format("Velen listed:"))) == []


def test_a_pronoun_means_nobody_whose_title_speaks_against_it() -> None:
    text = "Marta Velen came. The captain beat Ivo Tarn. On Monday she promised to sail. Mr Tarn said he would stay."
    assert [speaker for speaker, _, _ in said(made(text, meant={"she": TARN, "he": TARN}))] == ["Ivo Tarn"]


def test_an_abbreviated_rank_is_the_rank_that_stands_for_its_bearer() -> None:
    text = "Maj. Gen. Ivo Tarn met the mayor, Marta Velen.\n\nThe general reminded her that the road was open."
    assert said(made(text))[-1][0] == "Ivo Tarn"
