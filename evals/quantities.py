"""Which quantities are found in sentences of our own: `python evals/quantities.py [--show]`.

In `evals/quantities/figures.txt`, one sentence a line, `[[words=value]]` is a figure with its value
(one of its bounds where it is open), every other number is none, and behind `||` stands a product
or a sum that the sentence states. They were written before the rules that they measure.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "quantities" / "figures.txt"
MARK = re.compile(r"\[\[(.*?)=([\d.]+)\]\]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="each sentence that came out wrong")
    show = parser.parse_args().show
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    tally: Counter[str] = Counter()
    for line, reading in zip(lines, readings(lines), strict=True):
        faults = list(compared(line, reading, tally))
        if show and faults:
            print("; ".join(faults), "|", line)
    found, extra, missed = tally["found"], tally["extra"], tally["missed"]
    print(f"figures recall     {found / (found + missed):.3f}  {found} / {found + missed}")
    print(f"figures precision  {found / (found + extra):.3f}  {found} / {found + extra}")
    print(f"figures value      {tally['right'] / found:.3f}  {tally['right']} / {found}")
    wanted = tally["derived"] + tally["underived"]
    print(f"derived            {tally['derived']} / {wanted}, {tally['invented']} invented")


def readings(lines: list[str]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        rows = Path(name) / "rows.jsonl"
        texts = (MARK.sub(r"\1", line.partition(" || ")[0]) for line in lines)
        rows.write_text(
            "\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)),
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "sayso", "read", str(rows), "--format", "jsonl"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def compared(line: str, reading: dict[str, Any], tally: Counter[str]) -> list[str]:
    faults = []
    marked, _, derived = line.partition(" || ")
    plain = [f for f in reading["figures"] if not f.get("derivation")]
    taken = 0
    for match in MARK.finditer(marked):
        at = match.start() - taken
        taken += len(match[0]) - len(match[1])
        here = [f for f in plain if any(s < at + len(match[1]) and at < e for s, e in f["spans"])]
        tally["found" if here else "missed"] += 1
        if not here:
            faults.append(f"missed {match[1]}")
            continue
        plain.remove(here[0])
        right = float(match[2]) in (here[0]["low"], here[0]["high"])
        tally["right"] += right
        if not right:
            faults.append(f"value of {match[1]}: {here[0]['low']}, {here[0]['high']}")
    tally["extra"] += len(plain)
    faults += [f"extra {f.get('text')}" for f in plain]
    given = [(f["low"], f["high"]) for f in reading["figures"] if f.get("derivation")]
    if derived:
        stated = any(float(derived) in pair for pair in given)
        tally["derived" if stated else "underived"] += 1
        faults += [] if stated else [f"not derived {derived}: {given}"]
    elif given:
        tally["invented"] += len(given)
        faults.append(f"invented {given}")
    return faults


if __name__ == "__main__":
    main()
