"""Fuzz every parser for its time, one after another, and tell what came of it as a table.

PYTHONPATH=src:tests:. python fuzzing/run.py --seconds 600 --folder /tmp/fuzz [TARGET…]
PYTHONPATH=src:tests:. python fuzzing/run.py --table --folder /tmp/fuzz
PYTHONPATH=src:tests:. python fuzzing/run.py --again FILE TARGET
"""

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

LEAST = 5  # seconds that are worth another start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/fuzz"))  # noqa: S108
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--again", type=Path)
    options = parser.parse_args()
    from fuzzing.targets import BY_NAME, TARGETS

    if options.table:
        print(table(options.folder))
    elif options.again:
        begun = time.process_time()
        print(BY_NAME[options.targets[0]].read(options.again.read_bytes()))
        print(f"{time.process_time() - begun:.2f} s")
    else:
        for name in options.targets or [target.name for target in TARGETS]:
            fuzz(name, options.seconds, options.folder, options.seed)


def place(folder: Path, name: str) -> Path:
    return folder / re.sub(r"\W+", "-", name)


def fuzz(name: str, seconds: float, folder: Path, seed: int) -> None:
    """One parser for its time; where an input ends the process, it goes on with another seed."""
    until, at = time.monotonic() + seconds, place(folder, name)
    at.mkdir(parents=True, exist_ok=True)
    while (left := until - time.monotonic()) > LEAST:
        with (at / "log").open("ab") as log:
            command = [sys.executable, "-m", "fuzzing.one", name, "--seconds", str(left)]
            command += ["--folder", str(at), "--seed", str(seed)]
            done = subprocess.run(command, stdout=log, stderr=log, check=False)
        if done.returncode:
            kept = at / f"ended-{done.returncode}-{seed}.input"
            kept.write_bytes((at / "last").read_bytes() if (at / "last").exists() else b"")
        seed += 1
    print(line(at), flush=True)


def line(at: Path) -> str:
    """What came of one parser, as a row of the table."""
    parts = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(at.glob("stats.*.json"))
    ]
    log = (
        (at / "log").read_text(encoding="utf-8", errors="replace") if (at / "log").exists() else ""
    )
    covered = max((int(n) for n in re.findall(r"\bcov: (\d+)", log)), default=0)
    total = {
        key: sum(part[key] for part in parts)
        for key in ("executions", "blown_up", "seconds", "processor")
    }
    found = sorted({each for part in parts for each in part["findings"]})
    found += [path.name for path in sorted(at.glob("ended-*"))]
    slowest = max((part["slowest"] for part in parts), default=0)
    most = max((part["memory_most_MB"] for part in parts), default=0)
    grown = max((part["memory_most_MB"] - part["memory_first_MB"] for part in parts), default=0)
    name = parts[0]["target"] if parts else at.name
    return (
        f"| {name} | {total['seconds'] / 60:.1f} | {total['processor'] / 60:.1f} | {total['executions']:,} |"
        f" {total['blown_up']:,} | {covered or '–'} | {slowest:.1f} | {most} (+{grown}) |"
        f" {'; '.join(found) or 'none'} |"
    )


def table(folder: Path) -> str:
    head = (
        "| parser | minutes | of the processor | inputs | of them blown up | branches | slowest, s | memory, MB |"
        " findings |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    )
    return "\n".join([head, *(line(at) for at in sorted(folder.iterdir()) if at.is_dir())])


if __name__ == "__main__":
    main()
