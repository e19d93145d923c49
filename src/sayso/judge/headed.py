"""What only a headline says: it is others' work, and its words are nobody's stance."""

from sayso.judge.chapter import Chapter
from sayso.judge.parties import Cast
from sayso.types.article import ZoneKind
from sayso.types.attribution import Act, Polarity, Statement

_MAKING = {Act.ASSERTS, Act.ACCUSES, Act.WARNS, Act.PREDICTS}
_LOUD = {Act.CONFIRMS, Act.DENIES}
_SILENT = {Act.DECLINES, Act.DOES_NOT_RESPOND}


def in_a_title(chapter: Chapter, statement: Statement) -> bool:
    """Whether a title or subtitle has it."""
    heads = chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
    return any(statement.cue.spans[0] in zone for zone in heads)


def alone_says_so(chapter: Chapter, cast: Cast, statement: Statement) -> bool:
    """Whether a headline has somebody confirm or deny what he does not below it.

    As "Prosecutor confirms leak" over "the prosecutor declined to say": headlines are others' work.
    """
    plainly = statement.act in _LOUD and statement.polarity is Polarity.POSITIVE
    if not plainly or not statement.source or not in_a_title(chapter, statement):
        return False
    mine = set(cast.parties_of(chapter.key, statement.source.entities))
    below = [
        (other.act, other.polarity)
        for other in chapter.reading.statements
        if other.source and not in_a_title(chapter, other)
        and mine & set(cast.parties_of(chapter.key, other.source.entities))
    ]  # fmt: skip
    silent = any(
        act in _SILENT or (act is Act.CONFIRMS and polarity is Polarity.NEGATIVE)
        for act, polarity in below
    )
    own = any(act in _MAKING for act, _ in below)
    return (statement.act, statement.polarity) not in below and (silent or not own)


def names_alone(chapter: Chapter, statement: Statement) -> bool:
    """Whether only a headline knows the speaker: "SPIES: LEGION HAS LEFT".

    Whoever said it is named below, and in other words.
    """
    if not statement.source or not in_a_title(chapter, statement):
        return False
    heads = list(chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE))
    mentions = [
        mention.span
        for entity in statement.source.entities
        for mention in chapter.entities[entity].mentions
    ]
    return bool(mentions) and all(any(span in zone for zone in heads) for span in mentions)
