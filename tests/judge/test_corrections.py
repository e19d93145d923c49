"""What papers put right of what they had printed."""

import pytest

from judge.stories import chapters
from sayso.desk import open_desk
from sayso.export.brief_view import brief
from sayso.export.story import story
from sayso.judge.corrections import corrections

FIRST = "Some 900 tonnes of grain were lost in the fire at Anvik, the port authority said.\n"


def corrected(text):
    (chapter,) = chapters([("2032-05-04", "Dorle Courier", text)])
    return [each.span.of(chapter.text) for each in corrections([chapter])]


@pytest.mark.parametrize(
    "words",
    [
        "Correction: On Monday we wrote that 9,000 tonnes had been lost. The authority had said 900.",
        "Clarification — Fyrn Mills owns half of the silo.",
        "An earlier version of this article gave the loss as 9,000 tonnes.",
        "This story was corrected on Tuesday to say 900 tonnes.",
        "In Tuesday’s paper we said that the authority had given 9,000 tonnes. It had said 900.",
        "We incorrectly reported on Monday that the mill had closed.",
    ],
)
def test_a_paper_s_word_on_its_own_error_is_a_correction(words):
    assert corrected(f"{FIRST}{words}\n") == [words]


def test_a_heading_goes_on_to_what_is_corrected():
    words = "On Monday we gave the loss at Anvik as 9,000 tonnes. It was 900."
    assert corrected(f"Correction: Anvik\n\n{words}\n") == [f"Correction: Anvik\n\n{words}"]


@pytest.mark.parametrize(
    "words",
    [
        "“An earlier version of this report gave 9,000 tonnes,” said Ada Orr of the port authority.",
        "The port authority corrected its figure on Tuesday.",
        "We said goodbye to the mill on Tuesday, the miller’s wife recalled.",
    ],
)
def test_what_others_correct_is_none(words):
    assert corrected(f"{FIRST}{words}\n") == []


def test_a_correction_stands_below_its_article(tmp_path):
    words = "Correction: On Monday we wrote that 9,000 tonnes had been lost."
    page = tmp_path / "a.txt"
    page.write_text(f"Grain burns at Anvik\nDorle Courier, 4 May 2032\n\n{FIRST}\n{words}\n")
    with open_desk(tmp_path / "l.db") as desk:
        assert len(list(desk.add([str(page)]))) == 1
        (line,) = desk.stories()
        view = desk.story(line.id)
        (told,) = desk.export()["corrections"]
    shown = ["".join(text for text, _ in row.pieces) for row in story(view)]
    assert f"corrects itself: {words}" in shown
    assert any(words in each for part in brief(view).articles for each in part.told)
    assert told["article"] in view.story.articles
