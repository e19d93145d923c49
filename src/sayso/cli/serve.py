"""The command `serve`: the desk in a browser, on this machine."""

from importlib.util import find_spec

import click

from sayso.cli.surface import adding_desk, ledger_option, manner_options, reported
from sayso.errors import ServeError

_NEEDS = ("fastapi", "jinja2", "python_multipart", "uvicorn")


@click.command()
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Of this machine alone.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8031,
    show_default=True,
    metavar="N",
    help="0 takes any that is free.",
)
@click.option(
    "--schedule",
    is_flag=True,
    help="Ask each feed when its turn comes, as `sayso run` does; else its page turns that on.",
)
@ledger_option
@manner_options
@reported
def serve(ledger: str | None, host: str, port: int, schedule: bool) -> None:
    """Open the desk in a browser: stories, claims, who stands where, in the exact words.

    One reader, on this machine: any other address is refused. What is added here never leads into
    a private network. Where no ledger is, one is made. Ctrl-C stops it.
    """
    _look_for_packages(f"{host}:{port}")
    from sayso.web.guarding import loopback
    from sayso.web.serving import serve as served

    loopback(host)  # before a ledger is made
    with adding_desk(ledger, current=False) as desk:
        served(desk, host=host, port=port, told=_tell, scheduled=schedule)


def _tell(address: str) -> None:
    click.echo(f"The desk is open at {address} (Ctrl-C stops it)")


def _look_for_packages(address: str) -> None:
    missing = [name for name in _NEEDS if find_spec(name) is None]
    if missing:
        raise ServeError(
            address,
            f"the web desk needs packages that are not installed ({', '.join(missing)})",
            "install them: pip install 'sayso[web]'",
        )
