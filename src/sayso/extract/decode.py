"""From scores to spans of words; arrays live here, in `paths` and in `trees`, besides the tagger.

Words are numbered through the article. A `Run` is a stretch of neighbouring words of one role; a
`Found` is an attribution put together from runs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.extract.paths import FORBIDDEN, beginning, viterbi
from sayso.protocols import Labels
from sayso.types.scores import Floats, Scores

# Measured on PolNeAR's development part, see docs/model.md.
TRANSITIONS = 0.25  # weight of the tags' bigrams
LOOSE = -4.0  # a content's further piece whose words choose the cue less firmly (log) is left out
NEARNESS = 0.5  # what a sentence between a content and its cue costs, in nats
NOTHING = -1  # the target of a cue without a source
UNKNOWN = -20.0  # stands for a link across windows, so that nearness decides
LEANING = 1.5  # against "no basis", in nats: more finds little and is wrong more often
WITHIN = 30  # words between a cue and its parts, inside a content
NEAR = 400  # words within which a content's cue and a cue's source are looked for first


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one label; `score` is their mean log-probability."""

    label: str
    words: range
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in words; `evidence` are the log-probabilities its confidence is made of."""

    cue: range
    _: KW_ONLY
    source: tuple[range, ...]
    content: tuple[range, ...]
    evidence: tuple[float, ...]


def runs(
    scores: Floats, names: Sequence[str], transitions: Sequence[Sequence[float]] | None = None
) -> list[Run]:
    """The best labelling with B and I in order (Viterbi), as its runs.

    `scores` are (N, labels) log-probabilities; `names` are "O", "B-x", "I-x".
    """
    best = viterbi(scores, _steps(names, transitions))
    chosen = scores[np.arange(len(best)), best]
    begins = np.flatnonzero(~_inside(names)[best])
    ends = np.append(begins, len(best))[1:]
    means = np.add.reduceat(chosen, begins) / (ends - begins).astype(np.float32)
    named = np.flatnonzero(best[begins])
    columns = (column[named].tolist() for column in (best[begins], begins, ends, means))
    return [
        Run(names[label][2:], range(start, stop), mean)
        for label, start, stop, mean in zip(*columns, strict=True)
    ]


def _steps(names: Sequence[str], transitions: Sequence[Sequence[float]] | None) -> Floats:
    size = len(names)
    steps = np.zeros((size, size), np.float32)
    if transitions is not None:
        steps += TRANSITIONS * np.asarray(transitions, np.float32)
    kinds = np.array([name[2:] for name in names])
    steps[(kinds[:, None] != kinds) & _inside(names)] = FORBIDDEN
    return steps


def _inside(names: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each label goes on with a run."""
    return np.array([name.startswith("I-") for name in names])


class Links:
    """Who chooses whom: link scores by word, across the article's windows."""

    def __init__(
        self,
        scores: Scores,
        contents: Sequence[range],
        cues: Sequence[range],
        sources: Sequence[range],
    ) -> None:
        """The words of `contents` choose a cue by its first word, those of `cues` a source's."""
        said, saying, named = (list(chain.from_iterable(x)) for x in (contents, cues, sources))
        firsts = [cue.start for cue in cues]
        self._cue = [_choosing(link.words, link.to_cue, said, firsts) for link in scores.links]
        self._source = [
            _choosing(each.words, each.to_source, saying, named) for each in scores.links
        ]

    def to_cues(self, content: range) -> dict[int, float]:
        """How firmly the content's words choose each cue by its first word; none across windows."""
        return _choices(self._cue, content)

    def to_sources(self, cue: range) -> dict[int, float]:
        """How firmly the cue's words choose each word of a source, or `NOTHING`."""
        return _choices(self._source, cue)


@dataclass(frozen=True, slots=True)
class _Choosing:
    """The words of one window that choose, in order, and their log-probabilities by target."""

    words: Sequence[int]
    targets: Sequence[int]  # `NOTHING`, and words in order
    table: Floats  # (words, targets)


def _choosing(
    window: range, scores: Floats, words: Sequence[int], targets: Sequence[int]
) -> _Choosing:
    """What of the window's words those among `words` choose among `targets`, both in order."""
    mine, near = _among(words, window), _among(targets, window)
    logs = _log_softmax(scores[np.array(mine, np.intp) - window.start])
    columns = [0, *(target - window.start + 1 for target in near)]
    return _Choosing(mine, [NOTHING, *near], logs.take(columns, axis=1))


def _among(words: Sequence[int], window: range) -> Sequence[int]:
    return words[bisect_left(words, window.start) : bisect_left(words, window.stop)]


def _choices(tables: Sequence[_Choosing], words: range) -> dict[int, float]:
    """The mean log-probability with which the words choose each target in their window."""
    found: dict[int, float] = {}
    for each in tables:
        first, last = bisect_left(each.words, words.start), bisect_left(each.words, words.stop)
        if first < last:
            means = np.add.reduce(each.table[first:last]) / (last - first)
            found |= zip(each.targets, means.tolist(), strict=True)
    return found


def _log_softmax(scores: Floats) -> Floats:
    below = scores - scores.max(1, keepdims=True)
    logs: Floats = below - np.log(np.exp(below).sum(1, keepdims=True))
    return logs


def roles(scores: Scores, labels: Labels) -> tuple[list[Run], list[Run]]:
    """The runs of sources, cues and contents, and those within contents: both in one go."""
    count = len(scores.tags)
    both = np.concatenate([scores.tags, beginning(len(labels.tags)), scores.inner])
    found = runs(both, labels.tags, labels.transitions)
    inner = (run for run in found if run.words.start > count)
    shift = count + 1
    return [run for run in found if run.words.start < count], [
        replace(run, words=range(run.words.start - shift, run.words.stop - shift)) for run in inner
    ]


def attributions(found: Sequence[Run], scores: Scores, sentence_of: Sequence[int]) -> list[Found]:
    """Put the runs of sources, cues and contents together by their links; a cue may lack a content.

    `sentence_of` gives each word's sentence.
    """
    said, cues, sources = (
        [run for run in found if run.label == label] for label in ("content", "cue", "source")
    )
    links = Links(scores, *([run.words for run in each] for each in (said, cues, sources)))
    contents: list[list[Run]] = [[] for _ in cues]
    firmness: list[list[float]] = [[] for _ in cues]
    for run in said if cues else ():
        number, score = _cue_of(run, cues, links, sentence_of)
        contents[number].append(run)
        firmness[number].append(score)
    return [
        _found(cue, _firm(mine, firm), sources, links, sentence_of)
        for cue, mine, firm in zip(cues, contents, firmness, strict=True)
    ]


def bases(scores: Scores, labels: Labels) -> list[Run]:
    """The words that state what something rests on, by their basis."""
    leaning = scores.bases.copy()
    leaning[:, 0] -= LEANING
    return runs(leaning, labels.bases)


def inner_attributions(found: Sequence[Run], sentence_of: Sequence[int]) -> Iterator[Found]:
    """The attributions within contents: each cue with the nearest source and contents about it.

    `evidence` is the mean log-probability of the cue's words and of the contents'. By given runs
    the nearest is right for nine in ten (PolNeAR's development part).
    """
    cues = [run for run in found if run.label == "cue"]
    sources: dict[int, Run] = {}
    contents: dict[int, list[Run]] = {number: [] for number in range(len(cues))}
    for run in found:
        near = [
            (_distance(cue.words, run.words, sentence_of), number)
            for number, cue in enumerate(cues)
            if run.label != "cue" and _gap(cue.words, run.words) <= WITHIN
        ]
        if near and run.label == "content":
            contents[min(near)[1]].append(run)
        elif near:
            for _, number in near:
                mine = cues[number].words
                held = sources.get(number)
                if held is None or _gap(mine, run.words) < _gap(mine, held.words):
                    sources[number] = run
    for number, cue in enumerate(cues):
        source, said = sources.get(number), contents[number]
        yield Found(
            cue.words,
            source=(source.words,) if source else (),
            content=tuple(run.words for run in said),
            evidence=(cue.score, max((run.score for run in said), default=cue.score)),
        )


def _gap(one: range, other: range) -> int:
    """The words between two runs."""
    return max(other.start - one.stop, one.start - other.stop, 0)


def _firm(runs: list[Run], firmness: list[float]) -> tuple[list[Run], list[float]]:
    """The pieces of a content that belong to the cue for sure, and always the firmest."""
    least = min(LOOSE, max(firmness, default=LOOSE))
    kept = [(run, firm) for run, firm in zip(runs, firmness, strict=True) if firm >= least]
    return [run for run, _ in kept], [firm for _, firm in kept]


def _cue_of(
    run: Run, cues: Sequence[Run], links: Links, sentence_of: Sequence[int]
) -> tuple[int, float]:
    """Which cue the content belongs to, by its words' choice and by nearness."""
    starts = [cue.words.start for cue in cues]
    numbers = _near(run.words, starts)
    chosen = links.to_cues(run.words)

    def score(number: int) -> float:
        cue = cues[number].words
        far = NEARNESS * _distance(cue, run.words, sentence_of)
        return chosen.get(cue.start, UNKNOWN) - far

    seen = [number for number in numbers if starts[number] in chosen]
    best = max(seen, key=score, default=None)
    if best is None or score(best) < UNKNOWN:
        best = max(numbers, key=score)
    return best, chosen.get(cues[best].words.start, LOOSE)


def _near(words: range, starts: Sequence[int]) -> range:
    """The numbers of the runs, by their starts, that are near the words; of all if none is."""
    first = bisect_right(starts, words.start - NEAR)
    near = range(first, bisect_left(starts, words.stop + NEAR))
    return near or range(len(starts))


def _found(
    cue: Run,
    pieces: tuple[list[Run], list[float]],
    sources: Sequence[Run],
    links: Links,
    sentence_of: Sequence[int],
) -> Found:
    contents, firmness = pieces
    source, firm = _source_of(cue, sources, links, sentence_of)
    return Found(
        cue.words,
        source=(source.words,) if source else (),
        content=tuple(run.words for run in contents),
        evidence=(
            cue.score,
            max((run.score for run in contents), default=LOOSE),
            max(firmness, default=LOOSE),
            firm,
            source.score if source else 0.0,
        ),
    )


def _source_of(
    cue: Run, sources: Sequence[Run], links: Links, sentence_of: Sequence[int]
) -> tuple[Run | None, float]:
    """The source whose best word the cue chooses, or none; and how firmly."""
    near = _near(cue.words, [run.words.start for run in sources])
    sources = sources[near.start : near.stop]
    chosen = links.to_sources(cue.words)
    first = max(chosen, key=chosen.__getitem__)
    if chosen[first] >= UNKNOWN:
        return next((run for run in sources if first in run.words), None), chosen[first]
    return _guessed(cue, sources, chosen, sentence_of)


def _guessed(
    cue: Run, sources: Sequence[Run], chosen: Mapping[int, float], sentence_of: Sequence[int]
) -> tuple[Run | None, float]:
    """The source where no choice is firm: one of another window counts by its nearness."""
    best: tuple[Run | None, float] = None, chosen[NOTHING]
    for run in sources:
        known = [chosen[word] for word in run.words if word in chosen]
        if known:
            score = max(known)
        elif best[1] < UNKNOWN:
            score = UNKNOWN - NEARNESS * _distance(cue.words, run.words, sentence_of)
        else:
            continue
        if score > best[1]:
            best = run, score
    return best


def _distance(one: range, other: range, sentence_of: Sequence[int]) -> float:
    """Sentences between, and a twentieth for each word between."""
    gap = max(other.start - one.stop, one.start - other.stop, 0)
    mine = sentence_of[one.start]
    apart = min(abs(mine - sentence_of[other.start]), abs(mine - sentence_of[other.stop - 1]))
    return apart + 0.05 * gap
