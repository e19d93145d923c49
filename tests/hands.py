"""A ledger of two short articles, for tests of what people make of their readings."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from builders import reading
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture, Outlet
from sayso.types.attribution import Act, Kind, Polarity

ACTS = {"said": Act.ASSERTS, "denied": Act.DENIES, "saw": Act.ASSERTS}
KINDS = {"said": Kind.SPEECH, "denied": Kind.SPEECH, "saw": Kind.ATTITUDE}
NOW = datetime(2024, 5, 1, tzinfo=UTC)  # before anything that a test does
QUAY = (
    "@title Orsk quay shut\n\n"
    "@body [source1 Mayor Ilka Brandt] [cue1 said] [content1 the quay at Orsk was shut for twelve"
    " days]. “We had no choice,” she added, “and no time.”\n\n"
    "@body The town council denied that the quay at Orsk was shut. A pilot said that he had seen"
    " it. [source2 The harbour] [cue2 saw] [content2 forty boats on Monday].\n\n"
    "@boilerplate Brandt said: sign up for our letter"
)
FERRY = (
    "@title Ferry calls at Orsk\n\n"
    "@body [source1 Councillor Joren Pell] [cue1 denied] [content1 that the quay at Orsk was shut"
    " for twelve days]."
)
ADDED = {
    "source": ("she",),
    "cue": ("added",),
    "content": ("“We had no choice,”", "“and no time.”"),
    "speakers": ("Ilka Brandt",),
}


def made(key, marked, day, **names):
    """The reading of a marked text with its capture."""
    found = reading(
        marked,
        names=names,
        key=key,
        title=marked.partition("\n")[0].removeprefix("@title "),
        outlet=Outlet(f"Orsk {key}"),
        url=f"https://orsk.example/{key}",
        published_at=datetime(2031, 4, day, tzinfo=UTC),
    )
    body = found.article.text.encode()
    digest = hashlib.sha256(body).hexdigest()
    article = replace(found.article, id=digest[:16], sha256=digest)
    statements = tuple(
        replace(s, kind=KINDS[cue], act=ACTS[cue], polarity=Polarity.POSITIVE)
        for s in found.statements
        for cue in (s.cue.lemma,)
    )
    return (
        replace(found, article=article, statements=statements),
        Capture(article.url, body, media_type="text/plain", sha256=digest),
    )


def articles():
    """What is in the ledger: a mayor's word with what was missed beside it, and a denial."""
    yield made("quay", QUAY, 3, e1=["Ilka Brandt", "Brandt"], e2=["The town council"])
    yield made("ferry", FERRY, 4, e1=["Joren Pell"])


def ledger(path, chosen=None, *, embedder):
    """A ledger of one's own at the path."""
    found = SqlLedger(path)
    for one, capture in list(articles()) if chosen is None else chosen:
        record(found, one, capture, embedder, now=NOW)
    list(refresh(found, now=NOW))
    return found
