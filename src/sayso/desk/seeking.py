"""What was sought with the words that may be shown, and all that one party is on record with."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.desk import quoting
from sayso.errors import UnknownError
from sayso.protocols import Session
from sayso.text.seeking import asked
from sayso.types.seeking import Findings, PartyRow, Passage, Question
from sayso.types.story import Point, Reference, Series, Story
from sayso.types.view import PartyStory


def found(session: Session, question: Question, *, limit: int, after: int) -> Findings:
    """What holds the words; words that their capture does not vouch for are withheld."""
    findings = session.seek.found(question, asked(question.words), limit=limit, after=after)
    faults = session.faults_of(each.sha256 for each in findings.passages if each.sha256)
    passages = tuple(_vouched(each, faults.get(each.sha256 or "")) for each in findings.passages)
    return replace(findings, passages=passages)


def _vouched(passage: Passage, fault: str | None) -> Passage:
    return replace(passage, text=None, withheld=fault) if fault else passage


def party(
    session: Session, name: str, *, limit: int, after: int
) -> tuple[PartyRow, list[PartyStory]]:
    """The party of this id or name, and what it is on record with in so many of its stories."""
    row = session.seek.party(name)
    if row is None:
        raise UnknownError("party", name, "look for a part of the name under “People”")
    ids = session.seek.stories_of(row.id, limit=limit, after=after)
    stories = filter(None, map(session.story, ids))
    return row, [_in_story(session, row.id, story) for story in stories]


def _in_story(session: Session, identity: str, story: Story) -> PartyStory:
    pages = quoting.Pages(session)
    of = {claim.id: claim for claim in story.claims}
    stances = tuple((s, of[s.claim]) for s in story.stances if s.party == identity)
    figures = tuple(
        (series, point, quoting.given_in(pages, story, point))
        for series, point in _figures(identity, story)
    )
    by = tuple(ask for ask in story.asks if identity in ask.by)
    to = tuple(ask for ask in story.asks if identity in ask.to)
    asks = (*by, *to)
    wanted: dict[Reference, None] = dict.fromkeys(s.at for s, _ in stances)
    wanted |= dict.fromkeys(at for _, _, at in figures)
    wanted |= dict.fromkeys(ask.statements[0] for ask in asks if ask.statements)
    wanted |= dict.fromkeys(reply.at for ask in asks for reply in ask.replies)
    return PartyStory(
        next(p for p in story.parties if p.id == identity),
        story,
        stances,
        figures,
        by,
        to,
        tuple(map(pages.quotation, wanted)),
    )


def _figures(identity: str, story: Story) -> Iterator[tuple[Series, Point]]:
    for series in story.series:
        for point in series.points:
            if point.party == identity:
                yield series, point
