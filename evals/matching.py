"""Claims said again: recall at 1 of our likeness of two propositions, beside its parts.

python evals/matching.py --shared ../shared
"""

import argparse
import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np

from sayso.judge.likeness import Proposition, contained, likeness
from sayso.text.terms import likeness as by_terms
from sayso.wiring import open_embedder


def measured(folder: Path) -> dict[str, float]:
    with lzma.open(folder / "politifact_pairs.jsonl.xz", "rt") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    claims = sorted({row["claim"] for row in rows})
    embedder = open_embedder()
    said, made = (
        [
            Proposition.of(text, vector)
            for text, vector in zip(texts, embedder.vectors(texts), strict=True)
        ]
        for texts in ([row["sentence"] for row in rows], claims)
    )
    gold = [claims.index(row["claim"]) for row in rows]
    measures = {
        "ours": likeness,
        "sentence vector": lambda a, b: float(np.dot(a.vector, b.vector)),
        "words": lambda a, b: contained(a.words, b.words),
    }
    found = {}
    for name, measure in measures.items():
        best = [max(range(len(made)), key=lambda n: (measure(one, made[n]), -n)) for one in said]
        found[name] = sum(a == b for a, b in zip(best, gold, strict=True)) / len(gold)
    found["TF-IDF"] = tfidf([row["sentence"] for row in rows], claims, gold)
    return found


def tfidf(said: list[str], claims: list[str], gold: list[int]) -> float:
    """The usual one, with frequencies from the very texts."""
    import math
    import re
    from collections import Counter

    split = lambda text: re.findall(r"\w+", text.lower())  # noqa: E731
    frequency = Counter(word for text in [*said, *claims] for word in set(split(text)))
    total = len(said) + len(claims)

    def vector(text: str) -> dict[str, float]:
        weights = {
            w: (1 + math.log(n)) * math.log(total / frequency[w])
            for w, n in Counter(split(text)).items()
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    made = [vector(claim) for claim in claims]
    best = [
        max(range(len(made)), key=lambda n: (by_terms(one, made[n]), -n))
        for one in map(vector, said)
    ]
    return sum(a == b for a, b in zip(best, gold, strict=True)) / len(gold)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared"
    )
    for name, value in measured(parser.parse_args().shared / "data" / "claim_match").items():
        print(f"{name:16} {value:.3f}")
