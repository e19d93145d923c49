"""Which figure somebody gives of a claim that is told with another one."""

from collections.abc import Iterator, Sequence

from sayso.judge.bounds import differ, overlap
from sayso.judge.given import Given, near
from sayso.types.story import Amount, Reference


def otherwise(rows: Sequence[Given], named: Reference) -> Iterator[tuple[Reference, Amount]]:
    """The statements of a claim with a figure that cannot be the one of the statement `named`.

    `rows` are the claim’s figures. Only what counts the same thing within the same bounds, and is
    of one size with it, is another figure for it; where any of a statement’s figures agrees, none.
    Of what `named` counts twice the first holds: "104 were aboard, well over the ninety allowed".
    """
    first = {row.counted: row for row in reversed(rows) if row.unit.at == named}
    own = list(first.values())
    for row in rows:
        same = [each for each in own if each.counted == row.counted and not differ(each, row)]
        told = [each for each in rows if each.unit.at == row.unit.at]
        agree = any(overlap(each.value, other.value) for each in same for other in told)
        sized = any(near(each, row) for each in same)
        if same and sized and not agree and not row.along:
            yield row.unit.at, Amount(row.figure.id, *row.value)
