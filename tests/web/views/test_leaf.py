"""An article's paragraphs with their notes: each statement once, beside the words of its cue."""

import ledgers
from sayso.web.views.leaf import bearings, passages


def test_every_statement_has_one_note_beside_its_cue():
    for reading in ledgers.readings():
        found = passages(reading, {})
        assert sorted(n.id for p in found for n in p.notes) == sorted(
            s.id for s in reading.statements
        )
        for passage in found:
            for note in passage.notes:
                assert f'data-statement="{note.id}"' in passage.words


def test_numbers_go_by_the_order_of_the_list():
    for reading in ledgers.readings():
        numbers = [note.number for p in passages(reading, {}) for note in p.notes]
        assert sorted(numbers) == list(range(1, len(reading.statements) + 1))


def test_without_a_story_nothing_bears_on_a_claim():
    assert not bearings(None, "n1")
