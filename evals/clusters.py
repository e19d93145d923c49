"""Mention clustering on GUM's development part: `python evals/clusters.py --shared ../shared`.

Reads each document as plain text, and compares the entities found with GUM's mentions of people,
organizations and places. Mentions are matched by their heads: one of ours is GUM's where it lies
within GUM's span and holds GUM's head word. Printed are recall of mentions, and MUC, B³ and LEA
(Vilain et al. 1995; Bagga and Baldwin 1998; Moosavi and Strube 2016) over all mentions of both
sides, singletons included in B³, and over the entities with several mentions in MUC and LEA.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
TYPES = {"person", "organization", "place"}


@dataclass
class Document:
    name: str
    text: str = ""
    mentions: list[tuple[int, int, int, str]] = field(
        default_factory=list
    )  # start, end, head, entity


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = score(load(options.shared / "data/ud/gum-dev.conllu.gz"))
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for genre, figures in found.items():
        print(f"{genre:14}", " ".join(f"{name} {value:.3f}" for name, value in figures.items()))


def score(documents: Iterable[Document]) -> dict[str, dict[str, float]]:
    import sayso

    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        reading = sayso.read(document.text)
        given = [
            (m.span.start, m.span.end, entity.id)
            for entity in reading.entities
            for m in entity.mentions
        ]
        tally = _compared(document, given)
        for name in ("all", document.name.split("_")[1]):
            tallies[name] += tally
    return {name: _figures(tally) for name, tally in sorted(tallies.items())}


def _compared(document: Document, given: list[tuple[int, int, str]]) -> Counter[str]:
    gold: dict[int, str] = {}
    ours: dict[int, str] = {}
    free = sorted(given, key=lambda m: m[1] - m[0])
    for start, end, head, entity in document.mentions:
        gold[head] = entity
        hit = next((m for m in free if start <= m[0] <= head < m[1] <= end + 2), None)
        if hit:
            free.remove(hit)
            ours[head] = hit[2]
    tally: Counter[str] = Counter(gold=len(gold), found=len(ours))
    for key, left, right in (("r", gold, ours), ("p", ours, gold)):
        clusters = defaultdict(set)
        for mention, entity in left.items():
            clusters[entity].add(mention)
        other = defaultdict(set)
        for mention, entity in right.items():
            other[entity].add(mention)
        for cluster in clusters.values():
            pieces = Counter(right.get(m, ("alone", m)) for m in cluster)
            tally[f"b3 {key} n"] += len(cluster)
            tally[f"b3 {key}"] += sum(n * n for piece, n in pieces.items() if piece in other) / len(
                cluster
            )
            if len(cluster) > 1:
                tally[f"muc {key}"] += len(cluster) - len(pieces)
                tally[f"muc {key} n"] += len(cluster) - 1
                links = len(cluster) * (len(cluster) - 1) / 2
                kept = sum(n * (n - 1) / 2 for n in pieces.values())
                tally[f"lea {key}"] += len(cluster) * kept / links
                tally[f"lea {key} n"] += len(cluster)
    return tally


def _figures(tally: Counter[str]) -> dict[str, float]:
    out = {"mentions": tally["gold"], "recall": tally["found"] / max(tally["gold"], 1)}
    for name in ("muc", "b3", "lea"):
        p, r = (tally[f"{name} {k}"] / max(tally[f"{name} {k} n"], 1) for k in "pr")
        out |= {f"{name} P": p, f"{name} R": r, f"{name} F": 2 * p * r / (p + r) if p + r else 0.0}
    return {name: round(value, 4) for name, value in out.items()}


def load(path: Path) -> Iterator[Document]:
    document: Document | None = None
    open_: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    offsets: list[tuple[int, int]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                if document:
                    yield document
                document, open_, offsets = (
                    Document(line.split("=")[1].strip()),
                    defaultdict(list),
                    [],
                )
            elif line.startswith("# newpar") and "block" not in line and document and document.text:
                document.text = document.text.rstrip() + "\n\n"
            elif line[0].isdigit() and document:
                cells = line.rstrip("\n").split("\t")
                if not cells[0].isdigit():
                    continue
                start = len(document.text)
                document.text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
                offsets.append((start, start + len(cells[1])))
                entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
                if entity:
                    _entities(entity[1], document, open_, offsets)
    if document:
        yield document


def _entities(
    written: str,
    document: Document,
    open_: dict[str, list[tuple[int, str, str]]],
    offsets: list[tuple[int, int]],
) -> None:
    for part in re.findall(r"\([^()]*\)?|[^()]+\)", written):
        here = len(offsets) - 1
        if part.startswith("("):
            name, kind, *rest = part.strip("()").split("-")
            minimal = next((cell for cell in rest if re.fullmatch(r"\d+(,\d+)*", cell)), "1")
            open_[name].append((here, kind, minimal))
        if part.endswith(")"):
            name = part.strip("()").split("-")[0]
            if open_[name]:
                begin, kind, minimal = open_[name].pop()
                head = min(begin + int(minimal.split(",")[-1]) - 1, here)
                if kind in TYPES:
                    document.mentions.append(
                        (offsets[begin][0], offsets[here][1], offsets[head][0], name)
                    )


if __name__ == "__main__":
    main()
