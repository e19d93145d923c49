"""What reads an ask and a sentence together."""

import shutil

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.tagger.together import ASK, SAID, OnnxExchanges, laid_out
from sayso.tagger.vectors import WEIGHTS, OnnxEmbedder, pieces_of
from sayso.types.exchange import Exchange

TOLD = "The harbour union asked Orr Lines to reopen the north gate."
ASKED = Exchange("harbour union asked Orr Lines: to reopen the north gate", TOLD, "", "")
NONE, MET, _, REFUSED, DEFERRED, _ = range(6)


def said(text: str, before: str = "It rained on Tuesday.") -> Exchange:
    return Exchange(ASKED.ask, ASKED.told, before, text)


@pytest.fixture(scope="module")
def reader() -> OnnxExchanges:
    return OnnxExchanges()


def best(reader, text):
    (logits,) = reader.read([said(text)])
    return int(np.argmax(logits))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orr Lines: Orr Lines said the north gate would stay shut.", REFUSED),
        ("Orr Lines reopened the north gate on Thursday morning.", MET),
        ("Orr Lines: Orr Lines said it would decide on the gate next week.", DEFERRED),
        ("The orchestra will play Sibelius in the town hall.", NONE),
    ],
)
def test_an_ask_and_what_answers_it_are_read_together(reader, text, kind):
    assert best(reader, text) == kind


def test_a_reading_depends_on_its_exchange_alone(reader):
    one, other = said("The gate is open."), said("The gate will stay shut.")
    together, alone = reader.read([one, other, one]), OnnxExchanges(threads=2).read([other])
    assert together[1:2] == alone
    assert together[0] == together[2]


def test_vectors_are_the_same_whoever_reads_beside_them(reader):
    (before,) = OnnxEmbedder().vectors([TOLD])
    reader.read([said("The gate is open.")])
    assert OnnxEmbedder().vectors([TOLD]) == [before]


def test_of_long_parts_the_ends_that_matter_are_read():
    pieces = pieces_of(WEIGHTS)
    long = "gate " * 200
    given = laid_out(Exchange("ask " * 200, "", long + "the very end", long), pieces)
    assert len(given) < 200
    (end,) = (pieces.encode("end", add_special_tokens=False).ids,)
    assert end[0] in given
    assert len(given) > ASK + SAID


def test_nothing_is_opened_before_an_exchange_is_read(tmp_path):
    OnnxExchanges(tmp_path).read([])


def test_missing_or_damaged_weights_are_refused_by_name(tmp_path):
    for name in ("labels.json", "tokenizer.json", "words.npy", "sentences.onnx"):
        shutil.copy(WEIGHTS / name, tmp_path)
    with pytest.raises(ModelError, match=r"together\.npz"):
        OnnxExchanges(tmp_path).read([ASKED])
    (tmp_path / "together.npz").write_bytes(b"half of it")
    with pytest.raises(ModelError, match=r"together\.npz.*reinstall"):
        OnnxExchanges(tmp_path).read([ASKED])
