"""Vectors of what is said, by the encoder that ships: of the words alone, and where they stand.

One text at a time: no text depends on another. A gate adds what the encoder learnt of reading an
article whole (a product of two narrow matrices beside each of its own); shut, it changes nothing.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.tagger.encode import CLS, SEP
from sayso.tagger.passages import passages
from sayso.tagger.runtime import onnxruntime
from sayso.tagger.words import word_rows
from sayso.types.span import Span

WEIGHTS = Path(__file__).parent / "weights"
SHA256 = "959f17aa5406689b38db59f8a5eaf4a8dfd3c4bc3f68d9c114994760df439115"
LONGEST = 96  # wordpieces; a statement has about 25
_SHUT, _OPEN = np.zeros((), np.float32), np.ones((), np.float32)  # the gate


class OnnxEmbedder:
    """Satisfies `protocols.Embedder`. Raises ModelError if a file of it is missing or damaged."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        graph = folder / "sentences.onnx"
        try:
            body = graph.read_bytes()
            self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(str(graph), str(error)) from error
        if hashlib.sha256(body).hexdigest() != SHA256:
            raise ModelError(str(graph), "its bytes are not those that were released")
        self._rows = word_rows(folder)
        self._pieces.no_padding()
        self._pieces.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            body, options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """One vector of 384 numbers for each text, rounded to what half a float holds."""
        return [self._vector(text) for text in texts]

    def within(
        self, text: str, title: int, said: Sequence[Sequence[Span]]
    ) -> list[tuple[float, ...]]:
        """The vector of each thing said where it stands: the mean over its own wordpieces.

        The text is read whole, its title (which ends at `title`) before each part of it. A thing
        without a wordpiece has an empty vector.
        """
        sums: dict[int, NDArray[np.float32]] = {}
        for passage in passages(text, title, said, self._pieces):
            if passage.places:
                hidden = self._run("pieces", passage.pieces, gate=_OPEN)[0]
                for number, at in passage.places.items():
                    sums[number] = sums.get(number, 0) + hidden[list(at)].sum(0)
        return [_rounded(sums[n]) if n in sums else () for n in range(len(said))]

    def _vector(self, text: str) -> tuple[float, ...]:
        within = self._pieces.encode(text, add_special_tokens=False).ids[: LONGEST - 2]
        (found,) = self._run("vector", (CLS, *within, SEP), gate=_SHUT)
        return tuple(found.astype(np.float16).astype(float).tolist())

    def _run(self, output: str, pieces: Sequence[int], *, gate: NDArray[np.float32]) -> Any:
        rows = self._rows[list(pieces)][np.newaxis]
        return self._session.run([output], {"words": rows, "gate": gate})[0]


def _rounded(total: NDArray[np.float32]) -> tuple[float, ...]:
    """Brought to unit length, and rounded to what half a float holds."""
    unit = total / np.linalg.norm(total)
    return tuple(unit.astype(np.float16).astype(float).tolist())
