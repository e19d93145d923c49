"""Who is asked to act, read as it stands in an article."""

import pytest

from extract.told import read


@pytest.mark.parametrize(
    "sentence",
    [
        "In a letter to Larch Hydro she requested the inspection records.",
        "She said it was time for Larch Hydro to publish the inspection records.",
        "“Publish the inspection records,” she told Larch Hydro.",
        "She insisted that Larch Hydro publish the inspection records.",
        "She expects Larch Hydro to publish the inspection records.",
        "She renewed her call on Larch Hydro to publish the inspection records.",
        "Larch Hydro was asked to publish the inspection records.",
        "She reminded Larch Hydro to publish the inspection records.",
    ],
)
def test_who_is_asked_is_found_however_it_is_asked(sentence):
    reading = read(sentence)
    names = {entity.id: entity.name for entity in reading.entities}
    (ask,) = reading.asks
    assert [names[each] for each in ask.to] == ["Larch Hydro"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Send help,” she told Radio Fell.",
        "She requested the inspection records.",
    ],
)
def test_who_is_only_told_and_what_is_wanted_are_not_asked(sentence):
    (ask,) = read(sentence).asks
    assert ask.to == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The union insists that the mayor resigned.",
        "The committee suggested that the dam leaks.",
        "She decided that the gate stay shut.",
        "She expects the water to rise.",
    ],
)
def test_what_is_only_so_is_asked_of_nobody(sentence):
    assert read(sentence).asks == ()
