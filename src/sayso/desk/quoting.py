"""The words behind each cell, shown only if they stand in the capture to the letter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from sayso.desk import finding
from sayso.errors import UnknownError
from sayso.export import notes
from sayso.protocols import Session
from sayso.text.segment import sentences
from sayso.types.attribution import Statement
from sayso.types.kept import Kept, Listed, question_id
from sayso.types.span import Span, joined
from sayso.types.story import Claim, Coverage, Point, Reference, Stance, Story
from sayso.types.view import (
    ClaimView,
    Doubt,
    PartyView,
    Quotation,
    StoryView,
)

_LONG = 600  # characters of an excerpt
_GONE = "the article is not in this ledger any more"


class Pages:
    """The articles of a view, each fetched and its capture checked once.

    Those of `wanted` keys are fetched together: one by one takes twice as long.
    """

    def __init__(self, session: Session, wanted: Iterable[str] = ()) -> None:
        self._session = session
        self._kept: dict[str, tuple[Kept | None, str | None]] = {}
        self._fetch(wanted)

    def _fetch(self, keys: Iterable[str]) -> None:
        found = {kept.key: kept for kept in self._session.fetched(dict.fromkeys(keys))}
        faults = self._session.faults_of(kept.sha256 for kept in found.values())
        self._kept |= {key: (kept, faults[kept.sha256]) for key, kept in found.items()}

    def kept(self, key: str) -> tuple[Kept | None, str | None]:
        """The article, and why its words may not be quoted."""
        if key not in self._kept:
            self._fetch([key])
        return self._kept.setdefault(key, (None, _GONE))

    def words(self, key: str, span: Span) -> str | None:
        """What stands there in an article; None where it may not be quoted."""
        kept, fault = self.kept(key)
        return None if kept is None or fault else span.of(kept.reading.article.text)

    def quotation(self, at: Reference, *, whole: bool = False) -> Quotation:
        """The words of a statement; of a deed, which is told around one, the `whole` sentence."""
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
        text = article.text
        statement = next((s for s in kept.reading.statements if s.id == at.statement), None)
        spans = statement.content if statement else ()
        source = notes.said_by(kept.reading, statement) if statement else ""
        found = Quotation(
            at,
            source=source,
            cue=joined(text, statement.cue.spans) if statement else "",
            said=None if fault else joined(text, spans),
            excerpt=None if fault or not statement else _excerpt(text, statement, whole=whole),
            spans=spans,
            outlet=article.outlet.name or article.outlet.domain or "",
            title=article.title or "",
            url=article.url,
            day=article.published_at.date() if article.published_at else None,
            sha256=kept.sha256,
            captured_at=article.captured_at,
            withheld=fault,
            parts=() if fault or not statement else tuple(_parts(text, statement, whole=whole)),
            by_hand=statement.by_hand if statement else None,
        )
        if at.span is None or fault:
            return found
        told = at.span.of(text)  # a sentence that tells no statement
        return replace(found, said=told, excerpt=told, spans=(at.span,), parts=(("", told),))


def _excerpt(text: str, statement: Statement, *, whole: bool) -> str:
    """The text from the statement's first word to its last; of a long one what was said alone."""
    around = _around(text, statement, whole=whole)
    return around.of(text) if around else joined(text, statement.content)


def _around(text: str, statement: Statement, *, whole: bool) -> Span | None:
    """What is shown of a statement in one piece; None where that is too long to show."""
    around = extent(statement)
    if whole:
        near = [s.span for s in sentences(text) if s.span.start < around.end]
        inside = [span for span in near if span.end > around.start]
        around = Span(
            min([around.start, *(s.start for s in inside)]),
            max([around.end, *(s.end for s in inside)]),
        )
    return None if around.end - around.start > _LONG and statement.content else around


def _parts(text: str, statement: Statement, *, whole: bool) -> Iterator[tuple[str, str]]:
    """The excerpt in pieces, each with the part that it is of the statement."""
    around = _around(text, statement, whole=whole)
    if around is None:
        return
    source = statement.source.spans if statement.source else ()
    roles = (("cue", statement.cue.spans), ("source", source), ("content", statement.content))
    spans = [(role, span) for role, of in roles for span in of]
    edges = {around.start, around.end, *(e for _, span in spans for e in (span.start, span.end))}
    for start, end in pairwise(sorted(edges)):
        yield next((role for role, s in spans if s.start <= start < s.end), ""), text[start:end]


def extent(statement: Statement) -> Span:
    """From the statement's first word to its last."""
    source = statement.source.spans if statement.source else ()
    spans = (*source, *statement.cue.spans, *statement.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def story_view(session: Session, story: Story) -> StoryView:
    """The story with the words of every statement that one of its cells rests on."""
    resting = list(_resting(story))
    given = (point.article for series in story.series for point in series.points)
    mended = (each.article for each in story.corrections)
    pages = Pages(session, (*(at.article for at in resting), *given, *mended))
    whole = {reply.at for ask in story.asks for reply in ask.replies}
    points = {point: given_in(pages, story, point) for s in story.series for point in s.points}
    listed = {article.key: article for article in session.listed(story.articles)}
    return StoryView(
        story,
        tuple(listed[key] for key in story.articles if key in listed),
        tuple(
            pages.quotation(at, whole=at in whole)
            for at in dict.fromkeys((*resting, *points.values()))
        ),
        figures=tuple(points.items()),
        corrected=tuple((each, pages.words(each.article, each.span)) for each in story.corrections),
    )


def _resting(story: Story) -> Iterator[Reference]:
    """The statements on which the story's cells rest, figures aside."""
    for stance in story.stances:
        yield stance.at
    for claim in story.claims:
        yield from claim.statements
    for ask in story.asks:
        yield from ask.statements
        yield from (reply.at for reply in ask.replies)
    for variant in story.variants:
        yield from (variant.fullest, variant.other)


def given_in(pages: Pages, story: Story, point: Point) -> Reference:
    """The statement in which the point's party gave the figure.

    Of statements within one another it is the one that the party takes a stance by, or else the
    innermost; where none is known, the article itself (a reference without a statement).
    """
    kept, _ = pages.kept(point.article)
    reading = kept.reading if kept else None
    around = [s.id for s in reading.statements if point.figure in s.figures] if reading else []
    stands = {s.at.statement for s in story.stances if _is_by(s, point)}
    figures = reading.figures if reading else ()
    inmost = next((f.statement for f in figures if f.id == point.figure), None)
    found = next((each for each in around if each in stands), inmost)
    return Reference(point.article, found or "")


def _is_by(stance: Stance, point: Point) -> bool:
    return stance.party == point.party and stance.at.article == point.article


def _seen_alone(session: Session, story: Story, claim: Claim) -> ClaimView:
    """The claim in its story, of which no more words are read than it rests on."""
    at = set(claim.statements)
    part = replace(
        story,
        claims=(claim,),
        stances=tuple(s for s in story.stances if s.claim == claim.id),
        variants=tuple(v for v in story.variants if v.fullest in at or v.other in at),
        asks=(),
        series=(),
        corrections=(),
    )
    view = replace(story_view(session, part), story=story)
    return claim_view(session, view, claim)


def claim_view(session: Session, view: StoryView, claim: Claim) -> ClaimView:
    at = set(claim.statements)
    return ClaimView(
        claim,
        view,
        tuple(s for s in view.story.stances if s.claim == claim.id),
        tuple(v for v in view.story.variants if v.fullest in at or v.other in at),
        tuple(session.history(claim.id)),
    )


def claim_views(session: Session, stories: Iterable[Story], about: str) -> list[ClaimView]:
    """The claims of stories whose words hold `about`."""
    wanted = about.casefold()
    return [
        claim_view(session, view, claim)
        for view in [story_view(session, each) for each in stories]
        for claim in view.story.claims
        if wanted in claim.text.casefold()
    ]


def claim_of(session: Session, name: str) -> ClaimView:
    """The claim of this id, or of an id that begins so, with all that bears on it."""
    return _seen_alone(session, *_held(session, name))


def claim_named(session: Session, name: str) -> Claim:
    """The claim alone."""
    return _held(session, name)[1]


def _held(session: Session, name: str) -> tuple[Story, Claim]:
    for identity in session.holding(name):
        story = session.story(identity)
        for claim in story.claims if story else ():
            if claim.id.startswith(name) and story:
                return story, claim
    raise UnknownError("claim", name, "`sayso claims` lists them")


def claim_then(session: Session, story: Story, claim: Claim) -> ClaimView:
    """The claim as it stood in a story of another time: that of its id, or of most statements."""
    now = set(claim.statements)
    then = max(
        story.claims, key=lambda c: (c.id == claim.id, len(now & {*c.statements})), default=None
    )
    if then is None or (then.id != claim.id and not now & {*then.statements}):
        raise UnknownError("claim", claim.id, "nothing of it was on record by then")
    return _seen_alone(session, story, then)


def party_views(session: Session, name: str) -> list[PartyView]:
    """All that one party, or who speaks for it, is on record with, story by story."""
    found = []
    for story in session.all_stories():
        for party in finding.parties(story, name):
            view = story_view(session, story)
            of = {claim.id: claim for claim in story.claims}
            own = tuple((s, of[s.claim]) for s in story.stances if s.party == party.id)
            found.append(PartyView(party, view, own))
    if not found:
        raise UnknownError("party", name, "`sayso search` looks through the articles")
    return found


def doubt(session: Session, one: Reference, other: Reference, share: float) -> Doubt:
    pages = Pages(session)
    return Doubt(question_id(one, other), pages.quotation(one), pages.quotation(other), share)


def coverage(listed: Iterable[Listed]) -> Coverage:
    rows = list(listed)
    days = sorted(row.day for row in rows if row.day)
    outlets = {row.outlet for row in rows}
    first, last = (days[0], days[-1]) if days else (None, None)
    unread = sum(article.unread is not None for article in rows)
    return Coverage(len(rows), len(outlets), first, last, unread)


def turns_of(story: Story) -> dict[str, int]:
    """The number of each article in the order in which its story takes them."""
    return {key: turn for turn, key in enumerate(story.articles)}


def first(quotation: Quotation, turns: Mapping[str, int]) -> tuple[str, int, Reference]:
    """By what the earlier of two quotations is told: the day, then who has it from whom."""
    return str(quotation.day), turns.get(quotation.at.article, 0), quotation.at
