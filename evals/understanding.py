"""Score readings of our own stories: `python evals/understanding.py --shared ../shared [--show]`.

Reads the articles of `evals/stories/development` (tuned on) and `unseen` (measured only) through
`sayso read --format jsonl`, and scores them with the shared `score_reading.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from annotation import articles, compiled

HERE = Path(__file__).parent
ROOT = HERE.parent
SETS = ("development", "unseen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--set", choices=SETS, default="development")
    parser.add_argument("--story", help="only this folder")
    parser.add_argument("--show", action="store_true", help="what was missed, invented or wrong")
    parser.add_argument("--keep", type=Path, help="write the readings there")
    options = parser.parse_args()
    folder = HERE / "stories" / options.set / (options.story or "")
    scored = score(folder, options.shared, show=options.show, keep=options.keep)
    print(scored)


def score(
    folder: Path,
    shared: Path,
    *,
    show: bool = False,
    as_json: bool = False,
    keep: Path | None = None,
) -> str:
    """What the shared scorer prints for the articles below the folder."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        rows, gold = [], {}
        for key, text, given in articles(folder):
            gold[key] = compiled(text, given)
            rows.append({"id": key, "text": text, "published_at": given.get("published_at")})
        (work / "gold.json").write_text(json.dumps({"articles": gold}), encoding="utf-8")
        (work / "rows.jsonl").write_text(
            "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
        )
        readings = keep or work / "readings.jsonl"
        read = [
            sys.executable,
            "-m",
            "sayso",
            "read",
            str(work / "rows.jsonl"),
            "--format",
            "jsonl",
            "--quiet",
        ]
        with readings.open("wb") as out:
            subprocess.run(read, stdout=out, check=True)
        command = [
            sys.executable,
            str(shared / "eval/score_reading.py"),
            str(work / "gold.json"),
            str(readings),
        ]
        command += ["--show"] * show + ["--json"] * as_json
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout


if __name__ == "__main__":
    main()
