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
from sayso.tagger.runtime import onnxruntime, options
from sayso.tagger.words import word_rows
from sayso.types.span import Span

WEIGHTS = Path(__file__).parent / "weights"
SHA256 = "973fadbbbbd6e97e34052127b6b2c2ba45af09593d803b96b92442166e3479b8"
LONGEST = 96  # wordpieces; a statement has about 25
SHUT, OPEN = np.zeros((), np.float32), np.ones((), np.float32)  # the gate


def released(path: Path, digest: str) -> bytes:
    """A file of weights. Raises ModelError if it is missing or is not the one that was released."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ModelError(str(path), str(error)) from error
    if hashlib.sha256(body).hexdigest() != digest:
        raise ModelError(str(path), "its bytes are not those that were released")
    return body


def graph(folder: Path) -> bytes:
    """The encoder. Raises ModelError as `released` does."""
    return released(folder / "sentences.onnx", SHA256)


def session_of(body: bytes, threads: int) -> Any:
    """A graph made ready to run."""
    return onnxruntime.InferenceSession(body, options(threads), providers=["CPUExecutionProvider"])


def pieces_of(folder: Path) -> Tokenizer:
    """What cuts texts of any length into wordpieces. Raises ModelError without its file."""
    path = folder / "tokenizer.json"
    try:
        found = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(str(path), str(error)) from error
    found.no_padding()
    found.no_truncation()
    return found


class OnnxEmbedder:
    """Satisfies `protocols.Embedder`. Raises ModelError if a file of it is missing or damaged."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self._session = session_of(graph(folder), threads)
        self._pieces = pieces_of(folder)
        self._rows = word_rows(folder)

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
                hidden = self._run("pieces", passage.pieces, gate=OPEN)[0]
                for number, at in passage.places.items():
                    sums[number] = sums.get(number, 0) + hidden[list(at)].sum(0)
        return [_rounded(sums[n]) if n in sums else () for n in range(len(said))]

    def _vector(self, text: str) -> tuple[float, ...]:
        within = self._pieces.encode(text, add_special_tokens=False).ids[: LONGEST - 2]
        (found,) = self._run("vector", (CLS, *within, SEP), gate=SHUT)
        return tuple(found.astype(np.float16).astype(float).tolist())

    def _run(self, output: str, pieces: Sequence[int], *, gate: NDArray[np.float32]) -> Any:
        rows = self._rows[list(pieces)][np.newaxis]
        return self._session.run([output], {"words": rows, "gate": gate})[0]


def _rounded(total: NDArray[np.float32]) -> tuple[float, ...]:
    """Brought to unit length, and rounded to what half a float holds."""
    unit = total / np.linalg.norm(total)
    return tuple(unit.astype(np.float16).astype(float).tolist())
