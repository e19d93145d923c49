"""What was seen: captures, articles, and the zones of an article's text."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from enum import Enum

from sayso.types.span import Span

ROW = "application/x-sayso-row"  # the media type of one line of JSONL


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of an address at a moment. Never changed."""

    url: str  # an address, a path, or "-" for standard input
    body: bytes = field(repr=False)
    _: KW_ONLY
    media_type: str | None = None
    sha256: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. Never called a source."""

    name: str | None = None
    domain: str | None = None
    family: str | None = None


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

    `id` depends on the content alone; `key` is the caller's own id, if any; `sha256` is the
    capture's.
    """

    id: str
    text: str = field(repr=False)
    _: KW_ONLY
    sha256: str
    zones: tuple[Zone, ...] = ()
    key: str | None = None
    url: str | None = None
    title: str | None = None
    subtitle: str | None = None
    outlet: Outlet = Outlet()
    byline: tuple[str, ...] = ()
    published_at: datetime | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()

    def zones_of(self, *kinds: ZoneKind) -> Iterator[Span]:
        return (zone.span for zone in self.zones if zone.kind in kinds)
