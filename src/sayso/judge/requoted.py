"""Which words a quotation has from others: whole, cut, put together from two, or altered."""

import difflib
from collections.abc import Sequence
from itertools import accumulate

from sayso.judge.chapter import Chapter
from sayso.text.terms import words_of
from sayso.types.attribution import Form, Statement

# Tried on the invented alterations of `tests/judge/test_requoted.py`: an altered word in five or a
# dropped "not" leaves more, two quotations on one subject have less in common.
_HELD = 0.6  # of its words, in order and not one by one, that stand in the others
_RUN = 2  # words in a row; single ones ("the", "of") are in any text
_FEWEST = 3  # words in all
_PART = 0.5  # of a short one's words that are taken from it
GAP = " […] "  # between two that were put together


def taken(words: Sequence[str], others: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The numbers of those from whom the words are, in order; none where too few of them are.

    >>> said = ["we found no leak in the tanks", "nobody was hurt on the quay"]
    >>> mine = "we found a leak in the tanks and nobody was hurt".split()
    >>> taken(mine, [each.split() for each in said])
    (0, 1)
    """
    every = [word for other in others for word in other]
    matcher = difflib.SequenceMatcher(None, words, every, autojunk=False)
    runs = [block for block in matcher.get_matching_blocks() if block.size >= _RUN]
    held = sum(block.size for block in runs)
    if held < max(_FEWEST, _HELD * len(words)):
        return ()
    ends = list(accumulate(map(len, others)))
    shares = [
        sum(max(0, min(b.b + b.size, end) - max(b.b, end - len(other))) for b in runs)
        for other, end in zip(others, ends, strict=True)
    ]
    found = [
        number
        for number, (share, other) in enumerate(zip(shares, others, strict=True))
        if share >= _FEWEST or (share >= _RUN and share >= _PART * len(other))
    ]
    return tuple(found)


def requoted(article: Chapter, statement: Statement, origin: Chapter) -> tuple[Statement, ...]:
    """The statements of the origin whose words a quotation has, whoever is said to have said it."""
    if statement.within or statement.form is Form.INDIRECT or not statement.content:
        return ()
    said = [each for each in origin.reading.statements if each.content and not each.within]
    said.sort(key=lambda each: each.content[0])
    words = [_words(origin, each) for each in said]
    return tuple(said[number] for number in taken(_words(article, statement), words))


def _words(chapter: Chapter, statement: Statement) -> list[str]:
    return list(words_of(chapter.said(statement)))
