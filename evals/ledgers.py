"""Ledgers by hand: from folders in the form of `ledgers/GUIDE.md` to the form that `score_ledger.py` reads.

    python evals/ledgers.py check FOLDER…        # names what does not fit
    python evals/ledgers.py score FOLDER… [--show] [--shared ../shared]

A folder `example` has its articles in `examples/skarn`. All folders named are scored in one ledger.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from annotation import AnnotationError, compiled

STANCES = {
    "asserts",
    "confirms",
    "confirms_in_part",
    "denies",
    "disputes_figure",
    "not_confirmed",
    "does_not_deny",
    "declines",
    "did_not_respond",
    "doubts",
    "asks_for_evidence",
    "retracts",
}
STATES = {"met", "met_in_part", "refused", "deferred", "countered", "silent"}
Json = dict[str, Any]
PAGES = Path(__file__).parent.parent / "examples" / "skarn"


def gold_of(folder: Path, text_of: Any = None) -> Json:
    """One folder's ledger in the scorer's form; raises `AnnotationError` with all that does not fit.

    Attributions are named "ARTICLE/ID"; `text_of(path)` gives an article's text where its file is no plain text.
    """
    given = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    faults: list[str] = []
    articles: Json = {}
    for path in sorted(folder.glob("[0-9]*.json")):
        text = text_of(path) if text_of else _text(path)
        annotation = json.loads(path.read_text(encoding="utf-8"))
        try:
            articles[path.stem] = _named(path.stem, compiled(text, _filled(annotation)))
        except AnnotationError as error:
            faults += [f"{path.name}: {line}" for line in str(error).split("\n")]
    if not faults:
        faults += _faults(given, articles)
    if faults:
        raise AnnotationError("\n".join(faults))
    stories = given.get("stories", {folder.name: sorted(articles)})
    return {**given, "articles": articles, "stories": stories}


def _text(path: Path) -> str:
    """An article's text: its file beside the annotation, or the page that it was taken from."""
    plain = path.with_suffix(".txt")
    if plain.exists():
        return plain.read_text(encoding="utf-8")
    from sayso.desk import read_paths

    (reading,) = read_paths([str(PAGES / f"{path.stem}.html")])
    return reading.article.text


def _filled(annotation: Json) -> Json:
    rows = [
        {
            "mode": "indirect",
            "kind": "speech",
            "polarity": "positive",
            **row,
            "speaker": ["anybody"] if row.get("source") else [],
        }
        for row in annotation["attributions"]
    ]
    return {**annotation, "entities": {"anybody": {"type": "person"}}, "attributions": rows}


def _named(key: str, annotation: Json) -> Json:
    rows = [
        {
            **row,
            "id": f"{key}/{row['id']}",
            "nested_in": row["nested_in"] and f"{key}/{row['nested_in']}",
        }
        for row in annotation["attributions"]
    ]
    return {**annotation, "attributions": rows}


def _faults(given: Json, articles: Json) -> list[str]:
    """What names a thing that is not there."""
    claims, parties = set(given["claims"]), set(given["parties"])
    asks = {ask["id"] for ask in given.get("asks", [])}
    rows = {row["id"]: row for article in articles.values() for row in article["attributions"]}
    pointed = [
        *(("claim of " + i, claims | asks, _listed(row.get("claim"))) for i, row in rows.items()),
        *((f"stance {s}", claims, [s["claim"]]) for s in given["stances"]),
        *((f"stance {s}", parties, [s["party"]]) for s in given["stances"]),
        *(
            (f"stance {s}", STANCES, [s["stance"], *s.get("stance_also", [])])
            for s in given["stances"]
        ),
        *((f"from of {s}", set(rows), s.get("from", [])) for s in given["stances"]),
        *((f"copies {c}", set(articles), c["articles"]) for c in given.get("copies", [])),
        *(
            (f"point {p}", parties, [p["party"], *p.get("party_also", [])] if p["party"] else [])
            for series in given.get("series", [])
            for p in series["points"]
        ),
        *((f"ask {a['id']}", parties, [*a["by"], *a["to"]]) for a in given.get("asks", [])),
        *((f"ask {a['id']}", STATES, [a["state"]]) for a in given.get("asks", [])),
        *((f"ask {a['id']}", set(rows), a["attributions"]) for a in given.get("asks", [])),
        *(
            (f"reply to {a['id']}", set(rows), r["attributions"])
            for a in given.get("asks", [])
            for r in a.get("replies", [])
        ),
        *(("claimants", claims, [c]) for c in given.get("claimants", {})),
        *(("claimants", parties, who) for who in given.get("claimants", {}).values()),
        *(("distorted", set(rows), [d["attribution"]]) for d in given.get("distorted", [])),
        *(("distorted", claims, [d["must_not_confirm"]]) for d in given.get("distorted", [])),
    ]
    return [
        f"ledger.json: {where}: {name!r} is not known"
        for where, known, names in pointed
        for name in names
        if name not in known
    ]


def _listed(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def scored(folders: list[Path], shared: Path, *, show: bool = False) -> dict[str, Json]:
    """Each folder's figures, all of them in one ledger, so that stories must be told apart."""
    import tempfile
    from dataclasses import replace
    from datetime import UTC, datetime

    from sayso.desk import open_desk, read_many, read_paths
    from sayso.export.ledger import reading_line
    from sayso.recording import record
    from sayso.wiring import open_embedder, open_ledger

    sys.path.insert(0, str(shared / "eval"))
    import score_ledger

    embedder, found = open_embedder(), {}
    golds = {folder.name: gold_of(folder) for folder in folders}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "ledger.db"
        ledger = open_ledger(path)
        for folder in folders:
            for note in sorted(folder.glob("[0-9]*.json")):
                about = json.loads(note.read_text(encoding="utf-8"))
                key = f"{folder.name}:{note.stem}"
                if note.with_suffix(".txt").exists():
                    row = {
                        "text": _text(note),
                        "id": key,
                        "published_at": about["published_at"],
                        "outlet": about["outlet"],
                    }
                    (reading,) = read_many([row])
                else:
                    (reading,) = read_paths([str(PAGES / f"{note.stem}.html")])
                    reading = replace(reading, article=replace(reading.article, key=key))
                record(ledger, reading, None, embedder, now=datetime.now(UTC))
        ledger.close()
        with open_desk(path) as desk:
            desk.judge()
            whole = desk.export()
            readings = {kept.key: json.loads(reading_line(kept)) for kept in desk.readings()}
            texts = [text for gold in golds.values() for text in gold["claims"].values()]
            likest = {
                text: [(near.claim.id, near.story.articles) for near in desk.check(text).claims]
                for text in texts
            }
    for name, given in golds.items():
        gold = _keyed(given, name)
        if show:
            print(f"== {name}")
        lines = (
            (lambda bad, *words: print("  ", *words) if bad else None)
            if show
            else (lambda *_: None)
        )
        own = _own(whole, name)
        found[name] = score_ledger.score(gold, own, readings, lines)
        record_of = score_ledger.Record(gold, own, readings)
        found[name] |= _shown(record_of, lines) | _checked(record_of, name, likest, lines)
    return found


def _shown(record: Any, show: Any) -> dict[str, Json]:
    """Of the replies that are shown to an ask of the gold's: how many are one, and of the kind shown.

    The scorer counts only those that are missed. One is right as it is found there: by a statement
    that answers, or by its article and day. "surely" leaves out those that are only likely.
    """
    tally: dict[str, list[bool]] = {
        f"replies {row}{kind}": [] for row in ("shown", "surely") for kind in ("", ", kind")
    }
    asks = record.ledger["asks"]
    places = [{(at["article"], at["statement"]) for at in ask["statements"]} for ask in asks]
    for wanted in record.gold.get("asks", []):
        at = {record.answers[name] for name in wanted["attributions"] if name in record.answers}
        best = max(range(len(asks)), key=lambda n: len(at & places[n]), default=None)
        for reply in asks[best]["replies"] if best is not None and at & places[best] else ():
            of = [each for each in wanted.get("replies", []) if _answers(record, each, reply)]
            told = (bool(of), any(each["kind"] == reply["kind"] for each in of))
            show(not all(told), "reply shown:", wanted["id"], reply["kind"], reply["article"])
            for kind in ("replies shown", *(["replies surely"] if not reply.get("likely") else [])):
                for row, right in zip((kind, f"{kind}, kind"), told, strict=True):
                    tally[row].append(right)
    return {
        row: {
            "right": sum(each),
            "of": len(each),
            "share": round(sum(each) / len(each), 4) if each else None,
        }
        for row, each in tally.items()
    }


def _checked(record: Any, name: str, likest: Json, show: Any) -> dict[str, Json]:
    """What `check` answers to the sentences in which the gold's claims are told.

    Of the claims that hold something of the gold's: whether one of them comes first. And how often
    a claim of another folder's story is shown.
    """
    first, elsewhere = [], 0
    for gold, text in record.gold["claims"].items():
        rows = [
            row for article in record.gold["articles"].values() for row in article["attributions"]
        ]
        mine = [row["id"] for row in rows if gold in _listed(row.get("claim"))]
        at = {record.answers[each] for each in mine if each in record.answers}
        right = {
            claim["id"]
            for claim in record.ledger["claims"]
            if at & {(s["article"], s["statement"]) for s in claim["statements"]}
        }
        if right:
            first.append(bool(likest[text]) and likest[text][0][0] in right)
            show(not first[-1], "check:", gold, text, likest[text][:1])
        elsewhere += sum(
            not any(key.startswith(f"{name}:") for key in keys) for _, keys in likest[text]
        )
    share = round(sum(first) / len(first), 4) if first else None
    return {
        "check first": {"right": sum(first), "of": len(first), "share": share},
        "check elsewhere": {"right": elsewhere, "share": elsewhere},
    }


def _answers(record: Any, wanted: Json, reply: Json) -> bool:
    """Whether a reply that is shown is one of the gold's."""
    at = {record.answers[name] for name in wanted["attributions"] if name in record.answers}
    keys = {key for key, article in record.gold["articles"].items()
            if any(row["id"] in wanted["attributions"] for row in article["attributions"])}  # fmt: skip
    here = (reply["article"], reply.get("statement")) in at
    return here or (reply["article"] in keys and reply["date"] == wanted["date"])


def _keyed(gold: Json, name: str) -> Json:
    """The gold's article keys as they stand in the common ledger."""
    return {
        **gold,
        "articles": {f"{name}:{key}": article for key, article in gold["articles"].items()},
        "stories": {
            story: [f"{name}:{key}" for key in keys] for story, keys in gold["stories"].items()
        },
        "copies": [
            {**copy, "articles": [f"{name}:{key}" for key in copy["articles"]]}
            for copy in gold.get("copies", [])
        ],
    }


def _own(whole: Json, name: str) -> Json:
    """The ledger without the copies and asks of other folders' articles; stories stay as they are."""
    mine = lambda key: str(key).startswith(f"{name}:")  # noqa: E731
    return {**whole, "copies": [c for c in whole["copies"] if any(map(mine, c["articles"]))]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "score"])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true")
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared"
    )
    options = parser.parse_args()
    if options.command == "score":
        for name, rows in scored(options.folders, options.shared, show=options.show).items():
            print(f"== {name}")
            for part, row in rows.items():
                detail = (
                    f"p {row['p']:.3f}  r {row['r']:.3f}"
                    if "p" in row
                    else f"{row['right']:g}" + (f" / {row['of']:g}" if "of" in row else "")
                )
                print(
                    f"{part:20} {row['share'] if row['share'] is None else round(row['share'], 3)!s:>7}  {detail}"
                )
        return
    failed = False
    for folder in options.folders:
        try:
            gold = gold_of(folder)
            counts = {
                part: len(gold.get(part, [])) for part in ("articles", "stances", "series", "asks")
            }
            print(f"{folder}: {counts}")
        except (AnnotationError, KeyError, ValueError, TypeError, FileNotFoundError) as error:
            failed = True
            print(f"{folder}: {type(error).__name__}\n  " + str(error).replace("\n", "\n  "))
    sys.exit(failed)


if __name__ == "__main__":
    main()
