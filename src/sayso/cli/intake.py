"""The commands that bring articles into a ledger: add, follow, refresh, run."""

import time
from datetime import datetime
from itertools import count, islice
from typing import TYPE_CHECKING

import click

from sayso.cli.journey import Journey, journey
from sayso.cli.surface import (
    a_moment,
    adding_desk,
    at_desk,
    history,
    history_options,
    json_option,
    ledger_option,
    reported,
    show,
    tell,
    web_options,
)
from sayso.errors import ReadError
from sayso.types.view import Added

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.desk import Desk

JUDGED = 60.0  # seconds after which a run that is looked at tells how many copies it has met
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--published", callback=a_moment, metavar="DATE", help="The date of articles that give none."
)
@quiet_option
@history_options
@web_options
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
    """Read files, folders, JSONL or addresses into the ledger, and bring its record up to date.

    What is in it already is passed over, so a run that was stopped may simply be repeated.
    Addresses (http, https) are asked for politely: one request a host at a time, as its robots.txt
    allows, and without a body where nothing has changed.

    With --history an archive that you name is asked for earlier captures of the addresses; each is
    a version of its page, and `changes` tells what the edits did.
    """
    index = history()
    with adding_desk(ledger, quiet=quiet) as desk, journey(quiet=quiet or as_json) as way:
        found = desk.add(paths, published=published, history=index)
        _gone(desk, way, found, as_json=as_json)
        way.end()
        if not quiet and not as_json:
            _report(desk, way)
        return 1 if way.tally.failed or not way.tally.done else 0


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@web_options
@ledger_option
@json_option
@reported
def follow(urls: tuple[str, ...], ledger: str | None, as_json: bool) -> int:
    """Follow feeds: RSS, Atom, JSON Feed, sitemaps, or the first feed that a page names.

    What they name is read by `sayso refresh`, or as it comes by `sayso run`.
    """
    with adding_desk(ledger) as desk, journey() as way:
        for url in urls:
            try:
                _followed(desk, url, as_json=as_json)
            except ReadError as error:
                way.step(Added(None, url, new=False, failure=str(error)))
        return 1 if way.tally.failed else 0


def _followed(desk: "Desk", url: str, *, as_json: bool) -> None:
    from sayso.export import feeds as listed
    from sayso.wire.web import feed_wire

    feed, others = desk.follow(url)
    if as_json:
        tell([{**feed_wire(feed), "others": others}])
    else:
        show(listed.followed(feed, others))


@click.command()
@click.argument("name")
@ledger_option
@reported
def unfollow(name: str, ledger: str | None) -> None:
    """Follow a feed no more, by its address, its host or its title; what was read of it stays."""
    with at_desk(ledger) as desk:
        click.echo(f"no longer followed: {desk.unfollow(name).url}")


@click.command()
@ledger_option
@json_option
@reported
def feeds(ledger: str | None, as_json: bool) -> None:
    """List the feeds that are followed: when each was asked, what it named, what failed."""
    from sayso.export import feeds as listed
    from sayso.wire.web import feed_wire

    with at_desk(ledger) as desk:
        found = desk.feeds()
        tell(map(feed_wire, found)) if as_json else show(listed.feeds(found))


@click.command()
@quiet_option
@web_options
@ledger_option
@json_option
@reported
def refresh(quiet: bool, ledger: str | None, as_json: bool) -> int:
    """Ask the feeds for what is new, read it, and read again pages that may have changed.

    A page is read again after an hour, then after growing pauses up to a week, until it has not
    changed for sixty days. A run that was stopped may simply be repeated.
    """
    with at_desk(ledger) as desk, journey(quiet=quiet or as_json) as way:
        _gone(desk, way, desk.refresh(), as_json=as_json)
        way.end()
        if not quiet and not as_json:
            _report(desk, way)
        return 1 if way.tally.failed else 0


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="Stop after so many.")
@quiet_option
@web_options
@ledger_option
@json_option
@reported
def run(rounds: int | None, quiet: bool, ledger: str | None, as_json: bool) -> None:
    """Follow the feeds until Ctrl-C: each is asked when its turn comes, and so is each page.

    A feed with news is asked sooner, from four times an hour down to once a day.
    """
    with at_desk(ledger) as desk:
        course = desk.run()
        for _ in islice(count(), rounds):
            _round(desk, course, quiet=quiet, as_json=as_json)


def _round(desk: "Desk", course: "Iterator[Added | None]", *, quiet: bool, as_json: bool) -> None:
    with journey(quiet=quiet or as_json) as way:
        found = (each for each in iter(lambda: next(course), None) if each)
        _gone(desk, way, found, as_json=as_json)
        way.end()
        if way.tally.done and not quiet and not as_json:
            _report(desk, way)


def _gone(desk: "Desk", way: Journey, found: "Iterable[Added]", *, as_json: bool) -> None:
    from sayso.wire.web import added_wire

    judged = time.monotonic()
    for each in found:
        way.step(each)
        if as_json:
            tell([added_wire(each)])
        if way.seen and time.monotonic() - judged > JUDGED:
            desk.judge()
            way.copies = desk.copied(way.tally.keys)
            judged = time.monotonic()


def _report(desk: "Desk", way: Journey) -> None:
    """What became of the run, and what the ledger holds now."""
    from sayso.export.outline import counted

    articles, stories, _ = desk.size()
    told = way.tally.told(desk.copied(way.tally.keys))
    click.echo(f"{told}; {counted(articles, 'article')} in {counted(stories, 'story')}")
    if way.tally.failed:
        click.echo("`sayso log --failed` names what failed", err=True)


INTAKE = (add, follow, unfollow, feeds, refresh, run)
