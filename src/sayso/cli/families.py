"""The commands of publisher families: see the table, and set an outlet's line in it."""

import click

from sayso.cli.surface import at_desk, json_option, ledger_option, reported, show, tell


@click.group(invoke_without_command=True)
@ledger_option
@json_option
@click.pass_context
def families(ctx: click.Context, ledger: str | None, as_json: bool) -> None:
    """Show to which publisher family each outlet belongs.

    Pages of one family count once where it is asked how many stand behind a claim. The table is a
    TOML file, a line an outlet ("Ostmere Post" = "Sound Media"), to be edited by hand or with
    `families set`. A change of it has the stories judged anew whose articles it moves.
    """
    if ctx.invoked_subcommand is None:
        _shown(ledger, as_json)
    ctx.obj = ledger


@reported
def _shown(ledger: str | None, as_json: bool) -> None:
    from sayso.export import lists
    from sayso.wire.ledger import housed_wire

    with at_desk(ledger) as desk:
        found = desk.families()
        tell(map(housed_wire, found)) if as_json else show(lists.families(found))


@families.command(name="set")
@click.argument("outlet")
@click.argument("family")
@ledger_option
@click.pass_obj
@reported
def put(above: str | None, outlet: str, family: str, ledger: str | None) -> None:
    """Write that an outlet, by its name or domain, belongs to a publisher family."""
    with at_desk(ledger or above) as desk:
        desk.set_family(outlet, family)


@families.command()
@click.argument("outlet")
@ledger_option
@click.pass_obj
@reported
def unset(above: str | None, outlet: str, ledger: str | None) -> None:
    """Take an outlet out of the table: it is a family of its own again."""
    with at_desk(ledger or above) as desk:
        desk.set_family(outlet, None)
