"""Which statements of a copy only repeat its origin's, however they were altered on the way."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from sayso.judge.chapter import Chapter
from sayso.text.terms import words_of
from sayso.types.article import ZoneKind
from sayso.types.attribution import Statement
from sayso.types.story import Copy, Reference, Variant

_SAME = 0.75  # of the words, in order: a dropped "not" or a changed figure stays above


def repeats(chapters: Sequence[Chapter], copies: Sequence[Copy]) -> dict[Reference, Reference]:
    """From each statement of a copy to the one of its origin that it repeats."""
    by_key = {chapter.key: chapter for chapter in chapters}
    found: dict[Reference, Reference] = {}
    for copy in copies:
        origin, article = by_key[copy.origin], by_key[copy.article]
        for statement in article.reading.statements:
            at = Reference(article.key, statement.id)
            first = _repeated(article, statement, origin)
            if first and at not in found:
                whence = Reference(origin.key, first.id)
                found[at] = found.get(whence, whence)
    return found


def headlines(chapters: Sequence[Chapter], copies: Sequence[Copy]) -> dict[Reference, Reference]:
    """The statements in a copy's own headlines, each with the origin's first.

    Whoever copies writes a title, and puts into it what the origin's speakers never said: "may have
    left" becomes "have left". It is nobody's new word.
    """
    by_key = {chapter.key: chapter for chapter in chapters}
    found: dict[Reference, Reference] = {}
    for copy in copies:
        first = by_key[copy.origin].reading.statements[:1]
        article = by_key[copy.article]
        zones = article.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
        heads = list(zones) if first else []
        for statement in article.reading.statements:
            if any(statement.cue.spans[0] in zone for zone in heads):
                at = Reference(article.key, statement.id)
                found.setdefault(at, Reference(copy.origin, first[0].id))
    return found


def _repeated(article: Chapter, statement: Statement, origin: Chapter) -> Statement | None:
    mine = _words(article, statement)
    best, most = None, _SAME
    for other in origin.reading.statements:
        matcher = difflib.SequenceMatcher(None, mine, _words(origin, other), autojunk=False)
        if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most:
            share = matcher.ratio()
            if share >= most:
                best, most = other, share
    return best


def _words(chapter: Chapter, statement: Statement) -> list[str]:
    """The source's, the cue's and the content's words."""
    cue = " ".join(span.of(chapter.text) for span in statement.cue.spans)
    parts = f"{chapter.source(statement)} {cue} {chapter.said(statement)}"
    return list(words_of(parts))


def variants(
    chapters: Mapping[str, Chapter], same: Mapping[Reference, Reference]
) -> Iterator[Variant]:
    """Repeated statements whose words differ: what was left out, put in or altered."""
    for at, first in sorted(same.items()):
        mine, theirs = chapters[at.article], chapters[first.article]
        here = mine.said(mine.statements[at.statement])
        there = theirs.said(theirs.statements[first.statement])
        told = difference(there, here)
        cues = [
            " ".join(s.of(c.text) for s in c.statements[r.statement].cue.spans)
            for c, r in ((theirs, first), (mine, at))
        ]
        if told or cues[0] != cues[1]:
            yield Variant(first, at, difference=told or difference(*cues))


def difference(fuller: str, other: str) -> str:
    """What the other text has cut and added, in brackets.

    >>> difference("has not confirmed the account", "has confirmed the account")
    'has [-not-] confirmed the account'
    """
    one, two = fuller.split(), other.split()
    told = []
    changed = False
    for kind, i, j, k, m in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            told += one[i:j]
            continue
        changed = True
        if i < j:
            told.append(f"[-{' '.join(one[i:j])}-]")
        if k < m:
            told.append(f"{{+{' '.join(two[k:m])}+}}")
    return " ".join(told) if changed else ""
