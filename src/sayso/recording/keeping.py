"""Keep one article, with the vectors of what is said in it."""

from datetime import datetime

from sayso.judge.chapter import Chapter, short_id
from sayso.judge.likeness import clauses
from sayso.judge.units import BEARING
from sayso.protocols import Embedder, Ledger
from sayso.recording.placing import place
from sayso.types.article import Article, Capture
from sayso.types.attribution import Act
from sayso.types.kept import Kept
from sayso.types.reading import Reading
from sayso.types.span import joined

_EMBEDDED = BEARING | {Act.ASKS}


def key_of(article: Article) -> str:
    """The article's name in a ledger: the caller's own, else one of all that tells it apart."""
    published = article.published_at.isoformat() if article.published_at else ""
    outlet = article.outlet.name or article.outlet.domain or ""
    return article.key or short_id("n", article.id, article.url or "", outlet, published)


def record(
    ledger: Ledger, reading: Reading, capture: Capture | None, embedder: Embedder, *, now: datetime
) -> str | None:
    """Keep one article; gives its key, or None where the ledger has it already."""
    key = key_of(reading.article)
    with ledger.reading() as session:
        if session.has(key):
            return None
    kept = Kept(
        key,
        reading,
        vectors=_vectors(reading, embedder),
        added_at=now,
        sha256=reading.article.sha256,
    )
    chapter = Chapter(key, reading, vectors=kept.vectors)
    terms = chapter.wording.terms
    with ledger.writing() as session:
        if session.has(key):
            return None
        number = session.keep(kept, capture, terms=terms)
        place(session, number, chapter.order, chapter.day, terms)
    return key


def _vectors(reading: Reading, embedder: Embedder) -> dict[str, tuple[float, ...]]:
    text = reading.article.text
    said = {}
    for statement in reading.statements:
        if statement.content and statement.act in _EMBEDDED:
            words = joined(text, statement.content)
            said[statement.id] = words
            said.update({f"{statement.id}/{n}": part for n, part in enumerate(clauses(words))})
    return dict(zip(said, embedder.vectors(list(said.values())), strict=True))
