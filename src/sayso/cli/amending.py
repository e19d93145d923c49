"""The commands for statements by hand: enter a missed one, mend or strike one, take that back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli.surface import at_desk, json_option, ledger_option, reported, show, tell

if TYPE_CHECKING:
    from sayso.desk import Desk
    from sayso.types.amendment import Given

F = TypeVar("F", bound=Callable[..., Any])

ACTS = (
    "asserts", "confirms", "denies", "declines", "does_not_respond", "doubts", "asks", "promises",
    "refuses", "threatens", "warns", "accuses", "criticises", "praises", "predicts", "questions",
    "retracts",
)  # fmt: skip
KINDS = ("speech", "publication", "attitude", "intent")
BASES = (
    "own_observation", "own_information", "document", "imagery_or_recording", "intelligence",
    "other_party", "unnamed_source", "media_report", "analysis", "none_stated",
)  # fmt: skip
_MANY = ("source", "cue", "content", "speakers", "addressees", "grounds")


def _given_options(command: F) -> F:
    """What a person may give of a statement."""
    options = (
        _words("source", "source", "Who said it; an empty one for nobody."),
        _words("cue", "cue", "The words that report, as said."),
        _words("content", "content", "What was said; again for another piece of it."),
        click.option(
            "--speaker", "speakers", multiple=True, metavar="NAME",
            help="Who that is: an entity of the article, or another name.",
        ),
        click.option("--act", type=click.Choice(ACTS), help="What the saying does."),
        click.option(
            "--polarity", type=click.Choice(["positive", "negative"]),
            help="Whether it does so, or is told not to: has not confirmed is confirms, negative.",
        ),
        click.option("--kind", type=click.Choice(KINDS), help="What sort of attribution it is."),
        click.option(
            "--form", type=click.Choice(["direct", "indirect", "mixed"]),
            help="How much stands in quotation marks; as they say unless named.",
        ),
        _words("to", "addressees", "To whom it was said."),
        click.option("--basis", type=click.Choice(BASES), help="What it says that it rests on."),
        _words("grounds", "grounds", "The words that state the basis."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _words(name: str, part: str, told: str) -> Callable[[F], F]:
    return click.option(f"--{name}", part, multiple=True, metavar="WORDS", help=told)


_reason = click.option("--reason", default="", help="Why; it stays with what was done.")


@click.command()
@click.argument("name", metavar="ARTICLE")
@_given_options
@_reason
@ledger_option
@json_option
@reported
def enter(name: str, reason: str, ledger: str | None, as_json: bool, **told: object) -> None:
    """Enter a statement that the reading of an article missed.

    WORDS are as they stand in the article, to the letter; where they stand several times and the
    content beside them does not tell, write @120:WORDS for those that begin at character 120.
    """
    with at_desk(ledger) as desk:
        _shown(desk, desk.amending.enter(name, _given(told), reason=reason), as_json=as_json)


@click.command()
@click.argument("name", metavar="ARTICLE/STATEMENT")
@_given_options
@_reason
@ledger_option
@json_option
@reported
def mend(name: str, reason: str, ledger: str | None, as_json: bool, **told: object) -> None:
    """Mend a statement that was read wrongly; what is not named stays as it is."""
    with at_desk(ledger) as desk:
        _shown(desk, desk.amending.mend(name, _given(told), reason=reason), as_json=as_json)


@click.command()
@click.argument("name", metavar="ARTICLE/STATEMENT")
@_reason
@ledger_option
@json_option
@reported
def strike(name: str, reason: str, ledger: str | None, as_json: bool) -> None:
    """Strike what was read as a statement and is none."""
    with at_desk(ledger) as desk:
        _shown(desk, desk.amending.strike(name, reason=reason), as_json=as_json)


@click.command()
@click.argument("name", metavar="ARTICLE/STATEMENT")
@ledger_option
@json_option
@reported
def undo(name: str, ledger: str | None, as_json: bool) -> None:
    """Take back what was done with a statement last; what stood before holds again.

    That it was entered, mended or struck, taken out of a claim (`split`) or put with one (`merge`).
    """
    from sayso.export import lists
    from sayso.wire.amending import regrouped_wire

    with at_desk(ledger) as desk:
        if desk.regrouping.is_last(name):
            back = desk.regrouping.undo(name)
            tell([regrouped_wire(back)]) if as_json else show(lists.taken_back(back))
            return
        made = desk.amending.undo(name)
        _shown(desk, f"{made.article}/{made.statement}", as_json=as_json)


def _given(told: "dict[str, Any]") -> "Given":
    """What was typed; of what may be given in pieces, nothing is as it was and "" is none."""
    from sayso.wire.amending import given_of

    pieces = {name: tuple(filter(None, told[name])) if told[name] else None for name in _MANY}
    named = {name: each for name, each in told.items() if name not in _MANY and each}
    return given_of(pieces, named)


def _shown(desk: "Desk", name: str, *, as_json: bool) -> None:
    """What was done with a statement last."""
    from sayso.export import lists
    from sayso.wire.amending import amended_wire

    article, _, statement = name.rpartition("/")
    every = [a for a in desk.amending.made(article) if a.amendment.statement == statement]
    moment = lambda each: each.amendment.retracted_at or each.amendment.made_at  # noqa: E731
    found = [max(every, key=moment)]
    tell(map(amended_wire, found)) if as_json else show(lists.amended(found))


@click.command()
@click.argument("names", nargs=-1, metavar="[ARTICLE]…")
@ledger_option
@reported
def reread(names: tuple[str, ...], ledger: str | None) -> int:
    """Read articles again, those named or all that an older model or Sayso read.

    What was entered, mended, struck and ruled by hand stays.
    """
    from sayso.export.outline import counted
    from sayso.export.terminal import one_line

    done = failed = 0
    with at_desk(ledger) as desk:
        for each in desk.reread(names):
            done += not each.failure
            failed += bool(each.failure)
            if each.failure:
                click.echo(one_line(f"{each.subject}: {each.failure}"), err=True)
    click.echo(f"{counted(done, 'article')} read again")
    return 1 if failed else 0


AMENDING = (enter, mend, strike, undo, reread)
