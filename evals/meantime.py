"""Factuality, figures and times on MEANTIME: `python evals/meantime.py --shared ../shared`.

Of the texts of the parts apple and gm (the others are held back). Factuality: for each link from an
event of saying to an event that is said (SLINK) where one of our statements has the first in its cue
and the second as its content's first event, polarity and certainty as we put them. Figures: MEANTIME's
values (money, percentages, quantities) that one of our figures touches. Times: TIMEX3 spans, relaxed,
and their values.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
CERTAINTY = {"CT": "CERTAIN", "PR": "PROBABLE", "PS": "POSSIBLE", "UU": "UNDERSPECIFIED"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--show", action="store_true", help="print what differs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tally: Counter[str] = Counter()
    for row in _rows(options.shared):
        _compare(row, tally, show=options.show)
    shares = {
        name: [
            tally[name],
            tally[f"{name} of"],
            round(tally[name] / max(tally[f"{name} of"], 1), 4),
        ]
        for name in ("polarity", "certainty", "values", "times found", "times right", "time values")
    }
    print(
        json.dumps(shares, indent=1)
        if options.json
        else "\n".join(f"{k:12} {v}" for k, v in shares.items())
    )


def _rows(shared: Path) -> Iterator[dict]:
    with lzma.open(shared / "data/meantime/meantime.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _compare(row: dict, tally: Counter[str], *, show: bool) -> None:
    import sayso

    try:
        moment = datetime.fromisoformat((row["dct"] or "")[:10]).astimezone()
    except ValueError:  # some texts give a year alone
        moment = None
    reading = sayso.read(row["text"], published_at=moment)
    mentions = {m["m_id"]: m for m in row["mentions"]}
    for link in row["relations"]:
        if link["type"] == "SLINK":
            said = [mentions[i] for i in link["target"] if i in mentions]
            saying = [mentions[i] for i in link["source"] if i in mentions]
            _firmness(row["text"], reading.statements, saying, said, tally, show=show)
    _values(row, reading.figures, tally, show=show)
    _times(row, reading.times, tally)


def _touched(spans, mention) -> bool:
    return any(s.start < e and b < s.end for s in spans for b, e in mention["spans"])


def _firmness(text, statements, saying, said, tally, *, show) -> None:
    """Polarity and certainty where a statement has the saying in its cue."""
    for statement in statements:
        given = statement.firmness.factuality.value
        if given == "UU" or not any(_touched(statement.cue.spans, m) for m in saying):
            continue
        for event in said:
            if "certainty" in event and _touched(statement.content, event):
                wanted = event["certainty"], event.get("polarity")
                ours = CERTAINTY[given[:2]], "NEG" if given[2] == "-" else "POS"
                for part, one, other in zip(("certainty", "polarity"), ours, wanted, strict=True):
                    tally[f"{part} of"] += 1
                    tally[part] += one == other
                if show and ours != wanted:
                    print(wanted, ours, " ".join(s.of(text) for s in statement.content)[:90])


def _values(row, figures, tally, *, show) -> None:
    for mention in row["mentions"]:
        if mention["kind"] == "VALUE":
            tally["values of"] += 1
            hit = any(_touched(figure.spans, mention) for figure in figures)
            tally["values"] += hit
            if show and not hit:
                print("value missed", [row["text"][b:e] for b, e in mention["spans"]])


def _times(row, times, tally) -> None:
    gold = [m for m in row["mentions"] if m["kind"] == "TIMEX3"]
    for mention in gold:
        if mention.get("spans"):
            tally["times found of"] += 1
            hits = [time for time in times if _touched(time.spans, mention)]
            tally["times found"] += bool(hits)
            if hits and mention.get("value"):
                tally["time values of"] += 1
                tally["time values"] += any(time.value == mention["value"] for time in hits)
    tally["times right of"] += len(times)
    tally["times right"] += sum(any(_touched(t.spans, m) for m in gold) for t in times)


if __name__ == "__main__":
    main()
