"""Cases for the terminal: the list of them, and one with all that it holds."""

from collections.abc import Iterator, Sequence

from sayso.export.days import day
from sayso.export.outline import counted
from sayso.export.wrapping import BLANK, Row
from sayso.types.cases import Case, CaseView, Filed


def cases(rows: Sequence[Case]) -> Iterator[Row]:
    """Each case with its tags and how much it holds."""
    for each in rows:
        yield Row.of((each.title, "strong"), (f"  {each.id}", "dim"))
        yield Row.of((_told(each), "dim"), depth=1)
    if not rows:
        yield Row.of("No case yet. Make one: sayso case TITLE --make")


def _told(case: Case) -> str:
    held = len(case.filings)
    number = f"{held} {'story or claim' if held == 1 else 'stories and claims'}"
    tags = f" · {', '.join(case.tags)}" if case.tags else ""
    return f"{number}, {counted(len(case.notes), 'note')}{tags}"


def case(view: CaseView) -> Iterator[Row]:
    """One case: stories and claims as they stand, then the notes."""
    yield from cases([view.case])
    for each in view.filed:
        yield BLANK
        yield from _filed(each)
    for note in view.case.notes:
        yield BLANK
        yield Row.of((f"{day(note.made_at.date())}, {note.author} (note {note.number})", "dim"))
        yield Row.of(note.text, depth=1)


def _filed(filed: Filed) -> Iterator[Row]:
    if filed.claim:
        yield Row.of(filed.claim.text, (f"  {filed.claim.id}", "dim"))
        yield Row.of((filed.claim.standing, "dim"), depth=1)
    elif filed.kept:
        yield Row.of(filed.kept.text, (f"  {filed.kept.id}, kept", "dim"))
    elif filed.story and filed.filing.kind.value == "story":
        yield Row.of((filed.story.title, "strong"), (f"  {filed.story.id}", "dim"))
    else:
        yield Row.of((f"{filed.filing.at}: no {filed.filing.kind.value} on record any more", "dim"))
