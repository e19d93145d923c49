"""How well an article is taken out of its page: Sayso's beside trafilatura's own best setting.

    python evals/pages.py [-v] [../shared/data/html]

The pages and the measure are those of the article extraction benchmark: runs of four words, each
page's counts divided by its sum, precision and recall averaged over pages. Sayso's article is its
subtitle, datelines and body: the gold leaves the title out, and furniture is marked.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean

from trafilatura import extract

from sayso.errors import ReadError
from sayso.parse import article
from sayso.types.article import Capture, ZoneKind

RUN = 4  # words
KINDS = (ZoneKind.SUBTITLE, ZoneKind.DATELINE, ZoneKind.BODY)
SETTINGS = {
    "as it comes": {},
    "fast": {"fast": True},
    "favor_precision": {"favor_precision": True},
    "fast, favor_precision": {"fast": True, "favor_precision": True},
    "favor_recall": {"favor_recall": True},
}

Share = tuple[float, float, float]  # found rightly, found wrongly, missed


def main(folder: Path, *, verbose: bool) -> None:
    pages = benchmark(folder)
    print(f"{len(pages)} pages      precision  recall      F1")
    shares = measured(pages, own)
    show("Sayso", shares)
    for name, options in SETTINGS.items():
        show(f"trafilatura, {name}", measured(pages, theirs(options)))
    if verbose:
        worst = sorted(zip(shares, pages.values(), strict=True), key=lambda pair: pair[0])
        for share, (_, row) in worst[:15]:
            print("  ", " ".join(f"{part:.2f}" for part in share), row["url"])


def f1(folder: Path) -> float:
    """Sayso's F1, for the gate."""
    return scores(measured(benchmark(folder), own))[2]


def benchmark(folder: Path) -> dict:
    """Each page's bytes, with its row of the gold."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        name: (gzip.decompress((folder / "pages" / f"{name}.html.gz").read_bytes()), row)
        for name, row in gold.items()
    }


def measured(pages: dict, reader: Callable[[bytes, str], str]) -> list[Share]:
    return [shared(row["articleBody"], reader(body, row["url"])) for body, row in pages.values()]


def own(body: bytes, url: str) -> str:
    try:
        found = article(Capture(url, body, media_type="text/html", sha256="0" * 64))
    except ReadError as error:
        print(f"   {error}")
        return ""
    return "\n".join(span.of(found.text) for span in found.zones_of(*KINDS))


def theirs(options: dict) -> Callable[[bytes, str], str]:
    return lambda body, _: extract(body, include_comments=False, **options) or ""


def shared(gold: str, found: str) -> Share:
    wanted, got = runs(gold), runs(found)
    counts = (
        (wanted & got).total(),
        (got - wanted).total(),
        (wanted - got).total(),
    )
    whole = sum(counts) or 1
    return (counts[0] / whole, counts[1] / whole, counts[2] / whole)


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    last = max(1, len(words) - RUN + 1) if words else 0
    return Counter(tuple(words[at : at + RUN]) for at in range(last))


def scores(shares: Iterable[Share]) -> tuple[float, float, float]:
    rows = list(shares)
    precision = mean(
        ok / (ok + wrong) if ok + wrong else float(not missed) for ok, wrong, missed in rows
    )
    recall = mean(
        ok / (ok + missed) if ok + missed else float(not wrong) for ok, wrong, missed in rows
    )
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(name: str, shares: list[Share]) -> None:
    print(f"{name:36}" + " ".join(f"{value:7.4f}" for value in scores(shares)))


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "-v"]
    main(Path(given[0] if given else "../shared/data/html"), verbose="-v" in sys.argv)
