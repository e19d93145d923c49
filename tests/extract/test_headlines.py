"""Headlines that tell who says it by a colon, or behind a comma."""

import pytest

from extract.told import read, statements

BODY = (
    "Inspectors said that the owner had been warned. Korring denied that gates had been opened. "
    "“Show us your proof,” said Lugrat’s president, Vera Holt."
)


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        (
            "Inspectors: 14 dead at quarry, and owner had been warned",
            "Inspectors",
            "14 dead at quarry, and owner had been warned",
        ),
        ("Korring: gates have been closed again", "Korring", "gates have been closed again"),
        ("Lugrat to Hallen: show us your proof", "Lugrat", "show us your proof"),
        ("Owner was warned, say inspectors", "inspectors", "Owner was warned"),
        ("Korring arrests officers, says embassy backed plot", "Korring", "embassy backed plot"),
        ("MAYOR KNEW OF CRACKS, SAY DAM-WATCHERS", "DAM-WATCHERS", "MAYOR KNEW OF CRACKS"),
        (
            "Pit strike could last until May, warns union",
            "union",
            "Pit strike could last until May",
        ),
        ("Ten dead in quarry slide: police", "police", "Ten dead in quarry slide"),
        ("Rents up 12% in Skellan – survey", "survey", "Rents up 12% in Skellan"),
        ("Banks told to explain fees by regulator", "regulator", "to explain fees"),
    ],
)
def test_a_headline_tells_who_says_it(title, source, content):
    found = statements(read(BODY, title=title), title)
    assert [(who, said) for who, _, said in found] == [(source, content)]


@pytest.mark.parametrize(
    "title",
    ["Mayor urged to sack minister", "Owner criticised over slide", "Parents warned over sweets"],
)
def test_who_is_urged_or_judged_in_a_headline_says_nothing(title):
    assert [who for who, *_ in statements(read(BODY, title=title), title)] == [""]


@pytest.mark.parametrize(
    "title",
    [
        "Skellan quarry: 14 dead after slide",
        "Live: 14 dead at Skellan",
        "A year in pictures: the mayor",
        "The old rules – and new ones",
    ],
)
def test_what_an_article_is_about_says_nothing(title):
    assert statements(read(BODY, title=title), title) == []


def test_a_headline_takes_no_words_of_the_text_below():
    title = "Skellan: what we know"
    assert all("\n" not in said for *_, said in statements(read(BODY, title=title), title))
