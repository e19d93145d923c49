"""Articles into stories on ECB+ (two like events a topic): B³ beside TF-IDF at its own best threshold.

python evals/grouping.py --shared ../shared
"""

import argparse
import json
import lzma
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from sayso.judge.grouping import average_link
from sayso.judge.stories import stories
from sayso.text.terms import likeness, terms


def measured(folder: Path) -> dict[str, float]:
    """B³ F1 of our stories, and of average linkage over TF-IDF at the best of 40 thresholds."""
    with lzma.open(folder / "ecbplus.jsonl.xz", "rt") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    gold = [row["story"] for row in rows]
    ours = stories([(terms(row["text"]), None) for row in rows])
    alike = tfidf([row["text"] for row in rows])
    best = max(b_cubed(gold, average_link(alike, t / 100)) for t in range(6, 46))
    return {"ours": b_cubed(gold, ours), "TF-IDF": best}


def tfidf(texts: list[str]) -> np.ndarray:
    split = [re.findall(r"\w+", text.lower()) for text in texts]
    frequency = Counter(word for words in split for word in set(words))

    def vector(words: list[str]) -> dict[str, float]:
        weights = {
            w: (1 + math.log(n)) * math.log(len(texts) / frequency[w])
            for w, n in Counter(words).items()
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    rows = [vector(words) for words in split]
    alike = np.zeros((len(rows), len(rows)))
    for one in range(len(rows)):
        for other in range(one):
            alike[one, other] = alike[other, one] = likeness(rows[one], rows[other])
    return alike


def b_cubed(gold: list[str], groups: list[list[int]]) -> float:
    """B³ F1 (Bagga and Baldwin, 1998)."""
    same = defaultdict(set)
    for number, name in enumerate(gold):
        same[name].add(number)
    given = {number: set(group) for group in groups for number in group}
    both = [len(same[name] & given[n]) for n, name in enumerate(gold)]
    precision = sum(b / len(given[n]) for n, b in enumerate(both)) / len(gold)
    recall = sum(b / len(same[name]) for b, name in zip(both, gold, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared"
    )
    for name, value in measured(parser.parse_args().shared / "data" / "ecbplus").items():
        print(f"{name:10} {value:.4f}")
