"""Words that only point to a claim ("has not confirmed the account"), and which one they mean.

Where no words tell whose it is, and it is known what they mean in their article, that is the claim
nearest to it; silences, of which that tells little, and words without a meaning go by whose the
claim is said to be, by what they name, and to the last one spoken of.
"""

from collections.abc import Mapping, Sequence

from sayso.judge import verdicts
from sayso.judge.events import common, events
from sayso.judge.grouping import cosines
from sayso.judge.likeness import contained, weighed
from sayso.judge.strand import Ruled, Strand, parted
from sayso.judge.units import MAKING, Unit
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.text.terms import words_of
from sayso.types.attribution import Act
from sayso.types.story import Reference

SILENCES = (Act.DECLINES, Act.DOES_NOT_RESPOND)
_STEM = 5  # letters that "deployment" and "deployed" have in common
_POINTS = 0.3  # share of a pointing word's weight that a claim must have ("the landing")
_CLOSEST = 3  # statements of a claim by which its nearness is measured
_RULED = 0.02  # more nearness for the claim that the rules mean (0 to 0.15 were tried)
_SURE = 0.7  # nearness, at least, where the rules mean none
_PLAIN = 8  # words of “Where is the proof?”, which ask for what was told last
_DIGITS = 4  # what comes after them hangs on the machine, and shall decide nothing


def join_pointing(
    units: Sequence[Unit],
    found: Sequence[Strand],
    of: dict[Reference, Strand],
    *,
    foes: Ruled,
    friends: Ruled,
) -> None:
    """Each unit without a proposition joins the claim that it points to; unsure ones stay out.

    One of which a person said whither it belongs goes there.
    """
    seen: list[Strand] = []
    article = ""
    near = Nearness(units, found)
    for unit in units:
        if unit.at.article != article:
            article, seen = unit.at.article, []
        strand = of.get(unit.at)
        if strand is None:
            put = next((of[at] for at in sorted(friends.get(unit.at, ())) if at in of), None)
            strand = put or _asked(unit, units, of)
            strand = strand or near.meant(unit, _pointed(unit, seen, found))
            if strand is None or (not put and parted([unit], strand, foes)):
                continue
            strand.units.append(unit)
            of[unit.at] = strand
            if unit.statement.act in MAKING and not unit.judges:
                strand.aside.add(unit.at)  # "put the toll higher": what is asserted is not said
        seen.append(strand)


class Nearness:
    """How near what is meant by words that point is to each claim; claims stay as they were."""

    def __init__(self, units: Sequence[Unit], found: Sequence[Strand]) -> None:
        known = [unit for unit in units if unit.meaning]
        self._row = {unit.at: n for n, unit in enumerate(known)}
        self._meant = cosines([unit.meaning for unit in known])
        self._place = {unit.at.article: n for n, unit in reversed(list(enumerate(units)))}
        made = ((strand, [u for u in strand.made if u.meaning]) for strand in found)
        self._claims = [
            (
                strand,
                [self._row[unit.at] for unit in each],
                min(self._place[unit.at.article] for unit in each),
            )
            for strand, each in made
            if each
        ]

    def meant(self, unit: Unit, ruled: Strand | None) -> Strand | None:
        """The nearest claim told so far; where that tells nothing, the one that the rules mean."""
        told = unit.statement.act in (*SILENCES, Act.ASKS) or (unit.owner and ruled is not None)
        if told or not unit.meaning:
            return ruled
        here = self._place[unit.at.article]
        near = [
            (self._near(unit, rows) + _RULED * (strand is ruled), -n)
            for n, (strand, rows, first) in enumerate(self._claims)
            if first <= here
        ]
        best = max(near, default=(0.0, 0))
        sure = best[0] >= _SURE or (near and ruled is not None)
        return self._claims[-best[1]][0] if sure else ruled

    def _near(self, unit: Unit, rows: Sequence[int]) -> float:
        here = self._meant[self._row[unit.at]]
        closest = sorted((float(here[row]) for row in rows), reverse=True)[:_CLOSEST]
        return round(sum(closest) / len(closest), _DIGITS)


def _asked(unit: Unit, units: Sequence[Unit], of: Mapping[Reference, Strand]) -> Strand | None:
    """The claim of the question to which nothing is said: "did not reply when asked whether …"."""
    if unit.statement.act not in SILENCES or unit.chapter.said(unit.statement):
        return None
    asking = (
        other
        for other in units
        if (other.at.article, other.statement.sentence)
        == (unit.at.article, unit.statement.sentence)
        and other.statement.act is Act.QUESTIONS
    )
    return next((of[other.at] for other in asking if other.at in of), None)


def _pointed(unit: Unit, seen: Sequence[Strand], found: Sequence[Strand]) -> Strand | None:
    """The claim that is meant: by its owner, by a word it has, else the last weighty one."""
    said = weighed(unit.pointing)
    if unit.statement.act is Act.ASKS:
        seen = [s for s in seen if not any(set(u.parties) & set(unit.parties) for u in s.made)]
        found = [s for s in found if not any(set(u.parties) & set(unit.parties) for u in s.made)]
    by_owner = (
        [s for s in found if any(unit.owner in u.parties for u in s.made)] if unit.owner else []
    )
    by_word = [
        s for s in seen
        if any(_speaks_of(said, u.proposition.words) for u in s.made if u.proposition)
    ]  # fmt: skip
    happening = events(unit.pointing)
    by_event = [s for s in seen if happening and happening & _happens(s)]
    told = [s for s in seen if not _own(unit, s)]
    if unit.statement.act is Act.ASKS and not (by_owner or by_event):
        short = len(unit.said.split()) <= _PLAIN and verdicts.demands_proof(unit.said)
        return _last(unit, told, found) if short else None
    for candidates in (by_owner, by_event, by_word):
        if candidates:
            return max(candidates, key=lambda s: (s in seen, len(s.articles), len(s.units)))
    if unit.branded or (unit.proposition and seen and _own(unit, seen[-1])):
        return None  # which story is false must be told, and who told it last leaves no more open
    return _last(unit, told, found)


def _happens(strand: Strand) -> frozenset[str]:
    """What a good part of those that make the claim tell as happening."""
    return common(events(unit.chapter.said(unit.statement)) for unit in strand.made)


def _last(unit: Unit, told: list[Strand], found: Sequence[Strand]) -> Strand | None:
    """The last weighty claim that was told, or the very last one."""
    if _names_claim(unit):
        told = [*told, *(s for s in found if len(s.articles) > 1 and not _own(unit, s))]
    weighty = [s for s in told if len(s.articles) > 1]
    if told and _is_pronoun(unit):
        return told[-1]
    if weighty:
        return max(weighty, key=lambda s: (len(s.articles), len(s.units)))
    return told[-1] if told else None


def _speaks_of(said: Mapping[str, float], claim: Mapping[str, float]) -> bool:
    """Whether a claim has the pointing words, or a verb that one is made of ("deployment")."""
    made_of = any(
        word[:_STEM] == other[:_STEM] and len(word) > _STEM
        for word in said
        for other in claim
        if len(other) >= _STEM
    )
    return made_of or contained(said, claim) > _POINTS


def _names_claim(unit: Unit) -> bool:
    """Whether it speaks of a claim as such: "the claim", "the reports"."""
    said = unit.chapter.said(unit.statement)
    return any(noun(word) in words("claims", "as_such") for word in words_of(said))


def _is_pronoun(unit: Unit) -> bool:
    """Whether all that is said is "this" or "it": what was told last is meant."""
    said = unit.pointing.casefold().strip("“”\"'.,! ")
    return said in ("it", "this", "that", "so", "them", "these", "those")


def _own(unit: Unit, strand: Strand) -> bool:
    """Whether only the unit's own party has made the claim: nobody fails to confirm himself."""
    others = [u for u in strand.units if not set(u.parties) & set(unit.parties)]
    return not others
