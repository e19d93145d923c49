"""The web, visited politely: many hosts at once, redirects hop by hop, each failure for itself."""

import hashlib
import queue
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.errors import ReadError, SaysoError
from sayso.fetch import timemaps
from sayso.fetch.charsets import media_type
from sayso.fetch.clock import Clock
from sayso.fetch.guard import Resolve
from sayso.fetch.http import Answer, Client, TroubleError, joined, refusal
from sayso.fetch.robots import ElsewhereError, Robots, Way
from sayso.fetch.timemaps import spoken
from sayso.fetch.turns import Turns
from sayso.types.article import Capture
from sayso.types.web import Asked, Expected, Holdings, Listing, Manners, Visit, address, host

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_FEEDS = ("rss", "atom", "feed+json", "xml")
_ACCEPT = {
    Expected.PAGE: "text/html, application/xhtml+xml, text/plain;q=0.8",
    Expected.INDEX: "application/link-format, application/json;q=0.9, text/plain;q=0.8, */*;q=0.5",
    Expected.FEED: "application/atom+xml, application/rss+xml, application/feed+json,"
    " application/xml, text/xml;q=0.9, */*;q=0.5",
}
_FAULTS = 5  # pages of a host in a row, each tried in vain; then the others of it wait
_SHUT = 900.0  # seconds
_MARK = 500  # characters
_NAP = 1.0  # seconds, while somebody else is on the way to a host's rules
_BACK_OFF = 2.0  # seconds before a second try, twice as many before a third


@dataclass(frozen=True, slots=True)
class _Errand:
    """An address on its way: where it has led so far, and how often it was tried."""

    asked: Asked
    url: str
    hops: tuple[str, ...] = ()
    tries: int = 0
    way: Way | None = None  # to its host's rules, where those stand on another host

    @property
    def next(self) -> str:
        """The address that is asked for next."""
        return self.way.url if self.way else self.url


@dataclass(frozen=True, slots=True)
class _Again:
    """The errand is not done: it goes on to another address, or is tried again after a pause."""

    errand: _Errand
    pause: float = 0.0


class Web:
    """Satisfies `protocols.Web`."""

    def __init__(
        self, manners: Manners, *, clock: Clock | None = None, resolve: Resolve | None = None
    ) -> None:
        self._manners = manners
        self._clock = clock or Clock()
        self._client = Client(manners, resolve)
        self._robots = Robots(self._client, self._clock)
        self._shut: dict[str, tuple[float, str]] = {}  # hosts left alone: until when, and why
        self._rest: dict[str, float] = {}  # from when on a host may be asked again
        self._faults: Counter[str] = Counter()  # of a host in a row

    def close(self) -> None:
        self._client.close()

    def visits(self, asked: Iterable[Asked]) -> Iterator[Visit]:
        """What came of each address, in the order in which it comes."""
        turns: Turns[_Errand] = Turns(self._clock, self._rest)
        wanted = {each.url: each for each in asked}
        for each in wanted.values():
            turns.put(host(each.url), _Errand(each, each.url))
        found: queue.Queue[Visit] = queue.Queue(maxsize=self._manners.hosts)
        stopped = threading.Event()
        threads = [
            threading.Thread(target=self._work, args=(turns, found, stopped), daemon=True)
            for _ in range(min(self._manners.hosts, len(wanted)))
        ]
        for thread in threads:
            thread.start()
        try:
            for _ in wanted:
                yield _next(found, threads)
        finally:
            stopped.set()
            turns.stop()

    def captures(self, addresses: Iterable[str]) -> Iterator[Capture | SaysoError]:
        """Each page or its error, in the order of the addresses."""
        order = dict.fromkeys(map(_address, addresses))
        come: dict[str, Capture | SaysoError] = {}
        visits = self.visits([Asked(each) for each in order if isinstance(each, str)])
        for each in order:
            while isinstance(each, str) and each not in come:
                visit = next(visits)
                come[visit.url] = visit.capture or visit.failure or _nothing(visit.url)
            yield come.pop(each) if isinstance(each, str) else each

    def listing(self, capture: Capture) -> Listing:
        """The feed that a capture holds. Raises ReadError where it holds none."""
        from sayso.fetch.feeds import listing  # noqa: PLC0415 it takes a moment to load

        return listing(capture, largest=self._manners.largest)

    def holdings(self, capture: Capture, *, replay: str | None) -> Holdings:
        """The earlier captures that an index tells of. Raises ReadError where it is none."""
        return timemaps.holdings(capture, replay=replay)

    def feeds_of(self, capture: Capture) -> list[tuple[str, str | None]]:
        """The feeds that a page names, then the sitemaps of its host, with their titles."""
        from sayso.fetch.discovery import feeds_of  # noqa: PLC0415

        try:
            sitemaps = self._robots.rules(capture.url).sitemaps
        except (TroubleError, ElsewhereError):
            sitemaps = ()
        return [*feeds_of(capture), *((url, None) for url in sitemaps)]

    def _work(
        self, turns: Turns[_Errand], found: "queue.Queue[Visit]", stopped: threading.Event
    ) -> None:
        while turn := turns.take():
            at, errand = turn
            come = self._tried(errand)
            if isinstance(come, _Again):
                turns.put(host(come.errand.next), come.errand, first=True)
            turns.done(at, self._pause(errand.next, come))
            if isinstance(come, Visit):
                _give(found, come, stopped)

    def _pause(self, url: str, come: "Visit | _Again") -> float:
        """How long a host is left alone: as we please, as it asks, or as its fault wants."""
        own = come.pause if isinstance(come, _Again) else 0.0
        return max(self._manners.delay, self._robots.delay(url), own)

    def _tried(self, errand: _Errand) -> "Visit | _Again":
        """One step of an errand; whatever goes wrong is its own failure and nobody else's."""
        try:
            return self._step(errand)
        except TroubleError as trouble:
            return self._after(errand, trouble)
        except ReadError as error:
            return self._failed(errand, TroubleError(error.reason, error.hint))
        except Exception as error:  # a fault of ours or a library's spoils one page
            return self._failed(
                errand, TroubleError(f"it went wrong here ({type(error).__name__})")
            )

    def _step(self, errand: _Errand) -> "Visit | _Again":
        self._let_in(host(errand.url))
        try:
            rules = self._robots.rules(errand.url, errand.way)
        except ElsewhereError as lead:
            return _Again(replace(errand, way=lead.way), 0.0 if lead.way else _NAP)
        if errand.way:
            return _Again(replace(errand, way=None))
        if not rules.allows(errand.url):
            raise TroubleError(f"robots.txt does not allow it ({rules.url})")
        at = self._clock.now()
        answer = self._client.ask(errand.url, headers=_headers(errand))
        if answer.is_redirect:
            return self._onward(errand, answer.headers["location"])
        if answer.status == 304 and (errand.asked.etag or errand.asked.last_modified):
            return Visit(errand.asked.url, self._clock.now())
        if answer.status != 200:
            raise refusal(answer, self._clock.now())
        self._faults.pop(host(errand.url), None)
        return self._taken(errand, answer, at)

    def _let_in(self, at: str) -> None:
        left = self._closed(at)
        if left:
            raise TroubleError(f"{self._shut[at][1]}; its turn comes in {_spoken(left)}")

    def _closed(self, at: str) -> float | None:
        """For how many seconds a host is still left alone."""
        left = self._shut.get(at, (0.0, ""))[0] - self._clock.seconds()
        return left if left > 0 else None

    def _shut_out(self, at: str, seconds: float, why: str) -> None:
        self._shut[at] = (self._clock.seconds() + seconds, why)

    def _onward(self, errand: _Errand, location: str) -> "_Again":
        url = address(joined(errand.url, location))
        hops = (*errand.hops, errand.url)
        if url in hops:
            raise TroubleError(f"it leads in a circle ({url})")
        if len(hops) > self._manners.hops:
            raise TroubleError(f"it leads on more than {self._manners.hops} times")
        return _Again(replace(errand, url=url, hops=hops))

    def _taken(self, errand: _Errand, answer: Answer, at: datetime) -> Visit:
        kind = media_type(answer.headers.get("content-type", ""), answer.body)
        if errand.asked.expected is Expected.PAGE:
            _accept(kind)
        capture = Capture(
            errand.url,
            answer.body,
            media_type=kind,
            sha256=hashlib.sha256(answer.body).hexdigest(),
            fetched_at=at,
        )
        return Visit(
            errand.asked.url,
            self._clock.now(),
            capture=capture,
            etag=_mark(answer.headers.get("etag")),
            last_modified=_mark(answer.headers.get("last-modified")),
            moment=spoken(answer.headers.get("memento-datetime")),
        )

    def _after(self, errand: _Errand, trouble: TroubleError) -> "Visit | _Again":
        """Try again where that may help and the host does not ask for too long a pause."""
        at, wait = host(errand.url), trouble.after or 0.0
        if wait > self._manners.longest_wait:
            self._shut_out(at, wait, "its host asks to be left alone")
            trouble.hint = f"it asks to come back in {_spoken(wait)}"
        elif trouble.passing and errand.tries + 1 < self._manners.tries:
            tries = errand.tries + 1
            pause = max(wait, self._manners.delay * _BACK_OFF**tries)
            return _Again(replace(errand, tries=tries), pause)
        visit = self._failed(errand, trouble)
        if trouble.passing and not visit.again:
            self._fault(at)
        return visit

    def _fault(self, at: str) -> None:
        """One more page of a host that failed; after some in a row the rest of them waits."""
        self._faults[at] += 1
        if self._faults[at] >= _FAULTS:
            self._shut_out(at, _SHUT, f"its host failed {_FAULTS} times in a row")
            del self._faults[at]

    def _failed(self, errand: _Errand, trouble: TroubleError) -> Visit:
        led = f" (from {errand.asked.url})" if errand.hops else ""
        error = ReadError(f"{errand.url}{led}", trouble.reason, trouble.hint)
        return Visit(
            errand.asked.url,
            self._clock.now(),
            failure=error,
            passing=trouble.passing,
            status=trouble.status,
            again=self._closed(host(errand.url)),
        )


def _headers(errand: _Errand) -> dict[str, str]:
    """What is sent with a request; the marks of an old copy go to the address that ends the way."""
    asked = errand.asked
    headers = {"Accept": _ACCEPT[asked.expected]}
    if asked.etag:
        headers["If-None-Match"] = asked.etag
    if asked.last_modified:
        headers["If-Modified-Since"] = asked.last_modified
    return headers


def _mark(told: str | None) -> str | None:
    """What a host knows its page by, if it can be sent back to it."""
    fits = told and len(told) <= _MARK and told.isascii() and told.isprintable()
    return told if fits else None


def _accept(kind: str) -> None:
    """Refuse what is no page."""
    bare = kind.split(";", maxsplit=1)[0]
    if bare in PAGES:
        return
    if any(part in bare for part in _FEEDS):
        raise TroubleError("it is a feed or a sitemap, no page", "`sayso follow` follows it")
    raise TroubleError(f"it is {bare}, which is not read from the web", "save it and add the file")


def _give(found: "queue.Queue[Visit]", visit: Visit, stopped: threading.Event) -> None:
    """Hand it over as soon as somebody takes it; or never, where nobody listens any more."""
    while not stopped.is_set():
        try:
            found.put(visit, timeout=0.5)
        except queue.Full:
            continue
        return


def _address(written: str) -> str | ReadError:
    try:
        return address(written)
    except ReadError as error:
        return error


def _next(found: "queue.Queue[Visit]", threads: list[threading.Thread]) -> Visit:
    """The next visit; an error, and never a wait without end, where nobody is left to bring it."""
    while True:
        try:
            return found.get(timeout=1.0)
        except queue.Empty:
            if not any(thread.is_alive() for thread in threads):
                raise RuntimeError("whoever visits the web has stopped") from None


def _nothing(url: str) -> ReadError:
    return ReadError(url, "its host sent nothing")


def _spoken(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes > 1 else f"{round(seconds)} seconds"
