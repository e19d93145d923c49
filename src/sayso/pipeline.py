"""From a capture to its readings, over protocols only; one bad item never stops the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sayso._version import __version__
from sayso.errors import ReadError, SaysoError
from sayso.extract.reading import read as read_article
from sayso.parse import articles as parse_articles
from sayso.parse import key_of
from sayso.parse.plain import subject
from sayso.protocols import Tagger
from sayso.text.languages import is_modelled
from sayso.types.article import Article, Capture
from sayso.types.reading import Reading

REPORT = "please report it, with the page"
LONGEST = 1_000_000  # characters of one article; a novel has half of that


def readings(
    capture: Capture | SaysoError, tagger: Tagger, *, published: datetime | None = None
) -> Iterator[Reading]:
    """Read a capture's articles, one but for a live blog; what stands in the way is a `failure`.

    `published` is taken where the capture itself gives no date. Raises errors of scope "run" only.
    """
    if isinstance(capture, SaysoError):
        yield _failed(Article("", "", sha256=""), capture)
        return
    try:
        articles = parse_articles(capture)
    except Exception as error:
        nothing = Article("", "", sha256=capture.sha256, key=key_of(capture))
        yield _failed(nothing, _fault(capture, error))
        return
    for article in articles:
        yield _read(article, capture, tagger, published)


def read(
    capture: Capture | SaysoError, tagger: Tagger, *, published: datetime | None = None
) -> Reading:
    """Read the first article of a capture, which is all but always its only one."""
    return next(readings(capture, tagger, published=published))


def _read(
    article: Article, capture: Capture, tagger: Tagger, published: datetime | None
) -> Reading:
    if published and article.published_at is None:
        article = replace(article, published_at=published)
    try:
        _refuse(article, capture.url)
        return read_article(article, tagger)
    except Exception as error:
        known = replace(article, key=article.key or key_of(capture))
        return _failed(known, _fault(capture, error))


def _refuse(article: Article, subject: str) -> None:
    language = article.language
    if not is_modelled(language):
        raise ReadError(subject, f"it is in a language without a model ({language})")
    if len(article.text) > LONGEST:
        raise ReadError(
            subject, f"it is longer than {LONGEST:,} characters", "split it into articles"
        )


def _fault(capture: Capture, error: Exception) -> SaysoError:
    """The error as one of ours: a fault of ours or a library's spoils one item, and no run."""
    if isinstance(error, SaysoError):
        return error
    return ReadError(subject(capture), f"it went wrong here ({type(error).__name__})", REPORT)


def _failed(article: Article, error: SaysoError) -> Reading:
    if error.scope == "run":
        raise error
    return Reading(article, version=__version__, failure=str(error))
