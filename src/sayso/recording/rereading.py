"""An article read again by a newer model: its statements keep their names, people's work stays."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from sayso.errors import SaysoError
from sayso.extract.reading import read
from sayso.protocols import Embedder, Ledger, Tagger
from sayso.recording.amending import vectors as amended_vectors
from sayso.recording.keeping import vectors
from sayso.types.amended import same_saying
from sayso.types.amendment import Amendment
from sayso.types.attribution import Statement
from sayso.types.kept import Event, Kept
from sayso.types.reading import Reading


def reread(
    ledger: Ledger, key: str, tagger: Tagger, embedder: Embedder, *, now: datetime
) -> str | None:
    """Read a kept article's words again; gives why that could not be done, if it could not.

    What people ruled and amended names statements, so each that is found again keeps its name. What
    was read before stays where the article cannot be read.
    """
    with ledger.reading() as session:
        kept, made = session.amending.read(key), session.amending.of(key)
    if kept is None or kept.reading.failure:
        return kept.reading.failure if kept else "it is not in this ledger any more"
    try:
        fresh = read(kept.reading.article, tagger)
    except SaysoError as error:
        return str(error)
    taken = {amendment.statement for amendment in made}
    found = renamed(fresh, kept.reading, taken)
    again = replace(kept, reading=found, vectors=vectors(found, embedder))
    own = {each.made_at: _own(each, kept, embedder) for each in made}
    with ledger.writing() as session:
        if not session.has(key):
            return "it is not in this ledger any more"
        session.amending.reread(again, own)
        number = session.number(key)
        if number is not None:
            session.wait(session.place(number).root)
        session.note(Event(now, "reread", key, ok=True))
    return None


def _own(amendment: Amendment, kept: Kept, embedder: Embedder) -> dict[str, tuple[float, ...]]:
    article = kept.reading.article
    return amended_vectors(amendment.wording, amendment.statement, article, embedder)


def renamed(fresh: Reading, old: Reading, taken: Collection[str] = ()) -> Reading:
    """The reading with the names that its statements had in an older one of the same text.

    One that the older one has not gets a name that neither it nor anything `taken` has.
    """
    names = dict(_names(fresh, old, {*taken, *(s.id for s in old.statements)}))
    statements = tuple(
        replace(s, id=names[s.id], within=names.get(s.within or "")) for s in fresh.statements
    )
    return replace(
        fresh,
        statements=statements,
        figures=tuple(replace(f, statement=names.get(f.statement or "")) for f in fresh.figures),
        asks=tuple(replace(ask, statement=names[ask.statement]) for ask in fresh.asks),
    )


def _names(fresh: Reading, old: Reading, taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """From each statement's name to the one that it gets: of those alike the most alike first."""
    pairs = sorted(
        (-_shared(one, other), n, m)
        for n, one in enumerate(fresh.statements)
        for m, other in enumerate(old.statements)
        if same_saying(one, other)
    )
    found: dict[int, int] = {}
    for _, n, m in pairs:
        if n not in found and m not in found.values():
            found[n] = m
    numbers = (int(name[1:]) for name in taken if name[:1] == "s" and name[1:].isdecimal())
    last = max(numbers, default=0)
    for n, statement in enumerate(fresh.statements):
        if n in found:
            yield statement.id, old.statements[found[n]].id
        else:
            last += 1
            yield statement.id, f"s{last}"


def _shared(one: Statement, other: Statement) -> int:
    """How many characters both have in the same part."""
    rows = ((one.cue.spans, other.cue.spans), (one.content, other.content))
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for mine, theirs in rows
        for a in mine
        for b in theirs
    )
