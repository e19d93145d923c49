import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tagger.encode import CLS, PARAGRAPH, SEP, WordPieces, Words, arrays, casing, windows
from sayso.tagger.onnx import WEIGHTS


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces(WEIGHTS / "tokenizer.json")


def words_of(lengths: list[int], word: str = "quay") -> Words:
    ranges, at = [], 0
    for length in lengths:
        ranges.append(range(at, at + length))
        at += length
    return Words(
        forms=(word,) * at,
        sentences=tuple(ranges),
        paragraphs=tuple(n // 3 for n in range(len(lengths))),
        quoted=(False,) * at,
    )


@given(lengths=st.lists(st.integers(1, 120), max_size=30), limit=st.integers(40, 300))
def test_windows_lose_no_word_and_repeat_none(lengths, limit):
    vocabulary = WordPieces(WEIGHTS / "tokenizer.json")
    words = words_of(lengths)
    found = [
        i for window in windows(words, vocabulary, limit=limit) for p in window for i in p.words
    ]
    assert found == list(range(sum(lengths)))


@given(lengths=st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_no_window_is_longer_than_the_limit(lengths):
    vocabulary = WordPieces(WEIGHTS / "tokenizer.json")
    words = words_of(lengths)
    for window in windows(words, vocabulary, limit=256):
        assert len(arrays(words, window, vocabulary).ids) <= 256


def test_sentences_and_paragraphs_end_with_their_own_separators(vocabulary):
    words = words_of([2, 1, 1, 1])
    (window,) = windows(words, vocabulary)
    ids = arrays(words, window, vocabulary).ids
    assert ids[0] == CLS
    assert [i for i in ids if i in (SEP, PARAGRAPH)] == [SEP, SEP, PARAGRAPH, PARAGRAPH]


def test_each_word_is_represented_by_its_first_piece(vocabulary):
    words = words_of([3], word="unforeseeable")
    (window,) = windows(words, vocabulary)
    row = arrays(words, window, vocabulary)
    pieces = len(vocabulary.of("unforeseeable"))
    assert list(row.first) == [1, 1 + pieces, 1 + 2 * pieces]


@pytest.mark.parametrize(
    ("word", "case"),
    [("said", 0), ("Varga", 1), ("A", 1), ("NATO", 2), ("McOrlan", 2), ("12", 3), ("“", 3)],
)
def test_casing(word, case):
    assert casing(word) == case


def test_a_word_without_pieces_still_has_one(vocabulary):
    assert vocabulary.of("\u0301")
    assert len(vocabulary.of("x" * 5000)) <= 16
