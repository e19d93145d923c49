"""What an edit of a page did to its statements: dropped, added, altered.

Punctuation, white space, misspellings and whatever happened around the statements are no change.
Nor is a statement that was read in one version and not in the other, where its words stand in both.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.judge.chapter import Chapter
from sayso.judge.repeats import difference
from sayso.text.terms import rarity, words_of
from sayso.types.attribution import Statement
from sayso.types.span import Span
from sayso.types.story import Reference
from sayso.types.view import Edit, EditKind

_ALTERED = 0.6  # of the words, in order, that a statement has kept; as a checked quotation has
_FEW = 4  # words of a content; fewer stand in any text by chance
_MISSPELT = 0.8  # of the letters, in order, that a misspelling and the word have in common
_LONG_ENOUGH = 4  # letters: "is" and "in" are two words, not one and its misspelling


@dataclass(frozen=True)
class _Said:
    """One statement of one version, made ready to be compared."""

    chapter: Chapter
    statement: Statement

    @cached_property
    def parts(self) -> tuple[Sequence[Span], Sequence[Span], Sequence[Span]]:
        source = self.statement.source
        return (source.spans if source else (), self.statement.cue.spans, self.statement.content)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for part in self.parts for span in part for word in self._words(span))

    @cached_property
    def meant(self) -> tuple[object, ...]:
        return (self.words, self.statement.act, self.statement.polarity)

    @cached_property
    def whole(self) -> Span:
        spans = [span for part in self.parts for span in part]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    @property
    def at(self) -> Reference:
        return Reference(self.chapter.key, self.statement.id)

    def stands_in(self, run: str) -> bool:
        """Whether its words stand in the other version's text, whoever they are given to there."""
        if _run(self._words(self.whole)) in run:
            return True
        content = [word for span in self.parts[2] for word in self._words(span)]
        return len(content) >= _FEW and all(
            _run(self._words(span)) in run for part in self.parts for span in part
        )

    def text(self, part: int) -> str:
        return " ".join(span.of(self.chapter.text) for span in self.parts[part])

    def _words(self, span: Span) -> list[str]:
        return list(words_of(span.of(self.chapter.text)))


def edits(before: Chapter, after: Chapter) -> list[Edit]:
    """What became of the statements of a page, in the order of the newer text; dropped ones last.

    Of statements within one another the outermost that changed is told.
    """
    old, new = _all(before), _all(after)
    same = _equal(old, new)
    pairs = _alike(_left(old, {a.at for a, _ in same}), _left(new, {b.at for _, b in same}))
    mine, theirs = _run(words_of(before.text)), _run(words_of(after.text))
    told = [
        Edit(EditKind.ALTERED, b.at, b.text(2), was_at=a.at, difference=_difference(a, b))
        for a, b in pairs
        if not _mended(a.words, b.words) and not (a.stands_in(theirs) and b.stands_in(mine))
    ]
    for said in _left(new, {b.at for _, b in (*same, *pairs)}):
        if not said.stands_in(mine):
            told.append(Edit(EditKind.ADDED, said.at, said.text(2)))
    for said in _left(old, {a.at for a, _ in (*same, *pairs)}):
        if not said.stands_in(theirs):
            told.append(Edit(EditKind.DROPPED, said.at, said.text(2)))
    place = {said.at: n for n, said in enumerate((*new, *old))}
    told.sort(key=lambda edit: place[edit.at])
    return _outermost(told, {said.at: said for said in (*old, *new)})


def _all(chapter: Chapter) -> list[_Said]:
    return [_Said(chapter, statement) for statement in chapter.reading.statements]


def _left(every: Sequence[_Said], taken: Collection[Reference]) -> list[_Said]:
    return [said for said in every if said.at not in taken]


def _equal(old: Sequence[_Said], new: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """The statements that say the same in both versions, each paired once."""
    waiting: dict[tuple[object, ...], list[_Said]] = {}
    for said in reversed(old):
        waiting.setdefault(said.meant, []).append(said)
    return [(waiting[said.meant].pop(), said) for said in new if waiting.get(said.meant)]


def _alike(old: Sequence[_Said], new: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """Those that are most alike, each paired once."""
    ranked = sorted(
        (-share, n, m)
        for n, a in enumerate(old)
        for m, b in enumerate(new)
        if (share := _share(a, b))
    )
    found: dict[int, int] = {}
    for _, n, m in ranked:
        if n not in found and m not in found.values():
            found[n] = m
    return [(old[n], new[m]) for n, m in found.items()]


def _share(one: _Said, other: _Said) -> float:
    """The share of their words that two statements have in order; 0 where it is too little."""
    matcher = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False)
    if matcher.real_quick_ratio() < _ALTERED or matcher.quick_ratio() < _ALTERED:
        return 0.0
    share = matcher.ratio()
    return share if share >= _ALTERED else 0.0


def _mended(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words differ only by misspellings that were put right.

    >>> _mended(["the", "minster", "recieved", "it"], ["the", "minster", "received", "it"])
    True
    >>> _mended(["26", "launchers"], ["28", "launchers"])
    False
    """
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and bool(differ) and all(_misspelt(a, b) for a, b in differ)


def _misspelt(word: str, right: str) -> bool:
    """Whether a word that no list has became one like it that is listed."""
    if not (word.isalpha() and right.isalpha()) or len(word) < _LONG_ENOUGH:
        return False
    like = difflib.SequenceMatcher(None, word, right, autojunk=False).ratio()
    return rarity(word) == 1.0 and rarity(right) < 1.0 and like >= _MISSPELT


def _difference(one: _Said, other: _Said) -> str:
    """What was cut and added, marked: in the content, else the cue, the source, the whole."""
    for part in (2, 1, 0):
        if list(words_of(one.text(part))) != list(words_of(other.text(part))):
            return difference(one.text(part), other.text(part))
    return difference(one.whole.of(one.chapter.text), other.whole.of(other.chapter.text))


def _outermost(told: Sequence[Edit], of: Mapping[Reference, _Said]) -> list[Edit]:
    changed = {at for edit in told for at in (edit.at, edit.was_at)}
    return [edit for edit in told if not changed & set(_around(of[edit.at]))]


def _around(said: _Said) -> Iterator[Reference]:
    """The statements within which it stands."""
    outer = said.statement.within
    while outer and outer in said.chapter.statements:
        yield Reference(said.chapter.key, outer)
        outer = said.chapter.statements[outer].within


def _run(words: Iterable[str]) -> str:
    """Words as one string in which only whole words are found."""
    return f" {' '.join(words)} "
