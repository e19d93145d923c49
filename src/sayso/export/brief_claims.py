"""What a brief says of claims: their standing with its notes, who stood how, in which words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.export.brief import Cite, ClaimPart, Line, Stood, Words
from sayso.export.brief_notes import Notes, plain
from sayso.export.called import takes
from sayso.export.days import day
from sayso.export.story import corroborated, gathered
from sayso.export.terminal import neutral
from sayso.types.story import Claim, Party, Reference, Stance
from sayso.types.view import StoryView

ALSO = 6  # statements without a stance, shown below a claim: beyond that it is a wall of text
_FEW = 3  # words: fewer say nothing alone ("the reports")
_LOOKED_AT = re.compile(r" \([\d,]+ articles? of [^()]+\)\.\Z")  # the brief tells it once
_QUOTED = re.compile('[“”"«»„]')


def called(party: Party | None, otherwise: str = "") -> str:
    """The party as a standing names it.

    >>> called(Party("p1", "two diplomats", kind=None))
    'two diplomats'
    """
    if party is None:
        return neutral(otherwise)
    name = neutral(party.name)
    return f"an unnamed source ({name})" if party.unnamed else name


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one story, whose notes are numbered in the order in which they are told."""

    view: StoryView
    notes: Notes

    def stances(self, claim: Claim) -> list[Stance]:
        return [each for each in self.view.story.stances if each.claim == claim.id]

    def takes(self, stance: Stance) -> str:
        """How the party stands: "asserts"."""
        return takes(stance, self.view.party(stance.party))

    def name(self, stance: Stance) -> str:
        return called(self.view.party(stance.party), stance.party)

    def standing(self, claim: Claim) -> Line:
        """The sentence, with the note of each party's newest stance behind its name."""
        sentence = _LOOKED_AT.sub("", neutral(claim.standing)).rstrip(".")
        newest = {each.party: each for each in self.stances(claim)}.values()
        behind: dict[str, list[Reference]] = {}
        for stance in newest:
            behind.setdefault(self.name(stance), []).append(stance.at)
        line: list[str | Cite] = []
        for words, label in _cut(sentence, behind):
            line += [words, *(self.notes.cite(at) for at in behind.pop(label, ()))]
        line += [self.notes.cite(at) for rest in behind.values() for at in rest]
        return (*line, ".")

    def full(self, claim: Claim, number: int, standing: Line) -> ClaimPart:
        """A claim on which several parties stand, with all that bears on it."""
        worded = (self.notes.cite(self._worded(claim)),)
        stood = tuple(self._stood(claim))
        also, left = self._also(claim)
        part = self._part(claim, number, standing)
        return replace(part, worded=worded, stood=stood, also=also, left=left)

    def short(self, claim: Claim, number: int) -> ClaimPart:
        """A claim of one party: its words once, and a note once."""
        own = {stance.at for stance in self.stances(claim)}
        worded = self._worded(claim)
        cites = () if worded in own else (self.notes.cite(worded),)
        standing = self.standing(claim)
        newest = {each.party: each.at for each in self.stances(claim)}
        rows = self._stood(claim, told=frozenset(newest.values()))
        stood = tuple(_without(claim, each) for each in rows)
        return replace(self._part(claim, number, standing), worded=cites, stood=stood)

    def _part(self, claim: Claim, number: int, standing: Line) -> ClaimPart:
        text = neutral(claim.text)
        return ClaimPart(
            claim.id,
            f"claim-{number}",
            number,
            text if self.notes.may_show(text, claim.statements) else None,
            standing=standing,
            worded=(),
            stood=(),
            also=(),
            left=0,
            corroboration=corroborated(claim.corroboration),
        )

    def _stood(self, claim: Claim, *, told: frozenset[Reference] = frozenset()) -> Iterator[Stood]:
        """Who stood how; a statement that is `told` has its number already."""
        for stance, again in gathered(self.stances(claim)):
            name = self.name(stance)
            person = neutral(stance.person or "")
            cite = () if stance.at in told else (self.notes.cite(stance.at),)
            yield Stood(
                day(stance.day),
                name,
                "" if person == name else person,
                self.takes(stance),
                cite=cite,
                again=tuple(self._again(again)),
                words=self.notes.words(stance.at),
            )

    def _again(self, stances: Sequence[Stance]) -> Iterator[str | Cite]:
        for number, each in enumerate(stances):
            yield f"{', ' if number else ''}{day(each.day)}"
            yield self.notes.cite(each.at)

    def _worded(self, claim: Claim) -> Reference:
        """The statement that the claim's words are taken from, as far as can be seen."""
        text = plain(neutral(claim.text))
        own = self._own(claim.statements)
        return next((at for at in own if text in plain(self.notes.said(at) or "")), own[0])

    def _own(self, statements: Iterable[Reference]) -> list[Reference]:
        """Those that stand in no copy, or all where there are none."""
        every = list(statements)
        copies = {copy.article for copy in self.view.story.copies}
        return [at for at in every if at.article not in copies] or every

    def _also(self, claim: Claim) -> tuple[tuple[tuple[Words, Cite], ...], int]:
        """Further statements, quotations first, without what is said above; and how many more."""
        chosen = self._further(claim)
        first = sorted(chosen, key=lambda at: not _QUOTED.search(self.notes.said(at) or ""))[:ALSO]
        shown = [at for at in chosen if at in first]
        cited = [(self.notes.words(at), self.notes.cite(at)) for at in shown]
        return tuple((words, cite) for words, cite in cited if words), len(chosen) - len(shown)

    def _further(self, claim: Claim) -> list[Reference]:
        taken = {stance.at for stance in self.stances(claim)}
        known = [plain(claim.text), *(plain(self.notes.said(at) or "") for at in taken)]
        found = []
        for at in self._own(claim.statements):
            said = plain(self.notes.said(at) or "").removeprefix("that ")
            new = not any(said in each for each in known)
            if at not in taken and len(said.split()) >= _FEW and new:
                known.append(said)
                found.append(at)
        return found


def _without(claim: Claim, stood: Stood) -> Stood:
    """Without the words that the claim has already."""
    words = stood.words
    if words is None or plain(words.said).removeprefix("that ") not in plain(claim.text):
        return stood
    return replace(stood, words=replace(words, pieces=()))


def _cut(sentence: str, labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The sentence in pieces, each with the label that it ends with, if any.

    >>> list(_cut("Asserted by Velland; denied by Dravia", ["Dravia", "Velland"]))
    [('Asserted by Velland', 'Velland'), ('; denied by Dravia', 'Dravia')]
    >>> list(_cut("Another figure from Velland (40)", ["Velland"]))
    [('Another figure from Velland', 'Velland'), (' (40)', '')]
    """
    spots: dict[int, str] = {}
    taken: set[int] = set()
    for label in sorted(labels, key=lambda each: (-len(each), each)):
        for found in re.finditer(rf"(?<= ){re.escape(label)}(?=,|;| and | \(|\Z)", sentence):
            place = set(range(found.start(), found.end()))
            if not place & taken:
                taken |= place
                spots[found.end()] = label
                break
    at = 0
    for end, label in sorted(spots.items()):
        yield sentence[at:end], label
        at = end
    if at < len(sentence):
        yield sentence[at:], ""
