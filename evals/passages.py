"""Who says, confirms, denies or keeps silent in passages of our own: `python evals/passages.py [--show]`.

In the tables of `evals/passages`, one passage a line, `wanted` lists what its last sentences or its
headline tell: the act and its polarity, and a speaker where one is named ("" where nobody is). They
were written by language models, as ordinary news puts things. `acts.jsonl` is for development: many
rules were made for what it showed. `unseen.jsonl` was written later, without sight of the program,
and serves for measuring alone: `--show` leaves it out.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.desk import read_many
from sayso.types.attribution import Statement
from sayso.types.reading import Reading
from sayso.types.span import joined

TABLES = Path(__file__).parent / "passages"
SHORTEST = 3  # letters of a word by which a speaker is known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="each passage that came out wrong")
    show = parser.parse_args().show
    for name, row in measured(show=show).items():
        print(f"{name:7} {row['share']:.3f}  {row['right']} / {row['of']}")


def measured(*, show: bool = False) -> dict[str, dict[str, float]]:
    """How many of the acts wanted are read, by table."""
    found = {}
    for name in ("acts", "unseen"):
        lines = (TABLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        right, count = 0, 0
        for row, reading in zip(rows, readings(rows), strict=True):
            missed = [each for each in row["wanted"] if not told(reading, each)]
            right, count = right + len(row["wanted"]) - len(missed), count + len(row["wanted"])
            if show and missed and name == "acts":
                print(f"{row['text']!r}: {missed}")
        found[name] = {"share": round(right / count, 4), "right": right, "of": count}
    return found


def readings(rows: list[dict[str, Any]]) -> Iterator[Reading]:
    """Each passage, read as an article of its own."""
    yield from read_many({"text": row["text"], "id": str(n)} for n, row in enumerate(rows))


def told(reading: Reading, wanted: Mapping[str, str]) -> bool:
    """Whether a statement does what is wanted, by the speaker that is wanted."""
    return any(
        each.act
        and each.polarity
        and (each.act.value, each.polarity.value) == (wanted["act"], wanted["polarity"])
        and speaks(reading, each, wanted.get("source"))
        for each in reading.statements
    )


def speaks(reading: Reading, each: Statement, wanted: str | None) -> bool:
    """Whether its source has a word of the wanted one; there is none where "" is wanted."""
    source = joined(reading.article.text, each.source.spans).casefold() if each.source else ""
    if not wanted:
        return wanted is None or not source
    known = [word for word in wanted.casefold().split() if len(word) >= SHORTEST]
    return any(word in source for word in known)


if __name__ == "__main__":
    main()
