"""Where articles stand is the same however they came: added, forgotten, merged and split."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from sayso.recording import forget, merge, record, refresh, split
from sayso.store.ledger import SqlLedger
from sayso.types.article import Article
from sayso.types.kept import Judgement, Ruling
from sayso.types.reading import Reading

NOW = datetime(2031, 5, 1, tzinfo=UTC)
NAMES = [
    a + b + "k" for a in ("Ska", "Ore", "Vel", "Dra", "Mar") for b in ("lin", "ten", "bos", "rum")
]


class NoVectors:
    def vectors(self, texts):
        return [() for _ in texts]

    def within(self, text, title, said):
        return [() for _ in said]


def invented(chance, number, days=range(150)):
    noise = ["".join(chance.choices("bcdfgklmnprst", k=6)) for _ in range(24)]
    text = " ".join(chance.sample(NAMES, 4) + noise)
    return Reading(
        Article(
            f"{number:x}",
            text,
            sha256="",
            key=f"a{number}",
            url=f"https://o.example/{chance.randrange(120)}",
            published_at=NOW + timedelta(days=chance.choice(days)),
        ),
        version="test",
    )


def ledger_of(path, readings):
    ledger = SqlLedger(path)
    for reading in readings:
        record(ledger, reading, None, NoVectors(), now=NOW)
    return ledger


def stories(ledger):
    list(refresh(ledger, now=NOW))
    with ledger.reading() as session:
        found = sorted(story.articles for story in session.all_stories())
        assert sorted(key for keys in found for key in keys) == sorted(
            listed.key for listed in session.articles()
        )
        assert {listed.story for listed in session.articles()} == {
            story.id for story in session.all_stories()
        }
    return found


def ruled(kind, one, other):
    return Judgement(kind.value, one, other, value="", author="person", made_at=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_what_is_forgotten_leave_no_trace(tmp_path, seed):
    chance = random.Random(seed)
    readings = [invented(chance, n) for n in range(40)]
    plain = stories(ledger_of(tmp_path / "plain.db", readings))
    assert 1 < len(plain) < 40
    more = [*readings, *(invented(chance, n) for n in range(40, 55))]
    chance.shuffle(more)
    other = ledger_of(tmp_path / "other.db", more)
    if seed % 2:
        list(refresh(other, now=NOW))
    with other.writing() as session:
        for number in range(40, 55):
            forget(session, f"a{number}", at=NOW, reason="test")
    assert stories(other) == plain


def test_what_persons_rule_holds_in_any_order(tmp_path):
    chance = random.Random(1)
    readings = [invented(chance, n) for n in range(30)]
    ledger = ledger_of(tmp_path / "l.db", readings)
    before = stories(ledger)
    one, other = sorted(before, key=len)[-2:]
    with ledger.writing() as session:
        merge(session, one, other, ruled(Ruling.SAME_STORY, one[0], other[0]))
    assert any({*one, *other} <= set(keys) for keys in stories(ledger))
    with ledger.writing() as session:
        told = [ruled(Ruling.OTHER_STORY, a, b) for a in one for b in other]
        split(session, other, one, told)
    assert stories(ledger) == before
    with ledger.writing() as session:
        merge(session, one, other, ruled(Ruling.SAME_STORY, one[0], other[0]))
    assert any({*one, *other} <= set(keys) for keys in stories(ledger))
