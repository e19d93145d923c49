"""In which words a claim is shown."""

import pytest

from judge.stories import judged_story
from sayso.judge.titles import is_phrase


def titles(text):
    return [claim.text for claim in judged_story([("2031-03-03", "Marrow Herald", text)]).claims]


def test_a_thing_alone_is_shown_with_its_verb():
    assert titles("The spokeswoman, Lena Marr, could not confirm the pictures of the mole.") == [
        "Could not confirm the pictures of the mole"
    ]


def test_a_clause_is_shown_alone():
    assert titles("The harbour office said that the mole at Orsk had been shut for a week.") == [
        "The mole at Orsk had been shut for a week"
    ]


def test_a_comma_before_the_closing_mark_is_left_out():
    assert titles("“The mole at Orsk has been shut for a week,” said Lena Marr, a diver.") == [
        "“The mole at Orsk has been shut for a week”"
    ]


@pytest.mark.parametrize(
    "other",
    [
        "“We saw Corvane send us 24 launchers to Orsk, and they took our mole,” said Lena Marr, a diver.",
        "She said that she had watched 24 launchers being brought to Orsk by night, Lena Marr told it.",
        "Corvane had sent no more than 24 launchers to Orsk and to the mole there, Pell Hadrian said.",
    ],
)
def test_a_claim_is_told_without_him_who_speaks_and_those_before(other):
    first = "The mayor of Orsk, Lena Dahl, said that Corvane had sent 24 launchers to Orsk."
    rows = [("2031-03-03", "Herald 3", f"{first}\n"), ("2031-03-04", "Herald 4", f"{other}\n")]
    told = [claim.text for claim in judged_story(rows).claims]
    assert told[0] == "Corvane had sent 24 launchers to Orsk"


def test_a_claim_is_told_in_no_copy_s_words():
    told = (
        "ORSK (MNA) — Some 24 launchers have been brought to Orsk, the mayor, Lena Dahl, said on Monday.\n"
        "She said the mole had been shut for a week and that nobody had told her why it was so.\n"
    )
    rows = [
        ("2031-03-03", "Marrow News Agency", told),
        ("2031-03-03", "Herald 4", told.replace("24 launchers", "2,400 launchers")),
    ]
    texts = [claim.text for claim in judged_story(rows).claims]
    assert "Some 24 launchers have been brought to Orsk" in texts
    assert not any("2,400" in text for text in texts)


def test_what_is_said_of_a_claim_does_not_name_it():
    texts = (
        "The mayor of Orsk, Lena Dahl, said that Corvane had sent 24 launchers to Orsk.",
        "An officer said that the figure of 24 launchers in Orsk came from one telephone call.",
    )
    claims = judged_story(
        [(f"2031-03-0{n + 3}", f"Herald {n}", text) for n, text in enumerate(texts)]
    ).claims
    assert claims[0].text == "Corvane had sent 24 launchers to Orsk"


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("Ostmere’s pictures", True),
        ("eight missiles, two launchers and spare fins", True),
        ("the launchers had been landed", False),
        ("“We are looking”", False),
        ("he knows the place", False),
    ],
)
def test_what_has_no_verb_in_the_past_is_a_phrase(said, phrase):
    assert is_phrase(said) is phrase


def test_who_tells_of_a_claim_on_the_side_does_not_name_it():
    made = (
        "The mayor of Orsk, Lena Dahl, said that Corvane had sent 24 rocket launchers to Orsk.",
        "Velland’s army said Corvane had sent 24 rocket launchers to Orsk by night.",
        "The League of Orsk said that Corvane had sent rocket launchers to Orsk.",
        "Kelm’s embassy said Corvane had sent 24 launchers to Orsk.",
        "An officer said that the figure of 24 launchers in Orsk came from one telephone call.",
    )
    claims = judged_story(
        [(f"2031-03-0{n + 3}", f"Herald {n}", text) for n, text in enumerate(made)]
    ).claims
    assert claims[0].text.startswith("Corvane had sent")
