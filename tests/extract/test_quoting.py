"""Whom another quotes."""

import pytest

from extract.told import sayings


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The Herald quoted Mr Dunn as saying he would sue.", "Mr Dunn", "he would sue"),
        (
            "Local radio quoted witnesses as saying that gunmen had fled.",
            "witnesses",
            "that gunmen had fled",
        ),
        (
            "The paper cited two officials as saying the vote was rigged.",
            "two officials",
            "the vote was rigged",
        ),
        (
            "Minister Karl Ost was quoted as saying by the daily Sund that it would be sold.",
            "Minister Karl Ost",
            "that it would be sold",
        ),
        (
            "Two drones were shot down, news agency Belnews quoted the ministry as saying.",
            "the ministry",
            "Two drones were shot down",
        ),
        ("“The deal is off,” Interfor quoted him as saying.", "him", "“The deal is off,”"),
        (
            "The deal is off, Interfor quoted Foreign Minister Karl Ost as saying.",
            "Foreign Minister Karl Ost",
            "The deal is off",
        ),
        (
            "“We will not go,” the Herald quoted Mr Dunn as saying on Friday.",
            "Mr Dunn",
            "“We will not go,”",
        ),
        (
            "“It is over,” the paper quotes a senior official as having said.",
            "a senior official",
            "“It is over,”",
        ),
    ],
)
def test_who_is_quoted_speaks(text, speaker, content):
    assert (speaker, content) in [(who, said) for who, _, _, said in sayings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Herald quoted Mr Dunn as",
        "quoted as saying",
        "as saying",
        "The Herald, quoting Mr Dunn and the mayor as saying it",
    ],
)
def test_a_text_may_break_off_there(text):
    sayings(text)


def test_the_paper_says_nothing_itself():
    rows = sayings("Nine men died, Belnews quoted officials as saying.")
    assert [who for who, _, _, _ in rows] == ["officials"]
