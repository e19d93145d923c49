from hypothesis import given
from hypothesis import strategies as st

from sayso.export.terminal import one_line, visible

anything = st.text(st.characters(codec=None))


@given(anything)
def test_no_control_character_and_nothing_unprintable_is_left(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any((c < " " and c not in "\t\n") or "\x7f" <= c <= "\x9f" for c in shown)
    shown.encode("utf-8")


@given(anything)
def test_one_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1


def test_a_direction_override_does_not_reach_the_line():
    assert one_line("from \u202eRUTEP\u202c") == "from RUTEP"
