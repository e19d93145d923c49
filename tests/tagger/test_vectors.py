import shutil

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.tagger.vectors import LONGEST, WEIGHTS, OnnxEmbedder
from sayso.types.span import Span

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


ARTICLE = (
    "Tugs leave the harbour\n\nThe harbour master said that two tugs had left at dawn. They had gone"
    " without a word, she said.\n\nThe orchestra will play Sibelius, its director said."
)


def within(embedder, *words):
    said = [[Span(ARTICLE.index(each), ARTICLE.index(each) + len(each))] for each in words]
    return embedder.within(ARTICLE, len("Tugs leave the harbour"), said)


def test_where_it_stands_a_pronoun_means_what_it_stands_for(embedder):
    told, they, other = "two tugs had left at dawn", "They had gone", "The orchestra will play"
    alone = np.array(embedder.vectors([told, they, other]))
    there = np.array(within(embedder, told, they, other))
    assert there[0] @ there[1] > alone[0] @ alone[1]
    assert there[0] @ there[1] > there[0] @ there[2]


def test_a_vector_within_a_text_has_unit_length_and_does_not_depend_on_what_else_is_asked(embedder):
    one, other = within(embedder, "They had gone", "two tugs had left")
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-3)
    assert within(embedder, "two tugs had left") == [other]


def test_what_no_wordpiece_stands_for_has_an_empty_vector(embedder):
    assert embedder.within("A  quay.", 0, [[Span(1, 3)], []]) == [(), ()]
