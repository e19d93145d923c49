import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.segment import paragraphs, sentences
from sayso.text.tokens import tokens


def split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


def words(text: str) -> list[str]:
    return [word.of(text) for word in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Marsh left. He was tired.", 2),
        ("The U.S. did not answer.", 1),
        ("They met in the U.S. The talks failed.", 2),
        ("J. K. Orlan spoke.", 1),
        ("It cost $3.5 million. Nobody paid.", 2),
        ("“Why now?” Varga asked.", 1),
        ("“Stop!” he shouted. Nobody did.", 2),
        ("She left at 9 p.m. on Monday.", 1),
        ("“We left. We saw nothing,” he said.", 2),
        ("No. 10 did not comment.", 1),
        ("He said no. Then he left.", 2),
        ("Harrow Ltd. said so.", 1),
        ("So it ended… Nobody wept.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(split(text)) == count


def test_every_line_is_a_paragraph():
    assert split("Port shut\nAll quays closed\r\n\r\nNobody knows why") == [
        "Port shut",
        "All quays closed",
        "Nobody knows why",
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The harbour master said on Monday that the quays\n"
        "would stay shut until the wreck was raised and\n"
        "the channel was swept."
    )
    assert len(list(paragraphs(text))) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("didn't", ["did", "n't"]),
        ("Varga’s", ["Varga", "’s"]),
        ("six-year", ["six", "-", "year"]),
        ("co-chair", ["co-chair"]),
        ("12,000", ["12,000"]),
        ("cannot", ["can", "not"]),
        ("https://port.example/a?b=1.", ["https://port.example/a?b=1", "."]),
        ("“No,”", ["“", "No", ",", "”"]),
        ("1990s", ["1990s"]),
    ],
)
def test_words_are_those_of_the_treebanks(text, wanted):
    assert words(text) == wanted


@given(st.text(max_size=300))
def test_every_visible_character_is_in_exactly_one_word(text):
    covered = [i for s in sentences(text) for w in s.words for i in range(w.start, w.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(st.text(max_size=300))
def test_words_and_sentences_stand_in_order(text):
    found = [word for sentence in sentences(text) for word in sentence.words]
    assert found == sorted(found)
    assert all(sentence.words for sentence in sentences(text))
