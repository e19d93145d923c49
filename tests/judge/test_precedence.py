"""Which of a day's articles of one text is taken for the origin."""

from dataclasses import replace
from itertools import permutations

import pytest

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.story import judged
from sayso.recording.keeping import vectors
from sayso.types.article import Lineage, Relation

DAY = "2031-03-04"
LEAD = "The harbour of Skarn was closed on Tuesday after a fire broke out in the engine room of a grain ship."
REST = (
    " Two tugs pulled the ship away from the quay before noon, and the first of eleven waiting ships was let in."
    " Harbour minister Ilse Varga of Velland said that the crew may have left the ship before the fire."
    " The market opened as usual, and bread cost no more than on the day before, although it was late."
)
TAIL = " Nobody on the quay could say when the night ferry to the islands would sail again."
BODY = LEAD + REST


def chapter(outlet, text=BODY, when=DAY, key="", **about):
    body = f"Fire shuts port of Skarn\n\n{text}"
    reading = sayso.read(body, published_at=when, outlet=outlet, id=key or outlet)
    reading = replace(reading, article=replace(reading.article, **about))
    return Chapter(key or outlet, reading, vectors=vectors(reading, embedder()))


def origins(*chapters):
    """From each copy to its origin, the same in whatever order they are given."""
    found = [
        {copy.article: copy.origin for copy in judged(list(each)).copies}
        for each in permutations(chapters)
    ]
    assert all(each == found[0] for each in found)
    return found[0]


def test_a_day_alone_does_not_go_before_the_hour_of_whom_the_copy_names_as_supplier():
    copy = chapter("Brunne Courier", lineage=(Lineage(Relation.SUPPLIED_BY, "Halden Wire"),))
    wire = chapter("Halden Wire", when=f"{DAY}T14:10Z")
    assert origins(copy, wire) == {"Brunne Courier": "Halden Wire"}


@pytest.mark.parametrize(
    "text",
    [
        f"SKARN, Velland (Halden Wire) — {BODY}",
        f"SKARN, Velland (HW) — {BODY}",
        f"By Ada Holt, Halden Wire\n\n{BODY}",
        f"{BODY}\n\nReporting by Ada Holt, Halden Wire",
        f"{BODY}\n\nSource: Halden Wire",
        f"{BODY} The ship had been late for weeks, the Halden Wire reported.",
        f"{BODY} The ship had been late for weeks, the owner told the Halden Wire.",
        f"{BODY} According to the Halden Wire, the ship had been late for weeks.",
    ],
)
@pytest.mark.parametrize("when", [DAY, f"{DAY}T09:00Z"])
def test_who_names_the_other_is_its_copy_also_where_it_is_fuller_or_says_an_earlier_hour(
    text, when
):
    copy = chapter("Brunne Courier", text + TAIL * text.startswith("SKARN"), when=when)
    wire = chapter("Halden Wire", when=f"{DAY}T14:10Z")
    assert origins(copy, wire) == {"Brunne Courier": "Halden Wire"}


def test_a_name_within_a_longer_one_is_another_s():
    first = chapter("Brunne Courier", f"{BODY} It was late, the Old Halden Wire reported.")
    assert origins(first, chapter("Halden Wire", when=f"{DAY}T14:10Z")) == {
        "Halden Wire": "Brunne Courier"
    }


def test_hours_decide_where_both_have_them():
    one = chapter("Brunne Courier", LEAD + REST, when=f"{DAY}T09:00Z")
    other = chapter("Osk Daily", LEAD + REST + TAIL, when=f"{DAY}T14:10Z")
    assert origins(one, other) == {"Osk Daily": "Brunne Courier"}


@pytest.mark.parametrize("whens", [(DAY, f"{DAY}T14:10Z"), (f"{DAY}T14:10Z", DAY), (DAY, DAY)])
def test_without_an_hour_the_fuller_text_is_the_earlier(whens):
    full = chapter("Osk Daily", BODY + TAIL, when=whens[0])
    short = chapter("Brunne Courier", BODY, when=whens[1])
    assert origins(full, short) == {"Brunne Courier": "Osk Daily"}
    (copy,) = judged([full, short]).copies
    assert "the fuller" in copy.reason


def test_an_earlier_day_stays_earlier_whatever_is_fuller():
    short = chapter("Brunne Courier", BODY, when="2031-03-03")
    full = chapter("Osk Daily", BODY + TAIL, when=DAY)
    assert origins(full, short) == {"Osk Daily": "Brunne Courier"}


def test_two_that_name_one_another_are_told_apart_by_their_hours():
    one = chapter(
        "Brunne Courier", f"{BODY} It was late, the Halden Wire reported.", when=f"{DAY}T09:00Z"
    )
    other = chapter(
        "Halden Wire", f"{BODY} It was late, the Brunne Courier reported.", when=f"{DAY}T14:10Z"
    )
    assert origins(one, other) == {"Halden Wire": "Brunne Courier"}


def test_three_of_a_day_have_one_order_that_no_hour_speaks_against():
    early = chapter("Osk Daily", BODY, when=f"{DAY}T09:00Z")
    late = chapter("Halden Wire", BODY + TAIL, when=f"{DAY}T14:10Z")
    copy = chapter("Brunne Courier", f"SKARN, Velland (Halden Wire) — {BODY} {TAIL}")
    assert origins(early, late, copy)["Halden Wire"] == "Osk Daily"
    assert judged([copy, late, early]).articles == ("Osk Daily", "Halden Wire", "Brunne Courier")


def test_the_origin_s_words_count_and_the_copy_s_do_not():
    copy = chapter("Brunne Courier", f"SKARN, Velland (Halden Wire) — {BODY}")
    wire = chapter("Halden Wire", when=f"{DAY}T14:10Z")
    story = judged([copy, wire])
    assert {stance.at.article for stance in story.stances} == {"Halden Wire"}
    (found,) = story.copies
    assert found.reason.endswith("it names Halden Wire")


def test_texts_of_their_own_keep_the_order_of_their_hours():
    other = (
        "Ferries to the islands will not sail before Friday, their owner said. The Halden Wire"
        " reported on Monday that two of them had been sold. Nobody bought tickets on Tuesday."
    )
    one = chapter("Brunne Courier", other, when=f"{DAY}T09:00Z")
    wire = chapter("Halden Wire", when=f"{DAY}T14:10Z")
    assert judged([wire, one]).articles == ("Brunne Courier", "Halden Wire")


def test_a_chapter_without_an_hour_knows_no_moment():
    assert chapter("Osk Daily").moment is None
    assert chapter("Osk Daily", when=f"{DAY}T23:59:59Z").moment is None
    assert chapter("Osk Daily", when=f"{DAY}T14:10Z").moment is not None
