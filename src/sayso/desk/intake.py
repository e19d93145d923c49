"""Into the ledger: files, typed addresses, and pages whose turn it is; one after another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import BinaryIO

from sayso import pipeline, recording, wiring
from sayso.desk import person
from sayso.desk.reading import own_tagger
from sayso.errors import ReadError, SaysoError
from sayso.protocols import Embedder, Ledger, Web
from sayso.recording import following
from sayso.types.article import Capture
from sayso.types.kept import Event
from sayso.types.reading import Reading
from sayso.types.replay import dressed, moment, original
from sayso.types.view import Added
from sayso.types.web import Asked, Earlier, Page, Visit, address, is_web

LONGEST_NAP = 60.0  # seconds; then a scheduler looks whether something was added meanwhile


@dataclass(frozen=True)
class Intake:
    """What brings articles into one ledger."""

    ledger: Ledger
    web: Callable[[], Web]
    embedder: Callable[[], Embedder]

    def add(
        self, paths: Iterable[str], published: datetime | None, stdin: BinaryIO | None
    ) -> Iterator[Added]:
        """Keep what files hold, then what stands at addresses."""
        every = list(paths)
        files = [path for path in every if not is_web(path)]
        for capture in wiring.open_files(stdin).captures(files):
            yield from self.keep(capture, published)
        yield from self.typed(path for path in every if is_web(path))

    def handed(
        self, files: Iterable[tuple[str, BinaryIO]], published: datetime | None
    ) -> Iterator[Added]:
        """Keep what open files hold, each called by the name it came with."""
        for name, stream in files:
            for capture in wiring.open_files().handed(name, stream):
                yield from self.keep(capture, published)

    # Articles

    def keep(self, capture: Capture | SaysoError, published: datetime | None) -> Iterator[Added]:
        """Read a capture and keep its articles; one that fails is logged."""
        if published and isinstance(capture, Capture):
            capture = replace(capture, published_at=capture.published_at or published)
        for reading in pipeline.readings(capture, own_tagger()):
            yield self._kept(capture, reading)

    def _kept(self, capture: Capture | SaysoError, reading: Reading) -> Added:
        subject = _subject(capture)
        now = person.now()
        if reading.failure and not reading.article.text:
            self.note(Event(now, "add", subject, ok=False, reason=reading.failure))
            return Added(None, subject, new=False, failure=reading.failure)
        held = capture if isinstance(capture, Capture) else None
        known = recording.version_of(self.ledger, reading.article) if _is_seen(reading) else None
        key = known or recording.key_of(reading.article)
        new = not known and bool(
            recording.record(self.ledger, reading, held, self.embedder(), now=now)
        )
        if new:
            told = f"kept, not read: {reading.unread}" if reading.unread else ""
            self.note(Event(now, "add", key, ok=True, reason=told))
        elif held:
            recording.see(self.ledger, key, held, now=now)
        return Added(key, subject, new, unread=reading.unread)

    def note(self, event: Event) -> None:
        """One line of the log."""
        with self.ledger.writing() as session:
            session.note(event)

    # Pages

    def typed(self, addresses: Iterable[str]) -> Iterator[Added]:
        """Ask for addresses that a person typed; a run that was stopped goes on where it was."""
        urls = []
        for written in addresses:
            try:
                urls.append(address(written))
            except ReadError as error:
                self.note(Event(person.now(), "add", error.subject, ok=False, reason=str(error)))
                yield Added(None, error.subject, new=False, failure=str(error))
        with self.ledger.writing() as session:
            asked = session.web.ask(urls, at=person.now()) if urls else []
        yield from self.ask(asked)

    def due(self) -> Iterator[Added]:
        """Ask for the pages whose turn it is."""
        with self.ledger.reading() as session:
            asked = session.web.due(person.now())
        yield from self.ask(asked)

    def ask(self, asked: list[Asked]) -> Iterator[Added]:
        """Ask for pages that stand in the ledger."""
        left = len(asked)
        for visit in self.web().visits(asked) if asked else ():
            left -= 1
            for found in self._visited(visit):
                yield replace(found, url=visit.url, left=left)

    def _visited(self, visit: Visit) -> list[Added]:
        """Keep what a visit brought, then how its page stands.

        Where a kill comes between the two, the page is asked for again and its article known.
        """
        with self.ledger.reading() as session:
            page = session.web.page(visit.url)
        found = [] if self._is_dressed_only(visit, page) else list(self._found(visit, page))
        if page:
            best = next((each for each in found if each.new), found[0] if found else None)
            key, failure = (best.key, best.failure) if best else (None, None)
            stands = following.visited(page, visit, key=key, failure=failure)
            with self.ledger.writing() as session:
                session.web.put_page(stands)
                if visit.failure and found and not visit.again:
                    reason = str(visit.failure)
                    session.note(Event(visit.at, "add", visit.url, ok=False, reason=reason))
        return found

    def _found(self, visit: Visit, page: Page | None) -> Iterator[Added]:
        if visit.failure and visit.again:
            yield Added(None, visit.url, new=False, later=str(visit.failure))
        elif visit.failure:
            yield Added(None, visit.url, new=False, failure=str(visit.failure))
        elif visit.capture is None:
            yield Added(page.key if page else None, visit.url, new=False)
        elif page and page.of:
            yield from self._earlier(visit.capture, visit.moment, page)
        else:
            known = page is not None and page.key is not None
            capture = _own(visit.capture, visit.moment)
            if page and isinstance(capture, Capture):
                capture = replace(capture, lineage=page.lineage)
            for each in self.keep(capture, page.published_at if page else None):
                yield replace(each, edit=each.new and known)

    def _earlier(self, capture: Capture, told: datetime | None, page: Page) -> Iterator[Added]:
        """Keep what an archive gave as an earlier version of the page itself."""
        direct = capture.url == page.url
        at = told or moment(capture.url) or (page.then if direct else None)
        if at is None or page.of is None:
            reason = f"cannot read {capture.url}: its archive does not say of when it is"
            yield Added(None, page.url, new=False, failure=reason)
            return
        for each in self.keep(replace(capture, url=page.of, fetched_at=at), None):
            yield replace(each, edit=each.new)

    def _is_dressed_only(self, visit: Visit, page: Page | None) -> bool:
        """Whether an archive may give a capture only with its own bar: then that one is wanted."""
        if page is None or visit.failure is None or visit.passing or visit.again:
            return False
        other = dressed(page.url)
        if not (other and other != page.url and page.of and page.then):
            return False
        with self.ledger.writing() as session:
            found = Earlier(other, page.then)
            return bool(session.web.want_earlier(page.of, [found], at=person.now()))

    def nap(self) -> float:
        """How many seconds remain until the next turn of a feed or a page."""
        with self.ledger.reading() as session:
            at = session.web.next_at()
        left = (at - person.now()) if at else timedelta(seconds=LONGEST_NAP)
        return min(max(left.total_seconds(), 0.0), LONGEST_NAP)


def _own(capture: Capture, told: datetime | None) -> Capture:
    """A capture that a typed address of an archive gave, as one of the page itself, made then."""
    of = original(capture.url)
    at = told or moment(capture.url)
    return replace(capture, url=of, fetched_at=at) if at and of != capture.url else capture


def _is_seen(reading: Reading) -> bool:
    """Whether it is of a page that was seen at a moment, so that it may be seen again."""
    return reading.article.captured_at is not None and reading.article.url is not None


def _subject(capture: Capture | SaysoError) -> str:
    if isinstance(capture, Capture):
        return capture.url
    return capture.subject if isinstance(capture, ReadError) else str(capture)
