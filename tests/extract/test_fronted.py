"""What stands ahead of who says it, or is cut from it by another cue."""

import pytest

import sayso
from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Whether the gates were locked the ministry cannot confirm, Ada Roth told deputies.",
            ("the ministry", Act.CONFIRMS, NO, "Whether the gates were locked"),
        ),
        (
            "Who set fire to the mill the League was still unable to say, he added.",
            ("the League", Act.CONFIRMS, NO, "Who set fire to the mill"),
        ),
        (
            "On the position of the valve, the Ministry will make no comment while the board sits.",
            ("the Ministry", Act.DECLINES, YES, "the position of the valve"),
        ),
        (
            "Whether the gates were locked the ministry cannot confirm, Ada Roth told deputies.",
            (
                "Ada Roth",
                Act.CONFIRMS,
                NO,
                "Whether the gates were locked the ministry cannot confirm",
            ),
        ),
        (
            "On rumours about the sale of the yard we do not comment.",
            ("we", Act.DECLINES, YES, "rumours about the sale of the yard"),
        ),
        (
            "Whether the gates were locked, the ministry will not say.",
            ("the ministry", Act.DECLINES, YES, "Whether the gates were locked"),
        ),
    ],
)
def test_what_stands_in_front_is_the_content(text, wanted):
    assert wanted in sayings(text)


@pytest.mark.parametrize(
    "when", ["On Monday", "On the eve of the vote", "On board", "Of late", "When it was hit"]
)
def test_when_and_where_are_no_content(when):
    assert ("Orsk", Act.DECLINES, YES, "") in sayings(f"{when}, Orsk declined to comment.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Nor is it in a position to confirm that the gates were locked.",
            ("it", Act.CONFIRMS, NO, "that the gates were locked"),
        ),
        (
            "Nor could the ministry say who had locked the gates.",
            ("the ministry", Act.DECLINES, YES, "who had locked the gates"),
        ),
    ],
)
def test_what_denies_it_may_stand_ahead_of_the_subject(text, wanted):
    assert wanted in sayings(text)


def test_what_another_cue_breaks_off_goes_on_behind_it():
    text = "He could not say, he added, whether the gates had been locked."
    assert sayings(text) == [("He", Act.CONFIRMS, NO, "whether the gates had been locked")]


def test_a_clause_behind_and_is_said_as_well():
    text = "The letters were the yard’s, Ada Roth maintained, and they had been signed in March."
    assert sayings(text) == [
        ("Ada Roth", Act.ASSERTS, YES, "The letters were the yard’s and they had been signed in March")
    ]  # fmt: skip


def test_a_clause_that_hangs_on_what_was_said_is_said_as_well():
    text = "Every lamp had been lit, the guild said, when a gust threw the gate shut."
    assert sayings(text) == [
        ("the guild", Act.ASSERTS, YES, "Every lamp had been lit when a gust threw the gate shut")
    ]


def test_what_stands_behind_a_semicolon_is_said_as_well():
    text = "No more than 12 of them were shot down, the report concludes; the others got through."
    assert sayings(text) == [
        ("the report", Act.ASSERTS, YES, "No more than 12 of them were shot down the others got through")
    ]  # fmt: skip


def test_another_speaker_behind_a_semicolon_speaks_for_himself():
    text = "The lamps were out, Ada Roth said; Tor Vinge said that they were lit."
    assert ("Ada Roth", Act.ASSERTS, YES, "The lamps were out") in sayings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nor",
        "Nor is",
        "Say",
        "would not say",
        ", he added, whether",
        "Cracks were seen, she said, denying",
        "unable to",
        "Ada Roth had nothing to say on",
        "The bank owns up to",
        "The bank owns up",
        "Ada Roth won’t have",
        "Ada Roth won’t have the auditor’s",
        "At the gap, he went on,",
        "The guild denied it, and so does",
        "The guild denied it, as",
        "Asked whether it knew, the firm declined to comment on",
        "Asked about",
        "She demanded of",
        "She calls once more on",
        "She asked Larch Hydro, the owner, for",
        "Ada Roth has raised his from",
        "The ministry has taken note of press reports",
        "Twelve were shot down, the report concludes;",
        "She rejected his account of",
        "The union put the number of strikers at 4,000, the company",
        "The union has come down from",
        "In the words of",
        "She could not say",
        "Norvale, which",
        "The guild was unmoved:",
    ],
)
def test_a_text_may_break_off_anywhere(text):
    assert sayso.read(text).article.text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Fourth Office, says Askera’s government.",
            ("Askera’s government", "The Fourth Office"),
        ),
        (
            "Marwick did, say Clear Sky and Oskar Penn, formerly of the bank’s board.",
            ("Clear Sky and Oskar Penn, formerly of the bank’s board", "Marwick did"),
        ),
        ("The mayor, said Ada Roth, was asleep.", ("Ada Roth", "The mayor was asleep")),
    ],
)
def test_who_speaks_may_stand_behind_the_verb(text, wanted):
    assert wanted in [(source, content) for source, _, _, content in sayings(text)]
