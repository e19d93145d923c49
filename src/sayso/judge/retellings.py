"""Which articles only retell an earlier one: all that they quote, it quotes to the letter.

What such an article makes of those who speak in both is nobody's new word: newsrooms drop a "not"
and a "may" on the way, and speakers seldom say a thing twice in the very same words.
"""

from collections.abc import Iterator, Mapping, Sequence

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.parties import Cast
from sayso.text.terms import words_of
from sayso.types.attribution import Form

_TELLING = 4  # words of a quotation that says something; fewer are anybody's
Words = tuple[str, ...]


def retellings(chapters: Sequence[Chapter], people: Cast) -> set[tuple[str, str, str]]:
    """Origin, article and party, of each party that an article quotes in an earlier one's words.

    Where an article has no quotation of its own at all, every party that speaks in it; and whom it
    has speak by what another outlet reports. `chapters` are in canonical order.
    """
    found: set[tuple[str, str, str]] = set()
    heard: dict[Words, list[Chapter]] = {}
    earlier: dict[str, list[str]] = {}
    for chapter in chapters:
        quoted = dict(_quoted(chapter, people))
        for party, origin in _retold(chapter, quoted, heard, people):
            found.add((origin, chapter.key, party))
        found |= {
            (origin, chapter.key, party) for party, origin in _credited(chapter, earlier, people)
        }
        if chapter.outlet:
            earlier.setdefault(plain(chapter.outlet), []).append(chapter.key)
        for start in _starts(chapter):
            heard.setdefault(start, []).append(chapter)
    return found


def _retold(
    chapter: Chapter,
    quoted: dict[Words, tuple[str, ...]],
    heard: dict[Words, list[Chapter]],
    people: Cast,
) -> Iterator[tuple[str, str]]:
    origins = {words: _origins(words, heard) for words in quoted}
    for party in sorted({party for parties in quoted.values() for party in parties}):
        his = [origins[words] for words, parties in quoted.items() if party in parties]
        for origin in sorted(frozenset.intersection(*his)):
            yield party, origin
    shared = frozenset.intersection(*origins.values()) if origins else frozenset()
    for origin in sorted(shared):
        for statement in chapter.reading.statements:
            entities = statement.source.entities if statement.source else ()
            for party in people.parties_of(chapter.key, entities):
                yield party, origin


def _credited(
    chapter: Chapter, earlier: Mapping[str, Sequence[str]], people: Cast
) -> Iterator[tuple[str, str]]:
    """Who speaks within what another outlet is said to report, with that outlet's articles.

    As in "boxes were stuffed, *she said*, the Ostmere News Agency reports".
    """
    for statement in chapter.reading.statements:
        around = chapter.statements.get(statement.within or "")
        if around is not None and statement.source:
            for origin in earlier.get(plain(chapter.source(around)), ()):
                for party in people.parties_of(chapter.key, statement.source.entities):
                    yield party, origin


def _quoted(chapter: Chapter, people: Cast) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """What is quoted, by its words, with the parties that say it."""
    for statement in chapter.reading.statements:
        entities = statement.source.entities if statement.source else ()
        for span in statement.content if statement.form is Form.DIRECT else ():
            words = tuple(words_of(span.of(chapter.text)))
            if len(words) >= _TELLING:
                yield words, people.parties_of(chapter.key, entities)


def _origins(words: Words, heard: dict[Words, list[Chapter]]) -> frozenset[str]:
    """The earlier articles that have these words in a row."""
    told = f" {' '.join(words)} "
    return frozenset(
        chapter.key
        for chapter in heard.get(words[:_TELLING], ())
        if told in f" {' '.join(words_of(chapter.text))} "
    )


def _starts(chapter: Chapter) -> set[Words]:
    words = tuple(words_of(chapter.text))
    return {words[at : at + _TELLING] for at in range(len(words) - _TELLING + 1)}
