"""What was seen: captures, articles, and the zones of an article's text."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from enum import Enum

from sayso.types.printed import Printed
from sayso.types.span import Span

# Media types of captures.
ROW = "application/x-sayso-row"  # one line of JSONL
PDF = "application/pdf"
MAIL = "message/rfc822"
MHTML = "multipart/related"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TRANSCRIPT = "text/vtt"  # and .srt


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of an address at a moment. Never changed."""

    url: str  # an address, a path, or "-" for standard input
    body: bytes = field(repr=False)
    _: KW_ONLY
    media_type: str | None = None
    sha256: str
    fetched_at: datetime | None = None  # aware; when it was asked for: "2 hours ago" counts from it
    published_at: datetime | None = (
        None  # as a person or a feed says, where it gives no date itself
    )
    lineage: tuple[str, str] | None = None  # whom a feed names as its source, and that's address
    cut: str | None = None  # why its end is missing, as the archive that keeps it says
    printed: Printed | None = field(default=None, repr=False)  # of a PDF, read at the edge


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. Never called a source."""

    name: str | None = None
    domain: str | None = None
    family: str | None = None


class DateKind(Enum):
    """What a date says of the article: published, changed since, or nothing of the kind."""

    PUBLISHED = "published"
    UPDATED = "updated"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date that an article gives of itself: the moment, where it stands, and as it is written.

    `zoned` is false where no time zone is written and UTC was taken.
    """

    at: datetime
    kind: DateKind
    origin: str  # such as "json-ld datePublished", "meta article:published_time", "url"
    written: str
    _: KW_ONLY
    zoned: bool = True


class Relation(Enum):
    """How an article hangs together with whom or what its page names beside its outlet."""

    BASED_ON = "based on"
    SUPPLIED_BY = "supplied by"  # an agency or sister paper that the text came from
    CREDIT = "credit"
    PUBLISHER = "publisher"
    CANONICAL = "canonical"  # the address that the page calls its own, on another host
    FORWARDED = "forwarded"  # who wrote a message that another passed on


@dataclass(frozen=True, slots=True)
class Lineage:
    """Whom or what a page names as that from which its article comes."""

    relation: Relation
    name: str | None = None
    url: str | None = None


class ZoneKind(Enum):
    """What a stretch of the text is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text by kind; zones do not overlap, and stand in order."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of reporting in one version. All offsets are into `text`.

    `id` depends on the content alone; `key` is the caller's own id, if any; `sha256` and
    `captured_at` are the capture's; `dates` are all that were found, `published_at` is one of them.
    """

    id: str
    text: str = field(repr=False)
    _: KW_ONLY
    sha256: str
    captured_at: datetime | None = None
    zones: tuple[Zone, ...] = ()
    key: str | None = None
    url: str | None = None
    title: str | None = None
    subtitle: str | None = None
    outlet: Outlet = Outlet()
    byline: tuple[str, ...] = ()
    published_at: datetime | None = None
    dates: tuple[DateFound, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    language: str | None = None
    language_confidence: float | None = None  # of the guess, where it was one
    warnings: tuple[str, ...] = ()

    def zones_of(self, *kinds: ZoneKind) -> Iterator[Span]:
        return (zone.span for zone in self.zones if zone.kind in kinds)
