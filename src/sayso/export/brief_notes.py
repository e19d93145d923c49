"""The notes of a brief: numbered as they are first needed, each with the words it leads to."""

from collections.abc import Iterable

from sayso.export.brief import Cite, Note, Words
from sayso.export.days import day
from sayso.export.terminal import neutral, neutral_piece
from sayso.types.story import Reference
from sayso.types.view import Quotation, StoryView

OWN = "told in the article’s own words; the record keeps no statement for it"
DIGITS = 12  # of a capture's sha256; so many tell apart all captures of a ledger
_GONE = "the article is not in this ledger any more"


class Notes:
    """The notes so far, and which quotations the brief has shown already."""

    def __init__(self, view: StoryView) -> None:
        self._quotations = {each.at: each for each in view.quotations}
        self._numbers: dict[Reference, int] = {}
        self._turns: dict[Reference, int] = {}
        self._shown: set[Reference] = set()

    def cite(self, at: Reference) -> Cite:
        """One more mention of the statement."""
        number = self._numbers.setdefault(at, len(self._numbers) + 1)
        self._turns[at] = self._turns.get(at, 0) + 1
        return Cite(number, self._turns[at])

    def words(self, at: Reference) -> Words | None:
        """The quotation in its parts, if it is not shown already."""
        found = self._quotations.get(at)
        if found is None or at in self._shown or not at.has_words:
            return None
        self._shown.add(at)
        return _words(found)

    def said(self, at: Reference) -> str | None:
        """What was said, or None where it may not be quoted."""
        found = self._quotations.get(at)
        return None if found is None or found.said is None else neutral(found.said)

    def is_withheld(self, at: Reference) -> bool:
        found = self._quotations.get(at)
        return found is None or found.withheld is not None

    def may_show(self, text: str, rests_on: Iterable[Reference]) -> bool:
        """Whether the record's wording may be shown.

        It is taken from one of these statements: where some of them are withheld, another must
        hold it.
        """
        behind = list(rests_on)
        if not any(self.is_withheld(at) for at in behind):
            return True
        return any(plain(text) in plain(self.said(at) or "") for at in behind)

    def all(self) -> tuple[Note, ...]:
        return tuple(self._note(number, at) for at, number in self._numbers.items())

    def of_article(self, key: str) -> tuple[int, ...]:
        """The numbers of the notes that lead to the article."""
        return tuple(number for at, number in self._numbers.items() if at.article == key)

    def _note(self, number: int, at: Reference) -> Note:
        found = self._quotations.get(at)
        words = neutral(found.excerpt) if found and found.excerpt else None
        withheld = found.withheld if found else _GONE
        return Note(
            number,
            at,
            words=None if withheld else words,
            why=f"quotation withheld: {withheld}" if withheld else "" if words else OWN,
            title=neutral(found.title) if found else "",
            outlet=neutral(found.outlet) if found else "",
            day=day(found.day if found else None),
            url=neutral(found.url) if found and found.url else None,
            turns=self._turns[at],
            capture=_capture(found) if found else "",
        )


def _capture(found: Quotation) -> str:
    """What the words were read in, so that it can be found again in an archive."""
    at = f" of {found.captured_at:%Y-%m-%d %H:%M} UTC" if found.captured_at else ""
    hand = f", {found.by_hand.hand.value} by a person" if found.by_hand else ""
    return f"capture {found.sha256[:DIGITS]}{at}{hand}" if found.sha256 else ""


def _words(found: Quotation) -> Words:
    return Words(
        neutral(found.source),
        neutral(found.cue),
        neutral(found.said or ""),
        neutral(found.outlet),
        pieces=() if found.withheld else _pieces(found),
        withheld=found.withheld,
    )


def _pieces(found: Quotation) -> tuple[tuple[str, str], ...]:
    """The excerpt by its parts; where it is of what was said alone, who said it stands before."""
    if found.parts:
        return tuple((role, neutral_piece(text)) for role, text in found.parts)
    said = ("content", neutral(found.said or ""))
    told = (("source", neutral(found.source)), ("", " "), ("cue", neutral(found.cue)), ("", ": "))
    return (*told, said)


def plain(text: str) -> str:
    """The text as it is compared with another's."""
    return " ".join(text.casefold().split())
