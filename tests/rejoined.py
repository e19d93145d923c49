"""A ledger of a short story in which much is said of one quay, for tests of what joins a claim."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import sayso
from ledgers import reads
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture

NOW = datetime(2024, 5, 1, tzinfo=UTC)  # before anything that a test does
COURIER = (
    "Orsk quay shut for repairs\n\n"
    "Mayor Ilka Brandt said on Monday that the quay at Orsk was shut for twelve days.\n\n"
    "Harbour master Joren Pell said the quay at Orsk had been shut for twelve days in winter.\n\n"
    "Fisherman Tor Vane said that forty boats had to leave the quay at Orsk. He would not say"
    " where they had gone. The port authority of Orsk said that the fish market was open.\n"
)
POST = (  # takes the Courier's paragraphs over, and alters one
    "Boats leave the quay at Orsk\n\n"
    "Mayor Ilka Brandt said on Monday that the quay at Orsk was shut for twelve days.\n\n"
    "Harbour master Joren Pell said the quay at Orsk had been shut for twelve days last winter.\n\n"
    "Fisherman Tor Vane said that forty boats had to leave the quay at Orsk. He would not say"
    " where they had gone.\n"
)
MAIL = (
    "Denial over quay at Orsk\n\n"
    "Councillor Ana Holm denied on Wednesday that the quay at Orsk was shut for twelve days. The"
    " harbour union of Orsk has not confirmed that. The port authority of Orsk said on Wednesday"
    " that the fish market in Orsk was open every day.\n"
)
TEXTS = {"courier": COURIER, "post": POST, "mail": MAIL}


@cache
def made(key, day):
    text = TEXTS[key]
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = f"https://{key}.example/quay"
    found = sayso.read(
        text,
        id=key,
        url=url,
        outlet=f"Orsk {key.title()}",
        published_at=f"2031-04-0{day}",
        title=text.partition("\n")[0],
    )
    article = replace(found.article, id=digest[:16], sha256=digest)
    return replace(found, article=article), Capture(
        url, text.encode(), media_type="text/plain", sha256=digest
    )


def ledger(path, keys=tuple(TEXTS), *, embedder):
    """A ledger of one's own at the path, filled in the order of the keys."""
    found = SqlLedger(path)
    days = {key: day for day, key in enumerate(TEXTS, 1)}
    for key in keys:
        reading, capture = made(key, days[key])
        record(found, reading, capture, embedder, now=NOW)
    list(refresh(found, now=NOW, reads=reads()))
    return found
