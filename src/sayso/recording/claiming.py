"""Keep a claim that a person typed, and find what the ledger holds of it already."""

from datetime import datetime

from sayso.errors import ReadError
from sayso.judge.kept import may_state
from sayso.judge.likeness import clauses
from sayso.protocols import Embedder, Ledger, Session
from sayso.text.terms import words_of
from sayso.types.ids import short_id
from sayso.types.kept import Event, KeptClaim

_AT_ONCE = 200  # articles that are looked through in one reading transaction


def claimed(text: str, embedder: Embedder, *, author: str, now: datetime) -> KeptClaim:
    """The claim in these words; the same words give the same id. Raises ReadError for none."""
    said = text.strip()
    words = " ".join(words_of(said))
    if not words:
        raise ReadError("the claim", "it has no words", "type what is to be kept")
    vectors = embedder.vectors([said, *clauses(said)])
    return KeptClaim(short_id("k", words), said, author=author, kept_at=now, vectors=tuple(vectors))


def keep(ledger: Ledger, claim: KeptClaim) -> bool:
    """Keep a claim; False where it is kept already. What states it is found by `refresh`."""
    with ledger.writing() as session:
        if claim.id in {each.id for each in session.kept_claims()}:
            return False
        session.keep_claim(claim)
        session.note(Event(claim.kept_at, "keep", claim.id, ok=True))
        return True


def seek(ledger: Ledger) -> None:
    """Look through all articles for claims that were kept since; their stories wait.

    A kill on the way leaves the claims unsought, and the next run looks again.
    """
    with ledger.reading() as session:
        claims = session.unsought()
        keys = [listed.key for listed in session.articles()] if claims else []
    if not claims:
        return
    found: list[str] = []
    for at in range(0, len(keys), _AT_ONCE):
        with ledger.reading() as session:
            found += [key for key in keys[at : at + _AT_ONCE] if _may_state(session, key, claims)]
    with ledger.writing() as session:
        numbers = (session.number(key) for key in found)
        for root in session.roots(n for n in numbers if n is not None):
            session.wait(root)
        session.sought([claim.id for claim in claims])


def _may_state(session: Session, key: str, claims: list[KeptClaim]) -> bool:
    kept = session.article(key)
    return kept is not None and may_state(claims, kept.reading, kept.vectors)


def release(session: Session, identity: str, *, now: datetime) -> None:
    """Keep a claim no longer."""
    _unsettle(session, identity)
    session.retract_claim(identity, at=now)
    session.note(Event(now, "retract", identity, ok=True))


def forget_claim(session: Session, identity: str, *, at: datetime, reason: str) -> None:
    """Remove a kept claim wholly; a note stays that something was removed."""
    _unsettle(session, identity)
    session.forget_claim(identity)
    session.note(Event(at, "forget", "a kept claim", ok=True, reason=reason))


def _unsettle(session: Session, identity: str) -> None:
    for root in session.stating(identity):
        session.wait(root)
