"""How well the zones of plain text are found: precision and recall by kind, on marked-up articles.

    python evals/zones.py training/texts evals/texts

The gold is the `@title`, `@subtitle`, `@dateline` and `@boilerplate` lines; every other paragraph is body. A
paragraph counts once, by the kind of its last character (so that a dateline before a dash is left out).
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.parse.zones import zones
from sayso.text.segment import paragraphs

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from own_texts import OwnText, load_all

KINDS = ("title", "subtitle", "dateline", "boilerplate", "body")


def main(folders: Sequence[str], *, verbose: bool = False) -> None:
    articles = [article for folder in folders for article in load_all(Path(folder))]
    pairs: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for gold, found, line in compared(article):
            pairs[gold, found] += 1
            if verbose and gold != found:
                print(f"  {article.name}: {gold} read as {found}: {line[:110]}")
    print(f"{len(articles)} articles, {pairs.total()} paragraphs")
    print(f"{'kind':12} {'gold':>5} {'precision':>9} {'recall':>7}")
    for kind in KINDS:
        gold = sum(n for (g, _), n in pairs.items() if g == kind)
        found = sum(n for (_, f), n in pairs.items() if f == kind)
        right = pairs[kind, kind]
        print(f"{kind:12} {gold:5} {right / found if found else 1:9.3f} {right / gold if gold else 1:7.3f}")
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
    lost = [z.span for z in zones(article.text) if z.kind.value in ("boilerplate", "dateline")]
    return sum(
        any(start < span.end and span.start < end for pairs in roles.values() for start, end in pairs for span in lost)
        for roles in article.attributions.values()
    )


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "-v"], verbose="-v" in sys.argv)
