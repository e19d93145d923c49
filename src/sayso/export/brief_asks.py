"""What a brief says of asks: by whom, to whom, what, by when, and what came back."""

from collections.abc import Iterator, Sequence

from sayso.export.brief import AskPart, Replied
from sayso.export.brief_claims import called
from sayso.export.brief_notes import Notes
from sayso.export.called import replied, stands
from sayso.export.days import day, due
from sayso.export.terminal import neutral
from sayso.types.story import AskState, Reference, StoryAsk
from sayso.types.view import StoryView

WITHHELD = "in words that are withheld"


def asks(view: StoryView, notes: Notes) -> Iterator[AskPart]:
    """The asks with what came back, first those that something came back to."""
    rows = sorted(view.story.asks, key=lambda ask: ask.state is AskState.SILENT)
    for number, ask in enumerate(rows, 1):
        yield _part(view, notes, ask, f"ask-{number}")


def named(view: StoryView, parties: Sequence[str]) -> str:
    return ", ".join(called(view.party(each), each) for each in parties) or "nobody named"


def first(view: StoryView, statements: Sequence[Reference]) -> Reference:
    """The first that stands in no copy, or else the first."""
    copies = {copy.article for copy in view.story.copies}
    return next((at for at in statements if at.article not in copies), statements[0])


def _part(view: StoryView, notes: Notes, ask: StoryAsk, anchor: str) -> AskPart:
    wants = neutral(ask.wants)
    return AskPart(
        ask.id,
        anchor,
        named(view, ask.by),
        named(view, ask.to),
        wants if notes.may_show(wants, ask.statements) else WITHHELD,
        day=day(ask.day),
        due=neutral(due(ask.due)),
        state=stands(ask),
        silent=ask.state is AskState.SILENT and not ask.replies,
        cite=notes.cite(first(view, ask.statements)),
        replies=tuple(
            Replied(day(r.day), replied(r), notes.cite(r.at), notes.words(r.at))
            for r in ask.replies
        ),
    )
