"""Hand annotations: from words to offsets, and what does not fit.

    python evals/annotation.py FOLDER…        # checks the stories of these folders

`stories/GUIDE.md` tells how they are written. `compiled` gives the form of the seed's annotation.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ACTS = {
    "asserts",
    "confirms",
    "denies",
    "declines",
    "does_not_respond",
    "doubts",
    "asks",
    "promises",
    "refuses",
    "threatens",
    "warns",
    "accuses",
    "criticises",
    "praises",
    "predicts",
    "questions",
    "retracts",
}
BASES = {
    "own_observation",
    "own_information",
    "document",
    "imagery_or_recording",
    "intelligence",
    "other_party",
    "unnamed_source",
    "media_report",
    "analysis",
    "none_stated",
}
KINDS = {"speech", "publication", "attitude", "intent", None}
Json = dict[str, Any]


class AnnotationError(Exception):
    """An annotation that does not fit its text."""


def place(text: str, words: str) -> Json:
    """Where the words stand: `words` alone, or in [[brackets]] within what stands around them.

    >>> place("One said, two said.", "two [[said]]")
    {'s': 14, 'e': 18, 'text': 'said'}
    """
    before, opened, rest = words.partition("[[")
    marked, _, after = rest.partition("]]") if opened else (before, "", "")
    whole = before + marked + after if opened else before
    count = text.count(whole) if whole else 0
    if count != 1:
        raise AnnotationError(f"{words!r} stands {count} times, not once")
    start = text.index(whole) + (len(before) if opened else 0)
    return {"s": start, "e": start + len(marked), "text": marked}


def compiled(text: str, given: Json) -> Json:
    """One article's annotation with offsets; raises `AnnotationError` with all that does not fit."""
    faults: list[str] = []

    def spans(where: str, words: list[str] | str | None) -> list[Json]:
        found = []
        for word in [words] if isinstance(words, str) else words or []:
            try:
                found.append(place(text, word))
            except AnnotationError as error:
                faults.append(f"{where}: {error}")
        return found

    ids = {row.get("id") for row in given["attributions"]}
    attributions = [
        _attribution(row, spans, ids, given["entities"], faults) for row in given["attributions"]
    ]
    figures = []
    for row in given.get("figures", []):
        number, whole = (
            spans(f"{row['id']} number", row["number"]),
            spans(f"{row['id']} span", row["span"]),
        )
        figures.append({**row, "number": next(iter(number), None), "span": next(iter(whole), None)})
    times = []
    for row in given.get("times", []):
        whole = spans(f"{row['id']} span", row["span"])
        times.append({**row, "span": next(iter(whole), None)})
    zones = [
        {"kind": kind, "span": span}
        for kind, words in given.get("zones", [])
        for span in spans(f"zone {kind}", words)
    ]
    entities = {
        name: {**row, "mentions": spans(f"entity {name}", row.get("mentions"))}
        for name, row in given["entities"].items()
    }
    if faults:
        raise AnnotationError("\n".join(faults))
    return {
        **given,
        "zones": zones,
        "attributions": attributions,
        "figures": figures,
        "times": times,
        "entities": entities,
        "derived_figures": given.get("derived_figures", []),
    }


def _attribution(row: Json, spans: Any, ids: set[str], entities: Json, faults: list[str]) -> Json:
    name = row.get("id", "?")
    evidence = row.get("evidence", {"basis": "none_stated", "spans": []})
    nested = row.get("nested_in")
    wrong = [
        (row.get("act") not in ACTS, f"act {row.get('act')!r}"),
        (bool(set(row.get("act_also") or []) - ACTS), f"act_also {row.get('act_also')!r}"),
        (row.get("kind") not in KINDS, f"kind {row.get('kind')!r}"),
        (row.get("polarity") not in ("positive", "negative"), f"polarity {row.get('polarity')!r}"),
        (row.get("mode") not in ("direct", "indirect", "mixed"), f"mode {row.get('mode')!r}"),
        (
            row.get("level", "core") not in ("core", "nested", "optional"),
            f"level {row.get('level')!r}",
        ),
        (nested is not None and nested not in ids, f"nested_in {nested!r}"),
        (evidence is not None and evidence["basis"] not in BASES, f"evidence {evidence}"),
        (not row.get("cue"), "no cue"),
        (bool(row.get("source")) != bool(row.get("speaker")), "source and speaker go together"),
        (bool(set(row.get("speaker") or []) - set(entities)), f"speaker {row.get('speaker')!r}"),
    ]
    faults += [f"{name}: {what}" for fault, what in wrong if fault]
    return {
        **row,
        **{
            part: spans(f"{name} {part}", row.get(part))
            for part in ("source", "cue", "content", "addressee")
        },
        "speaker": row.get("speaker") or [],
        "act_also": row.get("act_also") or [],
        "nested_in": nested,
        "level": row.get("level", "core"),
        "evidence": evidence
        and {
            **evidence,
            "spans": [[p["s"], p["e"]] for p in spans(f"{name} evidence", evidence.get("spans"))],
        },
    }


def articles(folder: Path) -> Iterator[tuple[str, str, Json]]:
    """Every article below the folder: its key ("story/name"), its text, its annotation as written."""
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield f"{path.parent.name}/{path.stem}", text, json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    failed = False
    for folder in parser.parse_args().folders:
        for path in sorted(folder.rglob("*.json")):
            try:
                given = json.loads(path.read_text(encoding="utf-8"))
                gold = compiled(path.with_suffix(".txt").read_text(encoding="utf-8"), given)
                counts = {
                    part: len(gold[part])
                    for part in ("attributions", "figures", "times", "entities")
                }
                print(f"{path}: {counts}")
            except (AnnotationError, KeyError, ValueError, TypeError, FileNotFoundError) as error:
                failed = True
                print(f"{path}: {type(error).__name__}\n  " + str(error).replace("\n", "\n  "))
    sys.exit(failed)


if __name__ == "__main__":
    main()
