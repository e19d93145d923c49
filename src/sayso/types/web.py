"""The web as Sayso meets it: manners, addresses, visits, feeds and their entries."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from enum import Enum
from urllib.parse import quote, urlsplit, urlunsplit

from sayso.errors import ReadError, SaysoError
from sayso.types.article import Capture

SCHEMES = ("http", "https")
LONGEST = 4_000  # characters of an address


@dataclass(frozen=True, slots=True)
class Manners:
    """How Sayso behaves towards hosts, and what it puts up with. Times are in seconds."""

    delay: float = 1.0  # between two requests to one host
    hosts: int = 8  # asked at once, never two requests to one host
    tries: int = 3
    connect: float = 10.0
    idle: float = 20.0  # without a byte
    total: float = 60.0  # for one request, from the first byte sent to the last one read
    longest_wait: float = 120.0  # that a host may ask for within a run
    hops: int = 10
    largest: int = 20_000_000  # bytes, unpacked
    allow_private: bool = False  # addresses of this machine and its network


class Expected(Enum):
    """What is expected at an address."""

    PAGE = "page"
    FEED = "feed"
    INDEX = "index"  # of the captures that an archive has


@dataclass(frozen=True, slots=True)
class Asked:
    """An address to be asked for, with what its host said to know an unchanged page by."""

    url: str
    _: KW_ONLY
    etag: str | None = None
    last_modified: str | None = None
    expected: Expected = Expected.PAGE


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for an address: a capture, a failure, or neither where it is unchanged.

    The capture's own address is the last one that the host led to.
    """

    url: str
    at: datetime
    _: KW_ONLY
    capture: Capture | None = None
    failure: SaysoError | None = None
    etag: str | None = None
    last_modified: str | None = None
    passing: bool = False  # of a failure: it may be well in a while
    status: int | None = None  # of a failure: what the host answered
    moment: datetime | None = None  # of the capture that an archive gave, as it says
    again: float | None = None  # seconds for which the host is left alone: the page waits


@dataclass(frozen=True, slots=True)
class Index:
    """Where an archive tells which captures of an address it has.

    `address` holds {url}, or the address of the page is put behind it. `replay` is where a capture
    is given, with {time} and {url}; a CDX index does not say, a time map does.
    """

    address: str
    replay: str | None = None
    most: int = 50  # earlier captures of one page that are asked for

    def of(self, url: str) -> str:
        """The address at which the index is asked for a page.

        >>> Index("https://archive.example/timemap/link/").of("https://courier.example/a?b=1")
        'https://archive.example/timemap/link/https://courier.example/a?b=1'
        >>> Index("https://archive.example/cdx?url={url}&limit=9").of("https://courier.example/a")
        'https://archive.example/cdx?url=https%3A%2F%2Fcourier.example%2Fa&limit=9'
        """
        before, found, after = self.address.partition("{url}")
        told = quote(url, safe="") if found and "?" in before else url
        return address(before + told + after)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One capture of an address that an archive has: where it is given, and its moment."""

    url: str
    at: datetime
    _: KW_ONLY
    digest: str | None = None  # of the same content the same, where the archive tells it


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an index tells: captures, and the addresses of its further parts."""

    captures: tuple[Earlier, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed names. `lineage` is whom the feed names as its source."""

    url: str
    title: str | None = None
    _: KW_ONLY
    published_at: datetime | None = None
    updated_at: datetime | None = None
    lineage: tuple[str, str] | None = None  # name and address, either may be empty


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a feed: its kind and title, its entries; of an index the lists it names."""

    kind: str
    title: str | None
    entries: tuple[Entry, ...] = ()
    parts: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed, and how it stands."""

    url: str
    title: str | None
    kind: str
    _: KW_ONLY
    followed_at: datetime
    checked_at: datetime | None = None
    next_at: datetime | None = None
    pause: float = 3600.0  # seconds until it is asked again; it adapts
    etag: str | None = None
    last_modified: str | None = None
    failure: str | None = None
    pages: int = 0  # that it has named since it was followed
    waiting: int = 0  # of these not asked for yet
    news: int = 0  # of these named for the first time when it was last asked


class State(Enum):
    """How a page stands."""

    WAITING = "waiting"  # to be asked for
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was asked for or will be, by its address."""

    url: str
    state: State
    _: KW_ONLY
    feed: str | None = None
    lineage: tuple[str, str] | None = None
    published_at: datetime | None = None
    wanted_at: datetime
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    next_at: datetime | None = None
    pause: float = 0.0
    etag: str | None = None
    last_modified: str | None = None
    key: str | None = None  # of the article that was last read there
    failure: str | None = None
    failures: int = 0  # in a row
    of: str | None = None  # the address of which an archive gives an earlier capture here
    then: datetime | None = None  # the moment of that capture, as its index says

    @property
    def asked(self) -> Asked:
        return Asked(self.url, etag=self.etag, last_modified=self.last_modified)


def is_web(address: str) -> bool:
    """Whether it is meant for the web, whatever its scheme.

    >>> is_web("ftp://courier.example/a"), is_web("pages/a.html"), is_web("C:/a.html")
    (True, False, False)
    """
    scheme, colon, rest = address.partition("://")
    return bool(colon and rest and len(scheme) > 1 and scheme.replace("+", "").isalnum())


def address(url: str) -> str:
    """The one way in which an address is written here: without fragment, its host in lower case.

    Raises ReadError for what is no address of the web, or holds a password.

    >>> address("HTTPS://Courier.Example:443#top")
    'https://courier.example/'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ReadError(_shown(url), "it is no address of the web", "check it") from error
    if parts.scheme.lower() not in SCHEMES:
        told = f"{_shown(parts.scheme) or 'nothing'}:// is not read, only http and https"
        raise ReadError(_shown(url), told)
    odd = any(map(_is_odd, url.strip())) or "%" in (parts.hostname or "%")
    if odd or len(url) > LONGEST:
        raise ReadError(_shown(url), "it is no address of the web", "check it")
    if "@" in parts.netloc:
        raise ReadError(f"{parts.scheme}://…@{parts.hostname}", "it holds a name or password")
    scheme = parts.scheme.lower()
    name = parts.hostname or ""
    host = f"[{name}]" if ":" in name else name
    usual = port in (None, {"http": 80, "https": 443}[scheme])
    netloc = host if usual else f"{host}:{port}"
    return urlunsplit((scheme, netloc, parts.path or "/", parts.query, ""))


def host(url: str) -> str:
    """The host of an address, with its port where that is not the usual one."""
    return urlsplit(url).netloc


def _shown(url: str) -> str:
    """An address that is none, as a person may read it: one short line."""
    return "".join(each if each.isprintable() else "\ufffd" for each in url[:200])


def _is_odd(character: str) -> bool:
    return character.isspace() or not character.isprintable() or character == "\\"
