"""Copies: pairs of articles on real syndication (by its own labels) and on our own rewritten pairs.

python evals/copies.py --shared ../shared [--show]
"""

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.judge.copies import Overlap, overlap
from sayso.judge.wording import Wording
from sayso.types.article import Article, Zone, ZoneKind
from sayso.types.span import Span

HERE = Path(__file__).parent


def wording(text: str, *, titled: bool) -> Wording:
    end = text.find("\n") if titled else -1
    zones = (Zone(ZoneKind.TITLE, Span(0, end)),) if end > 0 else ()
    return Wording(Article("", text, sha256="", zones=zones))


def rows(path: Path) -> list[Any]:
    body = path.read_bytes()
    text = (lzma.decompress(body) if path.suffix == ".xz" else body).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def syndication(folder: Path) -> dict[str, Any]:
    """F1 over copy and derived pairs; how many shared-quote and independent pairs are taken for it."""
    texts = {
        row["id"]: wording(row["text"], titled=False) for row in rows(folder / "articles.jsonl.xz")
    }
    table: Counter[tuple[str, str | None]] = Counter()
    for pair in rows(folder / "pairs.jsonl.xz"):
        table[pair["label"], overlap(texts[pair["a"]], texts[pair["b"]]).relation] += 1
    same = ("copy", "derived")
    total = lambda label: sum(n for (gold, _), n in table.items() if gold == label)  # noqa: E731
    taken = lambda label: sum(n for (gold, given), n in table.items() if gold == label and given)  # noqa: E731
    found = sum(taken(label) for label in same)
    given = sum(n for (_, relation), n in table.items() if relation)
    wanted = sum(total(label) for label in same)
    return {
        "f1": 2 * found / (given + wanted),
        "precision": found / given,
        "recall": found / wanted,
        "relation": sum(table[label, label] for label in same) / found,
        "shared_quotes": taken("shared_quotes") / total("shared_quotes"),
        "independent": taken("independent") / total("independent"),
    }


def rewritten(path: Path, *, show: bool = False) -> dict[str, Any]:
    """Recall over rewritten pairs by how heavy, and how many independent ones are taken for copies."""
    table: Counter[tuple[str, str, bool]] = Counter()
    for row in rows(path):
        seen: Overlap = overlap(wording(row["a"], titled=True), wording(row["b"], titled=True))
        table[row["label"], row["how"], seen.relation is not None] += 1
        if show:
            print(
                f"{row['label']:12} {row['how']:12} {seen.relation!s:8} {seen.containment:.2f} {seen.aligned:.2f}"
            )
    kinds = sorted({(label, how) for label, how, _ in table})
    return {
        f"{label} {how}": table[label, how, True]
        / (table[label, how, True] + table[label, how, False])
        for label, how in kinds
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name, value in syndication(options.shared / "data" / "syndication").items():
        print(f"{name:16} {value:.4f}")
    for name, value in rewritten(HERE / "texts" / "rewritten.jsonl", show=options.show).items():
        print(f"{name:28} {value:.3f}")


if __name__ == "__main__":
    main()
