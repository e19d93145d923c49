"""Who is called by his age alone: "the 43-year-old said"."""

from collections.abc import Iterable

from sayso.extract.grouping import Group
from sayso.extract.parsed import Parsed

_FAR = 3  # sentences that such a description reaches back


def of_age(article: Parsed, drafts: Iterable[Group], old: range) -> Group | None:
    """Who is meant: whose age stands behind his name, or the one person named shortly before."""
    here, age = article.sentence_of[old.start], article.lower[old.start + 1]
    near, told = [], []
    for draft in drafts:
        before = [m for m in draft.found if m.head < old.start]
        if not (draft.person and draft.names and before):
            continue
        for mention in before:
            behind = article.lower[mention.words.stop : mention.words.stop + 2]
            inside = [article.lower[i] for i in mention.words]
            if age in inside[-2:] or behind in ([",", age], ["(", age]):
                told.append(draft)
        if here - max(article.sentence_of[m.head] for m in before) < _FAR:
            near.append(draft)
    found = list({id(draft): draft for draft in (told or near)}.values())
    return found[0] if len(found) == 1 else None
