"""CoNLL-U: the parse of each article, after Universal Dependencies."""

from collections.abc import Iterable, Iterator

from sayso.export.terminal import visible
from sayso.types.article import Article
from sayso.types.reading import ParsedSentence, ParsedWord, Reading
from sayso.types.span import Span


def render(readings: Iterable[Reading]) -> Iterator[str]:
    """Each article's sentences, or "" where nothing was parsed.

    An article goes by its key, or else its id. Offsets into the article's text stand in MISC as
    `start_char` and `end_char`.
    """
    for reading in readings:
        yield "".join(_sentences(reading))


def _sentences(reading: Reading) -> Iterator[str]:
    name = _flat(reading.article.key or reading.article.id)
    paragraph = None
    for number, sentence in enumerate(reading.parse, 1):
        if number == 1:
            yield f"# newdoc id = {name}\n"
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            yield "# newpar\n"
        yield f"# sent_id = {name}-{number}\n"
        yield _sentence(reading.article, sentence)


def _sentence(article: Article, sentence: ParsedSentence) -> str:
    text = article.text
    printed = "".join(
        _form(text, word.span) + ("" if _is_joined(text, word.span) else " ")
        for word in sentence.words
    )
    rows = (_row(text, number, word) for number, word in enumerate(sentence.words, 1))
    return "\n".join((f"# text = {printed.rstrip()}", *rows)) + "\n\n"


def _row(text: str, number: int, word: ParsedWord) -> str:
    span = word.span
    offsets = f"start_char={span.start}|end_char={span.end}"
    misc = f"SpaceAfter=No|{offsets}" if _is_joined(text, span) else offsets
    form = _form(text, span)
    columns = (number, form, "_", word.upos, "_", "_", word.head, word.relation, "_", misc)
    return "\t".join(map(str, columns))


def _is_joined(text: str, span: Span) -> bool:
    """Whether no space follows."""
    return not text[span.end : span.end + 1].isspace()


def _form(text: str, span: Span) -> str:
    return _flat(span.of(text)) or "_"


def _flat(text: str) -> str:
    """The text without anything that could end a line or a column."""
    return visible(" ".join(text.split()))
