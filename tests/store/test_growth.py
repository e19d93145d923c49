"""What adding an article costs does not hang on how many the ledger holds."""

import random
import re
from array import array

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from sayso.recording import record
from sayso.store.rows import packed_terms, unpacked_terms
from test_placing import NOW, NoVectors, invented, ledger_of

# The article's own terms, its kin, and the seasons in which they are sought.
OWN = re.compile(r"SCAN (mine|near|there|\d+ CONSTANT ROWS)")
WORD = st.text(st.characters(exclude_characters="\n\0", exclude_categories=("Cs",)), min_size=1)


def asked(ledger, reading):
    """The statements that adding an article runs, with their values."""
    found = []

    def note(_connection, _cursor, statement, values, _context, many):
        found.append((statement, values[0] if many else values))

    event.listen(ledger._engine, "before_cursor_execute", note)
    record(ledger, reading, None, NoVectors(), now=NOW)
    event.remove(ledger._engine, "before_cursor_execute", note)
    return found


def test_no_statement_looks_through_a_whole_table(tmp_path):
    chance = random.Random(3)
    ledger = ledger_of(tmp_path / "l.db", [invented(chance, n) for n in range(30)])
    statements = asked(ledger, invented(chance, 30))
    assert len(statements) > 8
    with ledger.reading() as session:
        for statement, values in statements:
            if statement.split()[0] in ("SELECT", "WITH", "UPDATE", "DELETE"):
                plan = session._sql.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                told = [row[-1] for row in plan]
                assert [line for line in told if "SCAN" in line and not OWN.fullmatch(line)] == []


def test_what_lies_in_other_weeks_is_not_asked_for(tmp_path):
    counts = []
    for size in (0, 60):
        chance = random.Random(5)
        early = [invented(chance, n, days=range(200, 300)) for n in range(60)][:size]
        ledger = ledger_of(tmp_path / f"{size}.db", early)
        counts.append(len(asked(ledger, invented(random.Random(9), 99, days=range(1)))))
    assert counts[0] == counts[1]


@settings(deadline=None)  # the machine may be busy
@given(terms=st.dictionaries(WORD, st.floats(0, 1), max_size=40))
def test_terms_come_back_in_their_order_and_to_the_last_bit(terms):
    found = unpacked_terms(packed_terms(terms))
    assert list(found) == list(terms)
    assert array("d", found.values()).tobytes() == array("d", terms.values()).tobytes()
