"""Score the times by TempEval-3's rules: `python evals/tempeval.py --shared ../shared [--part check]`.

Reads TempEval-3's training data (TimeBank and AQUAINT, cleaned; the platinum test set is held back),
each text with its document date. The rules are tuned on two thirds of the texts (`--part tune`); the
errors on the other third (`--part check`, by a hash of the id) are never read. It prints precision, recall and F1 of the spans (strict: the same
characters; relaxed: an overlap) and, over the relaxed matches, of type and value, as the task's own
scorer does (UzZaman et al., SemEval 2013). Beside it stands dateparser's `search_dates`, which finds
dates alone, on the same texts.
"""

import argparse
import hashlib
import json
import lzma
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path

HERE = Path(__file__).parent
Row = tuple[int, int, str, str]  # start, end, type, value
Finder = Callable[[str, date], Iterable[Row]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--part", choices=("all", "tune", "check"), default="all")
    parser.add_argument("--limit", type=int, default=0, help="texts, for a trial")
    parser.add_argument("--show", action="store_true", help="print what differs")
    parser.add_argument("--parsed", action="store_true", help="with the parse's tenses (slow)")
    parser.add_argument("--only", choices=("sayso", "dateparser"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    finders: dict[str, Finder] = {
        "sayso": _parsed() if options.parsed else by_words,
        "dateparser": dateparser_finds,
    }
    if options.show and options.part != "tune":
        parser.error("--show goes with --part tune: the errors on the rest are not for reading")
    texts = [
        text for text in load(options.shared, options.limit) if options.part in ("all", part(text))
    ]
    found = {
        name: score(texts, finder, show=options.show)
        for name, finder in finders.items()
        if options.only in (None, name)
    }
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, figures in found.items():
        print(name, " ".join(f"{key} {value:.3f}" for key, value in figures.items()))


def load(shared: Path, limit: int = 0) -> Iterator[dict]:
    path = shared / "data/tempeval3/tbaq.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit and number >= limit:
                return
            yield json.loads(line)


def part(text: dict) -> str:
    """Every third text, by a hash of its id, is for checking alone."""
    return "tune" if hashlib.sha256(text["id"].encode()).digest()[0] % 3 else "check"


def score(texts: Iterable[dict], finder: Finder, *, show: bool = False) -> dict[str, float]:
    tally: Counter[str] = Counter()
    for text in texts:
        published = _date(text["dct"])
        if published is None:
            continue
        gold = [(t["s"], t["e"], t["type"], t["value"]) for t in text["timex"]]
        given = list(finder(text["text"], published))
        tally["gold"] += len(gold)
        tally["given"] += len(given)
        free = list(given)
        for one in gold:
            here = [g for g in free if g[0] < one[1] and one[0] < g[1]]
            best = max(
                here, key=lambda g: ((g[0], g[1]) == (one[0], one[1]), g[3] == one[3]), default=None
            )
            if best is None:
                if show:
                    print("missed ", repr(text["text"][one[0] : one[1]]), one[2:])
                continue
            free.remove(best)
            tally["relaxed"] += 1
            tally["strict"] += (best[0], best[1]) == (one[0], one[1])
            tally["type"] += best[2] == one[2]
            tally["value"] += best[3] == one[3]
            if show and best[3] != one[3]:
                print(
                    "value  ",
                    repr(text["text"][one[0] : one[1]]),
                    one[2:],
                    "not",
                    best[2:],
                    "dct",
                    text["dct"],
                )
        for extra in free if show else ():
            print("extra  ", repr(text["text"][extra[0] : extra[1]]), extra[2:])
    return {
        f"{name} {part}": round(value, 4)
        for name in ("strict", "relaxed", "type", "value")
        for part, value in zip("PRF", _prf(tally[name], tally["given"], tally["gold"]), strict=True)
    }


def _prf(right: int, given: int, gold: int) -> tuple[float, float, float]:
    p, r = right / given if given else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def by_words(text: str, published: date) -> Iterator[Row]:
    """Sayso's times, the tense taken from the words around."""
    from sayso.text.dates import expressions

    for each in expressions(text, published):
        yield each.span.start, each.span.end, each.type.value, each.value or ""


def _parsed() -> Finder:
    """Sayso's times, the tense taken from the parse, as `sayso read` does."""
    import sayso

    def find(text: str, published: date) -> Iterator[Row]:
        moment = datetime(published.year, published.month, published.day).astimezone()
        for each in sayso.read(text, published_at=moment).times:
            yield each.spans[0].start, each.spans[0].end, each.type.value, each.value or ""

    return find


def dateparser_finds(text: str, published: date) -> Iterator[Row]:
    """What dateparser's `search_dates` finds, as dates."""
    from dateparser.search import search_dates

    base = datetime.combine(published, time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(text, languages=["en"], settings=settings) or []
    at = 0
    for words, moment in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, "DATE", moment.date().isoformat()


if __name__ == "__main__":
    main()
