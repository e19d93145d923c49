"""Which statements of a claim are one saying, so that who means one of them means all."""

from collections.abc import Collection, Iterator, Mapping

from sayso.judge.chapter import Chapter
from sayso.text.terms import words_of
from sayso.types.span import joined
from sayso.types.story import Claim, Reference, Story

_TELLING = 4  # words that tell by themselves what is said: "it", "the report" do not

Words = tuple[str, ...]


def along(
    claim: Claim, story: Story, chapters: Mapping[str, Chapter], meant: Collection[Reference]
) -> tuple[Reference, ...]:
    """The statements meant and those of their claim that only say the same again, in its order.

    These have the same words, or are how a copy altered them; few words ("denied it") only where
    one text is a copy or a version of the other.
    """
    groups = _groups(claim, story, chapters)
    named = {groups[at] for at in meant if at in groups}
    return tuple(at for at in claim.statements if groups[at] in named)


def _groups(
    claim: Claim, story: Story, chapters: Mapping[str, Chapter]
) -> dict[Reference, Reference]:
    """Of each statement of a claim the first of those that are one saying with it."""
    group = {at: at for at in claim.statements}
    first: dict[object, Reference] = {}
    pairs = [
        (v.fullest, v.other) for v in story.variants if v.fullest in group and v.other in group
    ]
    texts = _texts(story, chapters)
    for at in claim.statements:
        if at.article in chapters:
            pairs += [(first.setdefault(t, at), at) for t in _told(at, chapters, texts)]
    for one, other in pairs:
        old, new = group[other], group[one]
        group = {at: new if of == old else of for at, of in group.items()}
    return group


def _told(
    at: Reference, chapters: Mapping[str, Chapter], texts: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    """By what a saying is known again."""
    chapter = chapters[at.article]
    statement = chapter.statements.get(at.statement)
    if statement is None:
        return
    said = _words(chapter.said(statement))
    if len(said) >= _TELLING:
        yield (said,)
    cue = _words(joined(chapter.text, statement.cue.spans))
    yield texts[at.article], _words(chapter.source(statement)), cue, said


def _words(text: str) -> Words:
    return tuple(words_of(text))


def _texts(story: Story, chapters: Mapping[str, Chapter]) -> dict[str, str]:
    """Of each article one that stands for all copies and versions of its text."""
    text = {key: key for key in chapters}
    at: dict[str, str] = {}
    same = [(copy.origin, copy.article) for copy in story.copies]
    for key, chapter in chapters.items():
        url = chapter.reading.article.url
        same += [(at.setdefault(url, key), key)] if url else []
    for one, other in same:
        if one in text and other in text:
            old, new = text[other], text[one]
            text = {key: new if of == old else of for key, of in text.items()}
    return text
