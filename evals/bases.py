"""What stated bases are found in sentences of our own: `python evals/bases.py [--show] [STORY…]`.

`evals/bases/STORY.txt` has a title, then one paragraph a line: the basis that the statement with
the marked cue states (several by "/" where either is right, "?" where it is open to dispute, for
an unnamed speaker's own word mostly), and the paragraph. They were written before the rules that
they measure; `GUIDE.md` of the stories says what counts as a basis.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "bases"
NONE = "none_stated"


@dataclass(frozen=True)
class Told:
    """One paragraph with where its cue begins, and the bases that are right."""

    text: str
    cue: int
    right: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="*", help="only these")
    parser.add_argument("--show", action="store_true", help="each sentence that came out wrong")
    options = parser.parse_args()
    paths = [p for p in sorted(HERE.glob("*.txt")) if p.stem in (options.stories or [p.stem])]
    tally: Counter[tuple[str, str]] = Counter()
    for path, reading in zip(paths, readings(paths), strict=True):
        for told, at in placed(path):
            given = stated(reading, at)
            outcome = judged(told, given)
            tally[kind(told), outcome] += 1
            if options.show and outcome in ("missed", "false", "not found"):
                print(f"{outcome}: {'/'.join(sorted(told.right))} ≠ {given} | {told.text}")
    report(tally)


def paragraphs(path: Path) -> Iterator[Told]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        right, _, marked = line.partition(" | ")
        text = marked.replace("[[", "").replace("]]", "")
        yield Told(text, marked.index("[["), frozenset(right.split("/")))


def body(path: Path) -> str:
    title = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    return "\n".join([title, *(one.text for one in paragraphs(path))])


def placed(path: Path) -> Iterator[tuple[Told, int]]:
    """The paragraphs with their cue's place in the story."""
    at = body(path).index("\n") + 1
    for one in paragraphs(path):
        yield one, at + one.cue
        at += len(one.text) + 1


def readings(paths: Sequence[Path]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        rows = Path(name) / "rows.jsonl"
        lines = (json.dumps({"id": path.stem, "text": body(path)}) for path in paths)
        rows.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "sayso", "read", str(rows), "--format", "jsonl"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    by_key = {row["article"]["key"]: row for row in map(json.loads, done.stdout.splitlines())}
    return [by_key[path.stem] for path in paths]


def stated(reading: dict[str, Any], cue: int) -> list[str] | None:
    """The bases of the outermost statement whose cue stands there, or None without one."""
    here = [
        one
        for one in reading["statements"]
        if any(s <= cue + 12 and cue < e for s, e in one["cue"]["spans"])
    ]
    here.sort(key=lambda one: one["within"] is not None)
    return [e["basis"] for e in here[0]["evidence"] if e["basis"] != NONE] if here else None


def judged(one: Told, given: list[str] | None) -> str:
    if "?" in one.right:
        return "open"
    if given is None:
        return "not found"
    if NONE in one.right:
        return "false" if given else "right"
    return "right" if one.right.intersection(given) else "missed"


def kind(one: Told) -> str:
    return min(one.right)


def report(tally: Counter[tuple[str, str]]) -> None:
    for name in sorted({basis for basis, _ in tally}):
        right, wrong = tally[name, "right"], tally[name, "missed"] + tally[name, "false"]
        if right + wrong:
            print(f"{name:22} {right / (right + wrong):.3f}  {right} / {right + wrong}")
    right = sum(n for (name, what), n in tally.items() if name != NONE and what == "right")
    missed = sum(n for (_, what), n in tally.items() if what == "missed")
    false, silent = tally[NONE, "false"], tally[NONE, "right"]
    print(f"{'evidence':22} {right / (right + missed):.3f}  {right} / {right + missed}")
    print(f"{'evidence false':22} {false / (false + silent):.3f}  {false} / {false + silent}")
    print(f"{'statement not found':22} {sum(n for (_, w), n in tally.items() if w == 'not found')}")


if __name__ == "__main__":
    main()
