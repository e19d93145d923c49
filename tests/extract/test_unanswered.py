"""Silences with what nobody answered, read as they stand in an article."""

import pytest

from extract.told import read, statements
from sayso.types.attribution import Act, Polarity


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        (
            "The carrier, Fell Air, did not respond to a request for comment on the leak.",
            "did not respond",
            "a request for comment on the leak",
        ),
        (
            "Larch Hydro did not answer our calls about the gates.",
            "did not answer",
            "our calls about the gates",
        ),
        (
            "The ministry didn’t reply to our questions on the expiry date.",
            "didn’t reply",
            "our questions on the expiry date",
        ),
        (
            "The governor’s office did not reply when asked whether it had known of the letter.",
            "did not reply",
            "whether it had known of the letter",
        ),
        (
            "On the part played by the governor’s office Ms Renn declined to comment.",
            "declined to comment",
            "the part played by the governor’s office",
        ),
        (
            "Governor Viktor Samo refused to speak to The Whistle about the gates.",
            "refused to speak",
            "the gates",
        ),
        (
            "She declined to comment on the gates until her own divers had been down.",
            "declined to comment",
            "the gates",
        ),
        (
            "Asked whether its crews had seen an open gate, the navy declined to comment.",
            "declined to comment",
            "whether its crews had seen an open gate",
        ),
        (
            "Pressed about the missing files, the minister would not comment.",
            "would not comment",
            "the missing files",
        ),
        (
            "Asked by the Herald whether the gate had been broken, he said nothing.",
            "said nothing",
            "whether the gate had been broken",
        ),
        (
            "The minister refused to be drawn on the gates.",
            "refused to be drawn",
            "the gates",
        ),
        ("The ministry did not respond on Tuesday.", "did not respond", ""),
        ("The bank did not respond by Friday.", "did not respond", ""),
    ],
)
def test_a_silence_is_about_what_was_asked(sentence, cue, content):
    found = statements(read(sentence), sentence)
    assert (cue, content) in [(told, said) for _, told, said in found]


def test_who_was_asked_before_declines_to_say_that():
    sentence = (
        "Prosecutor Dag Holm had been asked on Monday whether the town was warned in July, and "
        "had declined to say."
    )
    found = statements(read(sentence), sentence)
    assert found[-1] == (
        "Prosecutor Dag Holm",
        "had declined to say",
        "whether the town was warned in July",
    )


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Ward & Network has not been able to verify the report.", "has not been able to verify"),
        ("The firm was unable to confirm the report.", "was unable to confirm"),
    ],
)
def test_what_could_not_be_done_is_told_whole(sentence, cue):
    reading = read(sentence)
    assert [told for _, told, _ in statements(reading, sentence)] == [cue]
    (last,) = (one for one in reading.statements if one.act is Act.CONFIRMS)
    assert last.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "Pressed about the missing files, the minister would not comment.",
        "Asked about the gates, Lena Dahl declined to comment.",
    ],
)
def test_who_was_asked_puts_no_question(sentence):
    questions = [one for one in read(sentence).statements if one.act is Act.QUESTIONS]
    assert [one.source for one in questions] == [None]


def test_asked_who_says_nothing_does_not_respond():
    told = "Asked by the Herald whether the gate had been broken, he said nothing."
    (silence,) = [one for one in read(told).statements if one.act is Act.DOES_NOT_RESPOND]
    assert silence.polarity is Polarity.POSITIVE


def test_what_cameras_do_not_reach_is_no_silence_of_theirs():
    told = "Of the second fire, which her cameras do not reach, she would not speak."
    found = statements(read(told), told)
    assert found == [("she", "would not speak", "the second fire")]
