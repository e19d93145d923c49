"""Opening a ledger's file: settings, transactions, numbered migrations."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from sayso.errors import LedgerError
from sayso.store.indexing import COUNTED, SCHEMA
from sayso.store.migrations import STEPS
from sayso.store.tables import metadata

VERSION = 1 + len(STEPS)  # of the tables
_WAIT = 60_000  # milliseconds that one writer waits for another
_CACHE = 16 * 1024  # KiB of the file held in memory; four times as much made nothing faster
_LOG = 4000  # pages written ahead before they go to their places: many are written over by then
_SEARCH = "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(title, body, tokenize='unicode61')"


def opened(path: Path) -> Engine:
    """The ledger at the path, made if it is not there.

    Raises LedgerError where the file is no ledger, is damaged, or was written by a newer Sayso, or
    where there is no folder for it.
    """
    if not path.parent.is_dir():
        raise LedgerError(str(path), f"there is no folder {path.parent}")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            _migrate(connection, path)
    except LedgerError:
        engine.dispose()
        raise
    except (DatabaseError, OSError) as error:
        engine.dispose()
        reason = str(getattr(error, "orig", None) or error)
        raise LedgerError(str(path), f"it cannot be opened ({reason})") from error
    return engine


def _settings(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    for setting in (
        f"busy_timeout={_WAIT}", "synchronous=NORMAL", "foreign_keys=ON", f"cache_size=-{_CACHE}",
        f"wal_autocheckpoint={_LOG}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    _log_ahead(connection)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and one writer work at once. SQLite does not wait for this change, so we do."""
    until = time.monotonic() + _WAIT / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    """A transaction that writes takes the lock at once: two wait, and never fail half-way."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _migrate(connection: Connection, path: Path) -> None:
    version = connection.execute(text("PRAGMA user_version")).scalar_one()
    if version > VERSION:
        raise LedgerError(str(path), f"a newer Sayso wrote it (tables {version}, known {VERSION})")
    if version == 0:
        known = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        if known:
            raise LedgerError(str(path), "it is a database, but no ledger")
        metadata.create_all(connection)
        for statement in (_SEARCH, *SCHEMA, *COUNTED):
            connection.exec_driver_sql(statement)
    for step in STEPS[version - 1 :] if version else ():
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
