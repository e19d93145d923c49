"""The trained tagger, run by onnxruntime, one window at a time: no text depends on another."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.errors import ModelError
from sayso.tagger.encode import Arrays, WordPieces, Words, arrays, windows
from sayso.tagger.runtime import onnxruntime, options
from sayso.tagger.words import word_rows
from sayso.types.reading import Model
from sayso.types.scores import ArcScores, LinkScores, Scores
from sayso.types.sentence import Sentence

WEIGHTS = Path(__file__).parent / "weights"
_OUTPUTS = [
    "tags",
    "entities",
    "to_cue",
    "to_source",
    "upos",
    "arcs",
    "relations",
    "inner",
    "bases",
]


@dataclass(frozen=True, slots=True)
class OnnxLabels:
    """What the columns of the tagger's scores stand for, as `labels.json` lists it."""

    tags: tuple[str, ...]
    entities: tuple[str, ...]
    bases: tuple[str, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    calibration: tuple[float, ...]


class OnnxTagger:
    """Satisfies `protocols.Tagger`.

    `threads` are onnxruntime's own; readings are the same with any number.
    Raises ModelError if a file of the model is missing or damaged.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        graph = folder / "tagger.onnx"
        try:
            described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            body = graph.read_bytes()
            self._vocabulary = WordPieces(folder / "tokenizer.json")
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(str(folder), str(error)) from error
        if hashlib.sha256(body).hexdigest() != described["sha256"]:
            raise ModelError(str(graph), "its bytes are not those that were released")
        self.model = Model(described["name"], described["version"], described["sha256"])
        self.labels = _labels(described)
        self._rows = word_rows(folder)
        self._session = onnxruntime.InferenceSession(
            body, options(threads), providers=["CPUExecutionProvider"]
        )

    def scores(self, text: str, sentences: Sequence[Sentence], quoted: Sequence[bool]) -> Scores:
        """Score every word of the sentences; an empty sequence has empty scores."""
        return self.scores_of(_words(text, sentences, quoted))

    def scores_of(self, words: Words) -> Scores:
        """Score words that were split by others: what the treebanks are measured with."""
        found = [
            (window, self._run(window))
            for window in (
                arrays(words, pieces, self._vocabulary)
                for pieces in windows(words, self._vocabulary)
            )
        ]
        return _gathered(found, self.labels)

    def _run(self, window: Arrays) -> dict[str, Any]:
        given = {
            "words": self._rows[window.ids][np.newaxis],
            "types": window.types,
            "first": window.first,
            "sentence": window.sentence,
        }
        return dict(zip(_OUTPUTS, self._session.run(_OUTPUTS, given), strict=True))


def _labels(described: dict[str, Any]) -> OnnxLabels:
    return OnnxLabels(
        tags=tuple(described["tags"]),
        entities=tuple(described["entities"]),
        bases=tuple(described["bases"]),
        upos=tuple(described["upos"]),
        relations=tuple(described["relations"]),
        transitions=tuple(tuple(row) for row in described["transitions"]),
        calibration=tuple(described["calibration"]),
    )


def _words(text: str, sentences: Sequence[Sentence], quoted: Sequence[bool]) -> Words:
    forms = tuple(form for sentence in sentences for form in sentence.texts(text))
    ranges, at = [], 0
    for sentence in sentences:
        ranges.append(range(at, at + len(sentence.words)))
        at += len(sentence.words)
    return Words(
        forms=forms,
        sentences=tuple(ranges),
        paragraphs=tuple(sentence.paragraph for sentence in sentences),
        quoted=tuple(quoted),
    )


def _gathered(found: list[tuple[Arrays, dict[str, Any]]], labels: OnnxLabels) -> Scores:
    def rows(name: str, width: tuple[int, ...], kind: type) -> Any:
        parts = [run[name] for _, run in found] or [np.zeros((0, *width))]
        return np.concatenate(parts).astype(kind, copy=False)

    return Scores(
        tags=rows("tags", (len(labels.tags),), np.float32),
        entities=rows("entities", (len(labels.entities),), np.float32),
        links=tuple(LinkScores(w.words, run["to_cue"], run["to_source"]) for w, run in found),
        arcs=tuple(ArcScores(w.words, run["arcs"]) for w, run in found),
        upos=rows("upos", (), np.int64),
        relations=rows("relations", (), np.int64),
        inner=rows("inner", (len(labels.tags),), np.float32),
        bases=rows("bases", (len(labels.bases),), np.float32),
    )
