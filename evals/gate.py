"""Hold the quality floors: `python evals/gate.py --shared ../shared [--write]`.

Reads PolNeAR's development set and the seed through `sayso read --format jsonl`, scores them with
the scorers of the shared folder, compares with `evals/floors.json`, and (with `--write`) renews
`evals/baseline.json` and `docs/accuracy.md`. Where the shared folder is missing it says so and
passes, except in CI (SAYSO_CI=1). The sets are pinned by their sha256.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import passages

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument(
        "--write", action="store_true", help="renew baseline.json and docs/accuracy.md"
    )
    options = parser.parse_args()
    if not (options.shared / "eval").is_dir():
        print(f"no shared data at {options.shared}: the floors that need it are skipped")
        return 1 if os.environ.get("SAYSO_CI") else 0
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    for name, known in floors["sets"].items():
        if (found := _sha256(options.shared / name)) != known:
            print(f"{name} is another set than the floors were measured on: {found}")
            return 1
    measured = {
        "polnear": polnear(options.shared),
        "seed": seed(options.shared),
        "own": own(),
        "development": stories(options.shared, "development"),
        "unseen": stories(options.shared, "unseen"),
        "passages": passages.measured(),
        "ledgers": ledgers(options.shared),
        **many(options.shared),
        "pages": pages(options.shared),
    }
    failures = list(compare(floors["floors"], measured))
    for name, value in floors["wanted"].items():
        found = value_of(measured, name)
        if found > 0 if value == 0 else found < value:
            print(f"{'short':7} {name:42} {found:8} wanted {value}")
    if options.write:
        (HERE / "baseline.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
        if (HERE / "model.json").exists():
            subprocess.run([sys.executable, str(HERE / "accuracy.py")], check=True)
    for failure in failures:
        print(failure)
    print(f"{len(failures)} floors missed" if failures else "all quality floors hold")
    return 1 if failures else 0


def compare(floors, measured):
    """A line for each floor, and whether it holds."""
    for name, floor in floors.items():
        value = value_of(measured, name)
        below = value > -floor if floor < 0 else value < floor  # a negative floor is a ceiling
        bound = f"at most {-floor}" if floor <= 0 else f"at least {floor}"
        if floor == 0:
            below = value != 0
        print(f"{'MISSED' if below else 'ok':7} {name:42} {value:8} {bound}")
        if below:
            yield f"{name}: {value}, wanted {bound}"


def value_of(measured, name):
    """The figure at the end of a path: "ledgers/register/claims B3/share"."""
    for step in name.split("/"):
        measured = measured[step]
    return measured


def polnear(shared: Path) -> dict:
    """Who said what, on articles that the model was not trained on."""
    gold = shared / "data/polnear/dev.jsonl"
    return _scored(shared / "eval/score_attributions.py", gold, gold)


def seed(shared: Path) -> dict:
    """The hand-annotated article."""
    return _scored(
        shared / "eval/score_reading.py",
        shared / "seed/gold.json",
        shared / "seed/article.txt",
        published="2024-10-23",
    )


def stories(shared: Path, name: str) -> dict:
    """Our own stories with every cell annotated; the unseen ones serve for measuring only."""
    import understanding

    return json.loads(understanding.score(HERE / "stories" / name, shared, as_json=True))


def ledgers(shared: Path) -> dict:
    """Every ledger of ours, all in one: the example and `development`, tuned on, and `unseen`."""
    import ledgers as scorer

    folder = HERE / "ledgers"
    return scorer.scored(
        [
            folder / "example",
            *sorted((folder / "development").iterdir()),
            *sorted((folder / "unseen").iterdir()),
        ],
        shared,
    )


def many(shared: Path) -> dict:
    """What compares many with many: copies, stories, claims said again."""
    import copies
    import grouping
    import matching

    parts = {
        "copies": copies.syndication(shared / "data" / "syndication")
        | copies.rewritten(HERE / "texts" / "rewritten.jsonl"),
        "grouping": grouping.measured(shared / "data" / "ecbplus"),
        "matching": matching.measured(shared / "data" / "claim_match"),
    }
    return {
        part: {name: {"share": round(value, 4)} for name, value in figures.items()}
        for part, figures in parts.items()
    }


def pages(shared: Path) -> dict:
    """Main text of the benchmark's pages."""
    import pages as scorer

    return {"text": {"f1": round(scorer.f1(shared / "data" / "html"), 4)}}


def own() -> dict:
    """Invented articles of our own that were kept out of training."""
    sys.path.insert(0, str(ROOT / "training"))
    import own_texts

    scorer = ROOT.parent / "shared/eval/score_attributions.py"
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "own.jsonl"
        rows = (
            {"id": t.name, "text": t.text, "attributions": t.outermost()}
            for t in own_texts.load_all(HERE / "texts")
        )
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return _scored(scorer, gold, gold)


def _scored(scorer: Path, gold: Path, texts: Path, published: str = "") -> dict:
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        command = [
            sys.executable,
            "-m",
            "sayso",
            "read",
            str(texts),
            "--format",
            "jsonl",
            "--quiet",
            *(["--published", published] if published else []),
        ]
        with readings.open("wb") as out:
            subprocess.run(command, stdout=out, check=True)
        score = [sys.executable, str(scorer), str(gold), str(readings), "--json"]
        return json.loads(subprocess.run(score, capture_output=True, check=True, text=True).stdout)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
