"""What a copy altered within quotation marks is shown, and is nobody's new word."""

import pytest

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.repeats import difference
from sayso.judge.requoted import taken
from sayso.judge.story import judged
from sayso.recording.keeping import vectors

LEAD = (
    "The harbour of Skarn was closed on Monday after a fire broke out in the engine room of a grain ship."
    " Two tugs pulled the ship away from the quay before noon, and the first of eleven waiting ships was let in. "
)
TAIL = " The market opened as usual, and bread cost no more than on the day before, although it was late."
SAID = "“We did not find a single leak in the 14 tanks, and the town of Osk has nothing to fear from us today,”"
BY = " minister Ilse Varga said."
TWO = (
    "“We did not find a single leak in the tanks,” minister Ilse Varga said. She walked to the quay."
    " “The town of Osk has nothing to fear from us today,” she said."
)


def chapter(key, text, day):
    reading = sayso.read(
        f"Fire shuts port\n\n{LEAD}{text}{TAIL}", published_at=f"2031-04-{day:02}", id=key
    )
    return Chapter(key, reading, vectors=vectors(reading, embedder()))


def story(text, altered):
    found = judged([chapter("n1", text, 7), chapter("n2", altered, 8)])
    assert [copy.article for copy in found.copies] == ["n2"]
    return found


def altered(text, copy):
    """The differences that are shown of a copy with this quotation in the other's place."""
    return [variant.difference for variant in story(text, copy).variants]


@pytest.mark.parametrize(
    ("text", "copy", "shown"),
    [
        (SAID + BY, SAID.replace("fear", "gain") + BY, "[-fear-] {+gain+}"),
        (SAID + BY, SAID.replace("14", "40") + BY, "[-14-] {+40+}"),
        (SAID + BY, SAID.replace("did not find", "did find") + BY, "did [-not-] find"),
        (SAID + BY, SAID.replace("Osk", "Brunne") + BY, "[-Osk-] {+Brunne+}"),
        (
            SAID + BY,
            "“We did not find a single leak,”" + BY,
            "leak [-in the 14 tanks, and the town of Osk has nothing to fear from us today,”-]",
        ),
        (
            SAID + BY,
            "“The town of Osk has nothing to fear from us today,”" + BY,
            "[-“We did not find a single leak in the 14 tanks, and-]",
        ),
        (TWO, SAID.replace("14 ", "") + BY, "[-[…]-] {+and+}"),
        (TWO, SAID.replace("14 tanks, and the", "tanks. The") + BY, "[-[…]-]"),
        ("“We will not leave,”" + BY, "“We will leave,”" + BY, "[-not-]"),
        (
            "“We will not leave Skarn,”" + BY,
            "“We will leave Skarn,” a spokesman for the ministry told reporters on the quay.",
            "[-not-]",
        ),
        (SAID + BY, SAID + " minister Tilda Renn said.", "[-Ilse Varga-] {+Tilda Renn+}"),
        (SAID + BY, SAID + " minister Ilse Varga admitted.", "[-said-] {+admitted+}"),
    ],
)
def test_every_kind_of_alteration_is_shown(text, copy, shown):
    assert any(shown in each for each in altered(text, copy))


def test_other_marks_and_capitals_are_no_alteration():
    straight = SAID.replace("“", '"').replace("”", '"').replace("We", "we")
    assert altered(SAID + BY, straight + BY) == []


def test_words_that_stand_in_both_are_no_alteration_however_much_was_read():
    assert altered(SAID + BY, SAID + BY) == []
    (only,) = altered(SAID + BY, SAID.replace("14", "40") + BY)
    assert "[-14-] {+40+}" in only


def test_a_quotation_that_was_cut_or_given_to_another_is_nobody_s_new_word():
    cut = story(SAID + BY, "“We did find a single leak,” a spokesman for the ministry said.")
    assert "n2" not in {stance.at.article for stance in cut.stances}


def test_what_is_told_of_something_else_is_taken_from_nobody():
    said = [each.split() for each in ("we found no leak in the tanks", "nobody was hurt")]
    assert (
        taken(["the", "mayor", "of", "the", "town", "will", "leave", "in", "the", "spring"], said)
        == ()
    )
    assert taken(["no", "leak"], said) == ()
    assert taken([], said) == ()
    assert taken(["nobody", "was", "hurt"], said) == (1,)


def test_a_difference_is_of_words_alone():
    assert difference("“The ship is here,”", '"the ship is here."') == ""
    assert difference("was here […] was there", "was here, was there") != ""
