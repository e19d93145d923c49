"""What may be of one story is sought in the weeks around it, among what has no date, by heavy terms."""

import gzip
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.judge.chapter import Chapter
from sayso.judge.stories import keys
from sayso.recording import record
from sayso.store.ledger import SqlLedger
from sayso.store.rows import WINDOW, season_of, unpacked_terms
from sayso.types.article import Article
from sayso.types.reading import Reading
from test_placing import NOW, NoVectors

TENTH = Path(__file__).parent / "version-10.db.gz"
WORDS = "Skalinbok Oretenrum Velboslin Drarumten"
FAR = 400  # days


def told(key, days):
    """An article so many days after NOW, or of no known day."""
    when = None if days is None else NOW + timedelta(days=days)
    article = Article(key, f"{WORDS} {key}", sha256="", key=key, published_at=when)
    return Reading(article, version="test")


def found(ledger, day):
    terms = Chapter("x", told("x", None), vectors={}).wording.terms
    with ledger.reading() as session:
        return {number for number, _, _ in session.alike(keys(terms), day)}


@pytest.mark.parametrize("shift", [0, 1, WINDOW - 1])  # from wherever a season begins
def test_what_lies_within_the_window_is_found_and_nothing_else(tmp_path, shift):
    ledger = SqlLedger(tmp_path / "l.db")
    offsets = [-FAR, -WINDOW - 1, -WINDOW, -1, 0, 1, WINDOW, WINDOW + 1, FAR, None]
    for days in offsets:
        at = None if days is None else days + shift
        record(ledger, told(f"d{days}", at), None, NoVectors(), now=NOW)
    day = (NOW + timedelta(days=shift)).date()
    near = {n for n, days in enumerate(offsets, 1) if days is None or abs(days) <= WINDOW}
    assert found(ledger, day) == near
    assert found(ledger, None) == set(range(1, len(offsets) + 1))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_have_no_neighbours_beyond(tmp_path, day):
    ledger = SqlLedger(tmp_path / "l.db")
    for key, days in (("plain", 0), ("undated", None)):
        record(ledger, told(key, days), None, NoVectors(), now=NOW)
    edge = told("edge", 0)
    when = NOW.replace(year=day.year, month=day.month, day=day.day)
    edge = replace(edge, article=replace(edge.article, published_at=when))
    record(ledger, edge, None, NoVectors(), now=NOW)
    assert found(ledger, day) == {2, 3}


def test_what_a_ledger_of_version_10_is_searched_by_stands_by_the_season(tmp_path):
    path = tmp_path / "tenth.db"
    path.write_bytes(gzip.decompress(TENTH.read_bytes()))
    with SqlLedger(path).reading() as session:
        told = text(
            "SELECT a.day, f.day, f.season, count(*), sum(f.weight) FROM features f"
            " JOIN articles a ON a.number = f.article GROUP BY 1, 2, 3"
        )
        rows = session._sql.execute(told).all()
    assert rows
    for written, day, season, count, weight in rows:
        assert day == date.fromisoformat(written).toordinal()
        assert season == season_of(day)
        assert count
        assert weight


def test_what_a_ledger_of_version_10_is_searched_by_are_the_heavy_terms_of_each_article(tmp_path):
    path = tmp_path / "tenth.db"
    path.write_bytes(gzip.decompress(TENTH.read_bytes()))
    with SqlLedger(path).reading() as session:
        terms = dict(session._sql.execute(text("SELECT article, weights FROM terms")).all())
        found = session._sql.execute(text("SELECT article, feature, weight FROM features")).all()
    assert {
        (article, feature, weight)
        for article, packed in terms.items()
        for feature, weight in keys(unpacked_terms(packed)).items()
    } == set(map(tuple, found))
