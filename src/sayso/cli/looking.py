"""The commands that look at a ledger: stories, claims, parties, articles."""

import shutil
import sys
from datetime import date, datetime

import click

from sayso.cli.surface import (
    a_day,
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


@click.command()
@ledger_option
@json_option
@reported
def stories(ledger: str | None, as_json: bool) -> None:
    """List the stories, the one last reported on first."""
    from sayso.export import lists
    from sayso.wire.ledger import line_wire

    with at_desk(ledger) as desk:
        found = desk.stories()
        tell(map(line_wire, found)) if as_json else show(lists.stories(found))


@click.command()
@click.argument("name", default="")
@click.option("--all", "every", is_flag=True, help="Also the claims of one party in one article.")
@as_of_option
@known_on_option
@ledger_option
@json_option
@reported
def story(
    name: str,
    every: bool,
    as_of: date | None,
    known_on: datetime | None,
    ledger: str | None,
    as_json: bool,
) -> None:
    """Print one story: its claims party by party, figures, asks, and who copied whom.

    NAME is a story's id or the beginning of it, or the id of a claim in it; without it, the story
    last reported on.
    """
    from sayso.export import story as shown
    from sayso.wire.ledger import to_wire

    with at_desk(ledger) as desk:
        view = desk.story(name or newest(desk), as_of=as_of, known_on=known_on)
        if as_json:
            tell([to_wire([view.story], view.articles, as_of=as_of)])
        else:
            show(shown.story(view, every=every))


@click.command()
@click.argument("name", required=False)
@click.option("--about", metavar="WORDS", help="Only claims whose words hold these.")
@as_of_option
@known_on_option
@ledger_option
@json_option
@reported
def claims(
    name: str | None,
    about: str | None,
    as_of: date | None,
    known_on: datetime | None,
    ledger: str | None,
    as_json: bool,
) -> None:
    """List the claims of a story, or of all, with their standing; first those that you keep."""
    from sayso.export import lists
    from sayso.wire.ledger import claim_wire, kept_wire

    with at_desk(ledger) as desk:
        found = desk.claims(name, about=about, as_of=as_of, known_on=known_on)
        kept = desk.kept(story=name, about=about, as_of=as_of, known_on=known_on)
        if as_json:
            tell(map(kept_wire, kept))
            tell(claim_wire(each.claim, each.view.story.id) for each in found)
        else:
            show(lists.claims(found, kept))


@click.command()
@click.argument("name")
@ledger_option
@json_option
@reported
def claim(name: str, ledger: str | None, as_json: bool) -> None:
    """Show one claim: every stance with its words, what was altered, how many stand behind it.

    Of a claim that you keep: the statements that state it, or that no word is on record.
    """
    from sayso.export import kept as kept_ones
    from sayso.export import story as shown
    from sayso.wire.ledger import claim_wire, kept_wire, stance_wire

    with at_desk(ledger) as desk:
        kept = desk.kept(name)
        if kept:
            tell(map(kept_wire, kept)) if as_json else show(kept_ones.whole(kept))
            return
        found = desk.claim(name)
        if as_json:
            told = claim_wire(found.claim, found.view.story.id)
            tell([{**told, "stances": [stance_wire(stance) for stance in found.stances]}])
        else:
            show(shown.claim(found))


@click.command()
@click.argument("name", nargs=-1, required=True)
@ledger_option
@json_option
@reported
def who(name: tuple[str, ...], ledger: str | None, as_json: bool) -> None:
    """Show all that one party, or a person who speaks for it, is on record with."""
    from sayso.export import story as shown
    from sayso.wire.ledger import party_wire, stance_wire

    with at_desk(ledger) as desk:
        found = desk.who(" ".join(name))
        if as_json:
            tell(
                {**party_wire(p.party), "stances": [stance_wire(s) for s, _ in p.stances]}
                for p in found
            )
        else:
            show(shown.party(found))


@click.command()
@click.argument("text", nargs=-1, required=True)
@ledger_option
@json_option
@reported
def check(text: tuple[str, ...], ledger: str | None, as_json: bool) -> None:
    """Paste a quotation or a claim: who said it, where first, to the letter or altered."""
    from sayso.export import lists
    from sayso.wire.ledger import check_wire

    with at_desk(ledger) as desk:
        found = desk.check(" ".join(text))
        tell([check_wire(found)]) if as_json else show(lists.checked(found))


@click.command()
@click.argument("words", nargs=-1, required=True)
@ledger_option
@json_option
@reported
def search(words: tuple[str, ...], ledger: str | None, as_json: bool) -> None:
    """Find the articles that hold all the words."""
    from sayso.export import lists
    from sayso.wire.ledger import hit_wire

    with at_desk(ledger) as desk:
        found = desk.search(" ".join(words))
        tell(map(hit_wire, found)) if as_json else show(lists.hits(found))


@click.command()
@click.argument("story_name", metavar="[STORY]", required=False)
@ledger_option
@json_option
@reported
def articles(story_name: str | None, ledger: str | None, as_json: bool) -> None:
    """List the articles of a story, or all."""
    from sayso.export import lists
    from sayso.wire.ledger import article_wire

    with at_desk(ledger) as desk:
        found = desk.articles(story_name)
        tell(map(article_wire, found)) if as_json else show(lists.articles(found))


@click.command()
@click.argument("name")
@ledger_option
@json_option
@reported
def article(name: str, ledger: str | None, as_json: bool) -> None:
    """Show one article as it was read: its statements, the versions of its page, its feed.

    And what people entered, mended or struck in it.
    """
    with at_desk(ledger) as desk:
        kept = desk.article(name)
        versions, pages = desk.versions(kept.key), desk.came_by(kept.key)
        made = desk.amending.made(kept.key)
        if as_json:
            from sayso.wire import to_wire
            from sayso.wire.amending import amended_wire
            from sayso.wire.ledger import version_wire
            from sayso.wire.web import page_wire

            more = {
                "versions": [*map(version_wire, versions)],
                "pages": [*map(page_wire, pages)],
                "amendments": [*map(amended_wire, made)],
            }
            tell([{**to_wire(kept.reading), **more}])
        else:
            from sayso.export import feeds, lists, table

            width = shutil.get_terminal_size((80, 24)).columns
            for text in table.render([kept.reading], width=width, colour=sys.stdout.isatty()):
                click.echo(text, nl=False)
            if kept.reading.unread:
                show(lists.not_read(kept))
            show(lists.amended(made))
            show(lists.versions(versions, kept.key))
            show(feeds.came_by(pages))


@click.command()
@click.argument("name", default="")
@ledger_option
@json_option
@reported
def copies(name: str, ledger: str | None, as_json: bool) -> None:
    """Show which articles of a story share a text, why, and what was altered on the way."""
    from sayso.export import story as shown
    from sayso.wire.ledger import to_wire

    with at_desk(ledger) as desk:
        view = desk.copies(name or newest(desk))
        if as_json:
            tell(to_wire([view.story], view.articles)["copies"])
        else:
            show(shown.copies(view))


@click.command()
@click.argument("name", default="")
@as_of_option
@ledger_option
@json_option
@reported
def figures(name: str, as_of: date | None, ledger: str | None, as_json: bool) -> None:
    """Show how the figures of a story moved, by party, as a chart."""
    from sayso.export import story as shown
    from sayso.wire.ledger import series_wire

    with at_desk(ledger) as desk:
        view = desk.story(name or newest(desk), as_of=as_of)
        if as_json:
            tell(series_wire(each, view.story.id) for each in view.story.series)
        else:
            show(shown.figures(view))


@click.command()
@click.argument("name", default="")
@as_of_option
@ledger_option
@json_option
@reported
def asks(name: str, as_of: date | None, ledger: str | None, as_json: bool) -> None:
    """Show who was asked for what in a story, and what came back."""
    from sayso.export import story as shown
    from sayso.wire.ledger import ask_wire

    with at_desk(ledger) as desk:
        view = desk.story(name or newest(desk), as_of=as_of)
        tell(map(ask_wire, view.story.asks)) if as_json else show(shown.asks(view))


@click.command()
@click.argument("name", default="")
@click.option("--since", callback=a_day, required=True, metavar="DATE", help="After that day.")
@click.option("--until", callback=a_day, metavar="DATE", help="Up to that day; else up to now.")
@ledger_option
@json_option
@reported
def changes(name: str, since: date, until: date | None, ledger: str | None, as_json: bool) -> None:
    """Tell what moved in a story between two days: stances, figures, replies, edited pages."""
    from sayso.export import story as shown
    from sayso.wire.ledger import moved_wire

    with at_desk(ledger) as desk:
        view, found = desk.changes(name or newest(desk), since=since, until=until)
        tell(map(moved_wire, found)) if as_json else show(shown.changes(view, found))


LOOKING = (
    figures,
    asks,
    changes,
    stories,
    story,
    claims,
    claim,
    who,
    check,
    search,
    articles,
    article,
    copies,
)
