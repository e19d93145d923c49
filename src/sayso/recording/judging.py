"""Judge the stories that have changed, and tell a story as it stood at another time."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sayso._version import __version__
from sayso.judge.chapter import Chapter
from sayso.judge.story import Rulings, judged
from sayso.protocols import Ledger
from sayso.recording.claiming import seek
from sayso.recording.placing import placed, rewind
from sayso.recording.ruling import ruled
from sayso.types.exchange import Reads
from sayso.types.kept import PROGRAM, Judgement, Kept, StoryLine, written
from sayso.types.story import Story

AUTHOR = f"{PROGRAM} {__version__}"


def refresh(ledger: Ledger, *, now: datetime, reads: Reads | None = None) -> Iterator[str]:
    """Judge every story that has changed; gives their ids."""
    with ledger.reading() as session:
        unplaced = session.unplaced()
    if unplaced:
        with ledger.writing() as session:
            placed(session)
    seek(ledger)
    with ledger.reading() as session:
        waiting = session.waiting()
    for root in waiting:
        with ledger.writing() as session:
            if not session.is_waiting(root):
                continue
            kept = session.story_articles(root)
            found = story_of(kept, ruled(session, root), reads) if kept else None
            made = list(_judgements(found, now)) if found else []
            session.put(root, found, line(found) if found else None, made)
        if found:
            yield found.id


def story_of(kept: Iterable[Kept], rulings: Rulings, reads: Reads | None = None) -> Story:
    """The record of one story's articles: a pure function of them and of people's rulings."""
    chapters = [Chapter(each.key, each.reading, vectors=each.vectors) for each in kept]
    return judged(chapters, rulings, reads)


def line(story: Story) -> StoryLine:
    """The story as a list shows it."""
    main = story.claims[0] if story.claims else None
    return StoryLine(
        story.id,
        story.title,
        story.coverage,
        claims=len(story.claims),
        standing=main.standing if main else _nothing(story),
        claimants=main.corroboration.claimants if main else (0, 0),
        claim=main.text if main else "",
    )


def _nothing(story: Story) -> str:
    """What is said of a story without a claim: that nothing was said, or that nothing was read."""
    is_read = story.coverage.unread < story.coverage.articles
    return "No claim on record." if is_read else "None of it was read."


def replayed(
    ledger: Ledger,
    story: str | None,
    *,
    as_of: date | None,
    known_on: datetime | None,
    undated: date | None = None,
    reads: Reads | None = None,
) -> list[Story]:
    """The stories of a story's articles, or of all, as they stood: published by a day, known then.

    What has no date counts where it was added by the day `undated`, and else not, `as_of` a day.
    What was published later never decides where an article stands, but what was added later may:
    so all of that is taken out again, in a transaction that is undone.
    """
    found = []
    with ledger.supposing() if known_on else ledger.reading() as session:
        numbers = session.numbers_of(story) if story else session.numbers()
        if known_on:
            rewind(session, known_on)
        for root in session.roots(numbers):
            kept = session.story_articles(root)
            if as_of is not None:
                kept = [each for each in kept if _published_by(each, as_of, undated)]
            if kept:
                found.append(story_of(kept, ruled(session, root), reads))
    return found


def _published_by(kept: Kept, day: date, undated: date | None) -> bool:
    published = kept.reading.article.published_at
    if published is None:
        return undated is not None and kept.added_at.date() <= undated
    return published.date() <= day


def _judgements(story: Story, now: datetime) -> Iterator[Judgement]:
    """The story's decisions, each as one line that can be retracted."""
    for kind, subject, target, value, score, reason in (*_of_texts(story), *_of_words(story)):
        yield Judgement(
            kind,
            subject,
            target,
            value=value,
            author=AUTHOR,
            made_at=now,
            score=score,
            reason=reason,
        )


_Line = tuple[str, str, str, str, float | None, str]


def _of_texts(story: Story) -> Iterator[_Line]:
    """Which articles tell of the story, and which are copies."""
    for key in story.articles:
        yield "story", key, story.id, "tells of", None, "alike in terms, or of one page"
    for copy in story.copies:
        yield "copy", copy.article, copy.origin, copy.relation.value, copy.shared, copy.reason


def _of_words(story: Story) -> Iterator[_Line]:
    """Which statements bear on which claim, in which way, and which answer an ask."""
    for claim in story.claims:
        for at in claim.statements:
            yield "claim", written(at), claim.id, "bears on", None, "alike, or points to it"
    for stance in story.stances:
        value = f"{stance.party} {stance.kind.value}"
        yield "stance", written(stance.at), stance.claim, value, None, f"on {stance.day}"
    for each in story.stated:
        yield "kept", written(each.at), each.claim, "states", each.likeness, "alike"
    for ask in story.asks:
        for reply in ask.replies:
            value = f"perhaps {reply.kind.value}" if reply.likely else reply.kind.value
            yield "reply", written(reply.at), ask.id, value, None, f"on {reply.day}"
