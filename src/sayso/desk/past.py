"""Stories as they stand, or as they stood by a day of publication or at a time of the ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from sayso import recording
from sayso.desk import finding
from sayso.errors import UnknownError
from sayso.protocols import Ledger, Session
from sayso.types.exchange import Reads
from sayso.types.story import Story


@dataclass(frozen=True, slots=True)
class Past:
    """A ledger's stories at any time; `reads` reads what may answer an ask, as for `judged`."""

    ledger: Ledger
    reads: Reads

    def stories(
        self,
        name: str | None,
        as_of: date | None = None,
        known_on: datetime | None = None,
        *,
        undated: date | None = None,
    ) -> list[Story]:
        """The story of this name, or all; what has no date as of its adding, up to `undated`."""
        with self.ledger.reading() as session:
            now = [finding.story(session, name)] if name is not None else None
            if not as_of and not known_on:
                return now or list(session.all_stories())
            if now and as_of and not known_on and _is_told_by(session, now[0], as_of, undated):
                return now
        then = recording.replayed(
            self.ledger,
            now[0].id if now else None,
            as_of=as_of,
            known_on=known_on,
            undated=undated,
            reads=self.reads,
        )
        return [_likest(now[0], then)] if now else then


def _is_told_by(session: Session, story: Story, day: date, undated: date | None) -> bool:
    """Whether all of a story was published by a day: it stood then as it stands."""
    days = [listed.day for listed in session.listed(story.articles)]
    return all(each <= day if each else undated == date.max for each in days)


def _likest(story: Story, then: list[Story]) -> Story:
    """Of the stories in which its articles stood, the one that had most of them."""
    if not then:
        raise UnknownError("story", story.id, "nothing of it was on record by then")
    return max(then, key=lambda s: len(set(s.articles) & set(story.articles)))
