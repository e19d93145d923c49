"""Claims that a person typed, for the terminal: what states each, or that nothing does."""

from collections.abc import Iterator, Sequence

from sayso.export.called import takes
from sayso.export.days import day
from sayso.export.outline import counted
from sayso.export.story import quoted
from sayso.export.wrapping import BLANK, Row
from sayso.types.checks import KeptView, StatedView


def heads(views: Sequence[KeptView]) -> Iterator[Row]:
    """Each kept claim with what the record holds of it."""
    for view in views:
        claim = view.claim
        yield Row.of((claim.text, "strong"), (f"  {claim.id}", "dim"))
        yield Row.of((f"kept {day(claim.kept_at.date())} by {claim.author}", "dim"), depth=1)
        yield Row.of(view.standing, depth=1)


def whole(views: Sequence[KeptView]) -> Iterator[Row]:
    """Each kept claim with the words of every statement that states it."""
    for number, view in enumerate(views):
        if number:
            yield BLANK
        yield from heads([view])
        for told in dict.fromkeys(each.claim for each in view.stated):
            if told:
                yield BLANK
                yield Row.of(
                    "On record as: ", (told.text, "strong"), (f"  {told.id}", "dim"), depth=1
                )
                yield Row.of((told.standing, "dim"), depth=1)
            yield from _statements([each for each in view.stated if each.claim == told])


def _statements(stated: Sequence[StatedView]) -> Iterator[Row]:
    for each in stated:
        yield from quoted(each.quotation, depth=2)
        stance = each.stance
        party = next((p for p in each.story.parties if stance and p.id == stance.party), None)
        if stance and party:
            yield Row.of((f"{party.name} {takes(stance, party)}", "act"), depth=3)


def like(found: Sequence[tuple[KeptView, float]]) -> Iterator[Row]:
    """The kept claims that a checked text may be."""
    for view, likeness in found:
        yield BLANK
        yield Row.of((f"A claim that you keep ({likeness:.0%}):", "dim"))
        yield from heads([view])
        if view.stated:
            told = counted(len(view.stated), "statement")
            yield Row.of((f"{told}: sayso claim {view.claim.id}", "dim"), depth=1)
