"""Who is asked to act, read as it stands in an article."""

import pytest

from extract.told import read
from sayso.types.span import joined


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
        "Larch Hydro was told by Lena Dahl to publish the inspection records.",
        "She called once more on Larch Hydro to publish the inspection records.",
        "She asked Larch Hydro, the owner of the dam, for the inspection records.",
        "She demanded of Larch Hydro that it publish the inspection records.",
        "The firm, Larch Hydro, rejected the union’s request for the inspection records.",
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


@pytest.mark.parametrize(
    ("sentence", "who", "wants"),
    [
        (
            "She asked Larch Hydro, the owner of the dam, for two more inspectors.",
            "Larch Hydro",
            "for two more inspectors",
        ),
        (
            "She demanded of Larch Hydro that it publish them.",
            "Larch Hydro",
            "that it publish them",
        ),
        (
            "She called once more on Larch Hydro to open the gates.",
            "Larch Hydro",
            "to open the gates",
        ),
        (
            "The union demanded the resignation of the minister, Dora Lenk.",
            "Dora Lenk",
            "the resignation of the minister, Dora Lenk",
        ),
        (
            "She requested that her government hand over the tracks.",
            "her government",
            "that her government hand over the tracks",
        ),
    ],
)
def test_what_is_wanted_stands_apart_from_who_is_to_do_it(sentence, who, wants):
    reading = read(sentence)
    names = {entity.id: entity.name for entity in reading.entities}
    (ask,) = reading.asks
    assert [names[each] for each in ask.to] == [who]
    assert joined(reading.article.text, ask.wants) == wants


@pytest.mark.parametrize(
    "sentence",
    [
        "She requested access to Anton Reve, the engineer from Noord.",
        "She requested access to a man who was taken from his bed.",
    ],
)
def test_whence_somebody_is_gives_nothing(sentence):
    (ask,) = read(sentence).asks
    assert ask.to == ()
