import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.tagger.encode import CLS, PARAGRAPH, SEP, UNKNOWN, WordPieces
from sayso.tagger.onnx import WEIGHTS, OnnxTagger
from sayso.tagger.vectors import OnnxEmbedder
from sayso.tagger.words import word_rows

PIECES = WordPieces(WEIGHTS / "tokenizer.json")
ROWS = word_rows(WEIGHTS)
EMPTY = frozenset(np.flatnonzero((ROWS[2] == ROWS).all(axis=1)).tolist())  # 2 is "[unused1]"


def test_there_is_a_row_for_each_wordpiece():
    known = json.loads((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    assert (ROWS.shape, ROWS.dtype) == ((len(known), 384), np.uint8)


def test_rows_are_mapped_and_cannot_be_written():
    with pytest.raises(ValueError, match="read-only"):
        ROWS[0, 0] = 1


def test_what_we_put_between_the_words_has_rows():
    assert not EMPTY & {CLS, SEP, PARAGRAPH, UNKNOWN}
    assert len(EMPTY) > 1000  # those that no text asks for


@given(word=st.text(min_size=1))
def test_no_word_asks_for_a_row_that_is_left_empty(word):
    assert not EMPTY & set(PIECES.of(word))


@given(word=st.text(st.characters(categories=["Ps", "Pe", "Pi", "Pf", "Po", "Lo"]), min_size=1))
def test_nor_do_signs_and_scripts_without_spaces(word):
    assert not EMPTY & set(PIECES.of("[unused7]" + word))


def test_the_tagger_and_the_sentence_encoder_share_one_matrix():
    assert OnnxTagger()._rows is OnnxEmbedder()._rows


def test_a_damaged_matrix_is_refused_by_name(tmp_path):
    shutil.copy(WEIGHTS / "labels.json", tmp_path)
    (tmp_path / "words.npy").write_bytes((WEIGHTS / "words.npy").read_bytes()[:-1] + b"\x00")
    with pytest.raises(ModelError, match=r"words\.npy.*reinstall"):
        word_rows(tmp_path)


def test_a_missing_matrix_is_refused_by_name(tmp_path):
    shutil.copy(WEIGHTS / "labels.json", tmp_path)
    with pytest.raises(ModelError, match=r"words\.npy"):
        word_rows(tmp_path)


def test_what_ships_stays_small():
    sizes = {path.name: path.stat().st_size for path in WEIGHTS.iterdir()}
    assert sizes["tagger.onnx"] + sizes["words.npy"] <= 30_000_000
    assert sum(sizes.values()) <= 60_000_000
