"""Fit the confidence of statements: `python training/calibrate.py --data ../shared/data [--weights DIR]`.

Logistic regression from the tagger's log-probabilities (`Found.evidence`) to whether an annotator
marked the same attribution, by the rule of the shared scorer: cues share a word, sources and
contents overlap by half. Writes the weights into `labels.json`.
"""

import argparse
import json
from itertools import chain, pairwise
from pathlib import Path

import numpy as np

from corpora import cut, words_in
from sayso.extract.decode import attributions, roles
from sayso.tagger.onnx import WEIGHTS, OnnxTagger

BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0)
RIDGE = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    articles = observations(options.data, OnnxTagger(options.weights, threads=2))
    weights = fit(*stacked(articles))
    path = options.weights / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["calibration"] = [round(float(w), 4) for w in weights]
    path.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print(labels["calibration"])


def observations(data: Path, tagger: OnnxTagger) -> list[list[tuple[tuple[float, ...], bool]]]:
    """For each development article, each attribution found: its evidence, and whether it is right."""
    with (data / "polnear/dev.jsonl").open(encoding="utf-8") as lines:
        return [_observed(json.loads(line), tagger) for line in lines]


def _observed(row: dict, tagger: OnnxTagger) -> list[tuple[tuple[float, ...], bool]]:
    text = cut(row["id"], row["text"])
    sentence_of = [n for n, place in enumerate(text.words.sentences) for _ in place]
    scores = tagger.scores_of(text.words)
    outer, _ = roles(scores, tagger.labels)
    found = attributions(outer, scores, sentence_of)
    gold = [
        {role: set(words_in(text, a[role])) for role in ("source", "cue", "content")}
        for a in row["attributions"]
        if a["cue"] and a["content"]
    ]
    return [(one.evidence, any(_same(one, other) for other in gold)) for one in found]


def _same(one, gold) -> bool:
    overlap = lambda a, b: len(a & b) / len(a | b) if a | b else 1.0  # noqa: E731
    source, content = set(chain(*one.source)), set(chain(*one.content))
    return (
        bool(set(one.cue) & gold["cue"])
        and overlap(source, gold["source"]) >= 0.5
        and overlap(content, gold["content"]) >= 0.5
    )


def stacked(articles) -> tuple[np.ndarray, np.ndarray]:
    rows = [row for article in articles for row in article]
    features = np.array([[1.0, *evidence] for evidence, _ in rows])
    return features, np.array([float(right) for _, right in rows])


def fit(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Newton's method on the ridge-penalized log-likelihood; the bias is not penalized."""
    weights = np.zeros(features.shape[1])
    penalty = RIDGE * np.eye(len(weights))
    penalty[0, 0] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - right) + penalty @ weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def reliability(data: Path, tagger: OnnxTagger) -> list[dict]:
    """How often statements of each confidence are right: fitted on half the articles, counted on the other."""
    articles = observations(data, tagger)
    chances, rights = [], []
    for here, there in ((articles[::2], articles[1::2]), (articles[1::2], articles[::2])):
        weights = fit(*stacked(here))
        features, right = stacked(there)
        chances.append(1 / (1 + np.exp(-features @ weights)))
        rights.append(right)
    chance, right = np.concatenate(chances), np.concatenate(rights)
    table = []
    for low, high in pairwise(BINS):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            table.append(
                {"from": low, "to": high, "count": int(inside.sum()), "mean": round(float(chance[inside].mean()), 4),
                 "right": round(float(right[inside].mean()), 4)}
            )  # fmt: skip
    return table


if __name__ == "__main__":
    main()
