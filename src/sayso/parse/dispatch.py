"""Which way a capture is read, by its media type."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sayso.parse.docx import docx
from sayso.parse.html import pages
from sayso.parse.language import guess
from sayso.parse.lineage import supplied
from sayso.parse.mail import mail
from sayso.parse.pdf import pdf
from sayso.parse.plain import plain
from sayso.parse.rows import key, row
from sayso.parse.saved import lightened, unpacked
from sayso.parse.transcripts import transcript
from sayso.types.article import DOCX, MAIL, MHTML, PDF, ROW, TRANSCRIPT, Article, Capture

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def articles(capture: Capture) -> tuple[Article, ...]:
    """The articles that a capture holds, one but for a live blog; no file, clock or network.

    Raises ReadError where it holds none.
    """
    kind = (capture.media_type or "text/plain").split(";")[0].strip().casefold()
    if kind == MHTML or kind in PAGES:
        capture = lightened(unpacked(capture) if kind == MHTML else capture)
        found = pages(capture)
    else:
        found = (_ONE.get(kind, plain)(capture),)
    return tuple(_of(capture, each) for each in found)


def _of(capture: Capture, article: Article) -> Article:
    """The article with what is known of its capture."""
    told = guess(article.text)
    is_guess = article.language == told.code and article.language_confidence is None
    cut = (f"its capture was cut off ({capture.cut})",) if capture.cut else ()
    return replace(
        article,
        captured_at=capture.fetched_at,
        language_confidence=told.probability if is_guess else article.language_confidence,
        published_at=article.published_at or capture.published_at,
        lineage=tuple(dict.fromkeys((*article.lineage, *supplied(capture.lineage, article)))),
        warnings=(*article.warnings, *cut),
    )


_ONE: Mapping[str, Callable[[Capture], Article]] = {
    ROW: row,
    PDF: pdf,
    MAIL: mail,
    DOCX: docx,
    TRANSCRIPT: transcript,
}


def article(capture: Capture) -> Article:
    """The first article that a capture holds. Raises ReadError where it holds none."""
    return articles(capture)[0]


def key_of(capture: Capture) -> str | None:
    """The caller's id for a capture, as far as it can be told before it is read."""
    return key(capture) if capture.media_type == ROW else None
