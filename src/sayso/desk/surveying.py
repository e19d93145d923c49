"""The record at a glance: stories with their days, parties with their stories, words around."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sayso.desk import finding, quoting, seeking
from sayso.judge.changes import latest
from sayso.judge.stances import newest
from sayso.protocols import Session
from sayso.types.attribution import Statement
from sayso.types.kept import ClaimLine, Event, Kept, Listed, StoryLine
from sayso.types.seeking import Findings, PartyRow, Question
from sayso.types.span import Span, joined
from sayso.types.story import Claim, Party, Reference, Stance, Story
from sayso.types.view import ClaimPage, Context, Headline, Leaf, PartyStory, Quotation, Tally
from sayso.types.web import Feed, Page

_LOOK = 4_000  # claims that are looked through for a word before a page says how to go on
_MOVES = 4  # of a story, at a glance
_AROUND = 320  # characters of a paragraph on each side of a statement: some three sentences


@dataclass(frozen=True)
class Survey:
    """What pages ask of a ledger beyond what people type; `looking` opens it for one question."""

    looking: Callable[[], AbstractContextManager[Session]]

    def holds(self) -> tuple[int, int]:
        """How many articles and stories the ledger holds."""
        with self.looking() as session:
            return session.holds()

    def headlines(self, *, limit: int = 20, after: str | None = None) -> list[Headline]:
        """The stories, the one last reported on first; `after` a story they go on there."""
        with self.looking() as session:
            return list(headlines(session, session.stories(limit=limit, after=after)))

    def parties(
        self, *, begins: str = "", holds: str = "", limit: int = 60, after: int = 0
    ) -> list[PartyRow]:
        """Who is on record, in most stories first; by name where a part of it is named."""
        with self.looking() as session:
            return session.seek.parties(begins=begins, holds=holds, limit=limit, after=after)

    def letters(self) -> list[tuple[str, int]]:
        """The signs with which parties' names begin, each with how many parties."""
        with self.looking() as session:
            return session.seek.letters()

    def party(
        self, name: str, *, limit: int = 10, after: int = 0
    ) -> tuple[PartyRow, list[PartyStory]]:
        """All that one party is on record with, the story last reported on first."""
        with self.looking() as session:
            return seeking.party(session, name, limit=limit, after=after)

    def seek(self, question: Question, *, limit: int = 20, after: int = 0) -> Findings:
        """What holds the words typed and is as it has to be, the newest first."""
        with self.looking() as session:
            return seeking.found(session, question, limit=limit, after=after)

    def called(self, facet: str, value: str) -> str | None:
        """What a party or a story of this id is called."""
        with self.looking() as session:
            return session.seek.name_of(facet, value)

    def days(self, name: str) -> list[Tally]:
        """How many articles each day brought to a story, or to that which holds a claim."""
        with self.looking() as session:
            story = finding.story(session, name)
            return list(tallied(story, session.articles(story.id)))

    def claims(self, *, about: str = "", limit: int = 30, after: str | None = None) -> ClaimPage:
        """Claims whose words hold `about`, story by story, the one last reported on first."""
        with self.looking() as session:
            return claims(session, about.casefold(), limit, after)

    def articles(self, *, limit: int = 50, after: str | None = None) -> list[Listed]:
        """The articles, the newest first; `after` an article they go on there."""
        with self.looking() as session:
            return session.newest(limit=limit, after=after)

    def contexts(self, statements: Iterable[Reference]) -> dict[Reference, Context]:
        """Where statements stand: the words around them, their basis, their firmness."""
        with self.looking() as session:
            return contexts(session, statements)

    def quotations(self, statements: Iterable[Reference]) -> list[Quotation]:
        """The words of statements, as far as their captures vouch for them."""
        with self.looking() as session:
            every = list(statements)
            pages = quoting.Pages(session, (at.article for at in every))
            return [pages.quotation(at) for at in every]

    def log(
        self, *, failed: bool, what: str | None, limit: int, before: int | None = None
    ) -> list[Event]:
        """Lines of the log, the newest first; `before` a line they go on there."""
        with self.looking() as session:
            found = session.events(failed=failed, what=what, limit=limit, before=before)
        return found[::-1]

    def kinds(self) -> list[str]:
        """What the lines of the log are of."""
        with self.looking() as session:
            return session.event_kinds()

    def copies(self, keys: Iterable[str]) -> set[str]:
        """Those of these articles that are copies of others or derived from them."""
        with self.looking() as session:
            return finding.copies(session, keys)

    def listed(self, keys: Iterable[str]) -> dict[str, Listed]:
        """Articles by their keys; those that are not there any more are left out."""
        with self.looking() as session:
            return {each.key: each for each in session.listed(sorted(set(keys)))}

    def left(self, *, limit: int | None = None) -> list[Page]:
        """Pages of typed addresses that a stopped run left."""
        with self.looking() as session:
            return session.web.left(limit=limit)

    def number_left(self) -> int:
        """How many pages a stopped run left."""
        with self.looking() as session:
            return session.web.number_left()

    def feeds(self, *, limit: int = 50, after: int = 0) -> list[Feed]:
        """The feeds that are followed; so many after a number."""
        with self.looking() as session:
            return session.web.feeds(limit=limit, after=after)

    def leaf(self, name: str) -> Leaf:
        """One article by its key or the beginning of it, with the story that tells of it."""
        with self.looking() as session:
            return leaf(session, finding.article(session, name))


def headlines(session: Session, lines: Iterable[StoryLine]) -> Iterator[Headline]:
    """Each story with what stands behind its main claim, its newest change and its days."""
    for line in lines:
        story = session.story(line.id)
        if story:
            main = story.claims[0].corroboration if story.claims else None
            days = tuple(tallied(story, session.articles(story.id)))
            yield Headline(line, main, days, tuple(_stand(story)), tuple(latest(story)[:_MOVES]))


def _stand(story: Story) -> Iterator[tuple[Party, Stance]]:
    """How each party stands to the main claim."""
    named = {party.id: party for party in story.parties}
    main = story.claims[0].id if story.claims else ""
    for party, stance in newest([s for s in story.stances if s.claim == main]).items():
        if party in named:
            yield named[party], stance


def tallied(story: Story, listed: Iterable[Listed]) -> Iterator[Tally]:
    """How many articles each day brought, copies apart; undated ones are left out."""
    copies = {copy.article for copy in story.copies}
    rows = list(listed)
    for day in sorted({row.day for row in rows if row.day}):
        keys = [row.key for row in rows if row.day == day]
        copied = sum(key in copies for key in keys)
        yield Tally(day, own=len(keys) - copied, copies=copied)


def claims(session: Session, about: str, limit: int, after: str | None) -> ClaimPage:
    """So many claims with their stories; `after` a claim, those that come later.

    Where a word is rare, a page ends with what was looked through: the next looks further.
    """
    look = max(_LOOK, limit) if about else limit
    rows = session.claims(limit=look + 1, after=after)
    found = [row for row in rows[:look] if about in row.text.casefold()]
    shown = found[:limit]
    last = shown[-1] if len(found) > limit else rows[look - 1] if len(rows) > look else None
    held = ((_claim(session, row), session.story(row.story)) for row in shown)
    pairs = tuple((claim, story) for claim, story in held if claim and story)
    return ClaimPage(pairs, last.id if last else None)


def _claim(session: Session, line: ClaimLine) -> Claim | None:
    story = session.story(line.story)
    return next((claim for claim in story.claims if claim.id == line.id), None) if story else None


def contexts(session: Session, statements: Iterable[Reference]) -> dict[Reference, Context]:
    """The words around each statement; those of a damaged capture are left out."""
    every = list(statements)
    pages = quoting.Pages(session, (at.article for at in every))
    found = {}
    for at in every:
        kept, fault = pages.kept(at.article)
        rows = kept.reading.statements if kept and not fault else ()
        statement = next((s for s in rows if s.id == at.statement), None)
        if kept and statement:
            found[at] = _context(kept, statement)
    return found


def _context(kept: Kept, statement: Statement) -> Context:
    text = kept.reading.article.text
    before, after = _around(text, quoting.extent(statement))
    return Context(
        before,
        after,
        evidence=tuple((e.basis, joined(text, e.spans)) for e in statement.evidence),
        factuality=statement.firmness.factuality,
        hedges=tuple(span.of(text) for span in statement.firmness.hedges),
        confidence=statement.confidence,
    )


def _around(text: str, span: Span) -> tuple[str, str]:
    """The rest of the paragraph on both sides, cut between words where it is long."""
    start = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    before = text[start : span.start]
    after = text[span.end : end if end >= 0 else None]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before.lstrip(), after.rstrip()


def leaf(session: Session, kept: Kept) -> Leaf:
    """An article with its story, the texts it comes from, and those that come from it."""
    _, fault = quoting.Pages(session).kept(kept.key)
    story = next((row.story for row in session.listed([kept.key])), None)
    told = session.story(story) if story else None
    pairs = [(c.origin, c.article) for c in told.copies] if told else []
    kin = {key for pair in pairs if kept.key in pair for key in pair} - {kept.key}
    return Leaf(kept, fault, told, tuple(session.listed(sorted(kin))))
