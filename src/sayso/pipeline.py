"""From a capture to a reading, over protocols only; one bad item never stops the rest."""

from dataclasses import replace
from datetime import datetime

from sayso._version import __version__
from sayso.errors import ReadError, SaysoError
from sayso.extract.reading import read as read_article
from sayso.parse import article as parse_article
from sayso.parse import key_of
from sayso.protocols import Tagger
from sayso.types.article import Article, Capture
from sayso.types.reading import Reading

LANGUAGES = frozenset({"en"})  # those with a model
LONGEST = 1_000_000  # characters of one article; a novel has half of that


def read(
    capture: Capture | SaysoError, tagger: Tagger, *, published: datetime | None = None
) -> Reading:
    """Read one capture; what stands in its way is the reading's `failure`.

    `published` is taken where the capture itself gives no date. Raises errors of scope "run" only.
    """
    if isinstance(capture, SaysoError):
        return _failed(Article("", "", sha256=""), capture)
    article = Article("", "", sha256=capture.sha256)
    try:
        article = parse_article(capture)
        if published and article.published_at is None:
            article = replace(article, published_at=published)
        _refuse(article, capture.url)
        return read_article(article, tagger)
    except SaysoError as error:
        return _failed(replace(article, key=article.key or key_of(capture)), error)


def _refuse(article: Article, subject: str) -> None:
    language = article.language
    if language and language.split("-")[0] not in LANGUAGES:
        raise ReadError(subject, f"it is in a language without a model ({language})")
    if len(article.text) > LONGEST:
        raise ReadError(
            subject, f"it is longer than {LONGEST:,} characters", "split it into articles"
        )


def _failed(article: Article, error: SaysoError) -> Reading:
    if error.scope == "run":
        raise error
    return Reading(article, version=__version__, failure=str(error))
