"""How well the zones of plain text are found: precision and recall by kind.

    python evals/zones.py [-v] training/texts evals/texts

The gold is the `@title`, `@subtitle`, `@dateline` and `@boilerplate` lines of marked-up articles;
every other paragraph is body. A paragraph counts once, by the kind of its last character, so that a
dateline before a dash is left out.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.parse.zones import zones
from sayso.text.segment import paragraphs
from sayso.types.span import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from own_texts import OwnText, load_all  # type: ignore[import-not-found]

KINDS = ("title", "subtitle", "dateline", "boilerplate", "body")


def main(folders: Sequence[str], *, verbose: bool = False) -> None:
    articles = [article for folder in folders for article in load_all(Path(folder))]
    pairs: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for given, read, line in compared(article):
            pairs[given, read] += 1
            if verbose and given != read:
                print(f"  {article.name}: {given} read as {read}: {line[:110]}")
    print(f"{len(articles)} articles, {pairs.total()} paragraphs")
    print(f"{'kind':12} {'gold':>5} {'precision':>9} {'recall':>7}")
    for kind in KINDS:
        gold = sum(count for (given, _), count in pairs.items() if given == kind)
        found = sum(count for (_, read), count in pairs.items() if read == kind)
        precision = pairs[kind, kind] / found if found else 1.0
        recall = pairs[kind, kind] / gold if gold else 1.0
        print(f"{kind:12} {gold:5} {precision:9.3f} {recall:7.3f}")
    print(f"statements touched by boilerplate or dateline: {sum(map(touched, articles))}")


def compared(article: OwnText) -> Iterator[tuple[str, str, str]]:
    """For each paragraph its gold kind, the kind found, and its words."""
    gold = {start: kind for kind, start, _ in article.zones}
    marked = zones(article.text)
    for span in paragraphs(article.text):
        found = next(z for z in marked if z.span.start < span.end <= z.span.end)
        yield gold.get(span.start, "body"), found.kind.value, span.of(article.text)


def touched(article: OwnText) -> int:
    """How many attributions stand in part where none is read."""
    unread = ("boilerplate", "dateline")
    lost = [zone.span for zone in zones(article.text) if zone.kind.value in unread]
    return sum(
        any(
            span.overlaps(Span(*pair))
            for pairs in roles.values()
            for pair in pairs
            for span in lost
        )
        for roles in article.attributions.values()
    )


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "-v"], verbose="-v" in sys.argv)
