"""What people decided, as judging takes it: rulings on statements, families, kept claims."""

from datetime import datetime

from sayso.judge.story import Rulings
from sayso.protocols import Ledger, Session
from sayso.types.families import Families
from sayso.types.kept import Event, Ruling, reference


def ruled(session: Session, root: int) -> Rulings:
    """All that people decided and did not take back, as far as it bears on one story."""
    rows = session.rulings(root)
    pairs = {
        kind: [(reference(j.subject), reference(j.object)) for j in rows if j.kind == kind.value]
        for kind in (Ruling.SAME_CLAIM, Ruling.OTHER_CLAIM)
    }
    return Rulings(
        together=pairs[Ruling.SAME_CLAIM],
        apart=pairs[Ruling.OTHER_CLAIM],
        retracted=frozenset(reference(j.subject) for j in rows if j.kind == Ruling.RETRACTED.value),
        families=session.families(),
        kept=session.kept_claims(),
    )


def adopt(ledger: Ledger, families: Families, *, now: datetime) -> None:
    """Let the ledger know the publisher families, if it does not; what they move is judged anew."""
    with ledger.reading() as session:
        if session.families() == families:
            return
    with ledger.writing() as session:
        session.adopt(families, at=now)
        told = f"{len(families.given)} in the table"
        session.note(Event(now, "families", told, ok=True))
