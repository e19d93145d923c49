from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.segments import segments
from sayso.types.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(spans, st.lists(spans))
def test_pieces_tile_the_whole_and_carry_just_the_labels_that_cover_them(whole, given_spans):
    pieces = list(segments(whole, [(span, i) for i, span in enumerate(given_spans)]))
    assert pieces[0][0].start == whole.start
    assert pieces[-1][0].end == whole.end
    assert all(a.end == b.start for (a, _), (b, _) in pairwise(pieces))
    for piece, labels in pieces:
        assert labels == tuple(i for i, span in enumerate(given_spans) if piece in span)
        assert all(not piece.overlaps(s) for i, s in enumerate(given_spans) if i not in labels)
