"""What Sayso reads in a sentence that stands in a short article of its own."""

import sayso
from sayso.types.attribution import Act, Polarity, Statement
from sayso.types.reading import Reading
from sayso.types.span import joined

ARTICLE = """{title}

The mayor of Orsk, Lena Dahl, said on Monday that cracks had been seen in the dam above the town. \
{sentence}

Some 4,000 people live below the dam.
"""


def read(sentence: str = "", *, title: str = "Cracks seen in dam") -> Reading:
    return sayso.read(text=ARTICLE.format(title=title, sentence=sentence))


def statements(reading: Reading, part: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of the statements whose cue stands in a part of the text."""
    text = reading.article.text
    start = text.index(part)
    inside = range(start, start + len(part))
    return [
        (_source(reading, one), joined(text, one.cue.spans), joined(text, one.content))
        for one in reading.statements
        if one.cue.spans[0].start in inside
    ]


def _source(reading: Reading, one: Statement) -> str:
    return joined(reading.article.text, one.source.spans) if one.source else ""


def sayings(text: str) -> list[tuple[str, Act, Polarity, str]]:
    """Source, act, polarity and content of each statement of a text that stands alone."""
    reading = sayso.read(text)
    return [
        (_source(reading, one), one.act, one.polarity, joined(text, one.content))
        for one in reading.statements
        if one.act and one.polarity
    ]
