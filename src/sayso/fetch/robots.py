"""What a host's robots.txt allows, read once in a run for each host."""

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from sayso.errors import ReadError
from sayso.fetch.clock import Clock
from sayso.fetch.http import NAME, Answer, Client, TroubleError, joined, refusal
from sayso.types.web import address, host

LARGEST = 512_000  # bytes that are heeded; RFC 9309 asks for 500 KiB at least
HOPS = 5  # RFC 9309, 2.3.1.2
HOSTS = 5_000  # whose rules are known at once; a run of weeks meets more
SOUGHT = 300.0  # seconds after which another goes, should the first never come back
KEPT = 3600.0  # seconds; RFC 9309 allows a day
_ADDRESSED = re.compile(r"\s*user[- ]?agent\b[\s:]*(.*)", re.IGNORECASE)
_SLOWEST = 60.0  # seconds between requests that a host may ask for


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows, and where it says so."""

    url: str
    _rules: Protego

    def allows(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, NAME))

    @property
    def delay(self) -> float:
        """Seconds that it wants between two requests."""
        rate = self._rules.request_rate(NAME)
        asked = self._rules.crawl_delay(NAME) or (rate.seconds / rate.requests if rate else 0.0)
        return min(max(float(asked), 0.0), _SLOWEST)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(filter(None, (_joined(self.url, each) for each in self._rules.sitemaps)))


@dataclass(frozen=True, slots=True)
class Way:
    """Where a host's rules stand on another host, and how many hops led there."""

    url: str
    hops: int


class ElsewhereError(Exception):
    """A host's rules stand on another host, which is to be asked when its turn comes.

    Without a way where somebody is on it already.
    """

    def __init__(self, way: Way | None) -> None:
        super().__init__(way)
        self.way = way


class Robots:
    """The rules of the hosts that are visited."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: dict[str, tuple[float, Rules]] = {}
        self._sought: dict[str, float] = {}  # on other hosts: since when

    def rules(self, url: str, way: Way | None = None) -> Rules:
        """The rules of the host of an address.

        A host without any allows all. Raises TroubleError where they cannot be had: nothing is
        asked for then, as RFC 9309 says; and ElsewhereError, with the way to come again by, where
        they stand on another host.
        """
        at = _place(url)
        since, found = self._known.get(at, (0.0, None))
        if found is None or self._clock.seconds() - since > KEPT:
            if self._clock.seconds() - self._sought.get(at, -SOUGHT) < SOUGHT and not way:
                raise ElsewhereError(None)
            found = Rules(at, Protego.parse(ours(self._sent(at, way or Way(at, 0)))))
            self._keep(at, found)
        return found

    def _keep(self, at: str, found: Rules) -> None:
        """Know a host's rules; those that were read first are forgotten when there are too many."""
        self._known.pop(at, None)
        self._known[at] = (self._clock.seconds(), found)
        while len(self._known) > HOSTS:
            with suppress(RuntimeError, KeyError, StopIteration):  # another thread was quicker
                self._known.pop(next(iter(self._known)))

    def delay(self, url: str) -> float:
        """Seconds between two requests that the host of an address is known to want."""
        known = self._known.get(_place(url))
        return known[1].delay if known else 0.0

    def _sent(self, at: str, way: Way) -> str:
        try:
            text = self._text(way)
        except ElsewhereError:
            self._sought[at] = self._clock.seconds()
            raise
        except TroubleError:
            self._sought.pop(at, None)
            raise
        self._sought.pop(at, None)
        return text

    def _text(self, way: Way) -> str:
        url = way.url
        for hop in range(way.hops, HOPS + 1):
            answer = self._asked(url)
            if answer.status == 200:
                return answer.body[:LARGEST].decode("utf-8-sig", "replace")
            if not answer.is_redirect:
                break
            onward = _onward(url, answer.headers["location"])
            if host(onward) != host(url) and hop < HOPS:
                raise ElsewhereError(Way(onward, hop + 1))
            url = onward
        if answer.status >= 500 or answer.status == 429:
            after = refusal(answer, self._clock.now()).after
            told = f"its robots.txt cannot be had (HTTP {answer.status})"
            raise TroubleError(told, passing=True, after=after)
        return ""  # there are no rules

    def _asked(self, url: str) -> Answer:
        try:
            return self._client.ask(url, headers={"Accept": "text/plain, */*;q=0.1"})
        except TroubleError as trouble:
            if trouble.passing:
                trouble.reason = f"{trouble.reason} when asked for its robots.txt"
            raise


def ours(text: str) -> str:
    r"""The rules with one name for all that address others: names times rules would take minutes.

    >>> ours("User-agent: x\nUser-agent: z\nUser-agent: *\nDisallow: /x").split("\n")
    ['User-agent: other', 'User-agent: *', 'Disallow: /x']
    """
    kept: list[str] = []
    named: set[str] = set()  # since the last line of another kind
    for line in text.splitlines():
        match = _ADDRESSED.match(line)
        if not match:
            named.clear()
            kept.append(line)
            continue
        name = match[1].partition("#")[0].strip().casefold()
        name = name if name == "*" or name in NAME.casefold() else "other"
        if name not in named:
            kept.append(f"User-agent: {name}")
            named.add(name)
    return "\n".join(kept)


def _joined(url: str, written: str) -> str | None:
    try:
        return urljoin(url, written)
    except ValueError:
        return None


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _onward(url: str, location: str) -> str:
    try:
        return address(joined(url, location))
    except ReadError as error:
        raise TroubleError(f"its robots.txt leads nowhere ({error.reason})") from error
