"""Who stands where: claims by parties, a cell with every stance that a party took to a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.export.story import gathered
from sayso.types.story import Claim, Party, Stance
from sayso.types.view import StoryView

COLUMNS = 8  # parties side by side; the others share the last column


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's stances to a claim, each with those that said it again; the newest is `now`."""

    party: Party
    turns: tuple[tuple[Stance, tuple[Stance, ...]], ...]

    @property
    def now(self) -> Stance:
        return self.turns[-1][0]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: a cell or none for each party of the matrix, and the cells of all others."""

    claim: Claim
    cells: tuple[Cell | None, ...]
    others: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims by parties: the parties that stand to most of these claims have a column each."""

    parties: tuple[Party, ...]
    rows: tuple[Row, ...]

    @property
    def others(self) -> bool:
        return any(row.others for row in self.rows)


def matrix(view: StoryView, claims: Sequence[Claim]) -> Matrix:
    known = {party.id: party for party in view.story.parties}
    cells = {claim.id: dict(_cells(view, claim, known)) for claim in claims}
    number = {identity: sum(identity in row for row in cells.values()) for identity in known}
    first = {p: n for n, p in reversed([*enumerate(p for row in cells.values() for p in row)])}
    ranked = sorted((p for p in known if number[p]), key=lambda p: (-number[p], first[p], p))
    shown = ranked[: COLUMNS if len(ranked) > COLUMNS + 1 else COLUMNS + 1]
    rows = tuple(_row(claim, cells[claim.id], shown) for claim in claims)
    return Matrix(tuple(known[identity] for identity in shown), rows)


def _row(claim: Claim, cells: dict[str, Cell], shown: Iterable[str]) -> Row:
    columns = list(shown)
    others = tuple(cell for party, cell in cells.items() if party not in columns)
    return Row(claim, tuple(cells.get(party) for party in columns), others)


def _cells(view: StoryView, claim: Claim, known: dict[str, Party]) -> Iterable[tuple[str, Cell]]:
    stances = [each for each in view.story.stances if each.claim == claim.id]
    for party in dict.fromkeys(each.party for each in stances):
        if party in known:
            own = gathered([each for each in stances if each.party == party])
            turns = tuple((stance, tuple(again)) for stance, again in own)
            yield party, Cell(known[party], turns)
