"""Plain text: kept to the character, its zones found by their shape."""

from dataclasses import replace

from sayso.errors import ReadError
from sayso.parse.decode import charset, decoded, identity, without_halves
from sayso.parse.language import language
from sayso.parse.toplines import head
from sayso.parse.zones import zones
from sayso.types.article import Article, Capture, Outlet, Zone, ZoneKind

MOST = 3_000_000  # characters of one text; of single letters a line, a million takes nine seconds


def plain(capture: Capture) -> Article:
    """The article of a capture in plain text. Raises ReadError where there is none."""
    found = decoded(capture.body, declared=charset(capture.media_type))
    text = without_halves(found.text)
    warnings = (*found.warnings, *text.warnings)
    return _headed(article_of(text.text, capture, warnings=warnings))


def _headed(article: Article) -> Article:
    """The article with what the lines of its head tell of outlet, writers and date."""
    found = head(article.text)
    if found is None:
        return article
    return replace(
        article,
        outlet=Outlet(found.outlet, found.host),
        byline=found.writers,
        published_at=found.dates.published,
        dates=found.dates.found,
    )


def article_of(
    text: str, capture: Capture, *, title: str | None = None, warnings: tuple[str, ...] = ()
) -> Article:
    """The article that a text kept to the character is; `title` where the caller knows it."""
    if not text.strip():
        raise ReadError(subject(capture), "it is empty")
    fit(text, capture)
    found = zones(text, title)
    return Article(
        identity(text),
        text,
        sha256=capture.sha256,
        zones=found,
        url=capture.url if is_address(capture.url) else None,
        title=title or heading(text, found, ZoneKind.TITLE),
        subtitle=heading(text, found, ZoneKind.SUBTITLE),
        language=language(text),
        warnings=warnings,
    )


def fit(text: str, capture: Capture) -> None:
    """Raises ReadError for a text so long that to look at its lines alone would take minutes."""
    if len(text) > MOST:
        reason = f"it is longer than {MOST:,} characters"
        raise ReadError(subject(capture), reason, "split it into articles")


def heading(text: str, found: tuple[Zone, ...], kind: ZoneKind) -> str | None:
    """The words of the first zone of a kind, on one line."""
    span = next((zone.span for zone in found if zone.kind is kind), None)
    return " ".join(span.of(text).split()) if span else None


def subject(capture: Capture) -> str:
    """What an error calls a capture."""
    is_stdin = capture.url == "-" or capture.url.startswith("-:")
    return f"standard input{capture.url[1:]}" if is_stdin else capture.url


def is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))
