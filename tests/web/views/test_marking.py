"""The words of a paragraph as markup: marks that cross are cut, and what is printed stays text."""

import itertools

from sayso.types.article import Article
from sayso.types.attribution import Cue, Form, Source, Statement
from sayso.types.span import Span
from sayso.web.views.marking import Mark, Shown, marked, parted, words


def spans(marks):
    return [(mark.start, mark.end, mark.statement, mark.leads) for mark in marks]


def test_marks_that_cross_are_cut_where_the_other_ends():
    crossing = [Mark(0, -10, "s1", leads=True), Mark(5, -15, "s2", leads=True)]
    assert spans(parted(crossing)) == [
        (0, 10, "s1", True),
        (5, 10, "s2", True),
        (10, 15, "s2", False),
    ]


def test_marks_however_they_lie_end_up_within_or_apart():
    edges = [(0, 4), (2, 8), (3, 4), (3, 9), (8, 9), (0, 9)]
    for some in itertools.permutations(edges, 4):
        found = parted(Mark(a, -b, f"s{n}") for n, (a, b) in enumerate(some))
        for one, other in itertools.combinations(found, 2):
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            assert apart or inside or (other.start <= one.start and one.end <= other.end)


def test_what_is_printed_stays_text():
    text = "<b>Mayor</b> said \u202ethat <i>all</i> was well"
    cue = Span(text.index("said"), text.index("said") + 4)
    said = Statement(
        "s1", sentence=0, source=Source((Span(0, 12),)), cue=Cue((cue,), "say"),
        content=(Span(cue.end + 1, len(text)),), form=Form.INDIRECT, confidence=1.0,
    )  # fmt: skip
    row = Span(0, len(text))
    shown = {"s1": Shown(1, 0, "/claims/c1#at-n1-s1")}
    found = str(words(Article("a", text, sha256=""), row, marked([said], [row])[0], shown))
    assert '<span class="source">&lt;b&gt;Mayor&lt;/b&gt;</span>' in found
    assert '<a class="cue" href="/claims/c1#at-n1-s1">said</a><sup>' in found
    assert "\u202e" not in found
    assert found.startswith('<span class="statement" id="s1"')
