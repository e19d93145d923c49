"""The words behind each cell, shown only if they stand in the capture to the letter."""

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator

from sayso.judge.chapter import short_id
from sayso.judge.claims import SAME
from sayso.judge.kept import proposition
from sayso.judge.likeness import Proposition, likeness
from sayso.judge.repeats import difference
from sayso.protocols import Embedder, Session
from sayso.text.terms import heaviest, terms, words_of
from sayso.types.attribution import Statement
from sayso.types.kept import Kept, Listed, written
from sayso.types.span import joined
from sayso.types.story import Claim, Coverage, Reference, Story
from sayso.types.view import Check, ClaimView, Doubt, Found, KeptView, Quotation, StoryView

_ALTERED = 0.6  # of the words, in order, that an altered quotation still has
_LONG = 600  # characters of an excerpt
_LIKE = SAME - 0.1  # a claim that is so like a checked text is shown with it
_NEAR = 5  # claims that a checked text is compared with at most, in the answer


class Pages:
    """The articles of a view, each fetched and its capture checked once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[str, tuple[Kept | None, str | None]] = {}

    def kept(self, key: str) -> tuple[Kept | None, str | None]:
        """The article, and why its words may not be quoted."""
        if key not in self._kept:
            kept = self._session.article(key)
            self._kept[key] = kept, self._fault(kept)
        return self._kept[key]

    def _fault(self, kept: Kept | None) -> str | None:
        if kept is None:
            return "the article is not in this ledger any more"
        body = self._session.body(kept.sha256)
        if body is None:
            return "the capture is missing"
        if hashlib.sha256(body).hexdigest() != kept.sha256:
            return "the capture is damaged"
        return None

    def quotation(self, at: Reference) -> Quotation:
        kept, fault = self.kept(at.article)
        if kept is None:
            return Quotation(
                at,
                source="",
                cue="",
                said=None,
                excerpt=None,
                spans=(),
                outlet="",
                title="",
                url=None,
                day=None,
                withheld=fault,
            )
        article = kept.reading.article
        statement = next((s for s in kept.reading.statements if s.id == at.statement), None)
        text = article.text
        spans = statement.content if statement else ()
        source = joined(text, statement.source.spans) if statement and statement.source else ""
        return Quotation(
            at,
            source=source,
            cue=joined(text, statement.cue.spans) if statement else "",
            said=None if fault else joined(text, spans),
            excerpt=None if fault or not statement else _excerpt(text, statement),
            spans=spans,
            outlet=article.outlet.name or article.outlet.domain or "",
            title=article.title or "",
            url=article.url,
            day=article.published_at.date() if article.published_at else None,
            withheld=fault,
        )


def _excerpt(text: str, statement: Statement) -> str:
    """The text from the statement's first word to its last; of a long one what was said alone."""
    source = statement.source.spans if statement.source else ()
    spans = (*source, *statement.cue.spans, *statement.content)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if end - start > _LONG and statement.content:
        return joined(text, statement.content)
    return text[start:end]


def story_view(session: Session, story: Story) -> StoryView:
    """The story with the words of every statement that one of its cells rests on."""
    pages = Pages(session)
    wanted: dict[Reference, None] = {}
    for stance in story.stances:
        wanted[stance.at] = None
    for claim in story.claims:
        wanted.update(dict.fromkeys(claim.statements))
    for ask in story.asks:
        wanted.update(dict.fromkeys(ask.statements))
        wanted.update({reply.at: None for reply in ask.replies})
    listed = {article.key: article for article in session.articles(None)}
    return StoryView(
        story,
        tuple(listed[key] for key in story.articles if key in listed),
        tuple(pages.quotation(at) for at in wanted),
    )


def claim_view(session: Session, view: StoryView, claim: Claim) -> ClaimView:
    at = set(claim.statements)
    return ClaimView(
        claim,
        view,
        tuple(s for s in view.story.stances if s.claim == claim.id),
        tuple(v for v in view.story.variants if v.fullest in at or v.other in at),
        tuple(session.history(claim.id)),
    )


def doubt(session: Session, one: Reference, other: Reference, share: float) -> Doubt:
    pages = Pages(session)
    identity = short_id("r", written(one), written(other))
    return Doubt(identity, pages.quotation(one), pages.quotation(other), share)


def coverage(listed: Iterable[Listed]) -> Coverage:
    rows = list(listed)
    days = sorted(row.day for row in rows if row.day)
    outlets = {row.outlet for row in rows}
    return Coverage(len(rows), len(outlets), days[0] if days else None, days[-1] if days else None)


def checked(
    session: Session, text: str, embedder: Embedder, kept: Iterable[KeptView] = ()
) -> Check:
    """Where the text stands to the letter or altered, and the claims that it may be."""
    wanted = _plain(text)
    pages = Pages(session)
    found = sorted(
        (each for key in _candidates(session, wanted) for each in _found(pages, key, wanted)),
        key=lambda each: (
            not each.exact, str(each.quotation.day), each.quotation.at,
        ),
    )  # fmt: skip
    vector = embedder.vectors([wanted])[0]
    mine = Proposition.of(wanted, vector)
    near = []
    for story in session.all_stories():
        made = {claim.text: claim for claim in story.claims}
        vectors = embedder.vectors(list(made))
        for (words, claim), each in zip(made.items(), vectors, strict=True):
            share = likeness(mine, Proposition.of(words, each))
            if share >= _LIKE:
                near.append((claim, story, share))
    near.sort(key=lambda row: (-row[2], row[0].id))
    own = [(each, likeness(mine, proposition(each.claim))) for each in kept]
    own = sorted((row for row in own if row[1] >= _LIKE), key=lambda row: -row[1])
    covered = coverage(session.articles())
    return Check(text, tuple(found), tuple(near[:_NEAR]), covered, tuple(own))


def _plain(text: str) -> str:
    """Without the quotation marks around it."""
    return text.strip().strip("“”\"'‘’«»„").strip()


def _candidates(session: Session, wanted: str) -> list[str]:
    keys: dict[str, None] = {}
    for term in heaviest(terms(wanted), 3) or tuple(wanted.split()[:1]):
        words = [word for word in re.findall(r"[\w’'-]+", wanted) if term in word.casefold()]
        for word in words[:1]:
            keys.update({hit.key: None for hit in session.search(word, limit=200)})
    return list(keys)


def _found(pages: Pages, key: str, wanted: str) -> Iterator[Found]:
    """The statement of the article that holds the text, or one that is nearly it."""
    kept, _ = pages.kept(key)
    if kept is None:
        return
    text = kept.reading.article.text
    for statement in kept.reading.statements:
        said = joined(text, statement.content)
        quotation = pages.quotation(Reference(key, statement.id))
        if _folded(wanted) in _folded(said):
            yield Found(quotation, exact=wanted in said)
            return
        if len(wanted.split()) > 3 and _shared(wanted, said) >= _ALTERED:
            yield Found(quotation, exact=False, difference=difference(_plain(said), wanted))
            return


def _folded(text: str) -> str:
    return " ".join(words_of(text))


def _shared(wanted: str, said: str) -> float:
    one, two = list(words_of(wanted)), list(words_of(said))
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()
