"""The commands of cases: list them; show one, or make, fill, tag, note and delete it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli.surface import at_desk, json_option, ledger_option, reported, show, tell

if TYPE_CHECKING:
    from sayso.desk.casing import Cases

F = TypeVar("F", bound=Callable[..., Any])


@click.command()
@ledger_option
@json_option
@reported
def cases(ledger: str | None, as_json: bool) -> None:
    """List your cases: folders for stories and claims, with tags and notes."""
    from sayso.export import cases as listed
    from sayso.wire.cases import case_wire

    with at_desk(ledger) as desk:
        found = desk.cases.all()
        tell(map(case_wire, found)) if as_json else show(listed.cases(found))


def _many(name: str, metavar: str, told: str) -> Callable[[F], F]:
    return click.option(name, multiple=True, metavar=metavar, help=told)


@click.command()
@click.argument("name")
@click.option("--make", is_flag=True, help="Make it, with this title.")
@_many("--put", "THING", "Put a story or a claim in, by its id.")
@_many("--take", "THING", "Take a story or a claim out.")
@_many("--tag", "WORD", "Tag it.")
@_many("--untag", "WORD", "Take a tag off.")
@_many("--note", "TEXT", "Write a note to it.")
@_many("--unnote", "N", "Remove the note of that number.")
@click.option("--rename", metavar="TITLE", help="Call it otherwise.")
@click.option("--delete", is_flag=True, help="Delete it, with its tags and notes; it asks first.")
@click.option("--yes", is_flag=True, help="Delete without being asked.")
@ledger_option
@json_option
@reported
def case(name: str, ledger: str | None, as_json: bool, **told: object) -> None:
    """Show a case, by its id or title, after what is to be done with it.

    A case holds stories and claims; they stay on record when it is deleted, and nothing in it is
    evidence.
    """
    from sayso.export import cases as listed
    from sayso.wire.cases import case_view_wire

    with at_desk(ledger) as desk:
        if told["delete"]:
            _delete(desk.cases, name, asked=bool(told["yes"]))
            return
        identity = desk.cases.make(name).id if told["make"] else desk.cases.case(name).case.id
        _done(desk.cases, identity, told)
        view = desk.cases.case(identity)
        tell([case_view_wire(view)]) if as_json else show(listed.case(view))


def _delete(cases: "Cases", name: str, *, asked: bool) -> None:
    case = cases.case(name).case
    told = f"Delete the case “{case.title}” with {len(case.notes)} notes?"
    if asked or click.confirm(told, err=True):
        cases.delete(case.id)
        click.echo(f"deleted {case.title}")


def _done(cases: "Cases", identity: str, told: "dict[str, object]") -> None:
    for option, do in (
        ("put", cases.put_in),
        ("take", cases.take_out),
        ("tag", cases.tag),
        ("untag", cases.untag),
        ("note", cases.note),
    ):
        for each in _typed(told[option]):
            do(identity, each)
    for number in _typed(told["unnote"]):
        cases.unnote(identity, int(number) if number.isdecimal() else 0)
    if told["rename"]:
        cases.rename(identity, str(told["rename"]))


def _typed(told: object) -> tuple[str, ...]:
    return told if isinstance(told, tuple) else ()
