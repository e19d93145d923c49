"""The program `sayso` and its commands. Heavy packages load when a command runs."""

import click

from sayso import __version__
from sayso.cli.amending import AMENDING
from sayso.cli.cases import case, cases
from sayso.cli.families import families
from sayso.cli.intake import INTAKE
from sayso.cli.keeping import KEEPING
from sayso.cli.looking import LOOKING
from sayso.cli.read import read
from sayso.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """Read news, and keep the record of who said what, down to the exact words."""


main.add_command(read)
main.add_command(serve)
for command in (*INTAKE, *LOOKING, *KEEPING, *AMENDING, cases, case, families):
    main.add_command(command)
