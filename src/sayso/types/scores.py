"""What the tagger makes of an article: arrays over its words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LinkScores:
    """The links within one window of words: row i scores columns 0 (none), 1 … n."""

    words: range
    to_cue: Floats  # (n, n + 1): a content's word chooses its cue's first word
    to_source: Floats  # (n, n + 1): a cue's word chooses its source's first word


@dataclass(frozen=True, slots=True)
class ArcScores:
    """The dependencies within one window: row i scores as its head columns 0 (root), 1 … n."""

    words: range
    heads: Floats  # (n, n + 1)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores for an article's N words. Windows are disjoint and cover all words in order."""

    tags: Floats  # (N, tags): log-probabilities
    entities: Floats  # (N, entity labels): log-probabilities
    links: tuple[LinkScores, ...]
    arcs: tuple[ArcScores, ...]
    upos: Ints  # (N,)
    relations: Ints  # (N,)
    inner: Floats  # (N, tags): log-probabilities of the roles of what stands within contents
    bases: Floats  # (N, bases): log-probabilities
