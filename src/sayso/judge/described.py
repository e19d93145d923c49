"""How an article describes a source that it does not name: "a nurse at the district hospital"."""

import re
from collections.abc import Iterator

from sayso.judge.chapter import Chapter

_CONDITION = re.compile(  # on what terms somebody speaks is no part of who it is
    r"(?: (?:who|that) (?:(?:was|were|did|would|could|is|has|had)(?: not|n[’']t)|asked|asks|spoke|"
    r"speaks|said|declined|refused|requested|insisted|feared|fears|wished|wants|gave)"
    r"| whose| which| on condition| under condition| speaking| asking| insisting)\b.*$"
    r"|,.*$|[;:—–“”\"].*$",
    re.DOTALL,
)
_LONGEST = 12  # words of a description


def descriptions(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Each entity that speaks alone, with the words that tell who it is, the fullest last."""
    mentions = {e.id: [m.span for m in e.mentions] for e in chapter.reading.entities}
    found: list[tuple[int, str, str]] = []
    for statement in chapter.reading.statements:
        source = statement.source
        if source is None or len(source.entities) != 1 or len(source.spans) != 1:
            continue
        (span,), (entity,) = source.spans, source.entities
        whole = span.of(chapter.text)
        words = " ".join(_CONDITION.sub("", whole).split())
        begins = any(m.start - span.start in (0, 2, 3, 4) for m in mentions.get(entity, ()))
        if begins and 1 < len(words.split()) <= _LONGEST:
            found.append((len(words), entity, words))
    yield from ((entity, words) for _, entity, words in sorted(found))
