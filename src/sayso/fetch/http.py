"""One request to one address: sent politely, answered within bounds, or refused with its reason."""

import email.utils
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2

from sayso._version import __version__
from sayso.fetch.captures import printable
from sayso.fetch.guard import Guard, RefusedError, Resolve
from sayso.fetch.unpack import CODINGS, BodyError, unpacked
from sayso.types.web import Manners

NAME = "Sayso"  # by which robots.txt may address it
AGENT = f"{NAME}/{__version__} (keeps a record of news for its user; obeys robots.txt)"
_DESCRIPTION = {
    401: "it asks for a password",
    402: "it asks for money",
    403: "its host refuses it",
    404: "there is no such page",
    410: "the page was removed",
    429: "its host asks to be asked less often",
    451: "it is withheld for legal reasons",
    503: "its host is not available now",
}
_LONGEST = 7 * 86_400.0  # seconds for which a host is left alone, whatever it asks
_GONE_BY_ITSELF = frozenset({408, 425, 429})  # beside 5xx: what may be well in a while
# What sending a request may raise.
_FAILURES = (
    RefusedError, BodyError, httpx2.InvalidURL, httpx2.HTTPError, httpcore2.TimeoutException,
    httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol,
)  # fmt: skip


class TroubleError(Exception):
    """Why an address brought nothing; `passing` where it may bring something in a while."""

    def __init__(
        self,
        reason: str,
        hint: str = "",
        *,
        passing: bool = False,
        after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint
        self.passing = passing
        self.status = status  # that the host answered
        self.after = after  # seconds for which the host asked to be left alone


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered; the body is there for a success alone."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_redirect(self) -> bool:
        return self.status in (301, 302, 303, 307, 308) and "location" in self.headers


class Client:
    """Sends requests, each by a connection of its own, through the guard; keeps no cookies."""

    def __init__(self, manners: Manners, resolve: Resolve | None = None) -> None:
        guard = Guard(allow_private=manners.allow_private, total=manners.total, resolve=resolve)
        self._largest = manners.largest
        self._manners = manners
        self._client = httpx2.Client(
            transport=_Guarded(guard, manners.hosts),
            headers={"User-Agent": AGENT, "Accept-Encoding": CODINGS, "Accept-Language": "en, *"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx2.Timeout(
                manners.idle, connect=manners.connect, pool=manners.total + manners.connect
            ),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        self._client.close()

    def ask(self, url: str, *, headers: Mapping[str, str], largest: int | None = None) -> Answer:
        """Send one request. Raises TroubleError where no answer came, or one out of bounds."""
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                coding = answer.headers.get("content-encoding", "")
                limit = largest or self._largest
                read = answer.status_code == 200
                body = unpacked(answer.iter_raw(), coding, largest=limit) if read else b""
                return Answer(answer.status_code, answer.headers, body)
        except _FAILURES as error:
            raise self._trouble(error) from error

    def _trouble(self, error: Exception) -> TroubleError:
        """What a failure means to who asked for the address."""
        match error:
            case RefusedError():
                found = TroubleError(str(error), "only --allow-private lets it through")
            case BodyError():
                found = TroubleError(error.reason, passing=not error.whole)
            case httpx2.InvalidURL() | httpx2.UnsupportedProtocol():
                found = TroubleError("it is no address of the web", "check it")
            case httpcore2.TimeoutException() | httpx2.TimeoutException():
                found = TroubleError(self._slow(error), passing=True)
            case httpcore2.ConnectError() | httpx2.ConnectError():
                found = _unconnected(error)
            case httpcore2.ProtocolError() | httpx2.ProtocolError():
                found = TroubleError(_broken(str(error)), passing=True)
            case _:
                found = TroubleError("the connection broke", passing=True)
        return found

    def _slow(self, error: Exception) -> str:
        if isinstance(error, httpcore2.ConnectTimeout):
            return f"its host did not answer in {self._manners.connect:g} seconds"
        if "in all" in str(error):
            return f"it took longer than {self._manners.total:g} seconds"
        return f"no byte came for {self._manners.idle:g} seconds"


def refusal(answer: Answer, now: datetime) -> TroubleError:
    """What an answer that is no success means."""
    status = answer.status
    told = _DESCRIPTION.get(status) or (
        "its host failed" if status >= 500 else "its host gave no page"
    )
    passing = status >= 500 or status in _GONE_BY_ITSELF
    after = retry_after(answer.headers.get("retry-after", ""), now) if passing else None
    reason = f"{told} (HTTP {status})"
    return TroubleError(reason, passing=passing, after=after, status=status)


def retry_after(written: str, now: datetime) -> float | None:
    """Seconds to wait, told as a number or as a time.

    >>> retry_after("120", datetime(2031, 4, 7, tzinfo=UTC))
    120.0
    >>> retry_after("Mon, 07 Apr 2031 00:01:00 GMT", datetime(2031, 4, 7, tzinfo=UTC))
    60.0
    """
    if written.strip().isdecimal():
        return min(float(written.strip()[:9]), _LONGEST)
    try:
        moment = email.utils.parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), _LONGEST)


def joined(url: str, location: str) -> str:
    """Where a redirect leads. Raises TroubleError where it leads nowhere."""
    try:
        return str(httpx2.URL(url).join(location))
    except (httpx2.InvalidURL, ValueError) as error:
        raise TroubleError(
            f"it leads on to what is no address ({printable(location[:100])})"
        ) from error


def _unconnected(error: Exception) -> TroubleError:
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return TroubleError(f"its certificate is not good ({cause.verify_message})")
        cause = cause.__cause__ or cause.__context__
    told = str(error)
    known = told if told.startswith("its ") else "its host cannot be reached"
    return TroubleError(known, passing=True)


def _broken(told: str) -> str:
    """What a broken answer means; h11 counts the bytes that came."""
    if "received" in told and "expected" in told:
        return f"the server broke off ({told.partition('(')[2].rstrip(')')} bytes)"
    if "without sending" in told or "incomplete" in told:
        return "the server broke off"
    return "its host does not speak HTTP as it should"


class _Guarded(httpx2.BaseTransport):
    """httpx2's door to the network, with the guard in it."""

    def __init__(self, guard: Guard, connections: int) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            network_backend=guard,
            max_connections=connections + 1,
            max_keepalive_connections=0,  # what one answer leaves behind spoils no other
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore2.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        answer = self._pool.handle_request(asked)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Flow(answer))

    def close(self) -> None:
        self._pool.close()


class _Flow(httpx2.SyncByteStream):
    """A body as it comes."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
