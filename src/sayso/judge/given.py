"""Which figures of a story somebody gives, of what, and by whom.

A figure that is only denied ("not 14"), a part of a total or of a product, one in a headline and
one that a copy has from its origin are nobody's new figure. A bare number ("about 5,000 of them")
counts what was counted last, or what the same claim counts elsewhere.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.judge.likeness import contained, likeness, weighed
from sayso.judge.replaced import is_old, replaced
from sayso.judge.strand import Strand
from sayso.judge.units import Unit
from sayso.judge.verdicts import bounds_only, takes_back
from sayso.text.lemma import noun, verb
from sayso.text.lexicon import mapping, sections, words
from sayso.types.article import ZoneKind
from sayso.types.attribution import Act, Form, Polarity
from sayso.types.figure import Figure
from sayso.types.mention import MentionForm
from sayso.types.span import Span, holds, joined
from sayso.types.story import Copy, Reference

Turns = Sequence[tuple[re.Pattern[str] | None, re.Pattern[str] | None]]
Bounds = tuple[float | None, float | None]
_ASIDE = re.compile(
    r"\b(?:not|rather than|instead of|than|no (?:sign|trace|proof|evidence|record|confirmation) of"
    r"|basis for (?:a|the|any) (?:figure|number|count|toll) of)"
    r"(?: the| just| only| any)?\s*$",
    re.I,
)
_MORE = re.compile(r"\b(?:another|(?:a|some) further|an additional)\s*$", re.I)  # than before
_EACH = re.compile(r"\b(?:had|have|has) each \w+ $", re.I)  # "six flights had each brought *3,000*"
_MORE_BEHIND = re.compile(r"^ (?:more|further|additional|others?)\b(?! than)", re.I)
_OF_CASES = re.compile(r"\bin\s*$", re.I)  # "in two cases the lock was broken" counts no cases
_CASES = re.compile(r"^ (?:of (?:the|these|those) )?(?:other )?(?:cases|instances)\b", re.I)
_FIGURE_OF = re.compile(r"\b(?:figure|number|count|toll|total|estimate) of\s*$", re.I)
_WRONG = re.compile(
    r"^[^.;!?]{0,30}?\b(?:is|was|were|are) (?:\w+ )?(?:wrong|false|untrue|invented)\b", re.I
)
_RULED_OUT = re.compile(
    r"^[^.;!?“”]{0,24}?\b(?:is|was|were|are|would be) (?:\w+ )?"
    r"(?:out of the question|impossible|nonsense|absurd|ridiculous|exaggerated|too (?:high|low))\b",
    re.IGNORECASE,
)
_TWICE = re.compile(r"^[^.;!?]{0,40}?\bcounted (?:twice|double|more than once)\b", re.I)
_WHOLE_BEHIND = re.compile(  # "200,000 crowns, *400,000 in total*"
    r"^(?: [^\W\d]\w*){0,2}, [\w.,-]+(?: \w+)? (?:in total|in all|altogether|all told)\b", re.I
)
# What stands ahead of a number that is only spoken against, and behind it; and of what is no sum.
_CALLED = re.compile(
    r"^ (?:(?:is|was|were) (?:\w+ )?)?[“\"‘']?"
    r"(?:propaganda|nonsense|a fairy tale|a lie|exaggerated|inflated|too high|too low)\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(r"^ (?:is|was) not (?:the )?(?:true|right|real|correct|whole)\b", re.I)
_CLAUSE_END = re.compile(r"[,;:“”]|\b(?:that|which|who|but|and)\b")
_FULL_STOP = re.compile(r"[.!?;] ")
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.I)
_AGAINST = (
    (_ASIDE, None),
    (_FIGURE_OF, _WRONG),
    (_FIGURE_OF, _CALLED),
    (None, _RULED_OUT),
    (None, _UNTRUE),
)
_NO_SUMS = (
    (_MORE, None),
    (_EACH, None),
    (None, _MORE_BEHIND),
    (_OF_CASES, _CASES),
    (None, _TWICE),
    (None, _WHOLE_BEHIND),
)
_REACH = 24  # characters before or behind a number that say what becomes of it
_CLAUSE = 60  # characters before or behind a sum that may tell what it is
_MONEY = re.compile(r"[A-Z]{3}$")
_PARTS = 4  # numbers that a total may be the sum of
_LARGE = 20  # the least total: of small numbers many are the sum of others
_ALIKE = 0.3  # likeness by which a bare number counts what another figure of the story does
_PEOPLE = "person"
_BREAK = re.compile(r"[.,;:!?“”]\s|\b(?:and|but|while)\b")
_JOINT = re.compile(r"[.,;:!?”]|\d|\b(?:and|but|while|who|whom)\b")
_TIMES = 10.0  # at most so many times as much


@dataclass(frozen=True)
class Given:
    """One figure as one party gave it; `counted` is what it counts, for comparison."""

    figure: Figure
    unit: Unit
    strand: int
    party: str
    counted: str
    along: bool = False  # its statement joined the claim by its place: it may count another thing
    beside: bool = False  # it only bears on the claim
    old: bool = False  # the party gave the value in an earlier article, too

    @property
    def value(self) -> Bounds:
        return self.figure.low, self.figure.high


def given(
    strands: Sequence[Strand],
    repeated: Mapping[Reference, Reference],
    silent: Collection[str],
    copies: Sequence[Copy] = (),
) -> list[Given]:
    """Every figure with who gave it; a bare one where it is clear what it counts."""
    found = list(_every(strands, repeated, silent))
    found = [each for each in found if not _copied(each, found, copies)]
    found = _one_thing(found)
    settled = [s for each in found if (s := each if each.counted else _settled(each, found))]
    return _aged(settled)


def _every(
    strands: Sequence[Strand], repeated: Mapping[Reference, Reference], silent: Collection[str]
) -> Iterator[Given]:
    for number, strand in enumerate(strands):
        for unit in strand.units:
            named = unit.parties and unit.parties[0] not in silent
            if unit.at in repeated or not named or _in_heading(unit) or _is_denied(unit):
                continue
            for figure in _whole(unit):
                along = unit.at in strand.along
                yield Given(
                    figure, unit, number, unit.parties[0], _counted(unit, figure),
                    along=along, beside=unit.at in strand.beside,
                )  # fmt: skip


def _is_denied(unit: Unit) -> bool:
    """As in "rejected *a report of up to forty deaths*": the figure is another's."""
    told = unit.statement
    denies = told.act is Act.DENIES and told.polarity is Polarity.POSITIVE
    withdraws = told.act is Act.RETRACTS and takes_back(told.cue.lemma)
    return (denies and told.form is Form.INDIRECT) or withdraws


def _in_heading(unit: Unit) -> bool:
    zones = unit.chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
    return any(unit.statement.cue.spans[0] in zone for zone in zones)


def counted(unit: str | None) -> str:
    """What a unit is compared as: nouns for people are one."""
    for name, listed in sections("figures", "alike").items():
        if unit in listed:
            return name
    return unit or ""


def _counted(unit: Unit, figure: Figure) -> str:
    """What a figure counts, for comparison: people by what became of them ("killed 26 people").

    And money by what it is: "a loan of £9 million".
    """
    thing = counted(figure.unit)
    if figure.spans and _MONEY.match(thing):
        return _sum_of(unit.chapter.text, figure, thing)
    if thing not in ("", _PEOPLE) or not figure.spans:
        return thing
    text, start, end = unit.chapter.text, figure.spans[0].start, figure.spans[-1].end
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1].split()
    behind = _JOINT.split(text[end : end + 3 * _REACH])[0].split()
    fates = [_fate(word) for word in (*behind, *([] if "by" in before[-2:] else before[::-1]))]
    return counted(next(filter(None, fates), None)) or thing


def _sum_of(text: str, figure: Figure, currency: str) -> str:
    """A currency with what the sum is, by the nearest word of the clause that tells it."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    before = _BREAK.split(text[max(0, start - _CLAUSE) : start])[-1].split()[::-1]
    behind = _BREAK.split(text[end : end + _CLAUSE])[0].split()
    found = [
        (place, kind) for told in (before, behind) for place, word in enumerate(told)
        if (kind := _kind_of_sum(word))
    ]  # fmt: skip
    return f"{min(found)[1]} ({currency})" if found else currency


def _kind_of_sum(word: str) -> str | None:
    plainly = word.casefold().strip("“”\"'’,.")
    kinds = mapping("figures", "money")
    return kinds.get(noun(plainly)) or kinds.get(verb(plainly))


def _fate(word: str) -> str | None:
    plainly = word.casefold().strip("“”\"'’,.")
    became = mapping("figures", "became")
    return became.get(plainly) or became.get(verb(plainly))


def _whole(unit: Unit) -> list[Figure]:
    """The statement's figures without parts of others, and without those only spoken against."""
    others = _of_anybody(unit)
    listed = [*(i for i in unit.statement.figures if i not in others), *_told_by(unit)]
    figures = [unit.chapter.figures[i] for i in dict.fromkeys(listed)]
    parts = {i for figure in figures if figure.derivation for i in figure.derivation.of}
    kept = [f for f in figures if f.id not in parts and not is_aside(unit.chapter.text, f)]
    kept = [f for f in kept if not _is_negated(unit, f)]
    derived = {(f.low, f.high) for f in kept if f.derivation}
    kept = [f for f in kept if f.derivation or f.unit or (f.low, f.high) not in derived]
    return [f for f in _summed(kept) if not _is_no_sum(unit.chapter.text, f)]


def _is_negated(unit: Unit, figure: Figure) -> bool:
    """As in “They have not withdrawn *3,000* men. They have withdrawn perhaps 200”."""
    if not unit.negated or bounds_only(unit.said) or not figure.spans or not unit.statement.content:
        return False
    start = unit.statement.content[0].start
    told = unit.chapter.text[start : figure.spans[0].start]
    clause = _CLAUSE_END.split(told)[-1]
    return _FULL_STOP.search(told) is None and _NOT.search(clause) is not None


def _of_anybody(unit: Unit) -> set[str]:
    """The figures that it tells as those of "them", whoever they are: “They tell us 300 tonnes”."""
    inner = [s for s in unit.chapter.reading.statements if s.within == unit.statement.id]
    theirs = [
        span for each in inner
        if each.source and not each.source.entities
        and joined(unit.chapter.text, each.source.spans).casefold() == "they"
        for end in (each.cue.spans[-1].end,)
        for span in (each.content or (Span(end, end + _REACH),))
    ]  # fmt: skip
    figures = (unit.chapter.figures[i] for i in unit.statement.figures)
    return {f.id for f in figures if f.spans and holds(theirs, f.spans[0])}


def _told_by(unit: Unit) -> Iterator[str]:
    """Figures outside the content that the verb gives: "put it at between 1 and 2"."""
    if unit.statement.cue.lemma.split()[0] not in words("figures", "giving"):
        return
    cue = unit.statement.cue.spans[-1]
    sentence = next((s for s in unit.chapter.wording.sentences if s.overlaps(cue)), None)
    for figure in unit.chapter.reading.figures if sentence else ():
        at = figure.spans[0].start if figure.spans else -1
        inside = sentence is not None and cue.end <= at < sentence.end
        if inside and figure.statement is None and not _others(unit, cue.end, at):
            yield figure.id


def _others(unit: Unit, start: int, end: int) -> bool:
    """Whether somebody else is named between: "A speaks of 8,000, B of 5,000"."""
    own = unit.statement.source.entities if unit.statement.source else ()
    return any(
        start <= mention.span.start < end and mention.form is MentionForm.NAME
        for entity in unit.chapter.reading.entities
        if entity.id not in own
        for mention in entity.mentions
    )


def is_aside(text: str, figure: Figure) -> bool:
    """Whether it is told as another's or as the old one: "17, not 14", "from 40 to 26"."""
    return is_old(text, figure) or _stands(text, figure, _AGAINST)


def _is_no_sum(text: str, figure: Figure) -> bool:
    """Whether it counts what comes on top, a part, or the counting: "two more", "counted twice"."""
    return _stands(text, figure, _NO_SUMS)


def _stands(text: str, figure: Figure, turns: Turns) -> bool:
    if not figure.spans:
        return False
    start, end = figure.spans[0].start, figure.spans[-1].end
    before, behind = text[max(0, start - _REACH) : start], text[end : end + 3 * _REACH]
    return any(
        (not ahead or ahead.search(before)) and (not after or after.search(behind))
        for ahead, after in turns
    )


def _summed(figures: list[Figure]) -> list[Figure]:
    """The figures with the parts of a total left out; the total counts what its parts do."""
    exact = [f for f in figures if f.low == f.high and f.low and f.spans]
    for total in exact:
        for apart in ([f for f in exact if f.spans < total.spans],
                      [f for f in exact if f.spans > total.spans]):  # fmt: skip
            for size in range(2, min(_PARTS, len(apart)) + 1):
                for parts in combinations(apart, size):
                    if (total.low or 0) >= _LARGE and _adds_up(total, parts):
                        unit = total.unit or next((f.unit for f in parts if f.unit), None)
                        whole = replace(total, unit=unit, counts=total.counts or parts[0].counts)
                        return [whole if f is total else f for f in figures if f not in parts]
    return figures


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    return total.low == sum(part.low or 0 for part in parts)


def _copied(each: Given, found: Sequence[Given], copies: Sequence[Copy]) -> bool:
    """Whether a copy has the figure from its origin, in whatever words."""
    origins = {copy.origin for copy in copies if copy.article == each.unit.at.article}
    return any(
        other.unit.at.article in origins and each.figure.high == other.figure.high
        and each.counted == other.counted
        for other in found
    )  # fmt: skip


def _one_thing(found: Sequence[Given]) -> list[Given]:
    """The figures with words made one by which a party gives one number: "97 bronzes", "97 pieces".

    Numbers that are small or round are often the same by chance, and so are those of two parties;
    and as many sick as dead are not the same.
    """
    people = sections("figures", "alike").keys()
    named: dict[tuple[str, Bounds], str] = {}
    same: dict[str, str] = {}
    for each in found:
        number = each.figure.high or each.figure.low or 0
        thing = each.counted and each.counted != "percent" and each.counted not in people
        if thing and number > _LARGE and number % _LARGE:
            first = named.setdefault((each.party, each.value), each.counted)
            one, other = (_leading(same, word) for word in (first, each.counted))
            same[other] = one
    return [replace(each, counted=_leading(same, each.counted)) for each in found]


def _leading(same: Mapping[str, str], word: str) -> str:
    while same.get(word, word) != word:
        word = same[word]
    return word


def _settled(each: Given, found: Sequence[Given]) -> Given | None:
    """A bare number with what it counts.

    That is what the number counted that it takes the place of ("from 31 to 28"), or as told last in
    the statement, in its claim, or alike.
    """
    before = [
        o for o in found
        if _may_count(o) and o.unit.at == each.unit.at and o.figure.spans < each.figure.spans
        and near(each, o)
    ]  # fmt: skip
    same = [
        o for o in found
        if _may_count(o) and o.strand == each.strand and not (o.beside or each.beside)
    ]  # fmt: skip
    nearest = max(
        ((alike(each, o), -n) for n, o in enumerate(found) if _may_count(o) and near(each, o)),
        default=(0.0, 0),
    )
    old = replaced(each.unit)
    former = [o for o in found if o.counted and o.party == each.party and o.figure.high in old]
    most = Counter(o.counted for o in same if near(each, o)).most_common(1)
    if former or before:
        return replace(each, counted=[*before, *former][-1].counted)
    around = {
        o.counted for o in found if _may_count(o) and o.strand == each.strand and near(each, o)
    }
    if most or len(around) == 1:
        return replace(each, counted=most[0][0] if most else around.pop())
    return replace(each, counted=found[-nearest[1]].counted) if nearest[0] >= _ALIKE else None


def _may_count(other: Given) -> bool:
    """Whether a bare number may count what this one does: a share says that it is one."""
    return bool(other.counted) and other.figure.unit != "percent"


def alike(one: Given, other: Given) -> float:
    """How alike what the two stand in is: by meaning, or by words where one only points."""
    mine, theirs = one.unit.proposition, other.unit.proposition
    if mine and theirs:
        return likeness(mine, theirs)
    said = [weighed(each.unit.chapter.said(each.unit.statement)) for each in (one, other)]
    return contained(*said) if all(said) else 0.0


def near(one: Given, other: Given) -> bool:
    """Whether the two are of one size, so that they may count one thing."""
    mine, theirs = (next((v for v in g.value[::-1] if v), 0.0) for g in (one, other))
    return bool(mine and theirs) and max(mine, theirs) / min(mine, theirs) <= _TIMES


def _aged(every: Sequence[Given]) -> list[Given]:
    """The figures, with those marked that their party had given before."""
    first: dict[tuple[str, str, Bounds], str] = {}
    for each in every:
        key = (each.party, each.counted, each.value)
        first[key] = min(first.get(key, each.unit.chapter.order), each.unit.chapter.order)
    return [
        replace(e, old=first[e.party, e.counted, e.value] < e.unit.chapter.order) for e in every
    ]
