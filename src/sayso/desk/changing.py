"""What moved in a story between two days: by its date, or without one by the day of adding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.desk import quoting, versions
from sayso.desk.past import Past
from sayso.errors import UnknownError
from sayso.judge.changes import moved, undated
from sayso.protocols import Session
from sayso.types.story import Point, Reference, Story
from sayso.types.view import Moved, StoryView


def changes(
    past: Past, name: str, *, since: date, until: date | None
) -> tuple[StoryView, tuple[Moved, ...]]:
    """The story as it stood at the end, and what moved.

    What dated articles tell is compared without those that have no date: one of these may be older
    or newer than any, and would move what has its day. What it tells is told beside, by the day on
    which it was added.
    """
    last = until or date.max
    (whole,) = past.stories(name, last, undated=last)
    with past.ledger.reading() as session:
        days = {listed.key: listed.day for listed in session.listed(whole.articles)}
    dated = whole if all(days.values()) else _dated(past, name, last)
    with past.ledger.reading() as session:
        known = {key for key, day in days.items() if day and day <= since}
        given = _given(session, [whole, *([dated] if dated and dated is not whole else [])])
        found = moved(dated, known, given) if dated else ()
        added = _added(session, whole, since, last)
        edited = versions.moves(session, session.listed(whole.articles))
        edits = [each for each in edited if each.day and since < each.day <= last]
        return _worded(session, whole, (*found, *undated(whole, added, given), *edits))


def _dated(past: Past, name: str, day: date) -> Story | None:
    """The story of the articles published by a day; None where there were none."""
    try:
        (story,) = past.stories(name, day)
    except UnknownError:
        return None
    return story


def _given(session: Session, stories: Sequence[Story]) -> dict[Point, Reference]:
    """In which statement each figure was given."""
    every = [(story, p) for story in stories for series in story.series for p in series.points]
    pages = quoting.Pages(session, {point.article for _, point in every})
    return {point: quoting.given_in(pages, story, point) for story, point in every}


def _added(session: Session, story: Story, since: date, last: date) -> Mapping[str, date]:
    """The articles without a date that came in after one day and by another, each with its day."""
    bare = [listed.key for listed in session.listed(story.articles) if not listed.day]
    days = {kept.key: kept.added_at.date() for kept in session.fetched(bare)}
    return {key: day for key, day in days.items() if since < day <= last}


def _worded(
    session: Session, story: Story, found: Iterable[Moved]
) -> tuple[StoryView, tuple[Moved, ...]]:
    """The story with the words of every change, in the order of the days."""
    every = sorted(found, key=lambda m: (str(m.day), m.what, m.subject))
    view = quoting.story_view(session, story)
    known = {quotation.at for quotation in view.quotations}
    named = (at for each in every for at in (each.was_at, each.at) if at and at.has_words)
    wanted = dict.fromkeys(at for at in named if at not in known)
    pages = quoting.Pages(session, (at.article for at in wanted))
    return replace(view, quotations=(*view.quotations, *map(pages.quotation, wanted))), tuple(every)
