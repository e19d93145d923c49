"""A tagger that reads its answers from the text: `[source Police] [cue said] [content four died]`.

A number after the role ("[content2 …]") tells attributions apart; without one it is the first. A
source
may serve several ("[source1,2 …]"). `[person Ilse Varga]`, `[place …]` and `[organization …]` mark
names, `[document …]` and the like what states a basis, `[inner-source …]`, `[inner-cue …]` and
`[inner-content …]` what stands within a content.
"""

import re
from collections.abc import Sequence

import numpy as np

from sayso.types.attribution import Basis
from sayso.types.reading import Model
from sayso.types.scores import ArcScores, LinkScores, Scores
from sayso.types.sentence import Sentence
from sayso.types.span import Span

ROLES = ("source", "cue", "content")
NAMES = ("person", "place", "organization", "misc")
BASES = tuple(basis.value for basis in Basis if basis is not Basis.NONE_STATED)
INNER = tuple(f"inner-{role}" for role in ROLES)
MARK = re.compile(rf"\[({'|'.join((*ROLES, *NAMES, *BASES, *INNER))})([\d,]*) |\]")
SURE, NEVER = -0.01, -12.0


class FakeLabels:
    tags = ("O", *(f"{b}-{role}" for role in ROLES for b in "BI"))
    entities = ("O", *(f"{b}-{name}" for name in NAMES for b in "BI"))
    bases = ("O", *(f"{b}-{basis}" for basis in BASES for b in "BI"))
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
        places = [(role, numbers, _inside(words, span)) for role, numbers, span in self.marks]
        first = {
            (role, n): inside[0] for role, ns, inside in reversed(places) if inside for n in ns
        }
        to_cue = _links(places, len(words), first, ("content", "cue"))
        to_source = _links(places, len(words), first, ("cue", "source"))
        to_source[:, 0] = 1.0
        zeros = np.zeros(len(words), np.int64)
        whole = range(len(words))
        return Scores(
            tags=_labelled(places, len(words), FakeLabels.tags),
            entities=_labelled(places, len(words), FakeLabels.entities),
            links=(LinkScores(whole, to_cue, to_source),),
            arcs=(ArcScores(whole, _flat_trees(words, sentences)),),
            upos=zeros,
            relations=zeros,
            inner=_labelled(
                [(role.removeprefix("inner-"), n, at) for role, n, at in places if role in INNER],
                len(words),
                FakeLabels.tags,
            ),
            bases=_labelled(places, len(words), FakeLabels.bases),
        )


def _inside(words, span):
    return [i for i, word in enumerate(words) if word.overlaps(span)]


def _labelled(places, count, labels):
    table = np.full((count, len(labels)), NEVER, np.float32)
    table[:, 0] = SURE
    for role, _, inside in places:
        if f"B-{role}" in labels:
            table[inside, 0] = NEVER
            table[inside, labels.index(f"I-{role}")] = SURE
            table[inside[:1]] = NEVER
            table[inside[:1], labels.index(f"B-{role}")] = SURE
    return table


def _links(places, count, first, ends):
    """Each word of the one role chooses the first word of the other of the same number."""
    table = np.zeros((count, count + 1), np.float32)
    chooser, chosen = ends
    for role, numbers, inside in places:
        for number in numbers if role == chooser else ():
            if (chosen, number) in first:
                table[inside, first[chosen, number] + 1] = 9.0
    return table


def _flat_trees(words, sentences):
    """The first word of each sentence is its root, and the head of all others."""
    table = np.zeros((len(words), len(words) + 1), np.float32)
    at = 0
    for sentence in sentences:
        table[at, 0] = 5.0
        table[at + 1 : at + len(sentence.words), at + 1] = 5.0
        at += len(sentence.words)
    return table


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
