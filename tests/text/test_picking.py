"""Words that somebody picked are found again to the letter, wherever they stand."""

from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.text.picking import picked, placed, places, standing
from sayso.types.span import Span

TEXT = st.text(st.sampled_from("ab.“” \n\u202e🚢"), min_size=1, max_size=40)


@given(TEXT, st.data())
def test_a_stretch_of_a_text_stands_at_its_own_place(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    words = span.of(text)
    assume(words == words.strip())
    at, said = picked(placed(text, span))
    assert standing(text, at, said) == span
    assert standing(text, at, said.replace("\u202e", "\ufffd")) == span


@given(TEXT, TEXT)
def test_every_place_holds_the_words(text, words):
    for place in places(text, words.strip()):
        assert place.of(text).split() == words.split()


def test_words_are_whole_and_overlapping_places_are_all_told():
    assert places("unsaid, said", "said") == (Span(8, 12),)
    assert places("no no no", "no no") == (Span(0, 5), Span(3, 8))
    assert places("anything", "  ") == ()


def test_a_place_beyond_the_text_holds_nothing():
    assert standing("quay", 400, "quay") is None
