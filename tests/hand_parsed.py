"""Articles with a parse by hand: `hand_parsed("Varga/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct")`.

Each word is form, part of speech, head (counted from 1, 0 the root) and relation; `||` parts
sentences, `¶` paragraphs. `found` finds words again by their forms.
"""

import re

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.quotation import quotations
from sayso.text.segment import paragraphs
from sayso.types.reading import ParsedSentence, ParsedWord
from sayso.types.span import Span

TIGHT = re.compile(r"[.,;:?!”’)]|'s|’s|n't")


def hand_parsed(written: str) -> Parsed:
    text, sentences = "", []
    for number, block in enumerate(written.split("¶")):
        text += "\n" if number else ""
        for line in block.split("||"):
            words = []
            for token in line.split():
                form, upos, head, relation = token.rsplit("/", 3)
                if text and text[-1] not in "“\n" and not TIGHT.fullmatch(form):
                    text += " "
                span = Span(len(text), len(text) + len(form))
                text += form
                words.append(ParsedWord(span, upos, int(head), relation))
            sentences.append(ParsedSentence(tuple(words), paragraph=number))
    return Parsed(text, tuple(sentences), quotations(text, paragraphs(text)))


def found(article: Parsed, phrase: str) -> range:
    """The numbers of the words, given with spaces between ("did not respond")."""
    wanted = phrase.lower().split()
    for start in range(len(article.words) - len(wanted) + 1):
        if article.lower[start : start + len(wanted)] == wanted:
            return range(start, start + len(wanted))
    raise AssertionError(f"{phrase!r} is not in {article.text!r}")


def draft(article: Parsed, cue: str, source: str = "", *content: str) -> Draft:
    return Draft(
        tuple(found(article, cue)),
        (found(article, source),) if source else (),
        tuple(found(article, part) for part in content),
        0.9,
    )


def said(article: Parsed, words: range | tuple[int, ...]) -> str:
    """The words' text, one space between."""
    return " ".join(article.words[i].of(article.text) for i in words)
