"""One ledger in SQLite: every change is one transaction, so that it survives a kill."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from sayso.store.opening import opened
from sayso.store.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator


class SqlLedger:
    """Satisfies `protocols.Ledger`. Raises LedgerError where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = opened(path)
        finalize(self, self._engine.dispose)  # one that is let go of leaves no file open

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """One transaction, kept whole or not at all."""
        with self._engine.begin() as connection:
            yield Session(connection)

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """One transaction that sees the ledger as it stands, and holds nobody up."""
        with self._engine.connect().execution_options(reading=True) as connection:
            yield Session(connection)

    @contextmanager
    def supposing(self) -> "Iterator[Session]":
        """One transaction that is undone at its end, whatever was written."""
        with self._engine.connect() as connection:
            yield Session(connection)
            connection.rollback()

    def close(self) -> None:
        self._engine.dispose()

    def backup(self, target: Path) -> None:
        """A copy of the whole file as it stands, while others may read and write."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
            connection.exec_driver_sql("BEGIN")
