"""The training and measuring sets as words with labels, over Sayso's own tokens."""

import gzip
import itertools
import json
import lzma
import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import annotated
import own_texts
from sayso.tagger.encode import Words
from sayso.text.quotation import quotations, quoted
from sayso.text.segment import paragraphs, sentences
from sayso.types.span import Span

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
SILVER = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organization", "MISC": "misc"}
ENTITIES = ("O", *(f"{mark}-{name}" for name in own_texts.NAMES for mark in "BI"))
BASES = ("O", *(f"{mark}-{basis}" for basis in own_texts.BASES for mark in "BI"))
IGNORE, NONE = -100, -2  # no label here; a link to nothing

# Quotation marks of the same width, so that offsets hold: the corpora know few styles.
STYLES = (
    {},
    {"“": "‘", "”": "’"},
    {"“": '"', "”": '"'},
    {"“": "„", "”": "“"},
    {"“": "«", "”": "»"},
)


@dataclass
class Labelled:
    """One text: words, and for each a label of every task it is annotated for."""

    name: str
    text: str
    words: Words
    spans: list[Span]
    tags: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)  # tags of what stands within contents
    bases: list[int] = field(default_factory=list)
    soft: np.ndarray | None = None  # (N, tags): what teachers make of it, log-probabilities
    to_cue: list[int] = field(default_factory=list)  # of a content's words
    to_source: list[int] = field(default_factory=list)  # of a cue's words
    entities: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)


def cut(name: str, text: str) -> Labelled:
    """Split a text into words as the product does."""
    found = sentences(text)
    spans = [word for sentence in found for word in sentence.words]
    ranges, at = [], 0
    for sentence in found:
        ranges.append(range(at, at + len(sentence.words)))
        at += len(sentence.words)
    return Labelled(name, text, Words(
        forms=tuple(span.of(text) for span in spans),
        sentences=tuple(ranges),
        paragraphs=tuple(sentence.paragraph for sentence in found),
        quoted=tuple(quoted(spans, quotations(text, paragraphs(text)))),
    ), spans)  # fmt: skip


def polnear(folder: Path, split: str, *, styles: bool = False) -> Iterator[Labelled]:
    """PolNeAR with its silver entities; with `styles` some texts come again with other marks."""
    silver = {row["id"]: row for row in _json_lines(folder / f"polnear/{split}.corenlp.jsonl.xz")}
    for row in _json_lines(folder / f"polnear/{split}.jsonl"):
        for style in restyled(row["text"]) if styles else (row["text"],):
            text = cut(row["id"], style)
            label_attributions(text, row["attributions"])
            label_entities(text, silver.get(row["id"]))
            yield text


def restyled(text: str) -> Iterator[str]:
    """The text, then (for every other one) the same in another style of quotation marks."""
    yield text
    style = random.Random(text[:200]).choice(STYLES)
    if style and "“" in text:
        yield text.translate(str.maketrans(style))


def own(folder: Path) -> Iterator[Labelled]:
    for article in own_texts.load_all(folder):
        text = cut(article.name, article.text)
        label_attributions(text, article.outermost())
        text.entities = [IGNORE] * len(text.spans)
        if article.names is not None:
            text.entities = spelled(text, article.names, ENTITIES)
        label_inner(text, article.inner())
        if article.bases is not None:
            text.bases = spelled(text, article.bases, BASES)
        yield text


def ledgers(folders: Iterable[Path]) -> Iterator[Labelled]:
    """Annotated ledgers: only what bears on a claim stands there, so a sentence without a mark tells nothing."""
    for folder in folders:
        for name, whole, rows in annotated.attributed(folder):
            text = cut(name, whole)
            outer, inner = ([_pairs(row) for row in rows if bool(row["nested_in"]) is nested]
                            for nested in (False, True))  # fmt: skip
            label_attributions(text, outer)
            label_inner(text, inner)
            text.entities = [IGNORE] * len(text.spans)
            for sentence in text.words.sentences:
                if not any(text.tags[word] or text.inner[word] for word in sentence):
                    for word in sentence:
                        text.tags[word] = text.inner[word] = IGNORE
            yield text


def leave_open(text: Labelled, read: np.ndarray) -> None:
    """Take the label from each stretch of words `read` (N,) tags that shares no word with a mark."""
    starts = [at for at, tag in enumerate(read) if tag and (not at or not read[at - 1])]
    for start in starts:
        stretch = list(itertools.takewhile(lambda at: read[at], range(start, len(read))))
        if not any(text.tags[word] for word in stretch if text.tags[word] != IGNORE):
            for word in stretch:
                text.tags[word] = IGNORE


def _pairs(row: dict) -> dict[str, list[tuple[int, int]]]:
    return {role: [(part["s"], part["e"]) for part in row[role]] for role in ROLES}


def label_inner(text: Labelled, attributions: Iterable[dict]) -> None:
    """Tags of the attributions within contents; what stands deeper gives way to what is around it."""
    beside = Labelled(text.name, text.text, text.words, text.spans)
    label_attributions(beside, attributions)
    text.inner = beside.tags


def spelled(
    text: Labelled, named: Iterable[tuple[str, int, int]], labels: tuple[str, ...]
) -> list[int]:
    """Labels with B and I for stretches of the text, each with its name."""
    out = [0] * len(text.spans)
    for name, start, end in named:
        for n, word in enumerate(words_in(text, [(start, end)])):
            out[word] = labels.index(f"{'I' if n else 'B'}-{name}")
    return out


def label_attributions(text: Labelled, attributions: Iterable[dict]) -> None:
    """Set tags and links; where two attributions claim a word, the first keeps it."""
    count = len(text.spans)
    owner: list[tuple[str, int] | None] = [None] * count
    text.to_cue, text.to_source = [IGNORE] * count, [IGNORE] * count
    for number, attribution in enumerate(attributions):
        words = {}
        for role in ROLES:
            mine = list(words_in(text, attribution[role]))
            for word in mine:
                owner[word] = owner[word] or (role, number)
            words[role] = [word for word in mine if owner[word][0] == role]
        if not words["cue"]:
            continue
        for word in words["content"]:
            text.to_cue[word] = words["cue"][0]
        for word in words["cue"]:
            text.to_source[word] = words["source"][0] if words["source"] else NONE
    text.tags = [
        0 if mine is None
        else TAGS.index(f"{'I' if i and owner[i - 1] == mine else 'B'}-{mine[0]}")
        for i, mine in enumerate(owner)
    ]  # fmt: skip


def label_entities(text: Labelled, silver: dict | None) -> None:
    text.entities = [IGNORE if silver is None else 0] * len(text.spans)
    if silver is None:
        return
    for sentence in silver["sentences"]:
        rows = list(zip(sentence["s"], sentence["e"], sentence["ner"], strict=True))
        for i, (start, end, kind) in enumerate(rows):
            if name := SILVER.get(kind):
                begins = not i or rows[i - 1][2] != kind
                for n, word in enumerate(words_in(text, [(start, end)])):
                    mark = "B" if begins and not n else "I"
                    text.entities[word] = ENTITIES.index(f"{mark}-{name}")


def words_in(text: Labelled, pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The words that share a character with one of the pairs, in order."""
    starts = _starts(text)
    seen = set()
    for start, end in pairs:
        index = max(bisect_right(starts, start) - 1, 0)
        while index < len(starts) and starts[index] < end:
            if text.spans[index].end > start and index not in seen:
                seen.add(index)
                yield index
            index += 1


def _starts(text: Labelled) -> list[int]:
    if not hasattr(text, "starts"):
        text.starts = [span.start for span in text.spans]
    return text.starts


def treebank(folder: Path, name: str) -> Iterator[Labelled]:
    """A UD file ("ewt-train"), a text a document, with the treebank's own words and sentences."""
    with gzip.open(folder / f"ud/{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        document: list[tuple[bool, str, list[list[str]]]] = []
        title, new_paragraph, sentence, plain = name, False, [], ""
        for line in map(str.strip, lines):
            if line.startswith("# newdoc"):
                if document:
                    yield _treebank_text(title, document)
                document, title = [], line.partition("=")[2].strip()
            elif line.startswith("# newpar"):
                new_paragraph = True
            elif line.startswith("# text ="):
                plain = line[8:].strip()
            elif line and line[0].isdigit():
                sentence.append(line.split("\t"))
            elif not line and sentence:
                document.append((new_paragraph, plain, sentence))
                sentence, new_paragraph = [], False
        if sentence:
            document.append((new_paragraph, plain, sentence))
        if document:
            yield _treebank_text(title, document)


def _treebank_text(name: str, document: list[tuple[bool, str, list[list[str]]]]) -> Labelled:
    text, spans, ranges, numbers, paragraph = "", [], [], [], 0
    kept = []
    for new_paragraph, plain, rows in document:
        paragraph += new_paragraph and bool(text)
        text += ("\n\n" if new_paragraph else " ") if text else ""
        words = [row for row in rows if row[0].isdigit()]
        ranges.append(range(len(spans), len(spans) + len(words)))
        spans.extend(Span(a + len(text), b + len(text)) for a, b in _offsets(plain, rows))
        numbers.append(paragraph)
        kept.append(words)
        text += plain
    found = Labelled(name, text, Words(
        forms=tuple(row[1] for words in kept for row in words),
        sentences=tuple(ranges), paragraphs=tuple(numbers),
        quoted=tuple(quoted(spans, quotations(text, paragraphs(text)))),
    ), spans)  # fmt: skip
    for words, place in zip(kept, ranges, strict=True):
        for row in words:
            head = int(row[6]) if row[6].isdigit() else 0
            found.upos.append(row[3])
            found.heads.append(NONE if head == 0 else place.start + head - 1)
            found.relations.append(row[7])
            found.misc.append(row[9])
    return found


def _offsets(plain: str, rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Where each word stands in its sentence; words of one contraction share what cannot be told apart."""
    at, whole = 0, None
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            start = max(plain.find(row[1], at), 0)
            whole = (int(row[0].split("-")[1]), start, start + len(row[1]), start)
            continue
        if whole and int(row[0]) <= whole[0]:
            last, start, end, place = whole
            fits = plain[place : place + len(row[1])].lower() == row[1].lower()
            yield (place, place + len(row[1])) if fits else (start, end)
            at = end
            whole = None if int(row[0]) == last else (last, start, end, place + len(row[1]) * fits)
            continue
        start = plain.find(row[1], at)
        start = at if start < 0 else start
        yield start, start + len(row[1])
        at = start + len(row[1])


def _json_lines(path: Path) -> Iterator[dict]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
