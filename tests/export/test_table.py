import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import failed, reading
from sayso.export import table
from sayso.types.article import Outlet

PORT = """@title Port shut
[source1 Harbour Minister Ilse Varga] [cue1 said] late on Monday [content1 that two tugs “of foreign
make” had been seen off Port Merrin, and that [source2 the coast guard] [cue2 believes] [content2
a third is near]]. [content3 “Nobody asked us,”] [source3 Marsh] [cue3 said]. [content3 “Ever.”]
It was [cue4 alleged] [content4 that …]"""
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def port(**about):
    return reading(PORT, outlet=Outlet("The Post"), **about)


def printed(found, **options):
    return "".join(table.render([found], **options))


def test_statements_stand_in_order_below_the_articles_head():
    found = port(published_at=datetime(2031, 4, 12, tzinfo=UTC), key="n1")
    assert printed(found) == (
        "Port shut\n"
        "The Post · 12 April 2031 · n1\n"
        "\n"
        "Harbour Minister Ilse Varga  said\n"
        "    that two tugs “of foreign make” had been seen off Port Merrin, and that the\n"
        "    coast guard believes a third is near\n"
        "\n"
        "    the coast guard  believes\n"
        "        a third is near\n"
        "\n"
        "Marsh  said\n"
        "    “Nobody asked us,” “Ever.”\n"
        "\n"
        "no source named  alleged\n"
        "    that …\n"
        "\n"
        "4 statements by 3 speakers, 1 without a source\n"
    )


def test_doubt_is_shown_only_where_it_is_great():
    sure, unsure = (printed(replace_confidence(port(), c)) for c in (0.5, 0.49))
    assert "unsure" not in sure
    assert "Marsh  said · unsure\n" in unsure


def replace_confidence(found, confidence):
    return replace(
        found, statements=tuple(replace(s, confidence=confidence) for s in found.statements)
    )


def test_colours_are_there_only_when_asked_for():
    coloured = printed(port(), colour=True)
    assert "\x1b[1mMarsh\x1b[0m\x1b[2m  said\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == printed(port())


@pytest.mark.parametrize("width", [12, 40, 80, 160])
@given(st.text(st.characters(exclude_characters="[]@"), max_size=80))
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_space(width, words):
    marked = f"[source Osk{words}] [cue said] [content {words} 東京 {words}]"
    lines = printed(reading(marked, title=words), width=width).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_lines_stay_short_enough_to_read_on_a_wide_terminal():
    wide = printed(reading("[source Osk] [cue said] [content " + "words " * 60 + "]"), width=160)
    assert max(map(len, wide.split("\n"))) <= 100


@given(st.text(st.characters(codec=None, exclude_characters="[]@")))
def test_a_page_cannot_command_the_terminal(words):
    marked = f"[source Osk{words}] [cue said{words}] [content x{words}]"
    shown = printed(reading(marked, title=words, warnings=(words,)), width=40)
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode("utf-8")


def test_words_in_square_brackets_are_no_markup():
    assert "[bold]shut[/bold]" in printed(reading("Nothing.", title="[bold]shut[/bold]"))


def test_what_could_not_be_read_has_no_table_and_leaves_no_gap():
    both = "".join(table.render([failed("cannot read b"), port(), failed("c"), port()]))
    assert both == f"{printed(port())}\n\n{printed(port())}"


def test_deep_nesting_leaves_room_for_the_words():
    inner = "[cue9 said] [content9 so]"
    for number in range(8, 0, -1):
        inner = f"[source{number} Osk] [cue{number} says] [content{number} that {inner}]"
    assert "          so\n" in printed(reading(inner), width=24)


def test_the_articles_own_warnings_are_shown():
    assert "Note: no date was found\n" in printed(port(warnings=("no date was found",)))
