"""Sentence vectors by the encoder that ships, one text at a time: no text depends on another."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.tagger.runtime import onnxruntime
from sayso.tagger.words import word_rows

WEIGHTS = Path(__file__).parent / "weights"
SHA256 = "054a0e2b637373c7de4318847737adadcb68699c5b74480499de19612e1b3c9e"
LONGEST = 96  # wordpieces; a statement has about 25


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
        self._pieces.enable_truncation(LONGEST)
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

    def _vector(self, text: str) -> tuple[float, ...]:
        rows = self._rows[self._pieces.encode(text).ids][np.newaxis]
        (found,) = self._session.run(["vector"], {"words": rows})
        return tuple(found[0].astype(np.float16).astype(float).tolist())
