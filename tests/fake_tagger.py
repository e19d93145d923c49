"""A tagger that reads its answers from the text: `[source Police] [cue said] [content four died]`.

A number after the role ("[content2 …]") tells attributions apart; without one it is the first. A source
may serve several ("[source1,2 …]"). `[person Ilse Varga]`, `[place …]` and `[organization …]` mark names.
"""

import re
from collections.abc import Sequence

import numpy as np

from sayso.types.reading import Model
from sayso.types.scores import ArcScores, LinkScores, Scores
from sayso.types.sentence import Sentence
from sayso.types.span import Span

ROLES = ("source", "cue", "content")
NAMES = ("person", "place", "organization", "misc")
MARK = re.compile(r"\[(source|cue|content|person|place|organization|misc)([\d,]*) |\]")
SURE, NEVER = -0.01, -12.0


class FakeLabels:
    tags = ("O", *(f"{b}-{role}" for role in ROLES for b in "BI"))
    entities = ("O", *(f"{b}-{name}" for name in NAMES for b in "BI"))
    upos = ("X", "VERB", "AUX", "PART")
    relations = ("dep", "root", "conj")
    transitions = ((0.0,) * len(tags),) * len(tags)
    calibration = (2.0, 1.0, 1.0, 1.0, 1.0, 1.0)


class FakeTagger:
    """Knows the marks of one text, by their places in it."""

    model = Model("fake", "0", "0" * 64)
    labels = FakeLabels()

    def __init__(self, marks: Sequence[tuple[str, tuple[int, ...], Span]]) -> None:
        self.marks = marks

    def scores(self, text: str, sentences: Sequence[Sentence], quoted: Sequence[bool]) -> Scores:
        words = [word for sentence in sentences for word in sentence.words]
        count = len(words)
        tags = np.full((count, len(FakeLabels.tags)), NEVER, np.float32)
        names = np.full((count, len(FakeLabels.entities)), NEVER, np.float32)
        tags[:, 0] = names[:, 0] = SURE
        to_cue = np.zeros((count, count + 1), np.float32)
        to_source = np.zeros((count, count + 1), np.float32)
        to_source[:, 0] = 1.0
        first: dict[tuple[str, int], int] = {}
        for role, numbers, span in self.marks:
            inside = [i for i, word in enumerate(words) if word.overlaps(span)]
            for place, i in enumerate(inside):
                table, labels = (tags, FakeLabels.tags) if role in ROLES else (names, FakeLabels.entities)
                table[i, 0] = NEVER
                table[i, labels.index(f"{'I' if place else 'B'}-{role}")] = SURE
            for number in numbers if inside else ():
                first.setdefault((role, number), inside[0])
        for role, numbers, span in self.marks:
            for i, word in enumerate(words):
                if word.overlaps(span):
                    for number in numbers:
                        if role == "content" and ("cue", number) in first:
                            to_cue[i, first["cue", number] + 1] = 9.0
                        if role == "cue" and ("source", number) in first:
                            to_source[i, first["source", number] + 1] = 9.0
        arcs = np.zeros((count, count + 1), np.float32)
        for sentence in sentences:
            at = words.index(sentence.words[0])
            arcs[at, 0] = 5.0
            arcs[at + 1 : at + len(sentence.words), at + 1] = 5.0
        whole = range(count)
        zeros = np.zeros(count, np.int64)
        return Scores(
            tags, names, (LinkScores(whole, to_cue, to_source),), (ArcScores(whole, arcs),), zeros, zeros
        )


def marked(markup: str) -> tuple[str, FakeTagger]:
    """The plain text, and the tagger that knows what was marked in it."""
    marks: list[tuple[str, tuple[int, ...], Span]] = []
    out, at, stack = "", 0, []
    for mark in MARK.finditer(markup):
        out += markup[at : mark.start()]
        at = mark.end()
        if mark[1]:
            numbers = tuple(int(n) for n in mark[2].split(",") if n) or (1,)
            stack.append((mark[1], numbers, len(out)))
        else:
            role, numbers, start = stack.pop()
            marks.append((role, numbers, Span(start, len(out))))
    return out + markup[at:], FakeTagger(marks)
