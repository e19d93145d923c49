"""Copies are told from what only shares quotations or a subject."""

from datetime import timedelta

import pytest

from sayso.judge.copies import overlap
from sayso.judge.wording import Wording
from sayso.types.article import Article, Zone, ZoneKind
from sayso.types.span import Span

WIRE = (
    "The harbour of Skarn was closed on Monday after a fire broke out in the engine room of a grain ship."
    " Nobody was hurt, the port authority said. Two tugs pulled the ship away from the quay before noon."
    " The fire was out by the evening, and the first of eleven waiting ships was let in during the night."
    " A spokesman for the owners said that the damage was small and the cargo dry."
)
REWRITTEN = (
    "A fire in the engine room of a grain ship closed Skarn’s harbour on Monday. According to the port"
    " authority nobody was hurt. Before noon two tugs had pulled the ship from the quay. By evening the"
    " fire had been put out, and during the night the first of the eleven ships that were waiting was"
    " let in. The damage was small and the cargo dry, said a spokesman for the owners."
)
QUOTE = (
    "“We have asked for a second tug for ten years, and for ten years we have been told that one is"
    " enough; today everybody could see from the windows of the town hall that it is not enough at all,”"
)
OTHER = (
    "Firefighters from three towns stood on the quay for most of the day while black smoke drifted over"
    " the old market. Schools sent their pupils home early. Traders worried about the price of bread."
)


def wording(text, zones=()):
    return Wording(Article("a", text, sha256="", zones=zones))


def test_the_same_text_is_a_copy_whatever_its_title():
    titled = f"Fire shuts port\n{WIRE}"
    other = wording(titled, (Zone(ZoneKind.TITLE, Span(0, 15)),))
    assert overlap(wording(WIRE), other).relation == "copy"


def test_a_shortened_text_is_derived():
    short = (
        ". ".join(WIRE.split(". ")[:3])
        + ". The market opened as usual on Tuesday, and bread cost no more than before."
    )
    assert overlap(wording(WIRE), wording(short)).relation == "derived"


def test_a_shared_quotation_is_no_copy():
    one = f"{WIRE} {QUOTE} the mayor said."
    other = f"{OTHER} {QUOTE} the mayor said."
    assert overlap(wording(one), wording(other)).relation is None


def test_one_event_told_twice_is_no_copy():
    assert overlap(wording(WIRE), wording(OTHER)).relation is None


def test_the_order_of_the_two_does_not_matter():
    assert overlap(wording(WIRE), wording(OTHER)) == overlap(wording(OTHER), wording(WIRE))


def test_furniture_is_not_compared():
    text = f"{WIRE}\n{OTHER}"
    aside = (Zone(ZoneKind.BOILERPLATE, Span(len(WIRE) + 1, len(text))),)
    assert overlap(wording(text, aside), wording(OTHER)).relation is None


@pytest.mark.parametrize("text", ["", "Short.", QUOTE])
def test_little_text_is_like_nothing(text):
    assert overlap(wording(text), wording(WIRE)).relation is None


def test_a_text_that_tells_the_same_in_the_same_order_days_later_is_no_rewriting():
    one, other = wording(WIRE), wording(REWRITTEN)
    assert overlap(one, other, apart=timedelta(days=2)).relation == "derived"
    assert overlap(one, other, apart=timedelta(days=3)).relation is None
