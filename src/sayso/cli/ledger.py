"""The commands of a ledger: add articles, look at the record, decide what is left open."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from sayso.cli.progress import course
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.desk import Desk
    from sayso.export.wrapping import Row

P = ParamSpec("P")
Json = dict[str, Any]

_ledger = click.option(
    "--ledger",
    type=click.Path(dir_okay=False),
    envvar="SAYSO_LEDGER",
    metavar="PATH",
    help="The ledger's file; sayso.db in your data folder unless named.",
)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2031-04-12") from None


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2031-04-12") from None
    if len(value) <= len("2031-04-12"):  # the whole of that day
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


_as_of = click.option("--as-of", callback=_day, metavar="DATE", help="What was published by that day.")
_known_on = click.option(
    "--known-on", callback=_moment, metavar="DATE", help="What this ledger held and judged by then."
)


def _command(function: Callable[P, int | None]) -> Callable[P, None]:
    """Run it; what Sayso reports is one line on standard error, and exit code 1 or 2."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs) or 0
        except SaysoError as error:
            from sayso.export.terminal import one_line

            click.echo(one_line(f"sayso: {error}"), err=True)
            code = 1 if error.scope == "item" else 2
        except BrokenPipeError:
            from sayso.cli import output

            output.abandon()
            code = 0
        sys.exit(code)

    return run


@contextmanager
def _desk(path: str | None) -> "Iterator[Desk]":
    from sayso.desk import open_desk

    with open_desk(path) as desk:
        yield desk


def _show(rows: "Iterable[Row]") -> None:
    from sayso.export.wrapping import printed

    width = shutil.get_terminal_size((80, 24)).columns
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    click.echo(printed(rows, width=width, colour=sys.stdout.isatty() and not plain), nl=False)


def _tell(found: Iterable[Json]) -> None:
    for each in found:
        click.echo(json.dumps(each, ensure_ascii=False))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option("--published", callback=_moment, metavar="DATE", help="The date of articles that give none.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")
@_ledger
@_json
@_command
def add(
    paths: tuple[str, ...], published: datetime | None, quiet: bool, ledger: str | None, as_json: bool  # noqa: FBT001
) -> int:
    """Read files, folders or JSONL into the ledger, and bring its record up to date.

    What is in it already is passed over, so a run that was stopped may simply be repeated.
    """
    new = known = 0
    with _desk(ledger) as desk, course(bar=not quiet and sys.stderr.isatty(), expected=None) as progress:
        for each in desk.add(paths, published=published):
            progress.step(each.failure)
            new, known = new + each.new, known + (each.key is not None and not each.new)
            if as_json:
                _tell([{"key": each.key, "new": each.new, "failure": each.failure, "subject": each.subject}])
        if not quiet and not as_json:
            articles, stories, _ = desk.size()
            click.echo(
                f"{new} added, {known} known before, {progress.failed} failed;"
                f" {articles} articles in {stories} stories"
            )
        return 1 if progress.failed or not progress.read else 0


@click.command()
@_ledger
@_json
@_command
def stories(ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """List the stories, the one last reported on first."""
    from sayso.export import story as shown
    from sayso.wire.ledger import line_wire

    with _desk(ledger) as desk:
        found = desk.stories()
        _tell(map(line_wire, found)) if as_json else _show(shown.stories(found))


@click.command()
@click.argument("name", default="")
@click.option("--all", "every", is_flag=True, help="Also the claims of one party in one article.")
@_as_of
@_known_on
@_ledger
@_json
@_command
def story(
    name: str, every: bool, as_of: date | None, known_on: datetime | None, ledger: str | None, as_json: bool  # noqa: FBT001
) -> None:
    """Print one story: its claims party by party, figures, asks, and who copied whom.

    NAME is a story's id or the beginning of it, or the id of a claim in it; without it, the story
    last reported on.
    """
    from sayso.export import story as shown
    from sayso.wire.ledger import to_wire

    with _desk(ledger) as desk:
        view = desk.story(name or _newest(desk), as_of=as_of, known_on=known_on)
        if as_json:
            _tell([to_wire([view.story], view.articles, as_of=as_of)])
        else:
            _show(shown.story(view, every=every))


def _newest(desk: "Desk") -> str:
    from sayso.errors import UnknownError

    found = desk.stories(limit=1)
    if not found:
        raise UnknownError("story", "", "add articles first: sayso add FILE…")
    return found[0].id


@click.command()
@click.argument("name", required=False)
@click.option("--about", metavar="WORDS", help="Only claims whose words hold these.")
@_ledger
@_json
@_command
def claims(name: str | None, about: str | None, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """List the claims of a story, or of all, with their standing."""
    from sayso.export import story as shown
    from sayso.export.wrapping import Row
    from sayso.wire.ledger import claim_wire

    with _desk(ledger) as desk:
        found = desk.claims(name, about=about)
        if as_json:
            _tell(claim_wire(each.claim, each.view.story.id) for each in found)
        else:
            _show(
                row
                for each in found
                for row in (
                    Row.of((each.claim.text, "strong"), (f"  {each.claim.id}", "dim")),
                    Row.of(each.claim.standing, depth=1),
                    Row.of((shown.corroborated(each.claim.corroboration), "dim"), depth=1),
                )
            )


@click.command()
@click.argument("name")
@_ledger
@_json
@_command
def claim(name: str, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Show one claim: every stance with the words behind it, what was altered, how many stand behind it."""
    from sayso.export import story as shown
    from sayso.wire.ledger import claim_wire, stance_wire

    with _desk(ledger) as desk:
        found = desk.claim(name)
        if as_json:
            told = claim_wire(found.claim, found.view.story.id)
            _tell([{**told, "stances": [stance_wire(stance) for stance in found.stances]}])
        else:
            _show(shown.claim(found))


@click.command()
@click.argument("name", nargs=-1, required=True)
@_ledger
@_json
@_command
def who(name: tuple[str, ...], ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Show all that one party, or a person who speaks for it, is on record with."""
    from sayso.export import story as shown
    from sayso.wire.ledger import party_wire, stance_wire

    with _desk(ledger) as desk:
        found = desk.who(" ".join(name))
        if as_json:
            _tell({**party_wire(p.party), "stances": [stance_wire(s) for s, _ in p.stances]} for p in found)
        else:
            _show(shown.party(found))


@click.command()
@click.argument("text", nargs=-1, required=True)
@_ledger
@_json
@_command
def check(text: tuple[str, ...], ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Paste a quotation or a claim: who said it, where first, to the letter or altered."""
    from sayso.export import story as shown
    from sayso.wire.ledger import check_wire

    with _desk(ledger) as desk:
        found = desk.check(" ".join(text))
        _tell([check_wire(found)]) if as_json else _show(shown.checked(found))


@click.command()
@click.argument("words", nargs=-1, required=True)
@_ledger
@_json
@_command
def search(words: tuple[str, ...], ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Find the articles that hold all the words."""
    from sayso.export import story as shown
    from sayso.wire.ledger import hit_wire

    with _desk(ledger) as desk:
        found = desk.search(" ".join(words))
        _tell(map(hit_wire, found)) if as_json else _show(shown.hits(found))


@click.command()
@click.argument("story_name", metavar="[STORY]", required=False)
@_ledger
@_json
@_command
def articles(story_name: str | None, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """List the articles of a story, or all."""
    from sayso.export import story as shown
    from sayso.wire.ledger import article_wire

    with _desk(ledger) as desk:
        found = desk.articles(story_name)
        _tell(map(article_wire, found)) if as_json else _show(shown.articles(found))


@click.command()
@click.argument("name")
@_ledger
@_json
@_command
def article(name: str, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Show one article as it was read: its statements in order."""
    with _desk(ledger) as desk:
        kept = desk.article(name)
        if as_json:
            from sayso.wire import to_wire

            _tell([to_wire(kept.reading)])
        else:
            from sayso.export import table

            width = shutil.get_terminal_size((80, 24)).columns
            for text in table.render([kept.reading], width=width, colour=sys.stdout.isatty()):
                click.echo(text, nl=False)


@click.command()
@click.argument("name", default="")
@_ledger
@_json
@_command
def copies(name: str, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Show which articles of a story share a text, why, and what was altered on the way."""
    from sayso.export import story as shown
    from sayso.wire.ledger import to_wire

    with _desk(ledger) as desk:
        view = desk.copies(name or _newest(desk))
        if as_json:
            _tell(to_wire([view.story], view.articles)["copies"])
        else:
            _show(shown.copies(view))


@click.command()
@click.argument("story_name", metavar="[STORY]", required=False)
@_ledger
@_json
@_command
def review(story_name: str | None, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """List the pairs of statements that may be about one claim: a person decides."""
    from sayso.export import story as shown
    from sayso.wire.ledger import doubt_wire

    with _desk(ledger) as desk:
        found = desk.review(story_name)
        _tell(map(doubt_wire, found)) if as_json else _show(shown.doubts(found))


@click.command()
@click.argument("name")
@_ledger
@_command
def accept(name: str, ledger: str | None) -> None:
    """Decide that the two statements of an open question are about one claim."""
    with _desk(ledger) as desk:
        desk.accept(name)


@click.command()
@click.argument("name")
@_ledger
@_command
def reject(name: str, ledger: str | None) -> None:
    """Decide that the two statements of an open question are about two claims."""
    with _desk(ledger) as desk:
        desk.reject(name)


@click.command()
@click.argument("one")
@click.argument("other")
@_ledger
@_command
def merge(one: str, other: str, ledger: str | None) -> None:
    """Make one story of two."""
    with _desk(ledger) as desk:
        desk.merge(one, other)


@click.command()
@click.argument("name")
@click.argument("keys", nargs=-1, required=True)
@_ledger
@_command
def split(name: str, keys: tuple[str, ...], ledger: str | None) -> None:
    """Take articles out of a story."""
    with _desk(ledger) as desk:
        desk.split(name, keys)


@click.command()
@click.argument("statement")
@_ledger
@_command
def retract(statement: str, ledger: str | None) -> None:
    """Take a statement, written ARTICLE/STATEMENT, out of the record."""
    with _desk(ledger) as desk:
        desk.retract(statement)


@click.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why: the log keeps it, and not what was removed.")
@_ledger
@_command
def forget(name: str, reason: str, ledger: str | None) -> None:
    """Remove an article wholly: its text, its capture, all that was found in it."""
    with _desk(ledger) as desk:
        click.echo(f"removed {desk.forget(name, reason=reason)}")


@click.command()
@click.option("--failed", is_flag=True, help="Only what failed.")
@_ledger
@_json
@_command
def log(failed: bool, ledger: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Show what was done with this ledger, newest last."""
    from sayso.export import story as shown
    from sayso.wire.ledger import event_wire

    with _desk(ledger) as desk:
        found = desk.log(failed=failed)
        _tell(map(event_wire, found)) if as_json else _show(shown.events(found))


@click.command()
@click.argument("name", required=False)
@click.option(
    "-f", "--format", "form", type=click.Choice(["ledger", "jsonl", "csv"]), default="ledger",
    show_default=True, help="ledger: sayso-ledger/1; jsonl: the readings; csv: the stances.",
)  # fmt: skip
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@_as_of
@_ledger
@_command
def export(name: str | None, form: str, target: str, as_of: date | None, ledger: str | None) -> None:
    """Write a story, or the whole ledger, for other programs."""
    from sayso.cli import output
    from sayso.export import ledger as written

    with _desk(ledger) as desk, output.opened(target) as write:
        if form == "jsonl":
            keys = {key for key in desk.story(name).story.articles} if name else None
            for kept in desk.readings():
                if keys is None or kept.key in keys:
                    write(written.reading_line(kept))
        else:
            whole = desk.export(name, as_of=as_of)
            write(written.indented(whole) if form == "ledger" else written.table(whole))


@click.command()
@click.argument("target", type=click.Path(dir_okay=False))
@_ledger
@_command
def backup(target: str, ledger: str | None) -> None:
    """Copy the ledger's file as it stands."""
    with _desk(ledger) as desk:
        desk.backup(target)


@click.command()
@_ledger
@_command
def doctor(ledger: str | None) -> int:
    """Look for faults in the ledger: damaged pages, missing or altered captures."""
    with _desk(ledger) as desk:
        faults = desk.doctor()
        articles_, stories_, judgements = desk.size()
        for fault in faults:
            click.echo(fault, err=True)
        click.echo(
            f"{articles_} articles, {stories_} stories, {judgements} judgements;"
            f" {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}"
        )
        return 1 if faults else 0


COMMANDS = (
    add, stories, story, claims, claim, who, check, search, articles, article, copies, review, accept,
    reject, merge, split, retract, forget, log, export, backup, doctor,
)  # fmt: skip
