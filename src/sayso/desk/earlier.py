"""Earlier versions of pages, out of an archive: what its index tells waits to be asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.desk import person
from sayso.desk.intake import Intake
from sayso.errors import ReadError
from sayso.recording import following
from sayso.types.kept import Event
from sayso.types.view import Added
from sayso.types.web import Asked, Earlier, Expected, Index, address, host

PARTS = 20  # of one index that are asked for
MOST = 200_000  # captures of one page that are looked at, over all parts
GONE = 404  # what an index answers that has no capture


class History:
    """Asks one index for the earlier captures of pages."""

    def __init__(self, intake: Intake, index: Index) -> None:
        self._intake = intake
        self._index = index

    def add(self, addresses: Iterable[str]) -> Iterator[Added]:
        """Keep the earlier captures of these pages, each as a version of its page.

        They wait in the ledger, so that a run that was stopped goes on where it was.
        """
        every = list(dict.fromkeys(_known(addresses)))
        for url in every:
            yield from self._sought(url)
        first = self._waiting(every)
        yield from self._intake.ask(first)
        # What is not given as it was is asked for as the archive shows it.
        yield from self._intake.ask([each for each in self._waiting(every) if each not in first])

    def _waiting(self, addresses: Iterable[str]) -> list[Asked]:
        pages = dict.fromkeys(map(self._of, addresses))
        with self._intake.ledger.reading() as session:
            return [each for page in pages for each in session.web.earlier(page)]

    def _sought(self, url: str) -> Iterator[Added]:
        """What is to be said of the captures of one page, which wait from now on."""
        name, now = host(self._index.of(url)), person.now()
        page = self._of(url)
        try:
            found = [each for one in dict.fromkeys((url, page)) for each in self._told(one)]
        except ReadError as error:
            self._intake.note(Event(now, "history", url, ok=False, reason=str(error)))
            yield Added(None, url, new=False, failure=str(error), url=url)
            return
        chosen = tuple(_written(following.chosen(found, self._index.most)))
        told = f"{len(found)} earlier captures known to {name}, {len(chosen)} of them wanted"
        with self._intake.ledger.writing() as session:
            session.web.want_earlier(page, chosen, at=now)
            session.note(Event(now, "history", url, ok=True, reason=told))
        if not found or len(chosen) < len(found):
            yield Added(None, url, new=False, remark=f"{url}: {told if found else _none(name)}")

    def _of(self, url: str) -> str:
        """The address under which the page stands on the record: where it led, as it says."""
        with self._intake.ledger.reading() as session:
            page = session.web.page(url)
            kept = session.article(page.key) if page and page.key else None
        return (kept and kept.reading.article.url) or url

    def _told(self, url: str) -> list[Earlier]:
        """All captures that the index tells of, with its further parts."""
        found, seen = list[Earlier](), set[str]()
        waiting = [self._index.of(url)]
        while waiting and len(seen) < PARTS and len(found) < MOST:
            at = waiting.pop(0)
            seen.add(at)
            [visit] = self._intake.web().visits([Asked(at, expected=Expected.INDEX)])
            if visit.failure and visit.status == GONE:
                continue
            if visit.failure or visit.capture is None:
                raise visit.failure or ReadError(at, "its host sent nothing")
            told = self._intake.web().holdings(visit.capture, replay=self._index.replay)
            found += told.captures
            waiting += [part for part in told.parts if part not in seen and part not in waiting]
        return found


def _known(addresses: Iterable[str]) -> Iterator[str]:
    """Those that are addresses; the others were named when they were asked for."""
    for written in addresses:
        try:
            yield address(written)
        except ReadError:
            continue


def _written(captures: Iterable[Earlier]) -> Iterator[Earlier]:
    """The captures with their addresses written one way; those that are none of the web go."""
    for each in captures:
        for url in _known([each.url]):
            yield replace(each, url=url)


def _none(name: str) -> str:
    return f"no earlier capture is known to {name}"
