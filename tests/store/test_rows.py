"""Readings come out of the ledger as they went in, their vectors only when they are asked for."""

from dataclasses import replace

import ledgers
from sayso.store import rows
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


def test_a_text_that_looks_like_the_packed_form_is_no_matter():
    evil = 'a ,"vectors":{"s1":[1]}} "vectors": b'
    reading = ledgers.readings()[0]
    told = replace(reading, article=replace(reading.article, title=evil))
    body = rows.packed({"reading": to_wire(told), "vectors": {"s1": (0.5, 1.0)}})
    assert rows._read(body) == from_wire(to_wire(told))
    assert rows._Vectors(body) == {"s1": (0.5, 1.0)}
