"""Who stands where: which parties have a column, and what a cell holds."""

import pytest

from sayso.desk import open_desk
from sayso.types.story import StanceKind
from sayso.web.views.matrix import COLUMNS, matrix


@pytest.fixture(scope="module")
def view(filled):
    with open_desk(filled, current=False) as desk:
        return desk.story(desk.stories()[0].id)


def test_a_cell_holds_every_turn_of_a_party_and_shows_the_newest(view):
    found = matrix(view, view.story.claims[:1])
    cells = {
        cell.party.name: cell for cell in (*found.rows[0].cells, *found.rows[0].others) if cell
    }
    kinds = [stance.kind for stance, _ in cells["Ostmere"].turns]
    assert kinds == [StanceKind.NOT_CONFIRMED, StanceKind.CONFIRMS]
    assert cells["Ostmere"].now.kind is StanceKind.CONFIRMS


def test_no_stance_is_lost_where_there_are_more_parties_than_columns(view):
    claims = view.story.claims
    found = matrix(view, claims)
    shown = {
        (row.claim.id, cell.party.id)
        for row in found.rows
        for cell in (*row.cells, *row.others)
        if cell
    }
    assert shown == {(stance.claim, stance.party) for stance in view.story.stances}
    assert len(found.parties) == COLUMNS
    assert found.others
