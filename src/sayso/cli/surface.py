"""What the commands of a ledger share: options, errors in one line, rows and JSON on the screen."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.desk import Desk
    from sayso.export.wrapping import Row
    from sayso.types.web import Index, Manners

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])
Json = dict[str, Any]

_FAMILIES = "sayso.families"  # where a command's context holds the path
_MANNERS = "sayso.manners"  # and how it was told to behave
_HISTORY = "sayso.history"  # and where an archive tells of earlier captures


def _named(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_FAMILIES] = value


def ledger_option(command: F) -> F:
    """The options of every command that looks at a ledger."""
    families = click.option(
        "--families",
        type=click.Path(dir_okay=False),
        envvar="SAYSO_FAMILIES",
        metavar="FILE",
        callback=_named,
        expose_value=False,
        help="The table of publisher families; families.toml in your data folder unless named.",
    )
    ledger = click.option(
        "--ledger",
        type=click.Path(dir_okay=False),
        envvar="SAYSO_LEDGER",
        metavar="PATH",
        help="The ledger's file; sayso.db in your data folder unless named.",
    )
    return ledger(families(command))


def web_options(command: F) -> F:
    """The options of every command that asks for addresses that its user typed."""
    private = click.option(
        "--allow-private",
        is_flag=True,
        expose_value=False,
        callback=_set,
        help="Ask for addresses of this machine and its network too. Named here alone, never in"
        " the environment.",
    )
    return private(manner_options(command))


def manner_options(command: F) -> F:
    """How hosts are asked, whoever named them."""
    delay = click.option(
        "--delay",
        type=click.FloatRange(0, 3600),
        metavar="SECONDS",
        expose_value=False,
        callback=_set,
        help="Between two requests to one host, at least; 1 unless named.",
    )
    hosts = click.option(
        "--hosts",
        type=click.IntRange(1, 256),
        metavar="N",
        expose_value=False,
        callback=_set,
        help="How many hosts are asked at once; 8 unless named.",
    )
    return delay(hosts(command))


def history_options(command: F) -> F:
    """The options of the command that asks an archive for earlier versions."""
    history = click.option(
        "--history",
        is_flag=True,
        expose_value=False,
        callback=_tell,
        help="Ask an archive for earlier captures of the addresses, and keep each as a version.",
    )
    index = click.option(
        "--index",
        metavar="ADDRESS",
        expose_value=False,
        callback=_tell,
        envvar="SAYSO_INDEX",
        help="Where the archive lists its captures of {url}: a Memento time map or a CDX index."
        " None unless named.",
    )
    replay = click.option(
        "--replay",
        metavar="ADDRESS",
        expose_value=False,
        callback=_tell,
        envvar="SAYSO_REPLAY",
        help="Where it gives the capture of {url} at {time}; a CDX index does not say.",
    )
    most = click.option(
        "--most",
        type=click.IntRange(1, 1000),
        expose_value=False,
        callback=_tell,
        metavar="N",
        help="Of earlier captures of a page, at most so many; 50 unless named.",
    )
    return history(index(replay(most(command))))


def _tell(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value and param.name:
        ctx.meta.setdefault(_HISTORY, {})[param.name] = value


def history() -> "Index | None":
    """The index of earlier captures that the running command was told to ask, if it was."""
    from sayso.types.web import Index

    told = dict(click.get_current_context().meta.get(_HISTORY, {}))
    if not told.pop("history", False):
        return None
    if "index" not in told:
        raise click.UsageError(
            "no index of earlier captures is named: --index ADDRESS or SAYSO_INDEX, such as"
            " https://ARCHIVE/timemap/link/{url}"
        )
    return Index(told.pop("index"), **told)


def _set(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None and param.name:
        ctx.meta.setdefault(_MANNERS, {})[param.name] = value


def manners() -> "Manners":
    """How the running command was told to behave towards hosts of the web."""
    from sayso.types.web import Manners

    return Manners(**click.get_current_context().meta.get(_MANNERS, {}))


json_option = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line, for programs."
)


def a_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A day as ISO writes it."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2031-04-12") from None


def a_moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """A date and time as ISO writes it; a day alone is meant to its end, UTC unless it says so."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2031-04-12") from None
    if len(value) <= len("2031-04-12"):  # the whole of that day
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


as_of_option = click.option(
    "--as-of", callback=a_day, metavar="DATE", help="What was published by that day."
)
known_on_option = click.option(
    "--known-on",
    callback=a_moment,
    metavar="DATE",
    help="What this ledger held and judged by then.",
)


def reported(function: Callable[P, int | None]) -> Callable[P, None]:
    """Run it; what Sayso reports is one line on standard error, and exit code 1 or 2."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs) or 0
        except SaysoError as error:
            from sayso.export.terminal import one_line

            click.echo(one_line(f"sayso: {error}"), err=True)
            code = 1 if error.scope == "item" else 2
        except KeyboardInterrupt:
            click.echo("stopped; the same command goes on from here", err=True)
            code = 130
        except BrokenPipeError:
            from sayso.cli import output

            output.abandon()
            code = 0
        sys.exit(code)

    return run


def named_families() -> str | None:
    """The table of publisher families that the running command was given."""
    found: str | None = click.get_current_context().meta.get(_FAMILIES)
    return found


@contextmanager
def at_desk(path: str | None) -> "Iterator[Desk]":
    """The desk over the ledger that was named, which must be there."""
    from sayso.desk import open_desk

    with open_desk(path, families=named_families(), manners=manners(), make=False) as desk:
        yield desk


@contextmanager
def adding_desk(path: str | None, *, quiet: bool = False, current: bool = True) -> "Iterator[Desk]":
    """The same for a command that adds; where no ledger is, one is made, which is told."""
    from sayso.desk import default_ledger, open_desk

    where = Path(path) if path else default_ledger()
    is_new = not where.exists()
    with open_desk(where, families=named_families(), manners=manners(), current=current) as desk:
        if is_new and not quiet:
            click.echo(f"made a new ledger: {where}", err=True)
        yield desk


def newest(desk: "Desk") -> str:
    """The id of the story last reported on."""
    from sayso.errors import UnknownError

    found = desk.stories(limit=1)
    if not found:
        raise UnknownError("story", "", "add articles first: sayso add FILE…")
    return found[0].id


def show(rows: "Iterable[Row]") -> None:
    """Print rows, in colour where a person looks at a terminal that has it."""
    from sayso.export.wrapping import printed

    width = shutil.get_terminal_size((80, 24)).columns
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    click.echo(printed(rows, width=width, colour=sys.stdout.isatty() and not plain), nl=False)


def tell(found: Iterable[Json]) -> None:
    """Print one JSON object a line."""
    for each in found:
        click.echo(json.dumps(each, ensure_ascii=False))
