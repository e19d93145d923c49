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
