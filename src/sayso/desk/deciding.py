"""What people decide: on pairs of statements, on stories, and what shall not be on record."""

from collections.abc import Iterable

from sayso import recording
from sayso.desk import casing, finding, kept, person, quoting, regrouping
from sayso.errors import RuledError, UnknownError
from sayso.protocols import Session
from sayso.types.kept import SETTLING, Event, Ruling, written
from sayso.types.seeking import Opinion, Reaction
from sayso.types.story import Story
from sayso.types.view import Doubt

_SETTLING = frozenset(each.value for each in SETTLING)


def doubts(session: Session, stories: Iterable[Story]) -> list[Doubt]:
    """The pairs of statements on which nobody has ruled, the surest first."""
    ruled = {(j.subject, j.object) for j in session.rulings() if j.kind in _SETTLING}
    found = [
        quoting.doubt(session, one, other, share)
        for each in stories
        for one, other, share in each.doubtful
        if (written(one), written(other)) not in ruled
    ]
    return sorted(found, key=lambda doubt: (-doubt.likeness, doubt.id))


def named(doubts: Iterable[Doubt], name: str) -> Doubt:
    """The one open question whose id begins so."""
    fitting = [doubt for doubt in doubts if doubt.id.startswith(name)]
    if len(fitting) != 1:
        raise UnknownError("open question", name, "`sayso review` lists them")
    return fitting[0]


def settle(session: Session, doubt: Doubt, ruling: Ruling) -> None:
    """Rule on a pair of statements. Raises RuledError where somebody did so meanwhile."""
    pair = written(doubt.one.at), written(doubt.other.at)
    said = (j for j in session.history(pair[0]) if (j.subject, j.object) == pair)
    if any(j.kind in _SETTLING and j.retracted_at is None for j in said):
        raise RuledError(doubt.id)
    session.unrule(Ruling.UNSURE.value, *pair, at=person.now())
    _rule(session, ruling, written(doubt.one.at), written(doubt.other.at), doubt.one.at.article)


def merge(session: Session, one: str, other: str) -> None:
    if regrouping.merge(session, one, other):
        return
    first, second = (finding.story(session, name) for name in (one, other))
    ruling = person.judgement(Ruling.SAME_STORY, first.articles[0], second.articles[0])
    recording.merge(session, first.articles, second.articles, ruling)


def split(session: Session, story: str, articles: Iterable[str]) -> None:
    if regrouping.split(session, story, articles):
        return
    whole = finding.story(session, story)
    gone = [finding.article(session, name).key for name in articles]
    strangers = [key for key in gone if key not in whole.articles]
    if strangers:
        raise UnknownError("article", strangers[0], f"story {whole.id} does not hold it")
    rest = [key for key in whole.articles if key not in gone]
    apart = [(other, key) for key in gone for other in rest]
    rulings = [person.judgement(Ruling.OTHER_STORY, *pair) for pair in apart]
    recording.split(session, gone, rest, rulings)


def retract(session: Session, name: str) -> None:
    """Take a statement ("n1/s2") out of the record, or keep a claim no longer."""
    if "/" not in name:
        ids = [claim.id for claim in session.kept_claims()]
        claim = kept.named(ids, name)
        casing.leave(session, (), kept=claim)
        recording.release(session, claim, now=person.now())
        return
    at = finding.statement(session, name)
    casing.leave(session, (), statements=(written(at),))
    _rule(session, Ruling.RETRACTED, written(at), "", at.article)


def forget(session: Session, name: str, reason: str) -> str:
    """Remove an article or a kept claim wholly; gives its key."""
    claim = kept.meant(session, name)
    key = claim or finding.article(session, name).key
    remove = recording.forget_claim if claim else recording.forget
    casing.leave(session, () if claim else (key,), kept=claim or "")
    remove(session, key, at=person.now(), reason=reason)
    return key


def _rule(session: Session, ruling: Ruling, subject: str, target: str, article: str) -> None:
    number = session.number(article)
    session.rule(person.judgement(ruling, subject, target))
    if number is not None:
        session.wait(session.place(number).root)
    told = f"{subject} {target}".strip()
    session.note(Event(person.now(), ruling.value, told, ok=True))


def react(session: Session, name: str, opinion: Opinion | None) -> Reaction | None:
    """Keep what the person thinks of a claim, or take it back."""
    claim = quoting.claim_named(session, name).id
    author, now = person.name(), person.now()
    if opinion is None:
        session.seek.unreact(claim, author, at=now)
        return None
    reaction = Reaction(claim, opinion, author=author, made_at=now)
    session.seek.react(reaction)
    return reaction
