"""Readings come out of the ledger as they went in, their vectors only when they are asked for."""

from dataclasses import replace

import numpy as np
import pytest

import ledgers
from sayso.store import bodies, rows
from sayso.wire import from_wire, to_wire


def test_vectors_are_those_that_were_kept(tmp_path):
    ledger = ledgers.example(tmp_path / "l.db")
    with ledger.reading() as session:
        kept = [session.article(each.key) for each in session.articles()]
    ledger.close()
    known = ledgers.embedder()
    real = {*known.known.values(), *(vector for each in known.there.values() for vector in each)}
    assert sum(len(each.vectors) for each in kept) > 10
    assert all(each in real for article in kept for each in article.vectors.values())


@pytest.mark.parametrize("vector", [(0.5, -0.0517578125), (0.1, 1e9, -0.0), ()])
def test_a_body_gives_back_every_bit(vector):
    reading = ledgers.readings()[0]
    body = bodies.body_of(reading, {"s1": vector, "s1 ü\n|": (1.0,)})
    assert bodies.reading_in(body) == from_wire(to_wire(reading))
    assert bodies.Vectors(body) == {"s1": vector, "s1 ü\n|": (1.0,)}


def test_halves_take_two_bytes_each():
    reading = ledgers.readings()[0]
    vector = tuple(float(np.float16(n / 700)) for n in range(384))
    longer = bodies.body_of(reading, {"s1": vector, "s2": vector})
    assert 2 * 384 <= len(longer) - len(bodies.body_of(reading, {"s1": vector})) < 2 * 384 + 20


def test_a_body_of_an_earlier_version_is_read_though_its_text_looks_like_the_packed_form():
    evil = 'a ,"vectors":{"s1":[1]}} "vectors": b'
    reading = ledgers.readings()[0]
    told = replace(reading, article=replace(reading.article, title=evil))
    body = rows.packed({"reading": to_wire(told), "vectors": {"s1": (0.5, 1.0)}})
    assert bodies.reading_in(body) == from_wire(to_wire(told))
    assert bodies.Vectors(body) == {"s1": (0.5, 1.0)}
