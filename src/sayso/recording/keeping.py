"""Keep one article, with the vectors of what is said in it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sayso.judge.chapter import Chapter, in_place, narrated
from sayso.judge.likeness import clauses
from sayso.judge.lines import stands_in
from sayso.judge.units import BEARING
from sayso.judge.wording import Wording
from sayso.protocols import Embedder, Ledger
from sayso.recording.placing import place
from sayso.types.article import Article, Capture, ZoneKind
from sayso.types.attribution import Act
from sayso.types.ids import short_id
from sayso.types.kept import Kept
from sayso.types.reading import Reading
from sayso.types.span import Span, joined

_EMBEDDED = BEARING | {Act.ASKS}


def key_of(article: Article) -> str:
    """The article's name in a ledger: the caller's own, else one of all that tells it apart."""
    published = article.published_at.isoformat() if article.published_at else ""
    outlet = article.outlet.name or article.outlet.domain or ""
    return article.key or short_id("n", article.id, article.url or "", outlet, published)


def version_of(ledger: Ledger, article: Article) -> str | None:
    """The key of an article of the same address, outlet and text: the page is as it was.

    Its date may still differ, where a page says no more than "2 hours ago".
    """
    with ledger.reading() as session:
        for key in session.versions(article.url):
            kept = session.article(key)
            known = kept and kept.reading.article
            if known and (known.id, known.outlet) == (article.id, article.outlet):
                return key
    return None


def see(ledger: Ledger, key: str, capture: Capture, *, now: datetime) -> None:
    """Keep a capture that shows that a kept article stood there earlier than was known."""
    if capture.fetched_at is None:
        return
    with ledger.reading() as session:
        known = [seen.at for seen in session.seen(key) if seen.at]
    if known and capture.fetched_at < min(known):
        with ledger.writing() as session:
            session.see(key, capture, at=now)


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
        vectors=vectors(reading, embedder),
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


def vectors(reading: Reading, embedder: Embedder) -> dict[str, tuple[float, ...]]:
    """The vectors of a reading's statements, and of sentences in which nobody states anything."""
    rows = [(each.id, each.act, each.content) for each in reading.statements]
    stating = [each for each in reading.statements if each.content and each.act in _EMBEDDED]
    telling = [
        sentence
        for sentence in Wording(reading.article).sentences
        if not any(stands_in(each, sentence) for each in stating)
    ]
    return embedded(reading.article, rows, embedder, telling)


def embedded(
    article: Article,
    said: Iterable[tuple[str, Act | None, Sequence[Span]]],
    embedder: Embedder,
    telling: Sequence[Span] = (),
) -> dict[str, tuple[float, ...]]:
    """The vectors of statements, given by name, act and content.

    Of those that may bear on a claim: of the words alone, of each of their clauses, and of the
    words where they stand. Of the sentences `telling` what happened: where they stand.
    """
    bearing = [(name, content) for name, act, content in said if content and act in _EMBEDDED]
    texts = [pair for name, content in bearing for pair in _texts(name, article.text, content)]
    found = dict(
        zip((n for n, _ in texts), embedder.vectors([words for _, words in texts]), strict=True)
    )
    title = max((zone.end for zone in article.zones_of(ZoneKind.TITLE)), default=0)
    places = [(in_place(name), content) for name, content in bearing]
    places += [(narrated(sentence), (sentence,)) for sentence in telling]
    within = embedder.within(article.text, title, [content for _, content in places])
    there = {name: each for (name, _), each in zip(places, within, strict=True) if each}
    return found | there


def _texts(name: str, text: str, content: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """The texts of a statement that have vectors, each under its name: the whole, its clauses."""
    words = joined(text, content)
    yield name, words
    yield from ((f"{name}/{n}", part) for n, part in enumerate(clauses(words)))
