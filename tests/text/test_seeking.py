"""What people type is a question, whatever signs it holds."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.seeking import asked, lit


@given(st.text(max_size=80))
def test_words_of_a_question_are_letters_and_numbers_alone(typed):
    question = asked(typed)
    for run in (*question.runs, *question.barred):
        assert run
        assert all(word.isalnum() or not word.isascii() for word in run)
        assert all('"' not in word and " " not in word for word in run)


@given(st.text(max_size=80), st.text(max_size=20))
def test_lighting_loses_nothing(text, typed):
    assert "".join(piece for _, piece in lit(text, asked(typed))) == text


def test_a_hyphen_holds_words_together_and_a_minus_leaves_out():
    assert asked("stand-off -rumour").runs == (("stand", "off"),)
    assert asked("stand-off -rumour").barred == (("rumour",),)


def test_only_a_last_word_that_is_still_typed_is_a_beginning():
    assert asked("gas lau").begun
    assert not asked("gas lau ").begun
    assert not asked('gas "lau"').begun
    assert not asked("gas la").begun


def test_a_quotation_that_is_not_closed_yet_is_a_quotation():
    assert asked('"not conf').runs == (("not", "conf"),)
