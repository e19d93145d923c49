"""What somebody could not find out, and so confirms to nobody."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Fund has not been able to establish whether there was a sale.",
            ("The Fund", "whether there was a sale"),
        ),
        (
            "Whether the post had come under fire, the monitors were not able to establish.",
            ("the monitors", "Whether the post had come under fire"),
        ),
        (
            "Whether any of these had been flown against the villages it could not confirm.",
            ("it", "Whether any of these had been flown against the villages"),
        ),
        (
            "‘It is plain,’ writes Ola Fenn. Who in Orsk knew of it the experts were unable to tell.",
            ("the experts", "Who in Orsk knew of it"),
        ),
        (
            "Who had ordered it the mission could not establish.",
            ("the mission", "Who had ordered it"),
        ),
        ("It has not been able to verify either withdrawal.", ("It", "either withdrawal")),
        ("The bank was unable to ascertain who had signed.", ("The bank", "who had signed")),
        ("The mission still cannot tell.", ("The mission", "")),
        ("The Concord stopped short of confirming the raid.", ("The Concord", "the raid")),
    ],
)
def test_who_could_not_find_out_has_confirmed_nothing(text, wanted):
    source, content = wanted
    assert (source, Act.CONFIRMS, NO, content) in sayings(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The reports remain unconfirmed.", "The reports"),
        ("Reports of a second blast were unverified.", "Reports of a second blast"),
        ("It was not possible to verify the claim independently.", "the claim"),
        ("It was impossible to confirm either account.", "either account"),
    ],
)
def test_what_is_told_as_unconfirmed_nobody_has_confirmed(text, content):
    told = "The general said that 300 rebels had died in Orvala. "
    assert ("", Act.CONFIRMS, NO, content) in sayings(told + text)


def test_who_stops_short_of_denying_has_denied_nothing():
    assert ("The firm", Act.DENIES, NO, "the leak") in sayings(
        "The firm stopped short of denying the leak."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The firm could not establish a branch in Orsk.",
        "The guide could not tell the twins apart.",
        "The office was able to confirm the list.",
        "The gates had no way to tell who was a guest.",
    ],
)
def test_other_things_that_could_or_could_not_be_done_are_no_such_silence(text):
    assert not any(act is Act.CONFIRMS and polarity is NO for _, act, polarity, _ in sayings(text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The claims have not been independently verified.", "The claims"),
        ("The report could not be confirmed.", "The report"),
        ("Neither claim could be independently verified.", "Neither claim"),
        ("There was no independent confirmation of the figures.", "the figures"),
    ],
)
def test_what_nobody_has_confirmed_is_told_of_nobody(text, content):
    assert sayings(text) == [("", Act.CONFIRMS, Polarity.NEGATIVE, content)]


def test_whoever_could_not_verify_it_is_named():
    text = "A video shows soldiers. Rowter could not independently verify the footage."
    assert ("Rowter", Act.CONFIRMS, Polarity.NEGATIVE, "the footage") in sayings(text)
