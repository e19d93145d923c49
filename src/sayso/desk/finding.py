"""What a typed name means: a story, an article, a party, found by its id or the beginning of it."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from sayso.errors import UnknownError
from sayso.protocols import Session
from sayso.types.kept import Kept, Seen
from sayso.types.story import Claim, Party, Reference, Story
from sayso.wire.ledger import Wire, to_wire


def story(session: Session, name: str) -> Story:
    """The story of this id, of an id that begins so, or the one that holds the thing named."""
    found = session.story(name)
    if found:
        return found
    ids = session.stories_like(name) or session.holding(name)
    if len(ids) > 1:
        raise UnknownError("single story", name, f"it fits {', '.join(ids[:5])}")
    only = session.story(ids[0]) if ids else None
    if not only:
        raise UnknownError("story", name, "`sayso stories` lists them")
    return only


def article(session: Session, name: str) -> Kept:
    """The article of this key, or of a key that begins so."""
    found = session.article(name)
    if found:
        return found
    keys = session.keys_like(name)
    if len(keys) > 1:
        raise UnknownError("single article", name, f"it fits {', '.join(keys[:5])}")
    kept = session.article(keys[0]) if keys else None
    if not kept:
        raise UnknownError("article", name, "`sayso articles` lists them")
    return kept


def statement(session: Session, name: str) -> Reference:
    """The statement of this name, written ARTICLE/STATEMENT."""
    key, _, number = name.rpartition("/")
    held = article(session, key or name)
    if number not in {each.id for each in held.reading.statements}:
        raise UnknownError("statement", name, f"`sayso article {held.key}` lists them")
    return Reference(held.key, number)


def claims(session: Session, name: str) -> list[tuple[Story, Claim]]:
    """The claims of this id or of ids that begin so, each with its story."""
    stories = filter(None, map(session.story, session.holding(name)))
    every = [(each, claim) for each in stories for claim in each.claims]
    found = [row for row in every if row[1].id.startswith(name)]
    return [row for row in found if row[1].id == name] or found


def parties(story: Story, name: str) -> list[Party]:
    """The parties of a story that are called so, or for whom somebody so called speaks."""
    wanted = _typed(name)
    return [party for party in story.parties if party.id == name or _is_called(party, wanted)]


def _is_called(party: Party, wanted: str) -> bool:
    names = (party.name, *party.aliases, *party.people)
    return any(wanted == name or f" {wanted}" in f" {name}" for name in map(_typed, names))


def _typed(name: str) -> str:
    """The name as a keyboard writes it: "Consumers’ Union" is sought as "consumers' union"."""
    return name.casefold().replace("’", "'")


def faults(session: Session) -> Iterator[str]:
    """What is wrong with the file, and with the captures of its articles."""
    yield from session.faults()
    for listed in session.articles():
        kept = session.article(listed.key)
        body = session.body(kept.sha256) if kept else None
        if kept and body is None:
            yield f"article {listed.key}: its capture is missing"
        elif kept and body is not None and hashlib.sha256(body).hexdigest() != kept.sha256:
            yield f"article {listed.key}: its capture is not what was read"


def whole(session: Session, chosen: list[Story] | None, as_of: date | None) -> Wire:
    """The ledger, or the stories chosen, in the format `sayso-ledger/1`."""
    stories = chosen or list(session.all_stories())
    keys = {key for each in stories for key in each.articles}
    listed = [a for a in session.articles() if a.key in keys or not chosen]
    known = {s.claim for each in stories for s in each.stated}
    typed = [c for c in session.kept_claims() if not chosen or c.id in known]
    return to_wire(stories, listed, as_of=as_of, kept=typed)


def captured(session: Session, keys: Iterable[str] | None) -> Iterator[tuple[Seen, bytes]]:
    """The captures of these articles, or of all, with their bodies, as they came."""
    found = [session.number(key) for key in keys] if keys is not None else session.numbers()
    for seen in session.captured(number for number in found if number is not None):
        body = session.body(seen.sha256)
        if body is not None:
            yield seen, body


def copied(session: Session, keys: Iterable[str]) -> int:
    """How many of these articles are copies of others or derived from them."""
    return len(copies(session, keys))


def copies(session: Session, keys: Iterable[str]) -> set[str]:
    """Those of these articles that are copies of others or derived from them."""
    wanted = set(keys)
    stories = {a.story for a in session.listed(sorted(wanted)) if a.story}
    found = (session.story(identity) for identity in sorted(stories))
    return wanted & {copy.article for story in found if story for copy in story.copies}
