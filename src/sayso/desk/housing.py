"""Publisher families at the desk: where their table stands, and whose each outlet is."""

import os
from pathlib import Path

from sayso import wiring
from sayso.protocols import FamilyTable, Session
from sayso.types.families import folded
from sayso.types.view import Housed


def data_folder() -> Path:
    """Where a user's ledger and tables stand unless others are named."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "sayso"


def usual_ledger() -> Path:
    """The ledger in that folder."""
    return data_folder() / "sayso.db"


def table(path: str | os.PathLike[str] | None) -> FamilyTable:
    """The table at the path, else at SAYSO_FAMILIES, else `families.toml` in the data folder.

    One that is named must be there; without any, the ledger goes by the families it knew last.
    """
    named = path or os.environ.get("SAYSO_FAMILIES")
    return wiring.open_families(
        Path(named) if named else data_folder() / "families.toml", needed=named is not None
    )


def housed(session: Session) -> list[Housed]:
    """The outlets with articles, then the names of the table that fit none, by family."""
    known = session.families()
    every = [
        Housed(
            outlet.name,
            outlet.domain,
            known.of(outlet),
            stated=outlet.family is not None,
            articles=number,
        )
        for outlet, number in session.outlets()
    ]
    called = {folded(name) for each in every for name in _names(each)}
    every += [
        Housed(name, None, family, stated=False, articles=0)
        for name, family in known.given.items()
        if folded(name) not in called
    ]
    return sorted(every, key=lambda h: (h.family is None, h.family or "", h.name or "", h.articles))


def _names(outlet: Housed) -> list[str]:
    """An outlet's name, its domain, and the domains above that."""
    parts = outlet.domain.split(".") if outlet.domain else []
    return [*filter(None, [outlet.name]), *(".".join(parts[at:]) for at in range(len(parts)))]
