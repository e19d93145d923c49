"""How each party stands to a claim, after the glossary's table of acts."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from sayso.judge.behind import denies_behind
from sayso.judge.corrected import corrects_itself, of_own, owns_up, void
from sayso.judge.likeness import likeness, whole_likeness
from sayso.judge.limits import in_part
from sayso.judge.strand import Strand
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import bounds_only, contrary, demands_proof, takes_back, tells
from sayso.text.lexicon import words
from sayso.text.terms import words_of
from sayso.types.attribution import Act, Factuality, Form, Polarity
from sayso.types.story import Copy, Reference, Stance, StanceKind

_OPPOSED = 0.53  # likeness of a claim and of what is said in the negative of the same
_AS_LIKE = 0.1  # less than to what is put otherwise: a "not" makes words hardly less like
_LONG_AGO = timedelta(days=3)  # a saying so much older than the article is told as history
_SAME_WORDS = 0.75  # likeness of what is told of one saying in two newsrooms' words
_RIGHT_BEHIND = 10  # characters behind a content: "confirmed the claim *in part*"
_FIRST = 4  # words of a content: "confirmed *part of* the account"
_OPEN = (Factuality.PROBABLE, Factuality.POSSIBLE)
_POSITIVE = {
    Act.CONFIRMS: StanceKind.CONFIRMS,
    Act.DENIES: StanceKind.DENIES,
    Act.DECLINES: StanceKind.DECLINES,
    Act.DOES_NOT_RESPOND: StanceKind.DID_NOT_RESPOND,
    Act.DOUBTS: StanceKind.DOUBTS,
    Act.QUESTIONS: StanceKind.DOUBTS,
    Act.RETRACTS: StanceKind.RETRACTS,
    Act.ASKS: StanceKind.ASKS_FOR_EVIDENCE,
}
_NEGATIVE = {
    Act.CONFIRMS: StanceKind.NOT_CONFIRMED,
    Act.DENIES: StanceKind.DOES_NOT_DENY,
}
_PASSED_ON = {StanceKind.ASSERTS, StanceKind.CONFIRMS, StanceKind.DENIES}
_SILENT = {StanceKind.DECLINES, StanceKind.DID_NOT_RESPOND}
_LEFT = _SILENT | {StanceKind.NOT_CONFIRMED}  # of the rest of the claim
_AGAINST = {StanceKind.DENIES, StanceKind.DISPUTES_FIGURE}
_CONFIRMING = {StanceKind.CONFIRMS, StanceKind.CONFIRMS_IN_PART}
SUPPORT = {StanceKind.ASSERTS, StanceKind.CONFIRMS, StanceKind.CONFIRMS_IN_PART}


def stances(
    claim: str,
    strand: Strand,
    repeated: Mapping[Reference, Reference],
    outlets: Collection[str] = (),
    *,
    copies: Sequence[Copy] = (),
    retellings: Collection[tuple[str, str, str]] = (),
) -> Iterator[Stance]:
    """Each party's stances to the claim, in order, one a day at most unless it changes.

    `repeated` are the statements that a copy has from its origin: they are nobody's new word, nor
    is anything else that a copy has the origin's speakers say of the claim. `outlets` are parties
    that publish: what they tell of others is no stance of theirs. `retellings` are triples of an
    article, one that only retells it, and a party that is quoted in both.
    """
    last: dict[str, Stance] = {}
    retold = _retold(strand, copies, retellings) | set(_hardened(strand))
    taken = [(unit, kind) for unit, kind in _taken(strand, repeated) if unit.at not in retold]
    denied = _days(taken, _AGAINST, plainly=True)
    disputed = _days(taken, {StanceKind.DISPUTES_FIGURE}, plainly=True)
    settled = denied | _days(taken, _CONFIRMING, plainly=True)
    verified = [(unit, kind) for unit, kind in taken if _cue(unit).split()[-1:] != ["say"]]
    withheld = denied | _days(verified, {StanceKind.NOT_CONFIRMED}, plainly=True)
    fresh = [(unit, kind) for unit, kind in taken if not _before(unit)]
    spoke, now = _days(fresh, _AGAINST | SUPPORT), _days(fresh, set(StanceKind))
    confirmed = {_sentence(unit) for unit, kind in taken if kind is StanceKind.CONFIRMS}
    halves = set(_halves(taken, strand))
    for unit, told in taken:
        for party in unit.parties:
            day = (party, _day(unit))
            kind = StanceKind.CONFIRMS_IN_PART if (party, unit.at) in halves else told
            own = corrects_itself(unit, party, strand.made) or not strand.by_others(unit)
            if kind is StanceKind.DISPUTES_FIGURE and own and unit.statement.act in MAKING:
                kind = StanceKind.ASSERTS  # "66, not 71"
            if kind is StanceKind.ASSERTS and owns_up(unit, last.get(party)):
                kind = StanceKind.CONFIRMS
            passed_on = party in outlets and kind in _PASSED_ON
            again = party in last and kind is StanceKind.ASKS_FOR_EVIDENCE
            asks_again = again and (last[party].kind is kind or not demands_proof(unit.said))
            stance = Stance(claim, party, kind, day=day[1], at=unit.at, person=unit.person)
            plainly = unit.statement.act not in MAKING
            more = _says_more(stance, last.get(party), plainly=plainly)
            # Who denies it or cannot confirm it in plain words asserts, whatever else he says,
            # something of his own; and nobody is silent on a day on which he speaks of it.
            aside = (kind is StanceKind.ASSERTS and day in withheld) or (
                kind in _SILENT and day in spoke
            )
            aside = aside or (_before(unit) and day in now)
            # "No knowledge of it" beside a plain denial is no other stance of the same day, nor is
            # "no trace of arson" beside a confirmation of what it was instead; and who answers a
            # charge does not make it anew for whoever brought it.
            aside = aside or (kind is StanceKind.NOT_CONFIRMED and not plainly and day in settled)
            aside = aside or (kind is StanceKind.ASSERTS and unit.answered and party in last)
            aside = aside or (kind is StanceKind.NOT_CONFIRMED and unit.watched and party in last)
            # So is a "no" to how something was counted beside a plain word against the number.
            aside = aside or (kind is StanceKind.DENIES and not plainly and day in disputed)
            rest = kind in _LEFT and _sentence(unit) in confirmed
            aside = aside or (rest and party in last)
            if more and not (passed_on or asks_again or aside):
                last[party] = stance
                yield stance


def _halves(
    taken: Sequence[tuple[Unit, StanceKind]], strand: Strand
) -> Iterator[tuple[str, Reference]]:
    """Who confirms the claim in part: he denies the one of it, or leaves it open, and where."""
    made = [unit for unit in strand.made if unit.statement.act in MAKING]
    refused = {
        (party, unit.at.article)
        for unit, kind in taken
        for party in unit.parties
        if kind in _AGAINST and unit.statement.act not in MAKING and not _before(unit)
    }
    for unit, kind in taken:
        half = kind is StanceKind.CONFIRMS and in_part(unit, made)
        for party in unit.parties if kind is StanceKind.CONFIRMS else ():
            if half or (party, unit.at.article) in refused:
                yield party, unit.at


def _sentence(unit: Unit) -> tuple[str, int]:
    return unit.at.article, unit.statement.sentence


def _before(unit: Unit) -> bool:
    """Whether it is told as what had been said before: "had denied this", "first denied it"."""
    return _cue(unit).split(" ", 1)[0] in ("had", "first", "initially", "originally")


def _cue(unit: Unit) -> str:
    return unit.statement.cue.spans[0].of(unit.chapter.text).casefold()


def _days(
    taken: Sequence[tuple[Unit, StanceKind]],
    kinds: Collection[StanceKind],
    *,
    plainly: bool = False,
) -> set[tuple[str, date | None]]:
    """Who takes such a stance on which days; `plainly` by a word for it, as "denied"."""
    return {
        (party, _day(unit))
        for unit, kind in taken
        for party in unit.parties
        if kind in kinds and not (plainly and unit.statement.act in MAKING)
    }


def _retold(
    strand: Strand, copies: Sequence[Copy], retellings: Collection[tuple[str, str, str]]
) -> set[Reference]:
    """What a copy or a retelling tells of those who speak of the claim in its origin."""
    speaking: dict[str, set[str]] = {}
    for unit in strand.units:
        speaking.setdefault(unit.at.article, set()).update(unit.parties)
    told = {(copy.article, party) for copy in copies for party in speaking.get(copy.origin, ())}
    told |= {
        (article, party)
        for origin, article, party in retellings
        if party in speaking.get(origin, ())
    }
    return {u.at for u in strand.units if any((u.at.article, p) in told for p in u.parties)}


def _hardened(strand: Strand) -> Iterator[Reference]:
    """What is told without its "may" of a party that an earlier article lets say it with one.

    In other newsrooms' words, so that nobody knows whether the party ever said so much.
    """
    made = [u for u in strand.units if u.statement.act in MAKING and u.proposition]
    open_before = [u for u in made if not _certain(u)]
    for unit in made:
        if (
            unit.statement.form is Form.INDIRECT
            and _certain(unit)
            and any(
                other.chapter.order < unit.chapter.order
                and set(other.parties) & set(unit.parties)
                and likeness(other.proposition, unit.proposition) >= _SAME_WORDS
                for other in open_before
                if other.proposition and unit.proposition
            )
        ):
            yield unit.at


def _certain(unit: Unit) -> bool:
    return unit.statement.firmness.factuality not in _OPEN


def _taken(
    strand: Strand, repeated: Mapping[Reference, Reference]
) -> Iterator[tuple[Unit, StanceKind]]:
    """The units that take a stance, by day, each with the stance that it takes."""
    turned = _turned(strand)
    known = any(unit.of_knowing for unit in strand.made if unit.statement.act in MAKING)
    spoken = {unit.at: unit for unit in strand.units}
    for unit in sorted(strand.units, key=lambda u: (str(_day(u)), u.chapter.order)):
        if unit.at in repeated or unit.at in strand.aside:
            continue
        kind = stance_of(unit, turned=turned, known=known)
        around = spoken.get(unit.around)
        unbelieved = around is not None and tells("disbelieved", around.said)
        if kind in SUPPORT and (unbelieved or tells("only_told_of", unit.said)):
            continue
        if (kind in _CONFIRMING and _called_up(unit, around)) or void(unit, around, strand.made):
            continue
        if kind in _CONFIRMING and unit.negated:
            kind = _of_negation(unit, strand, kind)  # "confirmed that he made no dealings"
        behind = kind is StanceKind.ASSERTS and denies_behind(unit, strand.made)
        kind = StanceKind.DENIES if behind else kind
        by_negation = kind is StanceKind.DENIES and unit.statement.act is not Act.DENIES
        if kind and (behind or not by_negation or _opposed(unit, strand)):
            yield unit, kind  # else it may deny something else that was said


def _says_more(stance: Stance, last: Stance | None, *, plainly: bool) -> bool:
    """Whether it tells more than the party's last one: another stance, or another day.

    `plainly` says that the words for saying tell it ("denied"), not a negation in what was said.
    """
    if last is None:
        return True
    kind, before = stance.kind, last.kind
    if kind is before:
        return stance.day != last.day
    if kind is StanceKind.ASSERTS and (before in _AGAINST or before in SUPPORT):
        return False  # who has denied it takes that back in plain words only
    if kind is StanceKind.DENIES and before in SUPPORT and not plainly:
        return False
    if kind in _SILENT:  # who has taken a stance keeps it through a silence
        return stance.day != last.day
    return True


def stance_of(unit: Unit, *, turned: bool = False, known: bool = False) -> StanceKind | None:
    """The stance that one statement takes; None where it takes none.

    `turned` says that the claim itself is put in the negative, so that its negation affirms it,
    `known` that the claim is that somebody knew, so that "no knowledge" denies it.
    """
    statement = unit.statement
    if statement.act is None or statement.act in MAKING:
        return _made(unit, turned=turned, known=known) if statement.act else None
    if statement.polarity is Polarity.NEGATIVE:
        return _NEGATIVE.get(statement.act)
    return _narrowed(unit, of_own(unit.said, _cue(unit), _POSITIVE.get(statement.act)))


def _narrowed(unit: Unit, kind: StanceKind | None) -> StanceKind | None:
    """What the content makes of a stance: in part, of the figure alone, or not at all."""
    said = unit.chapter.said(unit.statement)
    if kind is StanceKind.CONFIRMS and (unit.left_open or _cannot(unit)):
        return StanceKind.NOT_CONFIRMED
    if kind is StanceKind.CONFIRMS:
        return _whole_or_part(unit)
    if kind is StanceKind.DENIES and _has(" ".join(said.split()[:5]), "of_figure"):
        return StanceKind.DISPUTES_FIGURE
    if (
        kind is StanceKind.RETRACTS
        and _counts(unit, said)
        and not takes_back(unit.statement.cue.lemma)
    ):
        return StanceKind.ASSERTS  # a corrected figure: the claim is made again
    return kind


def _whole_or_part(unit: Unit) -> StanceKind:
    """Whether it is confirmed whole, by the words of saying, of the content and right behind it."""
    last = max((s.end for s in (*unit.statement.content, *unit.statement.cue.spans)), default=0)
    cue = " ".join(span.of(unit.chapter.text) for span in unit.statement.cue.spans)
    behind = unit.chapter.text[last : last + _RIGHT_BEHIND]
    told = f"{cue} {unit.said} {re.split(r'[.;!?]', behind)[0]}"
    first = " ".join(islice(words_of(unit.said), _FIRST))
    opens = any(first.startswith(f"{turn} ") for turn in words("claims", "in_part_first"))
    part = opens or _has(told, "in_part")
    return StanceKind.CONFIRMS_IN_PART if part else StanceKind.CONFIRMS


def _counts(unit: Unit, said: str) -> bool:
    """Whether it gives a figure, in digits or in words."""
    return bool(unit.statement.figures) or any(word.isdigit() for word in words_of(said))


def _made(unit: Unit, *, turned: bool, known: bool) -> StanceKind:
    """What is said in so many words: the claim, that it is not so, or something of it."""
    told = (
        (unit.undenied, StanceKind.DOES_NOT_DENY),
        (unit.counts_otherwise, StanceKind.DISPUTES_FIGURE),
        (known and unit.unknowing, StanceKind.DENIES),
        (unit.left_open, StanceKind.NOT_CONFIRMED),
        (unit.branded, StanceKind.DENIES),
        (unit.doubted or tells("disbelieved", unit.said), StanceKind.DOUBTS),
        (unit.affirmed, _whole_or_part(unit)),
        (unit.negated and bounds_only(unit.said), StanceKind.DISPUTES_FIGURE),
        (unit.negated and not turned, StanceKind.DENIES),
    )
    return next((kind for so, kind in told if so), StanceKind.ASSERTS)


def _turned(strand: Strand) -> bool:
    """Whether the claim is put in the negative: by its first makers, and by nobody without it."""
    made = [u for u in strand.made if u.statement.act in MAKING]
    return bool(made) and made[0].negated and 3 * sum(u.negated for u in made) >= len(made)


def _of_negation(unit: Unit, strand: Strand, kind: StanceKind) -> StanceKind | None:
    """What a confirmation of something negated makes of the claim.

    It denies what nobody puts in the negative. Where some do, and not in like words, nobody knows
    which of the things said it confirms, unless the negation is beside the point ("and never").
    """
    made = [u for u in strand.made if u.statement.act in MAKING]
    negated = [u for u in made if u.negated]
    if not negated:
        return StanceKind.DENIES if made else kind
    least = max(_OPPOSED, _likest(unit, [u for u in made if not u.negated]) - _AS_LIKE)
    same = _likest(unit, [u for u in negated if contrary(u.said)]) >= least
    return kind if same or not contrary(unit.said) else None


def _likest(unit: Unit, others: Sequence[Unit]) -> float:
    """How like it is what is likest of the others; of what only points nobody can tell: 1."""
    pairs = [(unit.proposition, other.proposition) for other in others]
    return max((whole_likeness(a, b) if a and b else 1.0 for a, b in pairs), default=0.0)


def _called_up(unit: Unit, around: Unit | None) -> bool:
    """Whether one who makes the claim says that another has confirmed it.

    As in "He said the institute had confirmed what he had been saying all along".
    """
    return (
        around is not None
        and around.statement.act in MAKING
        and set(around.parties).isdisjoint(unit.parties)
    )


def _opposed(unit: Unit, strand: Strand) -> bool:
    """Whether the "no" in a content surely denies this claim, made by another in like words."""
    if unit.at in strand.denials or unit.branded:
        return True
    mine = unit.proposition
    return mine is not None and any(
        other.statement.act in MAKING | {Act.CONFIRMS}
        and not other.negated
        and (tells("ahead", other.said) or not tells("ahead", unit.said))
        and set(other.parties) - set(unit.parties)
        and whole_likeness(mine, other.proposition) >= _OPPOSED
        for other in strand.made
        if other.proposition
    )


def _cannot(unit: Unit) -> bool:
    """As in "was in no position to confirm": the source's words hold the negation."""
    source = unit.chapter.source(unit.statement).casefold()
    return any(word in source.split() for word in ("not", "no", "cannot", "unable"))


def _has(said: str, section: str) -> bool:
    low = f" {said.casefold()} "
    return any(
        f" {word} " in low or low.startswith(f"{word} ") for word in words("claims", section)
    )


def _day(unit: Unit) -> date | None:
    """The day of the article, or of a saying that it tells as history."""
    published = unit.chapter.day
    time = unit.chapter.times.get(unit.statement.said_at or "")
    value = time.value if time else None
    if published and value and len(value) >= 10:
        try:
            said = date.fromisoformat(value[:10])
        except ValueError:
            return published
        return said if published - said > _LONG_AGO else published
    return published


def newest(stances_of: Sequence[Stance]) -> dict[str, Stance]:
    """Each party's stance as it stands: who has taken one keeps it through a silence."""
    found: dict[str, Stance] = {}
    for stance in stances_of:
        before = found.get(stance.party)
        if before is None or before.kind in _SILENT or stance.kind not in _SILENT:
            found[stance.party] = stance
    return found
