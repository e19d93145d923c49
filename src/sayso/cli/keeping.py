"""The commands that change a ledger, and those that keep it: add, decide, export, back up."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from sayso.cli.progress import course
from sayso.cli.surface import (
    Json,
    a_moment,
    as_of_option,
    at_desk,
    json_option,
    known_on_option,
    ledger_option,
    newest,
    reported,
    show,
    tell,
)

if TYPE_CHECKING:
    from sayso.cli.output import Write
    from sayso.desk import Desk
    from sayso.types.view import StoryView

BRIEFS = ("html", "markdown")  # what `export` writes for people to read


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--published", callback=a_moment, metavar="DATE", help="The date of articles that give none."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")
@ledger_option
@json_option
@reported
def add(
    paths: tuple[str, ...],
    published: datetime | None,
    quiet: bool,
    ledger: str | None,
    as_json: bool,
) -> int:
    """Read files and folders into the ledger, and bring its record up to date.

    What is in it already is passed over, so a run that was stopped may simply be repeated.
    """
    new = known = 0
    with (
        at_desk(ledger) as desk,
        course(bar=not quiet and sys.stderr.isatty(), expected=None) as progress,
    ):
        for each in desk.add(paths, published=published):
            progress.step(each.failure)
            new, known = new + each.new, known + (each.key is not None and not each.new)
            if as_json:
                tell(
                    [
                        {
                            "key": each.key,
                            "new": each.new,
                            "failure": each.failure,
                            "subject": each.subject,
                        }
                    ]
                )
        if not quiet and not as_json:
            articles, stories, _ = desk.size()
            click.echo(
                f"{new} added, {known} known before, {progress.failed} failed;"
                f" {articles} articles in {stories} stories"
            )
        return 1 if progress.failed or not progress.read else 0


@click.command()
@click.argument("story_name", metavar="[STORY]", required=False)
@ledger_option
@json_option
@reported
def review(story_name: str | None, ledger: str | None, as_json: bool) -> None:
    """List the pairs of statements that may be about one claim: a person decides."""
    from sayso.export import lists
    from sayso.wire.ledger import doubt_wire

    with at_desk(ledger) as desk:
        found = desk.review(story_name)
        tell(map(doubt_wire, found)) if as_json else show(lists.doubts(found))


@click.command()
@click.argument("name")
@ledger_option
@reported
def accept(name: str, ledger: str | None) -> None:
    """Decide that the two statements of an open question are about one claim."""
    with at_desk(ledger) as desk:
        desk.accept(name)


@click.command()
@click.argument("name")
@ledger_option
@reported
def reject(name: str, ledger: str | None) -> None:
    """Decide that the two statements of an open question are about two claims."""
    with at_desk(ledger) as desk:
        desk.reject(name)


@click.command()
@click.argument("one")
@click.argument("other")
@ledger_option
@reported
def merge(one: str, other: str, ledger: str | None) -> None:
    """Make one story of two."""
    with at_desk(ledger) as desk:
        desk.merge(one, other)


@click.command()
@click.argument("name")
@click.argument("keys", nargs=-1, required=True)
@ledger_option
@reported
def split(name: str, keys: tuple[str, ...], ledger: str | None) -> None:
    """Take articles out of a story."""
    with at_desk(ledger) as desk:
        desk.split(name, keys)


@click.command()
@click.argument("statement")
@ledger_option
@reported
def retract(statement: str, ledger: str | None) -> None:
    """Take a statement, written ARTICLE/STATEMENT, out of the record."""
    with at_desk(ledger) as desk:
        desk.retract(statement)


@click.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why: the log keeps it, and not what was removed.")
@ledger_option
@reported
def forget(name: str, reason: str, ledger: str | None) -> None:
    """Remove an article wholly: its text, its capture, all that was found in it."""
    with at_desk(ledger) as desk:
        click.echo(f"removed {desk.forget(name, reason=reason)}")


@click.command()
@click.option("--failed", is_flag=True, help="Only what failed.")
@ledger_option
@json_option
@reported
def log(failed: bool, ledger: str | None, as_json: bool) -> None:
    """Show what was done with this ledger, newest last."""
    from sayso.export import lists
    from sayso.wire.ledger import event_wire

    with at_desk(ledger) as desk:
        found = desk.log(failed=failed)
        tell(map(event_wire, found)) if as_json else show(lists.events(found))


@click.command()
@click.argument("name", metavar="[STORY]", required=False)
@click.option(
    "-f", "--format", "form", type=click.Choice(["ledger", "jsonl", "csv", *BRIEFS]),
    default="ledger", show_default=True,
    help="ledger: sayso-ledger/1; jsonl: the readings; csv: the stances; html, markdown: a brief of"
    " one story for people, the newest unless named.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, allow_dash=True), default="-"
)
@as_of_option
@known_on_option
@ledger_option
@reported
def export(
    name: str | None,
    form: str,
    target: str,
    as_of: date | None,
    known_on: datetime | None,
    ledger: str | None,
) -> None:
    """Write a story, or the whole ledger: for other programs, or as a brief for people."""
    from sayso.cli import output

    if known_on and form not in BRIEFS:
        raise click.UsageError(f"--known-on goes with --format {' and '.join(BRIEFS)} alone")
    with at_desk(ledger) as desk, output.opened(target) as write:
        if form in BRIEFS:
            view = desk.story(name or newest(desk), as_of=as_of, known_on=known_on)
            write(_brief(view, form, as_of=as_of, known_on=known_on))
        elif form == "jsonl":
            _readings(desk, name, write)
        else:
            _whole(desk.export(name, as_of=as_of), form, write)


def _brief(view: "StoryView", form: str, *, as_of: date | None, known_on: datetime | None) -> str:
    from sayso.export import brief_html, brief_markdown
    from sayso.export.brief_view import brief

    render = brief_html.render if form == "html" else brief_markdown.render
    return render(brief(view, as_of=as_of, known_on=known_on))


def _readings(desk: "Desk", name: str | None, write: "Write") -> None:
    from sayso.export import ledger as written

    keys = set(desk.story(name).story.articles) if name else None
    for kept in desk.readings():
        if keys is None or kept.key in keys:
            write(written.reading_line(kept))


def _whole(whole: Json, form: str, write: "Write") -> None:
    from sayso.export import ledger as written

    write(written.indented(whole) if form == "ledger" else written.table(whole))


@click.command()
@click.argument("target", type=click.Path(dir_okay=False))
@ledger_option
@reported
def backup(target: str, ledger: str | None) -> None:
    """Copy the ledger's file as it stands."""
    with at_desk(ledger) as desk:
        desk.backup(target)


@click.command()
@ledger_option
@reported
def doctor(ledger: str | None) -> int:
    """Look for faults in the ledger: damaged pages, missing or altered captures."""
    with at_desk(ledger) as desk:
        faults = desk.doctor()
        articles_, stories_, judgements = desk.size()
        for fault in faults:
            click.echo(fault, err=True)
        click.echo(
            f"{articles_} articles, {stories_} stories, {judgements} judgements;"
            f" {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}"
        )
        return 1 if faults else 0


KEEPING = (add, review, accept, reject, merge, split, retract, forget, log, export, backup, doctor)
