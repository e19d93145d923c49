"""Two texts side by side: what both have, what was cut, what was added."""

from sayso.types.article import Article, Zone, ZoneKind
from sayso.types.span import Span
from sayso.web.views.aligned import Aligned, aligned, lines


def text(*paragraphs, aside=None):
    whole = "\n\n".join(paragraphs)
    zones = ()
    if aside:
        at = whole.index(aside)
        zones = (Zone(ZoneKind.BOILERPLATE, Span(at, at + len(aside))),)
    return Article("a", whole, sha256="", zones=zones)


def beside(one, other) -> Aligned:
    return aligned(lines(one), lines(other))


ONE = text("The mill at Orsk was shut. Nobody was hurt, the mayor said.", "It opens on Monday.")


def test_equal_texts_have_nothing_cut_and_nothing_added():
    found = beside(ONE, ONE)
    assert (found.cut, found.added) == (0, 0)
    assert [row.same for row in found.rows] == [True] * 3


def test_a_word_that_was_cut_is_marked_in_its_sentence():
    found = beside(
        ONE, text("The mill at Orsk was shut. Nobody was hurt, she said.", "It opens on Monday.")
    )
    row = found.rows[1]
    assert ("gone", "the mayor") in row.one
    assert ("new", "she") in row.other
    assert (found.cut, found.added) == (2, 1)


def test_a_sentence_that_is_gone_has_nothing_beside_it():
    found = beside(ONE, text("The mill at Orsk was shut.", "It opens on Monday."))
    assert found.rows[1].other is None
    assert found.cut == 6


def test_a_sentence_that_was_moved_is_neither_cut_nor_added():
    found = beside(
        ONE,
        text("It opens on Monday.", "The mill at Orsk was shut. Nobody was hurt, the mayor said."),
    )
    assert (found.cut, found.added) == (0, 0)
    assert {
        kind for row in found.rows for side in (row.one, row.other) for kind, _ in side or ()
    } == {"", "moved"}


def test_furniture_is_left_out():
    found = beside(
        ONE,
        text(
            "The mill at Orsk was shut. Nobody was hurt, the mayor said.",
            "It opens on Monday.",
            "Sign up for our letter.",
            aside="Sign up for our letter.",
        ),
    )
    assert found.added == 0


def test_long_texts_are_aligned_by_their_equal_sentences():
    one = text(*(f"Lot {n} was sold for {n * 3} crowns." for n in range(600)))
    other = text(*(f"Lot {n} was sold for {n * 3} crowns." for n in range(0, 600, 2)))
    found = beside(one, other)
    assert found.added == 0
    assert sum(row.other is None for row in found.rows) == 300
