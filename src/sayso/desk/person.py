"""Who decides, and when."""

import getpass
from datetime import UTC, datetime

from sayso.types.kept import DECIDED, Judgement, Ruling


def judgement(ruling: Ruling, subject: str, target: str) -> Judgement:
    """What the person at this desk decides of two things, now."""
    return Judgement(
        ruling.value, subject, target, value=DECIDED, author=name(), made_at=now(), score=1.0
    )


def name() -> str:
    try:
        return f"person {getpass.getuser()}"
    except (OSError, KeyError):  # no user is known in some containers
        return "person"


def now() -> datetime:
    return datetime.now(UTC)
