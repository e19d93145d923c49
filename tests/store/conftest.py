"""How SQLite means to answer what it is asked."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event


@pytest.fixture
def explained():
    """Within it, the plan of each question that an engine is asked, line by line."""

    @contextmanager
    def listening(engine):
        told = []

        def note(connection, _cursor, statement, values, _context, many):
            if statement.lstrip().startswith(("SELECT", "WITH")) and not many:
                plan = f"EXPLAIN QUERY PLAN {statement}"
                told.extend(row[-1] for row in connection.connection.execute(plan, values))

        event.listen(engine, "before_cursor_execute", note)
        yield told
        event.remove(engine, "before_cursor_execute", note)

    return listening
