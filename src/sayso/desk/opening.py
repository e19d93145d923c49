"""Opening a desk: which ledger is meant, whether it may be made, and which table of families."""

import os
from difflib import get_close_matches
from pathlib import Path

from sayso import wiring
from sayso.desk import housing
from sayso.desk.ledger import Desk
from sayso.errors import NoLedgerError
from sayso.types.web import Manners

_ANY = 0.0  # a name may be as unlike as it will: of few files the nearest is worth a look


def open_desk(
    path: str | os.PathLike[str] | None = None,
    *,
    families: str | os.PathLike[str] | None = None,
    manners: Manners | None = None,
    current: bool = True,
    make: bool = True,
) -> Desk:
    """The desk over the ledger at the path, by default `sayso.db` in the user's data folder.

    Where none stands one is made, though its folder only in that place; with `make=False`
    NoLedgerError is raised instead, as suits whoever only looks.

    `families` is the table of publisher families, by default `families.toml` beside it there;
    `manners` are those towards hosts of the web. With `current=False` looking writes nothing: the
    record is shown as it was last judged, and somebody else calls `judge`.
    """
    where = Path(path) if path else default_ledger()
    if not make and not where.exists():
        raise NoLedgerError(str(where), near=_near(where))
    if where == housing.usual_ledger():
        where.parent.mkdir(parents=True, exist_ok=True)
    return Desk(wiring.open_ledger(where), housing.table(families), manners, current=current)


def default_ledger() -> Path:
    """Where the ledger stands unless another is named: SAYSO_LEDGER, or the user's data folder."""
    named = os.environ.get("SAYSO_LEDGER")
    return Path(named) if named else housing.usual_ledger()


def _near(missing: Path) -> str:
    """The ledger beside it whose name is most like the one that is missing, if there is any."""
    beside = {each.name: each for each in sorted(missing.parent.glob("*.db"))}
    found = get_close_matches(missing.name, beside, n=1, cutoff=_ANY)
    return str(beside[found[0]]) if found else ""
