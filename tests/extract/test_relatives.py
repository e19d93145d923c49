"""Who speaks in a clause that hangs on a name, and what is spoken of there."""

import sayso


def told(text):
    reading = sayso.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (
            [names[each] for each in statement.source.entities] if statement.source else [],
            " ".join(span.of(text) for span in statement.cue.spans),
            " ".join(span.of(text) for span in statement.content),
        )
        for statement in reading.statements
    ]


def test_who_is_named_says_what_a_clause_beside_tells():
    text = "Lena Obuy, who had maintained that she knew nothing, conceded that a letter had come."
    assert told(text)[0] == (["Lena Obuy"], "had maintained", "that she knew nothing")


def test_what_could_not_be_verified_is_what_which_stands_for():
    text = "The army released a film of the ridge, which the paper could not independently verify."
    assert told(text)[-1][2] == "a film of the ridge"


def test_who_asked_not_to_be_named_says_nothing_by_that():
    text = "A clerk, who asked for anonymity, said the books were gone."
    assert [cue for _, cue, _ in told(text)] == ["said"]
