"""From readings to the record: keep an article, find its kin, judge what has changed.

An article is kept in one transaction and its component marked; judging comes after, one whole
component after another, and depends on the articles and on people's rulings alone. So any order
of adding, a kill at any moment and a rerun lead to the same record.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from sayso._version import __version__
from sayso.judge.chapter import Chapter, short_id
from sayso.judge.likeness import clauses
from sayso.judge.stories import ALIKE, keys, kinship
from sayso.judge.stories import stories as grouped
from sayso.judge.story import Rulings, judged
from sayso.judge.units import BEARING
from sayso.protocols import Embedder, Ledger, Session
from sayso.types.article import Article, Capture
from sayso.types.attribution import Act
from sayso.types.kept import (
    PROGRAM,
    Judgement,
    Kept,
    Ruling,
    StoryLine,
    reference,
    written,
)
from sayso.types.reading import Reading
from sayso.types.span import joined
from sayso.types.story import Story

AUTHOR = f"{PROGRAM} {__version__}"
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
    chapter = _chapter(kept)
    features = _features(chapter)
    with ledger.writing() as session:
        if session.has(key):
            return None
        kin = _kin(session, chapter, features)
        session.keep(kept, capture, terms=chapter.wording.terms, features=features, kin=kin)
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


def _chapter(kept: Kept) -> Chapter:
    return Chapter(kept.key, kept.reading, vectors=kept.vectors)


def _features(chapter: Chapter) -> list[str]:
    url = chapter.reading.article.url
    found = [f"t:{term}" for term in keys(chapter.wording.terms)]
    return [*found, *((f"u:{url}", f"v:{url}") if url else ())]


def _kin(session: Session, chapter: Chapter, features: Sequence[str]) -> list[str]:
    """The articles that may be of one story with this one; versions of its page always are."""
    url = chapter.reading.article.url
    found = []
    for key, terms, day in session.alike(features, chapter.day):
        if kinship(chapter.wording.terms, terms, _between(chapter.day, day)) >= ALIKE or (
            url and _same_page(session, key, url)
        ):
            found.append(key)
    return found


def _same_page(session: Session, key: str, url: str) -> bool:
    other = session.article(key)
    return other is not None and other.reading.article.url == url


def _between(one: date | None, other: date | None) -> int | None:
    return (one - other).days if one and other else None


def refresh(ledger: Ledger, *, now: datetime) -> Iterator[str]:
    """Judge every component that has changed; gives the ids of its stories."""
    with ledger.reading() as session:
        waiting = session.waiting()
    for component in waiting:
        with ledger.writing() as session:
            if component not in session.waiting():
                continue
            kept = session.component(component)
            found = stories_of(kept, session.rulings(component))
            lines = [(story, line(story)) for story in found]
            made = [j for story in found for j in _judgements(story, now)]
            session.put(component, lines, made)
        yield from (story.id for story in found)


def stories_of(kept: Iterable[Kept], rulings: Iterable[Judgement]) -> list[Story]:
    """The stories of one component's articles: a pure function of them and of people's rulings."""
    chapters = sorted(map(_chapter, kept), key=lambda chapter: chapter.order)
    place = {chapter.key: n for n, chapter in enumerate(chapters)}
    ruled = list(rulings)
    together, apart = (
        [
            (place[j.subject], place[j.object])
            for j in ruled
            if j.kind == kind.value and j.subject in place and j.object in place
        ]
        for kind in (Ruling.SAME_STORY, Ruling.OTHER_STORY)
    )
    of_url: dict[str, int] = {}
    for n, chapter in enumerate(chapters):
        url = chapter.reading.article.url
        if url and url in of_url:
            together.append((of_url[url], n))
        elif url:
            of_url[url] = n
    apart_set = {frozenset(pair) for pair in apart}
    groups = grouped(
        [(chapter.wording.terms, chapter.day) for chapter in chapters],
        together=[pair for pair in together if frozenset(pair) not in apart_set],
        apart=apart,
    )
    decided = _rulings(ruled)
    return [judged([chapters[n] for n in group], decided) for group in groups]


def _rulings(ruled: Iterable[Judgement]) -> Rulings:
    rows = list(ruled)
    pairs = {
        kind: [(reference(j.subject), reference(j.object)) for j in rows if j.kind == kind.value]
        for kind in (Ruling.SAME_CLAIM, Ruling.OTHER_CLAIM)
    }
    return Rulings(
        together=pairs[Ruling.SAME_CLAIM],
        apart=pairs[Ruling.OTHER_CLAIM],
        retracted=frozenset(reference(j.subject) for j in rows if j.kind == Ruling.RETRACTED.value),
    )


def line(story: Story) -> StoryLine:
    """The story as a list shows it."""
    main = story.claims[0] if story.claims else None
    return StoryLine(
        story.id,
        story.title,
        story.coverage,
        claims=len(story.claims),
        standing=main.standing if main else "No claim on record.",
        claimants=main.corroboration.claimants if main else (0, 0),
        claim=main.text if main else "",
    )


def replayed(
    session: Session, component: int, *, as_of: date | None, known_on: datetime | None
) -> list[Story]:
    """The component's stories as they stood: published by a day, known at a time."""
    kept = [
        each
        for each in session.component(component)
        if (known_on is None or each.added_at <= known_on)
        and (as_of is None or _published_by(each, as_of))
    ]
    return stories_of(kept, session.rulings(component, known_on=known_on)) if kept else []


def _published_by(kept: Kept, day: date) -> bool:
    published = kept.reading.article.published_at
    return published is not None and published.date() <= day


def _judgements(story: Story, now: datetime) -> Iterator[Judgement]:
    """The story's decisions, each as one line that can be retracted."""
    for kind, subject, target, value, score, reason in (*_of_texts(story), *_of_words(story)):
        yield Judgement(
            kind,
            subject,
            target,
            value=value,
            author=AUTHOR,
            made_at=now,
            score=score,
            reason=reason,
        )


_Line = tuple[str, str, str, str, float | None, str]


def _of_texts(story: Story) -> Iterator[_Line]:
    """Which articles tell of the story, and which are copies."""
    for key in story.articles:
        yield "story", key, story.id, "tells of", None, "alike in terms, or of one page"
    for copy in story.copies:
        yield "copy", copy.article, copy.origin, copy.relation.value, copy.shared, copy.reason


def _of_words(story: Story) -> Iterator[_Line]:
    """Which statements bear on which claim, in which way, and which answer an ask."""
    for claim in story.claims:
        for at in claim.statements:
            yield "claim", written(at), claim.id, "bears on", None, "alike, or points to it"
    for stance in story.stances:
        value = f"{stance.party} {stance.kind.value}"
        yield "stance", written(stance.at), stance.claim, value, None, f"on {stance.day}"
    for ask in story.asks:
        for reply in ask.replies:
            yield "reply", written(reply.at), ask.id, reply.kind.value, None, f"on {reply.day}"
