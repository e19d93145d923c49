"""Claims that a person typed: the statements that state them, or that no word is on record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.desk import quoting
from sayso.errors import UnknownError
from sayso.judge.kept import word
from sayso.protocols import Session
from sayso.types.checks import KeptView, StatedView
from sayso.types.kept import KeptClaim
from sayso.types.story import Coverage, Story


def stating(session: Session, claims: Iterable[KeptClaim]) -> list[Story]:
    """The stories in which one of the claims is stated."""
    ids = dict.fromkeys(each for claim in claims for each in session.stated_in(claim.id))
    return list(filter(None, map(session.story, ids)))


def covered(session: Session, stories: Iterable[Story] | None) -> Coverage:
    """What was looked at: these stories, or the whole ledger."""
    if stories is None:
        return replace(session.coverage(), unread=session.unread())
    keys = {key for story in stories for key in story.articles}
    return quoting.coverage(session.listed(sorted(keys)))


def views(
    session: Session, claims: Iterable[KeptClaim], stories: Sequence[Story], coverage: Coverage
) -> list[KeptView]:
    """Each claim with what states it in these stories, and what was looked at."""
    pages = quoting.Pages(session)
    turns = {key: turn for each in stories for key, turn in quoting.turns_of(each).items()}
    found = []
    for claim in claims:
        stated = sorted(
            (each for story in stories for each in _stated(pages, claim, story)),
            key=lambda each: quoting.first(each.quotation, turns),
        )
        standing = word((each.quotation.at for each in stated), coverage)
        found.append(KeptView(claim, coverage, standing, tuple(stated)))
    return found


def _stated(pages: quoting.Pages, claim: KeptClaim, story: Story) -> Iterator[StatedView]:
    for each in story.stated:
        if each.claim == claim.id:
            yield StatedView(
                pages.quotation(each.at),
                each.likeness,
                story,
                next((c for c in story.claims if each.at in c.statements), None),
                next((s for s in story.stances if s.at == each.at), None),
            )


def named(ids: Iterable[str], name: str) -> str:
    """The one id that begins so."""
    fits = [identity for identity in ids if identity.startswith(name)]
    if name in fits:
        return name
    if len(fits) != 1:
        hint = f"it fits {', '.join(fits[:5])}" if fits else "`sayso claims` lists them"
        raise UnknownError("kept claim", name, hint)
    return fits[0]


def meant(session: Session, name: str) -> str | None:
    """The kept claim, also one taken back, that a name means; None where it means an article."""
    ids = session.claim_ids()
    if session.has(name) or not any(identity.startswith(name) for identity in ids):
        return None
    keys = session.keys_like(name)
    if keys and name not in ids:
        raise UnknownError("single thing", name, f"it fits {', '.join(keys[:5])} and a kept claim")
    return named(ids, name)


def fitting(
    session: Session,
    claims: Iterable[KeptClaim],
    stories: Sequence[Story] | None = None,
    *,
    stated: bool = False,
) -> list[KeptView]:
    """Each as it stands in these stories, or in the whole record; or those that are `stated`."""
    claims = list(claims)
    if not claims:
        return []
    looked = stating(session, claims) if stories is None else stories
    found = views(session, claims, looked, covered(session, stories))
    return [view for view in found if view.stated or not stated]


def sought(claims: Iterable[KeptClaim], about: str | None) -> list[KeptClaim]:
    """Those whose words hold `about`."""
    wanted = about.casefold() if about else ""
    return [claim for claim in claims if wanted in claim.text.casefold()]
