"""One article, read: segment, score, decode, put together."""

from collections.abc import Iterator, Sequence

from sayso._version import __version__
from sayso.extract.attributions import Text, statements
from sayso.extract.decode import attributions, runs, trees
from sayso.extract.mentions import entities
from sayso.protocols import Labels, Tagger
from sayso.text.quotation import Quotation, quotations, quoted
from sayso.text.segment import paragraphs, sentences
from sayso.types.article import Article, ZoneKind
from sayso.types.reading import ParsedSentence, ParsedWord, Reading
from sayso.types.scores import Scores
from sayso.types.sentence import Sentence
from sayso.types.span import Span


def read(article: Article, tagger: Tagger) -> Reading:
    """Everything found in the article; boilerplate is not read."""
    furniture = list(article.zones_of(ZoneKind.BOILERPLATE))
    split = [s for s in sentences(article.text) if not _touches(s.span, furniture)]
    blocks = [p for p in paragraphs(article.text) if not _touches(p, furniture)]
    marks = quotations(article.text, blocks)
    words = [word for sentence in split for word in sentence.words]
    scores = tagger.scores(article.text, split, quoted(words, marks))
    labels = tagger.labels
    parse = tuple(_parse(split, scores, labels))
    number_of = [n for n, sentence in enumerate(split) for _ in sentence.words]
    text = _text(article.text, parse, number_of, marks, labels)
    names = [
        (run.label, Span(words[run.words.start].start, words[run.words.stop - 1].end))
        for run in runs(scores.entities, labels.entities)
    ]
    known = entities(article.text, names)
    return Reading(
        article,
        statements=statements(text, attributions(scores, labels, number_of), known),
        entities=known,
        parse=parse,
        version=__version__,
        model=tagger.model,
    )


def _touches(span: Span, zones: Sequence[Span]) -> bool:
    return any(zone.overlaps(span) for zone in zones)


def _text(
    text: str,
    parse: Sequence[ParsedSentence],
    number_of: Sequence[int],
    marks: Sequence[Quotation],
    labels: Labels,
) -> Text:
    words = [word for sentence in parse for word in sentence.words]
    heads: list[int] = []
    for sentence in parse:
        at = len(heads)
        heads += [at + word.head - 1 if word.head else -1 for word in sentence.words]
    return Text(
        text,
        [word.span for word in words],
        sentence_of=number_of,
        upos=[word.upos for word in words],
        heads=heads,
        relations=[word.relation for word in words],
        quotations=marks,
        calibration=labels.calibration,
    )


def _parse(split: Sequence[Sentence], scores: Scores, labels: Labels) -> Iterator[ParsedSentence]:
    at = 0
    for sentence, heads in zip(split, trees(scores, split), strict=True):
        rows = zip(sentence.words, heads, range(at, at + len(heads)), strict=True)
        yield ParsedSentence(
            tuple(
                ParsedWord(
                    word,
                    labels.upos[scores.upos[i]],
                    head,
                    _relation(labels.relations[scores.relations[i]], head),
                )
                for word, head, i in rows
            ),
            paragraph=sentence.paragraph,
        )
        at += len(heads)


def _relation(name: str, head: int) -> str:
    """The label, which was scored for the best single head: the tree may have chosen another."""
    if head == 0:
        return "root"
    return "dep" if name == "root" else name
