"""How what was brought to the desk fared: each address, file or text, in one word and a reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from enum import Enum

from sayso.types.view import Added

LISTED = 400  # outcomes of one task that are shown; the others are counted


class Fared(Enum):
    """How one thing fared; the word is what a page prints."""

    READ = "read"
    EDITED = "new version"
    COPY = "copy"
    UNCHANGED = "unchanged"
    FOLLOWED = "followed"
    LATER = "put off"
    FAILED = "failed"


_MANY = {Fared.EDITED: "new versions", Fared.COPY: "copies"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing with how it fared: the key of its article, the address to try again."""

    subject: str
    fared: Fared
    _: KW_ONLY
    key: str | None = None
    told: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a person asked for in one go, and how far it is."""

    number: int
    title: str
    asked_at: datetime
    _: KW_ONLY
    waiting: tuple[str, ...] = ()  # of which nothing has come yet
    outcomes: tuple[Outcome, ...] = ()
    counts: Counter[Fared] = field(default_factory=Counter)
    begun: bool = False
    ended: bool = False
    failure: str = ""  # of the whole

    @property
    def told(self) -> str:
        """How many fared how: "3 read, 1 failed"."""
        rows = ((self.counts[fared], fared) for fared in Fared)
        return ", ".join(f"{n} {_MANY.get(f, f.value) if n > 1 else f.value}" for n, f in rows if n)

    @property
    def omitted(self) -> int:
        return self.counts.total() - len(self.outcomes)


def outcome(added: Added) -> Outcome:
    """How an article fared that was to be added.

    >>> outcome(Added("n1", "page.html", new=True)).fared.value
    'read'
    """
    subject = added.url or added.subject
    told = reason(added.failure or added.later or "", subject)
    return Outcome(subject, _fared(added), key=added.key, told=told, address=added.url)


def reason(told: str, subject: str) -> str:
    """Why something failed, without its name, which stands beside it.

    >>> reason("cannot read a.pdf: it is empty; save it again", "a.pdf")
    'it is empty; save it again'
    """
    return told.removeprefix(f"cannot read {subject}: ")


def _fared(added: Added) -> Fared:
    if added.failure:
        return Fared.FAILED
    if added.later:
        return Fared.LATER
    if added.edit:
        return Fared.EDITED
    return Fared.READ if added.new else Fared.UNCHANGED


def copied(outcomes: Iterable[Outcome], copies: set[str]) -> list[Outcome]:
    """The same, where those among the articles that were read are copies."""
    return [
        Outcome(each.subject, Fared.COPY, key=each.key, told=each.told, address=each.address)
        if each.fared is Fared.READ and each.key in copies
        else each
        for each in outcomes
    ]
