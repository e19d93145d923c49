"""Reads an ask and a sentence together: whether one answers the other, and how.

The sentence encoder's graph serves again, with other narrow matrices beside its own (low-rank
adaptation, Hu et al. 2021): `training/together.py` learnt them, and a small head on the mean of all
wordpieces. So a word of the one looks at each word of the other, which two vectors cannot.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.tagger.encode import CLS, SEP
from sayso.tagger.vectors import OPEN, WEIGHTS, graph, pieces_of, released, session_of
from sayso.tagger.words import word_rows
from sayso.types.exchange import Exchange

SHA256 = "14e0d26063b57447ffd123096cfbd134bb0cdafa8e74c9810c5264e89d503ddd"
ASK, TOLD, BEFORE, SAID = 40, 40, 30, 72  # wordpieces of each part, at most
SCALE = 2.0  # of the mean, whose values are small
_KEPT = 8192  # exchanges whose reading is at hand, each of a kilobyte

Array = NDArray[np.float32]


def laid_out(given: Exchange, pieces: Tokenizer) -> list[int]:
    """The wordpieces of an exchange, part by part; what is ahead of a sentence keeps its end."""
    ask, told, before, said = (
        pieces.encode(text, add_special_tokens=False).ids
        for text in (given.ask, given.told, given.before, given.said)
    )
    rows = (ask[:ASK], told[:TOLD], before[-BEFORE:], said[:SAID])
    return [CLS, *(piece for row in rows for piece in (*row, SEP))]


class OnnxExchanges:
    """What reads exchanges; its files are opened for the first one.

    Reading raises ModelError if a file is missing or damaged. What was read is kept at hand.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self._folder, self._threads = folder, threads
        self._one = lru_cache(maxsize=_KEPT)(self._read)

    def read(self, exchanges: Sequence[Exchange]) -> list[tuple[float, ...]]:
        """Six logits for each: no answer, met, met in part, refused, deferred, countered."""
        return [self._one(each) for each in exchanges]

    def _read(self, given: Exchange) -> tuple[float, ...]:
        rows = self._rows[laid_out(given, self._pieces)][np.newaxis]
        hidden = self._session.run(["pieces"], {"words": rows, "gate": OPEN})[0][0]
        return tuple(self._head(hidden.mean(0)).tolist())

    def _head(self, mean: Array) -> Array:
        held = self._learnt
        inner = np.tanh(held["mix"] @ (mean * SCALE) + held["mix_bias"])
        logits: Array = held["kind"] @ inner + held["kind_bias"]
        return logits.astype(np.float16).astype(np.float32)

    @cached_property
    def _pieces(self) -> Tokenizer:
        return pieces_of(self._folder)

    @cached_property
    def _rows(self) -> NDArray[np.uint8]:
        return word_rows(self._folder)

    @cached_property
    def _learnt(self) -> dict[str, Array]:
        """What was learnt: `mix` (64, 384), `kind` (6, 64), and the narrow matrices one by one."""
        body = released(self._folder / "together.npz", SHA256)
        with np.load(BytesIO(body)) as held:
            return {name: held[name] for name in held.files}

    @cached_property
    def _session(self) -> Any:
        """The encoder's graph with these narrow matrices in the places of its own."""
        body = bytearray(graph(self._folder))
        at = self._learnt["places"]
        parts = np.split(self._learnt["narrow"], np.cumsum(self._learnt["sizes"])[:-1])
        for place, part in zip(at.tolist(), parts, strict=True):
            body[place : place + part.nbytes] = part.tobytes()
        return session_of(bytes(body), self._threads)
