"""Turns that words alone tell: each is looked for at the words that it hangs on."""

from collections.abc import Callable, Iterable, Iterator, Set

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed

Find = Callable[[Parsed, int, range], Draft | None]  # at a word, of its sentence


def sought(article: Parsed, finds: Iterable[tuple[Set[str], Find]]) -> Iterator[Draft]:
    """What each of them finds at the words of its forms, in lower case."""
    for forms, find in finds:
        for at in sorted(article.written(forms)):
            found = find(article, at, article.ranges[article.sentence_of[at]])
            if found:
                yield found
