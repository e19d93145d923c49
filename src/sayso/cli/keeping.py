"""The commands that change a ledger, and those that keep it: decide, export, back up."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from sayso.cli.surface import (
    Json,
    adding_desk,
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
@click.argument("text", nargs=-1, required=True)
@ledger_option
@json_option
@reported
def keep(text: tuple[str, ...], ledger: str | None, as_json: bool) -> None:
    """Keep a claim in your own words, before or after anyone states it.

    It shows under `claims`, `claim` and `check` with what states it, in articles added before and
    later. `retract` takes it back, `forget` removes it.
    """
    from sayso.export import kept
    from sayso.wire.ledger import kept_wire

    with adding_desk(ledger) as desk:
        found = desk.keep(" ".join(text))
        tell([kept_wire(found)]) if as_json else show(kept.heads([found]))


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
    """Make one story of two, or one claim of two.

    A statement, written ARTICLE/STATEMENT, is put with the claim that is named beside it, and taken
    out of its own. `undo` of the statement takes that back.
    """
    with at_desk(ledger) as desk:
        desk.merge(one, other)


@click.command()
@click.argument("name", metavar="STORY|CLAIM")
@click.argument("parts", nargs=-1, required=True, metavar="ARTICLE…|STATEMENT…")
@ledger_option
@reported
def split(name: str, parts: tuple[str, ...], ledger: str | None) -> None:
    """Take articles out of a story, or statements out of a claim that they are not of.

    Statements are written ARTICLE/STATEMENT. With each goes what only says the same again, as in a
    copy; together they are a claim of their own, whatever is read later. `merge` puts one with
    another claim, `undo` takes it back.
    """
    with at_desk(ledger) as desk:
        desk.split(name, parts)


@click.command()
@click.argument("name")
@ledger_option
@reported
def retract(name: str, ledger: str | None) -> None:
    """Take a statement, written ARTICLE/STATEMENT, out of the record; or a claim that you keep."""
    with at_desk(ledger) as desk:
        desk.retract(name)


OPINIONS = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")


@click.command()
@click.argument("name", metavar="CLAIM")
@click.argument("opinion", type=click.Choice([*OPINIONS, "none"]))
@ledger_option
@json_option
@reported
def react(name: str, opinion: str, ledger: str | None, as_json: bool) -> None:
    """Keep what you think of a claim; `none` takes it back.

    It is your own opinion: no evidence, no stance, and counted nowhere.
    """
    from sayso.export import lists
    from sayso.types.seeking import Opinion
    from sayso.wire.ledger import reaction_wire

    with at_desk(ledger) as desk:
        desk.react(name, None if opinion == "none" else Opinion(opinion))
        found = desk.reactions(name)
        tell(map(reaction_wire, found)) if as_json else show(lists.reactions(found))


@click.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why: the log keeps it, and not what was removed.")
@ledger_option
@reported
def forget(name: str, reason: str, ledger: str | None) -> None:
    """Remove an article wholly: its text, its capture, all that was found in it.

    Or a claim that you keep, with what was judged of it.
    """
    with at_desk(ledger) as desk:
        click.echo(f"removed {desk.forget(name, reason=reason)}")


@click.command()
@click.option("--failed", is_flag=True, help="Only what failed.")
@click.option(
    "--what", default="", metavar="KIND", help="Only lines of one kind, as add or follow."
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N",
    help="How many lines, the newest.",
)  # fmt: skip
@ledger_option
@json_option
@reported
def log(failed: bool, what: str, limit: int, ledger: str | None, as_json: bool) -> None:
    """Show what was done with this ledger, newest last."""
    from sayso.export import lists
    from sayso.wire.ledger import event_wire

    with at_desk(ledger) as desk:
        found = desk.log(failed=failed, limit=limit, what=what)
        tell(map(event_wire, found)) if as_json else show(lists.events(found))


@click.command()
@click.argument("name", metavar="[STORY]", required=False)
@click.option(
    "-f", "--format", "form", type=click.Choice(["ledger", "jsonl", "csv", "warc", *BRIEFS]),
    default="ledger", show_default=True,
    help="ledger: sayso-ledger/1; jsonl: the readings; csv: the stances; warc: what was read, as a"
    " web archive; html, markdown: a brief of one story for people, the newest unless named.",
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
    if form == "warc":
        _archive(name, target, ledger, as_of=as_of)
        return
    with at_desk(ledger) as desk, output.opened(target) as write:
        if form in BRIEFS:
            view = desk.story(name or newest(desk), as_of=as_of, known_on=known_on)
            write(_brief(view, form, as_of=as_of, known_on=known_on))
        elif form == "jsonl":
            _readings(desk, name, write)
        else:
            _whole(desk.export(name, as_of=as_of), form, write)


def _archive(name: str | None, target: str, ledger: str | None, *, as_of: date | None) -> None:
    """What was read, for other programs, or for another ledger."""
    from sayso.cli import output

    if as_of:
        raise click.UsageError("--as-of goes with another --format")
    if output.is_terminal(target):
        raise click.UsageError("an archive is no text; name its file: -o FILE.warc.gz")
    with at_desk(ledger) as desk, output.opened_raw(target) as write:
        for record in desk.archive(name):
            write(record)


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
    from sayso.export.outline import counted

    with at_desk(ledger) as desk:
        faults = desk.doctor()
        articles_, stories_, judgements = desk.size()
        for fault in faults:
            click.echo(fault, err=True)
        click.echo(
            f"{counted(articles_, 'article')}, {counted(stories_, 'story')},"
            f" {counted(judgements, 'judgement')};"
            f" {counted(len(faults), 'fault') if faults else 'no faults'}"
        )
        return 1 if faults else 0


KEEPING = (
    keep,
    review,
    accept,
    reject,
    merge,
    split,
    retract,
    react,
    forget,
    log,
    export,
    backup,
    doctor,
)
