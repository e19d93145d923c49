"""Which ledger a desk stands over, and with which table of families and manners."""

import os
from pathlib import Path

from sayso import wiring
from sayso.desk import housing
from sayso.desk.ledger import Desk
from sayso.types.web import Manners


def open_desk(
    path: str | os.PathLike[str] | None = None,
    *,
    families: str | os.PathLike[str] | None = None,
    manners: Manners | None = None,
) -> Desk:
    """The desk over the ledger at the path, by default `sayso.db` in the user's data folder.

    `families` is the table of publisher families, by default `families.toml` beside it there;
    `manners` are those towards hosts of the web.
    """
    ledger = wiring.open_ledger(Path(path) if path else default_ledger())
    return Desk(ledger, housing.table(families), manners)


def default_ledger() -> Path:
    """Where the ledger stands unless another is named: SAYSO_LEDGER, or the user's data folder."""
    named = os.environ.get("SAYSO_LEDGER")
    return Path(named) if named else housing.data_folder() / "sayso.db"
