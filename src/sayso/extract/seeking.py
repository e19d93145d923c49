"""Turns that words alone tell: each is looked for at the words that it hangs on."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace

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


def spoken(draft: Draft, found: Draft) -> Draft:
    """The draft with the speaker of what was found at its cue, if it has none."""
    same = not draft.source and not set(draft.cue).isdisjoint(found.cue)
    return replace(draft, source=found.source) if same else draft
