import shutil

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.tagger.vectors import LONGEST, WEIGHTS, OnnxEmbedder

SAID = "Two tugs left the harbour at dawn."
SAID_AGAIN = "At daybreak the pair of tugboats had gone out of the port."
OTHER = "The orchestra will play Sibelius on Thursday."


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder()


def test_a_vector_has_unit_length(embedder):
    assert np.linalg.norm(embedder.vectors([SAID])[0]) == pytest.approx(1, abs=1e-3)


def test_what_is_said_again_lies_nearer_than_what_is_not(embedder):
    said, again, other = map(np.array, embedder.vectors([SAID, SAID_AGAIN, OTHER]))
    assert said @ again > 0.5 > said @ other


def test_a_vector_does_not_depend_on_what_stands_beside_it(embedder):
    (alone,) = embedder.vectors([SAID])
    assert embedder.vectors([OTHER * 5, SAID, ""])[1] == alone


def test_vectors_do_not_depend_on_the_number_of_threads(embedder):
    assert OnnxEmbedder(threads=2).vectors([SAID]) == embedder.vectors([SAID])


def test_of_a_long_text_the_beginning_counts(embedder):
    long = "quay " * LONGEST
    assert embedder.vectors([long]) == embedder.vectors([long + SAID])


def test_a_damaged_encoder_is_refused_by_name(tmp_path):
    for name in ("labels.json", "tokenizer.json", "words.npy"):
        shutil.copy(WEIGHTS / name, tmp_path)
    (tmp_path / "sentences.onnx").write_bytes(b"half a model")
    with pytest.raises(ModelError, match=r"sentences\.onnx.*reinstall"):
        OnnxEmbedder(tmp_path)


def test_a_missing_encoder_is_refused_by_name(tmp_path):
    with pytest.raises(ModelError, match="cannot load the model"):
        OnnxEmbedder(tmp_path)
