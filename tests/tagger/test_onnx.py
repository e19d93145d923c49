import json
import shutil

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.tagger.onnx import WEIGHTS, OnnxTagger
from sayso.text.segment import sentences

TEXT = "Harbour minister Ilse Varga said on Monday that two tugs had left. “We were not told,” she said."


@pytest.fixture(scope="module")
def tagger() -> OnnxTagger:
    return OnnxTagger()


def scored(tagger: OnnxTagger, text: str):
    split = sentences(text)
    return tagger.scores(text, split, [False] * sum(len(s.words) for s in split))


def test_every_word_has_scores(tagger):
    scores = scored(tagger, TEXT)
    count = sum(len(s.words) for s in sentences(TEXT))
    assert scores.tags.shape == (count, len(tagger.labels.tags))
    assert [i for link in scores.links for i in link.words] == list(range(count))


def test_log_probabilities_sum_to_one(tagger):
    assert np.allclose(np.exp(scored(tagger, TEXT).tags).sum(1), 1, atol=1e-4)


def test_scores_do_not_depend_on_what_was_read_before(tagger):
    alone = scored(OnnxTagger(), TEXT)
    scored(tagger, "Quite another text. " * 200)
    after = scored(tagger, TEXT)
    assert np.array_equal(alone.tags, after.tags)
    assert np.array_equal(alone.arcs[0].heads, after.arcs[0].heads)


def test_scores_do_not_depend_on_the_number_of_threads(tagger):
    assert np.array_equal(scored(tagger, TEXT).tags, scored(OnnxTagger(threads=2), TEXT).tags)


def test_scores_do_not_depend_on_the_processor(tagger):
    """Where sums of eight-bit products overflow, the best tags' scores are up to 0.17 away from these."""
    text = "The ministry rejects the union’s account, its spokesman told reporters, and will not comment further."
    best = [-0.065, -0.077, -0.083, -0.574, -0.001, 0, 0, -0.002, -0.022, -0.017, -0.014, -0.055,
            -0.006, -0.138, -0.351, -0.348, -0.447, -0.171, -0.005]  # fmt: skip
    assert np.allclose(scored(tagger, text).tags.max(1), best, atol=0.05)


def test_no_sentences_have_empty_scores(tagger):
    assert scored(tagger, "").tags.shape == (0, len(tagger.labels.tags))


def test_a_damaged_model_is_refused_by_name(tmp_path):
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(WEIGHTS / name, tmp_path)
    (tmp_path / "tagger.onnx").write_bytes(b"half a model")
    with pytest.raises(ModelError, match=r"tagger\.onnx.*reinstall"):
        OnnxTagger(tmp_path)


def test_a_missing_model_is_refused_by_name(tmp_path):
    with pytest.raises(ModelError, match="cannot load the model"):
        OnnxTagger(tmp_path)


def test_the_model_card_data_is_complete():
    described = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    assert {
        "name",
        "version",
        "sha256",
        "tags",
        "entities",
        "upos",
        "relations",
        "transitions",
    } <= set(described)
