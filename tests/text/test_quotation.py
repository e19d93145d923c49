from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.quotation import quotations, quoted
from sayso.text.segment import paragraphs
from sayso.types.span import Span


def found(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“No,” she said. “Never.”", ["“No,”", "“Never.”"]),
        ('"No," she said. "Never."', ['"No,"', '"Never."']),
        ("‘We won’t go,’ he said.", ["‘We won’t go,’"]),
        ("‘The allies’ plan is dead.’", ["‘The allies’ plan is dead.’"]),
        ("'We won't go,' he said.", ["'We won't go,'"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("«Oui», dit-il.", ["«Oui»"]),
        ("»Nein«, sagte er.", ["»Nein«"]),
        ("“He said ‘no’ twice.”", ["“He said ‘no’ twice.”"]),
        ("``No,'' she said.", ["``No,''"]),
        ("Kim's aide and the Vargas' aide", []),
        ("back in the ’90s and ’80s", []),
        ("a 6'2\" guard and a 5'10\" one", []),
    ],
)
def test_marks_find_their_partners(text, wanted):
    assert found(text) == wanted


def test_a_quotation_taken_up_at_each_paragraph_is_one():
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    (quotation,) = quotations(text, paragraphs(text))
    assert [p.of(text) for p in quotation.pieces] == ["“One.", "“Two.", "“Three,”"]
    assert quotation.closed


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“One, he said.\n\nTwo."
    (quotation,) = quotations(text, paragraphs(text))
    assert (quotation.span.of(text), quotation.closed) == ("“One, he said.", False)


def test_a_new_opening_mark_ends_one_that_was_never_closed():
    assert found("“One, he said. “Two,” he said.") == ["“One, he said.", "“Two,”"]


def test_words_know_whether_they_are_quoted():
    text = "“No,” she"
    words = [Span(0, 1), Span(1, 3), Span(3, 4), Span(4, 5), Span(6, 9)]
    assert quoted(words, quotations(text, paragraphs(text))) == [True, True, True, True, False]


MARKS = st.text(alphabet=st.sampled_from("ab ,.\n“”\"'‘’„«»`‚s"), max_size=120)


@given(MARKS)
def test_quotations_never_overlap_and_stand_in_order(text):
    pieces = [p for q in quotations(text, paragraphs(text)) for p in q.pieces]
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    assert all(p.end <= len(text) for p in pieces)
