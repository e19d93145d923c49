"""The annotated ledgers of `evals/ledgers`: what is attributed, and as stories asks and answers."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

EVALS = Path(__file__).parent.parent / "evals"
sys.path.insert(0, str(EVALS))

from ledgers import PAGES, _text, gold_of  # noqa: E402
from sayso.desk import read_many, read_paths  # noqa: E402
from sayso.types.span import Span  # noqa: E402

Said = tuple[str, list[Span], list[str]]  # article, what was said, the claims that it is about
Mark = tuple[str, int, int, str, str]  # article, start, end, ask, kind ("" where it tells the ask)


def folders(*, dense: bool = False) -> list[Path]:
    """The example and the ledgers of development, the dense ones too if they are asked for.

    The unseen ones serve for measuring alone.
    """
    kinds = ("development", "dense") if dense else ("development",)
    every = [each for kind in kinds for each in sorted((EVALS / "ledgers" / kind).iterdir())]
    return [each for each in (EVALS / "ledgers/example", *every) if gold_of(each).get("asks")]


def readings(folder: Path) -> Iterator[Any]:
    """Each article as Sayso reads it, under the name of its annotation."""
    for note in sorted(folder.glob("[0-9]*.json")):
        about = json.loads(note.read_text(encoding="utf-8"))
        if note.with_suffix(".txt").exists():
            told = {name: about[name] for name in ("published_at", "outlet")}
            yield from read_many([{"text": _text(note), "id": note.stem, **told}])
        else:
            (reading,) = read_paths([str(PAGES / f"{note.stem}.html")])
            yield replace(reading, article=replace(reading.article, key=note.stem))


def marks(folder: Path) -> Iterator[Mark]:
    """What tells an ask, part by part, and what answers one, from its first word to its last."""
    gold = gold_of(folder)
    told = {row["id"]: (key, row) for key, article in gold["articles"].items()
            for row in article["attributions"]}  # fmt: skip
    for ask in gold["asks"]:
        for key, row in (told[name] for name in ask["attributions"]):
            for part in (*row["content"], *row["cue"]):
                yield key, part["s"], part["e"], ask["id"], ""
        for reply in ask.get("replies", []):
            for key, row in (told[name] for name in reply["attributions"]):
                parts = [*row["source"], *row["cue"], *row["content"]]
                start, end = min(p["s"] for p in parts), max(p["e"] for p in parts)
                yield key, start, end, ask["id"], reply["kind"]


def attributed(folder: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """The name and text of each article, and its annotated attributions; others may stand beside them."""
    gold = gold_of(folder)
    for note in sorted(folder.glob("[0-9]*.json")):
        if note.with_suffix(".txt").exists():
            rows = gold["articles"][note.stem]["attributions"]
            yield f"{folder.name}-{note.stem}", _text(note), rows


def claims(folder: Path) -> Iterator[Said]:
    """All that is annotated as said by somebody, with the claims that it is about, if any."""
    gold = gold_of(folder)
    asks = {ask["id"] for ask in gold.get("asks", [])}
    for key, article in gold["articles"].items():
        for row in article["attributions"]:
            parts = [Span(part["s"], part["e"]) for part in row["content"] or row["cue"]]
            yield key, parts, [each for each in _about(gold, row) if each not in asks]


def bearing(folder: Path) -> dict[str, frozenset[str]]:
    """Of each attribution the claims and the asks that it is about."""
    gold = gold_of(folder)
    rows = [row for article in gold["articles"].values() for row in article["attributions"]]
    found = {row["id"]: set(_about(gold, row)) for row in rows}
    for ask in gold.get("asks", []):
        for name in ask["attributions"]:
            found[name].add(ask["id"])
    return {name: frozenset(about) for name, about in found.items()}


def _about(gold: dict[str, Any], row: dict[str, Any]) -> list[str]:
    about = gold.get("claim_of", {}).get(row["id"], row.get("claim")) or []
    return [about] if isinstance(about, str) else about
